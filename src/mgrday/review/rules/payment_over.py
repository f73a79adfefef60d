"""``payment.over``: more money than was agreed."""

from collections.abc import Iterator, Mapping

from mgrday.money import say_money
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Deals whose payments add up to more than the deal, by more than so many yuan; since the payment that went over."""
    today, fen = question.today, 100 * settings["yuan"]
    for row in question.reader.rows(beside(__file__)["overpaid"], fen=fen, **question.scope):
        payment, day = went_over(question, row["id"], row["amount"] + fen)
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("deal", row["id"]),
            first_day(today, day),
            _("{client}: {received} came in on a deal of {amount}, {over} too much").format(
                client=owned(row, today),
                received=say_money(row["received"]),
                amount=say_money(row["amount"]),
                over=say_money(row["received"] - row["amount"]),
            ),
            _("mgrday payment edit {id} --amount AMOUNT").format(id=payment),
        )


def went_over(question: Question, deal: int, most: int) -> tuple[int, str]:
    """The payment with which a deal's payments came to more than `most` fen: its id and its day."""
    paid = 0
    rows = question.reader.rows(beside(__file__)["payments_of"], deal=deal)
    for row in rows:
        paid += row["amount"]
        if paid > most:
            break
    return row["id"], row["paid_on"]


RULE = Rule(
    name="payment.over",
    summary=N_("The payments of a deal add up to more than the deal, by more than so many yuan."),
    severities=("high",),
    find=find,
    settings={
        "yuan": Number(0, "yuan", N_("How much more than the deal may come in, such as a bank's rounding.")),
    },
)
