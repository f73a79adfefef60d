"""A process of its own that reads a workbook for `xlsx_source`, so that a hostile one takes down nothing but itself.

``python -m mgrday.exchange.workbook FILE`` prints lines of JSON: first the sheets; then, for each line ``SHEET ROWS``
that it is given, the merged cells of that sheet and its first rows in batches (ROWS 0: all of them), and null.
Nothing here is said to a person.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MEMORY = 384 * 1024 * 1024
"""Bytes of address space: what a table of a million cells takes, several times."""
SECONDS = 8
"""Of computing, until a sheet is read."""
BATCH = 500
LONGEST_ROW = 4_000_000
LARGEST_BATCH = 1_000_000
"""Characters of a row, beyond which it is none, and of a batch."""
_EXACT = 10**15
"""Below it a spreadsheet keeps every whole number as it was typed."""

Value = int | float | str | bool | time | date | datetime | object


def main(file: str) -> None:
    """Answer the questions on stdin about the workbook `file`."""
    _bound(SECONDS)
    with Path(file).open("rb") as content:
        book = CalamineWorkbook.from_filelike(content)
    shown, table = SheetVisibleEnum.Visible, SheetTypeEnum.WorkSheet
    _say({"sheets": [(each.name, each.visible == shown, each.typ == table) for each in book.sheets_metadata]})
    read: dict[int, CalamineSheet] = {}
    for question in sys.stdin:
        at, rows = map(int, question.split())
        if at not in read:
            read.clear()
            read[at] = book.get_sheet_by_index(at)
        if not rows:
            _bound(None)
        _tell(read[at], rows)


def _bound(seconds: int | None) -> None:
    """Let this process take no more than it should, where the system can see to it; None: as long as it takes."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds or resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _tell(sheet: CalamineSheet, rows: int) -> None:
    column = sheet.start[1] if sheet.start else 0
    merged = [(top, bottom, left - column, right - column) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    _say({"height": sheet.total_height, "merged": [each for each in merged if each[0] < each[1]]})
    filled = ((number, cells) for number, cells in enumerate(_texts(sheet)) if any(cells))
    for batch in _batches(islice(filled, rows or None)):
        _say(batch)
    _say(None)


def _texts(sheet: CalamineSheet) -> Iterator[list[str]]:
    return (list(map(text_of, row)) for row in sheet.iter_rows()) if sheet.start else iter(())


def _batches(rows: Iterable[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    batch: list[tuple[int, list[str]]] = []
    size = 0
    for number, cells in rows:
        length = sum(map(len, cells))
        if length > LONGEST_ROW:
            _say({"too_long": number + 1})
            sys.exit(0)
        batch.append((number, cells))
        size += length
        if len(batch) >= BATCH or size > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def text_of(value: Value) -> str:
    """A cell's value as it would be typed: a whole number without its ``.0``, others to the 15 digits of a spreadsheet."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else f"{value:.15g}"
    if isinstance(value, datetime):
        moment = value + timedelta(milliseconds=500)  # a time kept as a fraction of a day may lie just before its minute
        return moment.strftime("%Y-%m-%d %H:%M" if moment.hour or moment.minute else "%Y-%m-%d")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def _say(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except BaseException as error:  # a panic of the reader is no Exception
        if not isinstance(error, SystemExit):
            _say({"broken": type(error).__name__})
