"""Reading a CSV file row by row, in flat memory; what cannot be read as a whole is refused as a whole."""

import codecs
import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from mgrday.errors import RefusedError, UsageError, reason
from mgrday.kinds.base import clean
from mgrday.render.as_csv import FORMULA
from mgrday.words import _

SEPARATORS = (",", "\t", ";", "|")
LONGEST_ROW = 4_000_000
"""Characters of one row: beyond them it is no row, but a quote that was never closed or no text at all."""
LONGEST_CELL = 32_767
"""Characters of one cell: as many as a spreadsheet can hold."""
_BEGINNINGS = {b"PK\x03\x04": ".xlsx", b"\xd0\xcf\x11\xe0": ".xls"}


class Line(NamedTuple):
    """One row: the number of its first line in the file, its cells, and what is wrong with it as a row."""

    number: int
    cells: list[str]
    fault: str = ""


class Source(Protocol):
    """What an import reads: a header and rows; `done` is the share that was read, 0 to 1."""

    @property
    def header(self) -> Sequence[str]: ...
    @property
    def done(self) -> float: ...
    def lines(self) -> Iterator[Line]: ...


class CsvSource:
    """An open CSV file. `separator` is the one under which its header has the most names that `known` knows."""

    def __init__(self, file: BinaryIO, encoding: str, known: Callable[[str], bool]) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        self._text = _Text(file, encoding)
        first = self._text.first_filled()
        self.separator = max(SEPARATORS, key=lambda each: sum(map(known, next(csv.reader([first], delimiter=each)))))
        self._rows = csv.reader(self._text, delimiter=self.separator, strict=True)
        top = next(self._read(), Line(1, [], ""))
        if not top.cells or top.fault:
            raise _empty() if not top.cells else refused(top.fault, _("Correct the header, line {line}.").format(line=top.number))
        self.header = [clean(cell) for cell in top.cells]

    @property
    def done(self) -> float:
        """The share of the file that was read, 0 to 1."""
        return min(1.0, self._file.tell() / self._size) if self._size else 1.0

    def lines(self) -> Iterator[Line]:
        """The rows under the header, blank ones left out. Raises RefusedError."""
        width = len(self.header)
        for line in self._read():
            cells = line.cells
            if len(cells) > width and not any(map(clean, cells[width:])):
                cells = cells[:width]
            fault = line.fault or _fault(cells, width)
            yield Line(line.number, cells, fault)

    def _read(self) -> Iterator[Line]:
        text = self._text
        while True:
            text.row.clear()
            number = text.number + 1
            try:
                cells, fault = next(self._rows), ""
            except StopIteration:
                return
            except csv.Error as error:
                if len(text.row) != 1 or "unexpected end" in str(error):
                    raise _unclosed(number) from error
                cells = next(csv.reader(text.row, delimiter=self.separator))
                fault = _("A quote stands in the middle of a cell; double it (\"\") or leave it out.")
            if any(map(clean, cells)):
                yield Line(number, [unguarded(cell) if cell[:1] == "'" else cell for cell in cells], fault)


class _Text:
    """The lines of the file for the CSV reader; keeps those of the row being read, and counts them."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.encoding = encoding
        # Undecodable bytes become lone surrogates, which are looked for line by line: so the line can be named.
        self._lines = io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="")
        self._again: list[str] = []
        self.row: list[str] = []
        self.number = 0

    def first_filled(self) -> str:
        """The first line that is not blank, which stays to be read. Raises RefusedError for an empty file."""
        for line in self:
            if clean(line):
                self.number -= 1
                self._again.append(line)
                return line
        raise _empty()

    def __iter__(self) -> "_Text":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._next()
        self.number += 1
        self.row.append(line)
        if len(self.row) > 1 and sum(map(len, self.row)) > LONGEST_ROW:
            raise _unclosed(self.number - len(self.row) + 1)
        return line

    def _next(self) -> str:
        number = self.number + 1
        try:
            line = self._lines.readline(LONGEST_ROW + 1)
            line.encode()
        except UnicodeError as error:
            encoding = self.encoding.upper().removesuffix("-SIG")
            raise refused(
                _("Line {line} is not text in {encoding}.").format(line=number, encoding=encoding),
                _("Save it as “CSV UTF-8”, or name its encoding, for example --encoding gb18030."),
            ) from error
        if not line:
            raise StopIteration
        if len(line) > LONGEST_ROW:
            raise refused(_("Line {line} has more than {n:,} characters; this is no table.").format(line=number, n=LONGEST_ROW))
        if "\0" in line:
            raise refused(
                _("Line {line} has bytes that no text has.").format(line=number),
                _("Save it as “CSV UTF-8”, or name its encoding, for example --encoding utf-16."),
            )
        return line.removeprefix("\ufeff") if number == 1 else line


def _fault(cells: list[str], width: int) -> str:
    """What is wrong with a row as a row."""
    if len(cells) != width:
        return _("The row has {n} cells, the header {width}.").format(n=len(cells), width=width)
    if max(map(len, cells)) > LONGEST_CELL:
        return _("A cell has more than {n:,} characters.").format(n=LONGEST_CELL)
    return ""


def unguarded(cell: str) -> str:
    """`cell`, which starts with an apostrophe: without it, where an export put it before what looks like a formula."""
    return cell[1:] if cell[1:].lstrip().startswith(FORMULA) else cell


def refused(what: str, todo: str | None = None) -> RefusedError:
    """What makes a file unreadable as a whole."""
    return RefusedError(what, unchanged=_("Nothing was imported."), todo=todo)


def _empty() -> RefusedError:
    return refused(_("The file is empty."), _("Give it a header, and a row for each record."))


def _unclosed(number: int) -> RefusedError:
    return refused(
        _("The quote that opens in the row at line {line} is not closed.").format(line=number),
        _("Close it, or double it (\"\") where it belongs to the text, and import again."),
    )


@contextmanager
def open_csv(path: Path, encoding: str | None, known: Callable[[str], bool]) -> Iterator[CsvSource]:
    """The CSV file at `path`, in UTF-8 unless told otherwise, with or without byte order mark.

    Raises UsageError for a missing file and an unknown encoding, RefusedError for what is no readable text.
    """
    codec = _codec(encoding or "utf-8")
    # As long as the longest row: whatever is longer was refused before, so nothing is ever cut or torn apart.
    csv.field_size_limit(2 * LONGEST_ROW)
    try:
        with path.open("rb") as file:
            _look_at(file)
            yield CsvSource(file, codec, known)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageError(
            _("{file} cannot be opened: {reason}.").format(file=path, reason=reason(error)),
            unchanged=_("Nothing was imported."),
            todo=_("Check the name and the folder."),
        ) from error
    except PermissionError as error:
        raise refused(_("{file} cannot be opened: {reason}.").format(file=path, reason=reason(error))) from error


def _codec(name: str) -> str:
    try:
        "".encode(name)
        known = codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError) as error:
        raise UsageError(
            _("There is no encoding “{name}”.").format(name=name),
            unchanged=_("Nothing was imported."),
            todo=_("The usual ones are: utf-8, gb18030, big5, utf-16."),
        ) from error
    return "utf-8-sig" if known == "utf-8" else known


def _look_at(file: BinaryIO) -> None:
    """Refuse what is known by its first bytes to be no CSV, with better words than its bytes would get."""
    if not file.seekable():
        return
    beginning = file.read(4)
    file.seek(0)
    if beginning in _BEGINNINGS:
        raise refused(
            _("This is a spreadsheet ({kind}), not a CSV file.").format(kind=_BEGINNINGS[beginning]),
            _("Save it as “CSV UTF-8” in the spreadsheet program and import that."),
        )
