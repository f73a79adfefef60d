"""``mgrday event chase``: whom to phone before an event, and how many will come."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import ask
from mgrday.errors import NotFoundError
from mgrday.words import N_, _

NEXT_HELP = N_("the event: number, name or part of the name; the next one unless told otherwise")


def add_to(app: frame.App) -> None:
    """Add the verb to the group `app`."""
    app.command("chase", help=N_("Whom to phone before an event, the worthiest first, and how many will come."))(chase)


def chase(
    event: Annotated[str | None, typer.Argument(metavar="EVENT", help=NEXT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    """Show the list to phone."""
    show(event, output)


def show(event: str | None, output: Path | None = None) -> None:
    """Show the list to phone for the event that a person named, or for the next one. Raises NotFoundError."""
    from mgrday.review.event_chase import report

    question = ask()
    frame.context().emit(report(question, event_of(event)), output)


def event_of(named: str | None) -> int:
    """The event that a person named; today's or the next one where they named none. Raises NotFoundError."""
    from mgrday.review.guests import coming_event
    from mgrday.store.references import find

    context = frame.context()
    if named is not None:
        return find(context.reader(), "event", named)
    found = coming_event(context.reader(), context.today)
    if found is None:
        raise NotFoundError(
            _("No event is to come."),
            todo=_("Name one that is over, or record the next: mgrday event add NAME --starts TIME"),
        )
    return found
