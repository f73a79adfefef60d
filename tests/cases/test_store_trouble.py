"""A store that cannot be used: the documented exit code, what is wrong, what stayed, what to do; never a traceback."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mgrday.store import engine, migrating, opening
from mgrday.store.version import HEAD
from runner import Mgrday, Result

LANGUAGES = ("en", "zh")
NEXT = f"{int(HEAD) + 1:04d}"
"""A migration that this program does not have yet."""


def told(result: Result, code: int) -> str:
    """What was said, once it is known to be an error as documented."""
    assert result.code == code, result
    assert result.out == ""
    assert "Traceback" not in result.err
    assert len(result.err.strip().splitlines()) >= 2
    return result.err


@pytest.fixture
def filled(mgrday: Mgrday) -> Mgrday:
    """A runner whose store has one client."""
    assert mgrday("lead", "add", "苏州华瑞贸易有限公司").code == 0
    return mgrday


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_that_is_no_database(mgrday: Mgrday, lang: str) -> None:
    mgrday.store.write_bytes(b"company,phone\n" * 200)
    before = mgrday.store.read_bytes()
    for command in (("today",), ("lead", "add", "x")):
        told(mgrday(*command, lang=lang), 5)
    assert mgrday.store.read_bytes() == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_database_of_another_program(mgrday: Mgrday, lang: str) -> None:
    with closing(sqlite3.connect(mgrday.store)) as other:
        other.execute("create table photos (id integer)")
    assert str(mgrday.store) in told(mgrday("lead", "add", "x", lang=lang), 5)
    with closing(sqlite3.connect(mgrday.store)) as other:
        assert other.execute("select name from sqlite_master").fetchall() == [("photos",)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pipe_or_a_device_is_left_alone(mgrday: Mgrday, lang: str) -> None:
    os.mkfifo(mgrday.store)
    for command in (("today",), ("lead", "add", "x")):
        told(mgrday(*command, lang=lang), 5)
    assert mgrday.store.is_fifo()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_store_of_a_newer_version(filled: Mgrday, lang: str) -> None:
    with closing(sqlite3.connect(filled.store)) as store:
        store.execute("update alembic_version set version_num = '9999'")
        store.commit()
    for command in (("lead", "list"), ("lead", "add", "x")):
        assert "9999" in told(filled(*command, lang=lang), 5)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_store_that_another_process_writes_to(filled: Mgrday, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(filled.store, isolation_level=None)) as other:
        other.execute("begin immediate")
        told(filled("lead", "add", "无锡新程贸易有限公司", lang=lang), 5)
        assert filled("lead", "list", lang=lang).code == 0
        other.execute("rollback")
    assert filled("lead", "add", "无锡新程贸易有限公司", lang=lang).code == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_full_disk(filled: Mgrday, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_engine = engine.make_engine

    def small(*arguments: object, **options: object) -> object:
        made = make_engine(*arguments, **options)  # type: ignore[arg-type]
        from sqlalchemy import event

        @event.listens_for(made, "connect")
        def _limit(raw: sqlite3.Connection, _record: object) -> None:
            raw.execute("pragma max_page_count = 1")

        return made

    assert filled("lead", "add", "Full", "--note", "占满这一页" * 390, lang=lang).code == 0
    with monkeypatch.context() as patch:
        patch.setattr("mgrday.store.work.make_engine", small)
        told(filled("lead", "edit", "1", "--note", "很长的备注" * 390, lang=lang), 5)
    assert "很长" not in filled("lead", "show", "1").out


@contextmanager
def nobody() -> Iterator[None]:
    """As a user who may write nothing here, where the tests run as root, whom no permission stops."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.fixture
def protected(filled: Mgrday) -> Iterator[Mgrday]:
    """A runner whose store and its folder are write-protected."""
    filled("lead", "list")
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    shutil.copy(filled.store, folder / "store.db")
    (folder / "store.db").chmod(0o444)
    folder.chmod(0o555)
    filled.environment |= {"MGRDAY_DB": str(folder / "store.db"), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    yield filled
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_store_that_can_only_be_read(protected: Mgrday, lang: str) -> None:
    with nobody():
        assert "华瑞" in protected("lead", "list", lang=lang).out
        told(protected("lead", "add", "无锡新程贸易有限公司", lang=lang), 5)


def test_a_folder_where_no_store_can_be_made(protected: Mgrday) -> None:
    protected.environment["MGRDAY_DB"] = str(Path(protected.environment["MGRDAY_DB"]).with_name("new.db"))
    with nobody():
        told(protected("lead", "add", "x"), 5)


def test_a_new_store_is_for_its_owner_only(filled: Mgrday) -> None:
    assert filled.store.stat().st_mode & 0o777 == 0o600


def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, upgrade: str) -> None:
    """Make the program know one migration more, with the lines of `upgrade`."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT}_next.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '{NEXT}'\ndown_revision = '{HEAD}'\n"
        f"def upgrade():\n    {upgrade}\n"
    )
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    monkeypatch.setattr(opening, "HEAD", NEXT)


def test_an_older_store_is_migrated_after_a_copy(filled: Mgrday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(tmp_path, monkeypatch, "op.add_column('clients', sa.Column('mood', sa.Text()))")
    assert "华瑞" in filled("lead", "list").out
    copy = filled.store.with_name(f"store.db.{HEAD}.backup")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(filled.store)) as now, closing(sqlite3.connect(copy)) as then:
        assert now.execute("select version_num from alembic_version").fetchone() == (NEXT,)
        assert then.execute("select version_num from alembic_version").fetchone() == (HEAD,)
        assert then.execute("select count(*) from clients").fetchone() == (1,)


def test_a_failed_migration_changes_nothing(filled: Mgrday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(tmp_path, monkeypatch, "op.drop_table('ticks'); op.execute('select * from nothing_of_the_kind')")
    told(filled("lead", "list"), 5)
    with closing(sqlite3.connect(filled.store)) as store:
        assert store.execute("select version_num from alembic_version").fetchone() == (HEAD,)
        assert store.execute("select count(*) from ticks").fetchone() == (0,)
