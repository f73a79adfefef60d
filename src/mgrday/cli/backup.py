"""``mgrday backup``: a copy of the whole store, to keep."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.errors import StoreError, UsageError
from mgrday.words import N_, _


@frame.command(
    N_(
        "Copy the whole store into one file, to keep; others may go on working meanwhile.\n"
        "Without FILE: into the folder “backups” beside the store. Put it back with: mgrday restore FILE"
    )
)
def command(
    file: Annotated[Path | None, typer.Argument(help=N_("the file or folder to copy to"), metavar="FILE")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("do not ask"))] = False,
) -> None:
    """Back the store up."""
    from mgrday.records import backup
    from mgrday.report import Report
    from mgrday.review import contents

    context = frame.context()
    store = store_file(_("back it up with: pg_dump --format=custom --file=FILE {url}"))
    if not store.exists():
        raise StoreError(
            _("There is no store at {path} yet: nothing to back up.").format(path=store), todo=_("Begin with: mgrday demo")
        )
    target = named(file, backup.default_file(store, context.now))
    if target.exists():
        if target.samefile(store):
            raise UsageError(_("{file} is the store itself.").format(file=target), todo=_("Name another file."))
        context.say(_("{file} is there already.").format(file=target))
        if not yes and not frame.confirm(_("Replace it?")):
            context.say(_("Nothing was backed up."))
            return
    held = contents.contents(context.reader())
    backup.back_up(store, target)
    facts = {"file": str(target), "size": target.stat().st_size, "last_change": held.last_at}
    context.emit(Report("backup", _("Backup"), [contents.table([("count", _("Records"), held)])], facts=facts))
    context.say(_("Backed up to {file}. To put it back: mgrday restore {file}").format(file=target))


def store_file(todo: str) -> Path:
    """The file of the store. Raises UsageError for a store on PostgreSQL: `todo` says what to use there, with {url}."""
    from mgrday.cli.config import hidden_password
    from mgrday.store.address import read_address

    context = frame.context()
    place = read_address(context.address)
    if place.path is None:
        url = hidden_password(place.conninfo)
        raise UsageError(
            _("The store is on PostgreSQL, which has its own programs for this."),
            unchanged=_("Nothing was written."),
            todo=todo.format(url=f"'{url}'"),
        )
    return place.path


def named(file: Path | None, default: Path) -> Path:
    """The file to write: `file`, or the default name in it where it is a folder, or `default`."""
    if file is None:
        return default
    file = file.expanduser().absolute()
    return file / default.name if file.is_dir() else file
