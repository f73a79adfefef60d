"""Backing a store up and putting a backup back; a store on PostgreSQL is its server's to back up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mgrday.errors import StoreError
from mgrday.records import registry as _registry  # noqa: F401  (every table must be known before a store is looked at)
from mgrday.store import copying, migrating, soundness
from mgrday.store.address import Address
from mgrday.store.opening import open_as_it_is, schema_of
from mgrday.store.version import HEAD
from mgrday.words import _


def default_file(store: Path, now: datetime, why: str = "") -> Path:
    """Where a backup of `store` goes unless told otherwise: a folder beside it, named for the moment, and `why` it was made."""
    return store.parent / "backups" / f"{store.stem}-{now:%Y-%m-%d-%H%M%S}{why}.db"


def back_up(store: Path, file: Path) -> None:
    """Make `file` a copy of the store, which others may go on writing to, and look at it once more. Raises StoreError."""
    copying.copy(store, file, lambda copied: _must_be_whole(copied, file))


@dataclass(frozen=True, slots=True)
class Restoring:
    """A backup that was looked at: `ready` is a copy of it, of this program's schema, beside the `store` that it replaces."""

    ready: Path
    store: Path

    def put_in_place(self, kept: Path) -> Path | None:
        """Make it the store; returns `kept`, as which the one before is kept, or None where there was none.

        Raises StoreError where another process has the store open.
        """
        there = self.store.exists()
        copying.put_back(self.ready, self.store, kept)
        return kept if there else None


@contextmanager
def restoring(file: Path, store: Path) -> Iterator[Restoring]:
    """Get the backup `file` ready to replace `store`. Raises StoreError where it is no whole store, or a newer mgrday's."""
    with _blaming(file):
        found = schema_of(Address(file))
    if found is None:
        raise StoreError(
            _("{file} is empty: there is nothing to restore.").format(file=file), todo=_("Name a file that mgrday backup made.")
        )
    if found > HEAD:
        raise StoreError(
            _("{file} was written by a newer mgrday (schema {found}; this one knows {known}).").format(
                file=file, found=found, known=HEAD
            ),
            todo=_("Update mgrday: pipx upgrade mgrday"),
        )
    with copying.fresh_beside(store) as ready:
        with _blaming(file):
            copying.copy(file, ready)
        if found < HEAD:
            migrating.upgrade(Address(ready))
        _must_be_whole(ready, file)
        yield Restoring(ready, store)


@contextmanager
def _blaming(file: Path) -> Iterator[None]:
    """What cannot be read inside is the backup `file`, not the store. Raises StoreError."""
    try:
        yield
    except StoreError as error:
        raise StoreError(f"{file}: {error.what}", todo=_("Name a file that mgrday backup made.")) from error


def _must_be_whole(copied: Path, file: Path) -> None:
    """Raises StoreError, naming `file` as it is called, where what was copied is damaged."""
    reader = open_as_it_is(Address(copied))
    try:
        wrong = soundness.damage(reader) or soundness.missing_columns(reader) or soundness.loose_references(reader)
    finally:
        reader.close()
    if wrong:
        raise StoreError(
            _("{file} would not be a whole store: {fault}.").format(file=file, fault=wrong[0]),
            todo=_("See what is wrong with: mgrday --db {file} doctor").format(file=file),
        )
