"""What the months before teach a forecast: which deals were open at the same place in the month, and what became of them.

Read month by month, back from the last one, by what was known on each morning.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mgrday.days import Span, shift, workdays, workdays_left
from mgrday.review.question import Question
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
