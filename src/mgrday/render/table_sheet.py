"""A table as a sheet: its heading stays in sight and filters, its columns are as wide as they need, sums and notes below.

Printed it is as wide as a page of A4 lying on its side, with the heading on every page; one that somebody signs has room
for it.
"""

from typing import Any, NamedTuple

from xlsxwriter.utility import xl_range

from mgrday.errors import RefusedError
from mgrday.render.blocks import nothing
from mgrday.render.cells import NUMERIC, clean, notes
from mgrday.render.layout import strips, width
from mgrday.render.sheet_cells import MONEY, Styles, grow, put, put_text, spread
from mgrday.report import Column, Table, bare
from mgrday.words import _

MOST_ROWS = 1_048_576
WIDEST = 46
"""A column is no wider than so many narrow characters; longer texts take more lines."""
NARROWEST = 7
_A4 = 9
_RULE = "#7F8FA6"
HEADING: dict[str, Any] = {"bold": True, "bg_color": "#E7ECF3", "bottom": 1, "border_color": _RULE, "text_wrap": True}


class Page(NamedTuple):
    """What every printed page of a workbook says: whose it is, and of when."""

    left: str
    right: str


def write(sheet: Any, styles: Styles, table: Table, page: Page) -> None:
    """Write `table` on the empty `sheet`. Raises RefusedError where it has more rows than a sheet."""
    if len(table.rows) > MOST_ROWS - 20:
        raise RefusedError(
            _("{count} rows are more than a sheet holds.").format(count=f"{len(table.rows):,}"),
            unchanged=_("No report was written."),
            todo=_("End the file's name in .csv, or ask for fewer with --since or --limit."),
        )
    columns = [column for column in table.columns if not column.hidden]
    sizes = _columns(sheet, styles, table, columns)
    _rows(sheet, styles, table, columns)
    sheet.freeze_panes(1, 1)
    end = len(table.rows)
    if end:
        sheet.autofilter(0, 0, end, len(columns) - 1)
        end += _sums(sheet, styles, table, columns)
    below = notes(table)
    below += [] if table.rows else [nothing(table)]
    for at, text in enumerate(below, start=end + 2):
        spread(sheet, styles, at, sizes, text, "faint")
    _print(sheet, page, clean(table.title))
    if table.signed_off:
        _signature(sheet, styles, end + len(below) + 4)


def _columns(sheet: Any, styles: Styles, table: Table, columns: list[Column]) -> list[int]:
    """The heading, and how wide each column is: as its longest text, Chinese characters counting two. Rows with longer
    texts are as high as those take."""
    sheet.set_row(0, 24)
    texts = strips(table)
    sizes = [min(max(strip.body + 2, width(strip.title) + 4, NARROWEST), WIDEST) for strip in texts]
    for place, (column, size) in enumerate(zip(columns, sizes, strict=True)):
        sheet.set_column(place, place, size)
        put_text(sheet, styles, (0, place), column.title, **_side(column, place), **HEADING)
    long = [(strip, size) for strip, size in zip(texts, sizes, strict=True) if strip.body + 2 > size]
    if long:
        for at in range(len(table.rows)):
            grow(sheet, at + 1, [(strip.texts[at], size) for strip, size in long])
    return sizes


def _rows(sheet: Any, styles: Styles, table: Table, columns: list[Column]) -> None:
    for at, row in enumerate(table.rows, start=1):
        for place, column in enumerate(columns):
            long = {"text_wrap": True} if column.unit in ("text", "metrics") else {}
            put(sheet, styles, (at, place), column, row.get(column.key), **_side(column, place), **long)


def _side(column: Column, place: int) -> dict[str, Any]:
    """Numbers stand right; the rest stands left, at a distance from a number before it."""
    return {"align": "right"} if column.unit in NUMERIC else {"align": "left", "indent": min(place, 1)}


def _sums(sheet: Any, styles: Styles, table: Table, columns: list[Column]) -> int:
    """The sum of each column that has one, over the rows that a filter leaves; how many lines that took."""
    if not table.summed:
        return 0
    last = len(table.rows)
    for place, column in enumerate(columns):
        line: dict[str, Any] = {"bold": True, "top": 1, "border_color": _RULE}
        if column.key in table.summed:
            whole = sum(float(str(value)) for row in table.rows if (value := bare(row.get(column.key))) is not None)
            money = column.unit == "money"
            style = styles.of(num_format=MONEY if money else "#,##0", **line)
            formula = f"=SUBTOTAL(109,{xl_range(1, place, last, place)})"
            sheet.write_formula(last + 1, place, formula, style, whole / 100 if money else whole)
        else:
            put_text(sheet, styles, (last + 1, place), _("Total") if place == 0 else "", **line)
    return 1


def _print(sheet: Any, page: Page, title: str) -> None:
    sheet.set_landscape()
    set_up(sheet, page, title)
    sheet.repeat_rows(0)


def set_up(sheet: Any, page: Page, title: str) -> None:
    """A4, one page wide, whose and which days at the top, page of pages at the foot."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    left, middle, right = (_code(text) for text in (page.left, title, page.right))
    sheet.set_header(f"&L{left}&C&B{middle}&B&R{right}")
    pages = _code(_("Page {page} of {pages}")).format(page="&P", pages="&N")
    sheet.set_footer(f"&C{pages}")


def _code(text: str) -> str:
    """`text` as headers take it: they read what follows an ampersand as a code, and hold 255 characters."""
    return clean(text)[:70].replace("&", "＆")


def _signature(sheet: Any, styles: Styles, at: int) -> None:
    """Room to sign, below everything."""
    sheet.set_row(at, 34)
    text = _("Signed by the manager: {line}    Date: {line}").format(line="_" * 18)
    sheet.write_string(at, 0, text, styles.of(valign="bottom", text_wrap=False))
