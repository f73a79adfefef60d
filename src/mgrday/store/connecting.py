"""Connections that can only read, to a store of either kind."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mgrday.errors import SettingsError
from mgrday.store.address import Address
from mgrday.store.reader import Connection
from mgrday.words import _

BUSY_SECONDS = 10.0
"""How long one waits for a store that another process has locked."""


def connect(place: Address, patience: float = BUSY_SECONDS) -> Connection:
    """A connection that can only read, for which it waits at most so many seconds."""
    if place.path is None:
        reader: Connection = connect_postgres(place, patience=patience)
        return reader
    name = f"file:{quote(str(place.path))}?mode=ro"
    try:
        return _readable(sqlite3.connect(name, uri=True, timeout=patience, isolation_level=None))
    except sqlite3.OperationalError:
        # A store at rest in a write-protected folder: nothing can change it, so no lock files are needed.
        effective = os.access in os.supports_effective_ids
        if os.access(place.path.parent, os.W_OK, effective_ids=effective) or Path(f"{place.path}-wal").exists():
            raise
        return _readable(sqlite3.connect(f"{name}&immutable=1", uri=True, isolation_level=None))


def _readable(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("select count(*) from sqlite_master")
    return connection


def connect_postgres(place: Address, *, patience: float) -> Any:
    """psycopg's connection to a PostgreSQL database, which can only read. Raises SettingsError without the extra."""
    try:
        import psycopg
    except ModuleNotFoundError:
        raise SettingsError(
            _("PostgreSQL needs the extra “postgres”, which is not installed."),
            todo=_("Install it: pip install 'mgrday[postgres]'"),
        ) from None
    from psycopg.adapt import Buffer, Loader

    class WholeNumber(Loader):
        """Sums of whole numbers come as numeric; they are whole numbers here too, as on SQLite."""

        def load(self, data: Buffer) -> int | float:
            text = bytes(data).decode()
            return float(text) if "." in text else int(text)

    connection = psycopg.connect(place.conninfo, autocommit=True, connect_timeout=int(patience))
    connection.adapters.register_loader("numeric", WholeNumber)
    connection.read_only = True
    return connection
