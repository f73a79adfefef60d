"""``person.no_talk``: nobody has sat down with a member for long."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.store.named import beside
from mgrday.words import N_, _, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Active members without a talk for more than the days; fewer days for who was named a key person this week.

    Who was never talked with counts from the day of hire, else of recording.
    """
    today = question.today
    sql, week = beside(__file__)["talked"], question.this_week.name
    for row in question.reader.rows(sql, today=today, period=week, **question.scope):
        last = row["last_talk"] or row["since"]
        first = shift(last, settings["days"] + 1)
        if row["lifted_on"] is not None:
            first = min(first, max(shift(last, settings["key_days"] + 1), row["lifted_on"]))
        if first > today:
            continue
        days = between(last, today)
        if row["last_talk"] is None:
            text = _("no talk with {member} yet")
        else:
            text = ngettext("no talk with {member} for {days} day", "no talk with {member} for {days} days", days)
        if row["lifted_on"] is not None:
            text = _("{text} (key person)").format(text=text)
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            None,
            Record("member", row["id"]),
            first,
            text.format(member=row["member"], days=days),
            f"mgrday talk add {row['id']}",
        )


RULE = Rule(
    name="person.no_talk",
    summary=N_("No talk with an active member for more than the days; with a key person of this week the key days."),
    severities=("medium",),
    find=find,
    settings={
        "days": Number(30, "days", N_("How many days a member may go without a talk.")),
        "key_days": Number(7, "days", N_("How many days a key person of this week may go without a talk.")),
    },
)
