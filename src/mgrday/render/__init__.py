"""Turns a `Report` into text or a file, in the format asked for; each format is one module, loaded when it is asked for."""

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from mgrday import words
from mgrday.errors import UsageError
from mgrday.report import Column, Report, Table
from mgrday.words import _

FORMATS: dict[str, str] = {
    "table": "as_table",
    "plain": "as_plain",
    "json": "as_json",
    "csv": "as_csv",
    "markdown": "as_markdown",
    "html": "as_html",
}
"""The formats that are text, each with its module."""
FILES: dict[str, str] = {"xlsx": "as_xlsx", "pdf": "as_pdf"}
"""The formats that are no text and only go into a file; their ``render`` gives bytes."""


class Look(NamedTuple):
    """How the text is to look: terminal columns, whether colours are wanted, the language code of the words."""

    width: int
    colour: bool
    language: str


def render(report: Report, format: str, *, width: int = 80, colour: bool = False, language: str | None = None) -> str:
    """`report` as text in `format` (a key of `FORMATS`), ending in a line end.

    `width` is in terminal columns and only bounds `table`; only `table` knows `colour`. `language` names the language
    the report was written in (default: the one in use). Raises `UsageError` for a format that does not exist, or that
    only goes into a file.
    """
    must_be_text(format)
    look = Look(width, colour, language or words.language())
    text: str = import_module(f"mgrday.render.{FORMATS[format]}").render(_readable(report, format), look)
    return text


def must_be_text(format: str, texts: Iterable[str] = FORMATS) -> None:
    """Raise `UsageError` for a format that does not exist, or that only goes into a file; `texts` can stand in its place."""
    if format in FILES:
        raise UsageError(
            _("{name} is no text and only goes into a file.").format(name=format),
            todo=_("Name the file with -o, or choose one of: {names}.").format(names=", ".join(texts)),
        )
    if format not in FORMATS:
        raise UsageError(
            _("There is no format {name}.").format(name=format),
            todo=_("Choose one of: {names}.").format(names=", ".join((*FORMATS, *FILES))),
        )


def content(report: Report, format: str, *, width: int = 80, language: str | None = None) -> bytes:
    """What a file with `report` in `format` (a key of `FORMATS` or `FILES`) holds; text is UTF-8 and without colour."""
    if format not in FILES:
        return render(report, format, width=width, language=language).encode("utf-8", "replace")
    look = Look(width, colour=False, language=language or words.language())
    made: bytes = import_module(f"mgrday.render.{FILES[format]}").render(_readable(report, format), look)
    return made


def _readable(report: Report, format: str) -> Report:
    """`report` as a person reads it; scripts get a record as it is."""
    return _upright(report) if report.shape == "record" and format not in ("json", "csv") else report


def _upright(report: Report) -> Report:
    """One record for a person: its fields one below the other, those with nothing in them left out."""
    from mgrday.render.layout import strips

    (first, *rest) = [block for block in report.blocks if isinstance(block, Table)]
    shown = [column for column in strips(first) if column.texts[0]]
    columns = [Column("field", _("Field")), Column("value", _("Value"))]
    rows = [{"field": column.title, "value": column.texts[0]} for column in shown]
    return replace(report, blocks=[replace(first, columns=columns, rows=rows), *rest])
