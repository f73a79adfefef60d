"""The import profiles: how the files of each source are read."""

import json
from typing import Any

from mgrday.errors import NotFoundError
from mgrday.kinds import KINDS
from mgrday.report import Column, Report, Table
from mgrday.store.named import beside
from mgrday.store.reader import Reader
from mgrday.words import _

SQL = beside(__file__)
LEFT_OUT = "-"


def list_report(reader: Reader) -> Report:
    """Every profile, by name."""
    rows = [_shown(row) for row in reader.rows(SQL["profiles"], name=None)]
    empty = _("No profile is kept yet. Add --profile NAME to an import with --map; the next file needs only --profile NAME.")
    return Report("profiles", _("Profiles"), [Table("profiles", _("Profiles"), _columns(rows), rows, empty=empty)], shape="list")


def show_report(reader: Reader, name: str) -> Report:
    """One profile: what it says of the file, and which column is which field. Raises NotFoundError."""
    found = reader.one(SQL["profiles"], name=name)
    if found is None:
        raise no_such(name, [row["name"] for row in reader.rows(SQL["profiles"], name=None)])
    title = _("Profile “{name}”").format(name=name)
    kind = KINDS[found["kind"]]
    mapped = json.loads(found["settings"])["map"]
    fields = {field.name: field.title for field in kind.columns} | {LEFT_OUT: _("left out")}
    rows = [{"column": column, "field": field} for column, field in mapped.items()]
    columns = [Column("column", _("Column")), Column("field", _("Field"), labels=fields)]
    row = _shown(found)
    return Report(
        "profile",
        title,
        [Table("profile", title, _columns([row]), [row]), Table("columns", _("Which column is which field"), columns, rows)],
    )


def no_such(name: str, there: list[str]) -> NotFoundError:
    """There is no profile of that name, but these."""
    named = _("There are: {names}.").format(names=", ".join(there)) if there else _("None is kept yet.")
    return NotFoundError(
        _("There is no profile “{name}”.").format(name=name),
        unchanged=_("Nothing was written."),
        todo=named + "\n" + _("A new one is kept by --map COLUMN=FIELD beside --profile."),
    )


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    settings = json.loads(row["settings"])
    mapped = ", ".join(f"{column}={name}" for column, name in settings.pop("map").items())
    return {**row, **settings, "map": mapped}


def _columns(rows: list[dict[str, Any]]) -> list[Column]:
    """The columns; a person sees only those that say something."""

    def silent(name: str) -> bool:
        return not any(row[name] for row in rows)

    return [
        Column("id", _("No."), "id", hidden=True),
        Column("name", _("Name")),
        Column("kind", _("Kind"), labels={name: kind.title for name, kind in KINDS.items()}),
        Column("map", _("Columns")),
        Column("sheet", _("Sheet"), hidden=silent("sheet")),
        Column("encoding", _("Encoding"), hidden=silent("encoding")),
        Column("on_duplicate", _("Duplicates"), hidden=silent("on_duplicate")),
        Column("saved_at", _("Kept at"), "time"),
    ]
