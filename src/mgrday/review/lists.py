"""Lists and single records of any kind, by its declaration: the columns of imports, plus the id."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mgrday.errors import UsageError, asking
from mgrday.kinds.base import Field, Kind, Phone, Ref, Text, Value
from mgrday.kinds.codes import MONEY_METRICS
from mgrday.kinds.repeat import REPEAT
from mgrday.report import Column, Report, Table, Yuan
from mgrday.store.reader import Reader
from mgrday.store.references import NAMED, find
from mgrday.words import N_, _, ngettext

Row = dict[str, Any]
EMPTY = {
    "department": N_("No department yet. The first: mgrday department add NAME --branch BRANCH"),
    "member": N_("No member yet. The first: mgrday member add NAME --department DEPARTMENT"),
    "lead": N_("No client yet. Bring in your list: mgrday import FILE --kind lead"),
    "outing": N_("No outing yet. When somebody leaves: mgrday outing leave MEMBER CLIENT"),
    "target": N_("No target yet. The first: mgrday target set department NAME this-month AMOUNT"),
}

ORDER = {
    "matter": "case when t.done_on is null then 0 when t.inspected_on is null then 1 else 2 end, t.due_on, t.id",
}
"""The order of a list where nobody asks for another and the order of recording says nothing: the open ones first."""


def list_report(
    reader: Reader,
    kind: Kind,
    filters: Mapping[str, str],
    now: datetime,
    *,
    since: str | None = None,
    until: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> Report:
    """Every record of `kind` that the filters leave, by field name as typed; `since` and `until` are days, inclusive.

    `sort` is a field's name, with ``-`` before it from the largest down. Raises UsageError, NotFoundError.
    """
    where, values = _wanted(reader, kind, filters, now, since, until)
    found = reader.rows(_select(kind, kind.fields, where, sort, limit), **values)
    rows = [_shown(kind, kind.fields, row) for row in found]
    columns = [Column("id", _("No."), "id"), *_columns(kind.fields, rows, listed=True)]
    empty = _("No record fits.") if where else _(EMPTY.get(kind.name, N_("Nothing recorded yet.")))
    note = ngettext("{n} record", "{n} records", len(rows)).format(n=len(rows)) if rows else ""
    title = _headline(kind)
    return Report(kind.name, title, [Table(kind.name, title, columns, rows, empty=empty, note=note)], shape="list")


def each_row(
    reader: Reader,
    kind: Kind,
    filters: Mapping[str, str],
    now: datetime,
    *,
    since: str | None = None,
    until: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
    named: Mapping[str, str] = NAMED,
) -> Iterator[Row]:
    """The rows of `list_report` one after the other, in the order of recording unless told otherwise.

    They have what files have besides and is no table of its own. `named` are the tables in which other records have names.

    Raises UsageError, NotFoundError before the first one.
    """
    where, values = _wanted(reader, kind, filters, now, since, until)
    fields = tuple(field for field in kind.columns if field is REPEAT or not field.beside)
    sql = _select(kind, fields, where, sort or "id", limit, named)
    return (_shown(kind, fields, row) for row in reader.stream(sql, **values))


def show_report(reader: Reader, kind: Kind, reference: str, now: datetime) -> Report:
    """One record with all its fields. Raises NotFoundError."""
    record_id = find(reader, kind.name, reference)
    fields = kind.fields + kind.more
    (found,) = reader.rows(_select(kind, fields, ["t.id = :id"], None, None), id=record_id)
    row = _shown(kind, fields, found)
    columns = [Column("id", _("No."), "id"), *_columns(fields, [row])]
    title = f"{_headline(kind)} {record_id}"
    return Report(kind.name, title, [Table(kind.name, title, columns, [row])], shape="record")


def _headline(kind: Kind) -> str:
    """A kind's name as the first word of a page."""
    return kind.title[:1].upper() + kind.title[1:]


def _columns(fields: tuple[Field, ...], rows: list[Row], *, listed: bool = False) -> list[Column]:
    """The columns of the fields: a rare one where some row has it, a quiet one in no list; clients and phones whole."""
    found = []
    for field in fields:
        unseen = field.rare and all(row[field.name] is None for row in rows)
        client = field.name == "company" or (isinstance(field.type, Ref) and field.type.kind == "lead")
        whole = client or isinstance(field.type, Phone)
        found.append(replace(field.as_column(), hidden=unseen or (listed and field.quiet), folds=whole))
    return found


def _select(
    kind: Kind,
    fields: tuple[Field, ...],
    where: list[str],
    sort: str | None,
    limit: int | None,
    named: Mapping[str, str] = NAMED,
) -> str:
    """The list as SQL: names come from the kind's declaration only, values are parameters."""
    columns, joins = ["t.id"], []
    for field in fields:
        if isinstance(field.type, Ref) and field.type.kind in NAMED:
            alias = f"r_{field.name}"
            columns.append(f'{alias}.name as "{field.name}"')
            joins.append(f"left join {named[field.type.kind]} {alias} on {alias}.id = t.{field.stored}")
        elif field is REPEAT:
            alike = ", ".join(f"t.{kind.field(name).stored}" for name in kind.identity)
            number = f"row_number() over (partition by {alike} order by {_order(kind, sort)})"
            columns.append(f'nullif({number}, 1) as "{field.name}"')
        else:
            columns.append(f't.{field.stored} as "{field.name}"')
    sql = f"select {', '.join(columns)} from {kind.table} t {' '.join(joins)}"
    if where:
        sql += f" where {' and '.join(where)}"
    sql += f" order by {_order(kind, sort)}"
    return sql if limit is None else f"{sql} limit {int(limit)}"


def _order(kind: Kind, sort: str | None) -> str:
    if sort is None:
        return ORDER.get(kind.name, "t.id")
    name = sort.lstrip("-").replace("-", "_")
    if name == "id":
        return "t.id desc" if sort.startswith("-") else "t.id"
    try:
        field = kind.field(name)
    except KeyError:
        known = ", ".join(field.name for field in kind.fields)
        raise UsageError(
            _("There is no column “{name}” to sort by. There are: {known}.").format(name=name, known=known)
        ) from None
    named = isinstance(field.type, Ref) and field.type.kind in NAMED
    column = f"r_{field.name}.name" if named else f"t.{field.stored}"
    direction = " desc" if sort.startswith("-") else ""
    return f"case when {column} is null then 1 else 0 end, {column}{direction}, t.id"


def _wanted(
    reader: Reader, kind: Kind, filters: Mapping[str, str], now: datetime, since: str | None, until: str | None
) -> tuple[list[str], Row]:
    """The conditions of a list with their values: the filters and the days. Raises UsageError, NotFoundError."""
    where, values = _conditions(reader, kind, filters, now)
    if since is not None:
        where.append(f"substr(t.{kind.day}, 1, 10) >= :since")
        values["since"] = since
    if until is not None:
        where.append(f"substr(t.{kind.day}, 1, 10) <= :until")
        values["until"] = until
    return where, values


def _conditions(reader: Reader, kind: Kind, filters: Mapping[str, str], now: datetime) -> tuple[list[str], Row]:
    where: list[str] = []
    values: Row = {}
    for name, text in filters.items():
        field = kind.field(name)
        column = f"t.{field.stored}"
        if isinstance(field.type, Ref):
            values[name] = find(reader, field.type.kind, text)
            where.append(f"{column} = :{name}")
        elif type(field.type) is Text:
            values[name] = "%" + text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            where.append(f"lower({column}) like :{name} escape '\\'")
        elif isinstance(field.type, Value):
            with asking():
                values |= _either(name, text)
            where.append(f"{column} = case when t.metric in ('amount', 'received') then :{name} else :{name}_count end")
        else:
            with asking():
                values[name] = field.type.read(text, now)
            where.append(f"{column} = :{name}")
    return where, values


def _either(name: str, text: str) -> Row:
    """A typed value as fen, and as the count that it is where its metric is no money."""
    from mgrday.money import read_money

    fen = read_money(text)
    return {name: fen, f"{name}_count": fen // 100 if fen % 100 == 0 else -1}


def _shown(kind: Kind, fields: tuple[Field, ...], row: Row) -> Row:
    """A row with flags as booleans and values as their metric says."""
    shown = dict(row)
    for field in fields:
        value = shown[field.name]
        if value is None:
            continue
        if field.type.unit == "flag":
            shown[field.name] = bool(value)
        elif isinstance(field.type, Value) and row["metric"] in MONEY_METRICS:
            shown[field.name] = Yuan(value)
    return shown
