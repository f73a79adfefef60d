"""Copies of a SQLite store: taken while others write, looked at before they are relied on, put back whole."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mgrday.errors import StoreError, reason
from mgrday.folders import private_folder
from mgrday.store.address import Address
from mgrday.store.connecting import BUSY_SECONDS, connect
from mgrday.store.trouble import guarded
from mgrday.words import _

SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a store while it is open."""


def copy(path: Path, target: Path, check: Callable[[Path], None] | None = None) -> None:
    """Make `target` (mode 0600) a copy of the store at `path` as it stands at one moment; it appears whole or not at all.

    The copy is one file, complete without any beside it, and on the disk when this returns. `check` is given it before it takes
    its place, and may raise. Raises StoreError.
    """
    with fresh_beside(target) as fresh:
        with guarded(), closing(connect(Address(path))) as source:
            assert isinstance(source, sqlite3.Connection)
            fill(source, fresh)
        if check is not None:
            check(fresh)
        fresh.replace(target)
        _to_disk(target.parent)


def fill(source: sqlite3.Connection, target: Path) -> None:
    """Copy what `source` has into the empty file `target`, as one file, onto the disk."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copied:
        source.backup(copied, progress=_patience())
        copied.execute("pragma journal_mode = delete")
    _to_disk(target)


@contextmanager
def fresh_beside(target: Path) -> Iterator[Path]:
    """An empty file (mode 0600) beside `target`, gone afterwards unless it was moved. Raises StoreError."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        private_folder(target.parent)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            _("No store can be made at {path}: {reason}.").format(path=target, reason=reason(error)),
            todo=_("Name another file, in a folder that you may write to."),
        ) from error
    try:
        yield fresh
    finally:
        for leftover in (fresh, *(Path(f"{fresh}{ending}") for ending in SIDE_FILES)):
            leftover.unlink(missing_ok=True)


def put_back(fresh: Path, path: Path, kept: Path) -> None:
    """Put the store `fresh` in the place of the one at `path`, which is kept as `kept`; nobody writes between the two.

    A kill leaves the old store or the new one. A damaged store is kept byte by byte. Raises StoreError where it is in use.
    """
    if not path.exists():
        _swap(fresh, path, kept)
        return
    try:
        with guarded(), closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as store:
            # Nobody else can have it open from here on, until the connection closes.
            store.execute("pragma locking_mode = exclusive")
            store.execute("pragma synchronous = full")
            store.execute("begin exclusive")
            store.execute("commit")
            with fresh_beside(kept) as copied:
                fill(store, copied)
                copied.replace(kept)
            with closing(sqlite3.connect(fresh, isolation_level=None)) as source:
                _match_pages(source, store)
                source.backup(store, progress=_patience())
    except StoreError as error:
        if not _damaged(error.__cause__):
            raise
        _swap(fresh, path, kept)


def _match_pages(source: sqlite3.Connection, store: sqlite3.Connection) -> None:
    """Give `source` pages as large as `store` has: SQLite copies no others into a store that logs what is written."""
    (size,), (wanted,) = (each.execute("pragma page_size").fetchone() for each in (source, store))
    if size != wanted:
        source.execute("pragma journal_mode = delete")
        source.execute(f"pragma page_size = {wanted}")
        source.execute("vacuum")


def _swap(fresh: Path, path: Path, kept: Path) -> None:
    """Put a file in the place of one that is damaged or gone. What SQLite kept beside that one must not meet the new."""
    with fresh_beside(kept) as copied:
        if path.exists():
            shutil.copyfile(path, copied)
            _to_disk(copied)
            copied.replace(kept)
        for ending in SIDE_FILES:
            beside = Path(f"{path}{ending}")
            if beside.exists():
                beside.replace(f"{kept}{ending}")
    fresh.replace(path)
    _to_disk(path.parent)


def _damaged(error: BaseException | None) -> bool:
    """Whether SQLite cannot make sense of the file, rather than not getting at it."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _patience() -> Callable[[int, int, int], None]:
    """What ends a copy that another process keeps from going on; sqlite3 itself would wait for ever."""
    until = time.monotonic() + BUSY_SECONDS

    def asked(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise sqlite3.OperationalError("database is locked")

    return asked


def _to_disk(path: Path) -> None:
    """Have the system write a file, or a folder's names, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
