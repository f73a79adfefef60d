"""The verbs of ``mgrday receipt`` before the event: chase."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.verbs import CLIENT_HELP, Event, done, typed, wanted
from mgrday.errors import UsageError
from mgrday.kinds.codes import CHASE
from mgrday.kinds.receipt import RECEIPT
from mgrday.words import N_, _

ANSWERS = "yes|no|later|unreachable"
ANSWER_HELP = N_("coming, not coming, will say later, not reached")


def add_to(app: frame.App) -> None:
    """Add the verbs to the group `app`."""
    app.command("chase", help=N_("Record what a client said when called about coming; without a client, whom to phone."))(chase)


def chase(
    event: Event,
    client: Annotated[str | None, typer.Argument(metavar="CLIENT", help=CLIENT_HELP)] = None,
    answer: Annotated[str | None, typer.Argument(metavar=ANSWERS, help=ANSWER_HELP)] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="MEMBER", help=N_("who called"))] = None,
    people: Annotated[str | None, typer.Option("--people", metavar="N", help=N_("how many come, where that changed"))] = None,
) -> None:
    """Chase a receipt, or show the list to phone."""
    if client is None:
        from mgrday.cli.event_chase import show

        if by is not None or people is not None:
            raise UsageError(_("Name the client who was called."), unchanged=_("Nothing was written."))
        show(event)
        return
    from mgrday.records import receipt
    from mgrday.records.looking import name_of, receipt_of
    from mgrday.store.references import find

    context = frame.context()
    code = CHASE.read(wanted(answer, ANSWERS, _(ANSWER_HELP)), context.now)
    with context.write(said()) as work:
        number = receipt_of(work.reader, find(work.reader, "event", event), client)
        caller = find(work.reader, "member", by) if by is not None else receipt.caller(work, context.actor)
        receipt.chased(work, number, code, caller, typed(work, RECEIPT, people=people).get("people"))
        name = name_of(work.reader, "receipt", number)
    done(RECEIPT, _("{client}: {answer}").format(client=name, answer=CHASE.label(code)), number)
