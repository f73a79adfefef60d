"""Where a month will land: what is signed, the open deals by what became of such deals before, and what nobody has named yet.

The history is read month by month, back from the last one, at the same place in the month: on the morning with as many
workdays left. Of the deals open on that morning, by what was known then, the share is taken that was signed by that month's
end; and what was signed in the rest of that month although no deal stood for it. Deals without enough cases like them
count by the next coarser sort of deals, at last by usual rates. The days on which ended deals were expected say nothing:
they are kept as they were last edited. All amounts are fen.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from mgrday.days import Span, shift, workdays, workdays_left
from mgrday.review.question import Question
from mgrday.review.standing import signed_in
from mgrday.store.named import beside
from mgrday.store.reader import in_chunks

SQL = beside(__file__)
MOST_MONTHS = 12
ENOUGH_CASES = 500
"""With so many cases no earlier month is read: a large branch has them in a month, a department in a year."""
LEAST_CASES = 20
"""Fewer cases than these are no history: the next coarser sort of deals counts."""
OLD_DAYS = 14
"""A deal recorded more than so many days ago is an old one."""
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
_EVER = "9999-12-31"
Sort = tuple[str | bool, ...]
"""A sort of deals: its grade, whether key, whether old, whether from an event; a coarser one has only the first of them."""


class Deal(NamedTuple):
    """A deal that ended on `ended_on`, None while it is open; `grade` is its client's now, since `graded_on`."""

    created_on: str
    ended_on: str | None
    signed: int
    amount: int
    key_on: str | None
    event: int | None
    client: int
    grade: str
    graded_on: str

    def open_on(self, morning: str) -> bool:
        """Whether it was recorded and had not ended when the day began."""
        return self.created_on < morning and (self.ended_on is None or self.ended_on >= morning)


@dataclass
class Book:
    """The deals of the question's department, those that ended as far back as anybody has asked.

    `month` is the first day of the earliest month that is forecast, where that is not today's.
    """

    question: Question
    month: str = ""

    def __post_init__(self) -> None:
        self._read_from = _EVER
        self._grades: dict[int, list[tuple[str, str]]] = {}
        self._deals = self._rows("open")

    def _rows(self, query: str, **given: str) -> list[Deal]:
        found = self.question.reader.tuples(SQL[query], department=self.question.department, **given)
        return [Deal(*row) for row in found]

    def open_on(self, morning: str) -> list[Deal]:
        """The deals that were open when the day began."""
        if morning < self._read_from:
            self._deals += self._rows("ended", start=morning, end=self._read_from)
            self._read_from = morning
        return [deal for deal in self._deals if deal.open_on(morning)]

    @cached_property
    def first(self) -> str:
        """The first day of the history: something was signed on it."""
        start = shift(self.month or Span.month(self.question.today).start, months=-MOST_MONTHS - 1)
        given = {"start": start, "end": self.question.today, "department": self.question.department}
        return str(self.question.reader.value(SQL["first"], **given) or _EVER)

    def unnamed(self, start: str, end: str) -> int:
        """What was signed in the days though no deal stood for it when they began."""
        return int(self.question.reader.value(SQL["unnamed"], start=start, end=end, department=self.question.department))

    def sorts(self, deals: Sequence[Deal], morning: str) -> Iterator[tuple[Deal, Sort]]:
        """Each of `deals` with the finest sort it was of when the day began, by what was known then."""
        later = {deal.client for deal in deals if deal.graded_on >= morning} - self._grades.keys()
        for ids in in_chunks(later):
            for client, day, grade in self.question.reader.tuples(SQL["grades"].replace("/*ids*/", ids)):
                self._grades.setdefault(client, []).append((day, grade))
        old = shift(morning, -OLD_DAYS - 1)
        for deal in deals:
            grade = deal.grade if deal.graded_on < morning else self._grade(deal.client, morning)
            key = deal.key_on is not None and deal.key_on < morning
            yield deal, (grade, key, deal.created_on < old, deal.event is not None)

    def _grade(self, client: int, morning: str) -> str:
        given = self._grades.get(client, [])
        at = bisect_left(given, (morning, ""))
        return given[at - 1][1] if at else "C"


def coarser(sort: Sort) -> tuple[Sort, ...]:
    """The sort and the coarser ones that it belongs to: with age and origin, grade and key, grade, any deal."""
    return sort, sort[:2], sort[:1], ()


class Cases(NamedTuple):
    """How many open deals of a sort there were in the months before, for how much, and how much of it was signed in time."""

    deals: int
    amount: int
    signed: int


@dataclass(frozen=True)
class Learnt:
    """What the months before teach: by sort the deals that were open and what of them was signed by the month's end.

    `unnamed` has for each month, the last one first, what was signed without a deal for it; `months` is how many
    months the cases are of.
    """

    cases: Mapping[Sort, Cases]
    unnamed: Sequence[int]
    months: int

    def basis(self, sort: Sort) -> Sort | None:
        """The finest sort that `sort` belongs to and that has enough cases; None where there is no history."""
        return next((each for each in coarser(sort) if each in self.cases and self.cases[each].deals >= LEAST_CASES), None)


def same_place(month: Span, left: int) -> str:
    """The morning in `month` with `left` workdays left; its first where it has fewer, the day after its last where none is."""
    days = workdays(month)
    if not left:
        return shift(days[-1], 1) if days else month.end
    return days[-left] if left <= len(days) else month.start


def learn(book: Book, day: str) -> Learnt:
    """What the months before that of `day` teach about one with as many workdays left."""
    month = Span.month(day)
    left = workdays_left(day, month)
    tally: dict[Sort, list[int]] = {}
    unnamed: list[int] = []
    months = seen = 0
    for _nth in range(MOST_MONTHS):
        month = month.previous()
        morning = same_place(month, left)
        if morning <= book.first:
            break
        unnamed.append(book.unnamed(morning, month.end))
        if seen >= ENOUGH_CASES:
            continue
        months += 1
        cases = book.open_on(morning)
        seen += len(cases)
        for deal, sort in book.sorts(cases, morning):
            counts = tally.setdefault(sort, [0, 0, 0])
            counts[0] += 1
            counts[1] += deal.amount
            if deal.signed and deal.ended_on is not None and deal.ended_on < month.end:
                counts[2] += deal.amount
    return Learnt(_with_coarser(tally), unnamed, months)


def _with_coarser(tally: Mapping[Sort, Sequence[int]]) -> dict[Sort, Cases]:
    """The cases of the finest sorts, and of the coarser ones that they make up; any deal is always among them."""
    found: dict[Sort, Cases] = {(): Cases(0, 0, 0)}
    for sort, counts in tally.items():
        for each in coarser(sort):
            so_far = found.get(each, (0, 0, 0))
            found[each] = Cases(*(one + more for one, more in zip(so_far, counts, strict=True)))
    return found


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
