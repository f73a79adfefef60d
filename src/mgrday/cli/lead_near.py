"""``mgrday lead near``: the clients that look like one."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.verbs import CLIENT_HELP
from mgrday.words import N_

Output = Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")]


def near(
    client: Annotated[str | None, typer.Argument(metavar="CLIENT", help=CLIENT_HELP)] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=frame.MOST_ROWS, help=N_("at most so many"), metavar="N")] = None,
    output: Output = None,
) -> None:
    """List the pairs that look like one client."""
    from mgrday.cli.question import ask
    from mgrday.review import near as review
    from mgrday.store.references import find

    question = ask(everywhere=True)
    number = find(question.reader, "lead", client) if client is not None else None
    frame.context().emit(review.report(question, number, limit), output)
