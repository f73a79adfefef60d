"""Making and migrating stores with Alembic; loaded only when a store is not of this program's version."""

import os
from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from mgrday.errors import StoreError
from mgrday.store import copying
from mgrday.store.address import Address
from mgrday.store.engine import ONE_AT_A_TIME, make_engine
from mgrday.words import _

SCRIPTS = Path(__file__).parent / "migrations"


def create(place: Address) -> None:
    """Make a new, empty store at `place`; a SQLite file appears whole or not at all. Raises StoreError."""
    if place.path is None:
        upgrade(place)
        return
    path = place.path
    with copying.fresh_beside(path) as fresh:
        upgrade(Address(fresh))
        if path.is_file() and path.stat().st_size == 0:
            path.unlink()
        with suppress(FileExistsError):
            os.link(fresh, path)


def migrate(place: Address, found: str) -> Path | None:
    """Bring an older store (schema `found`) up to date, after a copy beside it; returns the copy's path (SQLite)."""
    copy = None
    if place.path is not None:
        copy = place.path.with_name(f"{place.path.name}.{found}.backup")
        copying.copy(place.path, copy)
    upgrade(place)
    return copy


def upgrade(place: Address) -> None:
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
