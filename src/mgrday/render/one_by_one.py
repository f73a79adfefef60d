"""Rows shown one by one, as they come, for a command whose answers cannot wait for the last of them.

JSON is one object per line; CSV and plain text are what a whole list would be, without its alignment.
"""

import csv
import io
import json
from collections.abc import Sequence

from mgrday.errors import UsageError
from mgrday.render.as_csv import raw
from mgrday.render.as_json import escaped, row_data
from mgrday.render.cells import labelled, show_all
from mgrday.report import Column, Row
from mgrday.words import _

FORMATS = ("plain", "table", "json", "csv")
GAP = "  "


def head(columns: Sequence[Column], format: str) -> str:
    """What stands before the first row. Raises UsageError for a format that cannot be written row by row."""
    if format not in FORMATS:
        raise UsageError(
            _("The answers come one by one; {format} is only for a whole page.").format(format=format),
            todo=_("Choose one of: {names}.").format(names=", ".join(FORMATS)),
        )
    return _csv([column.key for column in columns]) if format == "csv" else ""


def line(columns: Sequence[Column], row: Row, format: str) -> str:
    """One row with its line end; a person does not see what is hidden."""
    if format == "json":
        return escaped(json.dumps(row_data(columns, row), ensure_ascii=False)) + "\n"
    if format == "csv":
        return _csv([raw(row.get(column.key), column.unit) for column in columns])
    return GAP.join(_cell(column, row) for column in columns if not column.hidden).rstrip() + "\n"


def _cell(column: Column, row: Row) -> str:
    values = [row.get(column.key)]
    (text,) = labelled(values, column.labels) if column.labels else show_all(values, column.unit)
    return text


def _csv(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
