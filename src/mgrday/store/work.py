"""The unit of work: every write of one command in one transaction, each change noted in the journal.

It works on tables and plain column values; what a record means is up to ``records/``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise, starmap
from typing import Any, TypeVar

from sqlalchemy import Table, insert, select, text, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from mgrday.store import bulk, grams
from mgrday.store.address import Address
from mgrday.store.engine import ONE_AT_A_TIME, make_engine
from mgrday.store.journal_tables import CHANGES, COMMANDS, LONGEST_RUN
from mgrday.store.reader import Reader, in_chunks
from mgrday.store.rows import Rows
from mgrday.store.trouble import guarded

Values = dict[str, Any]
Model = TypeVar("Model", bound=SQLModel)
_JSON = json.JSONEncoder(ensure_ascii=False)
DERIVED: dict[str, frozenset[str]] = {}
"""By table, the columns that are worked out from other records; they are never journaled. `records.derived` fills it."""


@dataclass
class Work:
    """One command's writes.

    `added` has the ids of new rows by table. `touched` collects the clients whose derived columns must be worked out again;
    those of new ones say it already, and the first `paired` runs of these were compared with the others. `lightened` has by
    table and name the indexes that are left for the end. `changes` counts the rows that were written, `warnings` are sentences
    for the person who wrote: taken, but worth a look; for those the changes up to `judged` were looked at. `lasting` keeps a
    command that changed nothing.
    """

    session: Session
    reader: Reader
    now: datetime
    command_id: int
    words: str
    touched: set[int] = field(default_factory=set)
    added: dict[str, list[range]] = field(default_factory=dict)
    paired: int = 0
    warnings: list[str] = field(default_factory=list)
    lightened: dict[str, dict[str, str]] = field(default_factory=dict)
    changes: int = 0
    judged: int = 0
    lasting: bool = False

    @property
    def today(self) -> str:
        """The day of the command, ``YYYY-MM-DD``."""
        return self.now.date().isoformat()

    @property
    def time(self) -> str:
        """The moment of the command, ``YYYY-MM-DD HH:MM``."""
        return self.now.strftime("%Y-%m-%d %H:%M")

    def get(self, model: type[Model], record_id: int) -> Model:
        """The record as it stands now."""
        found = self.session.get(model, record_id, populate_existing=True)
        if found is None:
            raise LookupError(f"{model.__name__} {record_id}")
        return found

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Add `rows` to `table`, all with the same columns; returns their ids in order.

        Rows may carry an ``id`` (undo brings them back as they were).
        """
        return self.insert_rows(table, Rows.of(rows)) if rows else []

    def insert_rows(self, table: str, rows: Rows, *, settled: bool = False, found_by: Sequence[str] | None = None) -> list[int]:
        """Add `rows`, at least one, to `table`; returns their ids in order.

        What is `settled` says nothing of a client that its derived columns do not say. `found_by` is what the search index keeps
        of clients, where that is known.
        """
        new = "id" not in rows.columns
        ids = self._new_ids(table, rows.size) if new else list(rows.column("id"))
        written = rows.filled()
        if new:
            written = Rows(("id", *written.columns), [ids, *written.by_column])
        self._write(table, written)
        self._lighten(table, ids[-1])
        if table == "clients":
            texts = found_by or starmap(grams.grams, zip(*map(rows.column, grams.INDEXED), strict=True))
            self._execute(grams.ADD[self.reader.postgres], zip(ids, texts, strict=True))
        self._note(_added(table, ids))
        self.changes += len(ids)
        if new:
            self.added.setdefault(table, []).append(range(ids[0], ids[-1] + 1))
        if table == "clients":
            self.touched.update(() if new else ids)
        elif "client_id" in rows.columns and not settled:
            self.touched.update(client for client in rows.column("client_id") if client is not None)
        return ids

    def _lighten(self, table: str, last: int) -> None:
        """Leave indexes for the end where a table grows by many rows, and by more than it had."""
        if self.reader.postgres or table not in bulk.LATER or table in self.lightened or table not in self.added:
            return
        first = self.added[table][0].start
        if last - first > max(bulk.MANY, first):
            self.lightened[table] = bulk.take_away(self.session.connection(), table)

    def lighten(self, table: str, leaving: int) -> None:
        """Leave indexes for the end where so many rows are `leaving` a table, and more than stay."""
        if self.reader.postgres or table not in bulk.LATER or leaving <= bulk.MANY:
            return
        if leaving > int(self.reader.value(f"select count(*) from {table}")) - leaving:
            self.lightened[table] = bulk.take_away(self.session.connection(), table)

    def complete_indexes(self) -> None:
        """Make the indexes again that were left for the end."""
        for table, indexes in self.lightened.items():
            bulk.give_back(self.session.connection(), table, indexes.values())
        self.lightened.clear()

    def complete_index(self, table: str, name: str) -> None:
        """Make one of these indexes now."""
        bulk.make_again(self.session.connection(), [self.lightened[table].pop(name)])

    def _execute(self, sql: str, values: Iterable[tuple[Any, ...]]) -> None:
        """Run SQL of the driver's own for each of the values, by the driver: a long import spends its time here."""
        cursor: Any = self.session.connection().connection.cursor()
        with closing(cursor):
            cursor.executemany(sql, values)

    def _write(self, table: str, rows: Rows) -> None:
        """Write rows by the driver. What stands in several columns is given to SQLite once, which takes its number for each."""
        given = rows.by_column if self.reader.postgres else list({id(values): values for values in rows.by_column}.values())
        numbers = {id(values): number for number, values in enumerate(given, 1)}
        places = ["%s" if self.reader.postgres else f"?{numbers[id(values)]}" for values in rows.by_column]
        names = ", ".join(f'"{name}"' for name in rows.columns)
        self._execute(f'insert into "{table}" ({names}) values ({", ".join(places)})', zip(*given, strict=True))

    def _new_ids(self, table: str, count: int) -> list[int]:
        """Ids that no row of `table` ever had. The transaction holds the store's write lock, so nobody else takes them."""
        if self.reader.postgres:
            sql = "select nextval(pg_get_serial_sequence(:table, 'id')) from generate_series(1, :count)"
            return [int(row[0]) for row in self.reader.tuples(sql, table=table, count=count)]
        last = self.reader.value("select seq from sqlite_sequence where name = :table", table=table) or 0
        return list(range(int(last) + 1, int(last) + 1 + count))

    def update(self, table: str, record_id: int, values: Mapping[str, Any]) -> None:
        """Change columns of one row; only what differs is written and noted."""
        before = self.row(table, record_id)
        after = {name: value for name, value in values.items() if before[name] != value}
        if not after:
            return
        target = _table(table)
        self.session.execute(update(target).where(target.c.id == record_id).values(**after))
        if table == "clients" and not after.keys().isdisjoint(grams.INDEXED):
            self._search_index(grams.REMOVE, [before])
            self._search_index(grams.ADD, [before | after])
        told = {name: value for name, value in after.items() if name not in DERIVED.get(table, ())}
        if told:
            old = {name: before[name] for name in told}
            self._note([_change(table, record_id, "change", old, told)])
            self.changes += 1
        self._touch(table, record_id, before)
        self._touch(table, record_id, {**before, **after})

    def delete(self, table: str, record_ids: Sequence[int]) -> None:
        """Remove rows; the journal keeps each whole. Raises LookupError where one is not there."""
        target = _table(table)
        for ids in in_chunks(record_ids):
            before = self.reader.rows(f"select * from {target.name} where id in ({ids})")
            if len(before) < ids.count(",") + 1:
                raise LookupError(f"{table} {ids}")
            self.session.connection().exec_driver_sql(f"delete from {target.name} where id in ({ids})")
            if table == "clients":
                self._search_index(grams.REMOVE, before)
            self._note(_change(table, row["id"], "remove", row, None) for row in before)
            self.changes += len(before)
            for row in before:
                self._touch(table, row["id"], row)

    def row(self, table: str, record_id: int) -> Values:
        """One row as it stands. Raises LookupError where there is none."""
        target = _table(table)
        found = self.session.execute(select(target).where(target.c.id == record_id)).mappings().one_or_none()
        if found is None:
            raise LookupError(f"{table} {record_id}")
        return dict(found)

    def rebuild_search_index(self) -> None:
        """Make the search index of the clients anew."""
        self.session.connection().exec_driver_sql(grams.EMPTY[self.reader.postgres])
        clients = _table("clients")
        columns = [clients.c[name] for name in ("id", *grams.INDEXED)]
        for some in self.session.execute(select(*columns)).mappings().partitions(500):
            self._search_index(grams.ADD, [dict(row) for row in some])

    def _search_index(self, sql: Mapping[bool, str], clients: Sequence[Mapping[str, Any]]) -> None:
        """Take clients into the search index, or out of it."""
        self._execute(sql[self.reader.postgres], grams.of_clients(clients))

    def _touch(self, table: str, record_id: int, row: Mapping[str, Any]) -> None:
        client = record_id if table == "clients" else row.get("client_id")
        if client is not None:
            self.touched.add(int(client))

    def _note(self, changes: Iterable[Values]) -> None:
        noted = [{"command_id": self.command_id, "before": None, "after": None, **change} for change in changes]
        self._write(CHANGES.name, Rows.of(noted).filled())


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _change(table: str, record_id: int, action: str, before: Values | None, after: Values | None) -> Values:
    def written(values: Values | None) -> str | None:
        return None if values is None else _JSON.encode(values)

    return {"in_table": table, "record_id": record_id, "action": action, "before": written(before), "after": written(after)}


def _added(table: str, ids: Sequence[int]) -> Iterator[Values]:
    """What is noted of added rows: those with ids that follow one another together."""
    ordered = sorted(ids)
    whole = ordered[-1] - ordered[0] < len(ordered)
    gaps = [] if whole else [at for at in range(1, len(ordered)) if ordered[at] > ordered[at - 1] + 1]
    for start, end in pairwise([0, *gaps, len(ordered)]):
        for first in range(start, end, LONGEST_RUN):
            last = min(first + LONGEST_RUN, end) - 1
            run = {"action": "adds", "after": str(ordered[last])} if last > first else {"action": "add"}
            yield {"in_table": table, "record_id": ordered[first], **run}


@contextmanager
def begin(place: Address, now: datetime, actor: str, words: str, undoes: int | None = None) -> Iterator[Work]:
    """One transaction for one command: committed whole at the end, rolled back whole when anything is raised.

    A command that changes nothing leaves no trace in the journal, unless it is `lasting`. Raises StoreError.
    """
    engine = make_engine(place)
    try:
        with guarded(), engine.connect() as connection, connection.begin() as transaction:
            if place.postgres:
                connection.execute(text(ONE_AT_A_TIME))
            session = Session(connection)
            started = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "actor": actor, "words": words, "undoes": undoes}
            (command_id,) = session.execute(insert(COMMANDS).returning(COMMANDS.c.id), started).one()
            raw = connection.connection.dbapi_connection
            assert raw is not None
            work = Work(session, Reader(raw, postgres=place.postgres), now, int(command_id), words)
            yield work
            work.complete_indexes()
            if work.changes or work.lasting:
                transaction.commit()
            else:
                transaction.rollback()
    finally:
        engine.dispose()
