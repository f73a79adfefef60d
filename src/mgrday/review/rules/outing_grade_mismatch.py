"""``outing.grade_mismatch``: the book and the call-back judge a client differently."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Unsigned clients whose grade is not the one that their latest call-back gave."""
    today = question.today
    start, end = question.window
    rows = question.reader.rows(beside(__file__)["mismatches"], today=today, start=start, end=end, **question.scope)
    for row in rows:
        called = (row["called_back_on"] or row["back_at"] or row["day"])[:10]
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            row["client"],
            Record("outing", row["id"]),
            first_day(today, called, row["graded_on"]),
            _("{client} is {grade} in the book, {found} by the call-back ({day})").format(
                client=owned(row, today), grade=row["grade"], found=row["verdict_grade"], day=say_day(called, today)
            ),
            f"mgrday lead grade {row['client_id']} {row['verdict_grade']}",
        )


RULE = Rule(
    name="outing.grade_mismatch",
    summary=N_("The latest call-back gave an unsigned client another grade than it has now."),
    severities=("medium",),
    find=find,
)
