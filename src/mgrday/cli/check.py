"""``mgrday check``: the client book, the keyword book and the outing register of a week; what the manager says of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.period import WEEK_HELP, of_kind
from mgrday.cli.question import DEPARTMENT_HELP, FAIL_ON_HELP, MASK_HELP, MEMBER_HELP, SEVERITY, ask, exit_code, hidden, severity
from mgrday.days import Span
from mgrday.errors import ExitCode, UsageError
from mgrday.words import N_, _

NAMES = {
    "clients": ("client", "lead", "leads", "客户", "客户本", "客户资料"),
    "keywords": ("keyword", "关键词", "关键词本"),
    "outings": ("outing", "外出", "外出登记", "外出登记表"),
}
"""The checks, with other words for them."""


@frame.command(
    N_(
        "The three checks of a week, per member, against the standard and last week, and what is wrong.\n"
        "--comment and --action record what you say to a member and what you agree; the next check opens with it."
    )
)
def command(
    what: Annotated[
        str | None, typer.Argument(help=N_("one check only: clients, keywords or outings"), metavar="clients|keywords|outings")
    ] = None,
    week: Annotated[str | None, typer.Option(help=WEEK_HELP, metavar="WEEK")] = None,
    member: Annotated[str | None, typer.Option(help=MEMBER_HELP, metavar="MEMBER")] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    rows: Annotated[bool, typer.Option("--rows", help=N_("also the records behind each table"))] = False,
    all_departments: Annotated[
        bool, typer.Option("--all-departments", help=N_("the sum of every department, and whose visits were real"))
    ] = False,
    comment: Annotated[
        tuple[str, str] | None,
        typer.Option("--comment", metavar="MEMBER TEXT", help=N_("record your comment about a member for this week")),
    ] = None,
    action: Annotated[
        str | None,
        typer.Option("--action", metavar="TEXT", help=N_("agree an action with the member of --comment or --member")),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DAY", help=N_("by when the action is done; the end of the week after, if not said")),
    ] = None,
    metric: Annotated[
        str | None, typer.Option("--metric", metavar="METRIC", help=N_("the figure that the action is to move, such as calls"))
    ] = None,
    fail_on: Annotated[str | None, typer.Option(help=FAIL_ON_HELP, metavar=SEVERITY)] = None,
    mask: Annotated[bool, typer.Option("--mask", help=MASK_HELP)] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> int:
    severity(fail_on)
    parts = () if what is None else (_part(what),)
    span = None if week is None else of_kind(week, "week", frame.context().now)
    others = {"--all-departments": all_departments, "--department": department is not None, "--rows": rows}
    if any(words is not None for words in (comment, action, due, metric)):
        from mgrday.cli.check_words import Said, record

        others |= {"--fail-on": fail_on is not None, "--mask": mask, "--output": output is not None}
        record(Said(comment, action, due, metric, member), span or Span.week(frame.context().today), others)
        return ExitCode.DONE
    if all_departments:
        narrower = {"--department": department, "--member": member, "--rows": rows or None, what or "": what}
        _refuse_narrower(name for name, value in narrower.items() if value is not None)
    from mgrday.review import checks

    check = checks.ask(ask(department, member, everywhere=all_departments), span, parts)
    if all_departments:
        from mgrday.review import check_departments

        report = check_departments.report(check)
    else:
        report = checks.report(check, parts, rows=rows)
    frame.context().emit(hidden(report) if mask else report, output)
    return exit_code(check.findings, fail_on)


def _refuse_narrower(given: Iterable[str]) -> None:
    """The sum is of everybody and of all three checks. Raises UsageError where something narrows it."""
    for option in given:
        raise UsageError(
            _("--all-departments sums up everybody and all three checks; {option} does not go with it.").format(option=option),
            todo=_("Leave one of the two out."),
        )


def _part(text: str) -> str:
    word = text.strip().casefold()
    for name, others in NAMES.items():
        if word == name or word in others:
            return name
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=", ".join(NAMES)))
