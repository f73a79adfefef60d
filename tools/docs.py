"""The pages of docs/ that the program writes itself, and the samples of its output in the READMEs.

``python tools/docs.py`` writes ``docs/commands.md``, ``commands.zh.md``, ``errors.md``, ``rules.md`` and ``kinds.md``, and what
stands between the marks of README.md and README.zh.md; ``--check`` writes nothing and exits 1 where one is out of date.
Everything is made by running mgrday in this process, on a set day, in a folder that is thrown away: the same program gives
the same bytes on every machine. What the page of errors provokes is listed in ``docs/errors.toml``.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from desk import NOW, SCREEN, Desk, desk, fenced, provoked

from mgrday import words
from mgrday.cli import COMMANDS
from mgrday.cli.root import load
from mgrday.errors import ExitCode
from mgrday.kinds import KINDS, Kind
from mgrday.kinds.base import Code, Field, Ref
from mgrday.kinds.entries import Entries
from mgrday.review.rules import RULES
from mgrday.review.rules.base import LIMITS
from mgrday.words import _

ROOT = Path(__file__).parents[1]
MEANINGS = {
    ExitCode.DONE: ("done", "完成"),
    ExitCode.FINDINGS: ("findings exist; only where `--fail-on` asked", "查出了问题；只有加了 `--fail-on` 才会这样"),
    ExitCode.USAGE: ("wrong words on the command line", "命令写错了"),
    ExitCode.NOT_FOUND: ("no such record, or several that fit", "没有这条记录，或不止一条符合"),
    ExitCode.REFUSED: ("input refused, or some rows of an import rejected", "输入被拒，或导入时有几行没收"),
    ExitCode.STORE: ("the store cannot be used, or a push was not taken", "数据库用不了，或消息没推送出去"),
    ExitCode.SETTINGS: (
        "a setting, the config file, a guide file or a file of the method is wrong",
        "设置、配置文件、工作指引或方法文件有错",
    ),
    ExitCode.FAULT: ("a fault of mgrday itself; please report it", "mgrday 自己出错，请报告"),
    ExitCode.INTERRUPTED: ("interrupted", "被中断"),
}
HEAD = "<!-- Made by tools/docs.py from the program; not to be edited here. -->\n\n"


def commands() -> list[str]:
    """Every command and, for a group, each of its verbs: ``lead``, ``lead add`` …"""
    found = []
    for name in COMMANDS:
        command = load(name)
        found += [name, *(f"{name} {verb}" for verb in getattr(command, "verbs", ()))]
    return found


def commands_page(lang: str) -> str:
    """The help of every command in one language."""
    other = "[中文](commands.zh.md)" if lang == "en" else "[English](commands.md)"
    title = "# Commands" if lang == "en" else "# 命令"
    about = {
        "en": "Every page as `--help` shows it. Exit codes and the words of errors: [errors.md](errors.md); "
        "what can be recorded and imported: [kinds.md](kinds.md).",
        "zh": "和 `--help` 看到的一样。退出码和报错的说法见 [errors.md](errors.md)；能登记、能导入什么见 [kinds.md](kinds.md)。",
    }[lang]
    parts = [f"{HEAD}{title}\n\n{other}\n\n{about}\n"]
    names = commands()
    tops = [name for name in names if " " not in name]
    parts.append(" · ".join(f"[{name}](#mgrday-{name})" for name in tops) + "\n")
    with desk() as at:
        parts.append(f"## mgrday\n\n{fenced(at.done('--help', lang=lang))}")
        for name in names:
            mark = "###" if " " in name else "##"
            parts.append(f"{mark} mgrday {name}\n\n{fenced(at.done(f'{name} --help', lang=lang))}")
    return "\n".join(parts)


def errors_page() -> str:
    """The exit codes, and what is said about everything in ``docs/errors.toml``, by provoking it."""
    listed = tomllib.loads((ROOT / "docs" / "errors.toml").read_text(encoding="utf-8"))
    codes = "".join(f"| {code.value} | {MEANINGS[code][0]} | {MEANINGS[code][1]} |\n" for code in ExitCode)
    parts = [
        f"{HEAD}# Exit codes and errors · 退出码和报错\n\n"
        "An error goes to stderr and says what was wrong, what stayed as it was, and what to do. Stdout stays empty.\n\n"
        "报错写到 stderr：错在哪里，什么没有变，接下来怎么做。stdout 没有内容。\n\n"
        f"| code | meaning | 意思 |\n| --- | --- | --- |\n{codes}\n"
        "Below, each command line was typed on the same small store and its words copied, in both languages.\n\n"
        "下面每一条都真的输入过，两种语言的说法照抄下来。\n"
    ]
    with desk() as at:
        for line in listed["store"]["commands"]:
            at.done(line)
        fresh = (at.folder / "store.db").read_bytes()
        for part in listed["part"]:
            parts.append(f"## {part['title']} · {part['zh']}\n")
            parts += [provoked(at, fresh, error) for error in part["errors"]]
    return "\n".join(parts)


def rules_page() -> str:
    """The rules with their severities, conditions and settings."""
    parts = [
        f"{HEAD}# Rules · 规则\n\nEverything that `today`, `check`, `guide`, `report` and `findings` call wrong comes from "
        "these rules. A setting is changed in `config.toml` (`mgrday config` shows where it is):\n\n"
        "`today`、`check`、`guide`、`report`、`findings` 说的问题都出自这些规则。数字可以在 `config.toml` 里改"
        "（`mgrday config` 会显示它在哪里）：\n\n"
        '```toml\n[rules."client.stale"]\na_days = 5\n```\n'
    ]
    families = dict.fromkeys(rule.family for rule in RULES.values())
    for family in families:
        parts.append(f"## {family}\n\n| rule | severity | fires when | 何时提醒 | settings |\n| --- | --- | --- | --- | --- |")
        for rule in (rule for rule in RULES.values() if rule.family == family):
            settings = "<br>".join(f"`{name} = {value}`" for name, value in rule.defaults.items()) or "–"
            when = " | ".join(_cell(_said(rule.summary, lang)) for lang in ("en", "zh"))
            parts.append(f"| `{rule.name}` | {', '.join(rule.severities)} | {when} | {settings} |")
        parts += [*_settings(family), ""]
    return "\n".join(parts)


def _settings(family: str) -> list[str]:
    """The settings of a family of rules: default, unit, what can be set, what it means."""
    lines = []
    for rule in (rule for rule in RULES.values() if rule.family == family):
        for name, number in rule.settings.items():
            least, most = LIMITS[number.unit]
            meaning = " | ".join(_cell(_said(number.meaning, lang)) for lang in ("en", "zh"))
            lines.append(f"| `{rule.name}` `{name}` | {number.default} {number.unit} | {least}–{most:,} | {meaning} |")
    head = "\n| setting | default | from–to | what it means | 意思 |\n| --- | --- | --- | --- | --- |"
    return [head, *lines] if lines else []


def _said(text: str, lang: words.Language) -> str:
    words.use(lang)
    try:
        return _(text)
    finally:
        words.use("en")


def _example(entries: Entries, lang: words.Language) -> str:
    words.use(lang)
    try:
        return entries.example
    finally:
        words.use("en")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def kinds_page() -> str:
    """The kinds with their import columns and codes."""
    parts = [
        f"{HEAD}# Kinds and import columns · 种类和导入的列\n\n"
        "The headers of a CSV file may be the English or the Chinese ones, its codes too. References are names or ids; days "
        "`2026-11-23`, times `2026-11-23 14:30`, money yuan. A column in bold must be there; two rows that agree in every column "
        "marked * are the same record, and the second is a duplicate unless `repeat_no` numbers it. The last columns of some "
        "kinds are there for `mgrday export`, so that nothing is lost; nobody has to fill them in.\n\n"
        "CSV 的表头和代码中英文都认。引用写名称或编号；日期 `2026-11-23`，时间 `2026-11-23 14:30`，金额按元。粗体的列必须有；"
        "带 * 的列全都一样，就是同一条，后一条算重复，除非填了重复序号。"
        "有些种类的最后几列是给 `mgrday export` 用的，免得丢东西，平时不用填。\n"
    ]
    for kind in KINDS.values():
        parts.append(f"## {kind.name} · {kind.zh}\n\n| column | 列 | what it is | 说明 |\n| --- | --- | --- | --- |")
        parts += [_column(kind, each) for each in kind.columns]
        parts.append("")
    return "\n".join(parts)


def _column(kind: Kind, column: Field) -> str:
    star = "\\*" if column.name in kind.identity else ""
    bold = "**" if column.required else ""
    if isinstance(column.type, Code):
        values = [(code, names[0] if names else code) for code, names in column.type.names]
        english, chinese = ", ".join(code for code, _name in values), "、".join(name for _code, name in values)
    elif isinstance(column.type, Ref):
        english, chinese = f"a {column.type.kind}", KINDS[column.type.kind].zh
    elif isinstance(column.type, Entries):
        english, chinese = (f"`{_example(column.type, lang)}`" for lang in ("en", "zh"))
    else:
        english, chinese = TYPES[type(column.type).__name__]
    more = (f"; {_said(column.help, 'en')}", f"；{_said(column.help, 'zh')}") if column.help else ("", "")
    cells = (f"{bold}{column.name}{bold}{star}", f"{bold}{column.zh}{bold}{star}", english + more[0], chinese + more[1])
    return f"| {' | '.join(map(_cell, cells))} |"


TYPES = {
    "Text": ("text", "文字"),
    "Phone": ("phone number", "电话号码"),
    "Day": ("day", "日期"),
    "Time": ("time", "时间"),
    "Money": ("yuan", "元"),
    "Count": ("whole number", "整数"),
    "Flag": ("yes, no", "是、否"),
    "Period": ("2026-11, 2026-W47, 2026-11-23", "2026-11、2026-W47、2026-11-23"),
    "Value": ("yuan for amount and received, else a whole number", "业绩、到账按元，其余是整数"),
}
"""How the values of a field's type are described."""


def with_sample(readme: str, lang: str, demo: Desk) -> str:
    """A README with the first screen of ``today`` between its marks. Raises ValueError where it has none."""
    screen = demo.done("today", lang=lang, MGRDAY_FORMAT="table").rstrip("\n").splitlines()
    command = f'$ mgrday --today "{NOW}" today'
    blank = [number for number, line in enumerate(screen[: SCREEN - 1]) if not line.strip()]
    last = blank[-1] if len(screen) >= SCREEN else len(screen)
    sample = f"<!-- sample -->\n{fenced(chr(10).join([command, *screen[:last]]))}<!-- end of sample -->"
    text, count = re.subn(r"<!-- sample -->.*?<!-- end of sample -->", lambda _match: sample, readme, flags=re.DOTALL)
    if count != 1:
        raise ValueError("a README must have the marks of one sample")
    return text


def pages() -> dict[Path, str]:
    """Every page that the program writes, by its path, as it ought to be now."""
    docs = ROOT / "docs"
    made = {
        docs / "commands.md": commands_page("en"),
        docs / "commands.zh.md": commands_page("zh"),
        docs / "errors.md": errors_page(),
        docs / "rules.md": rules_page(),
        docs / "kinds.md": kinds_page(),
    }
    with desk() as demo:
        demo.done("demo --at .")
        (demo.folder / "demo.db").rename(demo.folder / "store.db")
        for name, lang in (("README.md", "en"), ("README.zh.md", "zh")):
            made[ROOT / name] = with_sample((ROOT / name).read_text(encoding="utf-8"), lang, demo)
    words.use("en")
    return made


def stale(made: Mapping[Path, str]) -> list[str]:
    """The pages that are not what they ought to be."""
    return [
        path.relative_to(ROOT).as_posix()
        for path, text in made.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Do what the command line says; 1 where ``--check`` found a page out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page is out of date")
    check = parser.parse_args().check
    made = pages()
    old = stale(made)
    for path, text in made.items():
        if not check and path.relative_to(ROOT).as_posix() in old:
            path.write_text(text, encoding="utf-8")
    for name in old:
        sys.stdout.write(f"out of date: {name}: run python tools/docs.py\n" if check else f"written: {name}\n")
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
