"""Targets and standards, read: whom they are for, what was done of them, and what should be done by now."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mgrday.days import Span, pace, shift, workdays
from mgrday.kinds.codes import METRICS
from mgrday.report import Line
from mgrday.review.members import members, seniority
from mgrday.review.metrics import Figures, member_metrics
from mgrday.review.question import Question
from mgrday.review.rules import target_behind
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _

SCOPES = ("branch", "department", "group", "member")
SQL = beside(__file__)


@dataclass(frozen=True)
class Done:
    """What everybody did in a span, and who belongs where. Money is in fen. Only `metrics` are counted, all by default."""

    question: Question
    span: Span
    metrics: Collection[str] | None = None

    @cached_property
    def figures(self) -> Mapping[int, Figures]:
        """By member id, every metric that is counted; whoever did nothing is not in it."""
        return member_metrics(self.question.reader, self.span, self.metrics, self.question.department)

    @cached_property
    def measured(self) -> list[Row]:
        """The measured members who worked in the span, in group and name order, only the one asked about if any."""
        found = members(self.question.reader, self.span, self.question.department)
        return [member for member in found if self.question.member in (None, member["id"])]

    @cached_property
    def places(self) -> dict[int, Row]:
        """By member id, whoever there is or was: name, department, group, branch."""
        return {row["id"]: row for row in self.question.reader.rows(SQL["places"])}

    def of(self, ids: Iterable[int]) -> Figures:
        """The figures of these members together."""
        total = dict.fromkeys(METRICS, 0)
        for each in ids:
            for metric, value in self.figures.get(each, {}).items():
                total[metric] += value
        return total

    def within(self, scope: str, scope_id: int | None, name: str) -> list[int]:
        """The ids of all who belong to a scope, those who have left and those who are not measured too."""
        if scope == "member":
            return [scope_id] if scope_id is not None else []
        return self._inside.get((scope, name if scope == "branch" else scope_id), [])

    @cached_property
    def _inside(self) -> dict[tuple[str, object], list[int]]:
        """The ids of all who belong to a branch (by name), a department or a group (by id)."""
        inside: dict[tuple[str, object], list[int]] = {}
        for each, place in self.places.items():
            for scope, key in (("branch", "branch"), ("department", "department_id"), ("group", "group_id")):
                inside.setdefault((scope, place[key]), []).append(each)
        return inside


def targets(question: Question, span: Span) -> list[Row]:
    """The targets of a period, from the branch down, each metric in its order, then by name.

    Asked about a department, only its own, its groups' and members'.
    """
    found = question.reader.rows(SQL["targets"], period=span.name)
    if question.department is not None:
        found = [row for row in found if row["department_id"] == question.department]
    return sorted(found, key=lambda row: (METRICS.index(row["metric"]) != METRICS.index("amount"),
                                          METRICS.index(row["metric"]), SCOPES.index(row["scope"]), row["name"]))


def target_values(question: Question, span: Span, scope: str, metric: str) -> dict[int, int]:
    """By id of the scope's departments, groups or members, the target for a metric in a period."""
    found = question.reader.rows(SQL["targets"], period=span.name)
    return {row["scope_id"]: int(row["value"]) for row in found if (row["scope"], row["metric"]) == (scope, metric)}


def phase_shares(question: Question) -> tuple[int, ...]:
    """The parts of a month's target that fall to its four phases, as the settings of ``target.behind`` have them."""
    settings = target_behind.RULE.in_force(question)
    return tuple(settings[f"phase{number}"] for number in (1, 2, 3, 4))


def due(value: int, span: Span, question: Question) -> int:
    """How much of a target of `span` should be done by the last workday that is over.

    A month follows its phases; a week spreads evenly over its workdays. A day owes nothing before its end.
    """
    today = question.today
    if today >= span.end:
        return value
    if today < span.start:
        return 0
    if span.kind == "month":
        return pace(value, today, phase_shares(question))
    days = workdays(span)
    over = sum(1 for day in days if day < today)
    return value * over // len(days) if days else 0


class Progress(NamedTuple):
    """A target, what was done of it and what is due by now, in fen or as counts."""

    target: int
    done: int
    due: int

    @property
    def share(self) -> float | None:
        """What was done as a part of the target; a target of zero has none."""
        return self.done / self.target if self.target else None

    @property
    def gap(self) -> int:
        """Done less due: below zero is behind."""
        return self.done - self.due


def progress(question: Question, target: Row, done: Done) -> Progress:
    """How far `target` is in the span of `done`."""
    value, whose = int(target["value"]), done.within(target["scope"], target["scope_id"], target["name"])
    return Progress(value, done.of(whose)[target["metric"]], due(value, done.span, question))


def standing_line(question: Question, span: Span, now: Progress, done: str, say: Callable[[int], str]) -> Line:
    """What was `done` of a target, in words, and how that stands against the pace. `say` says a figure."""
    if not now.target:
        return Line(_("{signed}, and the target is zero").format(signed=done), "strong")
    text = _("{signed} of {target} ({share:.0%})").format(signed=done, target=say(now.target), share=now.done / now.target)
    if now.done >= now.target:
        return Line(_("{standing}: the target is reached").format(standing=text), "good")
    if question.today >= span.end:
        return Line(_("{standing}: {gap} short").format(standing=text, gap=say(now.target - now.done)), "wrong")
    if now.gap < 0:
        behind, pace = say(-now.gap), say(now.due)
        return Line(_("{standing}: {gap} behind the pace of {pace}").format(standing=text, gap=behind, pace=pace), "wrong")
    return Line(_("{standing}: on pace, {pace} was due by now").format(standing=text, pace=say(now.due)), "good")


@dataclass(frozen=True)
class Standards:
    """The standards of a kind of period, for the members of a span."""

    question: Question
    span: Span

    @cached_property
    def bars(self) -> dict[tuple[str, str], int]:
        """The bar by metric and seniority, in the metrics' order."""
        rows = self.question.reader.rows(SQL["standards"], period=self.span.kind)
        return {(row["metric"], row["seniority"]): int(row["value"]) for row in sorted(rows, key=_metric_order)}

    @cached_property
    def metric_of(self) -> dict[int, str]:
        """The metric of every standard by the standard's id."""
        found = [row for period in ("day", "week", "month") for row in self.question.reader.rows(SQL["standards"], period=period)]
        return {row["id"]: row["metric"] for row in found}

    def of(self, member: Row, metrics: Collection[str]) -> dict[str, int]:
        """A member's bars among `metrics`: the one of their seniority, else the one of all."""
        day = min(self.question.today, self.span.last)
        own = self._bars_of[seniority(member["hired_on"], day)]
        return {metric: bar for metric, bar in own.items() if metric in metrics}

    @cached_property
    def _bars_of(self) -> dict[str, dict[str, int]]:
        """The bar of every metric that has one, by seniority."""
        bars = self.bars
        return {
            own: {
                metric: bars[metric, bound]
                for metric in METRICS
                for bound in [own if (metric, own) in bars else "all"]
                if (metric, bound) in bars
            }
            for own in ("new", "veteran")
        }

    def due(self, member: Row, metric: str) -> int:
        """What the member should have done of a metric by now; 0 where no standard binds them."""
        return self.by_now(self.bar(member, metric) or 0)

    def bar(self, member: Row, metric: str) -> int | None:
        """The standard that binds the member; None for who was hired within the period or has left since."""
        hired, left = member["hired_on"], member["left_on"]
        if (hired is not None and hired >= self.span.start) or (left is not None and left <= self.question.today):
            return None
        return self.of(member, (metric,)).get(metric)

    def by_now(self, bar: int) -> int:
        """How much of a bar, one member's or of several together, is asked for by the finished workdays of the period."""
        if not bar or self.question.today >= self.span.end:
            return bar
        over, days = self._finished
        return bar * over // days if days else 0

    @cached_property
    def _finished(self) -> tuple[int, int]:
        """How many workdays of the span are over, and how many it has."""
        days = workdays(self.span)
        return sum(1 for day in days if day < self.question.today), len(days)


def _metric_order(row: Row) -> int:
    return METRICS.index(row["metric"])


def until(span: Span, today: str) -> str:
    """The day (exclusive) up to which `span` has happened: its end, or tomorrow while it runs."""
    return max(span.start, min(span.end, shift(today, 1)))
