"""The doctor: what is sound, what is not, what to do; mending what can be worked out again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from office import NOW, Office, opened

from databases import server
from runner import Mgrday

LANGUAGES = ("en", "zh")


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    mgrday.store.chmod(0o600)
    office.done("outing leave Wang Acme --back 17:00")
    office.done("keyword add Acme 数控机床")
    return office


def checks(office: Office, code: int, line: str = "doctor") -> dict[str, tuple[str, str]]:
    """What is not well, by the name of the check: its state and what to do."""
    import json

    done = office(f"{line} --format json")
    assert done.code == code, done
    told: dict[str, Any] = json.loads(done.out)
    found = {row["check"]: (row["state"], row["do"]) for row in told["tables"]["checks"] if row["state"] != "ok"}
    assert told["wrong"] == sum(state == "wrong" for state, _do in found.values())
    return found


def spoilt(office: Office, sql: str) -> None:
    with closing(sqlite3.connect(office.mgrday.store)) as connection, connection:
        connection.execute("pragma foreign_keys = off")
        connection.execute(sql)


def test_a_sound_store_is_said_to_be(office: Office) -> None:
    office.done("backup")
    assert checks(office, 0) == {}
    assert office("doctor").out.splitlines()[2] == "The store is sound."
    assert "库一切正常" in office("doctor", lang="zh").out


def test_nothing_about_clients_is_in_it(office: Office) -> None:
    spoilt(office, "update clients set keyword_count = 7")
    for options in ("", "--format json", "--format csv"):
        said = office(f"doctor {options}").out
        assert "Acme" not in said and "13812345678" not in said and str(office.mgrday.folder) not in said


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("update clients set keyword_count = 7 where id = 1", "derived"),
        ("update outings set visit_no = 3", "derived"),
        ("insert into near_pairs (client_a, client_b, why) values (1, 2, 'phone')", "derived"),
        ("insert into client_grams (client_grams) values ('delete-all')", "index"),
    ],
)
def test_what_can_be_worked_out_again_is_mended(office: Office, sql: str, check: str) -> None:
    office.done("backup")
    spoilt(office, sql)
    before = office("history").out
    assert checks(office, 5) == {check: ("wrong", "mgrday doctor --fix")}
    assert checks(office, 5) == {check: ("wrong", "mgrday doctor --fix")}, "looking mends nothing"
    assert checks(office, 0, "doctor --fix") == {}
    assert checks(office, 0) == {}
    assert office("history").out.count("\n") == before.count("\n") + 1
    assert "Acme" in office("find acm").out


@pytest.mark.parametrize(
    ("sql", "check"),
    [("delete from members where name = 'Wang'", "references"), ("alter table clients drop column note", "columns")],
)
def test_what_is_lost_wants_a_backup(office: Office, sql: str, check: str) -> None:
    office.done("backup")
    spoilt(office, sql)
    for line in ("doctor", "doctor --fix"):
        assert checks(office, 5, line) == {check: ("wrong", "Bring back a backup: mgrday restore FILE")}


def test_others_may_not_read_it(office: Office) -> None:
    office.done("backup")
    office.mgrday.store.chmod(0o644)
    assert checks(office, 0) == {"permissions": ("note", "mgrday doctor --fix")}
    assert checks(office, 0, "doctor --fix") == {}
    assert office.mgrday.store.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_asked_for_after_a_week(office: Office) -> None:
    import os

    assert checks(office, 0) == {"backup": ("note", "mgrday backup")}
    office.done("backup")
    (file,) = (office.mgrday.folder / "backups").iterdir()
    for days, state in ((6, {}), (7, {"backup": ("note", "mgrday backup")})):
        from datetime import datetime, timedelta

        then = (datetime.fromisoformat(NOW) - timedelta(days=days)).timestamp()
        os.utime(file, (then, then))
        assert checks(office, 0) == state


@pytest.mark.parametrize("kind", ["none", "text", "spoilt", "folder", "newer", "older"])
def test_a_store_that_cannot_be_used_is_examined_all_the_same(office: Office, kind: str) -> None:
    store = office.mgrday.store
    expected: dict[str, tuple[int, str]] = {
        "none": (0, "store"), "text": (5, "store"), "folder": (5, "store"),
        "spoilt": (5, "file"), "newer": (5, "schema"), "older": (0, "schema"),
    }
    code, check = expected[kind]
    office.done("backup")
    if kind == "none":
        store.unlink()
    elif kind == "text":
        store.write_bytes(b"company,phone\n" * 300)
    elif kind == "folder":
        store.unlink()
        store.mkdir()
    elif kind == "spoilt":
        with store.open("r+b") as file:
            file.seek(store.stat().st_size // 2 // 4096 * 4096)
            file.write(b"\xff" * 40_960)
    else:
        spoilt(office, f"update alembic_version set version_num = '{'9999' if kind == 'newer' else '0005'}'")
    before = store.read_bytes() if store.is_file() else b""
    for lang in LANGUAGES:
        done = office("doctor", lang=lang)
        assert done.code == code and "Traceback" not in done.err and done.out
        assert ("一切正常" in done.out) == (kind == "older" and lang == "zh")
    assert set(checks(office, code)) == {check}
    assert (store.read_bytes() if store.is_file() else b"") == before
    assert store.exists() or kind == "none"


def test_a_missing_extra_is_worth_a_word(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from mgrday.cli import doctor

    office.done("backup")
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    assert checks(office, 0)["pdf"] == ("note", "pip install 'mgrday[pdf]'")


def test_a_store_on_postgresql(mgrday: Mgrday, tmp_path: Path) -> None:
    with server() as url:
        import psycopg

        address = url.format(name="postgres")
        assert mgrday("lead", "add", "华瑞", MGRDAY_DB=address).code == 0
        assert mgrday("doctor", MGRDAY_DB=address).code == 0
        with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("update clients set keyword_count = 7")
            connection.execute("delete from client_grams")
        said = mgrday("doctor", MGRDAY_DB=address)
        assert said.code == 5 and said.out.count("doctor --fix") == 2
        assert mgrday("doctor", "--fix", MGRDAY_DB=address).code == 0
