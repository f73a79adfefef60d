"""Running mgrday for the documentation: on a set moment, in a folder that is thrown away, and with what goes wrong on purpose."""

import contextlib
import io
import os
import shlex
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mgrday import words
from mgrday.__main__ import main as mgrday
from mgrday.errors import ExitCode

NOW = "2026-11-18 09:00"
"""The moment of every run: the last day of the demonstration's story."""
SCREEN = 24
"""Lines of the terminal."""
LONG = "长" * 1900
"""What a command line means by ``…``: a text that is nearly too long."""


@dataclass(frozen=True)
class Ran:
    """What one run of mgrday gave."""

    code: int
    out: str
    err: str


@dataclass
class Desk:
    """A folder to run mgrday in: its own home, no settings of the user's, 80 columns, no colour."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, line: str, lang: str = "en", **more: str) -> Ran:
        """Run ``mgrday line`` in the folder; paths into the folder come out as relative ones."""
        home = str(self.folder / "home")
        seen = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        seen |= {"COLUMNS": "80", "LINES": str(SCREEN), "NO_COLOR": "1"}
        seen |= {"MGRDAY_DB": "store.db", "MGRDAY_LANG": lang, "MGRDAY_TODAY": NOW, "MGRDAY_ACTOR": "manager"} | more
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, seen, clear=True),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = mgrday(shlex.split(line.replace("…", LONG)))
        return Ran(code, *(text.getvalue().replace(f"{self.folder}/", "").replace(str(self.folder), ".") for text in (out, err)))

    def done(self, line: str, **more: str) -> str:
        """Run what must succeed; returns its output. Raises RuntimeError."""
        ran = self.run(line, **more)
        if ran.code != 0:
            raise RuntimeError(f"mgrday {line}: exit {ran.code}: {ran.err}")
        return ran.out


def fenced(text: str) -> str:
    """`text` as a block of Markdown."""
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"```text\n{lines}\n```\n"


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """A desk that is cleared away afterwards."""
    with tempfile.TemporaryDirectory(prefix="mgrday-docs-") as folder:
        yield Desk(Path(folder).resolve())


def provoked(at: Desk, fresh: bytes, error: Mapping[str, Any]) -> str:
    """One error: its command line, exit code and words."""
    said = []
    for lang in words.LANGUAGES[::-1]:
        for left in at.folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        (at.folder / "store.db").write_bytes(fresh)
        for name, text in error.get("files", {}).items():
            plain = text.removeprefix("gb18030:")
            (at.folder / name).write_bytes(plain.encode("utf-8" if plain == text else "gb18030"))
        for line in error.get("before", ()):
            at.done(line)
        with contextlib.ExitStack() as wrong:
            if "trouble" in error:
                wrong.enter_context(TROUBLES[error["trouble"]](at.folder / "store.db"))
            if "without" in error:
                wrong.enter_context(WITHOUT[error["without"]]())
            said.append(at.run(error["run"], lang=lang, **error.get("environment", {})))
    codes = {ran.code for ran in said}
    if len(codes) != 1 or codes & {ExitCode.FAULT} or (0 in codes) != (error.get("exit") == 0):
        raise RuntimeError(f"{error}: {said}")
    settings = "".join(f"{name}={value} " for name, value in error.get("environment", {}).items())
    shown = [f"{name}:\n{text.removeprefix('gb18030:')}" for name, text in error.get("files", {}).items()]
    given = "".join(f"{fenced(text)}\n" for text in shown)
    before = " and ".join(f"`mgrday {line}`" for line in error.get("before", ()))
    after = f", after {before}" if before else ""
    where = f" ({error['trouble']} store)" if "trouble" in error else ""
    where += f" (without {error['without']})" if "without" in error else ""
    heading = f"`{settings}mgrday {error['run']}`{after}{where}: exit {codes.pop()}\n"
    return f"{heading}\n{given}{fenced((chr(10) * 2).join(ran.err.strip() for ran in said))}"


@contextlib.contextmanager
def _not_a_database(store: Path) -> Iterator[None]:
    store.write_bytes(b"company,phone\n" * 200)
    yield


@contextlib.contextmanager
def _another_programs(store: Path) -> Iterator[None]:
    store.unlink()
    _execute(store, "create table photos (id integer)")
    yield


@contextlib.contextmanager
def _newer(store: Path) -> Iterator[None]:
    _execute(store, "update alembic_version set version_num = '9999'")
    yield


@contextlib.contextmanager
def _crowded(store: Path) -> Iterator[None]:
    numbers = "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 5001)"
    calls = f"{numbers} select 1, 1, '2026-11-17 09:00', '2026-11-17', 'owner' from numbers"
    _execute(store, f"insert into calls (member_id, client_id, called_at, day, reached) {calls}")
    yield


@contextlib.contextmanager
def _locked(store: Path) -> Iterator[None]:
    with patch("mgrday.store.engine.BUSY_SECONDS", 0.1), contextlib.closing(sqlite3.connect(store)) as other:
        other.isolation_level = None
        other.execute("begin immediate")
        yield


@contextlib.contextmanager
def _with_pragma(pragma: str) -> Iterator[None]:
    """Every connection that writes runs `pragma` first: the database then refuses as it would in earnest."""
    from sqlalchemy import event

    from mgrday.store import engine

    def made(*arguments: Any, **options: Any) -> Any:
        real = engine.make_engine(*arguments, **options)
        event.listen(real, "connect", lambda raw, _record: raw.execute(f"pragma {pragma}"))
        return real

    with patch("mgrday.store.work.make_engine", made):
        yield


def _execute(store: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(sql)


TROUBLES = {
    "not a database": _not_a_database,
    "another program's": _another_programs,
    "newer": _newer,
    "crowded": _crowded,
    "locked": _locked,
    "write-protected": lambda store: _with_pragma("query_only = on"),
    "full": lambda store: _with_pragma("max_page_count = 1"),
}
"""What can be wrong with a store, and how it is brought about."""

class _NoPango:
    """WeasyPrint where its library is missing."""

    @staticmethod
    def find_spec(name: str, *_where: object) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


@contextlib.contextmanager
def _without_pango() -> Iterator[None]:
    with patch.dict(sys.modules), patch.object(sys, "meta_path", [_NoPango, *sys.meta_path]):
        sys.modules.pop("weasyprint", None)
        yield


@contextlib.contextmanager
def _without_reader() -> Iterator[None]:
    """A short file takes the way of a long one, and the process that reads it dies at once."""
    with (
        patch("mgrday.exchange.importer.AT_FIRST", 0),
        patch("mgrday.exchange.apart._cores", lambda: 2),
        patch("mgrday.exchange.apart._give", lambda *_given: os._exit(1)),
    ):
        yield


WITHOUT: dict[str, Any] = {
    "weasyprint": lambda: patch.dict(sys.modules, {"weasyprint": None}),
    "Pango": _without_pango,
    "memory for its reader": _without_reader,
    "icalendar": lambda: patch.dict(sys.modules, {"icalendar": None}),
    "psycopg": lambda: patch.dict(sys.modules, {"psycopg": None}),
    "a Chinese font": lambda: patch("mgrday.render.as_pdf._has_chinese_font", lambda: False),
}
"""What can be missing on a computer, and how it is taken away."""
