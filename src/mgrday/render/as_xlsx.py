"""A workbook to hand on: a front sheet, then a sheet for every table that a person reads, and what a picture is drawn from.

A list of nothing but rows is one sheet. Money, shares, days and times are numbers with a format; what is wrong is red.
"""

import io
from typing import Any

import xlsxwriter

from mgrday.days import Span
from mgrday.render import Look, front_sheet, table_sheet
from mgrday.render.blocks import days
from mgrday.render.cells import clean
from mgrday.render.drawing import DRAWN
from mgrday.render.layout import GAP
from mgrday.render.sheet_cells import Styles
from mgrday.render.sheet_names import SheetNames, shortened
from mgrday.render.table_sheet import Page
from mgrday.report import Report, Table
from mgrday.words import _

_FONTS = {"zh": "微软雅黑", "en": "Calibri"}
_OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def render(report: Report, look: Look) -> bytes:
    """`report` as a workbook. Raises RefusedError where a table has more rows than a sheet."""
    made = io.BytesIO()
    font = {"font_name": _FONTS.get(look.language, "Calibri"), "font_size": 10}
    with xlsxwriter.Workbook(made, {**_OPTIONS, "default_format_properties": font}) as book:
        book.set_properties({"title": shortened(clean(report.title), 250), "author": "", "comments": ""})
        _fill(book, report)
    return made.getvalue()


def _fill(book: Any, report: Report) -> None:
    styles, names = Styles(book), SheetNames()
    page = Page(report.whose, _days(report))
    tables = [block for block in report.page() if isinstance(block, Table)]
    alone = report.shape == "list" and len(report.page()) == len(tables) == 1
    front = None if alone else book.add_worksheet(names.of(_("Overview"), "overview"))
    for table in tables:
        table_sheet.write(book.add_worksheet(names.of(table.title, table.name)), styles, table, page)
    picture, said = None, ""
    for chart in report.charts:
        if chart.name in DRAWN:
            sheet = book.add_worksheet(names.of(chart.table.title, chart.name))
            table_sheet.write(sheet, styles, chart.table, page)
            picture, said = DRAWN[chart.name](book, sheet.get_name(), chart.table), chart.said
    if front is not None:
        front_sheet.write(front, styles, report, page, picture, said)


def _days(report: Report) -> str:
    """The report's days for the head of a page, a week with its number."""
    if report.period is None:
        return ""
    week = Span.week(report.period[0])
    return f"{week.name}{GAP}{days(report)}" if report.period == (week.start, week.end) else days(report)
