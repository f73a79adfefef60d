"""The frame of the command line: global options, help in both languages, what is said of wrong words, exit codes."""

import json
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from mgrday import cli
from mgrday.__main__ import split
from mgrday.cli import fields, frame
from mgrday.cli.root import Root
from mgrday.errors import RefusedError, UsageError
from mgrday.kinds import KINDS
from mgrday.report import Column, Report, Table
from runner import Mgrday


def english_sentences(text: str) -> list[str]:
    """Three English words in a row that are no command line."""
    return re.findall(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b", re.sub(r"mgrday( [a-z-]+)*", "", text))


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A group ``try`` of commands for the tests: each key is a verb's name and its value what it does."""
    app = frame.app("A group to try.")
    doings: dict[str, Any] = {}

    @app.command("do", help="Do it.")
    def do() -> Any:
        return doings["do"]()

    @app.command("take", help="Take words.")
    def take(
        client: Annotated[str, typer.Argument(metavar="CLIENT", help="the client")],
        others: Annotated[list[str] | None, typer.Argument(metavar="MEMBER", help="the members")] = None,
        on: Annotated[str, typer.Option(metavar="DAY", help="the day")] = ...,  # type: ignore[assignment]
        limit: Annotated[int, typer.Option(min=1, max=9, help="how many")] = 3,
        key: Annotated[bool, typer.Option("--key", help="a key deal")] = False,
    ) -> None:
        frame.context().put(repr((client, others, on, limit, key)))

    module = type(sys)("mgrday.cli.trying")
    module.app = app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mgrday.cli.trying", module)
    monkeypatch.setitem(cli.COMMANDS, "try", cli.Entry("trying", "A group to try", cli.READING))
    yield doings


def done(verbs: dict[str, Any], mgrday: Mgrday, doing: Any, **options: Any) -> Any:
    verbs["do"] = doing
    return mgrday("try", "do", **options)


# Global options


def test_global_options_stand_anywhere_before_two_dashes() -> None:
    flags, rest = split(["--db", "a", "lead", "--lang=zh", "list", "--format", "json", "--", "--today", "x"])
    assert flags == {"db": "a", "lang": "zh", "format": "json"}
    assert rest == ["lead", "list", "--", "--today", "x"]


@pytest.mark.parametrize("arguments", [["config", "--lang"], ["--db=", "config"]])
def test_a_global_option_needs_a_value(mgrday: Mgrday, arguments: list[str]) -> None:
    result = mgrday(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "needs a value" in result.err


def test_today_is_a_day_or_a_time(mgrday: Mgrday) -> None:
    for text, shown in {"2026-11-23 14:30": "2026-11-23 14:30", "2026-11-23": "2026-11-23 "}.items():
        rows = json.loads(mgrday("--today", text, "config", "--format=json").out)
        assert next(row["value"] for row in rows if row["name"] == "today").startswith(shown)


# Help


def pages(mgrday: Mgrday, lang: str) -> Iterator[tuple[str, str]]:
    """Every help page there is."""
    root = Root()
    yield "", mgrday("--help", lang=lang).out
    for name, entry in cli.COMMANDS.items():
        if find_spec(f"mgrday.cli.{entry.module}") is None:
            continue
        yield name, mgrday(name, "--help", lang=lang).out
        command = root.verbs[name]()
        if isinstance(command, frame.Group):
            for verb in command.verbs:
                yield f"{name} {verb}", mgrday(name, verb, "-h", lang=lang).out
    yield "usage", mgrday("config", "--lagn", lang=lang).err
    yield "usage", mgrday("confg", lang=lang).err


def test_chinese_help_has_no_english_sentence(mgrday: Mgrday) -> None:
    for name, page in pages(mgrday, "zh"):
        assert "用法" in page or name == "usage", name
        assert english_sentences(page) == [], name


def test_english_help_has_no_chinese_sentence(mgrday: Mgrday) -> None:
    for name, page in pages(mgrday, "en"):
        assert not re.search("[\u4e00-\u9fff]{5,}", page), (name, page)


def test_help_lists_every_command_without_loading_one(mgrday: Mgrday) -> None:
    code = (
        "import sys; from mgrday.__main__ import main; main(['--help']);"
        "print([m for m in sys.modules if m.startswith('mgrday.cli.')], file=sys.stderr)"
    )
    env = {**mgrday.environment, "MGRDAY_LANG": "en"}
    result = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert all(f"  {name}" in result.stdout for name in cli.COMMANDS)
    assert eval(result.stderr) == ["mgrday.cli.frame", "mgrday.cli.root", "mgrday.cli.helping"]


def test_config_loads_nothing_heavy(mgrday: Mgrday) -> None:
    code = "import sys; from mgrday.__main__ import main; main(['config']); print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], env=mgrday.environment, capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "sqlmodel", "pydantic", "alembic", "pendulum", "chinese_calendar", "phonenumbers", "rich"}
    assert not (heavy | {"tomllib", "platformdirs"}) & set(result.stderr.split())


def test_without_words_there_is_help_and_exit_2(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    for arguments in ([], ["try"]):
        result = mgrday(*arguments)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("Usage: mgrday")


def test_the_version(mgrday: Mgrday) -> None:
    assert re.fullmatch(r"mgrday \d+\.\d+\.\d+\n", mgrday("--version").out)


def test_completion_completes_commands_verbs_and_options(mgrday: Mgrday) -> None:
    assert "_MGRDAY_COMPLETE" in mgrday("--show-completion", "bash").out
    assert mgrday("--show-completion", "ash").code == 2
    for words, found in {"mgrday con": "config", "mgrday --la": "--lang", "mgrday config --he": "--help"}.items():
        env = {**mgrday.environment, "_MGRDAY_COMPLETE": "bash"}
        run = subprocess.run([sys.executable, "-m", "mgrday", words], env=env, capture_output=True, text=True, check=False)
        assert found in run.stdout.split(), run


# Wrong words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["confg"], "mgrday config?"),
        (["try", "tak"], "mgrday try take?"),
        (["zzz"], "mgrday --help"),
        (["try", "take", "a", "--on", "x", "--lmit", "3"], "--limit"),
        (["config", "--lagn", "zh"], "--lang"),
        (["try", "take"], "CLIENT is missing: the client."),
        (["try", "take", "a"], "--on is missing: the day."),
        (["try", "take", "a", "--on"], "--on needs a value."),
        (["try", "take", "a", "--on", "x", "--key=yes"], "--key takes no value."),
        (["try", "take", "a", "--on", "x", "--limit", "many"], "a whole number from 1 to 9"),
        (["try", "take", "a", "--on", "x", "--limit", "10"], "a whole number from 1 to 9"),
        (["config", "a", "b c"], "“a b c” was not expected"),
        (["try", "--take"], "There is no option --take."),
    ],
)
def test_wrong_words_are_explained(mgrday: Mgrday, verbs: dict[str, Any], arguments: list[str], said: str) -> None:
    result = mgrday(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Error: ")
    assert said in result.err
    chinese = mgrday(*arguments, lang="zh")
    assert chinese.err.startswith("错误：")
    assert english_sentences(chinese.err) == []


def test_values_arrive(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    result = mgrday("try", "take", "--key", "a", "--on", "-1d", "b", "--", "-c")
    assert result.out == repr(("a", ["b", "-c"], "-1d", 3, True))


# Asking


def test_what_is_missing_is_asked_for_on_a_terminal(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    result = mgrday("try", "take", tty=True, stdin="-dash\n\nfri\n")
    assert result.out == repr(("-dash", None, "fri", 3, False))
    assert result.err == "the client (CLIENT): the day (DAY): the day (DAY): "


def test_the_end_of_the_input_interrupts(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    assert mgrday("try", "take", tty=True, stdin="").code == 130


@pytest.mark.parametrize(("answer", "agreed"), [("y\n", True), ("是\n", True), ("n\n", False), ("\n", False)])
def test_confirm_asks_on_a_terminal(mgrday: Mgrday, verbs: dict[str, Any], answer: str, agreed: bool) -> None:
    found = []
    done(verbs, mgrday, lambda: found.append(frame.confirm("Sure?")), tty=True, stdin=answer)
    assert found == [agreed]


def test_confirm_in_a_script_wants_yes(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    result = done(verbs, mgrday, lambda: frame.confirm("Sure?"))
    assert result.code == 2
    assert "--yes" in result.err


# Errors


def raiser(error: BaseException) -> Any:
    def raising() -> None:
        raise error

    return raising


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (RefusedError("bad thing", todo="do this"), 4, "Error: bad thing\nNothing was written.\ndo this\n"),
        (UsageError("bad words"), 2, "Error: bad words\n"),
        (KeyboardInterrupt(), 130, "Interrupted; nothing was left half done.\n"),
        (sqlite3.OperationalError("database is locked"), 5, "another process"),
        (sqlite3.DatabaseError("file is not a database"), 5, "not a store of mgrday"),
        (OSError(28, "No space left on device"), 5, "The disk is full."),
        (ValueError("secret"), 70, "fault of mgrday"),
        (RecursionError(), 70, "fault of mgrday"),
        (MemoryError(), 70, "fault of mgrday"),
        (typer.Exit(1), 1, ""),
        (SystemExit(3), 3, ""),
    ],
)
def test_each_error_has_its_sentence_and_code(
    mgrday: Mgrday, verbs: dict[str, Any], error: BaseException, code: int, said: str
) -> None:
    result = done(verbs, mgrday, raiser(error))
    assert result.code == code
    assert said in result.err
    assert "Traceback" not in result.err
    assert "secret" not in result.err


def test_debug_shows_the_traceback(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    result = done(verbs, mgrday, raiser(ValueError("secret")), MGRDAY_DEBUG="1")
    assert result.code == 70
    assert "Traceback" in result.err
    assert "secret" in result.err


def test_a_command_may_return_its_exit_code(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    assert done(verbs, mgrday, lambda: 1).code == 1


# Output


REPORT = Report("r", "R", [Table("t", "T", [Column("a", "A")], [{"a": "1"}])], shape="list")


def test_a_report_goes_to_a_file_whole_and_private(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    target = mgrday.folder / "out.json"
    result = done(verbs, mgrday, lambda: frame.context().emit(REPORT, target))
    assert (result.code, result.out) == (0, "")
    assert json.loads(target.read_text()) == [{"a": "1"}]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert str(target) in result.err


def test_an_unwritable_file_is_trouble_in_writing(mgrday: Mgrday, verbs: dict[str, Any]) -> None:
    for target in (mgrday.folder, mgrday.folder / "none" / "out.csv"):
        result = done(verbs, mgrday, lambda target=target: frame.context().emit(REPORT, target))
        assert result.code == 5
        assert str(target) in result.err
    assert sorted(path.name for path in mgrday.folder.iterdir()) == ["home"]


def test_a_closed_pipe_and_a_full_disk_have_no_traceback(mgrday: Mgrday) -> None:
    environment = {**mgrday.environment, "MGRDAY_LANG": "en"}
    for command in ("config", "--help"):
        script = f"{sys.executable} -m mgrday {command} | true; exit ${{PIPESTATUS[0]}}"
        run = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stderr) == (0, "")
    if Path("/dev/full").exists():
        command = ["bash", "-c", f"{sys.executable} -m mgrday config > /dev/full"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 5
        assert "cannot be written" in run.stderr
        assert "Traceback" not in run.stderr


@pytest.mark.parametrize(("closed", "code"), [("<&-", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)])
def test_closed_streams_do_no_harm(mgrday: Mgrday, closed: str, code: int) -> None:
    command = ["bash", "-c", f"{sys.executable} -m mgrday config {closed}"]
    run = subprocess.run(command, env=mgrday.environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (code, "")


def test_bytes_that_are_no_text_do_no_harm(mgrday: Mgrday) -> None:
    command = [sys.executable, "-m", "mgrday", b"conf\xffig", "--lang", "en"]
    run = subprocess.run(command, env=mgrday.environment, capture_output=True, check=False)
    assert run.returncode == 2
    assert b"There is no command" in run.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "gbk", "utf-8"])
def test_chinese_is_written_whatever_the_encoding(mgrday: Mgrday, encoding: str) -> None:
    environment = {**mgrday.environment, "MGRDAY_LANG": "zh", "PYTHONIOENCODING": encoding}
    run = subprocess.run([sys.executable, "-m", "mgrday", "config"], env=environment, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "设置" in run.stdout.decode("gbk" if encoding == "gbk" else "utf-8")


# The verbs of a kind


@pytest.fixture
def department(mgrday: Mgrday, monkeypatch: pytest.MonkeyPatch) -> Mgrday:
    """The five verbs of every kind, whatever their own modules add."""
    for name, kind in KINDS.items():
        module = type(sys)(f"mgrday.cli.{name}")
        module.app = fields.kind_app(kind, "A kind.")  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    assert mgrday("department", "add", "一部").code == 0
    assert mgrday("member", "add", "张三", "--department", "一部", "--hired", "2026-01-05").code == 0
    return mgrday


def test_add_says_the_id(department: Mgrday) -> None:
    assert department("lead", "add", "苏州华瑞").out == "1\n"
    assert json.loads(department("lead", "add", "杭州远大", "--format", "json").out) == {"id": 2, "kind": "lead"}
    assert department("lead", "add", "上海金桥", "--format", "table", lang="zh").out == "已记录：客户 3 上海金桥\n"


def test_edit_clear_list_show_remove(department: Mgrday) -> None:
    department("lead", "add", "苏州华瑞", "--grade", "a", "--next", "2026-11-25", "--note", "-x", today="2026-11-23")
    rows = json.loads(department("lead", "list", "--grade", "A", "--format", "json").out)
    assert [(row["id"], row["grade"], row["next_on"], row["note"]) for row in rows] == [(1, "A", "2026-11-25", "-x")]
    assert department("lead", "edit", "华瑞", "--clear", "next-on", "--clear", "备注", "--title", "总经理").code == 0
    shown = json.loads(department("lead", "show", "1", "--format", "json").out)
    assert (shown["next_on"], shown["note"], shown["title"]) == (None, None, "总经理")
    assert department("lead", "edit", "1").code == 2
    assert department("lead", "edit", "1", "--clear", "nothing").code == 2
    assert department("lead", "list", "--on", "2026-11", "--since", "2026-11-01").code == 2
    assert json.loads(department("lead", "list", "--until", "2026-11-22", "--format", "json").out) == []
    assert len(json.loads(department("lead", "list", "--on", "2026-11-23", "--format", "json").out)) == 1
    assert "mgrday undo" in department("lead", "remove", "1").err
    assert department("lead", "show", "1").code == 3


def test_flags_are_set_and_unset(department: Mgrday) -> None:
    department("lead", "add", "苏州华瑞")
    assert department("deal", "add", "张三", "华瑞", "1.28万", "--key").code == 0
    assert department("deal", "add", "张三", "华瑞", "5000").code == 0
    keys = [row["amount"] for row in json.loads(department("deal", "list", "--key", "--format", "json").out)]
    assert keys == [12800.0]
    department("deal", "edit", "1", "--no-key")
    assert json.loads(department("deal", "list", "--key", "--format", "json").out) == []


def test_every_field_of_every_kind_has_an_option_of_its_own(department: Mgrday) -> None:
    for kind in KINDS.values():
        names = [name for field in kind.fields for name in fields.options_of(kind, field)]
        assert len(names) == len(set(names)), kind.name
        for verb in ("add", "edit", "list"):
            page = department(kind.name, verb, "--help").out
            for field in kind.fields:
                typed = verb == "add" and field.name in kind.words
                assert typed or f"--{field.name.replace('_', '-')}" in page, (kind.name, verb, field.name)


def test_the_history_keeps_the_words_as_typed(department: Mgrday) -> None:
    department("lead", "add", "苏州 华瑞", "--note", "it's")
    with sqlite3.connect(department.store) as connection:
        words = [str(row) for row in connection.execute("select * from commands order by id desc limit 1")]
    assert "lead add" in words[0]
