"""``mgrday export agenda``: what is due, as a file that a calendar imports."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, MASK_HELP, MEMBER_HELP, ask
from mgrday.context import write_file
from mgrday.errors import UsageError
from mgrday.words import N_, _, ngettext

HELP = N_(
    "Export what is due as a calendar file (.ics) that phones and computers import.\n"
    "Next steps, events, deals expected, talks due again, services, key matters, actions, who is to be back. "
    "After a change import it again: entries are updated, not doubled; what is done since is cancelled."
)
DAYS, MOST_DAYS = 60, 3660


def agenda(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help=N_("the file, which ends in .ics; else stdout"), metavar="FILE")
    ] = None,
    days: Annotated[
        int, typer.Option(min=0, max=MOST_DAYS, help=N_("so many days ahead; what is overdue comes too"), metavar="N")
    ] = DAYS,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    member: Annotated[str | None, typer.Option(help=MEMBER_HELP, metavar="MEMBER")] = None,
    phones: Annotated[bool, typer.Option("--phones", help=N_("with contacts and phones"))] = False,
    mask: Annotated[bool, typer.Option("--mask", help=MASK_HELP)] = False,
) -> None:
    from mgrday.exchange.agenda_ics import content
    from mgrday.review.calendar import Calendar, masked, without_contacts

    context = frame.context()
    if context.settings.values["format"].source == "flag" or (output is not None and output.suffix.lower() not in ("", ".ics")):
        raise UsageError(
            _("A calendar file has one format, .ics."),
            unchanged=_("Nothing was exported."),
            todo=_("Leave --format out and end the file’s name in .ics: mgrday export agenda -o agenda.ics"),
        )
    question = ask(department, member)
    calendar = Calendar(question, days)
    entries = calendar.entries()
    if mask:
        entries = masked(question, entries)
    elif not phones:
        entries = without_contacts(entries)
    file = content(entries, calendar.revision, calendar.name)
    if output is None:
        context.put(file.decode())
    else:
        write_file(output, file)
    standing = sum(not due.over for due in entries)
    if not entries:
        context.say(_("Nothing is due, so the calendar is empty. A next step: mgrday lead next CLIENT TEXT --on DAY"))
    elif output is not None:
        said = ngettext("{n} entry written to {file}.", "{n} entries written to {file}.", standing)
        context.say(said.format(n=standing, file=output))
    if len(entries) > standing:
        over = len(entries) - standing
        context.say(ngettext("{n} is over and cancelled in it.", "{n} are over and cancelled in it.", over).format(n=over))
