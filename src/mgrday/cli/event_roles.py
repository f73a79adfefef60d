"""The verbs of ``mgrday event`` about who does what: role, need, train."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.verbs import MEMBER_HELP, Event, On, done, listed, wanted
from mgrday.errors import UsageError
from mgrday.kinds.base import Count, Day
from mgrday.kinds.event import EVENT
from mgrday.words import N_, _

METAVARS = (N_("ROLE"),)
ROLE_HELP = N_("the role: its id, its name or a part of it")
MOST = 100
RoleOption = Annotated[str | None, typer.Option("--role", metavar="ROLE", help=ROLE_HELP)]


def add_to(app: frame.App) -> None:
    """Add the verbs to the group `app`."""
    app.command(
        "role",
        help=N_(
            "Give a member a role at an event; with the event alone, who holds what and what is missing.\n"
            "Nobody is in two places at once: an event is taken to last 4 hours. --sheet is the page to hang up."
        ),
    )(role)
    app.command("need", help=N_("Say how many of a role an event needs; 0 is none."))(need)
    app.command("train", help=N_("Record that members were trained for their roles at an event."))(train)


def role(
    event: Event,
    member: Annotated[str | None, typer.Argument(metavar="MEMBER", help=MEMBER_HELP)] = None,
    role: Annotated[str | None, typer.Argument(metavar="ROLE", help=ROLE_HELP)] = None,
    drop: Annotated[bool, typer.Option("--drop", help=N_("take the role away, or every role where none is named"))] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help=N_("who does what when, to print"))] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=N_("write to this file"))] = None,
) -> None:
    """Give a role or take it away, or show the roles."""
    if member is None:
        if drop:
            raise UsageError(_("Say whose role is taken away."), unchanged=_("Nothing was written."))
        _show(event, sheet, output)
    elif sheet or output is not None:
        raise UsageError(_("--sheet and -o take the event alone."), unchanged=_("Nothing was written."))
    elif drop:
        _take(event, member, role)
    else:
        _give(event, member, wanted(role, "ROLE", _("the role")))


def _show(event: str, sheet: bool, output: Path | None) -> None:
    from mgrday.cli.question import ask
    from mgrday.review import event_posts
    from mgrday.store.references import find

    context = frame.context()
    number = find(context.reader(), "event", event)
    context.emit((event_posts.sheet if sheet else event_posts.report)(ask(), number), output)


def _give(event: str, member: str, text: str) -> None:
    from mgrday.records import event_posts
    from mgrday.store.references import find

    context = frame.context()
    with context.write(said()) as work:
        number, who = find(work.reader, "event", event), find(work.reader, "member", member)
        role = event_posts.role_of(text)
        new = event_posts.give(work, number, who, role)
        row = work.row("events", number)
        name = work.row("members", who)["name"]
    told = _("{name} holds the role “{role}” at “{event}”.") if new else _("{name} holds the role “{role}” at “{event}” already.")
    done(EVENT, told.format(name=name, role=role.name, event=row["name"]), number)
    if new and row["day"] < context.today:
        context.warn(_("“{event}” was on {day}: recorded afterwards.").format(event=row["name"], day=row["day"]))


def _take(event: str, member: str, text: str | None) -> None:
    from mgrday.method.event_roles import role_name
    from mgrday.records import event_posts
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number, who = find(work.reader, "event", event), find(work.reader, "member", member)
        taken = event_posts.take(work, number, who, event_posts.role_of(text) if text is not None else None)
        names = {"name": work.row("members", who)["name"], "event": work.row("events", number)["name"]}
    told = _("Taken from {name} at “{event}”: {role}.")
    done(EVENT, told.format(role=_(", ").join(map(role_name, taken)), **names), number)


def need(
    event: Event,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=ROLE_HELP)],
    count: Annotated[str | None, typer.Argument(metavar="N", help=N_("how many"))] = None,
    method: Annotated[bool, typer.Option("--method", help=N_("as many as the method says again"))] = False,
) -> None:
    """Change how many of a role are needed."""
    from mgrday.records import event_posts
    from mgrday.store.references import find

    if method and count is not None:
        raise UsageError(_("--method does not go with a number."), unchanged=_("Nothing was written."))
    text = None if method else wanted(count, "N", _("how many"))
    context = frame.context()
    with context.write(said()) as work:
        number = find(work.reader, "event", event)
        chosen = event_posts.role_of(role)
        asked = None if text is None else Count(most=MOST).read(text, context.now)
        event_posts.need(work, number, chosen, asked)
        name = work.row("events", number)["name"]
    if asked is None:
        told = _("“{event}” needs as many of the role “{role}” as the method says.")
    else:
        told = _("“{event}” needs {n} of the role “{role}”.") if asked else _("“{event}” does without the role “{role}”.")
    done(EVENT, told.format(event=name, role=chosen.name, n=asked), number)


def train(
    event: Event,
    members: Annotated[list[str], typer.Argument(metavar="MEMBER", help=MEMBER_HELP)],
    role: RoleOption = None,
    on: On = None,
    undo: Annotated[bool, typer.Option("--undo", help=N_("they were not trained after all"))] = False,
) -> None:
    """Tick training off, all of them or none."""
    from mgrday.records import event_posts
    from mgrday.store.references import find

    if undo and on is not None:
        raise UsageError(_("--on does not go with --undo."), unchanged=_("Nothing was written."))
    context = frame.context()
    with context.write(said()) as work:
        number = find(work.reader, "event", event)
        chosen = event_posts.role_of(role) if role is not None else None
        day = None if undo else Day(past=True).read(on, context.now) if on is not None else work.today
        who = {find(work.reader, "member", member): "" for member in members}
        event_posts.train(work, number, who, chosen, day)
        names = [str(work.row("members", each)["name"]) for each in who]
    told = _("Not trained: {names}.") if day is None else _("Trained on {day}: {names}.")
    done(EVENT, told.format(names=listed(names), day=day), number)
