"""Backing the store up and putting a backup back: whole copies, the old store kept, nothing half done."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from office import Office, opened

from mgrday.store import copying, engine
from mgrday.store.version import HEAD
from older import as_of
from runner import Mgrday

LANGUAGES = ("en", "zh")


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("lead add 华瑞科技 --owner Wang")
    return office


def everything(store: Path) -> list[tuple[object, ...]]:
    """What a store holds: its schema, and every row of every table that can be listed."""
    with closing(sqlite3.connect(store)) as connection:
        made = connection.execute("select type, name, sql from sqlite_master order by 1, 2").fetchall()
        listed = [name for kind, name, sql in made if kind == "table" and "using fts5" not in sql]
        return made + [(name, *row) for name in listed for row in connection.execute(f"select * from {name} order by 1")]


def backed_up(office: Office, file: Path) -> Path:
    office.done(f"backup {file}")
    return file


def test_a_backup_is_one_whole_file_of_ones_own(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    done = office(f"backup {file} --format json")
    assert done.code == 0 and f"mgrday restore {file}" in done.err
    assert everything(file) == everything(mgrday.store)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob("*copy.db*")] == ["copy.db"]
    told = office.json(f"backup {tmp_path / 'again.db'}")
    assert told["file"] == str(tmp_path / "again.db") and told["size"] == file.stat().st_size
    assert {"kind": "lead", "count": office.count("clients")} in told["tables"]["records"]


def test_without_a_name_it_goes_beside_the_store(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    office.done("backup")
    (file,) = (tmp_path / "backups").glob("store-2026-11-23-150000.db")
    assert (tmp_path / "backups").stat().st_mode & 0o777 == 0o700
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    office.done(f"backup {folder}")
    assert (folder / file.name).is_file()


def test_a_file_is_not_replaced_unasked(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    file.write_text("mine")
    assert office(f"backup {file}").code == 2 and file.read_text() == "mine"
    office.done(f"backup {file} --yes")
    assert everything(file) == everything(mgrday.store)
    assert office(f"backup {mgrday.store} --yes").code == 2


def test_a_store_that_is_not_there_is_not_made(mgrday: Mgrday) -> None:
    assert mgrday("backup").code == 5
    assert not mgrday.store.exists()


@pytest.mark.parametrize("command", ["backup", "backup /dev/null/x.db"])
def test_a_damaged_store_and_a_bad_place_are_said(office: Office, mgrday: Mgrday, command: str) -> None:
    if command == "backup":
        spoil(mgrday.store)
    done = office(command)
    assert done.code == 5 and "Traceback" not in done.err and done.out == ""
    assert not list(mgrday.folder.glob("backups/*.db"))


def spoil(store: Path) -> None:
    """Break pages in the middle of a store, and leave its head readable."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    with store.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xff" * (size // 4))


def test_restoring_brings_the_very_store_back_and_keeps_the_other(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = backed_up(office, tmp_path / "copy.db")
    then = everything(mgrday.store)
    office.done("lead add 后来的公司")
    now = everything(mgrday.store)
    assert office(f"restore {file}").code == 2
    assert everything(mgrday.store) == now
    told = office.json(f"restore {file} --yes")
    assert everything(mgrday.store) == then == everything(file)
    assert {"kind": "lead", "records": 4, "before": 5} in told["tables"]["records"]
    kept = Path(told["kept"])
    assert everything(kept) == now and kept.stat().st_mode & 0o777 == 0o600
    office.done(f"restore {kept} --yes")
    assert everything(mgrday.store) == now
    assert "后来的公司" in office("lead list").out
    office.done("lead add 再后来")


@pytest.mark.parametrize("store", [4096, engine.PAGE])
@pytest.mark.parametrize("backup", [4096, engine.PAGE])
def test_a_store_keeps_the_size_of_its_pages(office: Office, mgrday: Mgrday, tmp_path: Path, backup: int, store: int) -> None:
    """A store has the pages of the program that made it: those of earlier ones were smaller."""
    file = backed_up(office, tmp_path / "copy.db")
    before = everything(file)
    _with_pages(file, backup)
    office.done("lead add 恒达机电")
    _with_pages(mgrday.store, store)
    office.done(f"restore {file} --yes")
    assert everything(mgrday.store) == before
    office.done("lead add 恒达机电")
    office.done("doctor")
    with closing(sqlite3.connect(mgrday.store)) as connection:
        assert connection.execute("pragma page_size").fetchone() == (store,)


def _with_pages(file: Path, size: int) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for change in ("journal_mode = delete", f"page_size = {size}"):
            connection.execute(f"pragma {change}")
        connection.execute("vacuum")
        connection.execute("pragma journal_mode = wal")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_somebody_is_asked_with_both_before_his_eyes(office: Office, mgrday: Mgrday, tmp_path: Path, lang: str) -> None:
    file = backed_up(office, tmp_path / "copy.db")
    office.done("lead add 后来的公司")
    before = everything(mgrday.store)
    said = mgrday("restore", file, lang=lang, stdin="n\n", tty=True)
    assert said.code == 0 and "后来的公司" in said.err
    assert everything(mgrday.store) == before and not (tmp_path / "backups").exists()
    assert mgrday("restore", file, lang=lang, stdin="y\n", tty=True).code == 0
    assert everything(mgrday.store) == everything(file)


def test_a_store_that_is_gone_or_damaged_comes_back(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = backed_up(office, tmp_path / "copy.db")
    mgrday.store.unlink()
    told = office.json(f"restore {file} --yes")
    assert told["kept"] is None and everything(mgrday.store) == everything(file)
    mgrday.store.write_bytes(b"no database" * 500)
    kept = Path(office.json(f"restore {file} --yes")["kept"])
    assert kept.read_bytes() == b"no database" * 500
    assert everything(mgrday.store) == everything(file)
    office.done("today")


@pytest.mark.parametrize("content", [b"", b"company,phone\n" * 300, "another", "newer", "spoiled"])
def test_what_is_no_whole_store_is_not_restored(office: Office, mgrday: Mgrday, tmp_path: Path, content: bytes | str) -> None:
    file = tmp_path / "copy.db"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content == "another":
        with closing(sqlite3.connect(file)) as other:
            other.execute("create table photos (id integer)")
    elif content == "newer":
        with closing(sqlite3.connect(backed_up(office, file))) as other, other:
            other.execute("update alembic_version set version_num = '9999'")
    else:
        spoil(backed_up(office, file))
    before = everything(mgrday.store)
    for lang in LANGUAGES:
        done = mgrday("restore", file, "--yes", lang=lang)
        assert done.code == 5 and done.out == "" and "Traceback" not in done.err
        assert "given with --db" not in done.err and "--db 的路径" not in done.err, "the file is at fault, not the store"
    assert everything(mgrday.store) == before
    assert not (tmp_path / "backups").exists() and not list(tmp_path.glob(".*"))


def test_a_backup_that_lacks_a_column_is_not_restored(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = backed_up(office, tmp_path / "copy.db")
    with closing(sqlite3.connect(file)) as interim:
        interim.execute("alter table clients drop column note")
    assert "clients.note" in office(f"restore {file} --yes").err
    office.done("today")


def test_a_file_that_is_not_there_is_wrong_usage(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    assert office(f"restore {tmp_path / 'none.db'} --yes").code == 2
    assert office(f"restore {mgrday.store} --yes").code == 2


def test_an_older_backup_is_brought_up_to_date(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    as_of("0004", mgrday.store, file)
    before = office.json("lead list")
    office.done(f"restore {file} --yes")
    with closing(sqlite3.connect(mgrday.store)) as store:
        assert store.execute("select version_num from alembic_version").fetchone() == (HEAD,)
    assert office.json("lead list") == before
    assert sorted(path.name for path in tmp_path.glob("*copy.db*")) == ["copy.db"]


def test_a_store_in_use_is_not_replaced(
    office: Office, mgrday: Mgrday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = backed_up(office, tmp_path / "copy.db")
    office.done("lead add 后来的公司")
    for module in (copying, engine):
        monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    before = everything(mgrday.store)
    with closing(sqlite3.connect(mgrday.store)) as other:
        other.execute("select count(*) from clients").fetchone()
        done = office(f"restore {file} --yes")
    assert done.code == 5 and "in use" in done.err
    assert everything(mgrday.store) == before


def test_a_backup_taken_while_others_write_is_whole(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    with closing(sqlite3.connect(mgrday.store, isolation_level=None)) as other:
        other.execute("begin immediate")
        other.execute("update clients set note = 'half'")
        file = backed_up(office, tmp_path / "copy.db")
        other.execute("rollback")
    assert everything(file) == everything(mgrday.store)


KILLED = """
import sys
from mgrday.store import copying
whole = copying.fill
def slow(source, target):
    whole(source, target)
    if target.name.endswith(sys.argv[1]):
        print("now", flush=True)
        sys.stdin.read()
copying.fill = slow
from mgrday.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@contextmanager
def stopped(mgrday: Mgrday, at: str, *words: str) -> Iterator[None]:
    """A command in a process of its own that is killed once it has filled a file whose name ends in `at`."""
    command = [sys.executable, "-c", KILLED, at, *words]
    with subprocess.Popen(
        command, env=mgrday.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == b"now\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    yield


def test_killed_on_the_way_the_store_is_the_old_one(office: Office, mgrday: Mgrday, tmp_path: Path) -> None:
    file = backed_up(office, tmp_path / "copy.db")
    office.done("lead add 后来的公司")
    before = everything(mgrday.store)
    with stopped(mgrday, ".new", "backup", str(tmp_path / "other.db")):
        assert not (tmp_path / "other.db").exists()
    with stopped(mgrday, ".new", "restore", str(file), "--yes"):
        assert everything(mgrday.store) == before
    office.done(f"restore {file} --yes")
    assert everything(mgrday.store) == everything(file)


@pytest.mark.parametrize("command", ["backup", "restore x.db --yes"])
def test_postgresql_has_its_own_programs(mgrday: Mgrday, command: str) -> None:
    address = "postgresql://wang:secret@localhost/none"
    done = mgrday(*command.split(), MGRDAY_DB=address)
    assert done.code == 2 and "pg_" in done.err and "secret" not in done.err
