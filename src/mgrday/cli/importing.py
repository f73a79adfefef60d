"""``mgrday import``: bring in a file."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.errors import ExitCode, UsageError
from mgrday.kinds import KINDS, Kind
from mgrday.render.cells import clean
from mgrday.report import Column, Report, Table
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from mgrday.exchange.importing import Choices, Outcome

DUPLICATES = ("skip", "update", "reject")


@frame.command(
    N_(
        "Bring in a CSV file: a header in Chinese or English, then a row for each record.\n"
        "Good rows go in; bad rows are rejected into FILE.rejects.csv, each with its reason, to be mended and imported again. "
        "One undo takes the whole file back."
    )
)
def command(
    file: Annotated[Path, typer.Argument(help=N_("the file to bring in"), metavar="FILE")],
    kind: Annotated[str, typer.Option(help=N_("what its rows are: lead, call, member and so on"), metavar="KIND")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("say what would happen and write nothing"))] = False,
    encoding: Annotated[
        str | None, typer.Option(help=N_("the file's encoding, UTF-8 unless told otherwise"), metavar="ENCODING")
    ] = None,
    on_duplicate: Annotated[
        str,
        typer.Option(
            help=N_("a record that is there already: skip it, update (fill what is empty) or reject the row"),
            metavar="skip|update|reject",
        ),
    ] = "skip",
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("let an update replace what is not empty"))] = False,
) -> int:
    """Import a file."""
    from mgrday.exchange.columns import header_key, headers_of
    from mgrday.exchange.csv_source import open_csv
    from mgrday.exchange.importing import bring_in
    from mgrday.exchange.rejects import Rejects

    context = frame.context()
    wanted = kind_called(kind)
    choices = _choices(on_duplicate, overwrite, dry_run)
    known = headers_of(wanted)
    words = f"import {file.name} --kind {wanted.name}"
    with open_csv(file, encoding, lambda header: header_key(header) in known) as source, _progress(file) as progress:
        rejects = None if dry_run else Rejects(file, source.header, source.separator)
        outcome = bring_in(wanted, source, choices, lambda: context.write(words), rejects, progress)
    _say(outcome, choices)
    context.emit(_report(outcome))
    return ExitCode.REFUSED if outcome.rejected else ExitCode.DONE


def kind_called(text: str) -> Kind:
    """The kind that `text` names, in English or Chinese. Raises UsageError."""
    word = text.strip().casefold()
    for kind in KINDS.values():
        if word in (kind.name, kind.zh, f"{kind.name}s"):
            return kind
    raise UsageError(
        _("There is no kind “{text}”.").format(text=text),
        unchanged=_("Nothing was imported."),
        todo=_("The kinds are: {names}.").format(names=", ".join(KINDS)),
    )


def _choices(on_duplicate: str, overwrite: bool, dry_run: bool) -> "Choices":
    from mgrday.exchange.importing import Choices

    if on_duplicate not in DUPLICATES:
        raise UsageError(
            _("“{text}” is not one of: {choices}.").format(text=on_duplicate, choices=", ".join(DUPLICATES)),
            todo=_("Write one of these and try again."),
        )
    if overwrite and on_duplicate != "update":
        raise UsageError(
            _("--overwrite says how to update, and nothing is updated."),
            unchanged=_("Nothing was imported."),
            todo=_("Add --on-duplicate update, or leave --overwrite out."),
        )
    return Choices(on_duplicate, overwrite, dry_run)  # type: ignore[arg-type]  # (it is one of DUPLICATES)


def _report(outcome: "Outcome") -> Report:
    counts = {name: getattr(outcome, name) for name in ("accepted", "rejected", "duplicates", "updated", "near_matches")}
    file = str(outcome.rejects_file) if outcome.rejects_file else None
    columns = [
        Column("kind", _("Kind")),
        *(Column(name, name.replace("_", " ").capitalize(), "count") for name in counts),
        Column("rejects_file", _("Rejected rows")),
    ]
    row = {"kind": outcome.kind.name, **counts, "rejects_file": file}
    sentence = _("{kind}: {accepted} taken, {duplicates} duplicate, {rejected} rejected")
    if outcome.updated:
        sentence = _("{kind}: {accepted} taken, {updated} updated, {duplicates} duplicate, {rejected} rejected")
    title = sentence.format(**{**counts, "kind": outcome.kind.title})
    return Report("import", title, [Table("import", title, columns, [row], hidden=True)], shape="record")


def _say(outcome: "Outcome", choices: "Choices") -> None:
    """What a person must know about an import, on stderr."""
    context = frame.context()
    for text in _remarks(outcome, choices):
        context.say(clean(text))


def _remarks(outcome: "Outcome", choices: "Choices") -> Iterator[str]:
    if outcome.unknown:
        yield _("Columns left out, because no field has such a name: {names}.").format(names=", ".join(outcome.unknown))
    if not outcome.accepted + outcome.rejected + outcome.duplicates + outcome.updated:
        yield _("The file has a header and no rows.")
    for warning in outcome.warnings:
        yield _("Note: {text}").format(text=warning)
    if outcome.doubles:
        for line, what in outcome.doubles:
            yield _("Line {line} is there already: {what}").format(line=line, what=what)
        if outcome.duplicates > len(outcome.doubles):
            yield _("… and {n} more.").format(n=outcome.duplicates - len(outcome.doubles))
    for line, reason in outcome.reasons:
        yield _("Line {line} rejected: {reason}").format(line=line, reason=reason)
    if outcome.rejected > len(outcome.reasons):
        yield _("… and {n} more.").format(n=outcome.rejected - len(outcome.reasons))
    if outcome.near_matches:
        yield ngettext(
            "{n} pair of clients looks like one client. See: mgrday findings --rule client.duplicate",
            "{n} pairs of clients look like one client each. See: mgrday findings --rule client.duplicate",
            outcome.near_matches,
        ).format(n=outcome.near_matches)
    if outcome.rejects_file:
        yield _("The rejected rows are in {file}. Mend them, then: {command}").format(
            file=outcome.rejects_file,
            command=f"mgrday import {shlex.quote(str(outcome.rejects_file))} --kind {outcome.kind.name}",
        )
    if choices.dry_run:
        yield _("This was a dry run; nothing was written.")


@contextmanager
def _progress(file: Path) -> Iterator[Callable[[float], None] | None]:
    """A progress bar on stderr, only on a terminal."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(clean(file.name), total=1.0)
        yield lambda share: bar.update(task, completed=share)
