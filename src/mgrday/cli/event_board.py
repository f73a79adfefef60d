"""``mgrday event board``: where an event stands and what its stage needs."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, ask
from mgrday.cli.verbs import EVENT_HELP
from mgrday.words import N_


def add_to(app: frame.App) -> None:
    """Add the verb to the group `app`."""
    app.command(
        "board",
        help=N_(
            "What the stage of an event needs: the gap to its goals, who is under their share, what closes it, what to do next.\n"
            "Without EVENT it is the one that is on, being invited for or followed up; else the next."
        ),
    )(board)


def board(
    event: Annotated[str | None, typer.Argument(metavar="EVENT", help=EVENT_HELP)] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    """Show the board of an event."""
    from mgrday.review import event_board
    from mgrday.store.references import find

    context = frame.context()
    number = None if event is None else find(context.reader(), "event", event)
    context.emit(event_board.report(ask(department), number), output)
