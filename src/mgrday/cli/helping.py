"""Help pages and usage lines in the language in use; the one place where a command's texts are said."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from typer.core import TyperArgument, TyperOption

from mgrday.cli import COMMANDS
from mgrday.cli.frame import CommandGroup, Group, OpenGroup
from mgrday.cli.root import Root
from mgrday.render.layout import pad, width, wrap
from mgrday.settings import FLAGS, KNOWN
from mgrday.words import N_, _

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter
    from typer._click.shell_completion import CompletionItem

WIDEST = 100
LEFT = 34
"""The left column of a list takes at most this many terminal columns; longer entries have their text below."""
ALSO = N_("Every command also takes --db, --lang, --format and --today: see mgrday --help.")
CODES = N_(
    "Exit codes: 0 done, 1 findings (with --fail-on), 2 wrong usage, 3 no such record or several that fit, 4 refused, "
    "5 trouble with the store, or in writing or sending, 6 settings, 70 a fault of mgrday, 130 interrupted."
)
HELP = N_("show this help")


@runtime_checkable
class Speaking(Protocol):
    """A parameter that says its own help and metavar."""

    def said_help(self) -> str: ...

    def said_metavar(self) -> str: ...


def help_of(param: "Parameter") -> str:
    """What a parameter is, in the language in use."""
    if isinstance(param, Speaking):
        return param.said_help()
    if "--help" in param.opts:
        return _(HELP)
    text = param.help if isinstance(param, TyperOption | TyperArgument) else None
    return _(text or "")


def metavar_of(param: "Parameter") -> str:
    """What stands for a parameter's value; empty for a flag."""
    if isinstance(param, TyperOption) and param.is_flag:
        return ""
    if isinstance(param, Speaking):
        return param.said_metavar()
    if param.metavar:
        return _(param.metavar)
    choices = getattr(param.type, "choices", None)
    if choices:
        return "|".join(str(getattr(choice, "value", choice)) for choice in choices)
    if isinstance(param, TyperArgument):
        return _((param.name or "").upper())
    name = param.type.name
    return _("N") if name.startswith(("int", "float")) else _("FILE") if name in {"path", "file", "directory"} else _("TEXT")


def name_of(param: "Parameter") -> str:
    """How a person names a parameter: ``--on``, or the metavar of an argument."""
    if not isinstance(param, TyperOption):
        return metavar_of(param)
    return next((name for name in param.opts if name.startswith("--")), param.opts[0])


def usage(command: "Command", ctx: "Context") -> str:
    """The usage line."""
    words = [_path(ctx)]
    params = [param for param in command.params if not getattr(param, "hidden", False)]
    options = [param for param in params if isinstance(param, TyperOption)]
    words += [f"{name_of(param)} {metavar_of(param)}".rstrip() for param in options if param.required]
    if isinstance(command, Group) and not isinstance(command, CommandGroup):
        words += [_("[OPTIONS]"), _("[COMMAND …]") if isinstance(command, OpenGroup) else _("COMMAND …")]
    else:
        words += [_("[OPTIONS]")] if any(not param.required for param in options) else []
    for param in params:
        if isinstance(param, TyperArgument):
            name = metavar_of(param) + (" …" if param.nargs == -1 else "")
            words.append(name if param.required else f"[{name}]")
    return _("Usage: {words}").format(words=" ".join(words))


def _path(ctx: "Context") -> str:
    names = []
    node: Context | None = ctx
    while node is not None:
        names.append(node.info_name or "")
        node = node.parent
    return " ".join(reversed(names))


def page(command: "Command", ctx: "Context") -> str:
    """The whole help page of a command or group."""
    columns = min(shutil.get_terminal_size().columns, WIDEST)
    lines = [*_wrapped(usage(command, ctx), columns), ""]
    for paragraph in _(command.help or "").split("\n"):
        lines += _wrapped(paragraph.strip(), columns)
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [(metavar_of(p), help_of(p)) for p in params if isinstance(p, TyperArgument)]
    lines += _section(_("Arguments:"), [row for row in arguments if row[1]], columns)
    for title, rows in _commands(command, ctx):
        lines += _section(title, rows, columns)
    lines += _section(_("Options:"), [_option(p, ctx) for p in params if isinstance(p, TyperOption)], columns)
    lines.append("")
    lines += _wrapped(_(CODES) if isinstance(command, Root) else _(ALSO), columns)
    return "\n".join(lines)


def _commands(command: "Command", ctx: "Context") -> Iterator[tuple[str, list[tuple[str, str]]]]:
    if isinstance(command, Root):
        for section in dict.fromkeys(entry.section for entry in COMMANDS.values()):
            rows = [(name, _(entry.help)) for name, entry in COMMANDS.items() if entry.section == section]
            yield _("{section}:").format(section=_(section)), rows
    elif isinstance(command, Group):
        names = command.list_commands(ctx)
        yield _("Commands:"), [(name, _first(_(command.short_help_of(ctx, name)))) for name in names]


def _first(text: str) -> str:
    return text.split("\n", 1)[0].removesuffix(".").removesuffix("。")


def _option(param: TyperOption, ctx: "Context") -> tuple[str, str]:
    names = ", ".join(sorted(param.opts, key=len))
    if param.secondary_opts:
        names += " / " + ", ".join(param.secondary_opts)
    text = help_of(param)
    if param.required:
        text = _("{help} (required)").format(help=text)
    elif param.multiple:
        text = _("{help} (may be repeated)").format(help=text)
    elif param.show_default is True and param.default not in (None, False, ()) and not callable(param.default):
        default = getattr(param.default, "value", param.default)
        text = _("{help} (default: {default})").format(help=text, default=default)
    return f"{names} {metavar_of(param)}".rstrip(), text


def _section(title: str, rows: list[tuple[str, str]], columns: int) -> list[str]:
    if not rows:
        return []
    left = min(max(width(name) for name, _text in rows), LEFT) + 4
    lines = ["", title]
    for name, text in rows:
        first, *more = wrap(text, max(columns - left, 20)) or [""]
        if width(name) + 4 > left:
            lines.append(f"  {name}")
            more = [first, *more]
        else:
            lines.append((pad(f"  {name}", left) + first).rstrip())
        lines += [" " * left + line for line in more]
    return lines


def _wrapped(text: str, columns: int) -> list[str]:
    return wrap(text, columns)


def completions(command: "Command", ctx: "Context", incomplete: str) -> "list[CompletionItem]":
    """The options of a command that begin with what was typed; the global ones last."""
    from typer._click.shell_completion import CompletionItem

    if not incomplete.startswith("-"):
        return []
    options = [param for param in command.get_params(ctx) if isinstance(param, TyperOption) and not param.hidden]
    everywhere = [] if isinstance(command, Root) else [(f"--{flag}", _(KNOWN[flag].help)) for flag in FLAGS]
    return [
        CompletionItem(name, help=help_of(param))
        for param in options
        for name in [*param.opts, *param.secondary_opts]
        if name.startswith(incomplete)
    ] + [CompletionItem(name, help=text) for name, text in everywhere if name.startswith(incomplete)]


def command_completions(group: Group, ctx: "Context", incomplete: str) -> "list[CompletionItem]":
    """The commands of a group that begin with what was typed."""
    from typer._click.shell_completion import CompletionItem

    names = [name for name in group.list_commands(ctx) if name.startswith(incomplete)]
    return [CompletionItem(name, help=_first(_(group.short_help_of(ctx, name)))) for name in names]
