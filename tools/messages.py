"""The messages of mgrday: collects what the source says, checks the Chinese of it, compiles it for the program.

``python tools/messages.py`` compiles ``locale/zh/*.po`` into ``LC_MESSAGES/mgrday.mo`` and lists what is missing, unused or
wrong; with ``--check`` it writes nothing and exits 1 where there is a problem or the compiled file is out of date;
``--missing`` prints the untranslated messages as entries ready to be filled in. Babel is needed here and nowhere else.
"""

import argparse
import ast
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

from babel.messages.pofile import denormalize, normalize, read_po

SOURCE = Path(__file__).parent.parent / "src" / "mgrday"
CHINESE = SOURCE / "locale" / "zh"
COMPILED = CHINESE / "LC_MESSAGES" / "mgrday.mo"
HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: zh\nPlural-Forms: nplurals=1; plural=0;\n"
CALLS = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that take messages, and how many of their arguments are some."""

Key = tuple[str, ...]
"""A message: its English text, or singular and plural."""


@dataclass
class Found:
    """Messages by key with where each stands, and what is wrong with the places themselves."""

    messages: dict[Key, str] = field(default_factory=dict)
    texts: dict[Key, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def literals(node: ast.expr) -> Iterator[ast.expr]:
    """The constants that an argument may be; of ``a if x else b`` both."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    else:
        yield node


def said(source: Path = SOURCE) -> Found:
    """Every message that the source marks, with the place that first says it."""
    found = Found()
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                _collect(found, node, CALLS[node.func.id], f"{path.relative_to(source)}:{node.lineno}")
    return found


def _collect(found: Found, call: ast.Call, count: int, place: str) -> None:
    arguments = [list(literals(argument)) for argument in call.args[:count]]
    for options in arguments:
        if any(isinstance(node, ast.JoinedStr | ast.BinOp) for node in options):
            found.problems.append(f"{place}: the message is not one plain text")
    texts = [[n.value for n in options if isinstance(n, ast.Constant) and isinstance(n.value, str)] for options in arguments]
    if count == 1:
        for text in texts[0] if texts else []:
            if text:
                found.messages.setdefault((text,), place)
    elif len(texts) == count and all(texts):
        found.messages.setdefault(tuple(options[0] for options in texts), place)


def translated(folder: Path = CHINESE) -> Found:
    """Every message of the fragments with its Chinese."""
    found = Found()
    for path in sorted(folder.glob("*.po")):
        text = path.read_text(encoding="utf-8")
        with path.open("rb") as file:
            catalogue = read_po(file, locale="zh", charset="utf-8", abort_invalid=True)
        seen: set[str] = set()
        for block in re.findall(r'^msgid ((?:".*"\s*\n)+)', text, re.MULTILINE):
            msgid = denormalize(block.strip())
            if msgid in seen:
                found.problems.append(f"{path.name}: twice in this file: {msgid!r}")
            seen.add(msgid)
        for message in catalogue:
            key: Key = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            if not key[0]:
                continue
            if key in found.messages:
                found.problems.append(f"{path.name}: also in {found.messages[key]}: {key[0]!r}")
            if message.fuzzy:
                found.problems.append(f"{path.name}: fuzzy: {key[0]!r}")
            found.messages[key] = path.name
            string = message.string
            found.texts[key] = string if isinstance(string, str) else (string[0] if string else "")
    return found


def placeholders(text: str) -> set[str]:
    """The ``{names}`` in a text; none where it is no format text."""
    try:
        return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def wrong(key: Key, chinese: str) -> str:
    """What is wrong with one translation, or nothing."""
    if not chinese.strip():
        return "empty"
    if placeholders(key[-1]) != placeholders(chinese):
        return "other placeholders"
    if "您" in chinese:
        return "您"
    plain = re.sub(r"\{[^}]*\}", "", key[0])
    if chinese == key[0] and len(re.findall(r"\b[a-z]{2,}\b", plain)) > 2:
        return "not translated"
    return ""


def problems(source: Found, fragments: Found) -> list[str]:
    """Everything that is wrong between the source and the fragments, one line each."""
    lines = [*source.problems, *fragments.problems]
    lines += [f"missing: {place}: {key[0]!r}" for key, place in source.messages.items() if key not in fragments.messages]
    lines += [f"unused: {name}: {key[0]!r}" for key, name in fragments.messages.items() if key not in source.messages]
    for key, chinese in fragments.texts.items():
        fault = wrong(key, chinese)
        if fault:
            lines.append(f"{fault}: {fragments.messages[key]}: {key[0]!r} -> {chinese!r}")
    return lines


def compiled(fragments: Found) -> bytes:
    """The fragments as a gettext ``.mo``; the same entries give the same bytes."""
    entries = {"": HEADER} | {"\0".join(key): text for key, text in fragments.texts.items() if text}
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items())
    start = 28 + 16 * len(pairs)
    tables: list[list[bytes]] = [[], []]
    data = b""
    for column in (0, 1):
        for pair in pairs:
            tables[column].append(struct.pack("<II", len(pair[column]), start + len(data)))
            data += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + b"".join(tables[0]) + b"".join(tables[1]) + data


def stale(fragments: Found) -> bool:
    """Whether the compiled file is not what the fragments give."""
    return not COMPILED.exists() or COMPILED.read_bytes() != compiled(fragments)


def to_fill(source: Found, fragments: Found) -> str:
    """The missing messages as entries of a fragment."""
    entries = []
    for key, place in source.messages.items():
        if key not in fragments.messages:
            plural = f"msgid_plural {normalize(key[1])}\nmsgstr[0] " if len(key) > 1 else "msgstr "
            entries.append(f'#: {place}\nmsgid {normalize(key[0])}\n{plural}""\n')
    return "\n".join(entries)


def main() -> int:
    """Do what the command line says; 1 where ``--check`` found a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 on a problem")
    parser.add_argument("--missing", action="store_true", help="print the missing messages as entries to fill in")
    wanted = parser.parse_args()
    source, fragments = said(), translated()
    if wanted.missing:
        sys.stdout.write(to_fill(source, fragments))
        return 0
    found = problems(source, fragments)
    if wanted.check and stale(fragments):
        found.append("stale: locale/zh/LC_MESSAGES/mgrday.mo: run python tools/messages.py")
    if not wanted.check:
        COMPILED.parent.mkdir(parents=True, exist_ok=True)
        COMPILED.write_bytes(compiled(fragments))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"{len(source.messages)} messages, {len(fragments.texts)} in Chinese, {len(found)} problems\n")
    return 1 if wanted.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
