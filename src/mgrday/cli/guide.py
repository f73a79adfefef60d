"""``mgrday guide``: the live guide of the day, the week or the month, and ticking off its lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, ask
from mgrday.errors import UsageError
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.method.guides import Guide

NAMES = {"day": ("日", "天", "today"), "week": ("周", "this-week"), "month": ("月", "this-month")}
"""The guides, with other words for them."""


@frame.command(N_("The live guide of the day (unless another is named), with today's figures; lines are ticked off with --done."))
def command(
    name: Annotated[str, typer.Argument(help=N_("day, week or month"), metavar="day|week|month")] = "day",
    done: Annotated[str | None, typer.Option(help=N_("tick off this item: its number or its id"), metavar="ITEM")] = None,
    undone: Annotated[str | None, typer.Option(help=N_("take the tick off this item"), metavar="ITEM")] = None,
    note: Annotated[str | None, typer.Option(help=N_("a note to the tick"), metavar="TEXT")] = None,
    evening: Annotated[bool, typer.Option("--evening", help=N_("the evening meeting"))] = False,
    example: Annotated[bool, typer.Option("--example", help=N_("show a guide file of your own to start from"))] = False,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    from mgrday.method.guides import example_file, load
    from mgrday.review import guide
    from mgrday.review.figures import FIGURES

    context = frame.context()
    if example:
        context.put(example_file())
        return
    chosen = _named(name)
    if evening and chosen != "day":
        raise UsageError(_("The evening meeting belongs to the day."), todo=_("Type: mgrday guide --evening"))
    if note is not None and done is None:
        todo = _("Type: mgrday guide {name} --done ITEM --note TEXT").format(name=chosen)
        raise UsageError(_("A note goes with a tick."), todo=todo)
    own = own_guide()
    if done is not None or undone is not None:
        _tick(load(chosen, own, FIGURES), done, undone, note)
    context.emit(guide.guide(ask(department), chosen, own, evening=evening), output)


def own_guide() -> Path | None:
    """The user's own guide file: the one that the settings name, else ``guide.toml`` beside the config file if it is there."""
    context = frame.context()
    if context.guide is not None:
        return context.guide
    beside = context.settings.config.path.parent / "guide.toml"
    return beside if beside.exists() else None


def _named(text: str) -> str:
    word = text.strip().casefold()
    for name, others in NAMES.items():
        if word == name or word in others:
            return name
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=", ".join(NAMES)))


def _tick(guide: "Guide", done: str | None, undone: str | None, note: str | None) -> None:
    """Tick items of the guide's present period off or on again, and say so."""
    from mgrday.records import tick
    from mgrday.review.guide import item_of, period

    context = frame.context()
    span = period(guide.name, context.today).name
    if done is not None:
        item = item_of(guide, done)
        with context.write(f"guide {guide.name} --done {item.id}") as work:
            tick.done(work, guide.name, span, item.id, note)
        context.say(_("Ticked off: {item}").format(item=item.text))
    if undone is not None:
        item = item_of(guide, undone)
        with context.write(f"guide {guide.name} --undone {item.id}") as work:
            tick.undone(work, guide.name, span, item.id)
        context.say(_("Open again: {item}").format(item=item.text))
