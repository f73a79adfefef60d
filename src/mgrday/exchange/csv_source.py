"""Reading a CSV file row by row, in flat memory; what cannot be read as a whole is refused as a whole."""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import BinaryIO, NamedTuple, Protocol

from mgrday.exchange import encodings, heading
from mgrday.exchange.csv_text import LONGEST_CELL, LONGEST_ROW, PEEKED_LINES, Text, empty, encodable, refused, unclosed
from mgrday.exchange.serials import DAY_ZERO
from mgrday.kinds.base import clean
from mgrday.render.as_csv import FORMULA
from mgrday.words import _

SEPARATORS = (",", "\t", ";", "|")


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
        self._text = Text(file, self.encoding)
        self.separator = _separator(self._text.peek(), known)
        self._rows = csv.reader(self._text, delimiter=self.separator, strict=True)
        self._row_by_row = self._every_row()
        self._stretches = self._every_stretch()
        self.header: Sequence[str] = ()
        first: list[Line] = []
        while len(first) <= heading.FIRST_ROWS and (some := next(self._stretches, None)) is not None:
            first += some
        found = heading.find([line.cells for line in first[: heading.FIRST_ROWS + 1]], known) if first else None
        if found is None or not any(found.names):
            raise empty()
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
        return chain.from_iterable(chain([map(self._fitted, self._ahead)], self._stretches))

    def _fitted(self, line: Line) -> Line:
        """A row of a table whose header is known: without blank cells beyond it, and with what is wrong with it."""
        width = len(self.header)
        if not width:
            return line
        cells = line.cells
        if len(cells) > width and not any(map(clean, cells[width:])):
            cells = cells[:width]
        return Line(line.number, cells, line.fault or fault_of(cells, width))

    def _every_stretch(self) -> Iterator[list[Line]]:
        """The rows of the file, blank ones left out: many at once where that can be, else one by one. Raises RefusedError."""
        text = self._text
        while ahead := text.ahead():
            rows = self._many_rows(ahead)
            if rows is not None:
                text.pass_over()
                yield rows
                continue
            last = text.number + len(ahead)
            for line in self._row_by_row:
                yield [self._fitted(line)]
                if text.number >= last:
                    break

    def _many_rows(self, ahead: list[str]) -> list[Line] | None:
        """The rows in the lines ahead, read as `_every_row` reads them; None where one is no text, or more or less than a row."""
        text = "".join(ahead)
        if text.isspace():
            return []
        if not encodable(text) or "\0" in text or max(map(len, ahead)) > LONGEST_CELL:
            return None
        try:
            rows = list(csv.reader(ahead, delimiter=self.separator, strict=True))
        except csv.Error:
            return None
        if len(rows) != len(ahead):
            return None
        if "'" in text:
            rows = list(map(_unguarded, rows))
        numbered = enumerate(rows, self._text.number + 1)
        lines = [Line(number, cells) for number, cells in numbered if cells and (cells[0].isalnum() or any(map(clean, cells)))]
        return lines if set(map(len, rows)) == {len(self.header)} else list(map(self._fitted, lines))

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
                    raise unclosed(number) from error
                cells = next(csv.reader(text.row, delimiter=self.separator))
                fault = _("A quote stands in the middle of a cell; double it (\"\") or leave it out.")
            if any(map(clean, cells)):
                if "'" in text.row[0] or len(text.row) > 1:
                    cells = _unguarded(cells)
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


def fault_of(cells: list[str], width: int) -> str:
    """What is wrong with a row as a row."""
    if len(cells) != width:
        return _("The row has {n} cells, the header {width}.").format(n=len(cells), width=width)
    if len("".join(cells)) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
        return _("A cell has more than {n:,} characters.").format(n=LONGEST_CELL)
    return ""


def _unguarded(cells: list[str]) -> list[str]:
    return [unguarded(cell) if cell[:1] == "'" else cell for cell in cells]


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula, and before what `unguarded` would bare."""
    return f"'{cell}" if cell.lstrip("'").lstrip().startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    """`cell`, which starts with an apostrophe: without it, where an export put it before what looks like a formula."""
    return cell[1:] if cell.lstrip("'").lstrip().startswith(FORMULA) else cell
