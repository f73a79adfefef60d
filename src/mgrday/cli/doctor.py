"""``mgrday doctor``: whether the store and what is around it are sound."""

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.errors import ExitCode
from mgrday.report import Column, Line, Lines, Report, Table, Tone
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mgrday.records.doctor import Check

EXTRAS = {
    "pdf": ("weasyprint", N_("reports as PDF")),
    "ical": ("icalendar", N_("the agenda as a calendar file")),
    "postgres": ("psycopg", N_("stores on PostgreSQL")),
}
"""By extra: the module that it installs, and what it is for."""


@frame.command(
    N_(
        "Look whether the store, its file and what is around them are sound; writes nothing.\n"
        "Exit 5 where something is wrong. What it prints holds no client and can be passed on."
    )
)
def command(
    fix: Annotated[
        bool, typer.Option("--fix", help=N_("mend what can be mended: permissions, search index, worked-out figures"))
    ] = False,
) -> int:
    """Examine the store."""
    from mgrday.records import doctor
    from mgrday.store.address import read_address

    context = frame.context()
    place = read_address(context.address)
    found = list(doctor.examine(place, context.now))
    if fix:
        if any(check.check == "permissions" and check.state != "ok" for check in found) and place.path:
            place.path.chmod(0o600)
        if any(check.check in ("index", "derived") and check.state == "wrong" for check in found):
            with context.write("doctor --fix") as work:
                doctor.mend(work, found)
        found = list(doctor.examine(place, context.now))
    found += _surroundings()
    context.emit(_report(found))
    return ExitCode.STORE if any(check.state == "wrong" for check in found) else ExitCode.DONE


def _surroundings() -> "Iterator[Check]":
    """The program and what it runs on."""
    from mgrday.records.doctor import Check, program

    yield program()
    encoding = (sys.stdout.encoding or "utf-8").lower()
    if encoding.replace("-", "") in ("utf8", "gb18030", "gbk", "gb2312"):
        yield Check("terminal", "ok", _("It can show Chinese ({encoding}).").format(encoding=encoding))
    else:
        said = _("It may not show Chinese ({encoding}).").format(encoding=encoding)
        yield Check("terminal", "note", said, "export LANG=zh_CN.UTF-8")
    for extra, (module, purpose) in EXTRAS.items():
        if find_spec(module):
            yield Check(extra, "ok", _("Installed: {purpose}.").format(purpose=_(purpose)))
        else:
            said = _("Not installed: {purpose}.").format(purpose=_(purpose))
            yield Check(extra, "note", said, f"pip install 'mgrday[{extra}]'")


TITLES = {
    "store": N_("store"),
    "schema": N_("schema"),
    "file": N_("file"),
    "columns": N_("columns"),
    "references": N_("references"),
    "index": N_("search index"),
    "derived": N_("worked-out figures"),
    "permissions": N_("permissions"),
    "disk": N_("disk"),
    "backup": N_("backup"),
    "program": N_("program"),
    "terminal": N_("terminal"),
}
"""What a person reads for each check."""


def _report(found: "list[Check]") -> Report:
    """What is wrong first, then what is worth a word, then in one line what is well."""
    wrong = [check for check in found if check.state == "wrong"]
    said = ngettext("{n} thing is wrong.", "{n} things are wrong.", len(wrong)).format(n=len(wrong))
    if wrong:
        head = Line(said, "wrong")
    elif any(check.check == "schema" for check in found):
        head = Line(_("The store is sound."), "strong")
    else:
        head = Line(_("Nothing is wrong."), "strong")
    lines = [_line(check, "wrong") for check in wrong] + [_line(check, "plain") for check in found if check.state == "note"]
    well = _(", ").join(_title(check) for check in found if check.state == "ok")
    program = next(check.said for check in found if check.check == "program")
    lines += [Line(_("Well: {checks}").format(checks=well), "faint"), Line(program, "faint")]
    titles = {"check": _("Check"), "state": _("State"), "said": _("Found"), "do": _("What to do")}
    columns = [Column(key, title) for key, title in titles.items()]
    table = Table("checks", _("Checks"), columns, [check._asdict() for check in found], hidden=True)
    return Report("doctor", _("Doctor"), [Lines("", [head, *lines]), table], facts={"wrong": len(wrong)})


def _line(check: "Check", tone: Tone) -> Line:
    said = _("{check}: {said}").format(check=_title(check), said=check.said)
    return Line(f"{said} {check.do}" if check.do else said, tone)


def _title(check: "Check") -> str:
    return _(TITLES[check.check]) if check.check in TITLES else check.check
