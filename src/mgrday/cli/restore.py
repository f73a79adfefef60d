"""``mgrday restore``: put a backup in the place of the store."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.backup import store_file
from mgrday.errors import StoreError, UsageError
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from mgrday.review.contents import Contents


@frame.command(
    N_(
        "Put a backup in the place of the store; asks first.\n"
        "What was there is kept as a file beside it, and can be restored in its turn."
    )
)
def command(
    file: Annotated[Path, typer.Argument(help=N_("the backup"), metavar="FILE")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("do not ask"))] = False,
) -> None:
    """Restore a backup."""
    from mgrday.records import backup
    from mgrday.report import Report
    from mgrday.review import contents

    context = frame.context()
    store = store_file(_("restore with: pg_restore --clean --if-exists --dbname={url} FILE"))
    file = file.expanduser().absolute()
    if not file.exists():
        raise UsageError(_("There is no file {file}.").format(file=file), todo=_("A backup is made with: mgrday backup"))
    if store.exists() and file.samefile(store):
        raise UsageError(_("{file} is the store itself.").format(file=file), todo=_("Name a backup."))
    with backup.restoring(file, store) as prepared:
        coming, now = _held(prepared.ready), None
        context.say(_("The backup: {said}").format(said=_said(coming)))
        if store.exists():
            now = _held(store)
            context.say(_("The store now: {said}").format(said=_said(now)))
            if not yes and not frame.confirm(_("Put the backup in its place?")):
                context.say(_("Nothing was restored."))
                return
        kept = prepared.put_in_place(backup.default_file(store, context.now, "-before-restore"))
    stores = [(key, title, held) for key, title, held in (("records", _("Backup"), coming), ("before", _("Before"), now)) if held]
    facts = {"file": str(file), "kept": str(kept) if kept else None, "last_change": coming.last_at if coming else None}
    context.emit(Report("restore", _("Restored"), [contents.table(stores)], facts=facts))
    if kept:
        context.say(_("Restored. What was there before is kept; to go back: mgrday restore {file}").format(file=kept))
    else:
        context.say(_("Restored."))


def _held(store: Path) -> "Contents | None":
    """What a store holds as it is; None where it cannot be read."""
    from mgrday.review.contents import contents
    from mgrday.store.address import Address
    from mgrday.store.opening import open_as_it_is

    try:
        reader = open_as_it_is(Address(store))
    except StoreError:
        return None
    try:
        return contents(reader)
    except StoreError:
        return None
    finally:
        reader.close()


def _said(held: "Contents | None") -> str:
    if held is None:
        return _("it cannot be read")
    clients = ngettext("{n} client", "{n} clients", held.counts.get("lead", 0)).format(n=held.counts.get("lead", 0))
    records = ngettext("{n} record", "{n} records", sum(held.counts.values())).format(n=sum(held.counts.values()))
    if held.last_at is None:
        return _("{clients}, {records}, never changed").format(clients=clients, records=records)
    return _("{clients}, {records}, last changed {at} (“{words}”)").format(
        clients=clients, records=records, at=held.last_at, words=held.last_words
    )
