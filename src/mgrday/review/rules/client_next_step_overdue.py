"""``client.next_step_overdue``: what was to be done with a client was not done."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, graded
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Unsigned clients whose next step was due before today, with no touch on or after its day."""
    today = question.today
    for row in question.reader.rows(beside(__file__)["overdue"], today=today, **question.scope):
        text = _("{client}: “{step}” was due {day}") if row["next_step"] else _("{client}: its next step was due {day}")
        yield Finding(
            RULE.name,
            "high" if row["grade"] == "A" else "medium",
            row["member"],
            row["client"],
            Record("lead", row["id"]),
            first_day(today, shift(row["next_on"], 1), row["step_set_on"], row["created_on"]),
            text.format(client=graded(row, today), step=row["next_step"], day=say_day(row["next_on"], today)),
            f"mgrday lead next {row['id']} --on tomorrow",
        )


RULE = Rule(
    name="client.next_step_overdue",
    summary=N_("An unsigned client's next step was due before today and nobody has been in touch since its day; high for A."),
    severities=("high", "medium"),
    find=find,
)
