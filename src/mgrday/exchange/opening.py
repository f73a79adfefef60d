"""Opening a file for an import: what it is by its content, whatever its name says."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mgrday.errors import RefusedError, UsageError, reason
from mgrday.exchange import encodings
from mgrday.exchange.columns import Told, knows, resolve
from mgrday.exchange.csv_source import CsvSource
from mgrday.exchange.csv_text import refused
from mgrday.exchange.json_source import JsonSource
from mgrday.exchange.rejects import CsvRejects, JsonRejects, Rejects, XlsxRejects
from mgrday.exchange.xlsx_source import Sheet, Workbook, XlsxSource, chosen, open_workbook
from mgrday.kinds import KINDS, Kind
from mgrday.words import _

Choose = Callable[[Sequence[str]], str]
"""Given the names of the sheets that fit, says which one to read."""

_WORKBOOK, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PAGES = ("<html", "<!doctype", "<table", "<head", "<meta", "<style", "<?xml", "mime-version:")
_OBJECT = "{"
_BEGINNING = 512


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file is read as: records of `kind`, with what was said of its columns, its encoding and its sheet."""

    kind: Kind
    told: Told
    encoding: str | None = None
    sheet: str | None = None


@contextmanager
def open_source(path: Path, wanted: Wanted, choose: Choose | None = None) -> Iterator[CsvSource | JsonSource | XlsxSource]:
    """The table in the file at `path`; `choose` settles which sheet, where somebody can be asked.

    Raises UsageError for a missing file, an unknown encoding or sheet, RefusedError for what is no readable table.
    """
    codec = encodings.named(wanted.encoding) if wanted.encoding else None
    known = knows(wanted.kind, wanted.told)
    try:
        with path.open("rb") as file:
            beginning = _beginning(file)
            if not beginning.startswith(_WORKBOOK):
                if wanted.sheet is not None:
                    raise _no_sheets()
                is_json = beginning.decode("utf-8-sig", "ignore").lstrip().startswith(_OBJECT)
                yield (JsonSource if is_json else CsvSource)(file, codec, known)
                return
        with open_workbook(path) as book:
            sheet = chosen(book, wanted.sheet or _own_sheet(book, wanted.kind), lambda each: _fits(book, each, wanted), choose)
            yield XlsxSource(book, sheet, known)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageError(
            _("{file} cannot be opened: {reason}.").format(file=path, reason=reason(error)),
            unchanged=_("Nothing was imported."),
            todo=_("Check the name and the folder."),
        ) from error
    except PermissionError as error:
        raise refused(_("{file} cannot be opened: {reason}.").format(file=path, reason=reason(error))) from error


def rejects_of(path: Path, source: CsvSource | JsonSource | XlsxSource) -> Rejects:
    """Where the rejected rows of the file at `path` go: a file in its format."""
    if isinstance(source, XlsxSource):
        return XlsxRejects(path, source.header, source.sheet.name)
    if isinstance(source, JsonSource):
        return JsonRejects(path, source.header)
    return CsvRejects(path, source.header, source.separator)


def _fits(book: Workbook, sheet: Sheet, wanted: Wanted) -> bool:
    """Whether a sheet has the columns that records of the kind need."""
    try:
        resolve(wanted.kind, XlsxSource(book, sheet, knows(wanted.kind, wanted.told)).header, wanted.told)
    except (RefusedError, UsageError):
        return False
    return True


def _own_sheet(book: Workbook, kind: Kind) -> str | None:
    """The name of the kind's sheet in a workbook of ``export all``, in which every sheet is named for a kind."""
    names = [sheet.name for sheet in book.visible]
    titles = {name for each in KINDS.values() for name in (each.name, each.zh)}
    own = [name for name in names if name in (kind.name, kind.zh)]
    return own[0] if len(names) > 1 and titles.issuperset(names) and len(own) == 1 else None


def _beginning(file: BinaryIO) -> bytes:
    """The first bytes, none of a pipe. Raises RefusedError for what is known to be no file that can be read."""
    if not file.seekable():
        return b""
    beginning = file.read(_BEGINNING)
    file.seek(0)
    if beginning.startswith(_OLD_WORKBOOK):
        raise refused(
            _("This is an old .xls workbook, or one with a password."),
            _("Open it in the spreadsheet program, save it as .xlsx without a password and import that."),
        )
    start = beginning.decode("utf-8-sig", "ignore").lstrip().casefold()
    if start.startswith(_PAGES):
        raise refused(
            _("This is a web page, not a workbook, whatever its name says."),
            _("Open it in the spreadsheet program, save it as .xlsx and import that."),
        )
    return beginning


def _no_sheets() -> UsageError:
    return UsageError(_("A CSV file has no sheets."), unchanged=_("Nothing was imported."), todo=_("Leave --sheet out."))
