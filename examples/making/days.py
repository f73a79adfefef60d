"""The story's calendar. A day is written as `k`: workdays before the last day; 0 is the last day, -2 two workdays later."""

from datetime import date, datetime, timedelta
from functools import cache

from chinese_calendar import is_workday

LAST_DAY = date(2026, 11, 18)
FIRST_K = 43
"""The first of the two months of work."""


@cache
def day(k: int) -> str:
    """The workday `k` workdays before the last day, as YYYY-MM-DD."""
    found, step = LAST_DAY, timedelta(-1 if k > 0 else 1)
    for _nth in range(abs(k)):
        found += step
        while not is_workday(found):
            found += step
    return found.isoformat()


def at(k: int, minutes: int) -> str:
    """The time `minutes` after midnight of day `k`, as YYYY-MM-DD HH:MM."""
    return f"{day(k)} {minutes // 60:02d}:{minutes % 60:02d}"


def later(time: str, minutes: int) -> str:
    """`time` plus `minutes`."""
    return (datetime.fromisoformat(time) + timedelta(minutes=minutes)).isoformat(" ", "minutes")
