"""``mgrday undo``: take a whole command back."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.words import N_, _, ngettext


@frame.command(N_("Take the last command back, whole; or another one by its number in the history."))
def command(
    number: Annotated[int | None, typer.Argument(help=N_("the command's number in the history"), metavar="NUMBER")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("do not ask"))] = False,
) -> None:
    from mgrday.records import undo
    from mgrday.review.history import local

    context = frame.context()
    it = undo.plan(context.reader(), number)
    changes = ngettext("{n} change", "{n} changes", it.changes).format(n=it.changes)
    said = _("{id}: “{words}” by {actor}, {at} ({changes})").format(
        id=it.id, words=it.command["words"], actor=it.command["actor"], at=local(it.command["at"]), changes=changes
    )
    if not yes:
        context.say(_("This takes back command {command}.").format(command=said))
        if not frame.confirm(_("Take it back?")):
            context.say(_("Nothing was taken back."))
            return
    with context.write(f"undo {it.id}", undoes=it.id) as work:
        undo.take_back(work, undo.plan(work.reader, it.id))
    context.say(_("Taken back: command {command}.").format(command=said))
