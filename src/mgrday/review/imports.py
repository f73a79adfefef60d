"""The imports: which file was brought in when, and what came of it."""

from typing import Any

from mgrday.errors import NotFoundError
from mgrday.kinds import KINDS
from mgrday.report import Cell, Column, Report, Table
from mgrday.store.named import beside
from mgrday.store.reader import Reader
from mgrday.store.references import NAMED
from mgrday.words import _

SQL = beside(__file__)
MOST_ADDED = 10
ALL = 2_000_000_000


def list_report(reader: Reader, limit: int | None) -> Report:
    """Every import, the last first."""
    rows = [_shown(row) for row in reader.rows(SQL["imports"], id=None, most=limit if limit is not None else ALL)]
    empty = _("Nothing was imported yet. Bring in your list: mgrday import FILE --kind lead")
    return Report("imports", _("Imports"), [Table("imports", _("Imports"), _columns(rows), rows, empty=empty)], shape="list")


def meant(reader: Reader, number: int | None, *, standing: bool = False) -> int:
    """The number of the import that is meant: the last one where none is named, of those `standing` that were not taken back.

    Raises NotFoundError where there is none.
    """
    found = number if number is not None else reader.value(SQL["last"], standing=int(standing))
    if found is None:
        raise NotFoundError(
            _("There is no import to take back.") if standing else _("Nothing was imported yet."),
            todo=_("See them with: mgrday import list") if standing else _("Bring in your list: mgrday import FILE --kind lead"),
        )
    return int(found)


def show_report(reader: Reader, number: int) -> Report:
    """One import: its counts, the first records it brought, the clients that look like another. Raises NotFoundError."""
    found = reader.one(SQL["imports"], id=number, most=1) if number.bit_length() < 32 else None
    if found is None:
        raise NotFoundError(_("There is no import {id}.").format(id=number), todo=_("See them with: mgrday import list"))
    row = _shown(found)
    title = _("Import {id}").format(id=number)
    tables = [Table("import", title, [*_columns([row], whole=True)], [row])]
    if row["accepted"] and row["state"] is None:
        tables.append(_added(reader, found["command"], found["kind"]))
    if near := _near(reader, found["command"]):
        tables.append(near)
    return Report("import", title, tables)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    undone = row["undone_by"]
    state = None if undone is None else Cell(_("taken back by {id}").format(id=undone), "faint")
    rejected = row["rejected"]
    return {**row, "state": state, "rejected": Cell(rejected) if rejected else rejected}


def _columns(rows: list[dict[str, Any]], *, whole: bool = False) -> list[Column]:
    """The columns; a person sees in a list only those that say something there."""

    def silent(name: str) -> bool:
        return not whole and not any(row[name] for row in rows)

    return [
        Column("id", _("No."), "id"),
        Column("imported_at", _("When"), "time"),
        Column("file", _("File"), folds=True),
        Column("kind", _("Kind"), labels={name: kind.title for name, kind in KINDS.items()}),
        Column("accepted", _("Taken"), "count"),
        Column("updated", _("Updated"), "count", hidden=silent("updated")),
        Column("duplicates", _("Duplicates"), "count"),
        Column("rejected", _("Rejected"), "count"),
        Column("near_matches", _("Look alike"), "count", hidden=silent("near_matches")),
        Column("rejects_file", _("Rejected rows"), hidden=not whole),
        Column("actor", _("Who"), hidden=not whole),
        Column("command", _("Command no."), "id", hidden=not whole),
        Column("undone_by", _("Taken back by"), "id", hidden=True),
        Column("state", _("State"), hidden=silent("state")),
    ]


def _added(reader: Reader, command: int, name: str) -> Table:
    """The first records that an import brought and that are there."""
    kind = KINDS[name]
    if name in NAMED or kind.table == "matters":
        said, joined = "t.title" if kind.table == "matters" else "t.name", ""
    elif any(field.stored == "client_id" for field in kind.fields):
        said, joined = "c.name", "left join clients c on c.id = t.client_id"
    elif any(field.stored == "member_id" for field in kind.fields):
        said, joined = "m.name", "left join members m on m.id = t.member_id"
    else:
        said, joined = "cast(null as text)", ""
    rows = reader.rows(
        f"select t.id, {said} as name from changes ch join {kind.table} t on t.id >= ch.record_id "
        f"and t.id <= case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end {joined} "
        "where ch.command_id = :id and ch.in_table = :table and ch.action in ('add', 'adds') order by ch.id, t.id limit :most",
        id=command,
        table=kind.table,
        most=MOST_ADDED,
    )
    columns = [Column("id", _("No."), "id"), Column("name", _("Name"))]
    return Table("added", _("The first records it brought"), columns, rows, empty=_("None of them is there any more."))


def _near(reader: Reader, command: int) -> Table | None:
    """The clients it brought that look like another one."""
    from mgrday.review.near import stored_of

    pairs = stored_of(reader, command, MOST_ADDED)
    if not pairs:
        return None
    rows = [
        {"id": new, "client": client, "other_id": old, "other": other, "why": "phone" if "phone" in found else "name"}
        for old, new, other, client, found, _likeness in pairs
    ]
    why = {"phone": _("the same phone"), "name": _("nearly the same name")}
    columns = [
        Column("id", _("No."), "id"),
        Column("client", _("Client"), folds=True),
        Column("other_id", _("Other no."), "id", hidden=True),
        Column("other", _("Looks like"), folds=True),
        Column("why", _("Why"), labels=why),
    ]
    return Table("near", _("Clients that look like another"), columns, rows)
