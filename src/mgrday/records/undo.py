"""Taking a command back: every change it made, the last first, unless later work stands on it."""

import json
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import update
from sqlmodel import SQLModel

from mgrday.errors import NotFoundError, RefusedError
from mgrday.kinds import KINDS
from mgrday.store.journal_tables import COMMANDS
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row, in_chunks
from mgrday.store.trouble import is_clash
from mgrday.store.work import Work
from mgrday.words import _

SQL = beside(__file__)
BATCH = 200
"""Changes that are taken back at a time, each one row or one run of added rows."""
LAST = 2**31 - 1
Own = dict[str, list[range]]
"""By table, the records that a command added itself, in order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an undo would take back: the command's row and how many rows it changed."""

    command: Row
    changes: int

    @property
    def id(self) -> int:
        """The command's number."""
        return int(self.command["id"])


def plan(reader: Reader, number: int | None = None) -> Plan:
    """The plan to take back command `number`, or the last one that stands. Raises NotFoundError, RefusedError."""
    if number is None:
        command = reader.one(SQL["last_command"])
        if command is None:
            raise NotFoundError(_("There is nothing to take back."))
    else:
        command = reader.one(SQL["command"], id=number) if number.bit_length() < 64 else None
        if command is None:
            raise NotFoundError(_("There is no command {id}.").format(id=number), todo=_("See them with: mgrday history"))
        if command["undone_by"] is not None:
            raise RefusedError(
                _("Command {id} was taken back already, by command {by}.").format(id=number, by=command["undone_by"])
            )
    changes = int(reader.value(SQL["count_of"], id=command["id"]))
    if not changes:
        raise RefusedError(_("Command {id} changed nothing; there is nothing to take back.").format(id=command["id"]))
    return Plan(command, changes)


def take_back(work: Work, it: Plan) -> None:
    """Undo every change of the plan in this unit of work. Raises RefusedError where later work stands on it."""
    _refuse_later_changes(work, it)
    own = _added_by(work, it)
    for table, runs in own.items():
        work.lighten(table, sum(map(len, runs)))
    below = LAST
    while batch := work.reader.rows(SQL["changes_of"], id=it.id, below=below, most=BATCH):
        below = int(batch[-1]["id"])
        for (table, action), run in groupby(batch, key=lambda change: (change["in_table"], change["action"])):
            try:
                _reverse(work, own, str(table), str(action), list(run))
            except Exception as error:
                if not is_clash(error):
                    raise
                raise RefusedError(
                    _("What was there cannot come back: what was made or removed since stands in the way ({table}).").format(
                        table=_title(table)
                    ),
                    todo=_("See what came later with: mgrday history"),
                ) from error
    work.session.execute(update(COMMANDS).where(COMMANDS.c.id == it.id).values(undone_by=work.command_id))
    if it.command["undoes"] is not None:
        work.session.execute(update(COMMANDS).where(COMMANDS.c.id == it.command["undoes"]).values(undone_by=None))


def _refuse_later_changes(work: Work, it: Plan) -> None:
    later = work.reader.rows(SQL["later_commands"], id=it.id)
    if later:
        named = "\n".join(f"  {row['id']:>6}  {row['words']}" for row in later)
        raise RefusedError(
            _("Later commands changed the same records:") + "\n" + named,
            todo=_("Take these back first, the last one first: mgrday undo {id}").format(id=later[0]["id"]),
        )


def _reverse(work: Work, own: Own, table: str, action: str, run: list[Row]) -> None:
    """Undo changes of one kind to one table."""
    if action in ("add", "adds"):
        ids = [record_id for change in run for record_id in range(change["record_id"], change["last_id"] + 1)]
        _refuse_referring(work, own, table, ids)
        work.delete(table, ids)
    elif action == "remove":
        work.insert(table, [json.loads(change["before"]) for change in run])
    else:
        for change in run:
            work.update(table, int(change["record_id"]), json.loads(change["before"]))


def _title(table: str) -> str:
    """What the records of a table are called."""
    return {kind.table: kind.title for kind in KINDS.values()}.get(table, table)


def _added_by(work: Work, it: Plan) -> Own:
    """The records that the command added."""
    own: Own = defaultdict(list)
    for row in work.reader.stream(SQL["added_by"], id=it.id):
        runs, first, last = own[row["in_table"]], int(row["record_id"]), int(row["last_id"])
        if runs and runs[-1].stop == first:
            first = runs.pop().start
        runs.append(range(first, last + 1))
    return own


def _is_own(own: Own, table: str, record_id: int) -> bool:
    runs = own[table]
    at = bisect_right(runs, record_id, key=lambda run: run.start) - 1
    return at >= 0 and record_id in runs[at]


def _refuse_referring(work: Work, own: Own, table: str, ids: list[int]) -> None:
    for other in SQLModel.metadata.sorted_tables:
        for column in [key.parent.name for key in other.foreign_keys if key.column.table.name == table]:
            for chunk in in_chunks(ids):
                found = work.reader.tuples(f"select id from {other.name} where {column} in ({chunk})")
                foreign = [record_id for (record_id,) in found if not _is_own(own, other.name, int(record_id))]
                if foreign:
                    raise RefusedError(
                        _("Records made since refer to it: {table} {ids}.").format(
                            table=_title(other.name), ids=", ".join(map(str, foreign[:5]))
                        ),
                        todo=_("See what came later with: mgrday history"),
                    )
