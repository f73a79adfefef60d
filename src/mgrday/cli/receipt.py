"""``mgrday receipt``: reply slips to invitations, their chase before the event and the attendance at it."""

from typing import Annotated

import typer

from mgrday.cli import frame, receipt_verbs
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import Client, Clients, Event, done, listed, quoted
from mgrday.kinds.receipt import RECEIPT
from mgrday.words import N_, _

app = kind_app(RECEIPT, N_("Receipts: reply slips, chasing them before the event, attendance at it."))
receipt_verbs.add_to(app)


@app.command("attend", help=N_("Record who came, one client or several."))
def attend(event: Event, clients: Clients) -> None:
    """Record that clients came, all of them or none."""
    from mgrday.records import receipt
    from mgrday.records.looking import name_of, receipt_of
    from mgrday.store.references import find

    came: dict[int, str] = {}
    already: dict[int, str] = {}
    context = frame.context()
    with context.write(said()) as work:
        event_id = find(work.reader, "event", event)
        for client in clients:
            number = receipt_of(work.reader, event_id, client)
            name = name_of(work.reader, "receipt", number)
            if receipt.attended(work, number):
                came[number] = name
            elif number not in came:
                already[number] = name
    if already:
        context.warn(_("Recorded before: {names}.").format(names=listed(list(already.values()))))
    told = _("Came: {names}.").format(names=listed(list(came.values()))) if came else _("Nothing to record.")
    done(RECEIPT, told, *came, *already)


@app.command("add", help=N_("Record a receipt; says its number."))
def add(
    event: Event,
    client: Client,
    people: Annotated[
        str | None, typer.Option("--people", metavar="N", help=N_("how many come; one unless told otherwise"))
    ] = None,
    key: Annotated[bool, typer.Option("--key", help=N_("a key client of the event"))] = False,
    came: Annotated[bool, typer.Option("--came", help=N_("they came"))] = False,
    received_on: Annotated[
        str | None, typer.Option("--received-on", "--received", metavar="DAY", help=N_("the day; today unless told otherwise"))
    ] = None,
) -> None:
    """Record a reply slip; the keyword comes next where there is none."""
    from mgrday.cli.fields import recorded
    from mgrday.cli.verbs import follow
    from mgrday.records import writing
    from mgrday.records.looking import name_of

    texts = {"event": event, "company": client, "people": people, "received_on": received_on}
    texts |= {"key": "yes" if key else None, "came": "yes" if came else None}
    context = frame.context()
    with context.write(said()) as work:
        number = writing.add(work, "receipt", texts)
        name = name_of(work.reader, "receipt", number)
        row = work.row("receipts", number)
        prepared = work.row("clients", row["client_id"])["keyword_count"]
        locked = work.row("events", row["event_id"])["locked_on"]
    recorded(RECEIPT, [(number, name)])
    if locked:
        sort = f"mgrday receipt sort {row['event_id']} {quoted(name)} --as key|normal|doubtful"
        context.warn(_("The receipts are locked since {day}; this one is not sorted: {command}").format(day=locked, command=sort))
    if not prepared:
        follow(_("mgrday keyword add {client} TERM").format(client=quoted(name)))
