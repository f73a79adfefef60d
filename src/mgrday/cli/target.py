"""``mgrday target``: targets by scope, period and metric, and splitting them."""

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.errors import UsageError
from mgrday.kinds.codes import METRIC, SCOPE
from mgrday.kinds.target import TARGET
from mgrday.report import Column, Report, Table, Unit, Yuan
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from mgrday.records.target_split import Split, Way

app = kind_app(TARGET, N_("Targets by month, week and day; splitting them into parts."))
Scope = Annotated[str, typer.Argument(metavar="SCOPE", help=N_("whose: branch, department, group or member"))]
Name = Annotated[str, typer.Argument(metavar="NAME", help=N_("the name of the branch, department, group or member"))]
Period = Annotated[str, typer.Argument(metavar="PERIOD", help=N_("the month, week or day"))]
Metric = Annotated[str, typer.Option("--metric", metavar="METRIC", help=N_("the metric"))]


@app.command("set", help=N_("Set a target, in place of the one there is; says its number."))
def set_target(
    scope: Scope,
    name: Name,
    period: Period,
    value: Annotated[str, typer.Argument(metavar="VALUE", help=N_("the target: a number, or yuan for amounts"))],
    metric: Metric = "amount",
) -> None:
    """Set a target."""
    from mgrday.records.writing import put

    with frame.context().write(said()) as work:
        number = put(work, "target", {"scope": scope, "name": name, "period": period, "metric": metric, "value": value})
        row = work.row("targets", number)
    recorded(TARGET, [(number, f"{row['name']} {row['period']} {METRIC.label(row['metric'])}")])


@app.command(
    "split",
    help=N_(
        "Split a target into parts that add up to it exactly.\n"
        "Among people a new hire carries half of a veteran's part; over weeks and days the phases of the month have their shares."
    ),
)
def split(
    scope: Scope,
    name: Name,
    period: Period,
    into: Annotated[str, typer.Option("--into", metavar="department|group|member|week|day", help=N_("what the parts are"))],
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="equal|seniority|phases",
            help=N_("how: equal parts, by seniority (people) or by phases (weeks and days)"),
        ),
    ] = None,
    new_share: Annotated[
        str, typer.Option("--new-share", metavar="N", help=N_("what a new hire carries of a veteran's part"))
    ] = "0.5",
    metric: Metric = "amount",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("show the parts, write nothing"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=N_("do not ask"))] = False,
) -> None:
    """Propose the parts, show them, and write them once agreed."""
    from mgrday.records import target_split

    context = frame.context()
    texts: dict[str, str | None] = {"scope": scope, "name": name, "period": period, "metric": metric}
    with context.unwritten():
        way = _way(into, by, new_share)
        agreed = target_split.propose(context.reader(), texts, way, context.now)
    if not (dry_run or yes or context.stdin_tty):
        frame.confirm("")
    context.emit(_shown(agreed))
    for number, left, value in agreed.left_over:
        context.warn(
            _("{name} has a target of {value} too, which this split leaves as it is: mgrday target remove {id}").format(
                name=left, value=_said(agreed, value), id=number
            )
        )
    if dry_run:
        return
    if not (yes or frame.confirm(_("Set these targets?"))):
        context.say(_("Nothing was written."))
        return
    with context.write(said()) as work:
        numbers = target_split.write(work, texts, way, agreed)
    context.say(ngettext("{n} target set.", "{n} targets set.", len(numbers)).format(n=len(numbers)))


def _way(into: str, by: str | None, new_share: str) -> "Way":
    """How to split, as typed. Raises RefusedError, UsageError."""
    from mgrday.records.target_split import BY, INTO, Way

    now = frame.context().now
    try:
        share = Fraction(new_share.replace("%", "e-2").strip())
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise UsageError(_("--new-share: “{text}” is not a number from 0 to 1.").format(text=new_share))
    return Way(INTO.read(into, now), BY.read(by, now) if by is not None else None, share)


def _said(split: "Split", value: int) -> str:
    from mgrday.money import say_money

    return say_money(value) if split.money else str(value)


def _shown(split: "Split") -> Report:
    """The parts as a table, with what stands now."""

    def valued(value: int | None) -> object:
        return Yuan(value) if split.money and value is not None else value

    unit: Unit = "money" if split.money else "count"
    columns = [
        Column("scope", _("Scope"), hidden=True),
        Column("name", _("Name")),
        Column("period", _("Period")),
        Column("metric", _("Metric"), hidden=True),
        Column("value", _("Target"), unit),
        Column("share", _("Share"), "share"),
        Column("before", _("Before"), unit),
    ]
    rows = [
        {
            "scope": part.scope,
            "name": part.name,
            "period": part.period,
            "metric": split.metric,
            "value": valued(part.value),
            "share": part.value / split.value if split.value else None,
            "before": valued(part.before),
        }
        for part in split.parts
    ]
    title = _("{scope} {name}, {period}, {metric}: {value}").format(
        scope=SCOPE.label(split.scope),
        name=split.name,
        period=split.period,
        metric=METRIC.label(split.metric),
        value=_said(split, split.value),
    )
    return Report("split", title, [Table("parts", title, columns, rows)], shape="list")
