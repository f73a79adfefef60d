"""The door of an event from a pipe: one guest per line, one answer per line, nothing asked."""

import sys
from collections.abc import Iterable, Iterator

from mgrday.cli.door_desk import RECORDED, Answer, Desk, columns
from mgrday.context import Context
from mgrday.errors import ExitCode, StoreError
from mgrday.render import one_by_one
from mgrday.words import _, ngettext

COMMENT = "#"


def run(context: Context, desk: Desk, lines: Iterable[str]) -> int:
    """Answer every line as it comes and list in the end what was not recorded; returns the exit code. Raises UsageError.

    An answer is written after its guest is: whatever stops the program, who was answered is recorded.
    """
    shown = columns()
    context.put(one_by_one.head(shown, context.format))
    left: list[tuple[int, Answer]] = []
    for number, text in enumerate(lines, 1):
        typed = text.strip()
        if not typed or typed.startswith(COMMENT):
            continue
        try:
            answer = desk.receive(typed)
        except StoreError as error:
            error.unchanged = _("Line {n} was not recorded; those answered before it are.").format(n=number)
            raise
        context.put(one_by_one.line(shown, answer.row(number), context.format))
        if answer.outcome not in RECORDED:
            left.append((number, answer))
    context.say(desk.standing())
    if not left:
        return ExitCode.DONE
    context.say(ngettext("{n} line was not recorded:", "{n} lines were not recorded:", len(left)).format(n=len(left)))
    for number, answer in left:
        context.say(_("  line {n}, “{text}”: {message}").format(n=number, text=answer.typed, message=answer.message))
    return ExitCode.REFUSED


def typed_lines() -> Iterator[str]:
    """The lines of the standard input, each as soon as it is there; what is no text stands as a mark in its line."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    yield from iter(sys.stdin.readline, "")
