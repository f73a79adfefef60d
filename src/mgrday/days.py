"""Days: spans, the Chinese working calendar, the four phases of a month, pace, and how a day is said.

Days are 10-character ISO text and times 16-character local text, so they sort and compare as they stand. The standard
library does the arithmetic here: pendulum takes longer to import than a whole review takes to run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from mgrday.words import N_, _

if TYPE_CHECKING:
    from fractions import Fraction

Day = str
Time = str
Kind = Literal["day", "week", "month", "days"]

PHASE_STARTS = (1, 8, 16, 22)
"""The day of the month on which each phase begins, unless the manager's own method says otherwise."""
PHASE_SHARES = (0.15, 0.30, 0.25, 0.30)

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `start` up to, not including, `end`; `kind` says of which sort they are."""

    start: Day
    end: Day
    kind: Kind = "days"

    @classmethod
    def day(cls, day: Day) -> "Span":
        """`day` alone."""
        return cls(day, shift(day, 1), "day")

    @classmethod
    def week(cls, day: Day) -> "Span":
        """The ISO week (Monday to Sunday) that holds `day`."""
        start = shift(day, -date.fromisoformat(day).weekday())
        return cls(start, shift(start, 7), "week")

    @classmethod
    def month(cls, day: Day) -> "Span":
        """The calendar month that holds `day`."""
        start = f"{day[:8]}01"
        return cls(start, shift(start, months=1), "month")

    def previous(self) -> "Span":
        """The span of the same kind that ends where this one starts; for any run of days, as many days."""
        if self.kind == "month":
            return Span.month(shift(self.start, -1))
        return Span(shift(self.start, -len(self)), self.start, self.kind)

    def next(self) -> "Span":
        """The span of the same kind that starts where this one ends; for any run of days, as many days."""
        if self.kind == "month":
            return Span.month(self.end)
        return Span(self.end, shift(self.end, len(self)), self.kind)

    @property
    def last(self) -> Day:
        """The last day inside."""
        return shift(self.end, -1)

    @property
    def name(self) -> str:
        """The canonical text of the period: 2026-11, 2026-W47 or 2026-11-23; for any run of days, first..last."""
        if self.kind == "month":
            return self.start[:7]
        if self.kind == "week":
            year, week, _weekday = date.fromisoformat(self.start).isocalendar()
            return f"{year}-W{week:02d}"
        return self.start if self.kind == "day" else f"{self.start}..{self.last}"

    def days(self) -> Iterator[Day]:
        """Every day inside, in order."""
        first = date.fromisoformat(self.start)
        return ((first + timedelta(n)).isoformat() for n in range(len(self)))

    def __len__(self) -> int:
        """How many days are inside; none where it starts after its end, as with somebody who is yet to come."""
        return max(between(self.start, self.end), 0)

    def __contains__(self, day: object) -> bool:
        """Whether a day, or the day of a time, is inside."""
        return isinstance(day, str) and self.start <= day[:10] < self.end


@lru_cache(maxsize=4096)
def shift(day: Day, days: int = 0, months: int = 0, weeks: int = 0) -> Day:
    """`day` moved by calendar months first (the 31st becomes the last day of a shorter month), then by weeks and days.

    Raises ValueError or OverflowError beyond the years 1 to 9999.
    """
    moved = date.fromisoformat(day)
    if months:
        year, month = divmod(moved.year * 12 + moved.month - 1 + months, 12)
        following = date(year + month // 11, (month + 1) % 12 + 1, 1)
        moved = date(year, month + 1, min(moved.day, (following - timedelta(1)).day))
    return (moved + timedelta(days=days, weeks=weeks)).isoformat()


def between(a: Day, b: Day) -> int:
    """Days from `a` to `b`; negative when `b` is earlier. Times count by their day."""
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


# Workdays

_own_holidays: frozenset[Day] = frozenset()
_own_makeup: frozenset[Day] = frozenset()


def use_workdays(holidays: frozenset[Day], makeup: frozenset[Day]) -> None:
    """Count `holidays` as days off and `makeup` as workdays from now on, whatever the calendar has for them.

    The built-in Chinese calendar ends with the last year the State Council has planned; later years need this.
    """
    global _own_holidays, _own_makeup
    _own_holidays, _own_makeup = holidays, makeup
    _workdays_of_month.cache_clear()
    _paces.cache_clear()


@cache
def _workdays_of_month(month: str) -> tuple[Day, ...]:
    """The workdays of a month (2026-11), in order. A year the Chinese calendar does not know has Monday to Friday."""
    from chinese_calendar import holidays, workdays

    def works(day: Day) -> bool:
        if day in _own_makeup or day in _own_holidays:
            return day in _own_makeup
        known = date.fromisoformat(day)
        return bool(known in workdays or (known.weekday() < 5 and known not in holidays))

    return tuple(filter(works, Span.month(f"{month}-01").days()))


def workday_number(day: Day) -> int:
    """The running number of the workday `day`; a day off has that of the next workday. The next workday has one more."""
    from chinese_calendar import holidays, workdays

    weeks, weekday = divmod(date.fromisoformat(day).toordinal() - 1, 7)
    number = weeks * 5 + min(weekday, 5)
    makeup = ({known.isoformat() for known in workdays} - _own_holidays) | _own_makeup
    off = ({known.isoformat() for known in holidays} | _own_holidays) - _own_makeup
    number += sum(1 for other in makeup if other < day and date.fromisoformat(other).weekday() >= 5)
    return number - sum(1 for other in off if other < day and date.fromisoformat(other).weekday() < 5)


def is_workday(day: Day) -> bool:
    """Whether people work on `day` in China: holidays are off, make-up weekends are on."""
    return day in _workdays_of_month(day[:7])


def shift_workdays(day: Day, count: int) -> Day:
    """The `count`-th workday after `day`, or before it when `count` is negative; `day` itself never counts."""
    step = 1 if count > 0 else -1
    for _nth in range(abs(count)):
        day = shift(day, step)
        while not is_workday(day):
            day = shift(day, step)
    return day


def next_workday(day: Day) -> Day:
    """The first workday after `day`."""
    return shift_workdays(day, 1)


def last_workday(day: Day) -> Day:
    """The last workday that is over when `day` begins."""
    return shift_workdays(day, -1)


def workdays(span: Span) -> list[Day]:
    """The workdays inside `span`, in order."""
    return [day for day in span.days() if is_workday(day)]


def workdays_left(day: Day, span: Span) -> int:
    """How many workdays of `span` are left from `day` on, `day` included."""
    return sum(1 for workday in workdays(span) if workday >= day)


def weeks_of(month: Span) -> list[Span]:
    """The weeks that count for `month`, in order: those whose Thursday is in it."""
    first = Span.week(shift(month.start, 3))
    weeks = [Span.week(shift(first.start, weeks=number)) for number in range(5)]
    return [week for week in weeks if shift(week.start, 3) in month]


# Phases and pace

_own_phases: Callable[[], tuple[int, ...]] | None = None


def use_phases(starts: Callable[[], tuple[int, ...]] | None) -> None:
    """Take the days on which the phases begin from `starts`, asked for when they are needed; None is `PHASE_STARTS`."""
    global _own_phases
    _own_phases = starts
    _paces.cache_clear()


def phase_starts() -> tuple[int, ...]:
    """The day of the month on which each phase begins. Raises what the manager's own phases raise."""
    return PHASE_STARTS if _own_phases is None else _own_phases()


def phase(day: Day) -> int:
    """The phase of the month that `day` is in, 1 to 4."""
    number = int(day[8:10])
    return sum(1 for start in phase_starts() if start <= number)


def phase_span(day: Day) -> Span:
    """The days of the phase that `day` is in."""
    number, starts = phase(day), phase_starts()
    end = f"{day[:8]}{starts[number]:02d}" if number < len(starts) else Span.month(day).end
    return Span(f"{day[:8]}{starts[number - 1]:02d}", end)


def pace_shares(month: Span, shares: Sequence[float] = PHASE_SHARES) -> dict[Day, "Fraction"]:
    """For each workday of `month`, the part of the month's target that is due by the end of it; the last has 1.

    Each phase's share is spread evenly over its workdays. A phase without workdays hands its share to the next phase
    that has some, or to the one before when none follows. `shares` count in proportion to their sum.
    """
    return dict(_paces(month.start, tuple(shares)))


@lru_cache(maxsize=64)
def _paces(month: Day, shares: tuple[float, ...]) -> tuple[tuple[Day, "Fraction"], ...]:
    from fractions import Fraction

    phases: list[tuple[list[Day], Fraction]] = []
    handed = Fraction(0)
    for start, share in zip(phase_starts(), shares, strict=True):
        found = workdays(phase_span(f"{month[:8]}{start:02d}"))
        handed += Fraction(str(share))
        if found:
            phases.append((found, handed))
            handed = Fraction(0)
    if phases:
        found, share_of_last = phases[-1]
        phases[-1] = (found, share_of_last + handed)
    whole = sum((share for _days, share in phases), Fraction(0))
    due = Fraction(0)
    paces: list[tuple[Day, Fraction]] = []
    for found, phase_share in phases:
        for day in found:
            due += phase_share / whole / len(found)
            paces.append((day, due))
    return tuple(paces)


def due_by(value: int, day: Day, shares: Sequence[float] = PHASE_SHARES) -> int:
    """How much of a month's target `value` (fen or a count) is due by the end of `day`; before the first workday 0."""
    reached = [share for workday, share in _paces(f"{day[:8]}01", tuple(shares)) if workday <= day]
    return round(value * reached[-1]) if reached else 0


def pace(value: int, day: Day, shares: Sequence[float] = PHASE_SHARES) -> int:
    """How much of the target `value` of the month of `day` is due by the last workday that is over when `day` begins."""
    return 0 if day[8:] == "01" else due_by(value, shift(day, -1), shares)


# Wording


def weekday(day: Day) -> str:
    """Fri, 周五."""
    return _(_WEEKDAYS[date.fromisoformat(day).weekday()])


def say_day(day: Day, today: Day) -> str:
    """`day` as briefly as it is clear: today, Fri 11-20, and with its year when that is another than today's."""
    near = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}.get(between(today, day))
    if near:
        return _(near)
    if day[:4] != today[:4]:
        return day
    return _("{weekday} {day}").format(weekday=weekday(day), day=day[5:])


def say_span(span: Span) -> str:
    """November 2026; week 47, 11-16 to 11-22; Mon 2026-11-23."""
    if span.kind == "month":
        return _("{month} {year}").format(month=_(_MONTHS[int(span.start[5:7]) - 1]), year=span.start[:4])
    if span.kind == "day":
        return _("{weekday} {day}").format(weekday=weekday(span.start), day=span.start)
    if span.kind == "week":
        number = int(span.name[-2:])
        return _("week {number}, {first} to {last}").format(number=number, first=span.start[5:], last=span.last[5:])
    return _("{first} to {last}").format(first=span.start, last=span.last)
