"""``mgrday target``: targets by scope, period and metric, and splitting them."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.errors import UsageError, asking
from mgrday.kinds.codes import METRIC, SCOPE, say_value
from mgrday.kinds.target import TARGET
from mgrday.report import Column, Report, Table, Unit, Yuan
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mgrday.records.target_split import Split, Way

app = kind_app(TARGET, N_("Targets by month, week and day; splitting them into parts."))
Scope = Annotated[str, typer.Argument(metavar="SCOPE", help=N_("whose: branch, department, group or member"))]
Name = Annotated[str, typer.Argument(metavar="NAME", help=N_("the name of the branch, department, group or member"))]
Period = Annotated[str, typer.Argument(metavar="PERIOD", help=N_("the month, week or day"))]
Promised = Annotated[str | None, typer.Option("--promised", metavar="VALUE", help=N_("what its bearer offered"))]
Accepted = Annotated[str | None, typer.Option("--accepted", metavar="VALUE", help=N_("what was taken on"))]
Strategy = Annotated[str | None, typer.Option("--strategy", metavar="TEXT", help=N_("how it is to be reached"))]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=N_("write to this file"))]
Metric = Annotated[str, typer.Option("--metric", metavar="METRIC", help=N_("the metric"))]


@app.command(
    "set",
    help=N_(
        "Set a target, in place of the one there is; says its number.\n"
        "What was promised and accepted, and the strategy, stay as they are unless they are typed."
    ),
)
def set_target(
    scope: Scope,
    name: Name,
    period: Period,
    value: Annotated[str, typer.Argument(metavar="VALUE", help=N_("the target: a number, or yuan for amounts"))],
    metric: Metric = "amount",
    promised: Promised = None,
    accepted: Accepted = None,
    strategy: Strategy = None,
) -> None:
    """Set a target."""
    from mgrday.records.writing import put

    texts = {"scope": scope, "name": name, "period": period, "metric": metric, "value": value}
    beside = {"promised": promised, "accepted": accepted, "strategy": strategy}
    with frame.context().write(said()) as work:
        number = put(work, "target", texts | {field: text for field, text in beside.items() if text is not None})
        row = work.row("targets", number)
    recorded(TARGET, [(number, f"{row['name']} {row['period']} {METRIC.label(row['metric'])}")])


@app.command(
    "show",
    help=N_("Show one with all its fields; by scope, name and period how far it is, what was promised and how its parts stand."),
)
def show(
    words: Annotated[
        list[str],
        typer.Argument(metavar="TARGET", help=N_("its number, or whose and when: SCOPE NAME PERIOD")),
    ],
    metric: Metric = "amount",
    output: Output = None,
) -> None:
    """Show a target."""
    context = frame.context()
    if len(words) == 1:
        from mgrday.review.lists import show_report

        context.emit(show_report(context.reader(), TARGET, words[0], context.now), output)
        return
    if len(words) != 3:
        raise UsageError(
            _("A target is named by its number, or by scope, name and period."),
            todo=_("Type for example: mgrday target show department NAME this-month"),
        )
    from mgrday.cli.question import ask
    from mgrday.review import show_target
    from mgrday.store.target_reference import find_target

    with asking():
        texts = dict(zip(("scope", "name", "period"), words, strict=True)) | {"metric": metric}
        target = find_target(context.reader(), texts, context.now)
    context.emit(show_target.report(ask(), target), output)


@app.command(
    "split",
    help=N_(
        "Split a target into parts that add up to it exactly.\n"
        "Among people a new hire carries half of a veteran's part; over weeks and days the phases of the month have their shares."
        "\nBy last period's figures, who joined since it began carries at least a new hire's share of the average."
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
            metavar="equal|seniority|last|phases",
            help=N_("how: equal parts, by seniority or by last period's figures (people), by phases (weeks and days)"),
        ),
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part", metavar="NAME=VALUE", help=N_("a part as you want it; the others share the rest")
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
        way = _way(into, by, new_share, tuple(map(_typed, part or ())))
        if way.by == "last":
            way = replace(way, last=_last(period, metric))
        agreed = target_split.propose(context.reader(), texts, way, context.now)
    if not (dry_run or yes or context.stdin_tty):
        frame.confirm("")
    context.emit(_shown(agreed))
    for number, left, value in agreed.left_over:
        context.warn(
            _("{name} has a target of {value} too, which this split leaves as it is: mgrday target remove {id}").format(
                name=left, value=say_value(agreed.metric, value), id=number
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


def _typed(text: str) -> tuple[str, str]:
    """The name and the figure of ``NAME=VALUE``. Raises UsageError."""
    name, equals, value = text.replace("＝", "=").rpartition("=")
    if not (equals and name.strip() and value.strip()):
        raise UsageError(
            _("--part: “{text}” does not say NAME=VALUE.").format(text=text),
            todo=_("Type the name of a part and its figure, such as --part Wang=50000"),
        )
    return name, value


def _last(period: str, metric: str) -> "Mapping[int, int]":
    """What each member (id) did of a metric in the period before."""
    from mgrday.day_words import read_period
    from mgrday.records.target_split import before
    from mgrday.review.metrics import member_metrics

    context = frame.context()
    code = METRIC.read(metric, context.now)
    found = member_metrics(context.reader(), before(read_period(period, context.now)), (code,))
    return {member: figures[code] for member, figures in found.items()}


def _way(into: str, by: str | None, new_share: str, typed: tuple[tuple[str, str], ...]) -> "Way":
    """How to split, as typed. Raises RefusedError, UsageError."""
    from mgrday.cli.question import ask
    from mgrday.records.target_split import BY, INTO, Way
    from mgrday.review.targets import phase_shares

    now = frame.context().now
    try:
        share = Fraction(new_share.replace("%", "e-2").strip())
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise UsageError(_("--new-share: “{text}” is not a number from 0 to 1.").format(text=new_share))
    chosen = BY.read(by, now) if by is not None else None
    return Way(INTO.read(into, now), chosen, share, typed, phases=phase_shares(ask()))


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
        Column("last", _("Last period"), unit, hidden=all(part.last is None for part in split.parts)),
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
            "last": valued(part.last),
            "before": valued(part.before),
        }
        for part in split.parts
    ]
    title = _("{scope} {name}, {period}, {metric}: {value}").format(
        scope=SCOPE.label(split.scope),
        name=split.name,
        period=split.period,
        metric=METRIC.label(split.metric),
        value=say_value(split.metric, split.value),
    )
    note = _("Strategy: {text}").format(text=split.strategy) if split.strategy else ""
    return Report("split", title, [Table("parts", title, columns, rows, note=note)], shape="list")
