"""``mgrday`` itself: its commands, loaded on demand, and the options that any of them takes."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperOption

from mgrday.cli import COMMANDS, frame
from mgrday.errors import UsageError
from mgrday.words import N_, _

if TYPE_CHECKING:
    from typer._click.core import Command as ClickCommand
    from typer._click.core import Context as ClickContext

ABOUT = N_("mgrday: what is wrong in the sales department, with whom, and what to do next.")


def load(name: str) -> "ClickCommand":
    """The command `name` of the registry, from its module: its `app`, or its function `command`."""
    entry = COMMANDS[name]
    module = import_module(f"mgrday.cli.{entry.module}")
    found = getattr(module, "app", None)
    if isinstance(found, frame.App):
        return found.group(name)
    function: frame.Verb = module.command
    return frame.built(name, function, frame.help_of(function) or entry.help)


class Root(frame.Group):
    """``mgrday`` itself: lists its commands without loading one."""

    def __init__(self) -> None:
        def loader(name: str) -> "Callable[[], ClickCommand]":
            return lambda: load(name)

        super().__init__("mgrday", ABOUT, {name: loader(name) for name in COMMANDS})
        self.context_settings = {"help_option_names": ["-h", "--help"]}
        self.params = _global_options()

    def short_help_of(self, ctx: "ClickContext", name: str) -> str:
        return COMMANDS[name].help


def _global_options() -> list[Any]:
    """The options that any command takes. `main` reads them wherever they stand; here they are for help and completion."""
    from mgrday.settings import FLAGS, KNOWN

    metavars = {"lang": "zh|en", "today": "DAY", "format": "FORMAT"}
    options = [
        TyperOption(
            param_decls=[f"--{name}"],
            help=KNOWN[name].help,
            metavar=metavars.get(name, "FILE"),
            expose_value=False,
        )
        for name in FLAGS
    ]
    version = TyperOption(
        param_decls=["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help=N_("show the version")
    )
    completion = TyperOption(
        param_decls=["--show-completion"],
        metavar="bash|zsh|fish",
        is_eager=True,
        expose_value=False,
        callback=_completion,
        help=N_("show the script that makes a shell complete the commands"),
    )
    return [*options, completion, version]


def _version(ctx: "ClickContext", param: Any, value: bool | None) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        frame.context().put(f"mgrday {version('mgrday')}\n")
        raise typer.Exit(0)


def _completion(ctx: "ClickContext", param: Any, value: str | None) -> None:
    if value and not ctx.resilient_parsing:
        from mgrday.cli.shells import SHELLS, script

        if value not in SHELLS:
            raise UsageError(_("“{text}” is not one of: {choices}.").format(text=value, choices=", ".join(SHELLS)))
        frame.context().put(script(value))
        raise typer.Exit(0)


def run(arguments: list[str]) -> int:
    """Run the command that `arguments` (without the global options) name; returns its exit code."""
    root = Root()
    try:
        with root.make_context("mgrday", arguments) as ctx:
            code = root.invoke(ctx)
    except typer.Exit as error:
        code = error.exit_code
    sys.stdout.flush()
    return int(code) if isinstance(code, int) else 0
