"""The verbs that every kind of record has, made from its declaration: add, edit, remove, list, show.

`kind_app` gives all five; a module that needs another ``add`` declares it after that with ``@app.command("add", …)``.
"""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperOption

from mgrday.cli import frame
from mgrday.errors import UsageError, asking
from mgrday.kinds.base import Code, Count, Day, Field, Flag, Kind, Money, Period, Ref, Time, Value, folded
from mgrday.report import Column, Report, Table
from mgrday.words import N_, _, chinese

ALIASES: dict[tuple[str, str], tuple[str, ...]] = {
    ("call", "called_at"): ("--at",),
    ("payment", "paid_on"): ("--on",),
    ("invitation", "member"): ("--by",),
    ("keyword", "member"): ("--by",),
    ("talk", "held_on"): ("--on",),
    ("skill", "reached_on"): ("--on",),
}
"""Shorter options of single fields, beside those that `options_of` finds by rule."""
REF_HELP = N_("its number, its name or a part of the name")
_HINTS: dict[type, str] = {
    Ref: N_("{field}: number, name or part of it"),
    Day: N_("{field}, such as 2026-11-23, fri or +3d"),
    Time: N_("{field}, such as 14:30 or “11-23 14:30”"),
    Money: N_("{field} in yuan, such as 12800 or 1.28万"),
    Period: N_("{field}, such as 2026-11, 2026-W47 or this-week"),
}
"""How a value is written, by the type of its field."""
_METAVARS: dict[type, str] = {
    Day: "DAY",
    Time: "TIME",
    Money: "AMOUNT",
    Count: "N",
    Period: "PERIOD",
    Value: N_("VALUE"),
}


class _Spoken:
    """The part that options and arguments of fields share: texts from the field, in the language in use."""

    field: Field
    filters: bool = False

    def said_help(self) -> str:
        """The field's own help, or its name with the codes it takes."""
        field = self.field
        text = _(field.help) if field.help else field.title if chinese() else field.title.lower()
        if isinstance(field.type, Code) and (chinese() or len(field.type.codes()) > 5):
            codes = [f"{field.type.label(code)} {code}" if chinese() else code for code in field.type.codes()]
            text = _("{field}: {codes}").format(field=text, codes=_(", ").join(codes))
        if self.filters:
            return _("only with this: {field}").format(field=text)
        return _(_HINTS.get(type(field.type), "{field}")).format(field=text)

    def said_metavar(self) -> str:
        """The codes where they are few, else what kind of value it is."""
        kind = self.field.type
        if isinstance(kind, Code) and len(kind.codes()) <= 5:
            return "|".join(kind.codes())
        if isinstance(kind, Ref):
            return _("CLIENT") if kind.kind == "lead" else _(kind.kind.upper())
        name = _METAVARS.get(type(kind))
        if name is None and isinstance(self, TyperArgument):
            return self.field.title if chinese() else self.field.name.upper()
        return _(name or "TEXT")


class FieldOption(_Spoken, TyperOption):
    """An option that takes the text of a field; a flag for yes and no."""

    def __init__(self, field: Field, names: Sequence[str], *, required: bool = False, filters: bool = False) -> None:
        self.field = field
        self.filters = filters
        if isinstance(field.type, Flag):
            first = f"{names[0]}/--no-{names[0].removeprefix('--')}"
            super().__init__(param_decls=[field.name, first], is_flag=True, default=None)
        else:
            super().__init__(param_decls=[field.name, *names], required=required)


class FieldArgument(_Spoken, TyperArgument):
    """A word in its place that is the text of a field."""

    def __init__(self, field: Field) -> None:
        self.field = field
        super().__init__(param_decls=[field.name], required=True)


def options_of(kind: Kind, field: Field, *, short: bool = True) -> list[str]:
    """The options that set a field: ``--expected-on`` is ``--expected`` too, a client is ``--company`` and ``--client``."""
    names = [f"--{field.name.replace('_', '-')}"]
    stem = field.name.removesuffix("_on").removesuffix("_at").replace("_", "-")
    taken = {other.name.replace("_", "-") for other in kind.fields}
    if stem not in taken | {"left", "called-back", "due-back"}:
        names.append(f"--{stem}")
    if field.type == Ref("lead"):
        names.append("--client")
    return [*names, *(ALIASES.get((kind.name, field.name), ()) if short else ())]


def typed_texts(kind: Kind, values: dict[str, Any]) -> dict[str, str]:
    """The texts of the fields that were typed, by field name."""
    texts = {}
    for field in kind.fields:
        value = values.get(field.name)
        if value is not None:
            texts[field.name] = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return texts


def said(command: str = "") -> str:
    """The command line of this run, for the history."""
    return shlex.join(frame.context().arguments) or command


def recorded(kind: Kind, new: Sequence[tuple[int, str]]) -> None:
    """Tell which records are new, each with its id and name: only the ids in plain text, for scripts."""
    context = frame.context()
    if context.format == "plain":
        context.put("".join(f"{number}\n" for number, _name in new))
    elif context.format == "table":
        line = _("Recorded: {kind} {id} {name}")
        context.put("".join(line.format(kind=kind.title, id=number, name=name).rstrip() + "\n" for number, name in new))
    else:
        columns = [Column("id", _("No."), "id"), Column("kind", _("Kind"))]
        rows = [{"id": number, "kind": kind.name} for number, _name in new]
        table = Table(kind.name, kind.title, columns, rows)
        context.emit(Report(kind.name, kind.title, [table], shape="record" if len(new) == 1 else "list"))


def kind_app(kind: Kind, help: str, after_add: Callable[[int], None] | None = None) -> frame.App:
    """A group with the five verbs of `kind`; `help` is marked with ``N_()``. `after_add` is told the id of a new one."""
    app = frame.app(help)
    app.add("add", lambda: _add(kind, after_add))
    app.add("list", lambda: _list(kind))
    app.add("show", lambda: _show(kind))
    app.add("edit", lambda: _edit(kind))
    app.add("remove", lambda: _remove(kind))
    return app


def _command(name: str, callback: Callable[..., Any], params: list[Any], help: str) -> frame.Command:
    return frame.Command(name, callback=callback, params=params, help=help, rich_markup_mode=None)


def _reference() -> TyperArgument:
    return TyperArgument(param_decls=["reference"], metavar="REF", required=True, help=REF_HELP)


def _add(kind: Kind, after: Callable[[int], None] | None) -> frame.Command:
    def add(**values: Any) -> None:
        from mgrday.records import writing

        texts = typed_texts(kind, values)
        with frame.context().write(said(f"{kind.name} add")) as work:
            number = writing.add(work, kind.name, texts)
        recorded(kind, [(number, texts.get(kind.words[0], ""))])
        if after is not None:
            after(number)

    words = [FieldArgument(kind.field(name)) for name in kind.words]
    others = [field for field in kind.fields if field.name not in kind.words]
    options = [FieldOption(field, options_of(kind, field), required=field.required) for field in others]
    return _command("add", add, [*words, *options], N_("Record a new one; says its number."))


def _edit(kind: Kind) -> frame.Command:
    def edit(reference: str, clear: tuple[str, ...] = (), **values: Any) -> None:
        from mgrday.records import writing

        texts: dict[str, str | None] = {**typed_texts(kind, values)}
        texts |= dict.fromkeys(_named(kind, name) for name in clear)
        if not texts:
            raise UsageError(
                _("There is nothing to change."),
                todo=_("Say what is to change: mgrday {kind} edit --help").format(kind=kind.name),
            )
        with frame.context().write(said(f"{kind.name} edit")) as work:
            number = writing.edit(work, kind.name, reference, texts)
        frame.context().say(_("Changed: {kind} {id}.").format(kind=kind.title, id=number))

    options = [FieldOption(field, options_of(kind, field)) for field in kind.fields]
    clear = TyperOption(param_decls=["clear", "--clear"], metavar="FIELD", multiple=True, help=N_("a field to empty"))
    return _command("edit", edit, [_reference(), *options, clear], N_("Change fields of one."))


def _named(kind: Kind, typed: str) -> str:
    """The name of the field that `typed` means, in English or Chinese. Raises UsageError."""
    wanted = folded(typed.replace("_", "-").removeprefix("--"))
    for field in kind.fields:
        if wanted in (field.name.replace("_", "-"), folded(field.zh)):
            return field.name
    names = [field.zh if chinese() else field.name.replace("_", "-") for field in kind.fields]
    raise UsageError(
        _("There is no field “{name}”.").format(name=typed),
        todo=_("The fields are: {names}.").format(names=_(", ").join(names)),
    )


def _remove(kind: Kind) -> frame.Command:
    def remove(reference: str, yes: bool = False) -> None:
        from mgrday.records import writing

        with frame.context().write(said(f"{kind.name} remove")) as work:
            number = writing.remove(work, kind.name, reference)
        frame.context().say(_("Removed: {kind} {id}. To take it back: mgrday undo").format(kind=kind.title, id=number))

    yes = TyperOption(param_decls=["yes", "--yes"], is_flag=True, default=False, hidden=True)
    return _command("remove", remove, [_reference(), yes], N_("Remove one; undo brings it back."))


def _show(kind: Kind) -> frame.Command:
    def show(reference: str) -> None:
        from mgrday.review.lists import show_report

        context = frame.context()
        context.emit(show_report(context.reader(), kind, reference, context.now))

    return _command("show", show, [_reference()], N_("Show one with all its fields."))


def _list(kind: Kind) -> frame.Command:
    def list_all(
        since: str | None,
        until: str | None,
        on: str | None,
        sort: str | None,
        limit: int | None,
        output: str | None,
        **values: Any,
    ) -> None:
        from mgrday.review.lists import list_report

        context = frame.context()
        first, last = list_days(since, until, on)
        report = list_report(
            context.reader(),
            kind,
            typed_texts(kind, values),
            context.now,
            since=first,
            until=last,
            sort=sort,
            limit=limit,
        )
        context.emit(report, Path(output) if output else None)

    return _command("list", list_all, [*list_filters(kind), *list_options()], N_("List them, all or those that fit."))


def list_filters(kind: Kind) -> list[FieldOption]:
    """The options that leave only the records that fit."""
    return [FieldOption(field, options_of(kind, field, short=False), filters=True) for field in kind.fields]


def list_options() -> list[TyperOption]:
    """The other options of a list: its days, its order, how many, where to."""
    from typer._click.types import IntRange

    return [
        TyperOption(param_decls=["since", "--since"], metavar="DAY", help=N_("from this day on")),
        TyperOption(param_decls=["until", "--until"], metavar="DAY", help=N_("up to this day")),
        TyperOption(param_decls=["on", "--on"], metavar="PERIOD", help=N_("in this day, week or month")),
        TyperOption(param_decls=["sort", "--sort"], metavar="FIELD", help=N_("in the order of a field; -FIELD from the largest")),
        TyperOption(
            param_decls=["limit", "--limit"],
            metavar="N",
            type=IntRange(min=1, max=frame.MOST_ROWS),
            help=N_("at most so many"),
        ),
        TyperOption(param_decls=["output", "-o", "--output"], metavar="FILE", help=N_("write to a file")),
    ]


def list_days(since: str | None, until: str | None, on: str | None) -> tuple[str | None, str | None]:
    """The first and the last day asked for. Raises UsageError for what is no day and for both at once."""
    from mgrday.day_words import read_day, read_period

    now = frame.context().now
    if on is not None:
        if since is not None or until is not None:
            raise UsageError(_("--on says the days already; leave --since and --until out."))
        with asking():
            span = read_period(on, now)
        return span.start, span.last
    with asking():
        return (read_day(since, now) if since is not None else None, read_day(until, now) if until is not None else None)
