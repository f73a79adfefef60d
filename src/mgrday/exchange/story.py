"""The demonstration's calendar: moves the rows of ``examples/department`` so that the story's last day is today.

The rule, for a day of the story `n` workdays before its last day: the workday that lies `n` workdays before today. Days
after the last day (next steps, expected days, the coming event) count workdays forwards in the same way, the last day
itself is today even when today is a day off, and a day off in the story moves with the workday after it (before it, once
past the last day). So work stays on workdays, the order within a client's history stays, nothing done lies after today,
and five workdays are seven days everywhere but across a holiday. Days far from the story's end (a hire years ago) keep
their distance in calendar days. Months and weeks keep their distance from the last day's month and week.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from mgrday.days import Day, Span, Time, between, shift, workdays
from mgrday.kinds import KINDS
from mgrday.kinds import base as types

LAST_DAY: Day = "2026-11-18"
"""The last day of the story in ``examples/department``."""
NEAR = 200
"""Calendar days from the last day within which workdays are counted."""
_MARGIN = 2 * NEAR
"""Calendar days around today that hold as many workdays as NEAR days of the story, whatever the holidays."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


class Calendar:
    """Where each day and period of a story that ends on `last_day` lies when it ends on `today`."""

    def __init__(self, last_day: Day, today: Day) -> None:
        self.last_day = last_day
        self.today = today
        self._story = workdays(Span(shift(last_day, -NEAR), shift(last_day, NEAR + 1)))
        self._real = workdays(Span(shift(today, -_MARGIN), shift(today, _MARGIN + 1)))

    def day(self, day: Day) -> Day:
        """`day` of the story, moved."""
        distance = between(self.last_day, day)
        if abs(distance) > NEAR:
            return shift(self.today, distance)
        if distance < 0:
            back = bisect_left(self._story, self.last_day) - bisect_left(self._story, day)
            return self._real[bisect_left(self._real, self.today) - back] if back else self.today
        ahead = bisect_right(self._story, day) - bisect_right(self._story, self.last_day)
        return self._real[bisect_right(self._real, self.today) - 1 + ahead] if ahead else self.today

    def month(self, month: str) -> str:
        """`month` (2026-11), as many months from today's as it is from the last day's."""
        months = _months(month) - _months(self.last_day)
        return Span.month(shift(f"{self.today[:8]}01", months=months)).name

    def week(self, week: str) -> str:
        """`week` (2026-W47), as many weeks from today's as it is from the last day's."""
        year, number = (int(part) for part in week.split("-W"))
        monday = shift(Span.week(f"{year}-01-04").start, weeks=number - 1)
        weeks = between(Span.week(self.last_day).start, monday) // 7
        return Span.week(shift(self.today, weeks=weeks)).name

    def cell(self, text: str) -> str:
        """A day, a time, a month or a week of the story, moved; empty stays empty. Anything else is a ValueError."""
        if not text:
            return ""
        if _DAY.fullmatch(text[:10]) and (len(text) == 10 or text[10] == " "):
            return self.day(text[:10]) + text[10:]
        if _WEEK.fullmatch(text):
            return self.week(text)
        if _MONTH.fullmatch(text):
            return self.month(text)
        raise ValueError(text)


def _months(day: str) -> int:
    """The months since year 0 of a day or a month."""
    return int(day[:4]) * 12 + int(day[5:7])


def dated_columns(kind: str) -> frozenset[str]:
    """The headers of `kind`, Chinese and English, whose cells are days, times or periods."""
    dated = (field for field in KINDS[kind].fields if isinstance(field.type, types.Day | types.Time | types.Period))
    return frozenset(header for field in dated for header in (field.zh, field.name))


def shifted(kind: str, rows: Iterable[dict[str, str]], last_day: Day, today: Day) -> list[dict[str, str]]:
    """The rows of a CSV of `kind`, from a story that ends on `last_day`, moved so that it ends on `today`.

    The clock's time of a row stays: `happened` leaves out those of today that are still to come.
    """
    calendar = Calendar(last_day, today)
    dated = dated_columns(kind)
    return [{header: calendar.cell(text) if header in dated else text for header, text in row.items()} for row in rows]


def happened(kind: str, rows: Iterable[dict[str, str]], now: Time) -> list[dict[str, str]]:
    """The rows of `kind` without those that say something was done at a time after `now`."""
    done = [field for field in KINDS[kind].fields if isinstance(field.type, types.Time) and field.type.past]
    headers = [header for field in done for header in (field.zh, field.name)]
    return [row for row in rows if all(row.get(header, "") <= now for header in headers)]
