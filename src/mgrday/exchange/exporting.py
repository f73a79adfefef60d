"""Handing records on as an import takes them: CSV and XLSX under the headers of a language, or JSON Lines.

Rows are written as they are read, so memory does not grow with the store. Text stands as it was typed; what a
spreadsheet would run as a formula gets the guard that an import takes off again.
"""

import csv
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Protocol

from mgrday.errors import RefusedError
from mgrday.exchange.csv_source import guarded
from mgrday.exchange.csv_text import LONGEST_CELL
from mgrday.kinds import Kind
from mgrday.kinds.base import Code, Field, Ref
from mgrday.kinds.entries import newest
from mgrday.render.as_csv import raw
from mgrday.render.as_json import data
from mgrday.render.cells import flag
from mgrday.report import Unit, Yuan
from mgrday.store.reader import Reader
from mgrday.words import _, chinese

FORMATS = {"csv": ".csv", "json": ".jsonl", "xlsx": ".xlsx"}
"""The formats of an export with the ends of their files."""
MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""
_NUMBERS: dict[Unit, str] = {"money": "#,##0.00", "day": "yyyy-mm-dd", "time": "yyyy-mm-dd hh:mm"}
_WIDTHS: dict[Unit, int] = {"money": 14, "day": 12, "time": 17, "count": 9, "flag": 7, "text": 18}


class TextFile(Protocol):
    """Where text goes."""

    def write(self, text: str, /) -> object: ...


class Export(ABC):
    """A file that takes kinds, one after the other. `cut` counts the cells that do not hold all of their entries."""

    cut = 0

    @abstractmethod
    def put(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write a kind's header and rows; returns how many. Raises RefusedError."""


    def _text(self, field: Field, value: object) -> str:
        """What stands in a cell: of entries that are too many for one, the last ones."""
        text = cell_text(field, value)
        if len(text) > LONGEST_CELL:
            self.cut += 1
            text = newest(text, LONGEST_CELL)
        return text


class CsvExport(Export):
    """In CSV, as an import reads it."""

    def __init__(self, file: TextFile) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")

    def put(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> int:
        self._writer.writerow([field.zh if chinese() else field.name for field in kind.columns])
        count = 0
        for row in rows:
            count += 1
            self._writer.writerow([guarded(self._text(field, row[field.name])) for field in kind.columns])
        return count


class JsonlExport(Export):
    """In JSON Lines: an object a line, under the keys and with the values that a list has in JSON."""

    def __init__(self, file: TextFile) -> None:
        self._file = file

    def put(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> int:
        count = 0
        for row in rows:
            count += 1
            values = {field.name: self._value(field, row[field.name]) for field in kind.columns}
            self._file.write(json.dumps({"id": row["id"], **values}, ensure_ascii=False) + "\n")
        return count

    @staticmethod
    def _value(field: Field, value: object) -> object:
        return value if isinstance(value, str) else data(value, field.type.unit)


class XlsxExport(Export):
    """A workbook with a sheet for each kind; days and amounts are days and numbers, all other things are text."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._formats = {unit: book.add_format({"num_format": number}) for unit, number in _NUMBERS.items()}

    def put(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> int:
        sheet = self._book.add_worksheet(kind.title)
        sheet.freeze_panes(1, 0)
        for at, field in enumerate(kind.columns):
            sheet.set_column(at, at, _width(field))
            sheet.write_string(0, at, field.zh if chinese() else field.name, self._head)
        count = 0
        for count, row in enumerate(rows, 1):
            if count > MOST_ROWS:
                raise RefusedError(
                    _("A sheet holds {n:,} rows at most, and there are more.").format(n=MOST_ROWS),
                    unchanged=_("Nothing was exported."),
                    todo=_("Export to a .csv file, or fewer rows, for example with --since."),
                )
            for at, field in enumerate(kind.columns):
                if row[field.name] is not None:
                    self._write(sheet, count, at, field, row[field.name])
        return count

    def _write(self, sheet: Any, row: int, at: int, field: Field, value: object) -> None:
        unit = field.type.unit
        if isinstance(value, Yuan):
            value, unit = value.fen, "money"
        if unit in ("day", "time"):
            sheet.write_datetime(row, at, datetime.fromisoformat(str(value)), self._formats[unit])
        elif unit == "money":
            sheet.write_number(row, at, int(str(value)) / 100, self._formats["money"])
        elif isinstance(value, int) and not isinstance(value, bool):
            sheet.write_number(row, at, value)
        else:
            sheet.write_string(row, at, self._text(field, value))


def _width(field: Field) -> int:
    """Characters of a column: its unit's, and never fewer than its header takes."""
    longest = 24 if isinstance(field.type, Ref) else _WIDTHS.get(field.type.unit, 12)
    return max(longest, 2 * len(field.zh) + 2 if chinese() else len(field.name) + 2)


def cell_text(field: Field, value: object) -> str:
    """A stored value as an import in the language in use reads it."""
    if isinstance(value, str):
        return field.type.label(value) if isinstance(field.type, Code) and chinese() else value
    if isinstance(value, bool):
        return flag(value)
    return raw(value, field.type.unit)


def renumbered(reader: Reader, payments: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """`payments` with the numbers that their deals get where the exported deals come into an empty store first."""
    numbers = {int(id): at for at, (id,) in enumerate(reader.tuples("select id from deals order by id"), 1)}
    return ({**row, "deal": numbers[row["deal"]]} for row in payments)
