"""The usual rows of a long file, column by column: what `Reading` makes of each row, made of a thousand in a few steps.

Nothing is decided here. A row is left to `Reading` where a cell is refused, or says something of another column or beside them.
"""

import re
from collections.abc import Callable, Sequence
from itertools import compress
from typing import Any

from mgrday.errors import MgrdayError
from mgrday.exchange.reading import LONGEST_REMEMBERED, MOST_REMEMBERED, SAYS, Reading, first_phone, is_blank
from mgrday.kinds.base import Field, Phone, Text

Columns = dict[str, list[Any]]
"""Of some rows the values in each stored column."""
UNUSUAL = object()
"""The value of a cell that leaves its row to `Reading`."""

_PHONE = re.compile(r"1\d\d[ -]?\d{4}[ -]?\d{4}|(?:010|0[2-9]\d{1,2})-?\d{7,8}", re.ASCII)
"""A phone as it is mostly written; without its spaces and dashes it is as it is kept."""


class Columnwise:
    """Reads the columns of the file that `reading` reads."""

    def __init__(self, reading: Reading) -> None:
        self._columns = [(at, field.stored, _Column(field, reading.readers[field.name])) for at, field in reading.fields]
        self._stored = [field.stored for _at, field in reading.fields if not field.beside]

    def read(self, rows: Sequence[Sequence[str]]) -> tuple[Columns, list[bool]]:
        """Whether each row is a usual one, and the values of those that are."""
        usual = [True] * len(rows)
        cells = list(zip(*rows, strict=True))
        values = {name: column.read(cells[at]) for at, name, column in self._columns} if rows else {}
        for _at, name, column in self._columns:
            if column.unusual:
                usual = [each and value is not UNUSUAL for each, value in zip(usual, values[name], strict=True)]
        stored = {name: values[name] for name in self._stored if name in values}
        return stored if all(usual) else {name: list(compress(each, usual)) for name, each in stored.items()}, usual


class _Column(dict[str, Any]):
    """One column: what its cells say, by their text. A column of days, codes or trades says the same thing over and over."""

    def __init__(self, field: Field, read: Callable[[str], object]) -> None:
        super().__init__()
        self._read = read
        self._type = field.type
        self._beside = field.beside
        self._blank = UNUSUAL if field.required else None
        self._varied = isinstance(field.type, Text) and field.type.longest > LONGEST_REMEMBERED
        self.unusual = False

    def read(self, cells: Sequence[str]) -> list[Any]:
        """The values of the cells; `UNUSUAL` only where `unusual` is set."""
        kind = self._type
        if self._varied and isinstance(kind, Text):
            most = kind.longest
            return [c if c.isalnum() and len(c) <= most and c[0] in SAYS else self[c] for c in cells]
        if isinstance(kind, Phone):
            return [c if len(c) == 11 and c[0] == "1" and c.isdecimal() and c.isascii() else self[c] for c in cells]
        return list(map(self.__getitem__, cells))

    def __missing__(self, cell: str) -> object:
        value = self._value(cell)
        self.unusual |= value is UNUSUAL
        if len(cell) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
                self._varied = True
            self[cell] = value
        return value

    def _value(self, cell: str) -> object:
        if is_blank(cell):
            return self._blank
        if self._beside:
            return UNUSUAL
        if isinstance(self._type, Phone):
            if _PHONE.fullmatch(cell):
                return cell.replace(" ", "").replace("-", "")
            cell, others = first_phone(cell)
            if others:
                return UNUSUAL
        try:
            return self._read(cell)
        except MgrdayError:
            return UNUSUAL
