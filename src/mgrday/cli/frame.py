"""The frame of every command: groups that load on demand, help in both languages, asking for what is missing.

A command module for a group of verbs::

    from mgrday.cli import frame
    app = frame.app(N_("Clients: record, grade, hand over."))

    @app.command("grade", help=N_("Give a client a grade."))
    def grade(
        client: Annotated[str, typer.Argument(help=N_("the client"), metavar="CLIENT")],
        reason: Annotated[str | None, typer.Option(help=N_("why"), metavar="TEXT")] = None,
    ) -> None:
        context = frame.context()
        with context.write(f"lead grade {client}") as work: ...

A group may do something without a verb too: ``@app.alone``. And for a command of its own, a function called ``command``::

    @frame.command(N_("Take the last command back."))
    def command(yes: Annotated[bool, typer.Option("--yes", help=N_("do not ask"))] = False) -> None: ...

Texts are marked with ``N_()`` and said at help time; metavars too (`METAVARS`). A function may return an exit code.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from typer._click.exceptions import MissingParameter, NoSuchOption
from typer._click.exceptions import UsageError as ParserError
from typer._click.globals import get_current_context
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from mgrday.context import Context
from mgrday.errors import UsageError
from mgrday.words import N_, _

if TYPE_CHECKING:
    from typer._click.core import Command as ClickCommand
    from typer._click.core import Context as ClickContext
    from typer._click.shell_completion import CompletionItem

Verb = Callable[..., Any]
METAVARS = (
    *(N_("CLIENT"), N_("MEMBER"), N_("EVENT"), N_("DEAL"), N_("OUTING"), N_("GROUP"), N_("DEPARTMENT"), N_("REF")),
    *(N_("DAY"), N_("TIME"), N_("PERIOD"), N_("WEEK"), N_("TEXT"), N_("AMOUNT"), N_("N"), N_("FILE"), N_("FIELD"), N_("FORMAT")),
    N_("NUMBER"),
)
"""The metavars that have a Chinese name; use these where one fits."""

MOST_ROWS = 2_000_000_000
"""The largest ``--limit``."""
_context: ContextVar[Context] = ContextVar("context")
_helps: dict[Verb, str] = {}


def context() -> Context:
    """The context of this run."""
    return _context.get()


def use(context: Context) -> None:
    """Make `context` the one of this run."""
    _context.set(context)


def confirm(question: str) -> bool:
    """Ask on a terminal, yes or no; in a script raise UsageError, because only ``--yes`` may say yes there."""
    if not context().stdin_tty:
        raise UsageError(
            _("This asks before it does anything, and here nobody can answer."),
            unchanged=_("Nothing was written."),
            todo=_("Add --yes to go ahead without being asked."),
        )
    from mgrday.cli.asking import ask

    return ask(_("{question} [y/N]").format(question=question), empty="n").strip().casefold() in {"y", "yes", "是"}


class Command(TyperCommand):
    """A command whose help is said in the language in use, and which asks for what is missing on a terminal."""

    def get_help(self, ctx: "ClickContext") -> str:
        from mgrday.cli.helping import page

        return page(self, ctx)

    def get_usage(self, ctx: "ClickContext") -> str:
        from mgrday.cli.helping import usage

        return usage(self, ctx)

    def parse_args(self, ctx: "ClickContext", args: list[str]) -> list[str]:
        given = list(args)
        while True:
            try:
                return super().parse_args(ctx, list(given))
            except MissingParameter as error:
                if ctx.resilient_parsing or error.param is None or not context().stdin_tty:
                    raise
                from mgrday.cli.asking import completed

                given = completed(given, error.param)
            except ParserError as error:
                error.ctx = error.ctx or ctx
                raise

    def shell_complete(self, ctx: "ClickContext", incomplete: str) -> "list[CompletionItem]":
        from mgrday.cli.helping import completions

        return completions(self, ctx, incomplete)


class Group(TyperGroup):
    """A group of verbs; each is built when it is asked for."""

    def __init__(self, name: str, help: str, verbs: dict[str, Callable[[], "ClickCommand"]]) -> None:
        super().__init__(name=name, help=help, no_args_is_help=True, rich_markup_mode=None)
        self.verbs = verbs

    def list_commands(self, ctx: "ClickContext") -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: "ClickContext", cmd_name: str) -> "ClickCommand | None":
        if cmd_name not in self.commands and cmd_name in self.verbs:
            self.commands[cmd_name] = self.verbs[cmd_name]()
        return self.commands.get(cmd_name)

    def resolve_command(
        self, ctx: "ClickContext", args: list[str]
    ) -> "tuple[str | None, ClickCommand | None, list[str]]":
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            if args[0].startswith("-"):
                raise NoSuchOption(args[0], ctx=ctx)
            raise self._unknown(ctx, args[0])
        return (args[0] if command else None), command, args[1:]

    def _unknown(self, ctx: "ClickContext", typed: str) -> UsageError:
        from difflib import get_close_matches

        path = ctx.command_path
        near = get_close_matches(typed.casefold(), self.list_commands(ctx), n=1, cutoff=0.5)
        todo = _("Did you mean: {command}?").format(command=f"{path} {near[0]}") if near else None
        return UsageError(
            _("There is no command “{name}”.").format(name=f"{path} {typed}"),
            todo=todo or _("See the commands with: {command} --help").format(command=path),
        )

    def get_help(self, ctx: "ClickContext") -> str:
        from mgrday.cli.helping import page

        return page(self, ctx)

    def get_usage(self, ctx: "ClickContext") -> str:
        from mgrday.cli.helping import usage

        return usage(self, ctx)

    def short_help_of(self, ctx: "ClickContext", name: str) -> str:
        """The line that the list of commands has for one of them, not yet in the language in use."""
        command = self.get_command(ctx, name)
        return (command.help or "") if command else ""

    def shell_complete(self, ctx: "ClickContext", incomplete: str) -> "list[CompletionItem]":
        from mgrday.cli.helping import command_completions, completions

        return [*command_completions(self, ctx, incomplete), *completions(self, ctx, incomplete)]


class OpenGroup(Group):
    """A group that does something without a verb too: its options are those of the command `alone`."""

    def __init__(
        self, name: str, help: str, verbs: "dict[str, Callable[[], ClickCommand]]", alone: "ClickCommand"
    ) -> None:
        super().__init__(name, help, verbs)
        self.no_args_is_help = False
        self.invoke_without_command = True
        self.params = alone.params
        self.alone = alone
        self.callback = self._without_verb

    def _without_verb(self, **values: Any) -> Any:
        """Do what there is to do without a verb; where one follows nothing, and it takes no options from before it."""
        ctx = get_current_context()
        if ctx.invoked_subcommand is None:
            return self.alone.callback(**values) if self.alone.callback else None
        given = next((param for param in self.params if values.get(param.name or "") is not None), None)
        if given is not None:
            name = f"{ctx.command_path} {ctx.invoked_subcommand}"
            raise UsageError(
                _("{option} has no place before “{name}”.").format(option=max(given.opts, key=len), name=ctx.invoked_subcommand),
                todo=_("All about it: {command} --help").format(command=name),
            )
        return None


class CommandGroup(OpenGroup):
    """A command that takes arguments and has verbs beside them: what begins with none of the verbs is the command itself."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: "ClickContext | None" = None, **extra: Any
    ) -> "ClickContext":
        """The context of the verb, or of the command without one."""
        if args and args[0] in self.verbs:
            return Group(self.name or "", self.help or "", self.verbs).make_context(info_name, args, parent, **extra)
        if args and args[0] in ("--help", "-h"):
            return super().make_context(info_name, args, parent, **extra)
        return self.alone.make_context(info_name, args, parent, **extra)


class App:
    """The verbs of one group, as its module declares them."""

    def __init__(self, help: str) -> None:
        self.help = help
        self.verbs: dict[str, Callable[[], ClickCommand]] = {}
        self.without_verb: Verb | None = None

    def command(self, name: str, *, help: str) -> Callable[[Verb], Verb]:
        """Make the function that follows the verb `name`; `help` is marked with ``N_()``."""

        def decorate(function: Verb) -> Verb:
            self.verbs[name] = lambda: built(name, function, help)
            return function

        return decorate

    def alone(self, function: Verb) -> Verb:
        """Make the function that follows what the group does without a verb."""
        self.without_verb = function
        return function

    def add(self, name: str, build: "Callable[[], ClickCommand]") -> None:
        """Make `name` a verb that `build` builds when it is asked for."""
        self.verbs[name] = build

    def group(self, name: str) -> Group:
        """The group, as the command `name`."""
        if self.without_verb is None:
            return Group(name, self.help, self.verbs)
        alone = built(name, self.without_verb, self.help)
        takes_arguments = any(isinstance(param, TyperArgument) for param in alone.params)
        return (CommandGroup if takes_arguments else OpenGroup)(name, self.help, self.verbs, alone)


def app(help: str) -> App:
    """The verbs of a group; `help` is marked with ``N_()``."""
    return App(help)


def command(help: str) -> Callable[[Verb], Verb]:
    """Give the function ``command`` of a module its help, marked with ``N_()``."""

    def decorate(function: Verb) -> Verb:
        _helps[function] = help
        return function

    return decorate


def built(name: str, function: Verb, help: str) -> "ClickCommand":
    """The command `name` that calls `function`."""
    info = CommandInfo(name, cls=Command, callback=function, help=help)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def help_of(function: Verb) -> str | None:
    """The help that `command` gave a function."""
    return _helps.get(function)
