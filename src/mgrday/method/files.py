"""The one way to the files of the method: a file of the manager's own folder where it is there, else the built-in one.

Each is read when something asks for it, once per run. Whatever is wrong with one is a `SettingsError` that names the
file, the line, the entry and what is wrong, and stops only what needs that file.
"""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from mgrday.errors import SettingsError
from mgrday.method.source import Source
from mgrday.words import N_, _

HERE = Path(__file__).parent
FILES = {
    "phases": N_("the four phases of the month and what is pushed in each"),
    "standards": N_("the standards that the method proposes"),
    "day": N_("the guide of the day"),
    "week": N_("the guide of the week"),
    "month": N_("the guide of the month"),
    "activities": N_("activities for 15:00 and of the week"),
    "competencies": N_("the ladder of competencies"),
    "event_stages": N_("the stages of an event, the share of its goals due, the push of each"),
    "event_roles": N_("the roles at an event, what each does, how many are needed"),
    "event_matters": N_("the special matters of an event, when each is due"),
}
"""The files of the method (their names without ``.toml``) and what each holds."""
Read = TypeVar("Read")
_folder: Path | None = None
_read: dict[str, Any] = {}


def use_folder(folder: Path | None) -> None:
    """Take the files of `folder`, where they are there, from now on; None is the built-in method."""
    global _folder
    _folder = folder
    _read.clear()


def own(name: str) -> Path | None:
    """The manager's own file of this name; None where there is none. Raises SettingsError for a folder that is not there."""
    if _folder is None:
        return None
    if not _folder.is_dir():
        raise SettingsError(
            _("There is no folder {folder}, which the setting “method” names.").format(folder=_folder),
            unchanged=_("Everything else works as before."),
            todo=_("Write the method's files there: mgrday method export {folder}").format(folder=shlex.quote(str(_folder))),
        )
    path = _folder / f"{name}.toml"
    return path if path.exists() else None


def built_in(name: str) -> Path:
    """The built-in file of this name."""
    return HERE / f"{name}.toml"


def read(name: str, reader: Callable[[Source], Read]) -> Read:
    """What `reader` makes of the file called `name`. Raises SettingsError for a broken one."""
    if name not in _read:
        path = own(name)
        source = Source(path or built_in(name))
        value = reader(source)
        source.check(_("See every mistake: mgrday method check {folder}").format(folder=shlex.quote(str(source.path.parent))))
        _read[name] = value
    found: Read = _read[name]
    return found
