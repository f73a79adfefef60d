"""``outing.not_returned``: a member who should be back by now."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import LONGEST_OUTING, Rule
from mgrday.review.rules.saying import first_day, say_time
from mgrday.store.named import beside
from mgrday.words import N_, _

LAST_MINUTE = "23:59"


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Outings without a return whose time to be back, the end of the day where none was given, has passed."""
    today = question.today
    start, end = question.window
    earliest = shift(start, -LONGEST_OUTING)
    sql = beside(__file__)["out"]
    rows = question.reader.rows(
        sql, today=today, now=question.time, start=start, end=end, earliest=earliest, **question.scope
    )
    for row in rows:
        due = row["due_at"]
        if row["due_back_at"] is None:
            text = _("{member} left for {client} ({day}) and is not registered as back")
        else:
            text = _("{member} is not back from {client}; due back {time}")
        yield Finding(
            RULE.name,
            "medium" if due[:10] == today else "high",
            row["member"],
            row["client"],
            Record("outing", row["id"]),
            first_day(today, shift(due[:10], 1) if due[11:] >= LAST_MINUTE else due),
            text.format(
                member=row["member"], client=row["client"], day=say_day(row["day"], today), time=say_time(due, today)
            ),
            f"mgrday outing back {row['id']}",
        )


RULE = Rule(
    name="outing.not_returned",
    summary=N_("The time to be back has passed and there is no return; high once the day is over."),
    severities=("high", "medium"),
    find=find,
)
