"""Reading JSON Lines, an object a line, as an export writes them."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

from mgrday.exchange import encodings
from mgrday.exchange.csv_source import Line, fault_of
from mgrday.exchange.csv_text import Text, encodable, refused
from mgrday.exchange.serials import DAY_ZERO
from mgrday.words import _

STORES_OWN = "id"
"""The key under which an export has the number of a record, which another store gives anew."""


class JsonSource:
    """An open file of JSON Lines. The keys of its first object are the columns; what a later one has beside them is a fault."""

    day_zero = DAY_ZERO
    remark = ""

    def __init__(self, file: BinaryIO, encoding: str | None, known: Callable[[str], bool]) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        self._text = Text(file, encoding or encodings.UTF8)
        first = _object(self._text.peek()[0])
        if first is None or not any(map(known, first)):
            raise refused(
                _("The first line is no JSON object with a name that is known."),
                _("Write an object a line, as in {example}, or give a CSV or XLSX file.").format(example='{"company": "…"}'),
            )
        self.header: Sequence[str] = [name for name in first if name != STORES_OWN]

    @property
    def done(self) -> float:
        """The share of the file that was read, 0 to 1."""
        return min(1.0, self._file.tell() / self._size) if self._size else 1.0

    def lines(self) -> Iterator[Line]:
        """The objects as rows, blank lines left out. Raises RefusedError."""
        text = self._text
        for line in text:
            text.row.clear()
            if not line.isspace():
                yield self._line(line)

    def _line(self, line: str) -> Line:
        found = _object(line)
        if found is None:
            return self._faulty(line, _("The line is no JSON object of texts, numbers, true, false and null."))
        strange = [name for name in found if name not in self.header and name != STORES_OWN]
        if strange:
            return self._faulty(line, _("“{name}” is no key of the first line.").format(name=strange[0]))
        cells = [_cell(found.get(name)) for name in self.header]
        return Line(self._text.number, cells, fault_of(cells, len(self.header)))

    def _faulty(self, line: str, fault: str) -> Line:
        return Line(self._text.number, [line.strip()], fault)


def _object(line: str) -> dict[str, Any] | None:
    """The object in a line; None where there is another thing, or things in it that are no cells."""
    try:
        found = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or any(isinstance(value, (list, dict)) for value in found.values()):
        return None
    return found if all(encodable(str(text)) for pair in found.items() for text in pair) else None


def _refuse(name: str) -> None:
    raise ValueError(name)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
