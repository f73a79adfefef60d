"""``member.no_outing``: a member who stays in the office."""

from collections.abc import Iterator, Mapping

from mgrday.days import shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """From the weekday of the setting on (1 is Monday), active members without an outing this week."""
    today, week = question.today, question.this_week
    from_day = shift(week.start, settings["from_weekday"] - 1)
    if today < from_day:
        return
    sql = beside(__file__)["not_out"]
    for row in question.reader.rows(sql, today=today, start=week.start, end=week.end, **question.scope):
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            None,
            Record("member", row["id"]),
            first_day(today, from_day, row["hired_on"]),
            _("{member} has not been out this week").format(member=row["member"]),
            f"mgrday show member {row['id']}",
        )


RULE = Rule(
    name="member.no_outing",
    summary=N_("From a weekday on (1 is Monday), an active member has no outing this week."),
    severities=("medium",),
    find=find,
    settings={
        "from_weekday": Number(3, "weekday", N_("The weekday from which a member has to have been out; 1 is Monday, 7 Sunday.")),
    },
)
