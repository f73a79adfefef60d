"""Reading a CSV file row by row, in flat memory; what cannot be read as a whole is refused as a whole."""

import csv
import io
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import BinaryIO, NamedTuple, Protocol

from mgrday.errors import RefusedError
from mgrday.exchange import encodings, heading
from mgrday.exchange.serials import DAY_ZERO
from mgrday.kinds.base import clean
from mgrday.render.as_csv import FORMULA
from mgrday.words import _

SEPARATORS = (",", "\t", ";", "|")
LONGEST_ROW = 4_000_000
"""Characters of one row: beyond them it is no row, but a quote that was never closed or no text at all."""
LONGEST_CELL = 32_767
"""Characters of one cell: as many as a spreadsheet can hold."""
PEEKED_LINES, PEEKED_CHARACTERS = 100, 200_000
"""How far a file is read before its separator is known; then the header is looked for among its first rows."""


class Line(NamedTuple):
    """One row: the number of its first line in the file, its cells, and what is wrong with it as a row."""

    number: int
    cells: list[str]
    fault: str = ""


class Source(Protocol):
    """What an import reads: a header and rows.

    `done` is the share that was read, 0 to 1; `day_zero` is the day from which days that stand as numbers are counted.
    """

    @property
    def header(self) -> Sequence[str]: ...
    @property
    def done(self) -> float: ...
    @property
    def day_zero(self) -> date: ...
    def lines(self) -> Iterator[Line]: ...


class CsvSource:
    """An open CSV file. `separator` is the one under which its header has the most names that `known` knows.

    Without an `encoding`, which is a codec's name, it is in the one that its bytes leave no doubt about, `encoding` too.
    """

    day_zero = DAY_ZERO

    def __init__(self, file: BinaryIO, encoding: str | None, known: Callable[[str], bool]) -> None:
        # As long as the longest row: whatever is longer was refused before, so nothing is ever cut or torn apart.
        csv.field_size_limit(2 * LONGEST_ROW)
        self.encoding = encoding or _encoding(file, known)
        self._guessed = encoding is None and self.encoding != encodings.UTF8
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        self._text = _Text(file, self.encoding)
        self.separator = _separator(self._text.peek(), known)
        self._rows = csv.reader(self._text, delimiter=self.separator, strict=True)
        self._read = self._every_row()
        first = list(islice(self._read, heading.FIRST_ROWS + 1))
        found = heading.find([line.cells for line in first], known) if first else None
        if found is None or not any(found.names):
            raise _empty()
        for line in first[found.at : found.below]:
            if line.fault:
                raise refused(line.fault, _("Correct the header, line {line}.").format(line=line.number))
        self.header = found.names
        self._ahead = first[found.below :]

    @property
    def done(self) -> float:
        """The share of the file that was read, 0 to 1."""
        return min(1.0, self._file.tell() / self._size) if self._size else 1.0

    @property
    def remark(self) -> str:
        """What a person should know of how the file is read; nothing where that is as usual."""
        return _("Read as {encoding}.").format(encoding=self.encoding.upper()) if self._guessed else ""

    def lines(self) -> Iterator[Line]:
        """The rows under the header, blank ones left out. Raises RefusedError."""
        width = len(self.header)
        for line in chain(self._ahead, self._read):
            cells = line.cells
            if len(cells) > width and not any(map(clean, cells[width:])):
                cells = cells[:width]
            fault = line.fault or fault_of(cells, width)
            yield Line(line.number, cells, fault)

    def _every_row(self) -> Iterator[Line]:
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
                if "'" in text.row[0] or len(text.row) > 1:
                    cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in cells]
                yield Line(number, cells, fault)


def _encoding(file: BinaryIO, known: Callable[[str], bool]) -> str:
    """The codec that the file's first bytes show. A file that cannot be read twice, such as a pipe, is in UTF-8."""
    if not file.seekable():
        return encodings.UTF8
    sample = file.read(encodings.SAMPLE)
    file.seek(0)
    return encodings.certain(sample, lambda text: _known_names(text.splitlines()[:PEEKED_LINES], known))


def _known_names(lines: Sequence[str], known: Callable[[str], bool]) -> set[str]:
    return {name for separator in SEPARATORS for row in csv.reader(lines, delimiter=separator) for name in row if known(name)}


def _separator(lines: Sequence[str], known: Callable[[str], bool]) -> str:
    """The separator under which one of the lines, the header, has the most names that are known."""

    def most_known(separator: str) -> int:
        rows = islice(csv.reader(lines, delimiter=separator), heading.FIRST_ROWS)
        return max(heading.count_known(row, known) for row in rows)

    return max(SEPARATORS, key=most_known)


class _Text:
    """The lines of the file for the CSV reader; keeps those of the row being read, and counts them."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.encoding = encoding
        # Undecodable bytes become lone surrogates, which are looked for line by line: so the line can be named.
        self._lines = io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="")
        self._again: deque[str] = deque()
        self.row: list[str] = []
        self._length = 0
        self.number = 0

    def peek(self) -> list[str]:
        """The first lines, from the first on that is not blank; they stay to be read. Raises RefusedError for an empty file."""
        while len(self._again) < PEEKED_LINES and sum(map(len, self._again)) < PEEKED_CHARACTERS:
            try:
                self._again.append(self._next(len(self._again) + 1))
            except StopIteration:
                break
        filled = [line for line in self._again if clean(line)]
        if not filled:
            raise _empty()
        return filled

    def __iter__(self) -> "_Text":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._next(self.number + 1)
        self.number += 1
        self._length = len(line) + (self._length if self.row else 0)
        self.row.append(line)
        if len(self.row) > 1 and self._length > LONGEST_ROW:
            raise _unclosed(self.number - len(self.row) + 1)
        return line

    def _next(self, number: int) -> str:
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


def fault_of(cells: list[str], width: int) -> str:
    """What is wrong with a row as a row."""
    if len(cells) != width:
        return _("The row has {n} cells, the header {width}.").format(n=len(cells), width=width)
    if len("".join(cells)) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
        return _("A cell has more than {n:,} characters.").format(n=LONGEST_CELL)
    return ""


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula, and before what `unguarded` would bare."""
    return f"'{cell}" if cell.lstrip("'").lstrip().startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    """`cell`, which starts with an apostrophe: without it, where an export put it before what looks like a formula."""
    return cell[1:] if cell.lstrip("'").lstrip().startswith(FORMULA) else cell


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
