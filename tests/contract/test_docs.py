"""The documentation is the program's: every command is in it, the pages that are made are the ones that would be made now."""

import importlib
import re
import shlex
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from mgrday.cli import COMMANDS
from mgrday.errors import ExitCode
from mgrday.kinds import KINDS
from mgrday.review.rules import RULES

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh.md")
WRITTEN = sorted([*ROOT.glob("docs/*.md"), *(ROOT / name for name in READMES)])
_CODE = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(mgrday [^`]+)`")
_LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return importlib.import_module("docs")
    finally:
        sys.path.pop(0)


def test_every_page_is_up_to_date(tool: ModuleType) -> None:
    assert tool.stale(tool.pages()) == [], "run: python tools/docs.py"


@pytest.mark.parametrize("page", ["commands.md", "commands.zh.md"])
def test_every_command_and_verb_is_documented(tool: ModuleType, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    names = tool.commands()
    assert len(names) > 2 * len(COMMANDS)
    assert [name for name in names if not re.search(rf"^###? mgrday {name}$", text, re.MULTILINE)] == []


def test_every_exit_code_is_explained_and_provoked(tool: ModuleType) -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert [code for code in ExitCode if f"\n| {code.value} | " not in text] == []
    for code in (ExitCode.USAGE, ExitCode.NOT_FOUND, ExitCode.REFUSED, ExitCode.STORE, ExitCode.SETTINGS):
        assert f": exit {code.value}\n" in text


def test_every_rule_and_kind_is_explained() -> None:
    rules = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [name for name in RULES if f"\n| `{name}` | " not in rules] == []
    kinds = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    assert [name for name in KINDS if f"\n## {name} · " not in kinds] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = _LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", [*READMES, "docs/architecture.md", "docs/decisions.md", "docs/method.md"])
def test_the_commands_that_are_named_exist(tool: ModuleType, name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for block in _CODE.findall(text) for line in block.splitlines()] + _INLINE.findall(text)
    known = set(tool.commands())
    for line in lines:
        words = shlex.split(line.removeprefix("$ "), comments=True)
        if words[:1] == ["mgrday"] and not words[1].startswith("-"):
            assert words[1] in known, line
            assert f"{words[1]} add" not in known or " ".join(words[1:3]) in known, line


@pytest.mark.parametrize("name", READMES)
def test_a_readme_opens_with_the_two_commands(name: str) -> None:
    opening = (ROOT / name).read_text(encoding="utf-8").split("<!-- sample -->")[0]
    assert "make demo" in opening and "make test" in opening


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    names = {match[0] for text in wanted if (match := re.match(r"[\w-]+", text))} - {"mgrday"}
    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w, -]+?)(?: \(.*?\))? \|", decisions, re.MULTILINE)
    explained = {name for row in rows for name in row.split(", ")}
    assert names - explained == set()
