"""``mgrday member``: members of the department."""

from typing import Annotated

import typer

from mgrday.cli import frame, people_verbs
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import Member, done, quoted, typed
from mgrday.kinds.member import MEMBER
from mgrday.words import N_, _, ngettext

app = kind_app(MEMBER, N_("Members of the department: who sells and who manages."))
people_verbs.add_to(app)


@app.command("leave", help=N_("Record that a member left; their clients wait for somebody."))
def leave(
    member: Member,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=N_("the last day; today unless told otherwise"))] = None,
) -> None:
    """Record that a member left, and say how many clients have to be handed over."""
    from mgrday.records import member as members
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "member", member)
        day = typed(work, MEMBER, left_on=on).get("left_on") or work.today
        clients = members.leave(work, number, day)
        name = work.row("members", number)["name"]
    told = _("{name} left on {day}.").format(name=name, day=day)
    if clients:
        left = ngettext("{n} unsigned client to hand over.", "{n} unsigned clients to hand over.", clients).format(n=clients)
        told = f"{told} {left}"
    done(MEMBER, told, number, next=f"mgrday lead list --owner {quoted(name)}" if clients else "")
