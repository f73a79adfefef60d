"""``mgrday findings``: everything that is wrong; ``mgrday findings rules``: the rules that find it."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, FAIL_ON_HELP, MEMBER_HELP, ask, exit_code, severity
from mgrday.errors import UsageError
from mgrday.words import N_, _


@frame.command(N_("Every finding; with the word rules, the rules that find them and their settings."))
def command(
    what: Annotated[str | None, typer.Argument(help=N_("the word rules explains the rules"), metavar="rules")] = None,
    rule: Annotated[str | None, typer.Option(help=N_("only this rule or family, such as client.stale or outing"))] = None,
    member: Annotated[str | None, typer.Option(help=MEMBER_HELP, metavar="MEMBER")] = None,
    severity_: Annotated[str | None, typer.Option("--severity", help=N_("only this severity: high, medium or low"))] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    fail_on: Annotated[str | None, typer.Option(help=FAIL_ON_HELP)] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> int:
    from mgrday.review import findings

    if what not in (None, "rules"):
        raise UsageError(_("“{text}” is not one of: {choices}.").format(text=what, choices="rules"))
    severity(fail_on)
    question = ask(department, member)
    if what:
        frame.context().emit(findings.rules_report(question), output)
        return 0
    report = findings.report(question, rule, question.member, severity(severity_))
    frame.context().emit(report, output)
    return exit_code(report.findings(), fail_on)
