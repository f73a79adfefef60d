"""main(): builds the Context, runs the command; the one place where an error becomes a sentence and an exit code."""

import contextlib
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime

from mgrday import words
from mgrday.config_file import ConfigFile, config_path
from mgrday.context import Context
from mgrday.errors import ExitCode, MgrdayError, UsageError
from mgrday.settings import FLAGS, Settings, language, layered, load
from mgrday.words import _

SELDOM = 200_000
"""Objects that are made before Python looks for circles among them: there are hardly any, and a start lasts a tenth less."""
ASKED_BY = "_MGRDAY_COMPLETE"
"""The environment variable in which a shell that asks what may stand at the cursor gives its name."""


def run() -> None:
    """The program: runs `main` on the command line and exits with its code."""
    gc.set_threshold(SELDOM)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123  (closed by the caller; open until the end)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123  (as above)
    for stream in (sys.stdout, sys.stderr):
        _make_chinese_writable(stream)
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit code. Raises nothing."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    environment = os.environ
    words.use(language({}, environment))
    if environment.get(ASKED_BY):
        return _complete(environment[ASKED_BY], arguments, environment)
    context: Context | None = None
    try:
        flags, rest = split(arguments)
        words.use(language(flags, environment))
        settings = _settings(flags, rest, environment)
        spoken = language(flags, environment, settings.text("lang"))
        words.use(spoken)
        context = Context(settings, now(settings, datetime.now()), spoken, environment, rest)
        return _run(context, rest)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except BaseException as error:  # the last resort: whatever it is, a person gets a sentence and a script a code
        return told(error, environment)
    finally:
        if context is not None:
            context.close()


def split(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The global options, which may stand anywhere before ``--``, and the rest. Raises UsageError for one without value."""
    flags: dict[str, str] = {}
    rest: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            return flags, [*rest, argument, *left]
        name, equals, value = argument.removeprefix("--").partition("=")
        if argument.startswith("--") and name in FLAGS:
            typed = value if equals else next(left, None)
            if not typed:
                raise UsageError(_("{name} needs a value.").format(name=f"--{name}"), todo=_("See: mgrday --help"))
            flags[name] = typed
        else:
            rest.append(argument)
    return flags, rest


def _settings(flags: Mapping[str, str], rest: Sequence[str], environment: Mapping[str, str]) -> Settings:
    """The settings in force; help, the version and completion do without a broken config file."""
    try:
        settings = load(flags, environment)
        settings.use_workdays()
        settings.use_new_months()
        settings.use_method()
    except MgrdayError:
        wanted = not rest or {"--help", "-h", "--version"} & set(rest) or environment.get(ASKED_BY)
        if not wanted:
            raise
        return layered({}, {}, ConfigFile(config_path(environment)))
    return settings


def now(settings: Settings, clock: datetime) -> datetime:
    """The moment to take for now: the clock's, or what the setting ``today`` makes of it. Raises UsageError, SettingsError."""
    today = settings.values["today"]
    if today.text is None:
        return clock
    from mgrday.day_words import read_now

    try:
        return read_now(today.text, clock)
    except MgrdayError as error:
        raise today.refused(error) from error


def _run(context: Context, rest: list[str]) -> int:
    from mgrday.cli import frame, root

    frame.use(context)
    try:
        return root.run(rest)
    except BrokenPipeError:
        context.put("")
        return ExitCode.DONE


def _complete(shell: str, asked: Sequence[str], environment: Mapping[str, str]) -> int:
    """Answer a shell that asks for the words at the cursor. Trouble answers nothing: it would stand in the middle of the line."""
    with contextlib.suppress(Exception):
        from mgrday.cli.shells import FILES, answer, read_line

        line = read_line(*asked[:2])
        *before, last = "", *line.words
        waiting = last.removeprefix("--") if last.startswith("--") and "--" not in before else ""
        flag = waiting if waiting in FLAGS else ""
        flags, rest = split(line.words[:-1] if flag else line.words)
        settings = _settings(flags, rest, environment)
        spoken = language(flags, environment, settings.text("lang"))
        words.use(spoken)
        with contextlib.closing(Context(settings, now(settings, datetime.now()), spoken, environment, rest)) as context:
            from mgrday.cli import completing, frame

            frame.use(context)
            offers = completing.of_flag(flag, line.current) if flag else completing.offered(context, rest, line.current)
        if offers is None:
            return FILES
        sys.stdout.write(answer(shell, line, offers, *asked[2:3]))
    return ExitCode.DONE


def told(error: BaseException, environment: Mapping[str, str]) -> int:
    """Say `error` on stderr and return its exit code."""
    if environment.get("MGRDAY_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        _say(("\n" if sys.stderr.isatty() else "") + _("Interrupted; nothing was left half done."))
        return ExitCode.INTERRUPTED
    known = _known(error)
    if known is None:
        _say(_("mgrday stumbled ({kind}). This is a fault of mgrday, not yours.").format(kind=type(error).__name__))
        _say(_("Nothing was left half written."))
        _say(_("MGRDAY_DEBUG=1 before the command shows where; please report it."))
        return ExitCode.FAULT
    if known.what:
        _say(_("Error: {what}").format(what=known.what))
    for line in (known.unchanged, known.todo):
        if line:
            _say(line)
    return known.code


def _known(error: BaseException) -> MgrdayError | None:
    """`error` as one that has a sentence of its own; None for a fault of the program."""
    if isinstance(error, MgrdayError):
        return error
    typer = sys.modules.get("typer._click.exceptions")
    if typer is not None and isinstance(error, typer.ClickException):
        from mgrday.cli.wrong import explained as wrong

        return wrong(error)
    from mgrday.store.trouble import explained, is_trouble

    if isinstance(error, Exception) and is_trouble(error):
        return explained(getattr(error, "orig", None) or error)
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        return UsageError(
            _("What was typed holds characters that are no text: “{text}”.").format(text=error.object),
            unchanged=_("Nothing was written."),
            todo=_("Type it again; a script must write UTF-8."),
        )
    if isinstance(error, OSError) and error.errno == 28:
        return explained(OSError("disk full"))
    return None


def _say(text: str) -> None:
    from mgrday.render.cells import legible

    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{legible(text)}\n")
        sys.stderr.flush()


def _make_chinese_writable(stream: object) -> None:
    """Never fail on a character: UTF-8 where the encoding in force has no Chinese, a mark for what no encoding has."""
    encoding = getattr(stream, "encoding", None)
    reconfigure = getattr(stream, "reconfigure", None)
    if not encoding or reconfigure is None:
        return
    try:
        "中".encode(encoding)
    except (UnicodeError, LookupError):
        encoding = "utf-8"
    reconfigure(encoding=encoding, errors="replace")


if __name__ == "__main__":
    run()
