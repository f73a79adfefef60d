"""Every mistake in a folder of the method's files, and writing such a folder to start from."""

import contextlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mgrday.errors import RefusedError, UsageError, WriteError, reason
from mgrday.method.files import FILES, built_in
from mgrday.method.source import Mistake, Source
from mgrday.words import _

Reader = Callable[[Source], object]
COPIES = ("~", ".bak", ".orig")
"""How the names end of what editors leave beside a file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look through a folder found: the files that were read, and the mistakes by file."""

    files: list[str]
    mistakes: list[tuple[str, Mistake]]


def check(folder: Path, readers: Mapping[str, Reader]) -> Checked:
    """Read every file of a folder; `readers` has one for each name (without ``.toml``). Raises UsageError, RefusedError."""
    if not folder.is_dir():
        raise UsageError(_("There is no folder {folder}.").format(folder=folder), todo=_("Write one: mgrday method export DIR"))
    found, mistakes = [], []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith(COPIES):
            continue
        name = path.name.removesuffix(".toml")
        if name in readers and path.name != name:
            source = Source(path)
            readers[name](source)
            found.append(path.name)
            mistakes += [(path.name, mistake) for mistake in source.ordered()]
        elif stranger := _stranger(path):
            mistakes.append((path.name, stranger))
    if not found and not mistakes:
        raise RefusedError(
            _("There is no file of the method in {folder}.").format(folder=folder),
            unchanged="",
            todo=_("Write them into a new folder: mgrday method export DIR"),
        )
    return Checked(found, mistakes)


def _stranger(path: Path) -> Mistake | None:
    """What is wrong with a file that is none of the method's; nothing where it does not look like one."""
    from difflib import get_close_matches

    near = get_close_matches(path.name.casefold(), [f"{name}.toml" for name in FILES], n=1, cutoff=0.75)
    if near:
        what = _("this is no file of the method; did you mean {name}?").format(name=near[0])
    elif path.suffix == ".toml":
        names = ", ".join(f"{name}.toml" for name in FILES)
        what = _("this is no file of the method; these are: {names}").format(names=names)
    else:
        return None
    return Mistake(1, "", what)


def export(folder: Path) -> list[str]:
    """Write the built-in files into a new or empty folder, all of them or none; returns their names.

    Raises RefusedError where the folder is not empty, WriteError.
    """
    made: list[Path] = []
    try:
        if folder.exists():
            there = sorted(each.name for each in folder.iterdir())
            if there:
                raise _in_the_way(folder, there)
        else:
            folder.mkdir(mode=0o700)
            made.append(folder)
        for name in FILES:
            made.append(folder / f"{name}.toml")
            handle = os.open(made[-1], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(built_in(name).read_bytes())
    except OSError as error:
        _take_back(made, error)
        raise WriteError(
            _("{file} cannot be written: {reason}.").format(file=made[-1] if made else folder, reason=reason(error)),
            unchanged=_("Nothing was written."),
            todo=_("Name another folder."),
        ) from error
    except KeyboardInterrupt:
        _take_back(made, None)
        raise
    return [f"{name}.toml" for name in FILES]


def _in_the_way(folder: Path, there: list[str]) -> RefusedError:
    most = 5
    names = ", ".join(there[:most]) + (" …" if len(there) > most else "")
    return RefusedError(
        _("The folder {folder} is not empty: {names}.").format(folder=folder, names=names),
        todo=_("Name a new folder, and copy from it what you want to have here."),
    )


def _take_back(made: list[Path], error: OSError | None) -> None:
    """Remove what was written so far; a file that somebody else put there meanwhile stays."""
    mine = made[:-1] if isinstance(error, FileExistsError) else made
    for path in reversed(mine):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
