"""What the verbs of the kinds share: their words in order, how they say what they did, asking for what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mgrday.cli import frame
from mgrday.errors import UsageError
from mgrday.kinds import Kind
from mgrday.report import Column, Report, Table
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.store.work import Work

METAVARS = (N_("SCOPE"), N_("NAME"), N_("METRIC"), N_("NAME=VALUE"), N_("TARGET"), N_("MEMBER TEXT"))
"""The metavars of the verbs beside those of the frame."""
CLIENT_HELP = N_("the client: number, name, part of the name, or the last digits of a phone")
MEMBER_HELP = N_("the member: number, name or part of the name")
EVENT_HELP = N_("the event: number, name or part of the name")
Client = Annotated[str, typer.Argument(metavar="CLIENT", help=CLIENT_HELP)]
Clients = Annotated[list[str], typer.Argument(metavar="CLIENT", help=CLIENT_HELP)]
Member = Annotated[str, typer.Argument(metavar="MEMBER", help=MEMBER_HELP)]
Event = Annotated[str, typer.Argument(metavar="EVENT", help=EVENT_HELP)]
Deal = Annotated[str, typer.Argument(metavar="DEAL", help=N_("the deal: its number, or its client where that has one open deal"))]
Outing = Annotated[
    str, typer.Argument(metavar="OUTING", help=N_("the outing: its number, or its client where one outing is still out"))
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=N_("why"))]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help=N_("the day; today unless told otherwise"))]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help=N_("a note"))]


def done(kind: Kind, sentence: str, *ids: int, next: str = "") -> None:
    """Tell what a verb did to the records `ids`, and the command that comes `next`, where there is one.

    On a terminal the sentence is the output; else it goes to stderr, and JSON and CSV carry the ids.
    """
    tell(sentence)
    context = frame.context()
    if context.format not in ("table", "plain"):
        table = Table(kind.name, kind.title, _columns(), [{"id": number, "kind": kind.name} for number in ids])
        context.emit(Report(kind.name, kind.title, [table], shape="record" if len(ids) == 1 else "list"))
    if next:
        follow(next)


def tell(sentence: str) -> None:
    """Tell what was done: on a terminal the sentence is the output, else it goes to stderr."""
    context = frame.context()
    if context.format == "table":
        context.put(f"{sentence}\n")
    else:
        context.say(sentence)


def follow(command: str) -> None:
    """Say on stderr which command comes next."""
    frame.context().say(_("Next: {command}").format(command=command))


def _columns() -> list[Column]:
    return [Column("id", _("No."), "id"), Column("kind", _("Kind"))]


def wanted(value: str | None, name: str, question: str) -> str:
    """`value`, or what is typed in answer to `question` on a terminal; UsageError in a script. `name` is the option's."""
    if value is not None and value.strip():
        return value
    if frame.context().stdin_tty:
        from mgrday.cli.asking import ask

        return ask(f"{question}:")
    raise UsageError(_("{name} is missing: {help}.").format(name=name, help=question), unchanged=_("Nothing was written."))


def typed(work: "Work", kind: Kind, **texts: str | None) -> dict[str, Any]:
    """What was typed, as the store keeps it, by column; what was not typed is left out. Raises what the fields raise."""
    from mgrday.records.writing import read

    return read(work, kind, {name: text for name, text in texts.items() if text is not None})


def chosen(work: "Work", kind: Kind, name: str, text: str) -> str:
    """The code typed for the field `name`. Raises RefusedError, and UsageError for a word that says nothing, such as “-”."""
    code = typed(work, kind, **{name: text})[name]
    if code is None:
        raise UsageError(_("“{field}” is missing.").format(field=kind.field(name).title), todo=_("Give it and try again."))
    return str(code)


def quoted(*words: str) -> str:
    """`words` as one would type them in a shell: in quotes where they need some."""
    import shlex

    return " ".join(word if word.isalnum() else shlex.quote(word) for word in words)


def listed(names: Sequence[str]) -> str:
    """`names` as a person lists them."""
    return _(", ").join(f"“{name}”" for name in names)
