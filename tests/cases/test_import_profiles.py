"""``mgrday import --profile``: what was said of the columns of one source is kept under a name and holds for its next file."""

import json
from pathlib import Path
from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday, Result
from workbooks import workbook

FILE = "企业,老总,手机/电话,编号\n甲公司,王总,13800000001,9\n"
NEXT = "企业,老总,手机/电话\n乙公司,李总,13800000002\n"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def bring(office: Office, content: str | bytes, options: str, name: str = "file.csv", **more: Any) -> Result:
    """Import a file of that content."""
    (office.mgrday.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return office(f"import {office.mgrday.folder / name} {options}", **more)


def contact(office: Office, company: str) -> object:
    (client,) = office.json(f"lead list --company {company}")
    return client["contact"]


def test_what_was_said_of_the_columns_is_kept_and_holds_for_the_next_file(office: Office) -> None:
    first = bring(office, FILE, "--kind lead --map 老总=联系人 --map 编号=- --on-duplicate update --profile crm")
    assert (first.code, contact(office, "甲公司")) == (0, "王总")
    assert "Kept as profile “crm”. For the next file: mgrday import FILE --profile crm" in first.err
    assert "编号" not in first.err
    second = bring(office, NEXT, "--profile crm")
    assert (second.code, contact(office, "乙公司")) == (0, "李总")
    assert "As profile “crm” says: --map '老总=contact' --map '编号=-' --on-duplicate update" in second.err
    (kept,) = office.json("import profiles")
    told = {"name": "crm", "kind": "lead", "map": "老总=contact, 编号=-", "on_duplicate": "update", "sheet": None}
    assert {key: kept[key] for key in told} == told
    shown = office.json("import profiles crm")["tables"]
    assert shown["columns"] == [{"column": "老总", "field": "contact"}, {"column": "编号", "field": "-"}]


def test_what_is_typed_wins_for_this_time(office: Office) -> None:
    bring(office, FILE, "--kind lead --map 老总=contact --on-duplicate update --profile crm")
    before = office.json("import profiles")
    again = bring(office, FILE, "--profile crm --on-duplicate reject")
    assert again.code == 4
    assert "For this time only: --on-duplicate reject" in again.err
    assert office.json("import profiles") == before


def test_what_is_said_of_a_column_anew_is_kept(office: Office) -> None:
    """Another column for the same field takes the place of the one that was kept; what says the same changes nothing."""
    said = "--kind lead --map 老总=contact --map 编号=- --profile crm"
    bring(office, FILE, said)
    assert "profile" not in bring(office, FILE, said, today="2026-11-24 09:00").err.replace("As profile", "")
    lacking = bring(office, NEXT.replace("老总", "总经理"), "--profile crm")
    assert lacking.code == 2
    assert "“老总”" in lacking.err
    assert "--map “COLUMN=Contact”" in lacking.err
    changed = bring(office, NEXT.replace("老总", "总经理"), "--profile crm --map 总经理=contact")
    assert (changed.code, contact(office, "乙公司")) == (0, "李总")
    assert "Profile “crm” is changed" in changed.err
    assert office.json("import profiles")[0]["map"] == "编号=-, 总经理=contact"


def test_an_unknown_profile_is_named_with_those_there_are(office: Office) -> None:
    bring(office, FILE, "--kind lead --map 老总=contact --profile crm")
    for line in ("import nowhere.csv --profile cmr", "import profiles cmr", "import profiles cmr --drop"):
        unknown = office(line)
        assert unknown.code == 3
        assert "There are: crm." in unknown.err


@pytest.mark.parametrize(
    "options",
    [
        "--profile crm --kind lead --map 老总=contact --dry-run",
        "--profile crm --kind lead --map 没有=contact",
        "--profile crm --kind lead --map 没有=-",
        "--profile crm --kind lead --map 老总=contact --map 企业=-",
        "--profile crm --map 老总=contact",
        "--profile ' ' --kind lead --map 老总=contact",
        f"--profile {'长' * 61} --kind lead --map 老总=contact",
    ],
)
def test_nothing_is_kept_of_a_trial_or_of_what_cannot_be(office: Office, options: str) -> None:
    assert bring(office, FILE, options).code == (0 if "--dry-run" in options else 4 if "企业" in options else 2)
    assert office.json("import profiles") == []
    assert office.count("clients") == 3


def test_a_profile_is_of_one_kind(office: Office) -> None:
    bring(office, FILE, "--kind lead --map 老总=contact --profile crm")
    assert bring(office, FILE, "--profile crm --kind call").code == 2
    assert bring(office, FILE, "--profile crm --kind 客户").code == 0


def test_taking_an_import_back_leaves_the_profile(office: Office) -> None:
    """Each is a command of its own: one undo takes the file back, one more the profile."""
    bring(office, FILE, "--kind lead --map 老总=contact --profile crm")
    bring(office, NEXT, "--profile crm --map 手机/电话=-")
    office.done("import undo 1 --yes")
    assert office.json("import profiles")[0]["map"] == "老总=contact, 手机/电话=-"
    office.done("undo --yes")
    office.done("undo --yes")
    assert office.json("import profiles")[0]["map"] == "老总=contact"
    office.done("undo --yes")
    assert (office.json("import profiles"), office.count("clients")) == ([], 3)


def test_a_forgotten_profile_comes_back_with_undo(office: Office) -> None:
    bring(office, FILE, "--kind lead --map 老总=contact --profile crm")
    before = office.json("import profiles")
    office.done("import profiles crm --drop")
    assert office.json("import profiles") == []
    assert "--profile NAME" in office.done("import profiles --format table").out
    office.done("undo --yes")
    assert office.json("import profiles") == before


def test_the_sheet_is_kept_and_rejected_rows_come_in_again(office: Office, tmp_path: Path) -> None:
    """The file of rejected rows has the sheet's name, so the same profile reads it."""
    rows = [["企业", "老总", "电话"], ["甲公司", "王总", "12"]]
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook({"十一月": rows, "旧": rows}))
    assert office(f"import {file} --kind lead --map 老总=contact --sheet 十一月 --profile book").code == 4
    assert office(f"import {file}.rejects.xlsx --profile book").code == 4
    once = office(f"import {file} --profile book --sheet 旧")
    assert "For this time only: --sheet '旧'" in once.err


def test_a_kept_encoding_gives_way_to_a_file_that_says_its_own(office: Office) -> None:
    """Such as the file of rejected rows, which is UTF-8 with a mark."""
    content = "客戶,老闆,電話\n甲公司,王總,\n乙公司,李總,12\n".encode("big5")
    told = "--map 客戶=company --map 老闆=contact --map 電話=phone"
    first = bring(office, content, f"--kind lead --encoding big5 {told} --profile hk")
    assert (first.code, contact(office, "甲公司")) == (4, "王總")
    rejects = office.mgrday.folder / "file.csv.rejects.csv"
    rejects.write_text(rejects.read_text(encoding="utf-8-sig").replace(",12", ","), encoding="utf-8-sig")
    assert office(f"import {rejects} --profile hk").code == 0
    assert contact(office, "乙公司") == "李總"
    assert bring(office, "客戶,老闆,電話\n丙公司,,\n".encode("big5"), "--profile hk").code == 0
    assert office(f"import {rejects} --profile hk --encoding big5").code == 4


def test_profiles_read_in_chinese(office: Office) -> None:
    bring(office, FILE, "--kind lead --map 老总=contact --profile crm")
    assert "按方案“crm”" in bring(office, NEXT, "--profile crm", lang="zh").err
    assert json.loads(office("import profiles --format json", lang="zh").out)[0]["kind"] == "lead"
    assert "联系人" in office("import profiles crm --format table", lang="zh").out
