"""``mgrday award``: rewards and penalties."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.cli.verbs import Member, On
from mgrday.kinds.award import AWARD
from mgrday.words import N_

app = kind_app(AWARD, N_("Rewards and penalties, each with its reason; told on the board and in the month report."))


@app.command("add", help=N_("Record a reward, or a penalty; says its number."))
def add(
    member: Member,
    reason: Annotated[str, typer.Argument(metavar="TEXT", help=N_("what for"))],
    amount: Annotated[str | None, typer.Option("--amount", metavar="AMOUNT", help=N_("how much, in yuan"))] = None,
    points: Annotated[str | None, typer.Option("--points", metavar="N", help=N_("how many points"))] = None,
    penalty: Annotated[bool, typer.Option("--penalty", help=N_("it is a penalty"))] = False,
    on: On = None,
) -> None:
    """Record an award."""
    from mgrday.records import writing

    kind = "penalty" if penalty else "reward"
    texts = {"member": member, "reason": reason, "amount": amount, "points": points, "type": kind, "awarded_on": on}
    with frame.context().write(said()) as work:
        number = writing.add(work, "award", texts)
    recorded(AWARD, [(number, member)])
