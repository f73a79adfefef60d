"""Where a month will land: what is signed, the open deals by what became of such deals before, and what nobody has named yet.

The history is read month by month, back from the last one, at the same place in the month: on the morning with as many
workdays left. Of the deals open on that morning, by what was known then, the share is taken that was signed by that month's
end; and what was signed in the rest of that month although no deal stood for it. Deals without enough cases like them
count by the next coarser sort of deals, at last by usual rates. The days on which ended deals were expected say nothing:
they are kept as they were last edited. All amounts are fen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from mgrday.days import Span, shift, workdays, workdays_left
from mgrday.review.forecast_history import Book, Cases, Learnt, Sort, learn
from mgrday.review.question import Question
from mgrday.review.standing import signed_in

USUAL = {"A": (35, 50), "B": (20, 35), "C": (10, 20)}
"""The usual rates in per cent of a whole month, by grade, for a deal and for a key deal; at its end half of them."""
MONTHS_DIFFER = 0.08
"""So much better or worse than their rates whole months are, as a standard deviation: what many deals do not even out."""
USUAL_WORTH = 5
"""The usual rates are trusted like this many cases."""
WITHIN = 0.8
"""The part of all months that lands within the range."""
_DEVIATIONS = 1.2816
"""So many standard deviations on both sides hold `WITHIN` of a normal distribution."""
_FEW_MONTHS = (2.4, 1.47, 1.28, 1.2, 1.15, 1.12, 1.1, 1.09, 1.08, 1.07, 1.06)
"""How much wider the range is when the spread was seen in two months, three, four … (Student's distribution)."""


@dataclass(frozen=True)
class Part:
    """The open deals that count by the same cases. `basis` is None for usual rates, and `sort` then grade and key.

    `squares` are the squares of their amounts, summed up.
    """

    sort: Sort
    basis: Sort | None
    deals: int
    amount: int
    squares: int
    cases: Cases

    @property
    def rate(self) -> float:
        """The share of the amount that is expected to be signed."""
        return self.cases.signed / self.cases.amount

    @property
    def expected(self) -> int:
        """What they are expected to bring."""
        return (2 * self.amount * self.cases.signed + self.cases.amount) // (2 * self.cases.amount)

    @property
    def variance(self) -> float:
        """How far it may be off: a deal is signed or not, the rate is known from so many cases, and months differ."""
        chance = self.rate * (1 - self.rate) * (self.squares + self.amount**2 / self.cases.deals)
        return chance + (self.rate * self.amount * MONTHS_DIFFER) ** 2


@dataclass(frozen=True)
class Forecast:
    """Where the month of `day` will land. `left` is how many of its workdays are left, `unnamed` what no deal stands for yet."""

    day: str
    left: int
    signed: int
    parts: Sequence[Part]
    unnamed: int
    learnt: Learnt

    @property
    def open(self) -> int:
        """What the open deals are expected to bring."""
        return sum(part.expected for part in self.parts)

    @property
    def expected(self) -> int:
        """The middle of the range."""
        return self.signed + self.open + self.unnamed

    @property
    def low(self) -> int:
        """The lower end of the range in which it lands four times out of five, in whole yuan; what is signed stays signed."""
        return max(self.signed, (self.expected - self._half) // 100 * 100)

    @property
    def high(self) -> int:
        """The upper end of the range."""
        return -(-(self.expected + self._half) // 100) * 100

    @property
    def usual(self) -> bool:
        """Whether the history is too short for the open deals, or for what nobody has named."""
        return not self.learnt.unnamed or any(part.basis is None for part in self.parts)

    @cached_property
    def _half(self) -> int:
        return round(_DEVIATIONS * sqrt(sum(part.variance for part in self.parts) + _spread(self.learnt.unnamed) ** 2))


def _spread(months: Sequence[int]) -> float:
    """How far another month like these may be from their mean; of a single one, half of it."""
    count = len(months)
    if count < 2:
        return sum(months) / 2
    mean = sum(months) / count
    deviation = sqrt(sum((each - mean) ** 2 for each in months) / (count - 1))
    return deviation * sqrt(1 + 1 / count) * _FEW_MONTHS[count - 2]


def forecast(book: Book, day: str, until: str) -> Forecast:
    """Where the month of `day` lands by what was known before the morning `until`: that day's own, or the next one's."""
    month = Span.month(day)
    left, learnt = workdays_left(day, month), learn(book, day)
    given = sum(learnt.unnamed)
    unnamed = (2 * given + len(learnt.unnamed)) // (2 * len(learnt.unnamed)) if learnt.unnamed else 0
    already = book.unnamed(day, until) if unnamed else 0
    parts = _parts(book, learnt, until, left, len(workdays(month)))
    signed = signed_in(book.question, Span(month.start, until))
    return Forecast(day, left, signed, parts, max(unnamed - already, 0), learnt)


def _parts(book: Book, learnt: Learnt, until: str, left: int, workdays: int) -> list[Part]:
    """The open deals by the cases that they count by, most expected first."""
    sums: dict[tuple[Sort, Sort | None], list[int]] = {}
    for deal, sort in book.sorts(book.open_on(until), until):
        basis = learnt.basis(sort)
        sum_ = sums.setdefault((sort[:2] if basis is None else basis, basis), [0, 0, 0])
        for at, value in enumerate((1, deal.amount, deal.amount**2)):
            sum_[at] += value
    parts = []
    for (sort, basis), (deals, amount, squares) in sums.items():
        cases = _usual(sort, left, workdays) if basis is None else learnt.cases[basis]
        parts.append(Part(sort, basis, deals, amount, squares, cases))
    return sorted(parts, key=lambda part: (-part.expected, str(part.sort)))


def _usual(sort: Sort, left: int, workdays: int) -> Cases:
    """The usual rate of a grade and key: the whole one at the start of the month, half of it at the end."""
    grade, key = sort
    workdays = max(workdays, left, 1)
    return Cases(USUAL_WORTH, 200 * workdays, USUAL.get(str(grade), USUAL["C"])[bool(key)] * (workdays + left))


def this_month(question: Question) -> Forecast:
    """Where the month of today will land, by what is known now."""
    return forecast(Book(question), question.today, shift(question.today, 1))
