"""Merging two clients that are one: what hangs on the one hangs on the other afterwards, and the one is gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import SQLModel

from mgrday.errors import UsageError
from mgrday.kinds.base import Field
from mgrday.kinds.lead import LEAD
from mgrday.records import doubles, lead
from mgrday.records.doubles import Double
from mgrday.store.reader import Reader
from mgrday.store.work import Values, Work
from mgrday.words import _

BY_RULE = {"company", "grade", "graded_on", "next_step", "next_on", "step_set_on", "created_on", "note", "archived_on"}
"""The fields of a client that have a rule of their own when two become one; of the others the kept one's stands, else the
other's fills it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge would do.

    `kept` stays and `gone` goes, both as they stand. `values` are the columns that change in the one that stays, `left` the
    fields in which both say something else and the one that stays is right. `moved` counts by table the records that hang on the
    one that goes, `doubles` are those that both have and of which one stays.
    """

    kept: Values
    gone: Values
    values: Values
    left: list[Field]
    moved: dict[str, int]
    doubles: list[Double]


def referring() -> list[tuple[str, str]]:
    """Every table whose rows name a client, with the column that does; asked of the tables, so that none can be forgotten."""
    return [
        (table.name, key.parent.name)
        for table in SQLModel.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == LEAD.table
    ]


def plan(reader: Reader, kept_id: int, gone_id: int, now: datetime) -> Plan:
    """What it means to merge the client `gone_id` into the client `kept_id`.

    Raises UsageError for one and the same, RefusedError where the two notes are too long for one.
    """
    kept, gone = (reader.rows("select * from clients where id = :id", id=each)[0] for each in (kept_id, gone_id))
    if kept_id == gone_id:
        raise UsageError(
            _("“{name}” is one client already.").format(name=kept["name"]),
            unchanged=_("Nothing was written."),
            todo=_("Name two: the one that stays first, then the one that goes: mgrday lead merge A B"),
        )
    moved: dict[str, int] = {}
    for table, column in referring():
        count = int(reader.value(f"select count(*) from {table} where {column} = :id", id=gone_id))
        if count:
            moved[table] = moved.get(table, 0) + count
    return Plan(kept, gone, _values(kept, gone, now), _left(kept, gone), moved, doubles.of(reader, kept_id, gone_id))


def _plain_fields(kept: Values, gone: Values) -> Iterator[Field]:
    """The fields that the one that goes has and that have no rule of their own; a title stays with its contact."""
    for field in LEAD.fields:
        titled = field.name == "title" and kept["contact"] not in (None, gone["contact"])
        if field.name not in BY_RULE and gone[field.stored] is not None and not titled:
            yield field


def _left(kept: Values, gone: Values) -> list[Field]:
    return [field for field in _plain_fields(kept, gone) if kept[field.stored] not in (None, gone[field.stored])]


def _values(kept: Values, gone: Values, now: datetime) -> Values:
    """What changes in the one that stays."""
    new = {field.stored: gone[field.stored] for field in _plain_fields(kept, gone) if kept[field.stored] is None}
    if kept["next_step"] is None and kept["next_on"] is None:
        new |= {name: gone[name] for name in ("next_step", "next_on")}
    new["note"] = _note(kept | new, gone, now)
    new["created_on"] = min(kept["created_on"], gone["created_on"])
    new["archived_on"] = max(kept["archived_on"], gone["archived_on"]) if kept["archived_on"] and gone["archived_on"] else None
    return {name: value for name, value in new.items() if value != kept[name]}


def _note(kept: Values, gone: Values, now: datetime) -> str | None:
    """Both notes, and whom else to reach at which number, where the fields have no room for it. Raises RefusedError."""
    reached = [gone["contact"], gone["title"]] if gone["contact"] not in (None, kept["contact"]) else []
    reached += [gone["phone"]] if gone["phone"] != kept["phone"] else []
    said = [text for text in reached if text]
    told = [f"{gone['name']}: {' '.join(said)}"] if said else []
    notes = dict.fromkeys(note for note in (kept["note"], gone["note"], *told) if note)
    return str(LEAD.field("note").type.read(" · ".join(notes), now)) if notes else None


def merge(work: Work, it: Plan) -> None:
    """Do what the plan says, in this unit of work."""
    kept_id, gone_id = int(it.kept["id"]), int(it.gone["id"])
    for double in it.doubles:
        doubles.join(work, double)
    _drop_first_grade(work, it)
    for table, column in referring():
        sql = f"select id from {table} where {column} = :gone order by id"
        for (record_id,) in work.reader.tuples(sql, gone=gone_id):
            work.update(table, int(record_id), {column: kept_id})
    doubles.follow_invitations(work, kept_id)
    _move_snoozes(work, it)
    work.delete(LEAD.table, [gone_id])
    row = it.kept | it.values
    lead.complete(work, row, it.kept)
    row["step_set_on"] = it.gone["step_set_on"] if it.values.keys() & {"next_step", "next_on"} else it.kept["step_set_on"]
    work.update(LEAD.table, kept_id, row)


def _drop_first_grade(work: Work, it: Plan) -> None:
    """The C of who was recorded later says no more than that somebody recorded the client again: it grades nobody down."""
    later = max(it.kept, it.gone, key=lambda client: (client["created_on"], client["id"]))
    sql = "select id, grade, given_at, reason from grades where client_id = :client order by on_day, id limit 1"
    first = work.reader.one(sql, client=later["id"])
    if first is not None and (first["grade"], first["given_at"], first["reason"]) == ("C", None, None):
        work.delete("grades", [first["id"]])


def _move_snoozes(work: Work, it: Plan) -> None:
    """What was put off about the one that goes is put off about the one that stays, unless that is so already.

    That they look like one is settled.
    """
    kept, gone = it.kept, it.gone
    of_it = "select * from snoozes where client = :name or (kind = 'lead' and record_id = :id) order by id"
    there = {_snoozed(row) for row in work.reader.rows(of_it, name=kept["name"], id=kept["id"])}
    new_owner = it.values.get("owner_id", kept["owner_id"])
    member = work.reader.value("select name from members where id = :id", id=new_owner)
    for row in work.reader.rows(of_it, name=gone["name"], id=gone["id"]):
        new = row | ({"client": kept["name"]} if row["client"] == gone["name"] else {})
        if row["kind"] == "lead" and row["record_id"] == gone["id"]:
            new |= {"record_id": kept["id"], "member": member}
        if row["rule"] == "client.duplicate" or _snoozed(new) in there:
            work.delete("snoozes", [row["id"]])
        else:
            work.update("snoozes", row["id"], new)


def _snoozed(row: Values) -> tuple[object, ...]:
    return tuple(row[name] for name in ("rule", "kind", "record_id", "member", "client"))
