"""``mgrday today``: the morning briefing."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, FAIL_ON_HELP, SEVERITY, ask, exit_code, severity
from mgrday.words import N_


@frame.command(N_("The morning briefing: where the month stands, what is wrong, what to do first, what the day holds."))
def command(
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    fail_on: Annotated[str | None, typer.Option(help=FAIL_ON_HELP, metavar=SEVERITY)] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> int:
    from mgrday.cli.guide import own_guide
    from mgrday.review.today import today

    severity(fail_on)
    report = today(ask(department), own_guide())
    frame.context().emit(report, output)
    return exit_code(report.findings(), fail_on)
