"""``mgrday event chase``: whom to phone before an event, and how many will come; going through the list on a terminal."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import ask
from mgrday.errors import NotFoundError, UsageError
from mgrday.kinds.codes import CHASE
from mgrday.words import N_, _

NEXT_HELP = N_("the event: number, name or part of the name; the next one unless told otherwise")
KEYS = {"y": "yes", "n": "no", "l": "later", "u": "unreachable"}


def add_to(app: frame.App) -> None:
    """Add the verb to the group `app`."""
    app.command("chase", help=N_("Whom to phone before an event, the worthiest first, and how many will come."))(chase)


def chase(
    event: Annotated[str | None, typer.Argument(metavar="EVENT", help=NEXT_HELP)] = None,
    call: Annotated[
        bool, typer.Option("--call", help=N_("go through the list on the terminal, a keystroke for each answer"))
    ] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="MEMBER", help=N_("with --call: who calls"))] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    """Show the list to phone, or go through it."""
    if by is not None and not call:
        raise UsageError(_("--by goes with --call."), unchanged=_("Nothing was written."))
    if call:
        _call(event, by)
    show(event, output)


def _call(named: str | None, by: str | None) -> None:
    """Go through the list; every answer is kept at once, as a command of its own."""
    import shlex

    from mgrday.cli.sitting import Card, sit
    from mgrday.records import receipt
    from mgrday.review.event_sort import about
    from mgrday.review.guests import Guests
    from mgrday.store.references import find

    context, question = frame.context(), ask()
    if not context.stdin_tty:
        raise UsageError(
            _("--call asks for each answer, and here nobody can give it."),
            unchanged=_("Nothing was written."),
            todo=_("Record each answer: mgrday receipt chase EVENT CLIENT yes|no|later|unreachable"),
        )
    guests = Guests(question, event_of(named))
    caller = find(question.reader, "member", by) if by is not None else None
    cards = []
    for row in [] if guests.over else guests.to_call:
        reached_at = f"{row['contact'] or ''}  {row['phone'] or _('no phone')}".strip()
        cards.append(Card(row["id"], row["company"], [reached_at, *about(row, context.today)]))

    def keep(card: Card, code: str) -> None:
        words = ["receipt", "chase", str(guests.event), card.heading, code, *(() if by is None else ("--by", by))]
        with context.write(shlex.join(words)) as work:
            number = find(work.reader, "receipt", str(card.id))
            receipt.chased(work, number, code, caller or receipt.caller(work, context.actor))

    if cards:
        sit(cards, KEYS, CHASE.label, keep)


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
