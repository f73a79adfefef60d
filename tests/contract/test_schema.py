"""The declarations of kinds, the tables and the migrations say the same."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from mgrday.kinds import KINDS
from mgrday.kinds.base import Kind
from mgrday.records.registry import RECORDS
from mgrday.store.address import Address
from mgrday.store.migrating import SCRIPTS, create, migrate
from mgrday.store.version import HEAD
from older import store_of

CLIENT = (
    "insert into clients (id, name, name_key, core_key, step_set_on, created_on, grade, graded_on, idle_since, keyword_count, "
    "outing_count) values (1, 'Acme', 'acme', 'acme', '2026-10-01', '2026-10-01', 'A', '2026-10-01', '2026-10-01', 0, 0)"
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_of_a_kind_has_a_column(kind: Kind) -> None:
    table = SQLModel.metadata.tables[kind.table]
    assert {field.stored for field in kind.fields + kind.more} <= set(table.columns.keys())
    assert kind.name in RECORDS
    assert kind.day in table.columns
    assert set(kind.words) | set(kind.identity) <= {field.name for field in kind.fields}


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    place = Address(tmp_path / "store.db")
    create(place)
    engine = create_engine(place.sqlalchemy)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_a_table_of_records})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_program_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_store_of_the_first_people_keeps_its_key_deals(tmp_path: Path) -> None:
    """From 0002 to today: a deal that was key is so since it was recorded."""
    place = store_of("0002", tmp_path / "store.db", (
        "insert into departments (id, name) values (1, 'East')",
        "insert into members (id, name, department_id, role, created_on) values (1, 'Li', 1, 'rep', '2026-01-05')",
        CLIENT,
        "insert into deals (member_id, client_id, amount, key, created_on, received) values (1, 1, 100, 1, '2026-10-07', 0)",
        "insert into deals (member_id, client_id, amount, key, created_on, received) values (1, 1, 200, 0, '2026-10-08', 0)",
    ))  # fmt: skip
    migrate(place, "0002")
    with closing(sqlite3.connect(str(place.path))) as connection:
        found = connection.execute("select amount, key_on from deals order by id").fetchall()
    assert found == [(100, "2026-10-07"), (200, None)]


def test_a_store_whose_names_were_unique_by_constraint_keeps_them_so(tmp_path: Path) -> None:
    """From 0006 to today: the same clients and indexes, and no id that was given is given again."""
    another = CLIENT.replace("1, 'Acme', 'acme'", "7, 'Bolts', 'bolts'")
    place = store_of("0006", tmp_path / "store.db", (CLIENT, another, "delete from clients where id = 7"))
    migrate(place, "0006")
    fresh = Address(tmp_path / "fresh.db")
    create(fresh)
    with closing(sqlite3.connect(str(place.path))) as connection, closing(sqlite3.connect(str(fresh.path))) as new:
        schema = "select name, sql from sqlite_master where tbl_name = 'clients' order by name"
        assert connection.execute(schema).fetchall() == new.execute(schema).fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="name_key"):
            connection.execute(CLIENT.replace("1, 'Acme'", "2, 'Acme'"))
        connection.execute(CLIENT.replace("(id, ", "(").replace("1, 'Acme', 'acme'", "'Nuts', 'nuts'"))
        assert connection.execute("select id, name from clients").fetchall() == [(1, "Acme"), (8, "Nuts")]


def test_ids_are_never_given_twice(tmp_path: Path) -> None:
    place = Address(tmp_path / "store.db")
    create(place)
    assert place.path is not None
    with closing(sqlite3.connect(place.path)) as connection:
        tables = connection.execute(
            "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'alembic_version'"
        ).fetchall()
    assert len(tables) > len(KINDS)
    assert [name for name, sql in tables if "AUTOINCREMENT" not in sql and _is_a_table_of_records(name)] == []


def _is_a_table_of_records(name: str | None, *_more: object) -> bool:
    """The search index is a table of the database's own making."""
    return not (name or "").startswith("client_grams")
