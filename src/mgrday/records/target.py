"""Targets."""

from datetime import datetime

from sqlalchemy import Index

from mgrday.days import Span, shift
from mgrday.errors import RefusedError
from mgrday.kinds.base import Count
from mgrday.kinds.codes import MONEY_METRICS, SCOPE, say_value
from mgrday.kinds.target import TARGET
from mgrday.records.row import CODE, DAY, FEN, TEXT, Field, Row
from mgrday.store.named import beside
from mgrday.store.references import find
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _

FIGURES = ("value", "promised", "accepted")
"""The columns in the unit of the metric."""


class Target(Row, table=True):
    """A scope's target for a metric and a period.

    `value` is fen for money metrics, else a count. `scope_id` is the department's, group's or member's id; a branch has
    none. `scope_key` (``member 12``, ``branch 苏州``) and period and metric name one target. `period_start` is the first
    day, `period_end` the day after the last, `period_kind` month, week or day. `promised` and `accepted` are kept in the unit
    of `value`, apart from it: what its bearer offered, and what was taken on. `strategy` says how it is to be reached.
    """

    __tablename__ = "targets"
    __table_args__ = (
        Index("targets_once", "scope_key", "period", "metric", unique=True),
        Index("targets_period", "period", "metric", "scope"),
    )
    scope: str = Field(sa_type=CODE)
    scope_id: int | None = None
    scope_key: str = Field(sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    period: str = Field(sa_type=DAY)
    period_kind: str = Field(sa_type=CODE)
    period_start: str = Field(sa_type=DAY)
    period_end: str = Field(sa_type=DAY)
    metric: str = Field(default="amount", sa_type=CODE)
    value: int = Field(sa_type=FEN)
    set_on: str = Field(sa_type=DAY)
    strategy: str | None = Field(default=None, sa_type=TEXT)
    promised: int | None = Field(default=None, sa_type=FEN)
    accepted: int | None = Field(default=None, sa_type=FEN)


def prepare(work: Work, texts: dict[str, str | None], old: Values | None) -> None:
    """The name is looked up in its scope, so that a target is always somebody's. Raises NotFoundError, RefusedError."""
    typed = texts.get("scope")
    scope = SCOPE.read(typed, work.now) if typed else (old or {}).get("scope")
    name = (texts.get("name") or "").strip()
    if not name or scope is None:
        return
    if scope == "branch":
        if not work.reader.value("select count(*) from departments where branch = :name", name=name):
            raise RefusedError(
                _("No department belongs to a branch “{name}”.").format(name=name),
                todo=_("Set it first: mgrday department edit DEPARTMENT --branch BRANCH"),
            )
        return
    record_id = find(work.reader, scope, name)
    texts["name"] = f"{record_id}"


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Work out whom and which days the target is for, and its figures in fen or as counts."""
    row["metric"] = row["metric"] or "amount"
    _same_unit(row, old)
    for name in FIGURES:
        try:
            row[name] = value_of(work.now, row["metric"], row[name])
        except RefusedError as error:
            error.what = _("{field}: {fault}").format(field=TARGET.field(name).title, fault=error.what)
            raise
    if old is None or row["name"] != old["name"] or row["scope"] != old["scope"]:
        _place(work, row)
    if row["period"]:
        from mgrday.day_words import read_period

        span = read_period(row["period"], work.now)
        row |= {"period": span.name, "period_kind": span.kind, "period_start": span.start, "period_end": span.end}
    if old is None or not row["set_on"] or (row["value"] != old["value"] and row["set_on"] == old["set_on"]):
        row["set_on"] = (row.get("set_on") if old is None else None) or work.today


def _same_unit(row: Values, old: Values | None) -> None:
    """See that no count is read as fen, nor fen as a count, because a new metric was typed without figures of its own."""
    if old is None or (row["metric"] in MONEY_METRICS) == (old["metric"] in MONEY_METRICS):
        return
    for name in FIGURES:
        if isinstance(row[name], int):
            raise RefusedError(
                _("{field}: yuan and counts are not the same figure; another metric needs its own.").format(
                    field=TARGET.field(name).title
                ),
                todo=_("Type it too: --{name} VALUE").format(name=name),
            )


def added(work: Work, ids: list[int], rows: Rows) -> None:
    """Say of each new target where it is more than one that it is a part of."""
    for row in rows.dicts():
        _compare_to_wholes(work, row)


def changed(work: Work, record_id: int, row: Values, old: Values) -> None:
    """Say it of a target with another value."""
    if row["value"] != old["value"]:
        _compare_to_wholes(work, row)


def _compare_to_wholes(work: Work, row: Values) -> None:
    """A part that is more than its whole is taken, with a warning: a person may be typing them in any order."""
    sql, start, kind = beside(__file__), row["period_start"], row["period_kind"]
    above = work.reader.one(sql["above"], scope=row["scope"], id=row["scope_id"]) or {}
    # A week is the month's when its Thursday is, three days after it starts.
    month = Span.month(shift(start, 3) if kind == "week" else start).name
    wholes = work.reader.rows(
        sql["wholes"],
        key=row["scope_key"],
        period=row["period"],
        metric=row["metric"],
        value=row["value"],
        department=above.get("department"),
        group=above.get("group"),
        branch=above.get("branch"),
        month=month if kind != "month" else None,
        week=Span.week(start).name if kind == "day" else None,
    )
    for whole in wholes:
        work.warnings.append(
            _("Taken, but {value} for {name}, {period}, is more than {whole} for {above}, {days}, of which it is a part.").format(
                value=say_value(row["metric"], row["value"]),
                name=row["name"],
                period=row["period"],
                whole=say_value(row["metric"], int(whole["value"])),
                above=whole["name"],
                days=whole["period"],
            )
        )


def _place(work: Work, row: Values) -> None:
    if row["scope"] in (None, "branch") or row["name"] is None:
        row |= {"scope_id": None, "scope_key": f"branch {row['name']}"}
        return
    scope_id = int(row["name"])
    name = work.row(f"{row['scope']}s", scope_id)["name"]
    row |= {"scope_id": scope_id, "scope_key": f"{row['scope']} {scope_id}", "name": name}


def value_of(now: datetime, metric: str, value: str | int | None) -> int | None:
    """A typed target or standard as the store keeps it: fen for money metrics, else a count. Raises RefusedError."""
    if value is None or isinstance(value, int):
        return value
    if metric in MONEY_METRICS:
        from mgrday.money import read_money

        return read_money(value)
    return Count(0, 10_000_000).read(value, now)
