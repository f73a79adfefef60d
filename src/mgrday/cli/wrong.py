"""Wrong words on the command line, as sentences in the language in use."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from typer._click import exceptions

from mgrday.cli.helping import help_of, metavar_of, name_of, usage
from mgrday.errors import UsageError
from mgrday.settings import FLAGS
from mgrday.words import _

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter

ClickException = exceptions.ClickException


def explained(error: ClickException) -> UsageError:
    """What the parser of the command line complains of, with the usage line and the way to the help."""
    if isinstance(error, exceptions.NoArgsIsHelpError):
        return UsageError("", unchanged=error.message)
    ctx: Context | None = getattr(error, "ctx", None)
    what, todo = _sentence(error)
    if ctx is None:
        return UsageError(what, todo=todo)
    more = _("All about it: {command} --help").format(command=ctx.command_path)
    return UsageError(what, unchanged=usage(ctx.command, ctx), todo=f"{todo}\n{more}" if todo else more)


def _sentence(error: ClickException) -> tuple[str, str]:
    param: Parameter | None = getattr(error, "param", None)
    if isinstance(error, exceptions.MissingParameter) and param is not None:
        text = help_of(param)
        if text:
            return _("{name} is missing: {help}.").format(name=name_of(param), help=text.rstrip(".。")), ""
        return _("{name} is missing.").format(name=name_of(param)), ""
    if isinstance(error, exceptions.NoSuchOption):
        near = sorted(error.possibilities or _global_options_like(error.option_name))
        todo = _("Did you mean: {command}?").format(command=", ".join(near)) if near else ""
        return _("There is no option {name}.").format(name=error.option_name), todo
    if isinstance(error, exceptions.BadOptionUsage):
        if "does not take" in error.message:
            return _("{name} takes no value.").format(name=error.option_name), ""
        return _("{name} needs a value.").format(name=error.option_name), ""
    if isinstance(error, exceptions.BadParameter) and param is not None:
        return _("{name}: this must be {kind}.").format(name=name_of(param), kind=_kind(param)), ""
    extra = re.search(r"extra argument\(s\) \((.*)\)", error.message, re.DOTALL)
    if extra:
        return _("“{words}” was not expected here.").format(words=extra[1]), _("Put a text of several words in quotes.")
    return _("These words do not make a command."), ""


def _global_options_like(name: str) -> list[str]:
    return get_close_matches(name, [f"--{flag}" for flag in FLAGS], cutoff=0.7)


def _kind(param: "Parameter") -> str:
    """What a value of the parameter must be."""
    kind = param.type
    if getattr(kind, "choices", None):
        return _("one of {choices}").format(choices=metavar_of(param).replace("|", ", "))
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if kind.name.startswith("int"):
        if least is not None and most is not None:
            return _("a whole number from {least} to {most}").format(least=least, most=most)
        return _("a whole number from {least} on").format(least=least) if least is not None else _("a whole number")
    if kind.name.startswith("float"):
        return _("a number")
    if kind.name in {"path", "file", "directory"}:
        return _("a file that exists and can be read")
    return _("{metavar}, which it is not").format(metavar=metavar_of(param))
