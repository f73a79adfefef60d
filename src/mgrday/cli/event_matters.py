"""``mgrday event matter``: the special matters of an event, ticked off with who and when."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.verbs import Event, Note, On, done
from mgrday.errors import UsageError
from mgrday.kinds.base import Day
from mgrday.kinds.event import EVENT
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.records.event_matters import Item
    from mgrday.store.work import Work

METAVARS = (N_("ITEM"),)


def add_to(app: frame.App) -> None:
    """Add the verb to the group `app`."""
    app.command(
        "matter",
        help=N_(
            "Tick off a special matter of an event; with the event alone, what is open until when.\n"
            "--add gives the event a matter of its own, --drop does without one."
        ),
    )(matter)


def matter(
    event: Event,
    item: Annotated[
        str | None, typer.Argument(metavar="ITEM", help=N_("the matter: its id, its name or a part of it"))
    ] = None,
    finished: Annotated[bool, typer.Option("--done", help=N_("it is done"))] = False,
    reopened: Annotated[bool, typer.Option("--open", help=N_("it is open again"))] = False,
    drop: Annotated[bool, typer.Option("--drop", help=N_("this event does without it"))] = False,
    add: Annotated[str | None, typer.Option("--add", metavar="TEXT", help=N_("a matter of the event's own"))] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="TEXT", help=N_("who did it; you unless told otherwise"))] = None,
    on: On = None,
    note: Note = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=N_("write to this file"))] = None,
) -> None:
    """Tick off, open, drop or add a matter, or show them."""
    asked = [name for name, given in (("--done", finished), ("--open", reopened), ("--drop", drop)) if given]
    _fit(item, asked, add, by if by is not None else on, note)
    if item is None and add is None:
        _show(event, output)
        return
    if output is not None:
        raise UsageError(_("-o takes the event alone."), unchanged=_("Nothing was written."))
    from mgrday.records import event_matters as matters
    from mgrday.store.references import find

    context = frame.context()
    with context.write(said()) as work:
        number = find(work.reader, "event", event)
        if add is not None:
            found = matters.add(work, number, add)
            told = _("“{item}” is a special matter of “{event}” now.")
        else:
            found = matters.item_of(work.reader, number, item or "")
            told = _change(work, number, found, asked[0] if asked else "", by, on, note)
        name = work.row("events", number)["name"]
    follows = f"mgrday event matter {number} {found.id} --done" if add is not None else ""
    done(EVENT, told.format(item=found.name, event=name), number, next=follows)


def _fit(item: str | None, asked: list[str], add: str | None, detail: str | None, note: str | None) -> None:
    """Whether the words go together. Raises UsageError."""
    if add is not None and (item is not None or asked or note is not None):
        what = _("--add takes the event alone.")
    elif len(asked) > 1:
        what = _("{options} do not go together.").format(options=_(", ").join(asked))
    elif item is None and add is None and (asked or note is not None or detail is not None):
        what = _("Say which matter.")
    elif item is not None and not asked and note is None:
        what = _("Say --done, --open, --drop or --note.")
    elif detail is not None and asked != ["--done"]:
        what = _("--by and --on go with --done.")
    else:
        return
    raise UsageError(what, unchanged=_("Nothing was written."), todo=_("See the matters: mgrday event matter EVENT"))


def _show(event: str, output: Path | None) -> None:
    from mgrday.cli.question import ask
    from mgrday.review import event_matters
    from mgrday.store.references import find

    context = frame.context()
    context.emit(event_matters.report(ask(), find(context.reader(), "event", event)), output)


def _change(
    work: "Work", event: int, item: "Item", asked: str, by: str | None, on: str | None, note: str | None
) -> str:
    """Do what was asked for with a matter; returns the sentence that tells it."""
    from mgrday.records import event_matters as matters

    if asked == "--done":
        day = Day(past=True).read(on, work.now) if on is not None else work.today
        who = _named(work, by) if by is not None else frame.context().actor
        row = matters.tick(work, event, item, day, who, note, again=on is not None or by is not None)
        return _("“{item}” is done: {day}, {who}.").replace("{day}", row["done_on"]).replace("{who}", row["done_by"])
    if asked == "--open":
        matters.reopen(work, event, item, note)
        return _("“{item}” is open again.")
    if asked == "--drop":
        matters.drop(work, event, item)
        return _("“{event}” does without “{item}”.")
    matters.remark(work, event, item, note or "")
    return _("Noted: “{item}”.")


def _named(work: "Work", text: str) -> str:
    """The member whom `text` means, where it is one; else as it was typed, since somebody outside may have done it."""
    from mgrday.store.references import candidates

    found = candidates(work.reader, "member", text)
    return str(found[0]["name"]) if len(found) == 1 else text
