"""Every import is a record: listed, shown, taken back; the same file twice says so."""

from pathlib import Path

import pytest
from office import Office, opened

from runner import Mgrday

LEADS = "公司,电话\n华瑞科技,13911110001\n苏州华瑞科技有限公司,\n坏行,12\n"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "名单.csv"
    file.write_text(LEADS, encoding="utf-8")
    return file


def test_an_import_is_a_record(office: Office, file: Path) -> None:
    done = office(f"import {file} --kind lead --format json")
    assert done.code == 4
    (row,) = office.json("import list")
    told = {"id": 1, "file": "名单.csv", "kind": "lead", "accepted": 2, "rejected": 1, "near_matches": 1, "undone_by": None}
    assert {key: row[key] for key in told} == told
    assert row["imported_at"] == "2026-11-23 15:00"
    assert row["rejects_file"] == f"{file}.rejects.csv"
    shown = office.json("import show 1")["tables"]
    assert [each["name"] for each in shown["added"]] == ["华瑞科技", "苏州华瑞科技有限公司"]
    assert [(each["client"], each["other"]) for each in shown["near"]] == [("苏州华瑞科技有限公司", "华瑞科技")]


def test_an_import_taken_back_is_marked(office: Office, file: Path) -> None:
    before = office.count("clients")
    office(f"import {file} --kind lead")
    assert office("import undo 1").code == 2
    office.done("import undo 1 --yes")
    assert office.count("clients") == before
    (row,) = office.json("import list")
    assert row["undone_by"] is not None
    assert office("import undo 1 --yes").code == 4
    assert "imported before" not in office(f"import {file} --kind lead").err


def test_an_import_is_not_taken_back_under_later_work(office: Office, file: Path) -> None:
    office(f"import {file} --kind lead")
    office.done("call add Wang 苏州华瑞科技有限公司 --reached none")
    assert office("import undo 1 --yes").code == 4


def test_the_same_file_twice_says_so_and_is_a_record(office: Office, file: Path) -> None:
    assert "imported before" not in office(f"import {file} --kind lead").err
    again = office(f"import {file} --kind lead")
    assert "imported before, at 2026-11-23 15:00" in again.err
    assert [row["accepted"] for row in office.json("import list")] == [0, 2]
    assert office("import undo 2 --yes").code == 4
    office.done("undo --yes")
    assert [row["undone_by"] is None for row in office.json("import list")] == [True, False]


def test_another_file_or_a_dry_run_is_no_repetition(office: Office, file: Path) -> None:
    office(f"import {file} --kind lead --dry-run")
    assert office.json("import list") == []
    office(f"import {file} --kind lead")
    file.write_text(LEADS + "新公司,\n", encoding="utf-8")
    assert "imported before" not in office(f"import {file} --kind lead").err


def test_there_is_no_such_import(office: Office) -> None:
    for line in ("import show 7", "import undo 7 --yes", f"import show {10**30}"):
        assert office(line).code == 3


def test_a_file_called_like_a_verb_needs_its_folder(office: Office) -> None:
    assert "No." not in office("import list").err
    assert office("import").code == 2
    assert office("import nowhere.csv --kind lead").code == 2
