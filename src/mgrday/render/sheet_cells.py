"""What a cell of a workbook holds: real numbers, days and times with their formats, and text that is never a formula."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from mgrday.render.as_csv import FORMULA
from mgrday.render.cells import clean, shown
from mgrday.render.layout import wrap
from mgrday.render.sheet_names import shortened
from mgrday.report import Column, Tone, Unit, Yuan, bare, tone

LONGEST = 32_767
"""The most characters of a cell."""
MONEY = "#,##0.00"
_NUMBERS: dict[Unit, str] = {"money": MONEY, "share": "0.0%", "id": "0", "change": "+#,##0;-#,##0;0"}
_FRACTIONS: dict[Unit, str] = {"change": "+#,##0.00;-#,##0.00;0"}
_MOMENTS: dict[Unit, tuple[str, str]] = {"day": ("%Y-%m-%d", "yyyy-mm-dd"), "time": ("%Y-%m-%d %H:%M", "yyyy-mm-dd hh:mm")}
LINE, PADDING, HIGHEST = 14, 4, 400
"""The height of a line of text, what is left free around it, and the most that a row is made, in points."""
_FIRST_DAY = datetime(1900, 3, 1)
"""Spreadsheets disagree about the days before."""
_TONES: dict[Tone, dict[str, object]] = {
    "plain": {},
    "wrong": {"font_color": "#C00000", "bold": True},
    "good": {"font_color": "#1B7A3D"},
    "faint": {"font_color": "#8C8C8C"},
    "strong": {"bold": True},
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, tone: Tone = "plain", **more: Any) -> Any:
        """The format for a tone and what else is asked for."""
        wanted = {"valign": "vcenter", **_TONES[tone], **more}
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(wanted)
        return self.made[key]


def put(sheet: Any, styles: Styles, at: tuple[int, int], column: Column, value: object, **more: Any) -> None:
    """Write the raw `value` of a column into the cell `at`, as a spreadsheet counts and sorts it."""
    plain, how = bare(value), tone(value)
    if isinstance(plain, Yuan):
        sheet.write_number(*at, plain.fen / 100, styles.of(how, num_format=MONEY, **more))
    elif column.labels is not None or isinstance(plain, bool | Mapping) or column.unit == "flag":
        text = shown(plain, column.unit)
        put_text(sheet, styles, at, column.labels.get(text, text) if column.labels else text, how, **more)
    elif isinstance(plain, int | float | Decimal) and math.isfinite(plain):
        given = plain / 100 if column.unit == "money" else plain
        sheet.write_number(*at, given, styles.of(how, num_format=_format(column.unit, plain), **more))
    elif plain is not None and (moment := _moment(str(plain), column.unit)):
        sheet.write_datetime(*at, moment, styles.of(how, num_format=_MOMENTS[column.unit][1], **{"align": "left", **more}))
    else:
        put_text(sheet, styles, at, shown(plain, column.unit), how, **more)


def put_text(sheet: Any, styles: Styles, at: tuple[int, int], text: str, how: Tone = "plain", **more: Any) -> None:
    """Write `text`, cleaned, which stays text even when somebody edits the cell; nothing is an empty cell."""
    said = shortened(clean(text), LONGEST)
    if said.lstrip().startswith(FORMULA):
        more["quote_prefix"] = True
    if said:
        sheet.write_string(*at, said, styles.of(how, **more))
    else:
        sheet.write_blank(*at, None, styles.of(how, **more))


def spread(sheet: Any, styles: Styles, at: int, sizes: Sequence[int], text: str, how: Tone = "plain") -> None:
    """Write `text` over the row `at`, across the columns of these widths, in as many lines as it takes."""
    if len(sizes) > 1:
        sheet.merge_range(at, 0, at, len(sizes) - 1, "", styles.of(how, text_wrap=True))
    put_text(sheet, styles, (at, 0), text, how, text_wrap=True)
    grow(sheet, at, [(clean(text), sum(sizes))])


def grow(sheet: Any, at: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make the row `at` as high as the longest of `texts` takes, each with the width that it is wrapped to."""
    lines = max((len(wrap(text, max(room, 2))) for text, room in texts), default=1)
    sheet.set_row(at, min(PADDING + lines * LINE, HIGHEST))


def _format(unit: Unit, value: int | float | Decimal) -> str:
    whole = value == int(value)
    if not whole and unit in _FRACTIONS:
        return _FRACTIONS[unit]
    return _NUMBERS.get(unit, "#,##0" if whole else "#,##0.0#")


def _moment(text: str, unit: Unit) -> datetime | None:
    """The day or the time that `text` is; None for other words and for days that spreadsheets disagree about."""
    if unit not in _MOMENTS:
        return None
    try:
        moment = datetime.strptime(text, _MOMENTS[unit][0])
    except ValueError:
        return None
    return moment if moment >= _FIRST_DAY else None
