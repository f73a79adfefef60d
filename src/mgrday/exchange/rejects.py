"""The rows that an import refused, in a file of their own: as they stood, each with its line and the reason."""

import csv
import errno
import io
import json
import os
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mgrday.errors import RefusedError, reason
from mgrday.exchange.columns import REASON_HEADERS
from mgrday.exchange.csv_source import Line, guarded
from mgrday.exchange.csv_text import refused
from mgrday.words import _, chinese

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet


def _taken(file: BinaryIO) -> bool:
    """Whether this process has `file` for itself until it is closed, and nobody removed it before; a system without locks keeps
    others from removing what is open.
    """
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return True
    with suppress(BlockingIOError):
        flock(file, LOCK_EX | LOCK_NB)
        return os.fstat(file.fileno()).st_nlink > 0
    return False


class Rejects(ABC):
    """``FILE.rejects.csv``, ``.jsonl`` or ``.xlsx`` beside the source, mode 0600: written under another name until published.

    It has the source's format and its columns after the two of its own; mended, it can be imported like its source.
    """

    ending: str

    def __init__(self, source: Path, header: Sequence[str]) -> None:
        self.path = source.with_name(f"{source.name}.rejects{self.ending}")
        self._header = header
        self._file: BinaryIO | None = None
        self._beside: Path | None = None

    def write(self, line: Line, why: str) -> None:
        """Add a row. Raises RefusedError where no file can be written."""
        try:
            if self._file is None:
                self._file = self._open()
                self._begin(self._file)
                self._put([*(names[chinese()] for names in REASON_HEADERS), *self._header])
            self._put([str(line.number), why, *line.cells])
        except OSError as error:
            raise self._unwritable(error) from error

    def publish(self) -> Path | None:
        """Put the file in its place; returns its path, None where nothing was rejected. Raises RefusedError."""
        if self._file is None or self._beside is None:
            return None
        try:
            self._end()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._beside.replace(self.path)
        except OSError as error:
            raise self._unwritable(error) from error
        self._beside = None
        return self.path

    def discard(self) -> None:
        """Leave nothing behind of what was not published, nor of an import of the same source that was killed."""
        if self._file is not None:
            self._file.close()
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)
        for left in self.path.parent.glob(f".{escape(self.path.name)}.????????"):
            with suppress(OSError), left.open("rb") as file:
                if _taken(file):
                    left.unlink()

    @abstractmethod
    def _begin(self, file: BinaryIO) -> None:
        """Start writing to `file`."""

    @abstractmethod
    def _put(self, cells: Sequence[str]) -> None:
        """Write a row."""

    @abstractmethod
    def _end(self) -> None:
        """Write what is still to be written."""

    def _open(self) -> BinaryIO:
        if self.path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        while True:
            handle, beside = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
            file = os.fdopen(handle, "wb")
            try:
                taken = _taken(file)
            except OSError:  # a file system without locks
                taken = True
            if taken:
                self._beside = Path(beside)
                return file
            file.close()

    def _unwritable(self, error: OSError) -> RefusedError:
        return refused(
            _("Some rows are rejected, but {file} cannot be written: {reason}.").format(file=self.path, reason=reason(error)),
            _("Copy the file to a folder where you may write, or see the reasons with --dry-run."),
        )


class CsvRejects(Rejects):
    """In CSV, with the source's separator and a byte order mark, so that spreadsheets take it for UTF-8."""

    ending = ".csv"

    def __init__(self, source: Path, header: Sequence[str], separator: str) -> None:
        super().__init__(source, header)
        self._separator = separator

    def _begin(self, file: BinaryIO) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        self._writer = csv.writer(self._text, delimiter=self._separator, lineterminator="\r\n")

    def _put(self, cells: Sequence[str]) -> None:
        self._writer.writerow(list(map(guarded, cells)))

    def _end(self) -> None:
        self._text.flush()


class JsonRejects(Rejects):
    """In JSON Lines, every value as text. A line that is no object stands whole under the first key."""

    ending = ".jsonl"

    def _begin(self, file: BinaryIO) -> None:
        self._names: Sequence[str] = ()

    def _put(self, cells: Sequence[str]) -> None:
        if not self._names:
            self._names = cells
        elif self._file is not None:
            said = json.dumps(dict(zip(self._names, cells, strict=False)), ensure_ascii=False)
            self._file.write(f"{said}\n".encode())

    def _end(self) -> None:
        pass


class XlsxRejects(Rejects):
    """In XLSX, in a sheet called like the source's, every cell as text: nothing is computed and no phone loses a digit."""

    ending = ".xlsx"
    _book: "xlsxwriter.Workbook"
    _sheet: "Worksheet"

    def __init__(self, source: Path, header: Sequence[str], sheet: str) -> None:
        super().__init__(source, header)
        self._name = sheet

    def _begin(self, file: BinaryIO) -> None:
        import xlsxwriter
        from xlsxwriter.exceptions import InvalidWorksheetName

        self._book = xlsxwriter.Workbook(file, {"constant_memory": True})
        try:
            self._sheet = self._book.add_worksheet(self._name)
        except InvalidWorksheetName:
            self._sheet = self._book.add_worksheet()
        self._row = 0

    def _put(self, cells: Sequence[str]) -> None:
        for at, cell in enumerate(cells):
            # A cell that no sheet can hold stays empty rather than cut; the reason beside it tells of it.
            self._sheet.write_string(self._row, at, cell)
        self._row += 1

    def _end(self) -> None:
        self._book.close()
