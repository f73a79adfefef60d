"""``action.open``: what the last check agreed with a member, and what was not done."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Agreed actions of active members that are more than so many days past their day and not done."""
    today, days = question.today, settings["days"]
    rows = question.reader.rows(beside(__file__)["open_actions"], today=today, before=shift(today, -days), **question.scope)
    for row in rows:
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            None,
            Record("action", row["id"]),
            first_day(today, shift(row["due_on"], days + 1), row["agreed_on"]),
            _("{member} agreed to “{action}” by {day}; it is not done").format(
                member=row["member"], action=row["action"], day=say_day(row["due_on"], today)
            ),
            f"mgrday action done {row['id']}",
        )


RULE = Rule(
    name="action.open",
    summary=N_("An action that a check agreed with a member is due for more than so many days and not done."),
    severities=("medium",),
    find=find,
    settings={
        "days": Number(0, "days", N_("How many days after its day an action may still be open.")),
    },
)
