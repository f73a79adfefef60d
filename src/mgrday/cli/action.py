"""``mgrday action``: what was agreed with members, and by when."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.cli.verbs import Member, On, done, typed
from mgrday.kinds.action import ACTION
from mgrday.words import N_, _

app = kind_app(ACTION, N_("Actions agreed with members; the next check looks at them again."))


@app.command("add", help=N_("Agree an action with a member; says its number."))
def add(
    member: Member,
    action: Annotated[str, typer.Argument(metavar="TEXT", help=N_("what is to be done"))],
    due: Annotated[str, typer.Option("--due", "--due-on", metavar="DAY", help=N_("the day by which it is done"))],
    done_on: Annotated[
        str | None, typer.Option("--done-on", "--done", metavar="DAY", help=N_("the day on which it was done, if it is"))
    ] = None,
    metric: Annotated[
        str | None, typer.Option("--metric", metavar="METRIC", help=N_("the figure it is to move, such as calls"))
    ] = None,
) -> None:
    """Agree an action."""
    from mgrday.records import action as actions
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        values = typed(work, ACTION, action=action, due_on=due, done_on=done_on, metric=metric)
        number = actions.agree(work, find(work.reader, "member", member), values)
    recorded(ACTION, [(number, values["action"] or "")])


@app.command("done", help=N_("Record that an agreed action is done."))
def done_(
    action: Annotated[str, typer.Argument(metavar="ACTION", help=N_("the action: its number"))], on: On = None
) -> None:
    """Finish an action."""
    from mgrday.records import action as actions
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "action", action)
        day = typed(work, ACTION, done_on=on).get("done_on") or work.today
        actions.finish(work, number, day)
        row = work.row("actions", number)
        member = work.row("members", row["member_id"])["name"]
    told = _("{member}: “{action}” is done ({day}).").format(member=member, action=row["action"], day=day)
    done(ACTION, told, number)
