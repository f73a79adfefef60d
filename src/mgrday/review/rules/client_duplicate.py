"""``client.duplicate``: two clients that look like one."""

from collections.abc import Iterator, Mapping

from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """One finding for each near pair, about the client that was recorded later; signed clients count too."""
    today = question.today
    for row in question.reader.rows(beside(__file__)["pairs"], **question.scope):
        if row["why"] == "phone":
            text = _("{client} has the same phone as {other}")
        else:
            text = _("{client} and {other} differ only in city, brackets or legal suffix")
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("lead", row["id"]),
            first_day(today, row["created_on"], row["earlier_created_on"]),
            text.format(client=owned(row, today), other=row["earlier"]),
            f"mgrday lead merge {row['earlier_id']} {row['id']}",
        )


RULE = Rule(
    name="client.duplicate",
    summary=N_("Two clients share a phone, or their names differ only in city, brackets or legal suffix."),
    severities=("high",),
    find=find,
)
