"""``mgrday check``: the client book, the keyword book and the outing register of a week."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.period import WEEK_HELP, of_kind
from mgrday.cli.question import DEPARTMENT_HELP, FAIL_ON_HELP, MEMBER_HELP, ask, exit_code, severity
from mgrday.errors import UsageError
from mgrday.words import N_, _

NAMES = {
    "clients": ("client", "lead", "leads", "客户", "客户本", "客户资料"),
    "keywords": ("keyword", "关键词", "关键词本"),
    "outings": ("outing", "外出", "外出登记", "外出登记表"),
}
"""The checks, with other words for them."""


@frame.command(N_("The three checks of a week, per member, against the standard and last week, and what is wrong."))
def command(
    what: Annotated[
        str | None, typer.Argument(help=N_("one check only: clients, keywords or outings"), metavar="clients|keywords|outings")
    ] = None,
    week: Annotated[str | None, typer.Option(help=WEEK_HELP, metavar="WEEK")] = None,
    member: Annotated[str | None, typer.Option(help=MEMBER_HELP, metavar="MEMBER")] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    rows: Annotated[bool, typer.Option("--rows", help=N_("also the records behind each table"))] = False,
    fail_on: Annotated[str | None, typer.Option(help=FAIL_ON_HELP)] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> int:
    from mgrday.review import checks

    severity(fail_on)
    parts = () if what is None else (_part(what),)
    span = None if week is None else of_kind(week, "week", frame.context().now)
    check = checks.ask(ask(department, member), span, parts)
    frame.context().emit(checks.report(check, parts, rows=rows), output)
    return exit_code(check.findings, fail_on)


def _part(text: str) -> str:
    word = text.strip().casefold()
    for name, others in NAMES.items():
        if word == name or word in others:
            return name
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=", ".join(NAMES)))
