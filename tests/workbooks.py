"""Workbooks for tests: as openpyxl writes them, and taken apart and put together again."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Sheets = Mapping[str, Sequence[Sequence[object]]]


def workbook(sheets: Sheets | Sequence[Sequence[object]], change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    """The bytes of a workbook with these rows, in sheets by name or in one sheet; `change` does the rest to it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    named = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    for name, rows in named.items():
        sheet: Worksheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """A workbook with other contents in some parts: ``sheet1`` is its first sheet, ``workbook`` its index."""
    out = io.BytesIO()
    places = {"workbook": "xl/workbook.xml", "sheet1": "xl/worksheets/sheet1.xml"}
    others = {places[name]: part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, others.get(name, old.read(name)))
    return out.getvalue()


def sheet_of(rows: str) -> bytes:
    """The part of a sheet with these rows in XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def inline(cell: str, text: str) -> str:
    """A cell with its text in XML."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def row_of(number: int, texts: Sequence[str]) -> str:
    """A row of such cells in XML."""
    cells = "".join(inline(f"{chr(65 + at)}{number}", text) for at, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'
