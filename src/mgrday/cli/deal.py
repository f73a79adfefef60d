"""``mgrday deal``: expected and signed sales, and which of them the period depends on."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import Deal, On, Reason, done, typed
from mgrday.kinds.deal import DEAL
from mgrday.words import N_, _


def _offer(deal: int) -> None:
    """Once a deal is signed, say at which event that was, and how many neighbours of its client are the next leads."""
    from mgrday.review import event_orders, neighbours

    context = frame.context()
    if booking := event_orders.offer(context.reader(), deal):
        context.say(booking)
    if offer := neighbours.of_deal(context.reader(), deal):
        context.say(offer)


app = kind_app(DEAL, N_("Deals: expected, signed or lost, and the key deals."), after_add=_offer)


@app.command("key", help=N_("Name a deal as a key deal, or no longer."))
def key(deal: Deal, off: Annotated[bool, typer.Option("--off", help=N_("no longer a key deal"))] = False) -> None:
    """Mark a deal as a key deal."""
    from mgrday.records import deal as deals
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "deal", deal)
        deals.mark_key(work, number, not off)
        client = name_of(work.reader, "deal", number)
    told = _("Deal {id} with {client} is no key deal.") if off else _("Deal {id} with {client} is a key deal.")
    done(DEAL, told.format(id=number, client=client), number)


@app.command("sign", help=N_("Record that a deal is signed."))
def sign(
    deal: Deal,
    on: On = None,
    amount: Annotated[
        str | None, typer.Option("--amount", metavar="AMOUNT", help=N_("what was signed, where it is not what was expected"))
    ] = None,
) -> None:
    """Sign a deal."""
    from mgrday.money import say_money
    from mgrday.records import deal as deals
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "deal", deal)
        values = typed(work, DEAL, signed_on=on, amount=amount)
        deals.sign(work, number, values.get("signed_on") or work.today, values.get("amount"))
        row = work.row("deals", number)
        client = name_of(work.reader, "deal", number)
    told = _("Deal {id} with {client} is signed on {day}: {amount}").format(
        id=number, client=client, day=row["signed_on"], amount=say_money(row["amount"])
    )
    done(DEAL, told, number, next=_("mgrday payment add {id} AMOUNT").format(id=number))
    _offer(number)


@app.command("lose", help=N_("Record that a deal is lost."))
def lose(
    deal: Deal,
    reason: Reason = None,
    on: On = None,
) -> None:
    """Lose a deal."""
    from mgrday.records import deal as deals
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "deal", deal)
        values = typed(work, DEAL, lost_on=on, lost_reason=reason)
        day = values.get("lost_on") or work.today
        deals.lose(work, number, day, values.get("lost_reason"))
        client = name_of(work.reader, "deal", number)
    done(DEAL, _("Deal {id} with {client} is lost on {day}.").format(id=number, client=client, day=day), number)
