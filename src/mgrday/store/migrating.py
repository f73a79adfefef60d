"""Making and migrating stores with Alembic; loaded only when a store is not of this program's version."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from mgrday.errors import StoreError, reason
from mgrday.store.address import Address
from mgrday.store.engine import ONE_AT_A_TIME, make_engine
from mgrday.words import _

SCRIPTS = Path(__file__).parent / "migrations"


def create(place: Address) -> None:
    """Make a new, empty store at `place`; a SQLite file appears whole or not at all. Raises StoreError."""
    if place.path is None:
        _upgrade(place)
        return
    path = place.path
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            _("No store can be made at {path}: {reason}.").format(path=path, reason=reason(error)),
            todo=_("Name another file with --db."),
        ) from error
    try:
        _upgrade(Address(fresh))
        if path.is_file() and path.stat().st_size == 0:
            path.unlink()
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        for leftover in (fresh, Path(f"{fresh}-wal"), Path(f"{fresh}-shm")):
            leftover.unlink(missing_ok=True)


def migrate(place: Address, found: str) -> Path | None:
    """Bring an older store (schema `found`) up to date, after a copy beside it; returns the copy's path (SQLite)."""
    copy = None
    if place.path is not None:
        copy = place.path.with_name(f"{place.path.name}.{found}.backup")
        _copy(place.path, copy)
    _upgrade(place)
    return copy


def _copy(path: Path, copy: Path) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error:
        copy.unlink(missing_ok=True)
        raise
    shutil.copystat(path, copy)


def _upgrade(place: Address) -> None:
    """Run the migrations in one transaction, all or none, foreign keys off and checked before the commit."""
    engine = make_engine(place, foreign_keys=False)
    try:
        with engine.connect() as connection, connection.begin():
            if place.postgres:
                connection.execute(text(ONE_AT_A_TIME))
            _run(connection)
            if not place.postgres and connection.exec_driver_sql("pragma foreign_key_check").fetchone():
                raise StoreError(_("The store's records do not fit together; it was not migrated."))
    finally:
        engine.dispose()


def _run(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
