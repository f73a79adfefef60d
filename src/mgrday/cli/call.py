"""``mgrday call``: phone calls, and the three marks of a call that was listened to."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import Note, done
from mgrday.errors import RefusedError
from mgrday.kinds.call import CALL, MARKS
from mgrday.words import N_, _

app = kind_app(CALL, N_("Phone calls to clients; reaching the owner is what counts."))


@app.command("mark", help=N_("Judge a call you listened to: three marks from 1 to 5."))
def mark(
    call: Annotated[str, typer.Argument(metavar="CALL", help=N_("the call: its number, or its client where that has one call"))],
    independent: Annotated[str, typer.Option("--independent", metavar="1-5", help=N_("did they lead the talk on their own"))],
    coherent: Annotated[str, typer.Option("--coherent", metavar="1-5", help=N_("did one point lead to the next"))],
    fluent: Annotated[str, typer.Option("--fluent", metavar="1-5", help=N_("did they speak without stumbling"))],
    note: Note = None,
) -> None:
    """Judge a call."""
    from mgrday.records import call as calls
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    now = frame.context().now
    texts = dict(zip(MARKS, (independent, coherent, fluent), strict=True))
    with frame.context().write(said()) as work:
        number = find(work.reader, "call", call)
        marks = {}
        for name, text in texts.items():
            field = CALL.field(name)
            try:
                marks[name] = field.type.read(text, now)
            except RefusedError as error:
                raise RefusedError(f"{field.title}: {error.what}", todo=_("Give each mark as 1, 2, 3, 4 or 5.")) from None
        calls.mark(work, number, marks, str(CALL.field("note").type.read(note, now)) if note else None)
        row = work.row("calls", number)
        member = name_of(work.reader, "member", row["member_id"])
        client = name_of(work.reader, "lead", row["client_id"])
    told = _("Call {id} of {member} to {client}: independent {independent}, coherent {coherent}, fluent {fluent}")
    done(CALL, told.format(id=number, member=member, client=client, **marks), number)
