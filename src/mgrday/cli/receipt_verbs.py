"""The verbs of ``mgrday receipt`` before the event: chase, sort, lock."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.verbs import CLIENT_HELP, Event, done, follow, listed, typed, wanted
from mgrday.errors import UsageError
from mgrday.kinds.codes import CHASE, SORT
from mgrday.kinds.event import EVENT
from mgrday.kinds.receipt import RECEIPT
from mgrday.words import N_, _, ngettext

ANSWERS = "yes|no|later|unreachable"
ANSWER_HELP = N_("coming, not coming, will say later, not reached")
CLASSES = "key|normal|doubtful"
CLASS_HELP = N_("key client, normal, doubtful whether they come")


def add_to(app: frame.App) -> None:
    """Add the verbs to the group `app`."""
    app.command("chase", help=N_("Record what a client said when called about coming; without a client, whom to phone."))(chase)
    app.command(
        "sort",
        help=N_(
            "Put each receipt of an event into a class: key, normal or doubtful.\n"
            "On a terminal in one sitting, a keystroke for each, kept at once; in a script the list, with a proposal for each."
        ),
    )(sort)
    app.command(
        "lock",
        help=N_("Close the sorting once every receipt has a class: key clients are then the event's key receipts."),
    )(lock)


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


def sort(
    event: Event,
    clients: Annotated[list[str] | None, typer.Argument(metavar="CLIENT", help=CLIENT_HELP)] = None,
    as_: Annotated[str | None, typer.Option("--as", metavar=CLASSES, help=CLASS_HELP)] = None,
    propose: Annotated[
        bool, typer.Option("--propose", help=N_("take the proposals for all that are not sorted; shows them before it writes"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=N_("do not ask"))] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    """Sort the named receipts, all by their proposals, or one after another; else show them."""
    if propose and (clients or as_ is not None):
        raise UsageError(_("--propose sorts all of them: name no client and no class."), unchanged=_("Nothing was written."))
    if as_ is not None and not clients:
        raise UsageError(_("Name the clients to sort."), unchanged=_("Nothing was written."))
    if clients:
        _sort_named(event, clients, wanted(as_, "--as", _(CLASS_HELP)))
        return
    from mgrday.cli.question import ask
    from mgrday.review import event_sort
    from mgrday.store.references import find

    context, question = frame.context(), ask()
    event_id = find(question.reader, "event", event)
    if propose:
        _take_proposals(event_id, yes)
        return
    if context.stdin_tty and context.format == "table" and output is None:
        _sit(event_id)
    context.emit(event_sort.report(question, event_id), output)


def _sort_named(event: str, clients: list[str], text: str) -> None:
    """Put the receipts of these clients into one class, all of them or none."""
    from mgrday.records import sorting
    from mgrday.records.looking import name_of, receipt_of
    from mgrday.store.references import find

    context = frame.context()
    code = SORT.read(text, context.now)
    names: dict[int, str] = {}
    with context.write(said()) as work:
        event_id = find(work.reader, "event", event)
        for client in clients:
            number = receipt_of(work.reader, event_id, client)
            sorting.sort_as(work, number, code)
            names[number] = name_of(work.reader, "receipt", number)
    told = _("{answer}: {names}.").format(answer=SORT.label(code), names=listed(list(names.values())))
    done(RECEIPT, told, *names)


def _take_proposals(event_id: int, yes: bool) -> None:
    """Show the proposals, and sort by them once agreed: one command, which one undo takes back.

    What somebody else has sorted or removed while the question stood is left alone.
    """
    from dataclasses import replace

    from mgrday.cli.question import ask
    from mgrday.records import sorting
    from mgrday.review import event_sort
    from mgrday.review.guests import Guests

    context, question = frame.context(), ask()
    left = event_sort.in_turn(Guests(question, event_id))
    if left and not (yes or context.stdin_tty):
        frame.confirm("")
    context.emit(event_sort.report(question, event_id))
    if not left:
        context.say(_("Nothing to sort."))
        return
    if not (yes or frame.confirm(_("Sort them so?"))):
        context.say(_("Nothing was written."))
        return
    with context.write(said()) as work:
        still = {row["id"] for row in event_sort.in_turn(Guests(replace(question, reader=work.reader), event_id))}
        left = [row for row in left if row["id"] in still]
        for row in left:
            sorting.sort_as(work, row["id"], event_sort.propose(row)[0])
    context.say(ngettext("{n} receipt sorted.", "{n} receipts sorted.", len(left)).format(n=len(left)))
    follow(f"mgrday receipt lock {event_id}")


def _sit(event_id: int) -> None:
    """Sort what is not sorted yet, one keystroke each."""
    import shlex

    from mgrday.cli.question import ask
    from mgrday.cli.sitting import Card, sit
    from mgrday.records import sorting
    from mgrday.review import event_sort
    from mgrday.review.guests import Guests
    from mgrday.store.references import find

    context, question = frame.context(), ask()
    left = event_sort.in_turn(Guests(question, event_id))
    cards = []
    for row in left:
        code, why = event_sort.propose(row)
        hint = _("proposal: {answer} ({why})").format(answer=SORT.label(code), why=why)
        cards.append(Card(row["id"], row["company"], [*event_sort.about(row, context.today), hint]))

    def keep(card: Card, code: str) -> None:
        words = shlex.join(("receipt", "sort", str(event_id), card.heading, "--as", code))
        with context.write(words) as work:
            sorting.sort_as(work, find(work.reader, "receipt", str(card.id)), code)

    if cards:
        sit(cards, {"k": "key", "n": "normal", "d": "doubtful"}, SORT.label, keep)


def lock(
    event: Event,
    open_: Annotated[bool, typer.Option("--open", help=N_("open the sorting again"))] = False,
) -> None:
    """Lock the sorting, or open it again."""
    from mgrday.records import sorting
    from mgrday.records.looking import name_of
    from mgrday.review import event_sort
    from mgrday.review.guests import SQL
    from mgrday.store.references import find

    context = frame.context()
    with context.write(said()) as work:
        event_id = find(work.reader, "event", event)
        new = sorting.open_again(work, event_id) if open_ else sorting.lock(work, event_id)
        name = name_of(work.reader, "event", event_id)
        counts = event_sort.say_counts(work.reader.rows(SQL["receipts"], event=event_id))
    if open_:
        told = _("“{event}” can be sorted again.") if new else _("“{event}” is not locked.")
    else:
        told = _("“{event}” is locked: {counts}") if new else _("“{event}” was locked before: {counts}")
    done(EVENT, told.format(event=name, counts=counts), event_id, next=f"mgrday event chase {event_id}" if not open_ else "")
