"""Asking for what is missing, on a terminal only. Questions go to stderr: stdout carries the data."""

import sys
from typing import TYPE_CHECKING

from typer.core import TyperOption

from mgrday.cli.helping import help_of, metavar_of, name_of

if TYPE_CHECKING:
    from typer._click.core import Parameter


def ask(question: str, empty: str | None = None) -> str:
    """The line typed in answer; `empty` stands for an empty line, which is asked again without it.

    Raises KeyboardInterrupt at the end of the input.
    """
    while True:
        sys.stderr.write(f"{question} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            raise KeyboardInterrupt
        if line.strip() or empty is not None:
            return line.strip() or (empty or "")


def completed(arguments: list[str], param: "Parameter") -> list[str]:
    """`arguments` with the value of a missing parameter, as it was typed in answer."""
    metavar = metavar_of(param)
    text = help_of(param)
    answer = ask(f"{text} ({metavar}):" if text and metavar not in text else f"{text or name_of(param)}:")
    if isinstance(param, TyperOption):
        return [f"{name_of(param)}={answer}", *arguments]
    return [*arguments, *([] if "--" in arguments else ["--"]), answer]
