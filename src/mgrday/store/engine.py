"""SQLAlchemy's way into a store, for writing: a transaction takes the write lock when it begins, and commits durably."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from mgrday.store.address import Address
from mgrday.store.connecting import BUSY_SECONDS

ONE_AT_A_TIME = "select pg_advisory_xact_lock(7427329)"
"""On PostgreSQL, what SQLite's ``begin immediate`` does: one writer of the store at a time."""
MOST_CACHED = 96 * 1024
"""KiB of the store that SQLite keeps at hand where a long import needs so much: its indexes are filled at random places."""
PAGE = 8 * 1024
"""Bytes of a page in a new store: with SQLite's usual ones, half as large, a long import takes a fourteenth longer."""


def make_engine(place: Address, *, foreign_keys: bool = True) -> Engine:
    """An engine that opens one connection at a time and keeps none."""
    if place.postgres:
        return create_engine(place.sqlalchemy, poolclass=NullPool, connect_args={"connect_timeout": int(BUSY_SECONDS)})
    engine = create_engine(place.sqlalchemy, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: Any) -> None:
        raw.isolation_level = None
        raw.execute(f"pragma page_size = {PAGE}")
        raw.execute("pragma journal_mode = wal")
        raw.execute("pragma synchronous = full")
        raw.execute(f"pragma cache_size = -{MOST_CACHED}")
        raw.execute(f"pragma foreign_keys = {'on' if foreign_keys else 'off'}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("begin immediate")

    return engine
