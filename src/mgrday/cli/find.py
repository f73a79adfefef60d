"""``mgrday find``: search clients, members and events."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import ask
from mgrday.review.search import MOST
from mgrday.words import N_

TEXT_HELP = N_("a part of a name or its pinyin initials, a contact, or at least four digits of a phone")


@frame.command(N_("Search clients by name, pinyin initials, contact or phone, and members and events by name or initials."))
def command(
    text: Annotated[list[str], typer.Argument(help=TEXT_HELP, metavar="TEXT")],
    limit: Annotated[int, typer.Option(min=1, max=frame.MOST_ROWS, help=N_("at most so many of each kind"), metavar="N")] = MOST,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    """Search."""
    from mgrday.review import search

    frame.context().emit(search.report(ask(), " ".join(text), limit), output)
