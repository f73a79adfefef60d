"""The first sheet of a workbook: what it is, the lines that matter, the picture, and what is wrong, the gravest first."""

from typing import Any

from mgrday.render.blocks import headline, items, more, nothing, period, severity_word
from mgrday.render.cells import clean
from mgrday.render.sheet_cells import Styles, grow, put, put_text, spread
from mgrday.render.table_sheet import HEADING, Page, set_up
from mgrday.report import SEVERITIES, Column, Finding, Findings, Lines, Report, Tone
from mgrday.words import _

WIDTHS = (9, 13, 74, 46)
CHART_ROWS = 19
"""How many rows of usual height the picture takes."""


def write(sheet: Any, styles: Styles, report: Report, page: Page, picture: Any | None, said: str = "") -> None:
    """Write the front of `report` on the empty `sheet`, with `picture`, described by `said`, where there is one."""
    for place, size in enumerate(WIDTHS):
        sheet.set_column(place, place, size)
    put_text(sheet, styles, (0, 0), report.title, font_size=16, bold=True)
    sheet.set_row(0, 26)
    put_text(sheet, styles, (1, 0), "  ".join(text for text in (report.whose, period(report)) if text), "faint")
    spoken = [block for block in report.page() if isinstance(block, Lines) and block.lines]
    at = 3
    for block in spoken[:1]:
        at = _lines(sheet, styles, block, at)
    if picture is not None:
        sheet.insert_chart(at, 0, picture, {"description": said, "object_position": 3})
        at += CHART_ROWS
    at = _findings(sheet, styles, report, at)
    for block in spoken[1:]:
        at = _lines(sheet, styles, block, at)
    set_up(sheet, page, clean(report.title))


def _lines(sheet: Any, styles: Styles, block: Lines, at: int) -> int:
    """The lines from the row `at` on; the row after them."""
    if block.title:
        put_text(sheet, styles, (at, 0), block.title, "strong")
        at += 1
    for line in block.lines:
        spread(sheet, styles, at, WIDTHS, line.text.strip(), line.tone)
        at += 1
    return at + 1


def _findings(sheet: Any, styles: Styles, report: Report, at: int) -> int:
    """Every finding, not only those that a page has room for; the row after them."""
    blocks = [block for block in report.blocks if isinstance(block, Findings)]
    if not blocks:
        return at
    found = sorted(report.findings(), key=lambda finding: SEVERITIES.index(finding.severity))
    whole = Findings(found, blocks[0].title, None, blocks[0].empty, report.snoozed())
    put_text(sheet, styles, (at, 0), headline(whole), "strong", font_size=12)
    at += 1
    if not found:
        put_text(sheet, styles, (at, 0), nothing(whole), "good")
        at += 1
    else:
        at = _list(sheet, styles, found, at)
    for text in more(whole, items(whole)):
        put_text(sheet, styles, (at, 0), text, "faint")
        at += 1
    return at + 1


def _list(sheet: Any, styles: Styles, found: list[Finding], at: int) -> int:
    columns = [
        Column("severity", _("Severity")),
        Column("since", _("Since"), "day"),
        Column("message", _("What is wrong")),
        Column("do", _("What to do")),
    ]
    for place, column in enumerate(columns):
        put_text(sheet, styles, (at, place), column.title, **HEADING)
    first = at
    for finding in found:
        at += 1
        how: Tone = "wrong" if finding.severity == "high" else "plain"
        put_text(sheet, styles, (at, 0), severity_word(finding.severity), how)
        put(sheet, styles, (at, 1), columns[1], finding.since)
        put_text(sheet, styles, (at, 2), finding.message, text_wrap=True)
        put_text(sheet, styles, (at, 3), finding.do, "faint", text_wrap=True)
        grow(sheet, at, zip((clean(finding.message), clean(finding.do)), WIDTHS[2:], strict=True))
    sheet.autofilter(first, 0, at, len(columns) - 1)
    return at + 1
