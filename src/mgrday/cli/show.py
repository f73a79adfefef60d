"""``mgrday show``: all about one client, member, event or deal."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import ask
from mgrday.review.question import Question
from mgrday.store.references import find
from mgrday.words import N_

app = frame.app(N_("All about one client, member, event or deal: what is wrong with it, what to do next, how it came there."))

Everything = Annotated[bool, typer.Option("--all", help=N_("the whole history, not only the last of it"))]
Output = Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")]
CLIENT_HELP = N_("the client: number, name or a part of it, pinyin initials, last digits of the phone")
MEMBER_HELP = N_("the member: number, name or a part of it, pinyin initials")
EVENT_HELP = N_("the event: number, name or a part of it, pinyin initials")
DEAL_HELP = N_("the deal: its number, or its client")


def _named(kind: str, reference: str) -> tuple[Question, int]:
    """The question of this run and the id of the record that `reference` means. Raises NotFoundError."""
    return ask(), find(frame.context().reader(), kind, reference)


@app.command("client", help=N_("A client: next step, preparation for the next visit, visits, deals, grades, what has happened."))
def client(
    reference: Annotated[str, typer.Argument(help=CLIENT_HELP, metavar="CLIENT")],
    everything: Everything = False,
    output: Output = None,
) -> None:
    """Show a client."""
    from mgrday.review import show_client

    question, number = _named("lead", reference)
    frame.context().emit(show_client.report(question, number, everything), output)


@app.command("member", help=N_("A member: month and week against target and standard, clients, open deals, visits."))
def member(
    reference: Annotated[str, typer.Argument(help=MEMBER_HELP, metavar="MEMBER")],
    output: Output = None,
) -> None:
    """Show a member."""
    from mgrday.review import show_member

    question, number = _named("member", reference)
    frame.context().emit(show_member.report(question, number), output)


@app.command("event", help=N_("An event: the funnel against its goals, who brought what, every receipt."))
def event(
    reference: Annotated[str, typer.Argument(help=EVENT_HELP, metavar="EVENT")],
    output: Output = None,
) -> None:
    """Show an event."""
    from mgrday.review import show_event

    question, number = _named("event", reference)
    frame.context().emit(show_event.report(question, number), output)


@app.command("deal", help=N_("A deal: amount, payments, what is outstanding until when, the visits behind it."))
def deal(
    reference: Annotated[str, typer.Argument(help=DEAL_HELP, metavar="DEAL")],
    everything: Everything = False,
    output: Output = None,
) -> None:
    """Show a deal."""
    from mgrday.review import show_deal

    question, number = _named("deal", reference)
    frame.context().emit(show_deal.report(question, number, everything), output)
