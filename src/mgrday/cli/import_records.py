"""The verbs of ``mgrday import``: what was imported, and taking an import back."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.words import N_

Number = Annotated[
    int | None, typer.Argument(metavar="NUMBER", help=N_("the import's number; without it the last one"))
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")]


def add_to(app: frame.App) -> None:
    """Make the verbs part of the group."""
    app.command("list", help=N_("What was imported, the last first: when, which file, what came of it."))(list_imports)
    app.command("show", help=N_("All about one import: its counts, the first records it brought, clients that look alike."))(show)
    app.command("near", help=N_("The clients that an import brought and that look like another, the likeliest first."))(near)
    app.command("undo", help=N_("Take an import back, whole."))(undo)


def list_imports(
    limit: Annotated[int | None, typer.Option(min=1, max=frame.MOST_ROWS, help=N_("at most so many"), metavar="N")] = None,
    output: Output = None,
) -> None:
    """List the imports."""
    from mgrday.review import imports

    context = frame.context()
    context.emit(imports.list_report(context.reader(), limit), output)


def show(number: Number = None, output: Output = None) -> None:
    """Show one import."""
    from mgrday.review import imports

    context = frame.context()
    context.emit(imports.show_report(context.reader(), imports.meant(context.reader(), number)), output)


def near(
    number: Number = None,
    limit: Annotated[int | None, typer.Option(min=1, max=frame.MOST_ROWS, help=N_("at most so many"), metavar="N")] = None,
    output: Output = None,
) -> None:
    """List the clients of an import that look like another."""
    from mgrday.review import imports
    from mgrday.review import near as review

    context = frame.context()
    context.emit(review.of_import(context.reader(), imports.meant(context.reader(), number), limit), output)


def undo(number: Number = None, yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("do not ask"))] = False) -> None:
    """Take an import back."""
    from mgrday.cli import undo as undoing
    from mgrday.records.imports import command_of
    from mgrday.review.imports import meant

    reader = frame.context().reader()
    undoing.command(command_of(reader, meant(reader, number, standing=True)), yes)
