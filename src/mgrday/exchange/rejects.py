"""The rows that an import refused, in a file of their own: as they stood, each with its line and the reason."""

import csv
import errno
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from mgrday.errors import RefusedError, reason
from mgrday.exchange.columns import REASON_HEADERS
from mgrday.exchange.csv_source import Line, refused
from mgrday.render.as_csv import FORMULA
from mgrday.words import _, chinese


class Rejects:
    """``FILE.rejects.csv`` beside the source: written under another name until it is published, mode 0600.

    It has the source's columns and separator after the two of its own, and a byte order mark, so that spreadsheets take
    it for UTF-8; mended, it can be imported like its source.
    """

    def __init__(self, source: Path, header: Sequence[str], separator: str) -> None:
        self.path = source.with_name(f"{source.name}.rejects.csv")
        self._header = header
        self._separator = separator
        self._file: TextIO | None = None
        self._beside: Path | None = None

    def write(self, line: Line, why: str) -> None:
        """Add a row. Raises RefusedError where no file can be written."""
        try:
            if self._file is None:
                self._file = self._open()
                self._put(self._file, [names[chinese()] for names in REASON_HEADERS], self._header)
            self._put(self._file, [str(line.number), why], line.cells)
        except OSError as error:
            raise self._unwritable(error) from error

    def publish(self) -> Path | None:
        """Put the file in its place; returns its path, None where nothing was rejected. Raises RefusedError."""
        if self._file is None or self._beside is None:
            return None
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._beside.replace(self.path)
        except OSError as error:
            raise self._unwritable(error) from error
        self._beside = None
        return self.path

    def discard(self) -> None:
        """Leave nothing behind of what was not published."""
        if self._file is not None:
            self._file.close()
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)

    def _open(self) -> TextIO:
        if self.path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, beside = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
        self._beside = Path(beside)
        return os.fdopen(handle, "w", encoding="utf-8-sig", newline="")

    def _put(self, file: TextIO, own: list[str], cells: Sequence[str]) -> None:
        csv.writer(file, delimiter=self._separator, lineterminator="\r\n").writerow([*own, *map(guarded, cells)])

    def _unwritable(self, error: OSError) -> RefusedError:
        return refused(
            _("Some rows are rejected, but {file} cannot be written: {reason}.").format(file=self.path, reason=reason(error)),
            _("Copy the file to a folder where you may write, or see the reasons with --dry-run."),
        )


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula; an import takes it off again."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
