"""``service.objection_open``: an objection that nobody has settled."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Objections raised more than so many days ago and not done, whether the client has signed or not."""
    today, days = question.today, settings["days"]
    before = shift(today, -days)
    for row in question.reader.rows(beside(__file__)["open_objections"], before=before, **question.scope):
        waiting = between(row["raised_on"], today)
        text = ngettext(
            "{client}: objection of {day} open for {days} day",
            "{client}: objection of {day} open for {days} days",
            waiting,
        ).format(client=owned(row, today), day=say_day(row["raised_on"], today), days=waiting)
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("service", row["id"]),
            first_day(today, shift(row["raised_on"], days + 1)),
            _("{finding}: “{note}”").format(finding=text, note=row["note"]) if row["note"] else text,
            f"mgrday service done {row['id']}",
        )


RULE = Rule(
    name="service.objection_open",
    summary=N_("A client's objection has been open for more than so many days."),
    severities=("high",),
    find=find,
    settings={
        "days": Number(2, "days", N_("How many days an objection may be open.")),
    },
)
