"""A long file is imported as its rows would be one by one, and its records stand in the journal one by one for who asks."""

import csv
import json
import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from office import Office, opened

from mgrday.exchange import importer, preparing, seen
from mgrday.exchange.csv_source import Line
from mgrday.exchange.preparing import Batch, Preparing
from mgrday.records import derived
from mgrday.store import bulk
from runner import Mgrday

HEADER = ("公司", "联系人", "电话", "行业", "分类", "负责人", "下一步日期", "录入日期", "备注")
COMPANIES = ("华瑞科技", "苏州华瑞科技有限公司", "苏州(华瑞)科技", "重庆银行", "ＡＣＭＥ", "长乐商行", "=1+1", "", "无", "Bolt s",
             "南京市a公司")  # fmt: skip
CONTACTS = ("王总", "单雄信", "", "曾 小姐", "li lei", "-")
PHONES = ("13911110001", "139 1111 0001", "0512-62881234", "051262881234", "62881234转802", "见名片", "", "无",
          "13911110002/13911110003",
          "１３９１１１１０００４", "1.39E+10", "13911110005.0", "+8613911110006", "0086 512 62881234")  # fmt: skip
GRADES = ("A", "b类", "Ｃ", "甲", "")
OWNERS = ("Wang", "Li", "nobody", "", " Wang ")
DAYS = ("2026-11-02", "2026/11/3", "46329", "2026-02-30", "", "昨天", "2030-01-01")
DERIVED = ("clients", "grades", "near_pairs")


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def rows(count: int, seed: int) -> list[list[str]]:
    """So many rows, most of them in order, many of them alike."""
    chance = random.Random(seed)

    def cell(choices: tuple[str, ...], usual: str) -> str:
        return chance.choice(choices) if chance.random() < 0.35 else usual

    return [
        [
            cell(COMPANIES, f"企业{chance.randrange(count)}"), chance.choice(CONTACTS), cell(PHONES, f"1381111{number:04}"),
            f"行业{number % 3}", cell(GRADES, "B"), cell(OWNERS, "Wang"), cell(DAYS, ""), cell(DAYS, ""),
            cell(("\u202e记", ""), "有预算"),
        ]
        for number in range(count)
    ]  # fmt: skip


def write(path: Path, lines: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *lines])
    return path


def stored(office: Office) -> dict[str, Any]:
    """The clients with what belongs to them; near pairs by their clients."""
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        found = {table: store.execute(f"select * from {table} order by id").fetchall() for table in DERIVED}
    return found | {"near_pairs": {pair[1:] for pair in found["near_pairs"]}}


def by_name(office: Office) -> list[Any]:
    """The clients with what belongs to them, whatever their numbers."""
    found = stored(office)
    named = {row[0]: row[1] for row in found["clients"]}
    grades = sorted((named[row[1]], *row[2:]) for row in found["grades"])
    pairs = {(frozenset((named[a], named[b])), why) for a, b, why in found["near_pairs"]}
    return [sorted(str(row[1:]) for row in found["clients"]), grades, pairs]


def rejected(path: Path) -> list[list[str]]:
    """The reason and the cells of the rows that were rejected."""
    file = path.with_name(f"{path.name}.rejects.csv")
    if not file.exists():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened_file:
        found = [line[1:] for line in csv.reader(opened_file)][1:]
    file.unlink()
    return found


def imported(office: Office, path: Path, options: str = "") -> tuple[dict[str, Any], list[list[str]], list[int]]:
    counts = json.loads(office(f"import {path} --kind lead --format json {options}").out)
    return stored(office), rejected(path), [counts[name] for name in ("accepted", "rejected", "duplicates", "updated")]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_file_gives_what_its_rows_give_one_by_one(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    lines = rows(60, seed)
    empty = office.mgrday.store.read_bytes()
    whole = imported(office, write(tmp_path / "leads.csv", lines))
    assert min(whole[2][:3]) > 0

    office.mgrday.store.write_bytes(empty)
    monkeypatch.setattr(preparing, "BATCH", 7)
    monkeypatch.setattr(derived, "MANY", 3)
    assert imported(office, write(tmp_path / "leads.csv", lines)) == whole

    office.mgrday.store.write_bytes(empty)
    each = [imported(office, write(tmp_path / "leads.csv", [line])) for line in lines]
    assert stored(office) == whole[0]
    assert [reason for _stored, reasons, _counts in each for reason in reasons] == whole[1]
    assert [sum(counts[at] for _stored, _reasons, counts in each) for at in range(4)] == whole[2]


def test_the_indexes_that_a_long_import_leaves_for_the_end_are_there_again(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def schema() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(office.mgrday.store)) as store:
            assert store.execute("pragma integrity_check").fetchall() == [("ok",)]
            return sorted(store.execute("select name, sql from sqlite_master where sql is not null"))

    assert {name for names in bulk.LATER.values() for name in names} <= {name for name, _sql in schema()}
    before, empty = schema(), office.mgrday.store.read_bytes()
    path = write(tmp_path / "leads.csv", rows(120, 3))
    whole = imported(office, path)
    for dry in (False, True):
        office.mgrday.store.write_bytes(empty)
        monkeypatch.setattr(preparing, "BATCH", 10)
        monkeypatch.setattr(bulk, "MANY", 15)
        if dry:
            office(f"import {path} --kind lead --dry-run")
            assert office.count("clients") == 3
        else:
            assert imported(office, path) == whole
        assert schema() == before


@pytest.mark.parametrize("options", ["--on-duplicate update", "--on-duplicate update --overwrite", "--on-duplicate reject"])
def test_a_long_import_says_the_same_of_duplicates(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str
) -> None:
    empty = office.mgrday.store.read_bytes()
    path = write(tmp_path / "leads.csv", rows(80, 4))
    monkeypatch.setattr(preparing, "BATCH", 5)
    monkeypatch.setattr(importer, "AT_FIRST", 100)
    whole = imported(office, path, options)
    office.mgrday.store.write_bytes(empty)
    monkeypatch.setattr(importer, "AT_FIRST", 2)
    monkeypatch.setattr(bulk, "MANY", 15)
    assert imported(office, path, options) == whole


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize(("slots", "most"), [(16, 1000), (16, 6), (1 << 25, 0), (1 << 25, 1000)])
def test_rows_that_may_be_there_already_wait_for_the_index_that_tells(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slots: int, most: int, alone: bool
) -> None:
    for row in office.json("lead list") if alone else ():
        office.done(f"lead remove {row['id']} --yes")
    empty = office.mgrday.store.read_bytes()
    path = write(tmp_path / "leads.csv", rows(160, 5))
    whole = (*imported(office, path)[1:], by_name(office))
    assert whole[1][2] > 10
    office.mgrday.store.write_bytes(empty)
    monkeypatch.setattr(preparing, "BATCH", 5)
    monkeypatch.setattr(bulk, "MANY", 15)
    monkeypatch.setattr(seen, "SLOTS", slots)
    monkeypatch.setattr(importer, "MOST_WAITING", most)
    assert (*imported(office, path)[1:], by_name(office)) == whole
    again = imported(office, path)
    assert again[2][0] == 0
    assert by_name(office) == whole[2]


def test_a_fault_far_down_in_a_long_file_refuses_it_whole(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "BATCH", 5)
    path = write(tmp_path / "leads.csv", [[f"企业{number}", "王总", "见名片", *[""] * 6] for number in range(60)])
    path.write_bytes(path.read_bytes() + b"\xff\xfe\x00,,,,,,,,\n")
    refused = office(f"import {path} --kind lead --encoding utf-8")
    assert refused.code == 4
    assert "Line 62 is not text in UTF-8." in refused.err
    assert office.count("clients") == 3
    assert [file.name for file in tmp_path.iterdir() if "leads" in file.name] == ["leads.csv"]


def test_who_reads_a_long_file_may_end_without_a_word(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, batch = os.getpid(), Preparing._batch

    def dying(self: Preparing, lines: list[Line]) -> Batch:
        if os.getpid() != here:
            os._exit(9)
        return batch(self, lines)

    monkeypatch.setattr(preparing, "BATCH", 5)
    monkeypatch.setattr(Preparing, "_batch", dying)
    path = write(tmp_path / "leads.csv", [[f"企业{number}", *[""] * 8] for number in range(60)])
    broken = office(f"import {path} --kind lead")
    assert broken.code == 4
    assert "ended" in broken.err
    assert office.count("clients") == 3


def test_a_long_import_is_taken_back_and_brought_back(office: Office, tmp_path: Path) -> None:
    before = stored(office)
    file = write(tmp_path / "leads.csv", [[f"企业{number}", "王总", "13811110000", *[""] * 6] for number in range(250)])
    office.done(f"import {file} --kind lead")
    after = stored(office)
    number = office.json("history")[0]["id"]
    assert office.json("history")[0]["changes"] == 500
    office.done(f"undo {number} --yes")
    assert stored(office) == before
    office.done(f"undo {number + 1} --yes")
    assert stored(office) == after
    assert [row["name"] for row in office.json("find 业249")] == ["企业249"]


def test_each_record_of_an_import_has_its_history(office: Office, tmp_path: Path) -> None:
    file = write(tmp_path / "leads.csv", [[f"企业{number:03}", *[""] * 8] for number in range(250)])
    office.done(f"import {file} --kind lead")
    office.done("lead grade 企业149 A")
    for name, told in (("企业000", ["recorded"]), ("企业149", ["Grade", "recorded"]), ("企业249", ["recorded"])):
        assert [row["field"] for row in office.json(f"history lead {name}")] == told
    assert [row["field"] for row in office.json("history lead Bolton")] == ["recorded"]


def test_a_long_import_is_not_taken_back_under_later_work(office: Office, tmp_path: Path) -> None:
    file = write(tmp_path / "leads.csv", [[f"企业{number:03}", *[""] * 8] for number in range(250)])
    office.done(f"import {file} --kind lead")
    office.done("lead next 企业149 来访 --on 2026-11-25")
    refused = office("import undo 1 --yes")
    assert refused.code == 4
    assert "lead next" in refused.err
    office.done("undo --yes")
    office.done("import undo 1 --yes")
    assert office.count("clients") == 3
