"""Adding, editing and removing a record of any kind: read what was typed, complete it, write it."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import SQLModel

from mgrday.errors import RefusedError, UsageError
from mgrday.kinds import KINDS
from mgrday.kinds.base import Field, Kind, Ref
from mgrday.records.registry import RECORDS, RecordKind, Texts
from mgrday.store.references import find
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import N_, _

GOES_WITH = {
    "clients": {"grades": "client_id"},
    "events": {"posts": "event_id", "needs": "event_id", "event_matters": "event_id", "settled": "event_id"},
}
"""By table, the tables whose rows belong to a record and are removed with it, each with the column that names the record."""
OTHER_TITLES = {
    "watches": N_("watch list"),
    "lifts": N_("key person"),
    "mentors": N_("mentor pair"),
    "comments": N_("comment of a check"),
    "posts": N_("role at an event"),
}
"""What tables are called that are no kind of their own and keep a member from being removed."""


def add(work: Work, kind: str, texts: Mapping[str, str | None]) -> int:
    """Add a `kind` from what was typed, by field name; returns its id. Raises RefusedError, NotFoundError, UsageError."""
    record = RECORDS[kind]
    typed = dict(texts)
    record.prepare(work, typed, None)
    row = empty_row(record) | read(work, record.kind, typed)
    return add_row(work, kind, row)


def add_row(work: Work, kind: str, row: Values) -> int:
    """Add a `kind` from stored values; returns its id. Raises RefusedError."""
    record = RECORDS[kind]
    require(record.kind, row)
    record.complete(work, row, None)
    same = existing(work, record.kind, row) if record.kind.once else None
    if same is not None:
        raise RefusedError(
            _("This {kind} is recorded already: {id}.").format(kind=record.kind.title, id=same),
            todo=_("See it with: mgrday {kind} show {id}").format(kind=kind, id=same),
        )
    (record_id,) = work.insert(record.kind.table, [row])
    record.added(work, [record_id], Rows.of([row]))
    return record_id


def put(work: Work, kind: str, texts: Mapping[str, str | None]) -> int:
    """Add a `kind` from what was typed, or give the one of the same identity these values. Returns its id.

    Raises RefusedError, NotFoundError, UsageError.
    """
    record = RECORDS[kind]
    typed = dict(texts)
    record.prepare(work, typed, None)
    values = read(work, record.kind, typed)
    row = empty_row(record) | values
    record.complete(work, row, None)
    same = existing(work, record.kind, row)
    if same is None:
        return add_row(work, kind, empty_row(record) | values)
    kept = {record.kind.field(name).stored for name in record.kind.identity}
    change(work, kind, same, {field: value for field, value in row.items() if field in values.keys() - kept})
    return same


def edit(work: Work, kind: str, reference: str, texts: Mapping[str, str | None]) -> int:
    """Change fields of the `kind` that `reference` means; a text of None empties its field. Returns its id.

    Raises RefusedError, NotFoundError, UsageError.
    """
    record_id = find(work.reader, kind, reference)
    record = RECORDS[kind]
    old = work.row(record.kind.table, record_id)
    typed = dict(texts)
    record.prepare(work, typed, old)
    change(work, kind, record_id, read(work, record.kind, typed))
    return record_id


def change(work: Work, kind: str, record_id: int, values: Mapping[str, Any]) -> None:
    """Change stored values of one record, with its checks and what follows. Raises RefusedError."""
    record = RECORDS[kind]
    old = work.row(record.kind.table, record_id)
    row = old | dict(values)
    require(record.kind, row)
    record.complete(work, row, old)
    same = existing(work, record.kind, row) if record.kind.once else None
    if same not in (None, record_id):
        raise RefusedError(_("This {kind} is recorded already: {id}.").format(kind=record.kind.title, id=same))
    work.update(record.kind.table, record_id, row)
    record.changed(work, record_id, row, old)


def remove(work: Work, kind: str, reference: str) -> int:
    """Remove the `kind` that `reference` means, with what belongs to it. Returns its id.

    Raises RefusedError where other records refer to it, naming them.
    """
    record_id = find(work.reader, kind, reference)
    table = KINDS[kind].table
    referring = _referring(work, kind, record_id)
    if referring:
        named = ", ".join(f"{title} × {count}" for title, count in referring)
        raise RefusedError(
            _("This {kind} cannot be removed: {named} refer to it.").format(kind=KINDS[kind].title, named=named),
            todo=_("Remove these first; a client that is done with is better archived, a member who left is recorded as left."),
        )
    for belonging, column in GOES_WITH.get(table, {}).items():
        found = work.reader.tuples(f"select id from {belonging} where {column} = :id", id=record_id)
        work.delete(belonging, [row[0] for row in found])
    old = work.row(table, record_id)
    work.delete(table, [record_id])
    RECORDS[kind].removed(work, record_id, old)
    return record_id


def read(work: Work, kind: Kind, texts: Texts) -> Values:
    """Stored values from typed texts, for the fields that were typed. Raises what the field's type raises."""
    row: Values = {}
    for name, text in texts.items():
        field = kind.field(name)
        row[field.stored] = _read_one(work, field, text)
    return row


def _read_one(work: Work, field: Field, text: str | None) -> object:
    if text is None or not text.strip():
        return None
    if isinstance(field.type, Ref):
        return find(work.reader, field.type.kind, text)
    try:
        return field.type.read(text, work.now)
    except RefusedError as error:
        error.what = _("{field}: {fault}").format(field=field.title, fault=error.what)
        raise


def existing(work: Work, kind: Kind, row: Values, number: int = 1) -> int | None:
    """The id of the first (second, third) record with the same identity as `row`, None where there is none."""
    columns = identity_columns(kind)
    where = " and ".join(f"{c} is null" if row[c] is None else f"{c} = :{c}" for c in columns)
    values = {c: row[c] for c in columns if row[c] is not None}
    found = work.reader.value(f"select id from {kind.table} where {where} order by id limit 1 offset {number - 1}", **values)
    return None if found is None else int(found)


def identity_columns(kind: Kind) -> list[str]:
    """The columns in which two records of `kind` are the same one."""
    return [_identity_column(kind, name) for name in kind.identity]


def _identity_column(kind: Kind, name: str) -> str:
    if kind.name == "lead":
        return "name_key"
    if kind.name == "target":
        return {"scope": "scope", "name": "scope_key"}.get(name, name)
    return kind.field(name).stored


def empty_row(record: RecordKind) -> Values:
    """A row with the defaults of its table, and None where there is none."""
    fields = record.model.model_fields.items()
    return {name: None if field.is_required() else field.default for name, field in fields if name != "id"}


def require(kind: Kind, row: Values) -> None:
    """See that `row` has everything its kind needs. Raises UsageError."""
    for field in kind.fields:
        if field.required and row[field.stored] in (None, ""):
            raise UsageError(_("“{field}” is missing.").format(field=field.title), todo=_("Give it and try again."))


def _referring(work: Work, kind: str, record_id: int) -> list[tuple[str, int]]:
    table = KINDS[kind].table
    titles = {other.table: other.title for other in KINDS.values()} | {table: _(title) for table, title in OTHER_TITLES.items()}
    found = []
    for other in SQLModel.metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table.name == table and other.name in titles and other.name not in GOES_WITH.get(table, {}):
                column = key.parent.name
                count = work.reader.value(f"select count(*) from {other.name} where {column} = :id", id=record_id)
                if count:
                    found.append((titles[other.name], int(count)))
    if kind in ("department", "group", "member"):
        count = work.reader.value("select count(*) from targets where scope_key = :key", key=f"{kind} {record_id}")
        if count:
            found.append((titles["targets"], int(count)))
    return found
