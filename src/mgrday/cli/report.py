"""``mgrday report``: the report of a day, week or month."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.period import PERIOD_HELP, of_kind
from mgrday.cli.question import DEPARTMENT_HELP, FAIL_ON_HELP, MASK_HELP, SEVERITY, ask, exit_code, hidden, severity
from mgrday.days import Kind, Span
from mgrday.errors import UsageError
from mgrday.report import Report
from mgrday.words import N_, _

KINDS: dict[Kind, tuple[str, ...]] = {"day": ("日", "日报"), "week": ("周", "周报"), "month": ("月", "月报")}
"""The reports, with other words for them."""


@frame.command(N_("The report of a day, week or month; -o report.html, report.pdf or report.xlsx writes what you pass on."))
def command(
    what: Annotated[str, typer.Argument(help=N_("what it is about: day, week or month"), metavar="day|week|month")],
    period: Annotated[str | None, typer.Option(help=PERIOD_HELP, metavar="PERIOD")] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    fail_on: Annotated[str | None, typer.Option(help=FAIL_ON_HELP, metavar=SEVERITY)] = None,
    forecast_check: Annotated[
        bool, typer.Option("--forecast-check", help=N_("how good the forecast was in the past months (month only)"))
    ] = False,
    mask: Annotated[bool, typer.Option("--mask", help=MASK_HELP)] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=N_("write to this file: .html, .pdf, .xlsx, .md, .csv, .json"), metavar="FILE"),
    ] = None,
) -> int:
    from mgrday.review import period_report

    severity(fail_on)
    context = frame.context()
    kind = _kind(what)
    span = of_kind(period, kind, context.now)
    report = _forecast_check(department, span) if forecast_check else period_report.report(ask(department), span)
    context.emit(hidden(report) if mask else report, output)
    return exit_code(report.findings(), fail_on)


def _forecast_check(department: str | None, span: Span) -> Report:
    """The back-test up to the month asked for, or up to the last one where that is not over."""
    from mgrday.review.forecast_check import check

    if span.kind != "month":
        raise UsageError(
            _("The forecast is about months: --forecast-check goes with report month only."),
            todo=_("Type for example {example}.").format(example="mgrday report month --forecast-check"),
        )
    question = ask(department)
    return check(question, span if span.end <= question.today else Span.month(question.today).previous())


def _kind(text: str) -> Kind:
    word = text.strip().casefold()
    for kind, others in KINDS.items():
        if word == kind or word in others:
            return kind
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=", ".join(KINDS)))
