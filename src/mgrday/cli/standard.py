"""``mgrday standard``: the company's bar per metric, period and seniority."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.kinds.standard import STANDARD
from mgrday.words import N_

app = kind_app(STANDARD, N_("The company's standards per metric, period and seniority."))


@app.command("set", help=N_("Set a standard, in place of the one there is; says its number."))
def set_standard(
    metric: Annotated[str, typer.Argument(metavar="METRIC", help=N_("the metric, such as calls, outings or amount"))],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=N_("the bar: a number, or yuan for amounts"))],
    period: Annotated[str, typer.Option("--period", metavar="day|week|month", help=N_("per day, week or month"))],
    seniority: Annotated[
        str, typer.Option("--seniority", metavar="new|veteran|all", help=N_("for new hires, veterans or all"))
    ] = "all",
) -> None:
    """Set a standard."""
    from mgrday.records.writing import put

    with frame.context().write(said()) as work:
        number = put(work, "standard", {"metric": metric, "value": value, "period": period, "seniority": seniority})
    recorded(STANDARD, [(number, f"{metric} {value}")])
