"""Opening a store: made on first use, migrated when it is older, refused when it is newer."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from mgrday.errors import StoreError, reason
from mgrday.store.address import Address, read_address
from mgrday.store.connecting import BUSY_SECONDS, connect, connect_postgres
from mgrday.store.reader import Reader
from mgrday.store.trouble import guarded
from mgrday.store.version import HEAD
from mgrday.words import _

IMPATIENT_SECONDS = 2.0
"""How long a completion waits for a store: somebody sits before a cursor that does not move."""


def open_reader(address: str) -> Reader:
    """A reader on the store at `address`, which is made or migrated first if need be. Raises StoreError, UsageError."""
    place = read_address(address)
    make_ready(place)
    return open_as_it_is(place)


def open_as_it_is(place: Address) -> Reader:
    """A reader on the store at `place`, whatever its schema; nothing is made or migrated. Raises StoreError."""
    with guarded():
        return Reader(connect(place), postgres=place.postgres)


def open_if_ready(address: str) -> Reader | None:
    """A reader on the store at `address` as it is; None where there is none of this program's schema. Raises StoreError."""
    place = read_address(address)
    if schema_of(place, IMPATIENT_SECONDS) != HEAD:
        return None
    with guarded():
        return Reader(connect(place, IMPATIENT_SECONDS), postgres=place.postgres)


def make_ready(place: Address) -> None:
    """See that the store exists and has this program's schema. Raises StoreError."""
    found = schema_of(place)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise StoreError(
            _("The store was written by a newer mgrday (schema {found}; this one knows {known}).").format(
                found=found, known=HEAD
            ),
            todo=_("Update mgrday: pipx upgrade mgrday"),
        )
    from mgrday.store import migrating

    with guarded():
        if found is None:
            migrating.create(place)
        else:
            migrating.migrate(place, found)


def schema_of(place: Address, patience: float = BUSY_SECONDS) -> str | None:
    """The schema version of the store, None where there is no store yet. Raises StoreError."""
    if place.path is not None:
        return _sqlite_version(place.path, patience)
    with guarded(), closing(connect_postgres(place, patience=patience)) as connection:
        cursor = connection.cursor()
        cursor.execute("select to_regclass('alembic_version') is not null")
        if not cursor.fetchone()[0]:
            return None
        cursor.execute("select version_num from alembic_version")
        row = cursor.fetchone()
        return str(row[0]) if row else None


def _sqlite_version(path: Path, patience: float) -> str | None:
    try:
        if path.is_dir():
            raise StoreError(_("{path} is a folder, not a store.").format(path=path), todo=_("Name a file with --db."))
        if path.exists() and not path.is_file():
            raise StoreError(_("{path} is a device or a pipe, not a store.").format(path=path), todo=_("Name a file with --db."))
        if not path.exists() or path.stat().st_size == 0:
            return None
    except OSError as error:
        raise StoreError(_("The store cannot be opened: {reason}.").format(reason=reason(error))) from error
    with guarded(), closing(connect(Address(path), patience)) as connection:
        assert isinstance(connection, sqlite3.Connection)
        with suppress(sqlite3.OperationalError):
            row = connection.execute("select version_num from alembic_version").fetchone()
            if row:
                return str(row[0])
        (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
        if tables:
            raise StoreError(
                _("{path} is a database of another program.").format(path=path),
                todo=_("Name another file with --db."),
            )
        return None
