"""``mgrday method``: the method's files, to make them one's own, and every mistake in them."""

import json
import re
import shlex
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import COMMANDS, frame
from mgrday.errors import ExitCode, UsageError
from mgrday.report import Column, Line, Lines, Report, Table
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from mgrday.method.checking import Checked, Reader

app = frame.app(N_("Your own method: phases, guides, standards, competencies, event stages and activities as files to edit."))
METAVARS = (N_("DIR"),)
Folder = Annotated[Path, typer.Argument(metavar="DIR", help=N_("a new or an empty folder"))]


@app.command(
    "export",
    help=N_(
        "Write the whole method as files to edit into a new folder.\n"
        'It is used once config.toml says: method = "DIR" (or MGRDAY_METHOD says it).\n'
        "A file that you delete there is the built-in one again."
    ),
)
def export(folder: Folder) -> None:
    """Write the files and say how they come into use."""
    from mgrday.method import checking
    from mgrday.method.files import FILES

    context = frame.context()
    place = folder.expanduser()
    names = checking.export(place)
    columns = [Column("file", _("File")), Column("holds", _("What it holds"))]
    rows = [{"file": str(place / name), "holds": _(FILES[name.removesuffix(".toml")])} for name in names]
    context.emit(Report("method", _("Files of the method"), [Table("files", _("Files of the method"), columns, rows)], "list"))
    setting = f"method = {json.dumps(str(place.absolute()), ensure_ascii=False)}"
    context.say(_("To use them, write into {config}: {setting}").format(config=context.settings.config.path, setting=setting))
    context.say(_("After each change: {command}").format(command=f"mgrday method check {shlex.quote(str(folder))}"))


@app.command("check", help=N_("Name every mistake in the method's files, with file and line; exit 4 where there is one."))
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=N_("the folder; the one in use unless told otherwise"))
    ] = None,
) -> int:
    """Print the mistakes."""
    from mgrday.method import checking

    context = frame.context()
    place = folder.expanduser() if folder else context.method
    if place is None:
        raise UsageError(
            _("No folder is named, and the setting “method” names none."), todo=_("Type: mgrday method check DIR")
        )
    checked = checking.check(place, readers(place))
    context.emit(_shown(checked))
    if not checked.mistakes:
        return ExitCode.DONE
    context.say(_("Mend them, then look again: {command}").format(command=f"mgrday method check {shlex.quote(str(place))}"))
    return ExitCode.REFUSED


def _shown(checked: "Checked") -> Report:
    columns = [
        Column("file", _("File")),
        Column("line", _("Line"), "count"),
        Column("entry", _("Entry")),
        Column("what", _("What is wrong")),
    ]
    rows = [
        {"file": name, "line": mistake.line, "entry": mistake.entry or None, "what": mistake.what}
        for name, mistake in checked.mistakes
    ]
    title = _headline(checked)
    lines = [
        Line(f"{' '.join(filter(None, (f'{name}:{mistake.line}', mistake.entry)))}: {mistake.what}")
        for name, mistake in checked.mistakes
    ]
    table = Table("mistakes", title, columns, rows, hidden=True)
    return Report("method", title, [table, *([Lines("", lines)] if lines else [])], shape="list")


def _headline(checked: "Checked") -> str:
    """How many mistakes in how many files, or how many files are fine."""
    read, mistakes = len(checked.files), len(checked.mistakes)
    if not mistakes:
        return ngettext("{n} file read, nothing wrong.", "{n} files read, nothing wrong.", read).format(n=read)
    files = len({name for name, _mistake in checked.mistakes})
    count = ngettext("{n} mistake", "{n} mistakes", mistakes).format(n=mistakes)
    return ngettext("{count} in {n} file", "{count} in {n} files", files).format(count=count, n=files)


def readers(place: Path) -> "dict[str, Reader]":
    """A reader for each file of the method, which knows the figures and commands that an item may name.

    The guide file in use has one too, where it is in the same folder.
    """
    from mgrday.cli.guide import own_guide
    from mgrday.kinds.standard import CODES
    from mgrday.method import activities, competencies, event_matters, event_roles, event_stages, guides, phases, standards
    from mgrday.method import own_guide as guide_file
    from mgrday.review.figures import FIGURES

    of_guides = {name: partial(guides.read, name=name, figures=FIGURES, fault=fault_of) for name in guides.GUIDES}
    own = own_guide()
    beside = own is not None and own.parent.resolve() == place.resolve()
    return {
        **({own.stem: partial(guide_file.read, figures=FIGURES, fault=fault_of)} if own and beside else {}),
        "phases": phases.read,
        "standards": partial(standards.read, codes=CODES),
        **of_guides,
        "activities": activities.read,
        "competencies": competencies.read,
        "event_stages": event_stages.read,
        "event_roles": event_roles.read,
        "event_matters": event_matters.read,
    }


def fault_of(command: str) -> str | None:
    """What is wrong with a command line of mgrday: no such command, verb or option; None where nothing is."""
    from mgrday.cli.root import load

    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if words[:1] != ["mgrday"] or len(words) < 2:
        return _("it must be a command of mgrday, such as mgrday check outings")
    name, *rest = words[1:]
    if name not in COMMANDS:
        return _no_such(f"mgrday {name}", name, COMMANDS)
    found = load(name)
    without_verb = isinstance(found, frame.OpenGroup) and (
        not rest or rest[0].startswith("-") or (isinstance(found, frame.CommandGroup) and rest[0] not in found.verbs)
    )
    if isinstance(found, frame.Group) and not without_verb:
        if not rest or rest[0] not in found.verbs:
            return _no_such(" ".join(words[:3]), rest[0] if rest else "", found.verbs)
        found = found.verbs[rest[0]]()
    options = {option for param in found.params for option in (*param.opts, *param.secondary_opts)} | _everywhere()
    for word in rest:
        if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in options:
            return _("{command} has no option {option}").format(command=f"mgrday {name}", option=word)
    return None


def _no_such(typed: str, word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    text = _("there is no command “{name}”").format(name=typed)
    near = get_close_matches(word, list(known), n=1)
    return text + _("; did you mean {name}?").format(name=near[0]) if near else text


def _everywhere() -> set[str]:
    from mgrday.settings import FLAGS

    return {f"--{name}" for name in FLAGS} | {"--help", "-h"}
