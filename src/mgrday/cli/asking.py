"""Asking for what is missing, on a terminal only. Questions go to stderr: stdout carries the data."""

import os
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
        answer = line(question)
        if answer is None:
            raise KeyboardInterrupt
        if answer or empty is not None:
            return answer or (empty or "")


def line(question: str) -> str | None:
    """The line typed in answer, perhaps an empty one; None at the end of the input."""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    typed = sys.stdin.readline()
    if not typed:
        sys.stderr.write("\n")
        return None
    return typed.strip()


def key(question: str) -> str:
    """The one key pressed in answer, empty for Enter and for keys without a character; a line where keys cannot be told apart."""
    try:
        import termios
        import tty

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except (ImportError, OSError, ValueError):
        return (line(question) or "")[:1]
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    try:
        tty.setcbreak(terminal)
        pressed = os.read(terminal, 16).decode("utf-8", "ignore")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    pressed = pressed[:1] if pressed[:1].isprintable() else ""
    sys.stderr.write(f"{pressed}\n")
    return pressed.strip()


def completed(arguments: list[str], param: "Parameter") -> list[str]:
    """`arguments` with the value of a missing parameter, as it was typed in answer."""
    metavar = metavar_of(param)
    text = help_of(param)
    answer = ask(f"{text} ({metavar}):" if text and metavar not in text else f"{text or name_of(param)}:")
    if isinstance(param, TyperOption):
        return [f"{name_of(param)}={answer}", *arguments]
    return [*arguments, *([] if "--" in arguments else ["--"]), answer]
