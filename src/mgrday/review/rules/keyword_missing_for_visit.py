"""``keyword.missing_for_visit``: a visit that was not prepared."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Outings of this week, or of the week asked about, to clients without a keyword on that day."""
    today, week = question.today, question.asked_window or question.this_week
    sql = beside(__file__)["visits"]
    for row in question.reader.rows(sql, start=week.start, end=week.end, now=question.time, **question.scope):
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            row["client"],
            Record("outing", row["id"]),
            first_day(today, row["day"]),
            _("{member} went to {client} ({day}) with no keyword prepared").format(
                member=row["member"], client=row["client"], day=say_day(row["day"], today)
            ),
            f"mgrday keyword add {row['client_id']}",
        )


RULE = Rule(
    name="keyword.missing_for_visit",
    summary=N_("A member went out this week to a client for which no keyword was prepared."),
    severities=("medium",),
    find=find,
)
