"""``mgrday event reconcile``: what does not match at an event, and closing it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.verbs import Event, Reason, done, tell, wanted
from mgrday.errors import NotFoundError, RefusedError, UsageError
from mgrday.kinds.event import EVENT
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.review.event_orders import Mismatch, Orders
    from mgrday.store.work import Work

METAVARS = (N_("RECORD"),)
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="RECORD", help=N_("what is listed about this record, such as deal-12, is right; say why")),
]


def add_to(app: frame.App) -> None:
    """Add the verb to the group `app`."""
    app.command(
        "reconcile",
        help=N_(
            "Deals signed at an event by closer and by inviter, and what does not match.\n"
            "--close notes that all of it matches. A deal of those days that is booked or changed later opens it again."
        ),
    )(reconcile)


def reconcile(
    event: Event,
    close: Annotated[bool, typer.Option("--close", help=N_("everything matches: close it"))] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help=N_("take the close back"))] = False,
    accept: Accept = None,
    reason: Reason = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=N_("write to this file"))] = None,
) -> None:
    """List what does not match, accept it, close or open again."""
    if reopen and (close or accept):
        raise UsageError(_("--reopen stands alone."), unchanged=_("Nothing was written."))
    if reason is not None and not accept:
        raise UsageError(_("--reason goes with --accept."), unchanged=_("Nothing was written."))
    if output is not None and (close or reopen or accept):
        raise UsageError(_("-o goes with the list alone."), unchanged=_("Nothing was written."))
    if reopen:
        _reopen(event)
    elif close or accept:
        why = wanted(reason, "--reason", _("why it is right as it is")) if accept else ""
        _settle(event, accept or [], why, close)
    else:
        _show(event, output)


def _show(event: str, output: Path | None) -> None:
    from mgrday.cli.question import ask
    from mgrday.review.event_orders import Orders
    from mgrday.review.event_reconcile import report
    from mgrday.store.references import find

    context = frame.context()
    context.emit(report(Orders(ask(), find(context.reader(), "event", event))), output)


def _settle(event: str, accept: list[str], why: str, close: bool) -> None:
    """Accept what is to be accepted, then close; what is still left is shown, and refused."""
    from mgrday.records import reconciling
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    context = frame.context()
    already = None
    with context.write(said()) as work:
        number = find(work.reader, "event", event)
        name = name_of(work.reader, "event", number)
        accepted = _accepted(_orders(work, number), accept)
        if accepted:
            reconciling.accept(work, number, [(each.kind, each.record.id) for each in accepted], why)
        if close:
            already = reconciling.close(work, number)
            _nothing_left(_orders(work, number))
    if accept:
        told = _("Accepted as it is: {records}.").format(records=_(", ").join(dict.fromkeys(e.reference for e in accepted)))
        _told(told, number, last=not close)
    if close and already is not None:
        _told(_("“{event}” was reconciled on {day} already.").format(event=name, day=already), number)
    elif close:
        _told(_("“{event}” is reconciled: everything matches.").format(event=name), number)


def _told(sentence: str, number: int, last: bool = True) -> None:
    """Tell what was done; the event's number follows the last of it."""
    if last:
        done(EVENT, sentence, number)
    else:
        tell(sentence)


def _reopen(event: str) -> None:
    from mgrday.records import reconciling
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "event", event)
        was = reconciling.reopen(work, number)
        name = name_of(work.reader, "event", number)
    told = _("“{event}” is open again.") if was else _("“{event}” is open.")
    done(EVENT, told.format(event=name), number)


def _orders(work: "Work", event: int) -> "Orders":
    """The orders of an event as the unit of work sees them."""
    from mgrday.cli.question import ask
    from mgrday.review.event_orders import Orders

    return Orders(replace(ask(), reader=work.reader), event)


def _accepted(orders: "Orders", references: list[str]) -> list["Mismatch"]:
    """The mismatches of the records that are named. Raises NotFoundError where nothing is listed about one."""
    found = []
    for reference in references:
        about = [each for each in orders.mismatches if each.reference == reference.strip().casefold()]
        if not about:
            raise NotFoundError(
                _("Nothing is listed about “{record}”.").format(record=reference),
                unchanged=_("Nothing was written."),
                todo=_("See what is: mgrday event reconcile {id}").format(id=orders.event),
            )
        found += about
    return list(dict.fromkeys(found))


def _nothing_left(orders: "Orders") -> None:
    """Show what does not match, if anything, as the store has it and keeps it. Raises RefusedError for it."""
    from mgrday.cli.question import ask
    from mgrday.review.event_orders import Orders
    from mgrday.review.event_reconcile import count_left, report

    if orders.mismatches:
        kept = Orders(ask(), orders.event)
        frame.context().emit(report(kept))
        raise RefusedError(
            _("“{event}” cannot be closed: {left}.").format(event=kept.row["name"], left=count_left(kept.mismatches)),
            todo=_("Mend it, or accept what is right as it is: mgrday event reconcile {id} --accept RECORD --reason TEXT").format(
                id=orders.event
            ),
        )
