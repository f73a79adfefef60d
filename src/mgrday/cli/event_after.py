"""The verbs of ``mgrday event`` for the days after: after, hand, report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.question import ask
from mgrday.cli.verbs import CLIENT_HELP, MEMBER_HELP, Event, done, listed
from mgrday.errors import NotFoundError, RefusedError, UsageError
from mgrday.kinds.base import Day, Text
from mgrday.kinds.lead import LEAD
from mgrday.records.looking import name_of
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.review.follow_up import Proposal
    from mgrday.store.reader import Reader

MOST_NAMED = 5
AnEvent = Annotated[
    str | None, typer.Argument(metavar="EVENT", help=N_("the event: number, name or part of the name; the last one"))
]
ToFile = Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")]


class Handing(NamedTuple):
    """A client that is handed over: to whom, for which day, to do what."""

    client: int
    company: str
    member: int
    who: str
    on: str
    step: str


def add_to(app: frame.App) -> None:
    """Add the verbs to the group `app`."""
    app.command("after", help=N_("Who came and did not sign, who needs service, who did not come; who has each in hand."))(after)
    app.command("hand", help=N_("Hand clients of an event to a member, with a day; --all hands over as proposed."))(hand)
    app.command("report", help=N_("An event's funnel from every side and beside the events before; -o report.html to pass on."))(
        report
    )


def after(
    event: AnEvent = None,
    invited: Annotated[bool, typer.Option("--invited", help=N_("also who was invited and sent no receipt"))] = False,
    output: ToFile = None,
) -> None:
    """Show what an event leaves to do."""
    from mgrday.review import event_after

    question = ask()
    frame.context().emit(event_after.report(question, _meant(question.reader, question.time, event), invited=invited), output)


def report(event: AnEvent = None, output: ToFile = None) -> None:
    """Show the report of an event."""
    from mgrday.review import event_report

    question = ask()
    frame.context().emit(event_report.report(question, _meant(question.reader, question.time, event)), output)


def _meant(reader: "Reader", time: str, event: str | None) -> int:
    """The event that is named, else the last that began. Raises NotFoundError."""
    from mgrday.review.follow_up import last_event
    from mgrday.store.references import find

    found = last_event(reader, time) if event is None else find(reader, "event", event)
    if found is None:
        raise NotFoundError(_("No event has begun yet."), todo=_("See what is ahead: mgrday event list"))
    return found


def hand(
    event: Event,
    clients: Annotated[list[str] | None, typer.Argument(metavar="CLIENT", help=CLIENT_HELP)] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="MEMBER", help=MEMBER_HELP)] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help=N_("the day; the next workday unless told otherwise"))
    ] = None,
    step: Annotated[str | None, typer.Option("--step", metavar="TEXT", help=N_("what is to be done"))] = None,
    all_: Annotated[bool, typer.Option("--all", help=N_("everybody who is in nobody's hands"))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("do not ask"))] = False,
) -> None:
    """Hand clients over, all of them or none."""
    from mgrday.records import follow_up

    if all_ == bool(clients):
        raise UsageError(_("Name the clients to hand over, or say --all."), unchanged=_("Nothing was written."))
    context = frame.context()
    with context.unwritten():
        plan = [_agreed(each, to, on, step) for each in _proposals(event, clients or [])]
    if not plan:
        context.say(_("Nobody is left to hand over."))
        return
    if all_ and not yes:
        context.say(_("To be handed over for {day}: {names}.").format(day=plan[0].on, names=_by_member(plan)))
        if not frame.confirm(_("Hand them over?")):
            context.say(_("Nothing was written."))
            return
    with context.write(said()) as work:
        for each in plan:
            follow_up.hand(work, each.client, each.member, each.step, each.on)
        if plan[0].on < work.today:
            work.warnings.append(_("{day} is over already.").format(day=plan[0].on))
    told = _("Handed over for {day}: {names}.").format(day=plan[0].on, names=_by_member(plan))
    done(LEAD, told, *(each.client for each in plan))


def _proposals(event: str, clients: list[str]) -> "list[Proposal]":
    """What is proposed for these clients of the event, for everybody in nobody's hands where none is named.

    Raises NotFoundError, RefusedError.
    """
    from mgrday.review.follow_up import After
    from mgrday.store.references import find

    question = ask(everywhere=bool(clients))
    after = After(question, find(question.reader, "event", event))
    name = after.row["name"]
    if not after.begun:
        raise RefusedError(
            _("“{event}” starts on {time}: nobody has come yet.").format(event=name, time=after.row["starts_at"]),
            todo=_("Plan a client's next step with: mgrday lead next CLIENT TEXT --on DAY"),
        )
    if not clients:
        return after.proposals()
    guests = {row["client_id"]: row for row in after.guests}
    found = []
    for number in dict.fromkeys(find(question.reader, "lead", client) for client in clients):
        if number not in guests:
            client = name_of(question.reader, "lead", number)
            raise NotFoundError(
                _("“{client}” was not invited to “{event}”, or is archived.").format(client=client, event=name),
                todo=_("See who was: mgrday event after {id} --invited").format(id=after.event),
            )
        found.append(after.proposal(guests[number]))
    return found


def _agreed(proposal: "Proposal", to: str | None, on: str | None, step: str | None) -> Handing:
    """A proposal as it was changed on the command line. Raises RefusedError where nobody is there to hand the client to."""
    from mgrday.store.references import find

    context = frame.context()
    reader = context.reader()
    member = proposal.member if to is None else find(reader, "member", to)
    if member is None:
        raise RefusedError(
            _("“{client}” belongs to nobody who is still here.").format(client=proposal.company),
            todo=_("Say who takes it with --to MEMBER."),
        )
    day = proposal.on if on is None else Day().read(on, context.now)
    text = proposal.step if step is None else Text(500).read(step, context.now)
    return Handing(proposal.client, proposal.company, member, name_of(reader, "member", member), day, text)


def _by_member(plan: list[Handing]) -> str:
    """Who gets which clients; only how many where they are more than a few."""
    of: dict[str, list[str]] = {}
    for each in plan:
        of.setdefault(each.who, []).append(each.company)
    if len(plan) <= MOST_NAMED:
        parts = [f"{listed(companies)} → {who}" for who, companies in of.items()]
    else:
        parts = [f"{who} {len(companies)}" for who, companies in of.items()]
    return " · ".join(parts)
