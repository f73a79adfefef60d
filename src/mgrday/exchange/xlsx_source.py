"""Reading a sheet of an XLSX workbook row by row; the workbook is opened by `workbook`, in a process of its own."""

import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mgrday.errors import RefusedError, UsageError
from mgrday.exchange import heading
from mgrday.exchange.csv_source import Line, fault_of
from mgrday.exchange.csv_text import LONGEST_ROW, refused
from mgrday.exchange.serials import DAY_ZERO, DAY_ZERO_1904
from mgrday.kinds.base import clean, folded
from mgrday.words import _

LARGEST_PART = 300 * 1024 * 1024
"""Bytes of a workbook's parts once unpacked: beyond them it is a bomb, or a table that belongs in a CSV file."""
LARGEST_INDEX = 1024 * 1024
BOMB_PART, BOMB_RATIO = 10 * 1024 * 1024, 200
"""A part of at least so many bytes that was packed into less than so many times fewer is no table: those pack 5 to 60 times."""
MOST_MERGED = 1_000_000
"""Columns of merged cells, all told: more than any sheet has that somebody laid out."""
PROLOGUE = 1024
"""Bytes in which an XML file declares its entities; a spreadsheet program declares none."""
_COUNTS_FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")

Rows = Iterator[tuple[int, list[str]]]
Merged = tuple[int, int, int, int]
"""Merged cells: the places of their first and last rows, of their first and last columns."""


class Sheet(NamedTuple):
    """A sheet that may be read: its place in the workbook and its name."""

    at: int
    name: str
    visible: bool


class Top(NamedTuple):
    """A sheet's first rows, blank ones left out, with their places; its merged cells; how many rows it has."""

    rows: list[tuple[int, list[str]]]
    merged: list[Merged]
    height: int


class Workbook:
    """An open workbook: its sheets of cells, and what they hold."""

    def __init__(self, process: subprocess.Popen[str], day_zero: date) -> None:
        self._process = process
        self.day_zero = day_zero
        found = self._heard()
        self.sheets = [Sheet(at, name, visible) for at, (name, visible, table) in enumerate(found["sheets"]) if table]
        self.visible = [sheet for sheet in self.sheets if sheet.visible]
        self._tops: dict[int, Top] = {}

    def top(self, sheet: Sheet) -> Top:
        """The first rows of a sheet. Raises RefusedError."""
        if sheet.at not in self._tops:
            told = self._ask(sheet, heading.FIRST_ROWS + 1)
            merged = [(first, last, left, right) for first, last, left, right in told["merged"]]
            if sum(right - left + 1 for _first, _last, left, right in merged) > MOST_MERGED:
                raise _too_much()
            self._tops[sheet.at] = Top(list(self._rows()), merged, told["height"])
        return self._tops[sheet.at]

    def rows(self, sheet: Sheet) -> Rows:
        """Every row of a sheet that is not blank, with its place. Raises RefusedError."""
        self._ask(sheet, 0)
        return self._rows()

    def _ask(self, sheet: Sheet, rows: int) -> Any:
        try:
            print(sheet.at, rows, file=self._process.stdin, flush=True)
        except OSError:
            raise _too_much() from None
        return self._heard()

    def _rows(self) -> Rows:
        while (batch := self._heard()) is not None:
            yield from batch

    def _heard(self) -> Any:
        """What the process says next. Raises RefusedError where it has said its last, or that it cannot."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line.endswith("\n"):
            raise _too_much()
        told = json.loads(line)
        if isinstance(told, dict) and "too_long" in told:
            raise refused(
                _("Line {line} has more than {n:,} characters; this is no table.").format(line=told["too_long"], n=LONGEST_ROW)
            )
        if isinstance(told, dict) and "broken" in told:
            raise _too_much() if told["broken"] == "MemoryError" else broken()
        return told


class XlsxSource:
    """A sheet of an open workbook, as an import reads it."""

    def __init__(self, book: Workbook, sheet: Sheet, known: Callable[[str], bool]) -> None:
        self.day_zero = book.day_zero
        self.sheet = sheet
        self._book = book
        top = book.top(sheet)
        rows = [cells for _place, cells in _filled_down(iter(top.rows), top.merged)]
        found = heading.find(rows, known) if rows else None
        if found is None:
            raise refused(_("The sheet “{name}” is empty.").format(name=sheet.name), _("Name another one with --sheet."))
        self.header = found.names
        self._header_at = top.rows[found.below - 1][0]
        self._merged = [each for each in top.merged if each[0] > self._header_at]
        self._height = max(1, top.height)
        self._done = 0

    @property
    def done(self) -> float:
        """The share of the sheet that was read, 0 to 1."""
        return min(1.0, self._done / self._height)

    @property
    def remark(self) -> str:
        """What a person should know of how the file is read; nothing where that is as usual."""
        return _("Sheet read: {name}.").format(name=self.sheet.name) if len(self._book.visible) > 1 else ""

    def lines(self) -> Iterator[Line]:
        """The rows under the header, blank ones left out. Raises RefusedError."""
        width = len(self.header)
        for place, cells in _filled_down(self._book.rows(self.sheet), self._merged):
            self._done = place + 1
            if place > self._header_at and any(map(clean, cells)):
                yield Line(place + 1, cells, fault_of(cells, width))
        self._done = self._height


def _filled_down(rows: Rows, merged: Sequence[Merged]) -> Rows:
    """The rows, with what stands in the first row of merged cells in their other rows too."""
    coming = deque(sorted(merged))
    said: dict[int, tuple[int, str]] = {}
    for place, cells in rows:
        while coming and coming[0][0] <= place:
            first, last, left, right = coming.popleft()
            if first == place:
                said.update((column, (last, cells[column])) for column in range(max(0, left), min(right + 1, len(cells))))
        if said:
            said = {column: each for column, each in said.items() if each[0] >= place}
            for column, (_last, text) in said.items():
                cells[column] = text
        yield place, cells


@contextmanager
def open_workbook(path: Path) -> Iterator[Workbook]:
    """The workbook at `path`. Raises RefusedError for what is none, or more than a table takes."""
    day_zero = _look_into(path)
    command = [sys.executable, "-P", "-m", "mgrday.exchange.workbook", str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="ascii") as process:
        try:
            yield Workbook(process, day_zero)
        finally:
            process.kill()


def _look_into(path: Path) -> date:
    """The day from which the workbook counts; its parts are looked at before anything is unpacked. Raises RefusedError."""
    try:
        with zipfile.ZipFile(path) as parts:
            if "xl/workbook.xml" not in parts.namelist():
                raise _no_xlsx()
            if sum(part.file_size for part in parts.infolist()) > LARGEST_PART or any(map(_is_bomb, parts.infolist())):
                raise _too_much()
            if any(_declares_entities(parts, part) for part in parts.infolist()):
                raise broken()
            with parts.open("xl/workbook.xml") as index:
                from_1904 = _COUNTS_FROM_1904.search(index.read(LARGEST_INDEX))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error) as error:
        raise broken() from error
    return DAY_ZERO_1904 if from_1904 else DAY_ZERO


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size >= BOMB_PART and part.file_size > BOMB_RATIO * part.compress_size


def _declares_entities(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with parts.open(part) as text:
        beginning = text.read(PROLOGUE)
    return b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning


def chosen(
    book: Workbook, wanted: str | None, fits: Callable[[Sheet], bool], choose: Callable[[Sequence[str]], str] | None
) -> Sheet:
    """The sheet to read: the one `wanted`, by name or number; else the only visible one, or the only one that fits.

    Else the one that `choose` is told. Raises UsageError: there is no such sheet, or several fit; RefusedError where
    nothing can be seen.
    """
    if wanted is not None:
        return _called(book.sheets, wanted)
    if not book.visible:
        raise refused(_("The workbook has no sheet that can be seen."), _("Open it, show the sheet, save it and import again."))
    if len(book.visible) == 1:
        return book.visible[0]
    fitting = [sheet for sheet in book.visible if fits(sheet)]
    if len(fitting) == 1:
        return fitting[0]
    candidates = fitting or book.visible
    if choose is not None:
        return _called(book.sheets, choose([sheet.name for sheet in candidates]))
    raise UsageError(
        _("Several sheets fit.") if fitting else _("None of the visible sheets fits."),
        unchanged=_("Nothing was imported."),
        todo=_("Name one with --sheet: {names}.").format(names=_names(candidates)),
    )


def _called(sheets: Sequence[Sheet], name: str) -> Sheet:
    """The sheet of that name, or of that number from 1 on. Raises UsageError."""
    for sheet in sheets:
        if folded(sheet.name) == folded(name):
            return sheet
    for sheet in sheets:
        if name.strip() == str(sheet.at + 1):
            return sheet
    raise UsageError(
        _("There is no sheet “{name}”.").format(name=name),
        unchanged=_("Nothing was imported."),
        todo=_("Name one with --sheet: {names}.").format(names=_names([sheet for sheet in sheets if sheet.visible])),
    )


def _names(sheets: Sequence[Sheet]) -> str:
    return ", ".join(f"{sheet.name} ({sheet.at + 1})" for sheet in sheets)


def broken() -> RefusedError:
    """A workbook that cannot be opened."""
    return refused(
        _("This workbook is damaged, or no .xlsx file."),
        _("Open it in the spreadsheet program, save it as .xlsx and import that."),
    )


def _no_xlsx() -> RefusedError:
    return refused(_("This is no .xlsx workbook."), _("Open it in the spreadsheet program, save it as .xlsx and import that."))


def _too_much() -> RefusedError:
    return refused(
        _("This workbook takes more memory or time than a table should."),
        _("Save the sheet as “CSV UTF-8” and import that; a CSV file may be as long as it likes."),
    )
