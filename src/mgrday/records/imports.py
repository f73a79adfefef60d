"""Records of imports: which file, what came of it. Undo takes back what an import wrote and leaves its record."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert

from mgrday.errors import NotFoundError
from mgrday.kinds import Kind
from mgrday.store.journal_tables import IMPORTS
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.work import Values, Work
from mgrday.words import _

SQL = beside(__file__)
COUNTS = ("accepted", "rejected", "duplicates", "updated", "near_matches")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an import comes from: the file's name, and its digest, empty for what can be read only once."""

    file: str
    digest: str


def origin(path: Path) -> Origin:
    """The file at `path`. Raises OSError."""
    if not path.is_file():
        return Origin(path.name, "")
    with path.open("rb") as file:
        return Origin(path.name, hashlib.file_digest(file, "sha256").hexdigest())


def note(work: Work, origin: Origin, counts: Values) -> int:
    """Record the import that `work` is, also where it changed nothing; gives the record's number.

    The record is no change of its command: undo leaves it, and it is marked as taken back.
    """
    work.lasting = True
    row = {"command_id": work.command_id, "file": origin.file, "digest": origin.digest, "imported_at": work.time, **counts}
    (number,) = work.session.execute(insert(IMPORTS).returning(IMPORTS.c.id), row).one()
    return int(number)


def same_file(reader: Reader, kind: Kind, origin: Origin) -> Row | None:
    """The last import of the very same file that stands."""
    return reader.one(SQL["same_file"], kind=kind.name, digest=origin.digest) if origin.digest else None


def command_of(reader: Reader, number: int) -> int:
    """The command that import `number` is. Raises NotFoundError."""
    found = reader.value(SQL["command_of"], id=number) if number.bit_length() < 32 else None
    if found is None:
        raise no_such(number)
    return int(found)


def no_such(number: int) -> NotFoundError:
    """There is no import of that number."""
    return NotFoundError(_("There is no import {id}.").format(id=number), todo=_("See them with: mgrday import list"))
