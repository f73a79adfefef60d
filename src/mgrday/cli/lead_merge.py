"""``mgrday lead merge``: two clients that are one."""

from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.kinds import KINDS
from mgrday.kinds.base import Code, Field, Ref
from mgrday.kinds.lead import LEAD
from mgrday.report import Cell, Column, Report, Table
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.records.doubles import Double
    from mgrday.records.merging import Plan
    from mgrday.store.reader import Reader


def merge(
    kept: Annotated[str, typer.Argument(metavar="CLIENT", help=N_("the client that stays"))],
    gone: Annotated[str, typer.Argument(metavar="CLIENT", help=N_("the client that goes"))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("do not ask"))] = False,
) -> None:
    """Show what a merge would do and do it once agreed."""
    from mgrday.records import merging
    from mgrday.records import registry as _registry  # noqa: F401  (every table must be known)
    from mgrday.store.merged import WORDS
    from mgrday.store.references import find

    context = frame.context()
    with context.unwritten():
        reader = context.reader()
        it = merging.plan(reader, find(reader, "lead", kept), find(reader, "lead", gone), context.now)
        if not (yes or context.stdin_tty):
            frame.confirm("")
        shown = _shown(reader, it)
    context.emit(shown)
    if not (yes or frame.confirm(_("Merge them?"))):
        context.say(_("Nothing was written."))
        return
    with context.write(f"{WORDS} {it.kept['id']} {it.gone['id']} ({it.kept['name']} ← {it.gone['name']})") as work:
        merging.merge(work, merging.plan(work.reader, it.kept["id"], it.gone["id"], work.now))
    done = _("{gone} is merged into {kept}. Take it back with: mgrday undo")
    context.say(done.format(gone=it.gone["name"], kept=it.kept["name"]))


def _shown(reader: "Reader", it: "Plan") -> Report:
    """What a merge does: for scripts as one object, for a person as what changes, what is left and what moves."""
    title = _("{gone} → {kept}").format(gone=it.gone["name"], kept=it.kept["name"])
    changed = [field for field in LEAD.fields if field.stored in it.values]
    row = {
        "id": it.kept["id"],
        "kind": LEAD.name,
        "company": it.kept["name"],
        "merged": {"id": it.gone["id"], "company": it.gone["name"]},
        "changed": {field.name: _valued(reader, field, it.values[field.stored]) for field in changed},
        "left": {field.name: _valued(reader, field, it.gone[field.stored]) for field in it.left},
        "moved": {_kind_of(table): count for table, count in it.moved.items()},
        "joined": [{"kind": each.kind.name, "id": each.stays["id"], "removed": each.goes["id"]} for each in it.doubles],
    }
    columns = [Column(key, key, "id" if key == "id" else "text") for key in row]
    return Report(
        "merge",
        title,
        [Table("merge", title, columns, [row], hidden=True), _fields(reader, it, changed), _records(reader, it)],
        "record",
    )


def _fields(reader: "Reader", it: "Plan", changed: list[Field]) -> Table:
    """The fields in which the two differ, each as it will be."""

    def said(field: Field, row: dict[str, object]) -> object:
        value = _valued(reader, field, row[field.stored])
        return field.type.label(str(value)) if isinstance(field.type, Code) and value is not None else value

    after = it.kept | it.values
    rows = [
        {
            "field": field.title,
            "kept": said(field, it.kept),
            "gone": said(field, it.gone),
            "after": Cell(said(field, after), "strong"),
        }
        for field in LEAD.fields
        if field in changed or field in it.left
    ]
    columns = [
        Column("field", _("What")),
        Column("kept", it.kept["name"]),
        Column("gone", it.gone["name"]),
        Column("after", _("Afterwards")),
    ]
    note = _("Where both say something else, {kept} is right.").format(kept=it.kept["name"]) if it.left else ""
    return Table("fields", _("What is said of the client"), columns, rows, _("Nothing changes."), note)


def _records(reader: "Reader", it: "Plan") -> Table:
    """The records that move, and those that both have."""
    rows = []
    for table, count in it.moved.items():
        name = _kind_of(table)
        twice = [each for each in it.doubles if each.kind.table == table]
        title = KINDS[name].title if name in KINDS else LEAD.field(name).title
        rows.append({"kind": title, "moved": count, "joined": _(", ").join(_said(reader, each) for each in twice) or None})
    columns = [Column("kind", _("Records")), Column("moved", _("Move"), "count")]
    if it.doubles:
        columns.append(Column("joined", _("Both have it; one stays")))
    return Table("records", _("What hangs on {gone}").format(gone=it.gone["name"]), columns, rows, _("Nothing hangs on it."))


def _said(reader: "Reader", double: "Double") -> str:
    """By what a record that both have is known: the event, the keyword."""
    row = double.stays
    return str(row["term"]) if "term" in row else str(reader.value("select name from events where id = :id", id=row["event_id"]))


def _kind_of(table: str) -> str:
    """The kind that a table keeps; the grades are a client's own."""
    return next((kind.name for kind in KINDS.values() if kind.table == table), "grade")


def _valued(reader: "Reader", field: Field, value: object) -> object:
    """A value as scripts read it: a member by name."""
    if isinstance(field.type, Ref) and value is not None:
        return reader.value("select name from members where id = :id", id=value)
    return value
