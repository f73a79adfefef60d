"""``outing.not_real``: a visit that did not take place."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Outings that the call-back found not to be real."""
    today = question.today
    start, end = question.window
    rows = question.reader.rows(beside(__file__)["not_real"], today=today, start=start, end=end, **question.scope)
    for row in rows:
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("outing", row["id"]),
            first_day(today, row["called_back_on"] or row["back_at"] or row["day"]),
            _("{member}'s visit to {client} ({day}) did not take place, says the call-back").format(
                member=row["member"], client=row["client"], day=say_day(row["day"], today)
            ),
            f"mgrday outing show {row['id']}",
        )


RULE = Rule(
    name="outing.not_real",
    summary=N_("A call-back found that the visit did not take place."),
    severities=("high",),
    find=find,
)
