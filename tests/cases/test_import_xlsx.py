"""``mgrday import`` from workbooks as managers have them: titles, merged cells, several sheets, totals; and as nobody should."""

import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from runner import Mgrday, Result
from workbooks import inline, row_of, sheet_of, with_parts, workbook

NOW = "2026-11-23 10:00"


def bring(mgrday: Mgrday, content: bytes, *options: str, name: str = "file.xlsx", kind: str = "lead", lang: str = "en") -> Result:
    """Import a file of that content."""
    (mgrday.folder / name).write_bytes(content)
    return mgrday("import", str(mgrday.folder / name), "--kind", kind, *options, today=NOW, lang=lang)


def listed(mgrday: Mgrday, *names: str) -> list[tuple[Any, ...]]:
    """These fields of every client, in the order of their ids."""
    found = json.loads(mgrday("lead", "list", "--format", "json", today=NOW).out)
    return [tuple(row[name] for name in names) for row in sorted(found, key=lambda row: row["id"])]


def rejects(path: Path) -> list[list[Any]]:
    """The rows of a workbook of rejected rows."""
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def test_a_managers_workbook(mgrday: Mgrday) -> None:
    """A title in merged cells, instructions, a header in two rows, a merged company, a total, a footnote."""

    def merge(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        for cells in ("A1:F1", "A4:A5", "B4:C4", "A6:A7"):
            sheet.merge_cells(cells)

    rows = [
        ["十一月客户资料", None, None, None, None, None],
        ["填写说明：电话必填", None, None, None, None, None],
        [],
        ["客户名称", "联系人", None, "分类", "血型", None],
        [None, "姓名", "手机", None, None, None],
        ["甲公司", "王总", 13800000001, "A类", "AB", "x"],
        [None, "李总", 13800000002, None, None, None],
        [None, None, None, None, None, None],
        ["乙公司", "赵总", "0512-62880000转802", "ｂ", None, None],
        ["合 计", None, None, 2, None, None],
        ["注：以上为本月新增", None, None, None, None, None],
    ]
    result = bring(mgrday, workbook(rows, merge))
    assert (result.code, result.out) == (0, "lead: 2 taken, 1 duplicate, 0 rejected\n")
    assert listed(mgrday, "company", "contact", "phone", "grade") == [
        ("甲公司", "王总", "13800000001", "A"),
        ("乙公司", "赵总", "051262880000-802", "B"),
    ]
    assert "客户名称 → Company" in result.err
    assert "姓名 → Contact, 手机 → Phone" in result.err
    assert "血型, Column 6" in result.err
    assert "line 10, 11" in result.err


def test_values_as_a_spreadsheet_keeps_them(mgrday: Mgrday) -> None:
    """Days as days and as bare numbers, phones as numbers, a formula by its stored value, nothing where it has none."""
    header = ["公司", "电话", "录入日期", "下一步", "下一步日期", "备注"]
    rows = [
        ["甲公司", 13800000001.0, datetime(2026, 11, 2, 15, 30), "送报价", 46350, 0.1 * 3],
        ["乙公司", "138 0000 0002", date(2026, 11, 3), "回访", "2026年11月25日", "=1+1"],
        ["丙公司", 1.99e19, "20261104", None, None, True],
    ]
    result = bring(mgrday, workbook([header, *rows]))
    assert result.code == 4
    assert listed(mgrday, "company", "phone", "created_on", "next_on", "note") == [
        ("甲公司", "13800000001", "2026-11-02", "2026-11-24", "0.3"),
        ("乙公司", "13800000002", "2026-11-03", "2026-11-25", None),
    ]
    assert "1.99e+19" in result.err


def test_a_formula_counts_by_its_stored_value(mgrday: Mgrday) -> None:
    cells = inline("A1", "公司") + inline("B1", "备注")
    row = f'<row r="1">{cells}</row><row r="2">{inline("A2", "甲公司")}<c r="B2" t="str"><f>1+1</f><v>两次</v></c></row>'
    bring(mgrday, with_parts(workbook([["公司"]]), sheet1=sheet_of(row)))
    assert listed(mgrday, "company", "note") == [("甲公司", "两次")]


def test_a_workbook_that_counts_from_1904(mgrday: Mgrday) -> None:
    def count(book: openpyxl.Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    rows = [["公司", "录入日期"], ["甲公司", date(2026, 11, 3)], ["乙公司", 46350 - 1462]]
    assert bring(mgrday, workbook(rows, count)).code == 4  # the second is a day to come
    assert listed(mgrday, "company", "created_on") == [("甲公司", "2026-11-03")]
    assert bring(mgrday, workbook([rows[0], ["乙公司", 46349 - 1463]], count)).code == 0
    assert listed(mgrday, "created_on")[1] == ("2026-11-22",)


def test_of_several_sheets_the_only_one_that_fits(mgrday: Mgrday) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["旧客户"].sheet_state = "hidden"

    sheets = {"说明": [["请填写"]], "旧客户": [["公司"], ["旧公司"]], "客户": [["公司"], ["甲公司"]]}
    result = bring(mgrday, workbook(sheets, hide))
    assert (result.code, result.err) == (0, "Sheet read: 客户.\n")
    assert listed(mgrday, "company") == [("甲公司",)]


def test_a_workbook_without_a_sheet_to_see_is_refused(mgrday: Mgrday) -> None:
    content = workbook([["公司"], ["甲公司"]])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        book = parts.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    result = bring(mgrday, with_parts(content, workbook=book))
    assert (result.code, result.out) == (4, "")
    assert "no sheet that can be seen" in result.err


def test_several_sheets_that_fit_are_asked_for(mgrday: Mgrday) -> None:
    content = workbook({"苏州": [["公司"], ["甲公司"]], "无锡": [["公司"], ["乙公司"]]})
    result = bring(mgrday, content)
    assert (result.code, result.out) == (2, "")
    assert "苏州 (1), 无锡 (2)" in result.err
    assert bring(mgrday, content, "--sheet", "无锡").code == 0
    assert bring(mgrday, content, "--sheet", "1").code == 0
    assert bring(mgrday, content, "--sheet", "南京").code == 2
    assert listed(mgrday, "company") == [("乙公司",), ("甲公司",)]
    file = str(mgrday.folder / "file.xlsx")
    asked = mgrday("import", file, "--kind", "lead", today=NOW, tty=True, stdin="苏州\n")
    assert (asked.code, "Which sheet? 苏州 · 无锡" in asked.err) == (0, True)


def test_no_sheet_that_fits(mgrday: Mgrday) -> None:
    assert bring(mgrday, workbook({"说明": [["请填写"]], "其他": [["颜色"]]})).code == 2
    assert bring(mgrday, workbook([["颜色", "形状"], ["红", "圆"]])).code == 4
    assert bring(mgrday, workbook([])).code == 4
    assert bring(mgrday, workbook([["公司", "分类"]])).code == 0


def test_rejected_rows_go_to_a_workbook_and_in_again(mgrday: Mgrday) -> None:
    rows = [["公司", "电话", "备注"], ["甲公司", "12", "=1+1"], ["乙公司", "", ""], ["丙公司", "", "好_x000B_"], ["", "", "无名"]]
    content = with_parts(workbook([rows[0]]), sheet1=sheet_of("".join(map(row_of, range(1, 6), rows))))
    result = bring(mgrday, content, lang="zh")
    assert result.code == 4
    path = mgrday.folder / "file.xlsx.rejects.xlsx"
    assert str(path) in result.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = rejects(path)
    assert found[0] == ["行号", "原因", "公司", "电话", "备注"]
    assert [row[0] for row in found[1:]] == ["2", "5"]
    book = openpyxl.load_workbook(path)
    assert book.worksheets[0]["E2"].data_type == "s"
    book.worksheets[0]["D2"] = "13800000001"
    book.save(path)
    mended = mgrday("import", str(path), "--kind", "lead", today=NOW)
    assert mended.out == "lead: 1 taken, 0 duplicate, 1 rejected\n"
    assert ("甲公司", "13800000001", "=1+1") in listed(mgrday, "company", "phone", "note")


def test_content_beats_the_extension(mgrday: Mgrday) -> None:
    assert bring(mgrday, workbook([["公司"], ["甲公司"]]), name="file.csv").code == 0
    assert bring(mgrday, "公司\n乙公司\n".encode(), name="file.xlsx").code == 0
    assert listed(mgrday, "company") == [("甲公司",), ("乙公司",)]


def test_an_import_of_a_workbook_is_undone_like_any_other(mgrday: Mgrday) -> None:
    bring(mgrday, workbook([["公司"], ["甲公司"], ["乙公司"]]))
    assert mgrday("undo", "--yes", today=NOW).code == 0
    assert listed(mgrday, "company") == []


FITTING = workbook([["公司", "备注"], ["甲公司", "好"]])
HEADER = f'<row r="1">{inline("A1", "公司")}{inline("B1", "备注")}</row>'
BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 50}">' for n in range(8))
ENTITIES = f'<!DOCTYPE x [<!ENTITY a0 "ha">{BOMB}]>'
HEAVY = {
    "a cell of a hundred megabytes": lambda: with_parts(
        FITTING, sheet1=sheet_of(HEADER + f'<row r="2">{inline("A2", "甲")}{inline("B2", "x" * 100_000_000)}</row>')
    ),
    "a bomb": lambda: with_parts(FITTING, sheet1=bytes(400_000_000)),
    "a bomb of rows": lambda: with_parts(FITTING, sheet1=sheet_of(HEADER + "<row></row>" * 1_000_000)),
    "a cell in the last corner": lambda: with_parts(
        FITTING, sheet1=sheet_of(HEADER + f'<row r="1048576">{inline("XFD1048576", "甲")}</row>')
    ),
    "a line of a hundred megabytes": lambda: "公司\n".encode() + b"x" * 100_000_000,
    "a quoted cell of a hundred megabytes": lambda: "公司\n\"甲".encode() + b"x\n" * 50_000_000,
}
HOSTILE = {
    "entities": lambda: with_parts(FITTING, sheet1=sheet_of(HEADER).replace(b"<worksheet", ENTITIES.encode() + b"<worksheet")),
    "cut short": lambda: FITTING[: len(FITTING) // 2],
    "no sheet in it": lambda: with_parts(FITTING, sheet1=b"no xml at all <<<"),
    "no index in it": lambda: with_parts(FITTING, workbook=b""),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    "a web page": lambda: "\ufeff\n<HTML><table><tr><td>公司</td></tr></table>".encode(),
    "a web page in XML": lambda: b'<?xml version="1.0"?><Workbook/>',
    "zeros": lambda: bytes(100_000),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_a_sentence(mgrday: Mgrday, what: str, lang: str) -> None:
    bring(mgrday, FITTING)
    before = mgrday.store.read_bytes()
    result = bring(mgrday, HOSTILE[what](), name="file.xls", lang=lang)
    assert (result.code, result.out) == (4, ""), what
    assert len(result.err.splitlines()) == 3, result.err
    assert mgrday.store.read_bytes() == before


MEASURED = """
import resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run([sys.executable, "-m", "mgrday", *sys.argv[1:]], capture_output=True, text=True)
print(done.returncode, time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, len(done.stderr))
"""


@pytest.mark.parametrize("what", HEAVY)
def test_a_heavy_file_takes_little(mgrday: Mgrday, what: str) -> None:
    """At most 10 seconds and 400 MB, measured on processes of their own; what is unpacked here counts for nobody."""
    file = mgrday.folder / "file.xlsx"
    file.write_bytes(HEAVY[what]())
    words = [sys.executable, "-c", MEASURED, "import", str(file), "--kind", "lead"]
    environment = {**os.environ, **mgrday.environment, "MGRDAY_TODAY": NOW}
    code, seconds, kilobytes, said = subprocess.check_output(words, text=True, env=environment).split()
    assert code == "4", what
    assert float(seconds) < 10
    assert int(kilobytes) < 400_000
    assert 0 < int(said) < 500
    assert not mgrday.store.exists()
