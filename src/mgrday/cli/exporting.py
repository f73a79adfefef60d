"""``mgrday export``: hand records on, one kind or all, in files that an import takes; and what is due, for a calendar."""

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from typer.core import TyperOption

from mgrday.cli import frame
from mgrday.cli.fields import list_days, list_filters, list_options, typed_texts
from mgrday.context import FORMATS_OF_FILES, fitting, written
from mgrday.errors import UsageError, WriteError, reason
from mgrday.folders import private_folder
from mgrday.kinds import KINDS, Kind
from mgrday.words import N_, _, ngettext

if TYPE_CHECKING:
    from typer._click.core import Command as ClickCommand

    from mgrday.exchange.exporting import Export

app = frame.app(
    N_(
        "Hand records on, one kind or all, as an import takes them: CSV, XLSX or JSON Lines (.jsonl).\n"
        "Headers and codes are in the language of --lang. Only a backup has ticks, snoozes, import profiles and the history."
    )
)
Rows = Iterator[Mapping[str, Any]]


def _one(kind: Kind) -> frame.Command:
    def export(
        since: str | None,
        until: str | None,
        on: str | None,
        sort: str | None,
        limit: int | None,
        output: str | None,
        **values: Any,
    ) -> None:
        from mgrday.exchange.handing import each_whole

        context = frame.context()
        path = Path(output) if output else None
        format = _format(path)
        first, last = list_days(since, until, on)
        texts = typed_texts(kind, values)
        rows = each_whole(context.reader(), kind, texts, context.now, since=first, until=last, sort=sort, limit=limit)
        if path is None:
            export = _text(format, _Stdout())
            export.put(kind, rows)
            _tell_of_cut(export.cut)
            return
        with written(path, _("Nothing was exported.")) as file, opened(format, file) as export:
            count = export.put(kind, rows)
        _tell(count, path)
        _tell_of_cut(export.cut)

    return frame.Command(
        kind.name,
        callback=export,
        params=[*list_filters(kind), *list_options()],
        help=N_("Export these records, all or those that fit."),
        rich_markup_mode=None,
    )


def _all() -> frame.Command:
    def export(output: str) -> None:
        path = Path(output)
        frame.context().reader().hold_still()
        if path.suffix.lower() == ".xlsx":
            _format(path)
            with written(path, _("Nothing was exported.")) as file, opened("xlsx", file) as book:
                count, cut = sum(book.put(kind, _rows(kind)) for kind in KINDS.values()), book.cut
        else:
            count, cut = _into_folder(path)
        _tell(count, path)
        _tell_of_cut(cut)

    option = TyperOption(
        param_decls=["output", "-o", "--output"],
        metavar="FILE",
        required=True,
        help=N_("a folder, which gets a file for each kind, or one .xlsx file with a sheet for each"),
    )
    return frame.Command(
        "all",
        callback=export,
        params=[option],
        help=N_("Export every kind, in the order in which an empty store takes them."),
        rich_markup_mode=None,
    )


def _agenda() -> "ClickCommand":
    from mgrday.cli.exporting_agenda import HELP, agenda

    return frame.built("agenda", agenda, HELP)


for _kind in KINDS.values():
    app.add(_kind.name, partial(_one, _kind))
app.add("all", _all)
app.add("agenda", _agenda)


def _into_folder(folder: Path) -> tuple[int, int]:
    """A file for each kind in `folder`; they appear together or not at all. Gives how many records, and how many cells were cut.

    Raises WriteError, UsageError.
    """
    from mgrday.exchange.exporting import FORMATS

    if folder.suffix.lower() in FORMATS.values():
        raise UsageError(
            _("One file of this format holds one kind."),
            unchanged=_("Nothing was exported."),
            todo=_("Name a folder, or a file that ends in .xlsx."),
        )
    format = _format(None)
    try:
        private_folder(folder)
    except OSError as error:
        raise WriteError(
            _("{file} cannot be written: {reason}.").format(file=folder, reason=reason(error)),
            unchanged=_("Nothing was exported."),
            todo=_("Name another file with -o."),
        ) from error
    count = cut = 0
    with ExitStack() as files:
        for at, kind in enumerate(KINDS.values(), 1):
            name = f"{at:02}-{kind.name}{FORMATS[format]}"
            file = files.enter_context(written(folder / name, _("Nothing was exported.")))
            export = files.enter_context(opened(format, file))
            count += export.put(kind, _rows(kind))
            cut += export.cut
    return count, cut


def _rows(kind: Kind) -> Rows:
    """Every record of `kind`; a payment's deal has the number that it gets in an empty store."""
    from mgrday.exchange.exporting import renumbered
    from mgrday.exchange.handing import each_whole

    context = frame.context()
    rows = each_whole(context.reader(), kind, {}, context.now)
    return renumbered(context.reader(), rows) if kind.name == "payment" else rows


def _format(path: Path | None) -> str:
    """The format that --format asks for, else the one the file's name ends in. Raises UsageError."""
    from mgrday.exchange.exporting import FORMATS

    context = frame.context()
    asked = context.settings.values["format"]
    if asked.source == "flag" and context.format not in FORMATS:
        raise UsageError(
            _("An export is one of these: {names}.").format(names=", ".join(FORMATS)),
            unchanged=_("Nothing was exported."),
            todo=_("Leave --format out, or name one of these with it."),
        )
    if path is None:
        return context.format if asked.source == "flag" else "csv"
    endings = {ending: format for format, ending in FORMATS.items()}
    if asked.source == "flag":
        return fitting(path, context.format, {**FORMATS_OF_FILES, **endings}, _("Nothing was exported."))
    return fitting(path, endings.get(path.suffix.lower()), endings, _("Nothing was exported."))


class _Stdout:
    """Stdout, for what is written bit by bit."""

    def write(self, text: str) -> None:
        frame.context().put(text)


def _text(format: str, file: Any) -> "Export":
    """An export to a file of text. Raises UsageError for a format that is no text."""
    from mgrday.exchange.exporting import FORMATS, CsvExport, JsonlExport
    from mgrday.render import must_be_text

    must_be_text(format, [name for name in FORMATS if name != "xlsx"])
    return (CsvExport if format == "csv" else JsonlExport)(file)


@contextmanager
def opened(format: str, file: BinaryIO) -> "Iterator[Export]":
    """An export into an open file, which is complete at the end. CSV gets a byte order mark: spreadsheets look for it."""
    from mgrday.exchange.exporting import XlsxExport

    if format == "xlsx":
        import xlsxwriter

        with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
            yield XlsxExport(book)
        return
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if format == "csv" else "utf-8", newline="")
    yield _text(format, text)
    text.flush()
    text.detach()


def _tell(count: int, path: Path) -> None:
    context = frame.context()
    said = ngettext("{n} record written to {file}.", "{n} records written to {file}.", count)
    context.say(said.format(n=count, file=path))


def _tell_of_cut(count: int) -> None:
    """Say it where a cell does not hold all that a record has beside."""
    if count:
        said = ngettext(
            "{n} cell has only the last of its entries, since it cannot hold all; a copy of everything: mgrday backup",
            "{n} cells have only the last of their entries, since they cannot hold all; a copy of everything: mgrday backup",
            count,
        )
        frame.context().warn(said.format(n=count))
