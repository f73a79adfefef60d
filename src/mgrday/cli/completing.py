"""What may stand at the cursor of a shell: commands, options, and the values of arguments and options, from the store too.

Which values a parameter has is told by its field, or by its metavar: ``MEMBER`` is a member, ``A|B|C`` one of these.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from typer._click.core import Command, Parameter
from typer._click.core import Context as ClickContext
from typer._click.shell_completion import CompletionItem, _resolve_context, _resolve_incomplete

from mgrday.cli.frame import CommandGroup, Group
from mgrday.cli.helping import command_completions
from mgrday.cli.root import Root
from mgrday.context import Context
from mgrday.kinds import KINDS
from mgrday.kinds.base import Code, Field, Ref, folded
from mgrday.review import completion
from mgrday.review.completion import Candidate
from mgrday.store.references import candidates
from mgrday.words import LANGUAGES

FILES = frozenset({"FILE", "DIR", "FOLDER"})
"""The metavars of what a shell completes best by itself."""
RECORDS = {"CLIENT": "lead", **{name.upper(): name for name in completion.KINDS}}
"""The kind of record that a metavar stands for."""


def offered(context: Context, words: Sequence[str], current: str) -> list[Candidate] | None:
    """What may stand for `current` after `words`, which are without global options; None where it is a file."""
    before = list(words)
    ctx = _resolve_context(Root(), {}, "mgrday", before)
    if isinstance(ctx.command, Group) and (ctx._protected_args or ctx.args):
        return []
    found, typed = _resolve_incomplete(ctx, before, current)
    if isinstance(found, Command):
        return _items(found.shell_complete(ctx, typed))
    verbs = _verbs(ctx, words, typed)
    values = Values(context, ctx, before).of(found, typed)
    if values is None:
        return verbs or None if typed else None
    option = current.removesuffix(typed)
    return verbs + [Candidate(option + text, about) for text, about in values]


def of_flag(flag: str, typed: str) -> list[Candidate] | None:
    """The values of a global option; None where it is a file."""
    from mgrday.render import FILES as FILE_FORMATS
    from mgrday.render import FORMATS

    values = {"lang": LANGUAGES, "format": (*FORMATS, *FILE_FORMATS), "today": ()}.get(flag)
    return None if values is None else _fitting(((value, "") for value in values), typed)


def _verbs(ctx: ClickContext, words: Sequence[str], typed: str) -> list[Candidate]:
    """The verbs of a command that takes an argument in their place."""
    group = ctx.parent.command.get_command(ctx.parent, words[0]) if ctx.parent and isinstance(ctx.parent.command, Root) else None
    return _items(command_completions(group, ctx, typed)) if isinstance(group, CommandGroup) and len(words) == 1 else []


def _items(items: Iterable[CompletionItem]) -> list[Candidate]:
    return [Candidate(item.value, item.help or "") for item in items]


def _fitting(values: Iterable[tuple[str, str]], typed: str) -> list[Candidate]:
    """The codes that begin so; or those whose name in the language in use does, by that name."""
    word, known = folded(typed), list(values)
    return [Candidate(code, name) for code, name in known if folded(code).startswith(word)] or [
        Candidate(name, code) for code, name in known if folded(name).startswith(word)
    ]


@dataclass(frozen=True)
class Values:
    """The values of the parameters of one command, of which `before` has been typed."""

    context: Context
    ctx: ClickContext
    before: Sequence[str]

    def of(self, param: Parameter, typed: str) -> list[Candidate] | None:
        """What may stand for `typed`; None where it is a file."""
        field = getattr(param, "field", None)
        if isinstance(field, Field):
            return self._of_field(field, typed)
        metavar = self._metavar(param)
        if metavar in FILES:
            return None
        kind = self._kind(metavar)
        if kind is not None:
            given = self.ctx.params.get(param.name or "")
            there = set(given) if isinstance(given, tuple | list) else set()
            return [each for each in self._records(kind, typed) if each.text not in there]
        return _fitting(self._codes(metavar), typed)

    def _of_field(self, field: Field, typed: str) -> list[Candidate]:
        if isinstance(field.type, Ref):
            return self._records(field.type.kind, typed)
        return _fitting(_named(field.type), typed) if isinstance(field.type, Code) else []

    def _metavar(self, param: Parameter) -> str:
        """What stands for the value at the cursor, of an option with several too."""
        words = (param.metavar or "").split()
        typed = next((n for n, word in enumerate(reversed(self.before)) if word in param.opts), 0)
        return words[min(typed, len(words) - 1)] if words else ""

    def _kind(self, metavar: str) -> str | None:
        """The kind of record that is wanted."""
        if metavar == "REF" and self.ctx.parent is not None:
            return self.ctx.parent.info_name
        if metavar == "NAME" and "scope" in self.ctx.params:
            return str(self.ctx.params["scope"])
        return RECORDS.get(metavar)

    def _records(self, kind: str, typed: str) -> list[Candidate]:
        if kind not in completion.KINDS:
            return []
        reader = self.context.reader_if_ready()
        if reader is None:
            return []
        today = self.context.today
        department, member = self._one("department", self.context.department), self._member
        return completion.candidates(reader, kind, typed, today, department=department, member=member)

    @cached_property
    def _member(self) -> int | None:
        """The member that was typed already."""
        return self._one("member", self.ctx.params.get("member"))

    def _one(self, kind: str, named: Any) -> int | None:
        reader = self.context.reader_if_ready()
        found = candidates(reader, kind, named) if reader is not None and isinstance(named, str) else []
        return int(found[0]["id"]) if len(found) == 1 else None

    def _codes(self, metavar: str) -> Iterable[tuple[str, str]]:
        """The codes that a metavar stands for, each with its name."""
        if "|" in metavar:
            return [(code, "") for code in metavar.split("|")]
        if metavar == "RULE":
            from mgrday.review.rule_words import rule_words
            from mgrday.review.rules import RULES

            return [(name, rule_words(name)) for name in RULES]
        if metavar == "ROLE":
            from mgrday.method.event_roles import roles

            return [(role.id, role.name) for role in roles()]
        if metavar == "KIND":
            return [(kind.name, kind.title) for kind in KINDS.values()]
        of = self.ctx.parent.info_name if self.ctx.parent is not None else None
        if metavar == "FIELD" and of in KINDS:
            return [(field.name.replace("_", "-"), field.title) for field in KINDS[of].fields]
        if metavar == "ITEM" and of == "event":
            from mgrday.method.event_matters import matters

            return [(matter.id, matter.name) for matter in matters()]
        from mgrday.kinds import codes

        known = getattr(codes, metavar, None)
        return _named(known) if isinstance(known, Code) else []


def _named(code: Code) -> list[tuple[str, str]]:
    return [(each, code.label(each)) for each in code.codes()]
