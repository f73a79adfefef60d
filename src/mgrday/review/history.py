"""What changed, by whom, from what to what: the journal as a manager reads it."""

import json
from datetime import UTC, datetime
from typing import Any

from mgrday.errors import NotFoundError
from mgrday.kinds import KINDS, Kind
from mgrday.kinds.base import Code, Field, Ref
from mgrday.report import Column, Report, Table
from mgrday.store.merged import into
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.references import NAMED, candidates, find
from mgrday.words import _

SQL = beside(__file__)
LOOKED_FOR = ("lead", "member", "event", "deal", "department", "group")
"""The kinds that a bare reference may mean, in the order in which they are tried."""


def commands_report(reader: Reader, limit: int | None) -> Report:
    """Every command that wrote, the last first."""
    rows = []
    for row in reader.rows(SQL["commands"], most=limit if limit is not None else 2_000_000_000):
        state = ""
        if row["undone_by"] is not None:
            state = _("taken back by {id}").format(id=row["undone_by"])
        elif row["undoes"] is not None:
            state = _("takes back {id}").format(id=row["undoes"])
        rows.append({**row, "at": local(row["at"]), "state": state})
    columns = [
        Column("id", _("No."), "id"),
        Column("at", _("When"), "time"),
        Column("actor", _("Who")),
        Column("words", _("Command"), folds=True),
        Column("changes", _("Changes"), "count"),
        Column("state", _("State"), hidden=not any(row["state"] for row in rows)),
    ]
    empty = _("Nothing has been written yet.")
    return Report("history", _("History"), [Table("history", _("History"), columns, rows, empty=empty)], shape="list")


def record_report(reader: Reader, words: list[str]) -> Report:
    """Every change of one record, the last first; `words` is a reference, or a kind and a reference. Raises NotFoundError."""
    kind, record_id = _record(reader, words)
    found = reader.rows(SQL["of_record"], table=kind.table, id=record_id)
    if kind.name == "lead":
        found += reader.rows(SQL["grades_of_client"], id=record_id)
    found.sort(key=lambda row: row["change_id"], reverse=True)
    rows = [line for row in found for line in _lines(reader, kind, row)]
    if kind.name == "lead":
        rows += _of_merged(reader, record_id)
    columns = [
        Column("at", _("When"), "time"),
        Column("actor", _("Who")),
        Column("field", _("What")),
        Column("before", _("From")),
        Column("after", _("To")),
        Column("command", _("Command no."), "id"),
    ]
    title = f"{kind.title} {record_id}"
    table = Table("history", title, columns, rows, empty=_("Nothing is known of its changes."))
    return Report("history", title, [table], shape="list")


def _of_merged(reader: Reader, client_id: int) -> list[dict[str, Any]]:
    """The changes of the clients that were merged into a client, the last first, each under its name."""
    rows = []
    for gone in into(reader, client_id):
        found = reader.rows(SQL["of_record"], table="clients", id=gone.id)
        for row in sorted(found, key=lambda row: row["change_id"], reverse=True):
            merged = _("merged into this client") if row["action"] == "remove" else None
            lines = _lines(reader, KINDS["lead"], row)
            rows += [{**line, "field": f"{gone.name}: {merged or line['field']}"} for line in lines]
    return rows


def _record(reader: Reader, words: list[str]) -> tuple[Kind, int]:
    if len(words) > 1 and words[0] in KINDS:
        return KINDS[words[0]], find(reader, words[0], " ".join(words[1:]))
    text = " ".join(words)
    for name in LOOKED_FOR:
        if candidates(reader, name, text):
            return KINDS[name], find(reader, name, text)
    raise NotFoundError(
        _("There is no record “{text}”.").format(text=text), todo=_("Name its kind too, such as: mgrday history outing 12")
    )


def _lines(reader: Reader, kind: Kind, row: Row) -> list[dict[str, Any]]:
    """One line a field that changed."""
    head = {"at": local(row["at"]), "actor": row["actor"], "command": row["id"]}
    if row["action"] == "grade":
        return [{**head, "field": KINDS["lead"].field("grade").title, "before": row["before"], "after": row["after"]}]
    if row["action"] != "change":
        said = _("removed") if row["action"] == "remove" else _("recorded")
        return [{**head, "field": said, "before": None, "after": None}]
    before, after = json.loads(row["before"]), json.loads(row["after"])
    fields = [field for field in kind.fields + kind.more if field.stored in after]
    return [
        {
            **head,
            "field": field.title,
            "before": _said(reader, field, before[field.stored]),
            "after": _said(reader, field, after[field.stored]),
        }
        for field in fields
    ]


def _said(reader: Reader, field: Field, value: object) -> object:
    """A stored value as a person reads it."""
    if value is None:
        return None
    if isinstance(field.type, Ref) and field.type.kind in NAMED:
        return reader.value(f"select name from {NAMED[field.type.kind]} where id = :id", id=value)
    if isinstance(field.type, Code):
        return field.type.label(str(value))
    if field.type.unit == "money" and isinstance(value, int):
        from mgrday.money import say_money

        return say_money(value)
    if field.type.unit == "flag":
        return _("yes") if value else _("no")
    return value


def local(at: str) -> str:
    """A moment of the journal (UTC, ISO) as local time."""
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")
