"""``mgrday history``: what changed, when and by whom."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.words import N_


@frame.command(N_("What was written, the last first; with a record, what changed in it, from what to what."))
def command(
    record: Annotated[
        list[str] | None,
        typer.Argument(help=N_("a client, member, event or deal; or a kind and a reference: outing 12"), metavar="REF"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=frame.MOST_ROWS, help=N_("at most so many"), metavar="N")] = None,
) -> None:
    from mgrday.review import history

    context = frame.context()
    if record:
        context.emit(history.record_report(context.reader(), record))
    else:
        context.emit(history.commands_report(context.reader(), limit))
