"""``mgrday service``: what clients are due after signing, and the objections they raise."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.cli.verbs import Client, On, done, follow, typed, wanted
from mgrday.kinds.service import SERVICE
from mgrday.words import N_, _

app = kind_app(SERVICE, N_("Service to clients who signed, and their objections."))


@app.command("done", help=N_("Record that a service is done or an objection settled."))
def done_(
    service: Annotated[
        str,
        typer.Argument(metavar="SERVICE", help=N_("the service: its number, or its client where that has one open")),
    ],
    on: On = None,
) -> None:
    """Finish a service."""
    from mgrday.records import service as services
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "service", service)
        day = typed(work, SERVICE, done_on=on).get("done_on") or work.today
        services.finish(work, number, day)
        row = work.row("services", number)
        client = work.row("clients", row["client_id"])["name"]
    if row["kind"] == "objection":
        told = _("The objection of {client} is settled ({day}).").format(client=client, day=day)
    else:
        told = _("Service {id} to {client} is done ({day}).").format(id=number, client=client, day=day)
    done(SERVICE, told, number)


@app.command("objection", help=N_("Record an objection that a client raises today."))
def objection(
    client: Client,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=N_("what the client objects to"))],
) -> None:
    """Record an objection."""
    from mgrday.records import writing
    from mgrday.store.references import find

    text = wanted(text, "TEXT", _("what the client objects to"))
    with frame.context().write(said()) as work:
        name = work.row("clients", find(work.reader, "lead", client))["name"]
        texts = {"company": client, "kind": "objection", "raised_on": work.today, "note": text}
        number = writing.add(work, "service", texts)
    recorded(SERVICE, [(number, name)])
    follow(f"mgrday service done {number}")
