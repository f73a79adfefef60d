"""Workbooks: every table of a review on a sheet of its own with real numbers and days, ready to read, filter and print."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from world import World

from mgrday import words
from mgrday.days import Span
from mgrday.render import FORMATS, content, render
from mgrday.render.cells import clean, shown
from mgrday.render.sheet_names import LONGEST, SheetNames, units
from mgrday.report import Cell, Column, Findings, Report, Table, Unit, Yuan
from mgrday.review import checks, pace_chart
from mgrday.review.period_report import report
from mgrday.review.whose import whose
from mgrday.words import LANGUAGES, Language
from runner import Mgrday

NOVEMBER = Span.month("2026-11-01")
RED = "FFC00000"


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    words.use("en")


@pytest.fixture
def sold(world: World) -> World:
    """A department with three members, a month target, deals on workdays and on a Saturday, and something wrong."""
    world.department("East", branch="Suzhou")
    world.group("One")
    li, wang = world.member("Li", group_id=1), world.member("王伟", group_id=1)
    world.member("=Ann", hired_on="2026-11-09")
    acme, bolts = world.client("Acme & Sons", li, grade="A", idle_since="2026-11-10"), world.client("苏州华瑞贸易有限公司", wang)
    world.keyword(acme, member_id=li, prepared_on="2026-11-24")
    world.outing(wang, bolts, "2026-11-24 09:00", result="refused")
    world.call(li, acme, "2026-11-24", reached="owner")
    world.deal(li, acme, amount=300_050, signed_on="2026-11-04", received=100_000)
    world.deal(wang, bolts, amount=500_000, signed_on="2026-11-21", received=500_000)
    world.target("department", 1, 2_000_000, name="East")
    world.standard("calls", 3, "week")
    world.standard("calls", 3, "month")
    return world


def month(world: World, **about: Any) -> Report:
    return report(world.question(**about), NOVEMBER)


def week(world: World, **about: Any) -> Report:
    return checks.report(checks.ask(world.question(**about), None, ()))


def book(said: Report, language: Language = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(said, "xlsx", language=language)))


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def expected(value: Any, column: Column) -> object:
    """What a cell holds for what JSON says of a column."""
    if value is None or value == {}:
        return None
    if isinstance(value, bool):
        return words._("yes") if value else words._("no")
    if column.unit in ("day", "time"):
        for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M"):
            try:
                return datetime.strptime(value, form)
            except ValueError:
                continue
    if column.unit == "share":
        return pytest.approx(value, abs=0.0001)
    if isinstance(value, str | dict | list):
        return shown(value, column.unit) or None
    return value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("review", [month, week])
def test_every_table_is_a_sheet_that_says_what_json_says(sold: World, review: Any, language: Language) -> None:
    words.use(language)
    said = review(sold)
    told = json.loads(render(said, "json"))["tables"]
    tables = [table for table in said.tables() if not table.hidden]
    made = book(said, language)
    assert len(tables) >= 3 and len(set(made.sheetnames)) == len(made.sheetnames) == len(tables) + 2
    for table, sheet in zip(tables, made.worksheets[1:], strict=False):
        columns = [column for column in table.columns if not column.hidden]
        rows = list(sheet.iter_rows(max_row=1 + len(table.rows), max_col=len(columns), values_only=True))
        assert list(rows[0]) == [clean(column.title) for column in columns], table.name
        for found, row in zip(rows[1:], told[table.name], strict=True):
            for cell, column in zip(found, columns, strict=True):
                if not column.labels:
                    assert cell == expected(row[column.key], column), (table.name, column.key)


def test_a_sheet_is_made_to_read_and_filter(sold: World) -> None:
    made = book(week(sold))
    sheet = made["Client book"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:L4"
    assert [cell.value for cell in sheet["A"]][:5] == ["Member", "Li", "王伟", "=Ann", "Total"]
    assert sheet["I5"].value == "=SUBTOTAL(109,I2:I4)"
    assert texts(sheet)[-1].startswith("Signed by the manager: ___")
    sums = openpyxl.load_workbook(io.BytesIO(content(week(sold), "xlsx")), data_only=True)["Client book"]
    for place in (3, 5, 7):
        assert sums.cell(5, place).value == sum(sums.cell(row, place).value for row in (2, 3, 4))


def test_numbers_have_their_formats(sold: World) -> None:
    made = book(month(sold))
    board = next(name for name in made.sheetnames if name.startswith("Ranking"))
    deals, ranking, coming = (made[name] for name in ("Deals", board, "Money to come"))
    heads = {cell.value: cell.column_letter for cell in deals[1]}
    assert deals[f"{heads['Amount']}2"].value == 3000.5 and deals[f"{heads['Amount']}2"].number_format == "#,##0.00"
    assert deals[f"{heads['Day']}2"].is_date and deals[f"{heads['Day']}2"].number_format == "yyyy-mm-dd"
    assert deals[f"{heads['No.']}2"].number_format == "0"
    share = {cell.value: cell.column_letter for cell in made["Targets"][1]}["Of target"]
    assert made["Targets"][f"{share}2"].number_format == "0.0%"
    assert ranking["B2"].number_format == "+#,##0;-#,##0;0"
    owed = {cell.value: cell.column_letter for cell in coming[1]}["Outstanding"]
    assert coming[f"{owed}2"].value == 2000.5 and coming[f"{owed}3"].value == f"=SUBTOTAL(109,{owed}2)"


def test_only_what_is_wrong_is_red(sold: World) -> None:
    said = week(sold)
    made = book(said)
    for table, sheet in zip([each for each in said.tables() if not each.hidden], made.worksheets[1:], strict=False):
        columns = [column for column in table.columns if not column.hidden]
        for at, row in enumerate(table.rows, start=2):
            for place, column in enumerate(columns, start=1):
                value = row.get(column.key)
                wrong = isinstance(value, Cell) and value.tone == "wrong"
                colour = sheet.cell(at, place).font.color
                assert (colour is not None and colour.rgb == RED) is wrong, (table.name, column.key)
    clients = made["Client book"]
    assert {cell.value: cell.font.color.rgb for row in clients["I2:J3"] for cell in row if cell.font.color}[1] == RED


@pytest.mark.parametrize(
    ("language", "signed", "page"),
    [("en", "Signed by the manager", "Page &P of &N"), ("zh", "经理签字", "第 &P 页，共 &N 页")],
)
def test_the_three_checks_are_printed_on_their_side_and_signed(sold: World, language: Language, signed: str, page: str) -> None:
    words.use(language)
    said = week(sold)
    made = book(said, language)
    three = [table for table in said.tables() if table.signed_off]
    assert [table.name for table in three] == ["clients", "keywords", "outings"]
    for table in three:
        sheet = made[table.title]
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"
        assert sheet.oddHeader.left.text == "East" and "2026-W48  2026-11-23 – 2026-11-29" in sheet.oddHeader.right.text
        assert sheet.oddFooter.center.text == page
        assert any(signed in text for text in texts(sheet))
    others = [sheet for sheet in made.worksheets if sheet.title not in {table.title for table in three}]
    assert not any(signed in text for sheet in others for text in texts(sheet))


def test_the_front_says_what_is_wrong_and_what_to_do(sold: World) -> None:
    said = month(sold)
    front = book(said).worksheets[0]
    told = texts(front)
    assert front.title == "Overview" and told[0] == "Month report: November 2026" and told[1].startswith("East")
    assert any("5,000" in text or "8,000" in text for text in told[2:6])
    head = next(row for row in front.iter_rows() if row[0].value == "Severity")[0].row
    rows = front.iter_rows(min_row=head + 1, max_col=4, values_only=True)
    found = list(takewhile(lambda row: row[3] is not None, rows))
    whole = said.findings()
    assert len(found) == len(whole) > 0
    assert {(row[2], row[3]) for row in found} == {(each.message, each.do) for each in whole}
    grave = ["high", "medium", "low"]
    assert [row[0] for row in found] == sorted((row[0] for row in found), key=grave.index)
    assert all(isinstance(row[1], datetime) for row in found)
    assert (front.cell(head + 1, 1).font.color.rgb == RED) is (found[0][0] == "high")


def test_a_page_shows_the_first_findings_and_a_workbook_all(sold: World) -> None:
    whole = month(sold).findings()
    capped = Report("x", "Wrong", [Findings(whole, most=1)])
    assert len(whole) > 1 and "and" in render(capped, "plain")
    told = texts(book(capped).worksheets[0])
    assert all(each.message in told for each in whole)


# The picture


def test_the_month_is_drawn_against_its_pace(sold: World) -> None:
    said = month(sold)
    made = book(said)
    [chart] = made.worksheets[0]._charts
    assert len(chart.series) == 3
    assert all("'Signed against the pace'!" in series.val.numRef.f for series in chart.series)
    figures = made["Signed against the pace"]
    heads = {cell.value: cell.column for cell in figures[1]}
    rows = [{head: figures.cell(at, place).value for head, place in heads.items()} for at in range(2, figures.max_row + 1)]
    assert [(row["Phase"], row["Target"]) for row in (rows[0], rows[-1])] == [(1, 20000), (4, 20000)]
    assert rows[-1]["Pace"] == 20000 and [row["Pace"] for row in rows] == sorted(row["Pace"] for row in rows)


def test_the_line_of_what_was_signed_ends_today_at_what_was_signed(sold: World) -> None:
    said = month(sold)
    rows = {row["day"]: row for row in said.charts[0].table.rows}
    assert rows["2026-11-03"]["signed"] == 0 and rows["2026-11-04"]["signed"] == 300_050
    assert rows["2026-11-21"]["signed"] == 800_050, "a deal signed on a day off has its own day"
    assert "2026-11-22" not in rows
    assert Yuan(int(str(rows["2026-11-25"]["signed"]))) == said.facts["signed"]
    assert rows["2026-11-26"]["signed"] is None
    assert said.charts[0].said == "By today 8,001 of 20,000 was signed; the pace asks for 16,000."


def test_a_week_spreads_its_target_evenly(sold: World) -> None:
    sold.target("department", 1, 100_000, Span.week("2026-11-23"), name="East")
    said = report(sold.question(), Span.week("2026-11-23"))
    assert [row["due"] for row in said.charts[0].table.rows] == [20_000, 40_000, 60_000, 80_000, 100_000]
    assert sum(column.hidden for column in said.charts[0].table.columns) == 1, "a week has no phases"


def test_without_a_target_or_for_a_day_or_a_member_nothing_is_drawn(world: World) -> None:
    world.member("Li", id=1)
    assert month(world).charts == () or list(month(world).charts) == []
    assert len(book(month(world)).worksheets[0]._charts) == 0
    world.target("department", 1, 1_000, name="East")
    assert month(world).charts and week(world).charts
    assert not week(world, member=1).charts
    assert pace_chart.charts(world.question(), Span.day("2026-11-25"), 1_000) == []


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "html"])
def test_formats_that_cannot_draw_are_as_they_were(sold: World, format: str) -> None:
    assert "Signed so far" not in render(month(sold), format)


# Whatever the data


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_title_becomes_a_sheet_of_its_own(titles: list[str]) -> None:
    names = SheetNames()
    found = [names.of(title, "table") for title in titles]
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert 0 < units(name) <= LONGEST and not set(name) & set("[]:*?/\\") and name.strip("'") == name
        assert name.casefold() != "history"


@given(st.text(max_size=50))
def test_any_text_stays_text(text: str) -> None:
    said = Report("x", text, [Table("t", text, [Column("a", text or "a")], [{"a": text}])], shape="list", whose=text)
    [sheet] = book(said).worksheets
    cell = sheet["A2"]
    assert (cell.value or "") == clean(text) and cell.data_type in ("s", "n") and cell.data_type != "f"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-2+3", "＝1", " =cmd|' /C calc'!A0", "https://example.com", "00123"])
def test_text_is_no_formula_no_link_and_no_number(text: str) -> None:
    said = Report("x", "x", [Table("t", "t", [Column("a", "a")], [{"a": text}])], shape="list")
    cell = book(said).worksheets[0]["A2"]
    assert cell.value == clean(text) and cell.data_type == "s" and cell.hyperlink is None
    assert bool(cell.style and cell.quotePrefix) is (text.lstrip()[0] in "=@+-＝")


@pytest.mark.parametrize(("text", "kept"), [("长" * 32_767, 32_767), ("长" * 32_768, 32_767), ("😀" * 20_000, 16_384)])
def test_text_longer_than_a_cell_is_cut_where_it_can_be_seen(text: str, kept: int) -> None:
    said = Report("x", "x", [Table("t", "t", [Column("a", "a")], [{"a": text}])], shape="list")
    found = book(said).worksheets[0]["A2"].value
    assert len(found) == kept and units(found) <= 32_767
    assert found == text if len(found) == len(text) else found.endswith("…")


def test_values_of_every_sort() -> None:
    units: dict[str, Unit] = {"a": "day", "b": "time", "c": "count", "d": "flag", "e": "money"}
    columns = [Column(key, key, unit) for key, unit in units.items()]
    rows: list[dict[str, object]] = [
        {"a": "2026-11-25", "b": "2026-11-25 14:30", "c": 2.5, "d": True, "e": 1},
        {"a": "1899-12-31", "b": "soon", "c": Yuan(1280050), "d": False, "e": None},
    ]
    sheet = book(Report("x", "x", [Table("t", "t", columns, rows)], shape="list")).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [datetime(2026, 11, 25), datetime(2026, 11, 25, 14, 30), 2.5, "yes", 0.01]
    assert [cell.value for cell in sheet[3]] == ["1899-12-31", "soon", 12800.5, "no", None]
    assert sheet["B2"].number_format == "yyyy-mm-dd hh:mm" and sheet["C3"].number_format == "#,##0.00"


def test_columns_are_as_wide_as_chinese_needs() -> None:
    rows = [{"a": "苏州华瑞贸易有限公司", "b": 1, "c": "长" * 100}]
    columns = [Column("a", "公司"), Column("b", "b", "count"), Column("c", "备注")]
    sheet = book(Report("x", "x", [Table("t", "t", columns, rows)], shape="list")).worksheets[0]
    assert sheet.column_dimensions["A"].width >= 20 and sheet.column_dimensions["B"].width >= 7
    assert sheet.column_dimensions["C"].width < 60 and sheet["C2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 60, "what is longer takes more lines"


def test_a_page_names_the_department_or_the_branch_of_all(world: World) -> None:
    assert whose(world.question()) == ""
    world.department("East", branch="Suzhou")
    assert whose(world.question()) == "East"
    world.department("West", branch="Suzhou")
    assert whose(world.question()) == "Suzhou" and whose(world.question(department=2)) == "West"
    world.department("North")
    assert whose(world.question()) == ""


def test_an_ampersand_is_no_code_for_a_printer(sold: World) -> None:
    said = replace(week(sold), whose="R&G & &P")
    assert book(said)["Client book"].oddHeader.left.text == "R＆G ＆ ＆P"


def test_an_empty_store_makes_a_workbook_that_says_what_to_do(world: World) -> None:
    made = book(week(world))
    assert made.sheetnames == ["Overview"] and any("mgrday member add" in text for text in texts(made.worksheets[0]))
    found = book(month(world))
    assert any("mgrday target set" in text for text in texts(found["Targets"])) and found["Targets"].auto_filter.ref is None


def test_the_file_says_nothing_of_who_made_it(sold: World) -> None:
    made = book(month(sold))
    assert (made.properties.creator or "", made.properties.lastModifiedBy or "") == ("", "")
    assert made.properties.title == "Month report: November 2026"


# On the command line


def test_a_workbook_only_goes_into_a_file(mgrday: Mgrday) -> None:
    for arguments, variables in ((("today", "--format", "xlsx"), {}), (("today",), {"MGRDAY_FORMAT": "xlsx"})):
        said = mgrday(*arguments, **variables)
        assert said.code == 2 and said.out == "" and "-o" in said.err
    path = mgrday.folder / "today.xlsx"
    assert mgrday("today", "-o", path).code == 0 and openpyxl.load_workbook(path).sheetnames[0] == "Overview"
    assert path.stat().st_mode & 0o777 == 0o600
    other = mgrday.folder / "today"
    assert mgrday("today", "-o", other, "--format", "xlsx").code == 0 and other.read_bytes()[:2] == b"PK"
    page = mgrday.folder / "today.md"
    assert mgrday("today", "-o", page, MGRDAY_FORMAT="xlsx").code == 0 and page.read_text().startswith("#")


def test_the_demonstration_is_not_built_for_a_format_it_cannot_show(mgrday: Mgrday) -> None:
    said = mgrday("demo", "--at", mgrday.folder / "demo", "--format", "xlsx")
    assert said.code == 2 and not (mgrday.folder / "demo").exists()


def test_nothing_is_written_to_the_store_before_the_format_is_refused(mgrday: Mgrday) -> None:
    said = mgrday("lead", "add", "Acme", MGRDAY_FORMAT="xlsx")
    assert said.code == 2 and "Nothing was written." in said.err
    assert mgrday("lead", "list", "--format", "json").out == "[]\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_is_one_sheet(mgrday: Mgrday, lang: Language) -> None:
    mgrday("lead", "add", "=苏州华瑞", "--phone", "13812345678")
    path = mgrday.folder / "leads.xlsx"
    assert mgrday("lead", "list", "-o", path, lang=lang).code == 0
    [sheet] = openpyxl.load_workbook(path).worksheets
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    company = row["公司" if lang == "zh" else "Company"]
    assert company.value == "=苏州华瑞" and company.data_type == "s"
    assert row["电话" if lang == "zh" else "Phone"].value == "13812345678"
