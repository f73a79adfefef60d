"""``mgrday import``: bring in a file."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame, import_profiles, import_records
from mgrday.errors import ExitCode, UsageError
from mgrday.render.cells import clean
from mgrday.report import Column, Report, Table
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from mgrday.exchange.columns import Told
    from mgrday.exchange.opening import Choose
    from mgrday.exchange.outcome import Choices, Outcome
    from mgrday.exchange.profiles import Manner

DUPLICATES = ("skip", "update", "reject")
MOST_LINES = 10


app = frame.app(
    N_(
        "Bring in a CSV or XLSX file, a header in Chinese or English and a row for each record, or the JSON Lines of an export.\n"
        "Good rows go in; bad rows are rejected into FILE.rejects.csv, .xlsx or .jsonl, each with its reason, to be "
        "mended and imported again. "
        "One undo takes the whole file back."
    )
)
import_records.add_to(app)
import_profiles.add_to(app)


@app.alone
def command(
    file: Annotated[Path, typer.Argument(help=N_("the file to bring in"), metavar="FILE")],
    kind: Annotated[
        str | None,
        typer.Option(help=N_("what its rows are: lead, call, member and so on; a profile says it too"), metavar="KIND"),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            help=N_("read it as is kept under this name; beside --map, keep what is typed under this name"), metavar="NAME"
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("say what would happen and write nothing"))] = False,
    encoding: Annotated[
        str | None, typer.Option(help=N_("the file's encoding, where it cannot be told: big5 and so on"), metavar="ENCODING")
    ] = None,
    sheet: Annotated[str | None, typer.Option(help=N_("the sheet of a workbook, by name or number"), metavar="SHEET")] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            help=N_("take this column for that field, for example 老总=contact; COLUMN=- leaves it out"),
            metavar="COLUMN=FIELD",
        ),
    ] = None,
    on_duplicate: Annotated[
        str | None,
        typer.Option(
            help=N_("a record that is there already: skip it (the default), update (fill what is empty) or reject the row"),
            metavar="skip|update|reject",
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("let an update replace what is not empty"))] = False,
) -> int:
    """Import a file."""
    from mgrday.exchange.importing import bring_in
    from mgrday.exchange.opening import Wanted, open_source, rejects_of
    from mgrday.exchange.profiles import Manner
    from mgrday.records.imports import origin

    context = frame.context()
    typed = Manner(sheet=sheet, encoding=encoding, on_duplicate=on_duplicate)
    asked = import_profiles.settle(profile, kind, columns or [], typed)
    choices = _choices(asked.manner.on_duplicate or "skip", overwrite, dry_run, asked.columns)
    words = f"import {file.name} --kind {asked.kind.name}"
    reading = Wanted(asked.kind, asked.columns, asked.encoding(file), asked.manner.sheet)
    with open_source(file, reading, _asking()) as source, _progress(file) as progress:
        asked.check(source.header)
        if not dry_run:
            asked.keep(source.header, words)
        rejects = None if dry_run else rejects_of(file, source)
        outcome = bring_in(asked.kind, source, choices, lambda: context.write(words), rejects, progress, origin(file))
        remark = source.remark
    _say(outcome, choices, _again(asked.manner, overwrite), remark)
    context.emit(_report(outcome))
    return ExitCode.REFUSED if outcome.rejected else ExitCode.DONE


def _asking() -> "Choose | None":
    """How to ask which sheet; None where nobody can be asked."""
    if not frame.context().stdin_tty:
        return None

    def choose(names: Sequence[str]) -> str:
        from mgrday.cli.asking import ask

        return ask(_("Which sheet? {names}").format(names=" · ".join(names)))

    return choose


def _choices(on_duplicate: str, overwrite: bool, dry_run: bool, told: "Told") -> "Choices":
    from mgrday.exchange.outcome import Choices

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
    return Choices(on_duplicate, overwrite, dry_run, told)  # type: ignore[arg-type]  # (it is one of DUPLICATES)


def _report(outcome: "Outcome") -> Report:
    counts = {name: getattr(outcome, name) for name in ("accepted", "rejected", "duplicates", "updated", "near_matches")}
    file = str(outcome.rejects_file) if outcome.rejects_file else None
    columns = [
        Column("kind", _("Kind")),
        *(Column(name, name.replace("_", " ").capitalize(), "count") for name in counts),
        Column("rejects_file", _("Rejected rows")),
        Column("import", _("Import"), "id"),
        Column("slips", "slips", "count"),
    ]
    row = {"kind": outcome.kind.name, **counts, "rejects_file": file, "import": outcome.number, "slips": outcome.slips}
    sentence = _("{kind}: {accepted} taken, {duplicates} duplicate, {rejected} rejected")
    if outcome.updated:
        sentence = _("{kind}: {accepted} taken, {updated} updated, {duplicates} duplicate, {rejected} rejected")
    title = sentence.format(**{**counts, "kind": outcome.kind.title})
    facts = {"columns": outcome.taken, "left_out": list(outcome.unknown), "passed_over": outcome.passed}
    return Report("import", title, [Table("import", title, columns, [row], hidden=True)], "record", facts=facts)


def _say(outcome: "Outcome", choices: "Choices", again: Sequence[str], remark: str) -> None:
    """What a person must know about an import, on stderr."""
    context = frame.context()
    for text in (*([remark] if remark else []), *_column_remarks(outcome, choices.told), *_remarks(outcome, choices, again)):
        context.say(clean(text))


def _column_remarks(outcome: "Outcome", told: "Told") -> Iterator[str]:
    """Which columns were taken for what, where their names do not say it, and which were left without being told to be."""
    from mgrday.exchange.columns import header_key

    fields = {name: outcome.kind.field(field) for name, field in outcome.taken.items()}
    read = [f"{name} → {field.title}" for name, field in fields.items() if name.casefold() not in (field.name, field.zh)]
    if read:
        yield _("Columns taken: {names}.").format(names=", ".join(read))
    if unknown := [name for name in outcome.unknown if header_key(name) not in told]:
        yield _("Columns left out, because no field has such a name: {names}.").format(names=", ".join(unknown))
    if outcome.passed:
        lines = ", ".join(map(str, outcome.passed[:MOST_LINES])) + (" …" if len(outcome.passed) > MOST_LINES else "")
        yield _("Passed over as totals, footnotes or a header again: line {lines}.").format(lines=lines)


def _remarks(outcome: "Outcome", choices: "Choices", again: Sequence[str]) -> Iterator[str]:
    if outcome.before:
        yield _("This very file was imported before, at {at}. See: mgrday import show {id}").format(
            at=outcome.before["imported_at"], id=outcome.before["id"]
        )
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
    yield from _near(outcome)
    if outcome.rejects_file:
        yield _("The rejected rows are in {file}. Mend them, then: {command}").format(
            file=outcome.rejects_file,
            command=shlex.join(["mgrday", "import", str(outcome.rejects_file), "--kind", outcome.kind.name, *again]),
        )
    if choices.dry_run:
        yield _("This was a dry run; nothing was written.")


def _near(outcome: "Outcome") -> Iterator[str]:
    """The likeliest pairs of which this import brought one, with the reason, and where all of them are."""
    if outcome.slips:
        yield ngettext(
            "{n} pair of names may differ by a slip of the pen only.",
            "{n} pairs of names may differ by a slip of the pen only.",
            outcome.slips,
        ).format(n=outcome.slips)
    if not outcome.near:
        return
    from mgrday.review.near import reason

    for pair in outcome.near[:MOST_LINES]:
        yield f"{pair.a} {pair.client} – {pair.b} {pair.other} ({reason(pair)})"
    if outcome.number is not None:
        yield _("All of them: mgrday import near {id}").format(id=outcome.number)


def _again(manner: "Manner", overwrite: bool) -> list[str]:
    """The options to import the rejected rows with: their file has the columns, but its own encoding and sheet."""
    return [*replace(manner, sheet=None, encoding=None).options(), *(["--overwrite"] if overwrite else [])]


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
