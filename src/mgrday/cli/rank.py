"""``mgrday rank``: the comparison board."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.period import PERIOD_HELP
from mgrday.cli.question import DEPARTMENT_HELP, ask
from mgrday.days import Span
from mgrday.errors import UsageError, asking
from mgrday.words import N_, _

SCOPE_WORDS = {
    "member": ("rep", "个人", "员工"),
    "group": ("小组",),
    "department": ("部门",),
    "seniority": ("新老", "新人老人"),
}
"""What can be compared, with other words for it."""


@frame.command(N_("Who stands where, by any metric, and the bright spots."))
def command(
    by: Annotated[
        str, typer.Option("--by", help=N_("the metric, such as amount, deals, outings, calls"), metavar="METRIC")
    ] = "amount",
    scope: Annotated[
        str, typer.Option(help=N_("what is compared: member, group, department or seniority"), metavar="SCOPE")
    ] = "member",
    period: Annotated[str | None, typer.Option(help=PERIOD_HELP, metavar="PERIOD")] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help=N_("for the wall or the group chat: clients masked, nobody put to shame"))
    ] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    from mgrday.review.board import Board

    context = frame.context()
    chosen, metric = _scope(scope), _metric(by)
    if period is None:
        span = Span.month(context.today)
    else:
        from mgrday.day_words import read_period

        with asking():
            span = read_period(period, context.now)
    board = Board(ask(department), span, metric, chosen, published=publish)
    if publish:
        from mgrday.review.published import report
    else:
        from mgrday.review.ranking import report
    context.emit(report(board), output)


def _scope(text: str) -> str:
    word = text.strip().casefold()
    for name, others in SCOPE_WORDS.items():
        if word == name or word in others:
            return name
    choices = ", ".join(SCOPE_WORDS)
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=choices))


def _metric(text: str) -> str:
    from mgrday.kinds.base import folded
    from mgrday.kinds.codes import METRIC, METRICS

    word = folded(text).replace("-", "_")
    for code, names in METRIC.names:
        if word == code or word in map(folded, names):
            return code
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=", ".join(METRICS)))
