"""Stores as former versions of the program left them."""

from collections.abc import Sequence
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
