"""Splitting a target into parts that add up to it exactly: by people (departments, groups, members) or by days and weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from mgrday.day_words import read_period
from mgrday.days import PHASE_SHARES, Span, last_workday, shift, workdays
from mgrday.errors import RefusedError, UsageError
from mgrday.kinds.base import Code
from mgrday.kinds.codes import METRIC, MONEY_METRICS, SCOPE
from mgrday.records.target_parts import figures, typed_figures
from mgrday.records.target_weights import by_last, by_seniority, share_of_day, week_of
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.references import find
from mgrday.store.target_reference import find_target
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
BY = Code(
    (
        ("equal", ("均分", "平均")),
        ("seniority", ("新老",)),
        ("phases", ("阶段",)),
        ("last", ("上期业绩", "上期", "上月", "上周")),
    )
)
PEOPLE = ("branch", "department", "group", "member")
"""The scopes, each above the next."""
NEW_SHARE = Fraction(1, 2)
"""What a new hire carries of a veteran's part, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: whose (`scope`, and `name` with the `reference` that finds it), when, and its `value` as the target's.

    `before` is the value that stands now, None where there is none. `last` is what it did in the period before, where the
    split goes by that.
    """

    scope: str
    name: str
    reference: str
    period: str
    value: int
    before: int | None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A target's parts; `value` is fen for money metrics, else a count. `left_over` are targets of the same kind, as
    ``(id, name, value)``, that belong under it and get no part: they would add to the parts. `strategy` is the target's."""

    scope: str
    name: str
    period: str
    metric: str
    value: int
    parts: tuple[Part, ...]
    left_over: tuple[tuple[int, str, int], ...] = ()
    strategy: str | None = None

    @property
    def money(self) -> bool:
        """Whether the values are fen."""
        return self.metric in MONEY_METRICS


@dataclass(frozen=True, slots=True)
class Way:
    """How to split: `into` and `by` are codes of INTO and BY (`by` None takes the usual one), `new_share` see NEW_SHARE.

    `typed` are parts with their figures as typed; `last` is what each member (id) did in the period `before` this one;
    `phases` are the shares of the month's phases.
    """

    into: str
    by: str | None = None
    new_share: Fraction = NEW_SHARE
    typed: tuple[tuple[str, str], ...] = ()
    last: Mapping[int, int] = field(default_factory=dict)
    phases: Sequence[float] = PHASE_SHARES


def propose(reader: Reader, texts: Mapping[str, str | None], way: Way, now: datetime) -> Split:
    """The parts of the target that `texts` (scope, name, period, metric as typed) name; nothing is written.

    Raises UsageError for a way that does not fit the target, RefusedError where nobody or nothing would get a part,
    NotFoundError where there is no such target.
    """
    target = find_target(reader, texts, now)
    if way.into in ("week", "day"):
        return _by_time(reader, target, way, now)
    return _by_people(reader, target, way, now)


def before(span: Span) -> Span:
    """The period of the same kind before `span`; of a day the last workday."""
    return Span.day(last_workday(span.start)) if span.kind == "day" else span.previous()


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


def _split(target: Row, parts: tuple[Part, ...], standing: Mapping[str, Row]) -> Split:
    left_over = tuple((row["id"], row["name"], int(row["value"])) for row in standing.values())
    scope, name, period, metric = (target[key] for key in ("scope", "name", "period", "metric"))
    return Split(scope, name, period, metric, int(target["value"]), parts, left_over, target["strategy"])


def _span(target: Row) -> Span:
    return Span(target["period_start"], target["period_end"], target["period_kind"])


def _value_of(row: Row | None) -> int | None:
    return None if row is None else int(row["value"])


# By people


def _by_people(reader: Reader, target: Row, way: Way, now: datetime) -> Split:
    scope, into = target["scope"], way.into
    if PEOPLE.index(into) <= PEOPLE.index(scope):
        raise UsageError(
            _("A target of a {scope} cannot be split into: {into}.").format(scope=SCOPE.label(scope), into=INTO.label(into)),
            todo=_("Split it into something smaller, or into weeks or days."),
        )
    if way.by == "phases":
        raise UsageError(
            _("The phases split a month into weeks or days, not among people."),
            todo=_("Use --by equal, --by seniority or --by last."),
        )
    under = {"scope": scope, "name": target["name"], "id": target["scope_id"], "today": now.date().isoformat()}
    weights: dict[int, Fraction] = {}
    names: dict[int, str] = {}
    last: dict[int, int] = {}
    team = [row for row in reader.rows(SQL["members"], end=target["period_end"], **under) if row[f"{into}_id"] is not None]
    carried = _carried(team, target, way)
    for member, weight in zip(team, carried, strict=True):
        part = member[f"{into}_id"]
        weights[part] = weights.get(part, Fraction(0)) + weight
        names[part] = member[into]
        last[part] = last.get(part, 0) + way.last.get(member["member_id"], 0)
    nobody = RefusedError(
        _("“{name}” has nobody to split its target over.").format(name=target["name"]),
        todo=_("See who belongs to it: mgrday member list"),
    )
    if not team:
        raise nobody
    typed = typed_figures(target, way.typed, names, lambda text: _part_of(reader, into, names, text), now)
    if way.by == "last" and not typed and not any(weights.values()):
        raise RefusedError(
            _("Nobody under “{name}” has any {metric} in {period} to go by.").format(
                name=target["name"], metric=METRIC.label(target["metric"]), period=before(_span(target)).name
            ),
            todo=_("Use --by seniority or --by equal, or type the parts: --part NAME=VALUE"),
        )
    if not typed and not any(weights.values()):
        raise nobody
    found = reader.rows(SQL["parts_by_people"], into=into, period=target["period"], metric=target["metric"], **under)
    standing = {row["part"]: row for row in found}
    values = figures(target["metric"], int(target["value"]), weights, typed)
    shown = last if way.by == "last" else {}
    parts = tuple(
        Part(
            into,
            names[part],
            str(part),
            target["period"],
            value,
            _value_of(standing.pop(f"{into} {part}", None)),
            shown.get(part),
        )
        for part, value in values.items()
    )
    return _split(target, parts, standing)


def _carried(team: list[Row], target: Row, way: Way) -> list[Fraction]:
    """What each of the team carries, in their order."""
    if way.by == "equal":
        return [Fraction(1) for _member in team]
    if way.by == "last":
        return by_last(team, way.last, before(_span(target)), way.new_share)
    return by_seniority(team, target["period_start"], way.new_share)


def _part_of(reader: Reader, into: str, names: Mapping[int, str], text: str) -> int:
    """The id of the part that `text` means: the one of that name among the parts, else what it means anywhere."""
    same = [part for part, name in names.items() if name == text.strip()]
    return same[0] if len(same) == 1 else find(reader, into, text)


# By days and weeks


def _by_time(reader: Reader, target: Row, way: Way, now: datetime) -> Split:
    kind, into = target["period_kind"], way.into
    if (kind, into) not in (("month", "week"), ("month", "day"), ("week", "day")):
        raise UsageError(
            _("A target for {period} cannot be split into: {into}.").format(period=target["period"], into=INTO.label(into)),
            todo=_("A month splits into weeks or days, a week into days."),
        )
    if way.by in ("seniority", "last"):
        raise UsageError(
            _("Seniority and last period's figures split a target among people, not over days."),
            todo=_("Use --by phases or --by equal."),
        )
    span = _span(target)
    weights: dict[str, Fraction] = {}
    for day in workdays(span):
        part = day if into == "day" else week_of(day, span).name
        weights[part] = weights.get(part, Fraction(0)) + (Fraction(1) if way.by == "equal" else share_of_day(day, way.phases))
    if not any(weights.values()):
        raise RefusedError(_("{period} has no workday to split over.").format(period=target["period"]))
    # A week is the month's when its Thursday is, three days after it starts.
    start, end = (shift(span.start, -3), shift(span.end, -3)) if into == "week" else (span.start, span.end)
    given = {"key": target["scope_key"], "metric": target["metric"], "into": into, "start": start, "end": end}
    standing = {row["part"]: row for row in reader.rows(SQL["parts_by_time"], **given)}
    reference = str(target["name"] if target["scope"] == "branch" else target["scope_id"])
    typed = typed_figures(target, way.typed, {part: part for part in weights}, lambda text: read_period(text, now).name, now)
    parts = tuple(
        Part(target["scope"], target["name"], reference, part, value, _value_of(standing.pop(part, None)))
        for part, value in figures(target["metric"], int(target["value"]), weights, typed).items()
    )
    return _split(target, parts, standing)
