"""``mgrday demo``: a demonstration store, and a first look at it."""

import json
import shlex
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.config_file import user_folder
from mgrday.context import Context
from mgrday.settings import Setting
from mgrday.words import N_, _

TO_HAND_ON = ("mgrday check -o check.xlsx", "mgrday report month -o month.html", "mgrday push today --to wecom --dry-run")
"""What to try next with the store; none of it needs an extra."""


@dataclass
class Kept(Context):
    """A context that keeps what its commands print."""

    texts: list[str] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.texts.append(text)


@frame.command(
    N_(
        "Build a demonstration store and show it: a department with its clients, calls, outings and deals, up to today.\n"
        "It is a store of its own, made anew each time; your own store is not touched.\n"
        "It is built in FOLDER, else in the file that --db names and that is not there yet, else in your data folder."
    )
)
def command(
    at: Annotated[Path | None, typer.Option(help=N_("the folder to build it in"), metavar="FOLDER")] = None,
) -> None:
    """Build the demonstration store, then show it."""
    from mgrday.exchange.demonstration import build
    from mgrday.render import must_be_text

    context = frame.context()
    must_be_text(context.format)
    place = _place(context, at)
    context.say(_("Building the demonstration store …"))
    build(place, context.now, context.actor)
    _show(context, place)
    context.say(_("The commands above work on it after: {command}").format(command=f"export MGRDAY_DB={shlex.quote(str(place))}"))
    context.say(_("To hand it on: {commands}").format(commands=" · ".join(TO_HAND_ON)))
    context.say(_("This was the demonstration. Go on playing with: {command}").format(command=_command(place)))


def _place(context: Context, at: Path | None) -> Path:
    """Where to build it. What --db names is somebody's store where it is there already, and is left alone."""
    from mgrday.store.address import read_address

    named = context.settings.values["db"]
    if at is None and named.source == "flag":
        place = read_address(context.address)
        if place.path is not None and not place.path.exists():
            return place.path
        context.warn(_("What --db names is there already and is left alone; the demonstration is built in your data folder."))
    return ((at or user_folder("data")) / "demo.db").expanduser().absolute()


def _show(context: Context, place: Path) -> None:
    """Print what ``today`` and ``check`` say of the store at `place`; in JSON, one object with what each of them says."""
    from mgrday.cli import check, today

    chosen = {
        "db": Setting("db", str(place), "flag"),
        "department": Setting("department", None, "default"),
    }
    settings = replace(context.settings, values={**context.settings.values, **chosen})
    kept = Kept(settings, context.now, context.language, context.environment, context.arguments)
    frame.use(kept)
    try:
        today.command()
        check.command()
    finally:
        kept.close()
        frame.use(context)
    if context.format == "json":
        said = {"db": str(place), **dict(zip(("today", "check"), map(json.loads, kept.texts), strict=True))}
        context.put(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        context.put("\n".join(kept.texts))


def _command(place: Path) -> str:
    return f"mgrday --db {shlex.quote(str(place))} today"
