"""The lines of a CSV file, many at a time, each known to be text; the one that is none is named."""

import io
from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import BinaryIO

from mgrday.errors import RefusedError
from mgrday.kinds.base import clean
from mgrday.words import _

LONGEST_ROW = 4_000_000
"""Characters of one row: beyond them it is no row, but a quote that was never closed or no text at all."""
LONGEST_CELL = 32_767
"""Characters of one cell: as many as a spreadsheet can hold."""
PEEKED_LINES, PEEKED_CHARACTERS = 100, 200_000
"""How far a file is read before its separator is known; then the header is looked for among its first rows."""
AT_ONCE = 250
"""Lines that are read ahead: enough that what is done once for all of them does not show."""


class Text:
    """The lines of the file for the CSV reader; keeps those of the row being read, and counts them."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.encoding = encoding
        # Undecodable bytes become lone surrogates, which are looked for afterwards: so the line can be named.
        self._lines = io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="")
        self._more: Iterator[str] = iter(partial(self._lines.readline, LONGEST_ROW + 1), "")
        self._waiting: deque[str] = deque()
        self._broken: UnicodeError | None = None
        self.row: list[str] = []
        self._length = 0
        self.number = 0

    def peek(self) -> list[str]:
        """The first lines, from the first on that is not blank; they stay to be read. Raises RefusedError for an empty file."""
        while len(self._waiting) < PEEKED_LINES and sum(map(len, self._waiting)) < PEEKED_CHARACTERS:
            before = len(self._waiting)
            self._fill(1)
            if len(self._waiting) == before:
                break
            if not before:
                self._waiting[0] = self._waiting[0].removeprefix("\ufeff")
            self._check(self._waiting[-1], before + 1)
        filled = [line for line in self._waiting if clean(line)]
        if not filled:
            raise empty()
        return filled

    def ahead(self) -> list[str]:
        """The lines that come next, none at the end; they stay to be read. Raises RefusedError."""
        if not self._waiting:
            self._fill(AT_ONCE)
        return list(self._waiting)

    def pass_over(self) -> None:
        """Take the lines `ahead` for read."""
        self.number += len(self._waiting)
        self._waiting.clear()

    def __iter__(self) -> "Text":
        return self

    def __next__(self) -> str:
        if not self._waiting:
            self._fill(AT_ONCE)
            if not self._waiting:
                raise StopIteration
        line = self._waiting.popleft()
        self.number += 1
        self._check(line, self.number)
        self._length = len(line) + (self._length if self.row else 0)
        self.row.append(line)
        if len(self.row) > 1 and self._length > LONGEST_ROW:
            raise unclosed(self.number - len(self.row) + 1)
        return line

    def _fill(self, most: int) -> None:
        """Have more lines waiting, if there are any, up to a long one. Raises RefusedError where the next one is no text."""
        try:
            if self._broken is not None:
                raise self._broken
            for line in islice(self._more, most):
                self._waiting.append(line)
                if len(line) > LONGEST_CELL:
                    break
        except UnicodeError as error:
            if not self._waiting or most == 1:
                raise self._no_text(self.number + len(self._waiting) + 1) from error
            self._broken = error

    def _check(self, line: str, number: int) -> None:
        """Raises RefusedError for a line that is no text."""
        if not encodable(line):
            raise self._no_text(number)
        if len(line) > LONGEST_ROW:
            raise refused(_("Line {line} has more than {n:,} characters; this is no table.").format(line=number, n=LONGEST_ROW))
        if "\0" in line:
            raise refused(
                _("Line {line} has bytes that no text has.").format(line=number),
                _("Save it as “CSV UTF-8”, or name its encoding, for example --encoding utf-16."),
            )

    def _no_text(self, number: int) -> RefusedError:
        encoding = self.encoding.upper().removesuffix("-SIG")
        return refused(
            _("Line {line} is not text in {encoding}.").format(line=number, encoding=encoding),
            _("Save it as “CSV UTF-8”, or name its encoding, for example --encoding gb18030."),
        )


def encodable(text: str) -> bool:
    """Whether all of `text` was read from bytes that are text."""
    try:
        text.encode()
    except UnicodeError:
        return False
    return True


def refused(what: str, todo: str | None = None) -> RefusedError:
    """What makes a file unreadable as a whole."""
    return RefusedError(what, unchanged=_("Nothing was imported."), todo=todo)


def empty() -> RefusedError:
    """There is nothing in the file."""
    return refused(_("The file is empty."), _("Give it a header, and a row for each record."))


def unclosed(number: int) -> RefusedError:
    """A quote that opens in the row at this line swallows the rest of the file."""
    return refused(
        _("The quote that opens in the row at line {line} is not closed.").format(line=number),
        _("Close it, or double it (\"\") where it belongs to the text, and import again."),
    )
