"""Stores as former versions of the program left them."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from mgrday.store.address import Address
from mgrday.store.migrating import SCRIPTS


def store_of(schema: str, file: Path, statements: Sequence[str] = ()) -> Address:
    """A store of that schema, into which the statements wrote."""
    place = Address(file)
    engine = create_engine(place.sqlalchemy)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return place


def as_of(schema: str, store: Path, file: Path) -> None:
    """Make `file` a store of that schema, from before there was a search index, with what it can hold of `store`."""
    store_of(schema, file)
    with closing(sqlite3.connect(file)) as older, older:
        older.execute("attach ? as newer", (str(store),))
        tables = older.execute("select name from main.sqlite_master where type = 'table' and name not like 'sqlite%'").fetchall()
        for (table,) in tables:
            kept, there = (_columns(older, base, table) for base in ("main", "newer"))
            names = ", ".join(f'"{name}"' for name in kept if name in there)
            if table != "alembic_version":
                older.execute(f"insert into main.{table} ({names}) select {names} from newer.{table}")


def _columns(connection: sqlite3.Connection, base: str, table: str) -> list[str]:
    return [name for (name,) in connection.execute("select name from pragma_table_info(?, ?)", (table, base))]
