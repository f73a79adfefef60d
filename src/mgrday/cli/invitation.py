"""``mgrday invitation``: invitations to an event, several clients at once."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.cli.verbs import MEMBER_HELP, Clients, Event, listed
from mgrday.kinds.invitation import INVITATION
from mgrday.words import N_, _

app = kind_app(INVITATION, N_("Invitations of clients to an event."))


@app.command("add", help=N_("Invite one client or several; says their numbers. Who is invited already is passed over."))
def add(
    event: Event,
    clients: Clients,
    by: Annotated[str, typer.Option("--by", "--member", metavar="MEMBER", help=MEMBER_HELP)],
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="fax|ticket|message|email|visit", help=N_("how it was sent"))
    ] = None,
    sent_on: Annotated[
        str | None, typer.Option("--sent-on", "--sent", metavar="DAY", help=N_("the day; today unless told otherwise"))
    ] = None,
) -> None:
    """Invite clients, all of them or none."""
    from mgrday.records import writing
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    new: dict[int, str] = {}
    already: list[str] = []
    context = frame.context()
    with context.write(said()) as work:
        event_id = find(work.reader, "event", event)
        member_id = find(work.reader, "member", by)
        for client in clients:
            client_id = find(work.reader, "lead", client)
            name = name_of(work.reader, "lead", client_id)
            if writing.existing(work, INVITATION, {"event_id": event_id, "client_id": client_id}) is not None:
                already.append(name)
                continue
            texts = {"event": str(event_id), "company": str(client_id), "member": str(member_id)}
            new[writing.add(work, "invitation", texts | {"channel": channel, "sent_on": sent_on})] = name
    if already:
        context.warn(_("Invited before, and passed over: {names}.").format(names=listed(already)))
    recorded(INVITATION, list(new.items()))
