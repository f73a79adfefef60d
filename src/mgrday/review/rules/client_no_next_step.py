"""``client.no_next_step``: nobody knows what comes next with an A or B client."""

from collections.abc import Iterator, Mapping

from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, graded
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Unsigned A and B clients without a day for the next step."""
    today = question.today
    for row in question.reader.rows(beside(__file__)["without_step"], **question.scope):
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            row["client"],
            Record("lead", row["id"]),
            first_day(today, row["graded_on"], row["step_set_on"]),
            _("{client} has no next step").format(client=graded(row, today)),
            f"mgrday lead next {row['id']} --on tomorrow",
        )


RULE = Rule(
    name="client.no_next_step",
    summary=N_("An unsigned A or B client has no day for its next step."),
    severities=("medium",),
    find=find,
)
