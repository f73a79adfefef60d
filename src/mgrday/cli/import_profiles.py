"""Profiles of ``mgrday import``: what is said of the files of one source, kept under a name and used again."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.verbs import wanted
from mgrday.errors import UsageError, asking
from mgrday.kinds import KINDS, Kind
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.exchange.columns import Told
    from mgrday.exchange.profiles import Manner

KIND_HELP = N_("what its rows are: lead, call, member and so on")
LONGEST_NAME = 60


def add_to(app: frame.App) -> None:
    """Make the verb part of the group."""
    app.command("profiles", help=N_("How the files of each source are read, as --profile keeps it; all about one."))(profiles)


def profiles(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=N_("all about this profile"))] = None,
    drop: Annotated[bool, typer.Option("--drop", help=N_("forget this profile; undo brings it back"))] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")] = None,
) -> None:
    """List the profiles, show one or forget it."""
    from mgrday.review import profiles

    context = frame.context()
    if drop:
        _drop(name)
    elif name is None:
        context.emit(profiles.list_report(context.reader()), output)
    else:
        context.emit(profiles.show_report(context.reader(), cleaned(name)), output)


def _drop(name: str | None) -> None:
    from mgrday.cli.fields import said
    from mgrday.records import profile

    if name is None:
        raise UsageError(
            _("Say which profile is forgotten."),
            unchanged=_("Nothing was written."),
            todo=_("See them with: mgrday import profiles"),
        )
    context, name = frame.context(), cleaned(name)
    _kept(name)
    with context.write(said()) as work:
        profile.drop(work, name)
    context.say(_("Profile “{name}” is forgotten. To take it back: mgrday undo").format(name=name))


def cleaned(name: str) -> str:
    """The name of a profile as it is kept. Raises UsageError."""
    from mgrday.kinds.base import Text

    with asking():
        kept = Text(LONGEST_NAME).read(name, frame.context().now)
    if not kept:
        raise UsageError(
            _("A profile needs a name."), unchanged=_("Nothing was written."), todo=_("Name it after where the files come from.")
        )
    return kept


def _kept(name: str, *, new: bool = False) -> "Manner | None":
    """What is kept under a name; None where that is to be a `new` one. Raises NotFoundError where it is not."""
    from mgrday.exchange.profiles import kept_as, names
    from mgrday.review.profiles import no_such

    reader = frame.context().reader()
    found = kept_as(reader, name)
    if found is None and not new:
        raise no_such(name, names(reader))
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is read: what was typed, over what is `kept` under the name of a profile; `columns` is which is which field."""

    kind: Kind
    typed: "Manner"
    manner: "Manner"
    columns: "Told"
    name: str | None = None
    kept: "Manner | None" = None

    def encoding(self, file: Path) -> str | None:
        """The encoding to read it in; a kept one gives way to a file that says its own. Raises OSError."""
        from mgrday.exchange.encodings import marked

        kept = self.typed.encoding is None and self.manner.encoding is not None
        return None if kept and marked(file) else self.manner.encoding

    def check(self, header: Sequence[str]) -> None:
        """See that a file with this `header` has the columns that were typed and those that the profile takes.

        A column that the profile leaves out may be missing. Raises UsageError.
        """
        from mgrday.exchange.columns import columns_are, header_key, no_column, place_of

        typed = set(map(header_key, self.typed.map))
        for key, field in self.columns.items():
            if place_of(header, key) is not None or (field is None and key not in typed):
                continue
            if field is None or key in typed:
                raise no_column(header, key)
            again = _("Say which column it is now, and the profile keeps that: --map “COLUMN={field}”.").format(field=field.title)
            raise UsageError(
                _("Profile “{name}” takes the column “{column}”, and the file has none.").format(name=self.name, column=key),
                unchanged=_("Nothing was imported."),
                todo=f"{again}\n{columns_are(header)}",
            )

    def keep(self, header: Sequence[str], words: str) -> None:
        """Keep what was said of the columns of a file with this `header` under the name, as a command of its own; says so.

        Raises what an import of the file would raise for its columns.
        """
        from mgrday.exchange.columns import resolve
        from mgrday.records import profile

        if self.name is None or not self.typed.map or self.manner == self.kept:
            return
        resolve(self.kind, header, self.columns)
        context, options = frame.context(), shlex.join(self.manner.options())
        with context.write(f"{words} --profile {shlex.quote(self.name)} {options}") as work:
            profile.keep(work, self.name, self.kind.name, self.manner.settings())
        if self.kept is None:
            told = _("Kept as profile “{name}”. For the next file: {command}")
        else:
            told = _("Profile “{name}” is changed. For the next file: {command}")
        command = f"mgrday import {_('FILE')} --profile {shlex.quote(self.name)}"
        context.say(told.format(name=self.name, command=command))


def settle(profile: str | None, kind: str | None, columns: Sequence[str], typed: "Manner") -> Asked:
    """How a file is read: as is kept under the name `profile`, but what was typed wins; says so.

    `columns` is what was typed of them. Raises UsageError, NotFoundError.
    """
    from mgrday.exchange.columns import told_columns
    from mgrday.exchange.profiles import mapped

    name = None if profile is None else cleaned(profile)
    kept = None if name is None else _kept(name, new=bool(columns))
    with frame.context().unwritten():
        of = kind_called(wanted(kind or (kept.kind if kept else None), "--kind", _(KIND_HELP)))
    said = replace(typed, kind=of.name, map=mapped(columns, told_columns(of, columns)))
    if name is None or kept is None:
        return Asked(of, said, said, told_columns(of, columns), name)
    if of.name != kept.kind:
        raise UsageError(
            _("Profile “{name}” is for files of another kind: {kind}.").format(name=name, kind=KINDS[kept.kind].title),
            unchanged=_("Nothing was imported."),
            todo=_("Leave --kind out, or keep what is said of this file under another name."),
        )
    context = frame.context()
    context.say(_("As profile “{name}” says: {options}").format(name=name, options=shlex.join(kept.options())))
    other = said.beside(kept)
    if not columns and other.options():
        context.say(_("For this time only: {options}").format(options=shlex.join(other.options())))
    manner = said.over(kept)
    return Asked(of, said, manner, told_columns(of, manner.columns), name, kept)


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
