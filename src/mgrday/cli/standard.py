"""``mgrday standard``: the company's bar per metric, period and seniority."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.kinds.codes import MONEY_METRICS
from mgrday.kinds.standard import STANDARD
from mgrday.money import say_money
from mgrday.report import Cell, Column, Report, Table, Yuan
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from mgrday.records.standard import Offer

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


@app.command(
    "adopt",
    help=N_(
        "Enter the standards that the method proposes (standards.toml); shows them before it writes.\n"
        "A metric that has a standard for the period already keeps it."
    ),
)
def adopt(
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("show the standards, write nothing"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=N_("do not ask"))] = False,
) -> None:
    """Show the proposals, and write those that are new once agreed."""
    from mgrday.records import standard

    context = frame.context()
    offers = standard.offers(context.reader())
    new = [offer for offer in offers if not offer.kept]
    if new and not (dry_run or yes or context.stdin_tty):
        frame.confirm("")
    context.emit(_shown(offers))
    if not new:
        context.say(_("Every one of these has a standard already. To change one: mgrday standard set METRIC VALUE --period P"))
        return
    if dry_run:
        return
    if not (yes or frame.confirm(_("Enter these standards?"))):
        context.say(_("Nothing was written."))
        return
    with context.write(said()) as work:
        numbers = standard.adopt(work)
    context.say(ngettext("{n} standard entered.", "{n} standards entered.", len(numbers)).format(n=len(numbers)))


def _shown(offers: "Sequence[Offer]") -> Report:
    """The proposals as a table; those that would take the place of a standard are grey, with what stays."""
    rows = []
    for offer in offers:
        money = offer.proposal.metric in MONEY_METRICS
        say = say_money if money else str
        row: dict[str, object] = {
            "metric": offer.proposal.metric,
            "period": offer.proposal.period,
            "seniority": offer.proposal.seniority,
            "value": Yuan(offer.value) if money else offer.value,
            "before": ", ".join(map(say, offer.kept)) or None,
            "new": not offer.kept,
        }
        rows.append({key: Cell(value, "faint") for key, value in row.items()} if offer.kept else row)
    columns = [
        *(STANDARD.field(name).as_column() for name in ("metric", "period", "seniority")),
        Column("value", _("Proposed"), "count"),
        Column("before", _("In force, stays"), hidden=not any(offer.kept for offer in offers)),
        Column("new", _("New"), "flag", hidden=True),
    ]
    title = _("Standards that the method proposes")
    return Report("standard", title, [Table("proposals", title, columns, rows)], shape="list")
