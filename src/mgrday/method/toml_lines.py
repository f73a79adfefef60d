"""The lines on which the entries and keys of a TOML text stand; the standard library reads TOML and forgets them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""' r"|'''.*?'''" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'" r"|#[^\n]*" r"|[\[\]{}\n]", re.DOTALL
)
"""What can hide the end of a statement: texts, comments, brackets; and the end of a line."""
_HEADING = re.compile(r"\[(\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"[\"']?([\w-]+)")

Lines = Mapping[tuple[str, int, str], int]
"""By table (empty for the top of the file), number in it from 1 (0 for the top) and key (empty for the heading): the line."""


def lines(text: str) -> Lines:
    """Where every entry and key of a TOML text stands."""
    found: dict[tuple[str, int, str], int] = {}
    counts: Counter[str] = Counter()
    table, number = "", 0
    for line, statement in _statements(text):
        heading, key = _HEADING.match(statement), _KEY.match(statement)
        if heading:
            table = heading[2].strip("\"'")
            counts[table] += 1
            number = counts[table]
            found[table, number, ""] = line
        elif key:
            found.setdefault((table, number, key[1]), line)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Every statement with the line on which it begins; one in brackets or a long text may go over several lines."""
    start, depth = 0, 0
    for token in _TOKEN.finditer(f"{text}\n"):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if token[0] == "\n" and depth <= 0:
            statement = text[start : token.start()]
            yield text.count("\n", 0, start) + 1, statement.strip()
            start, depth = token.end(), 0
