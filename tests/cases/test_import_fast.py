"""A long file is imported as its rows would be one by one, and its records stand in the journal one by one for who asks."""

import csv
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from office import Office, opened

from mgrday.exchange import importing
from mgrday.records import derived
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


def rejected(path: Path) -> list[list[str]]:
    """The reason and the cells of the rows that were rejected."""
    file = path.with_name(f"{path.name}.rejects.csv")
    if not file.exists():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened_file:
        found = [line[1:] for line in csv.reader(opened_file)][1:]
    file.unlink()
    return found


def imported(office: Office, path: Path) -> tuple[dict[str, Any], list[list[str]], list[int]]:
    counts = json.loads(office(f"import {path} --kind lead --format json").out)
    return stored(office), rejected(path), [counts[name] for name in ("accepted", "rejected", "duplicates")]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_file_gives_what_its_rows_give_one_by_one(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    lines = rows(60, seed)
    empty = office.mgrday.store.read_bytes()
    whole = imported(office, write(tmp_path / "leads.csv", lines))
    assert min(whole[2]) > 0

    office.mgrday.store.write_bytes(empty)
    monkeypatch.setattr(importing, "BATCH", 7)
    monkeypatch.setattr(derived, "MANY", 3)
    assert imported(office, write(tmp_path / "leads.csv", lines)) == whole

    office.mgrday.store.write_bytes(empty)
    each = [imported(office, write(tmp_path / "leads.csv", [line])) for line in lines]
    assert stored(office) == whole[0]
    assert [reason for _stored, reasons, _counts in each for reason in reasons] == whole[1]
    assert [sum(counts[at] for _stored, _reasons, counts in each) for at in range(3)] == whole[2]


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
