"""The demonstration store: the department of ``examples/department``, with its story ending today."""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from mgrday.days import Span
from mgrday.errors import RefusedError, StoreError, reason
from mgrday.exchange.csv_source import Line
from mgrday.exchange.importing import bring_in
from mgrday.exchange.leading import lead
from mgrday.exchange.outcome import Choices, Outcome
from mgrday.exchange.serials import DAY_ZERO
from mgrday.exchange.story import LAST_DAY, Calendar, happened, shifted
from mgrday.folders import private_folder
from mgrday.kinds import KINDS
from mgrday.records import comment, imports
from mgrday.records.unit import writing
from mgrday.store.references import find
from mgrday.store.work import Work
from mgrday.words import _

FILES = tuple(name for name in KINDS if name != "group")
"""The kinds that may have a file (``leads.csv``), in the order in which they build on each other; members bring their groups."""
NOTES: dict[str, Callable[[Work, int, str], object]] = {
    "点评": lambda work, member, text: comment.say(work, member, Span.week(work.today), text),
}
"""What ``notes.csv`` may tell of a member on a day that no import brings in: how each is written, from its text."""
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in memory, as an import reads them."""

    header: Sequence[str]
    rows: Sequence[dict[str, str]]
    done: float = 1.0
    day_zero: date = DAY_ZERO

    def lines(self) -> Iterator[Line]:
        """Every row; the header is line 1."""
        return (Line(number, list(row.values())) for number, row in enumerate(self.rows, 2))


def folder() -> Path:
    """Where the demonstration's files are: in the package, or beside a checkout of the source. Raises RefusedError."""
    for place in (_PACKAGE / "demo", _PACKAGE.parent.parent / "examples" / "department"):
        if (place / "leads.csv").is_file():
            return place
    raise RefusedError(_("The demonstration's files are not installed."), todo=_("Install mgrday anew."))


def build(place: Path, now: datetime, actor: str) -> list[Outcome]:
    """Make the demonstration store anew at `place`; it appears whole or not at all. Raises StoreError, RefusedError."""
    fresh = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        private_folder(place.parent)
        outcomes = [_bring_in(kind, fresh, now, actor) for kind in FILES if _file(kind).is_file()]
        _tell_notes(fresh, now, actor)
        if (steps := folder() / "leading.toml").is_file():
            lead(steps, fresh, Calendar(LAST_DAY, now.date().isoformat()), now, actor)
        # What an interrupted reader left of the old store must not be taken for the new one's.
        _remove_companions(place)
        fresh.replace(place)
    except OSError as error:
        raise StoreError(
            _("No store can be made at {path}: {reason}.").format(path=place, reason=reason(error)),
            todo=_("Name another folder with --at."),
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
            _remove_companions(fresh)
    return outcomes


def _remove_companions(store: Path) -> None:
    for ending in ("-wal", "-shm"):
        Path(f"{store}{ending}").unlink(missing_ok=True)


def _file(kind: str) -> Path:
    return folder() / f"{kind}s.csv"


def _bring_in(kind: str, store: Path, now: datetime, actor: str) -> Outcome:
    file = _file(kind)
    rows = _read(file)
    header = list(rows[0])
    moved = shifted(kind, rows, LAST_DAY, now.date().isoformat())
    past = happened(kind, moved, now.strftime("%Y-%m-%d %H:%M"))
    words = f"import {file.name} --kind {kind}"
    return bring_in(
        KINDS[kind], Rows(header, past), Choices(), lambda: writing(str(store), now, actor, words), origin=imports.origin(file)
    )


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def _tell_notes(store: Path, now: datetime, actor: str) -> None:
    """Write what ``notes.csv`` tells, each on its day at the time of `now`."""
    calendar = Calendar(LAST_DAY, now.date().isoformat())
    for day, rows in groupby(_read(folder() / "notes.csv"), key=lambda row: row["日期"]):
        then = datetime.combine(date.fromisoformat(calendar.day(day)), now.time())
        with writing(str(store), then, actor, "import notes.csv") as work:
            for row in rows:
                NOTES[row["什么"]](work, find(work.reader, "member", row["员工"]), row["内容"])
