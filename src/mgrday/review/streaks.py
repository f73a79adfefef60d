"""Streaks: how many finished workdays in a row a member reached the day standard, how many weeks in a row they signed.

Of an activity a workday counts with the day standard of the member's seniority on that day, with at least one where no
standard is in force. Deals, amounts and money received are no daily matter: of these a week counts with at least one. Days
off neither count nor break, nor does a week without workdays; the running week counts once it has one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from mgrday.days import Span, is_workday, last_workday, shift, shift_workdays, workdays
from mgrday.review.members import seniority
from mgrday.review.question import Question
from mgrday.review.targets import Standards
from mgrday.store.named import beside
from mgrday.store.reader import Row

WEEKLY = {"deals": "deals", "amount": "deals", "received": "received"}
"""The metrics whose streaks are of weeks, with the query that counts them."""
LEAST = 3
"""From here on a streak is worth telling."""
MOST = {"workdays": 60, "weeks": 26}
"""How far back is looked: a longer streak is told as this long or longer."""


@dataclass(frozen=True, slots=True)
class Streak:
    """The longest streak, who has it, and whether it may be longer than was looked."""

    members: Sequence[Row]
    length: int
    unit: Literal["workdays", "weeks"]
    standard: bool

    @property
    def open(self) -> bool:
        """Whether it reaches as far back as was looked."""
        return self.length >= MOST[self.unit]


def in_a_row(steps: Iterable[bool | None]) -> int:
    """How many of `steps` are true before the first that is false; None neither counts nor breaks."""
    length = 0
    for step in steps:
        if step is False:
            break
        length += step is True
    return length


@dataclass(frozen=True)
class Streaks:
    """The streaks of a metric that run up to the end of `span`, or up to today."""

    question: Question
    span: Span
    metric: str

    @property
    def weekly(self) -> bool:
        """Whether weeks are counted, not workdays."""
        return self.metric in WEEKLY

    @cached_property
    def end(self) -> str:
        """The first day that does not count any more; of workdays, only finished ones count."""
        today = self.question.today
        return min(self.span.end, shift(today, 1) if self.weekly else today)

    @cached_property
    def days(self) -> list[str]:
        """The workdays that are looked at, the latest first."""
        last = last_workday(self.end)
        first = shift_workdays(last, 1 - MOST["workdays"])
        return workdays(Span(first, shift(last, 1)))[::-1]

    @cached_property
    def weeks(self) -> list[Span]:
        """The weeks that are looked at, the latest first."""
        found = [Span.week(shift(self.end, -1))]
        while len(found) < MOST["weeks"]:
            found.append(found[-1].previous())
        return found

    @cached_property
    def counts(self) -> Mapping[int, Mapping[str, int]]:
        """By member id and day, how much was done."""
        start = self.weeks[-1].start if self.weekly else self.days[-1]
        sql = beside(__file__)[WEEKLY.get(self.metric, self.metric)]
        given = {"start": start, "end": self.end, "department": self.question.department}
        found: dict[int, dict[str, int]] = {}
        for member, day, count in self.question.reader.tuples(sql, **given):
            found.setdefault(member, {})[day] = int(count)
        return found

    @cached_property
    def bars(self) -> Mapping[tuple[str, str], int]:
        """The day standards."""
        return {} if self.weekly else Standards(self.question, Span.day(self.end)).bars

    def of(self, member: Row) -> int:
        """How long the streak of a member is."""
        done = self.counts.get(member["id"], {})
        if self.weekly:
            having = {self._week_of[day] for day in done}
            return in_a_row(True if week in having else missing for week, missing in self._weeks)
        first, last = self.days[-1], self.days[0]
        if self._bar(member, first) == self._bar(member, last):
            bar = self._bar(member, last)
            return in_a_row(done.get(day, 0) >= bar for day in self.days)
        return in_a_row(done.get(day, 0) >= self._bar(member, day) for day in self.days)

    def _bar(self, member: Row, day: str) -> int:
        """What makes a day of a member count."""
        everybody = self.bars.get((self.metric, "all"), 1)
        return max(self.bars.get((self.metric, seniority(member["hired_on"], day)), everybody), 1)

    @cached_property
    def _week_of(self) -> dict[str, str]:
        """The first day of the week that a day is in."""
        return {day: week.start for week in self.weeks for day in week.days()}

    @cached_property
    def _weeks(self) -> list[tuple[str, bool | None]]:
        """Each week, and what it is to who has none in it: no break if nobody worked, nor where only a part of it counts."""
        return [
            (week.start, None if week.end > self.end or not any(map(is_workday, week.days())) else False) for week in self.weeks
        ]

    def longest(self, members: Sequence[Row]) -> Streak | None:
        """The longest of these members, from `LEAST` up; None where there is none, or the period has not begun."""
        if self.span.start > self.question.today:
            return None
        lengths = {member["id"]: self.of(member) for member in members}
        most = max(lengths.values(), default=0)
        if most < LEAST:
            return None
        best = [member for member in members if lengths[member["id"]] == most]
        standard = any(metric == self.metric for metric, _seniority in self.bars)
        return Streak(best, most, "weeks" if self.weekly else "workdays", standard)
