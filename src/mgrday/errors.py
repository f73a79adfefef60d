"""What can go wrong, each with its exit code; `__main__` turns one into a sentence on stderr and an exit code."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from mgrday.words import N_, _


class ExitCode(IntEnum):
    """The exit codes of every command (see ``docs/errors.md``)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    NOT_FOUND = 3
    REFUSED = 4
    STORE = 5
    SETTINGS = 6
    FAULT = 70
    INTERRUPTED = 130


class MgrdayError(Exception):
    """Something a person must be told.

    `what` says what was wrong and where, `unchanged` what stayed as it was, `todo` what to do or type next; all three
    are sentences in the language in use.
    """

    code = ExitCode.REFUSED

    def __init__(self, what: str, *, unchanged: str | None = None, todo: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.unchanged = unchanged if unchanged is not None else self.default_unchanged()
        self.todo = todo

    def default_unchanged(self) -> str:
        """What stayed as it was, where the error does not say it itself."""
        return ""


class UsageError(MgrdayError):
    """Wrong words on the command line: exit 2."""

    code = ExitCode.USAGE


class NotFoundError(MgrdayError):
    """No such record, or several that fit: exit 3."""

    code = ExitCode.NOT_FOUND


class RefusedError(MgrdayError):
    """Input that breaks a rule: exit 4; nothing was written."""

    code = ExitCode.REFUSED

    def default_unchanged(self) -> str:
        return _("Nothing was written.")


@contextmanager
def asking() -> Iterator[None]:
    """What is refused inside is a wrong option of a question, not a record that breaks a rule: raises UsageError for it."""
    try:
        yield
    except RefusedError as error:
        raise UsageError(error.what, todo=error.todo) from None


class StoreError(MgrdayError):
    """The store cannot be used: exit 5."""

    code = ExitCode.STORE

    def default_unchanged(self) -> str:
        return _("The store was left as it was.")


class SendError(MgrdayError):
    """What was to be sent was not taken, or nobody was there to take it: exit 5."""

    code = ExitCode.STORE


class WriteError(MgrdayError):
    """A file, or stdout, that cannot be written: exit 5."""

    code = ExitCode.STORE


class SettingsError(MgrdayError):
    """A setting, the config file, a guide file or a file of the method is broken: exit 6."""

    code = ExitCode.SETTINGS


REASONS = {
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EEXIST: N_("a file is in the way"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("part of the path is no folder"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk quota is used up"),
}


def reason(error: OSError) -> str:
    """Why the system refused a file, in the language in use."""
    return _(REASONS[error.errno]) if error.errno in REASONS else error.strerror or str(error)
