"""Splitting a target into parts that add up to it exactly: by people (departments, groups, members) or by days and weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from mgrday.day_words import read_period
from mgrday.days import Span, pace_shares, shift, workdays
from mgrday.errors import NotFoundError, RefusedError, UsageError
from mgrday.kinds.base import Code
from mgrday.kinds.codes import METRIC, MONEY_METRICS, SCOPE
from mgrday.seniority import is_new
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.references import find
from mgrday.words import _

if TYPE_CHECKING:
    from mgrday.store.work import Work

SQL = beside(__file__)
INTO = Code(
    (
        ("department", ("部门",)),
        ("group", ("小组",)),
        ("member", ("个人", "员工")),
        ("week", ("周", "每周")),
        ("day", ("日", "天", "每日")),
    )
)
BY = Code((("equal", ("均分", "平均")), ("seniority", ("新老",)), ("phases", ("阶段",))))
PEOPLE = ("branch", "department", "group", "member")
"""The scopes, each above the next."""
NEW_SHARE = Fraction(1, 2)
"""What a new hire carries of a veteran's part, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: whose (`scope`, and `name` with the `reference` that finds it), when, and its `value` as the target's.

    `before` is the value that stands now, None where there is none.
    """

    scope: str
    name: str
    reference: str
    period: str
    value: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Split:
    """A target's parts; `value` is fen for money metrics, else a count. `left_over` are targets of the same kind, as
    ``(id, name, value)``, that belong under it and get no part: they would add to the parts."""

    scope: str
    name: str
    period: str
    metric: str
    value: int
    parts: tuple[Part, ...]
    left_over: tuple[tuple[int, str, int], ...] = ()

    @property
    def money(self) -> bool:
        """Whether the values are fen."""
        return self.metric in MONEY_METRICS


@dataclass(frozen=True, slots=True)
class Way:
    """How to split: `into` and `by` are codes of INTO and BY (`by` None takes the usual one), `new_share` see NEW_SHARE."""

    into: str
    by: str | None = None
    new_share: Fraction = NEW_SHARE


def propose(reader: Reader, texts: Mapping[str, str | None], way: Way, now: datetime) -> Split:
    """The parts of the target that `texts` (scope, name, period, metric as typed) name; nothing is written.

    Raises UsageError for a way that does not fit the target, RefusedError where nobody or nothing would get a part,
    NotFoundError where there is no such target.
    """
    target = _target(reader, texts, now)
    if way.into in ("week", "day"):
        return _by_time(reader, target, way)
    return _by_people(reader, target, way, now.date().isoformat())


def write(work: "Work", texts: Mapping[str, str | None], way: Way, agreed: Split) -> list[int]:
    """Set the parts, in place of what stands; returns their ids. Raises RefusedError where they are no longer `agreed`."""
    from mgrday.records.writing import put

    if propose(work.reader, texts, way, work.now) != agreed:
        raise RefusedError(_("The store changed in the meantime."), todo=_("Look at the parts again: add --dry-run"))
    return [
        put(
            work,
            "target",
            {
                "scope": part.scope,
                "name": part.reference,
                "period": part.period,
                "metric": agreed.metric,
                "value": f"{part.value // 100}.{part.value % 100:02d}" if agreed.money else str(part.value),
            },
        )
        for part in agreed.parts
    ]


def shared_out(value: int, weights: Sequence[Fraction]) -> list[int]:
    """`value` in whole parts in proportion to `weights`, adding up to it exactly (largest remainder, the earlier first)."""
    whole = sum(weights, Fraction(0))
    exact = [value * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for n in by_remainder[: value - sum(parts)]:
        parts[n] += 1
    return parts


# The target


def _target(reader: Reader, texts: Mapping[str, str | None], now: datetime) -> Row:
    scope = SCOPE.read(texts["scope"] or "", now)
    metric = METRIC.read(texts.get("metric") or "amount", now)
    period = read_period(texts["period"] or "", now)
    name = (texts["name"] or "").strip()
    key = f"branch {name}" if scope == "branch" else f"{scope} {find(reader, scope, name)}"
    found = reader.one(SQL["target"], key=key, period=period.name, metric=metric)
    if found is None:
        todo = _("Set it first: mgrday target set {scope} {name} {period} VALUE")
        raise NotFoundError(
            _("“{name}” has no target “{metric}” for {period}.").format(
                name=name, metric=METRIC.label(metric), period=period.name
            ),
            unchanged=_("Nothing was written."),
            todo=todo.format(scope=scope, name=name, period=period.name),
        )
    return found


def _split(target: Row, parts: tuple[Part, ...], standing: Mapping[str, Row]) -> Split:
    left_over = tuple((row["id"], row["name"], int(row["value"])) for row in standing.values())
    scope, name, period, metric = (target[key] for key in ("scope", "name", "period", "metric"))
    return Split(scope, name, period, metric, int(target["value"]), parts, left_over)


def _value_of(row: Row | None) -> int | None:
    return None if row is None else int(row["value"])


# By people


def _by_people(reader: Reader, target: Row, way: Way, today: str) -> Split:
    scope, into = target["scope"], way.into
    if PEOPLE.index(into) <= PEOPLE.index(scope):
        raise UsageError(
            _("A target of a {scope} cannot be split into: {into}.").format(scope=SCOPE.label(scope), into=INTO.label(into)),
            todo=_("Split it into something smaller, or into weeks or days."),
        )
    if way.by == "phases":
        raise UsageError(
            _("The phases split a month into weeks or days, not among people."), todo=_("Use --by equal or --by seniority.")
        )
    under = {"scope": scope, "name": target["name"], "id": target["scope_id"], "today": today}
    weights: dict[int, Fraction] = {}
    names: dict[int, str] = {}
    for member in reader.rows(SQL["members"], end=target["period_end"], **under):
        part = member[f"{into}_id"]
        if part is not None:
            weights[part] = weights.get(part, Fraction(0)) + _weight(member, way, target["period_start"])
            names[part] = member[into]
    if not any(weights.values()):
        raise RefusedError(
            _("“{name}” has nobody to split its target over.").format(name=target["name"]),
            todo=_("See who belongs to it: mgrday member list"),
        )
    found = reader.rows(SQL["parts_by_people"], into=into, period=target["period"], metric=target["metric"], **under)
    standing = {row["part"]: row for row in found}
    values = shared_out(int(target["value"]), list(weights.values()))
    parts = tuple(
        Part(into, names[part], str(part), target["period"], value, _value_of(standing.pop(f"{into} {part}", None)))
        for part, value in zip(weights, values, strict=True)
    )
    return _split(target, parts, standing)


def _weight(member: Row, way: Way, start: str) -> Fraction:
    """How much a member carries: a new hire, on the first day of the period, `new_share` of a veteran unless all are equal."""
    return way.new_share if is_new(member["hired_on"], start) and way.by != "equal" else Fraction(1)


# By days and weeks


def _by_time(reader: Reader, target: Row, way: Way) -> Split:
    kind, into = target["period_kind"], way.into
    if (kind, into) not in (("month", "week"), ("month", "day"), ("week", "day")):
        raise UsageError(
            _("A target for {period} cannot be split into: {into}.").format(period=target["period"], into=INTO.label(into)),
            todo=_("A month splits into weeks or days, a week into days."),
        )
    if way.by == "seniority":
        raise UsageError(_("Seniority splits a target among people, not over days."), todo=_("Use --by phases or --by equal."))
    span = Span(target["period_start"], target["period_end"], "month" if kind == "month" else "week")
    weights: dict[str, Fraction] = {}
    for day in workdays(span):
        part = day if into == "day" else _week_of(day, span).name
        weights[part] = weights.get(part, Fraction(0)) + (Fraction(1) if way.by == "equal" else _step(day))
    if not any(weights.values()):
        raise RefusedError(_("{period} has no workday to split over.").format(period=target["period"]))
    # A week is the month's when its Thursday is, three days after it starts.
    start, end = (shift(span.start, -3), shift(span.end, -3)) if into == "week" else (span.start, span.end)
    given = {"key": target["scope_key"], "metric": target["metric"], "into": into, "start": start, "end": end}
    standing = {row["part"]: row for row in reader.rows(SQL["parts_by_time"], **given)}
    reference = str(target["name"] if target["scope"] == "branch" else target["scope_id"])
    values = shared_out(int(target["value"]), list(weights.values()))
    parts = tuple(
        Part(target["scope"], target["name"], reference, part, value, _value_of(standing.pop(part, None)))
        for part, value in zip(weights, values, strict=True)
    )
    return _split(target, parts, standing)


def _week_of(day: str, month: Span) -> Span:
    """The week of `month` that `day` counts for: its own, or, where that week's Thursday is in another month, the nearest."""
    week = Span.week(day)
    thursday = shift(week.start, 3)
    if thursday in month:
        return week
    return week.next() if thursday < month.start else week.previous()


def _step(day: str) -> Fraction:
    """The part of its month's target that falls on the workday `day`, by the phases' shares."""
    due = pace_shares(Span.month(day))
    reached = [share for workday, share in due.items() if workday < day]
    return due[day] - (reached[-1] if reached else Fraction(0))
