"""Reading: plain SQL in, rows out, the same on both databases. Loads no SQLAlchemy."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, cast

from mgrday.store.named import for_psycopg
from mgrday.store.trouble import guarded

Row = dict[str, Any]
STREAMED = 1000
"""Rows that are fetched at a time where there may be very many."""


class Cursor(Protocol):
    """What the cursors of sqlite3 and psycopg share."""

    description: Any

    def execute(self, sql: str, parameters: Any = ..., /) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchmany(self, size: int, /) -> list[Any]: ...


class Connection(Protocol):
    """What the connections of sqlite3 and psycopg share."""

    def cursor(self) -> Any: ...
    def close(self) -> None: ...


class Reader:
    """Runs SQL with ``:name`` parameters on a database connection of either kind."""

    def __init__(self, connection: Connection, *, postgres: bool) -> None:
        self._connection = connection
        self.postgres = postgres

    def _run(self, sql: str, parameters: Row) -> Cursor:
        cursor = cast(Cursor, self._connection.cursor())
        cursor.execute(for_psycopg(sql) if self.postgres else sql, parameters)
        return cursor

    def rows(self, sql: str, **parameters: object) -> list[Row]:
        """Every row, as a dict by column name. Raises StoreError."""
        with guarded():
            cursor = self._run(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def tuples(self, sql: str, **parameters: object) -> list[tuple[Any, ...]]:
        """Every row, as a tuple. Raises StoreError."""
        with guarded():
            return [tuple(row) for row in self._run(sql, parameters).fetchall()]

    def stream(self, sql: str, **parameters: object) -> Iterator[Row]:
        """Every row one after the other, in memory that does not grow with them. Raises StoreError."""
        with guarded():
            cursor = self._streaming(sql, parameters)
            names = [column[0] for column in cursor.description]
            while batch := cursor.fetchmany(STREAMED):
                yield from (dict(zip(names, row, strict=True)) for row in batch)
            cursor.close()

    def tuples_in_turn(self, sql: str, **parameters: object) -> Iterator[tuple[Any, ...]]:
        """The same as tuples. Raises StoreError."""
        with guarded():
            cursor = self._streaming(sql, parameters)
            while batch := cursor.fetchmany(STREAMED):
                yield from batch
            cursor.close()

    def _streaming(self, sql: str, parameters: Row) -> Any:
        connection: Any = self._connection
        cursor = connection.cursor("stream", withhold=True) if self.postgres else connection.cursor()
        cursor.execute(for_psycopg(sql) if self.postgres else sql, parameters)
        return cursor

    def one(self, sql: str, **parameters: object) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, **parameters)
        return found[0] if found else None

    def value(self, sql: str, **parameters: object) -> Any:
        """The first column of the first row, or None."""
        found = self.tuples(sql, **parameters)
        return found[0][0] if found else None

    def hold_still(self) -> None:
        """See the store from now on as it stands at the next question, whoever writes meanwhile. Raises StoreError."""
        with guarded():
            self._run("begin isolation level repeatable read" if self.postgres else "begin", {})

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def in_chunks(ids: Iterable[int], size: int = 500) -> Iterator[str]:
    """`ids` as comma-separated lists of at most `size`, for an SQL ``in (…)``; whole numbers only, so nothing to escape."""
    whole = sorted(ids if isinstance(ids, set) else set(ids))
    for start in range(0, len(whole), size):
        yield ",".join(str(int(i)) for i in whole[start : start + size])
