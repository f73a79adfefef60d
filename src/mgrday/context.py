"""What every command is given: the settings, the moment, the store, and the way out for what it has to say."""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mgrday.errors import MgrdayError, UsageError, WriteError, reason
from mgrday.report import Report
from mgrday.settings import Settings, default_store
from mgrday.words import Language, _

if TYPE_CHECKING:
    from mgrday.store.reader import Reader
    from mgrday.store.work import Work

FORMATS_OF_FILES = {
    "": "plain", ".txt": "plain", ".html": "html", ".json": "json", ".csv": "csv", ".md": "markdown", ".xlsx": "xlsx",
    ".pdf": "pdf",
}
"""The format of ``-o FILE`` by the end of its name, where no --format says otherwise."""


@dataclass
class Context:
    """One run of mgrday. `now` is local time without a zone; below main() nothing else reads the clock.

    `arguments` is the command as it was typed, without the global options.
    """

    settings: Settings
    now: datetime
    language: Language
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    arguments: Sequence[str] = ()
    closing: ExitStack = field(default_factory=ExitStack)
    looked: float = field(default_factory=time.monotonic)

    def go_on(self) -> None:
        """Move `now` on by the time that has passed since it was last looked at; for a command that runs for hours."""
        passed = time.monotonic() - self.looked
        self.looked += passed
        self.now += timedelta(seconds=passed)

    @property
    def today(self) -> str:
        """The day, ``YYYY-MM-DD``."""
        return self.now.date().isoformat()

    @property
    def address(self) -> str:
        """The store's path or URL."""
        return self.settings.text("db") or default_store()

    @property
    def department(self) -> str | None:
        """The name of the department that the reviews are about; None is all."""
        return self.settings.text("department")

    @property
    def guide(self) -> Path | None:
        """The file of the user's own guide."""
        named = self.settings.text("guide")
        return Path(named).expanduser() if named else None

    @property
    def method(self) -> Path | None:
        """The folder of the user's own method."""
        named = self.settings.text("method")
        return Path(named).expanduser() if named else None

    @cached_property
    def actor(self) -> str:
        """Who is writing: the setting, else the name of the user of the system."""
        import getpass

        try:
            return self.settings.text("actor") or getpass.getuser()
        except (KeyError, OSError):
            return str(os.getuid()) if hasattr(os, "getuid") else "?"

    @property
    def stdin_tty(self) -> bool:
        """Whether somebody can be asked."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def stdout_tty(self) -> bool:
        """Whether the output goes to a terminal."""
        return sys.stdout.isatty()

    @property
    def format(self) -> str:
        """The format of the output: the setting, else a table on a terminal and plain text in a pipe."""
        return self.settings.text("format") or ("table" if self.stdout_tty else "plain")

    @property
    def width(self) -> int:
        """The columns of the terminal, 80 where there is none."""
        import shutil

        return shutil.get_terminal_size().columns

    @property
    def colour(self) -> bool:
        """Whether colours are wanted: on a terminal, unless ``NO_COLOR`` is set."""
        plain = self.environment.get("NO_COLOR") or self.environment.get("TERM") == "dumb"
        return self.stdout_tty and not plain and self.format == "table"

    def reader(self) -> "Reader":
        """The store, to read; opened once, made or migrated if need be. Raises StoreError."""
        return self._reader

    def reader_if_ready(self) -> "Reader | None":
        """The store, to read, if it is there and of this program's schema; nothing is made or migrated. Raises StoreError."""
        return self._ready_reader

    @cached_property
    def _ready_reader(self) -> "Reader | None":
        from mgrday.store.opening import open_if_ready

        reader = open_if_ready(self.address)
        if reader is not None:
            self.closing.callback(reader.close)
        return reader

    @cached_property
    def _reader(self) -> "Reader":
        from mgrday.store.opening import open_reader

        reader = open_reader(self.address)
        self.closing.callback(reader.close)
        return reader

    @contextmanager
    def write(self, words: str, undoes: int | None = None) -> Iterator["Work"]:
        """A unit of work for the command `words` (which takes back the command `undoes`): written whole, or nothing is.

        What the work warns of is said once it is written. Raises StoreError.
        """
        from mgrday.records.unit import writing
        from mgrday.render import must_be_text

        with self.unwritten():
            must_be_text(self.format)
        with self.unwritten(), writing(self.address, self.now, self.actor, words, undoes) as work:
            yield work
        for warning in work.warnings:
            self.warn(warning)

    @contextmanager
    def unwritten(self) -> Iterator[None]:
        """Complete what an error says by what stayed as it was and where to look, where it does not say it itself."""
        try:
            yield
        except MgrdayError as error:
            error.unchanged = error.unchanged or _("Nothing was written.")
            command = " ".join(("mgrday", *self.arguments[:2]))
            error.todo = error.todo or _("All about it: {command} --help").format(command=command)
            raise

    def emit(self, report: Report, output: Path | None = None) -> None:
        """Show `report` on stdout, or write it to the file `output`. Raises WriteError, UsageError.

        A file has the format that --format asks for, else the one its name ends in; it appears whole or not at all.
        """
        from mgrday.render import content, render

        if output is None:
            self.put(render(report, self.format, width=self._width(self.format), colour=self.colour, language=self.language))
            return
        asked = self.settings.values["format"]
        format = asked.text if asked.source == "flag" else FORMATS_OF_FILES.get(output.suffix.lower())
        format = fitting(output, format, FORMATS_OF_FILES, _("No report was written."))
        write_file(output, content(report, format, width=self._width(format), language=self.language))
        self.say(_("Written to {file}.").format(file=output))

    def _width(self, format: str) -> int:
        """The columns there are for a format; only a table asks the terminal."""
        return self.width if format == "table" else 80

    def put(self, text: str) -> None:
        """Write data to stdout as it is. A reader that went away (``| head``) is no error. Raises WriteError."""
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            _silence_stdout()
        except OSError as error:
            _silence_stdout()
            raise WriteError(_("The output cannot be written: {reason}.").format(reason=reason(error))) from error

    def say(self, text: str) -> None:
        """Words for a person: one line on stderr."""
        from mgrday.render.cells import legible

        sys.stderr.write(f"{legible(text)}\n")

    def warn(self, text: str) -> None:
        """Words of warning for a person: one line on stderr."""
        self.say(_("Note: {text}").format(text=text))

    def close(self) -> None:
        """Close what was opened."""
        self.closing.close()


def _silence_stdout() -> None:
    """Send what is still buffered nowhere: nobody can read it, and Python would complain of it at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  (it stays open until the process ends)


def fitting(path: Path, format: str | None, endings: Mapping[str, str], unchanged: str) -> str:
    """`format`, where a file called `path` may hold it: by one of `endings`, no text but under its own; any where it has none.

    Raises UsageError, also where there is no format.
    """
    from mgrday.render import FILES

    ending = path.suffix.lower()
    if format is None or ending not in {"", *endings}:
        raise UsageError(
            _("mgrday does not know the format of a file called “{name}”.").format(name=path.name),
            unchanged=unchanged,
            todo=_("End its name in one of: {endings}").format(endings=", ".join(each for each in endings if each)),
        )
    if ending and endings[ending] != format and {endings[ending], format} & set(FILES):
        raise UsageError(
            _("A file called “{name}” cannot hold the format {format}.").format(name=path.name, format=format),
            unchanged=unchanged,
            todo=_("Leave --format out, or name the file as its format says."),
        )
    return format


def write_file(path: Path, content: bytes) -> None:
    """Write a file (mode 0600) whole or not at all. Raises WriteError."""
    with written(path) as file:
        file.write(content)


@contextmanager
def written(path: Path, unchanged: str | None = None) -> Iterator[BinaryIO]:
    """A file to write (mode 0600), whole or not at all: beside its place first, then moved there.

    `unchanged` says what stayed as it was if that fails. Raises WriteError.
    """
    import tempfile

    try:
        if path.is_dir():
            raise IsADirectoryError(21, os.strerror(21))
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                yield device
            return
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(
            _("{file} cannot be written: {reason}.").format(file=path, reason=reason(error)),
            unchanged=_("No report was written.") if unchanged is None else unchanged,
            todo=_("Name another file with -o."),
        ) from error
