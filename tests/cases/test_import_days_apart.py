"""``mgrday import``: registers and call lists whose day stands in a column of its own beside the times of day."""

from pathlib import Path
from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def brought(office: Office, tmp_path: Path, kind: str, content: str, code: int = 0) -> Any:
    """What the import of a file of that content says."""
    import json

    file = tmp_path / "file.csv"
    file.write_text(content, encoding="utf-8")
    result = office(f"import {file} --kind {kind} --format json")
    assert result.code == code, result
    return json.loads(result.out)


def test_an_outing_register_has_one_day_for_all_its_times(office: Office, tmp_path: Path) -> None:
    rows = "2026-11-20,Wang,Acme,9:05,11:30,下午1点半\n11月19日,Li,Bolts,14:00,46345.625,2026-11-19 16:00\n"
    rows += "46345,Li,Acme,8:30,9点,\n"
    said = brought(office, tmp_path, "outing", f"日期,员工,公司,外出时间,预计返回,返回时间\n{rows}")
    assert (said["columns"]["日期"], said["left_out"]) == ("left_at", [])
    outings = sorted(office.json("outing list"), key=lambda row: row["id"])
    assert [(row["left_at"], row["due_back_at"], row["back_at"]) for row in outings] == [
        ("2026-11-20 09:05", "2026-11-20 11:30", "2026-11-20 13:30"),
        ("2026-11-19 14:00", "2026-11-19 15:00", "2026-11-19 16:00"),
        ("2026-11-19 08:30", "2026-11-19 09:00", None),
    ]


@pytest.mark.parametrize("header", ["日期,时间", "通话日期,通话时间", "时间,日期", "Date,called_at"])
def test_a_call_list_with_day_and_time(office: Office, tmp_path: Path, header: str) -> None:
    cells = "10:20,2026-11-20" if header.startswith("时间") else "2026-11-20,10:20"
    said = brought(office, tmp_path, "call", f"{header},员工,公司,接通\n{cells},Wang,Acme,老板\n")
    assert {said["columns"][name] for name in header.split(",")} == {"called_at"}
    assert [row["called_at"] for row in office.json("call list")] == ["2026-11-20 10:20"]


def test_a_day_that_is_none_rejects_the_row(office: Office, tmp_path: Path) -> None:
    rows = "2026-11-31,10:20,Wang,Acme,老板\n,10:20,Wang,Acme,老板\n2026-11-20,很早,Wang,Acme,老板\n"
    said = brought(office, tmp_path, "call", f"日期,时间,员工,公司,接通\n{rows}", code=4)
    assert (said["accepted"], said["rejected"]) == (1, 2)


def test_a_day_without_a_time_is_no_time(office: Office, tmp_path: Path) -> None:
    said = brought(office, tmp_path, "call", "日期,员工,公司,接通\n2026-11-20,Wang,Acme,老板\n", code=4)
    assert said["rejected"] == 1


def test_a_column_that_is_told_is_no_day(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text("日期,时间,员工,公司,接通\n2026-11-20,10:20,Wang,Acme,老板\n", encoding="utf-8")
    office.done(f"import {file} --kind call --map 日期=-")
    assert [row["called_at"] for row in office.json("call list")] == ["2026-11-23 10:20"]


def test_later_times_without_a_day_are_on_the_day_of_the_first(office: Office, tmp_path: Path) -> None:
    rows = "2026-11-19 09:00,Wang,Acme,11:00,下午1点\n11月19日 14:00,Li,Bolts,11-20 10:00,16:00\n46345.375,Li,Acme,,10:00\n"
    brought(office, tmp_path, "outing", f"外出时间,员工,公司,预计返回,返回时间\n{rows}8:00,Wang,Bolts,8:30,8:30\n")
    outings = sorted(office.json("outing list"), key=lambda row: row["id"])
    assert [(row["left_at"], row["due_back_at"], row["back_at"]) for row in outings] == [
        ("2026-11-19 09:00", "2026-11-19 11:00", "2026-11-19 13:00"),
        ("2026-11-19 14:00", "2026-11-20 10:00", "2026-11-19 16:00"),
        ("2026-11-19 09:00", None, "2026-11-19 10:00"),
        ("2026-11-23 08:00", "2026-11-23 08:30", "2026-11-23 08:30"),
    ]


def test_a_first_time_that_is_none_rejects_the_row(office: Office, tmp_path: Path) -> None:
    said = brought(office, tmp_path, "outing", "外出时间,员工,公司,返回时间\n很早,Wang,Acme,11:00\n", code=4)
    assert (said["accepted"], said["rejected"]) == (0, 1)
