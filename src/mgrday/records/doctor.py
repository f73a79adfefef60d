"""The doctor: whether the store is sound and will stay so. It writes nothing."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from mgrday.errors import StoreError
from mgrday.records import derived
from mgrday.records import registry as _registry  # noqa: F401  (every table must be known before a store is looked at)
from mgrday.records.backup import default_file
from mgrday.store import grams, soundness
from mgrday.store.address import Address
from mgrday.store.opening import open_as_it_is, schema_of
from mgrday.store.reader import Reader
from mgrday.store.version import HEAD
from mgrday.store.work import Work
from mgrday.words import _, ngettext

State = Literal["ok", "note", "wrong"]
BACKUP_DAYS = 7
"""A backup that is older is worth a word."""
ROOM = 100_000_000
"""Bytes that should be free on the disk beside the room for one more copy of the store."""


class Check(NamedTuple):
    """One thing that was looked at: its key, how it is, in a sentence, and what to do where it is not well."""

    check: str
    state: State
    said: str
    do: str = ""


def examine(place: Address, now: datetime) -> Iterator[Check]:
    """Look at the store at `place`, the gravest first; what cannot be looked at any more is left out."""
    try:
        found = schema_of(place)
    except StoreError as error:
        yield Check("store", "wrong", error.what, error.todo or "")
        return
    if found is None:
        yield Check("store", "note", _("There is none yet."), _("It is made by the first command that needs it: mgrday demo"))
        return
    yield Check("store", "ok", _("It can be read."))
    yield _schema(found)
    if found > HEAD:
        return
    reader = open_as_it_is(place)
    try:
        yield from _looked_into(reader, place, current=found == HEAD)
    except StoreError as error:
        yield Check("store", "wrong", error.what, _("Bring back a backup: mgrday restore FILE"))
    finally:
        reader.close()
    if place.path is not None:
        yield from _around(place.path, now)


def program() -> Check:
    """Which versions are at work."""
    from importlib.metadata import version
    from platform import python_version, system
    from sqlite3 import sqlite_version

    return Check("program", "ok", f"mgrday {version('mgrday')}, Python {python_version()}, SQLite {sqlite_version}, {system()}")


def _schema(found: str) -> Check:
    if found > HEAD:
        said = _("It was written by a newer mgrday (schema {found}; this one knows {known}).").format(found=found, known=HEAD)
        return Check("schema", "wrong", said, _("Update mgrday: pipx upgrade mgrday"))
    if found < HEAD:
        said = _("Schema {found}; the next command brings it to {known}, after a copy.").format(found=found, known=HEAD)
        return Check("schema", "note", said, "mgrday today")
    return Check("schema", "ok", _("Schema {found}, this program’s.").format(found=found))


def _looked_into(reader: Reader, place: Address, *, current: bool) -> Iterator[Check]:
    restore, fix = _("Bring back a backup: mgrday restore FILE"), "mgrday doctor --fix"
    if not place.postgres:
        damage = soundness.damage(reader)
        yield _check("file", damage[:1], _("No page of the file is damaged."), "{wrong}", restore)
        if damage:
            return
    if not current:
        return
    missing = soundness.missing_columns(reader)
    yield _check("columns", missing, _("Every table and column is there."), _("Columns are missing: {wrong}."), restore)
    if missing:
        return
    loose = soundness.loose_references(reader)
    well = _("Every record finds those that it refers to.")
    yield _check("references", loose, well, _("Records refer to others that are not there: {wrong}."), restore)
    pairs = [str(count)] if (count := grams.off(reader)) else []
    wrong = _("The search index does not fit the clients: {wrong} letter pairs are off.")
    yield _check("index", pairs, _("The search index fits the clients."), wrong, fix)
    try:
        worked_out = derived.differing(place)
    except StoreError as error:
        yield Check("derived", "note", _("What is worked out from records was not checked."), error.what)
        return
    clients = ngettext("{n} client", "{n} clients", len(worked_out)).format(n=len(worked_out))
    well = _("What is worked out from records agrees with them.")
    wrong = _("What was worked out from records is out of date: {wrong}.")
    yield _check("derived", [clients] if worked_out else [], well, wrong, fix)


def _check(name: str, found: Sequence[str], well: str, wrong: str, do: str) -> Check:
    """A check that is well where nothing was `found`; `wrong` says what was, with {wrong}."""
    if not found:
        return Check(name, "ok", well)
    return Check(name, "wrong", wrong.format(wrong=", ".join(found[: soundness.MOST_TOLD])), do)


def _around(path: Path, now: datetime) -> Iterator[Check]:
    """What is around the store's file: who may read it, the room on the disk, the last backup."""
    if os.name == "posix":
        if path.stat().st_mode & 0o077:
            yield Check("permissions", "note", _("Others on this machine may read the store."), "mgrday doctor --fix")
        else:
            yield Check("permissions", "ok", _("Only you may read the store."))
    free, needed = (size // 1_000_000 for size in (shutil.disk_usage(path.parent).free, path.stat().st_size + ROOM))
    said = _("{free} MB are free on the disk.").format(free=f"{free:,}")
    if free >= needed:
        yield Check("disk", "ok", said)
    else:
        yield Check("disk", "note", said, _("Make room: {needed} MB should be free.").format(needed=f"{needed:,}"))
    backups = default_file(path, now).parent.glob(f"{path.stem}-*.db")
    last = max((file.stat().st_mtime for file in backups), default=None)
    days = None if last is None else (now - datetime.fromtimestamp(last)).days
    if days is None:
        yield Check("backup", "note", _("There is no backup beside the store."), "mgrday backup")
        return
    said = ngettext("The last backup is {n} day old.", "The last backup is {n} days old.", days).format(n=days)
    yield Check("backup", "ok", said) if days < BACKUP_DAYS else Check("backup", "note", said, "mgrday backup")


def mend(work: Work, found: Iterable[Check]) -> None:
    """Mend what was found wrong and can be worked out again: the search index and the derived columns."""
    names = {check.check for check in found if check.state == "wrong"}
    if "index" in names:
        work.rebuild_search_index()
    if "derived" in names:
        work.touched.update(int(client) for (client,) in work.reader.tuples("select id from clients"))
    work.lasting = True
