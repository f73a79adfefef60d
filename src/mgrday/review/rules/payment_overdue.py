"""``payment.overdue``: money that should have come in."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, say_day, shift
from mgrday.money import say_money
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Signed deals with an outstanding amount past the due day, some days after signing."""
    today, days = question.today, settings["days"]
    for row in question.reader.rows(beside(__file__)["overdue"], before=shift(today, -days), **question.scope):
        due = shift(row["signed_on"], days)
        over = between(due, today)
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("deal", row["id"]),
            first_day(today, shift(due, 1)),
            ngettext(
                "{client}: {outstanding} of {amount} not paid, due {day}, {days} day over",
                "{client}: {outstanding} of {amount} not paid, due {day}, {days} days over",
                over,
            ).format(
                client=owned(row, today),
                outstanding=say_money(row["amount"] - row["received"]),
                amount=say_money(row["amount"]),
                day=say_day(due, today),
                days=over,
            ),
            f"mgrday payment add {row['id']}",
        )


RULE = Rule(
    name="payment.overdue",
    summary=N_("A signed deal has an outstanding amount more than so many days after signing."),
    severities=("high",),
    find=find,
    settings={
        "days": Number(14, "days", N_("How many days after signing a deal has to be paid.")),
    },
)
