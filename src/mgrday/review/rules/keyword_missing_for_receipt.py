"""``keyword.missing_for_receipt``: a client comes to an event and there is nothing to sell it."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Receipts for events whose day is not over, of clients without a keyword; whose: the owner's, else the inviter's."""
    today = question.today
    for row in question.reader.rows(beside(__file__)["receipts"], today=today, **question.scope):
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("receipt", row["receipt_id"]),
            first_day(today, row["received_on"]),
            _("{client}: receipt for {event} ({day}), no keyword prepared").format(
                client=owned(row, today), event=row["event"], day=say_day(row["day"], today)
            ),
            f"mgrday keyword add {row['id']}",
        )


RULE = Rule(
    name="keyword.missing_for_receipt",
    summary=N_("A client has sent a receipt for an event that is not over, and no keyword is prepared for it."),
    severities=("high",),
    find=find,
)
