"""``mgrday event door``: check-in at the door of an event, on a terminal or from a pipe."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.verbs import Event
from mgrday.errors import UsageError, asking
from mgrday.store.reader import Row
from mgrday.words import N_, _

GUEST = N_("GUEST")
DOORS = N_("when the doors open; two hours before the start unless told otherwise")
BEFORE = timedelta(hours=2)
"""How long before the start the doors open."""


def add_to(app: frame.App) -> None:
    """Add the verb to the group `app`."""
    app.command(
        "door",
        help=N_(
            "Check guests in at the door: on a terminal one after the other, from a pipe one per line. "
            "A guest is a number, part of a name, pinyin initials or the end of a phone, with how many people behind it; "
            "somebody new is: + COMPANY / MEMBER / PHONE"
        ),
    )(door)


def door(
    event: Event,
    guests: Annotated[
        list[str] | None,
        typer.Argument(metavar=GUEST, help=N_("guests to check in without asking; “-” takes them from the input, one per line")),
    ] = None,
    doors: Annotated[str | None, typer.Option("--doors", metavar="TIME", help=DOORS)] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help=N_("check in who had said no, too, without asking"))] = False,
) -> int:
    """Check guests in."""
    from mgrday.cli.door_desk import Desk
    from mgrday.cli.question import ask
    from mgrday.review.door import Door
    from mgrday.store.references import find

    context = frame.context()
    with context.unwritten():
        question = ask()
        at = Door(question, find(question.reader, "event", event))
        desk = Desk(context, at, _opens(at.event, doors, context.now), anyway=anyway)
        _say_late(context.today, at.event)
        if not guests and context.stdin_tty:
            from mgrday.cli.door_keys import Hall

            Hall(context, desk).run()
            return 0
        from mgrday.cli.door_lines import run, typed_lines

        return run(context, desk, guests if guests and guests != ["-"] else typed_lines())


def _opens(event: Row, typed: str | None, now: datetime) -> str:
    """When the doors open: two hours before the start, on its day, or as `typed`. Raises UsageError."""
    if typed is None:
        opens = datetime.fromisoformat(event["starts_at"]) - BEFORE
        return max(opens.strftime("%Y-%m-%d %H:%M"), f"{event['day']} 00:00")
    from mgrday.day_words import read_time

    with asking():
        time = read_time(typed, now, event["day"])
    if not event["day"] <= time <= event["starts_at"]:
        raise UsageError(
            _("The doors open on the day of the event, not after its start: {time}.").format(time=event["starts_at"]),
            unchanged=_("Nothing was written."),
        )
    return time


def _say_late(today: str, event: Row) -> None:
    if today > event["day"]:
        told = _("The event was on {day}: who is recorded now came then, at a time not known.")
        frame.context().warn(told.format(day=event["day"]))
