"""What a database can complain of, as the errors a person is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from mgrday.errors import StoreError
from mgrday.words import _


def explained(error: Exception) -> StoreError:
    """The StoreError for what a database driver raised."""
    text = str(error).lower()
    if "locked" in text or "busy" in text or "lock timeout" in text:
        return StoreError(
            _("The store is in use by another process, which did not let go within ten seconds."),
            todo=_("Close the other mgrday, or wait a moment, and try again."),
        )
    if "readonly" in text or "read-only" in text:
        return StoreError(
            _("The store can only be read: its file or folder is write-protected."),
            todo=_("Make it writable, or name another store with --db."),
        )
    if "full" in text or "no space" in text:
        return StoreError(_("The disk is full."), todo=_("Free some space and try again."))
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return StoreError(
            _("The file is not a store of mgrday, or it is damaged."),
            todo=_("Check the path given with --db, or bring back a backup: mgrday restore FILE"),
        )
    if "unable to open" in text:
        return StoreError(_("The store cannot be opened."), todo=_("Check that the path exists and that you may read it."))
    if "connect" in text or "could not translate host" in text or "authentication" in text:
        return StoreError(
            _("The PostgreSQL server did not let mgrday in."),
            todo=_("Check that it runs, and the address, user and password given with --db."),
        )
    return StoreError(
        _("The database refused: {reason}").format(reason=str(error).splitlines()[0] if str(error) else type(error).__name__),
        todo=_("Try again; MGRDAY_DEBUG=1 shows the details."),
    )


def is_trouble(error: BaseException) -> bool:
    """Whether a database driver (or SQLAlchemy, which carries one) raised it."""
    return isinstance(error, sqlite3.Error) or any(
        base.__name__ == "Error" and base.__module__.startswith("psycopg") or base.__name__ == "DBAPIError"
        for base in type(error).__mro__
    )


def is_clash(error: BaseException) -> bool:
    """Whether a row that was written contradicts another one: it is there already, or its reference is not."""
    return any(base.__name__ == "IntegrityError" for base in type(error).__mro__)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what a database driver raises into a StoreError."""
    try:
        yield
    except BaseException as error:
        if not is_trouble(error):
            raise
        raise explained(getattr(error, "orig", None) or error) from error  # type: ignore[arg-type]
