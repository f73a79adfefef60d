"""How much of a target each part carries: people by seniority or by their last period, days by the phases of the month."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from mgrday.days import Span, pace_shares, shift
from mgrday.seniority import is_new
from mgrday.store.reader import Row


def by_seniority(team: Iterable[Row], start: str, new_share: Fraction) -> list[Fraction]:
    """What each carries: a new hire, on the first day of the period, `new_share` of a veteran."""
    return [new_share if is_new(member["hired_on"], start) else Fraction(1) for member in team]


def by_last(team: Sequence[Row], last: Mapping[int, int], before: Span, new_share: Fraction) -> list[Fraction]:
    """What each carries: what they did in the period `before`, by member id in `last`.

    Who joined since it began carries at least a new hire's share of the average of those who were there.
    """
    own = [Fraction(last.get(member["member_id"], 0)) for member in team]
    there = [member["hired_on"] is None or member["hired_on"] <= before.start for member in team]
    known = [value for value, was in zip(own, there, strict=True) if was]
    least = new_share * sum(known, Fraction(0)) / max(len(known), 1)
    return [value if was else max(value, least) for value, was in zip(own, there, strict=True)]


def week_of(day: str, month: Span) -> Span:
    """The week of `month` that `day` counts for: its own, or, where that week's Thursday is in another month, the nearest."""
    week = Span.week(day)
    thursday = shift(week.start, 3)
    if thursday in month:
        return week
    return week.next() if thursday < month.start else week.previous()


def share_of_day(day: str, phases: Sequence[float]) -> Fraction:
    """The part of its month's target that falls on the workday `day`, by the shares of the phases."""
    due = pace_shares(Span.month(day), phases)
    reached = [share for workday, share in due.items() if workday < day]
    return due[day] - (reached[-1] if reached else Fraction(0))
