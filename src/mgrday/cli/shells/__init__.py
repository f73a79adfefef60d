"""How bash, zsh and fish ask which words may stand at the cursor, and how they want to be answered.

A shell's function (``mgrday.bash`` and its brothers) hands over the line up to the cursor; `read_line` takes it apart as the
shell would, and `answer` writes the candidates so that the shell can put them in as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SHELLS = ("bash", "zsh", "fish")
FILES = 10
"""The exit code that says: here stands a file, which the shell completes by itself."""
_SPECIAL = frozenset(" \t\\'\"`$&|;<>()[]{}*?!#~^=")
_LISTING = frozenset({"33", "37", "63", "64"})
"""What bash's COMP_TYPE is where the candidates are listed; on the first press of the key it is 9."""


class Offer(Protocol):
    """A word that may be put in, and what it means."""

    @property
    def text(self) -> str: ...

    @property
    def about(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line up to the cursor: the words before the one at the cursor, without mgrday itself, and that one.

    `quote` is the quotation mark in which the cursor stands; of `current`, the first `kept` characters are before the place
    from which bash puts its words in.
    """

    words: list[str]
    current: str
    quote: str = ""
    kept: int = 0


def script(shell: str) -> str:
    """The function that makes a shell complete the commands of mgrday."""
    return (Path(__file__).parent / f"mgrday.{shell}").read_text(encoding="utf-8")


def read_line(text: str, breaks: str = "") -> Line:
    """Take a line apart as a shell does; nothing is run or replaced. `breaks` are the signs that part words for bash."""
    words: list[str] = []
    current, quote, kept, begun, escaping = "", "", 0, False, False
    for sign in text:
        if escaping:
            current += sign if quote != '"' or sign in '"\\$`' else f"\\{sign}"
            escaping = False
        elif sign == "\\" and quote != "'":
            escaping = begun = True
        elif sign == quote or (sign in "'\"" and not quote):
            quote, begun, kept = "" if quote else sign, True, len(current)
        elif sign.isspace() and not quote:
            if begun:
                words.append(current)
            current, kept, begun = "", 0, False
        else:
            current += sign
            begun = True
            if sign in breaks and not quote:
                kept = len(current)
    return Line(words[1:], current, quote, kept)


def answer(shell: str, line: Line, offers: Sequence[Offer], listing: str = "") -> str:
    """The candidates as a shell wants them, one per line; `listing` is bash's COMP_TYPE."""
    fit = [each for each in offers if each.text.isprintable()]
    if shell == "bash":
        return "".join(f"{entry}\n" for entry in _for_bash(line, fit, listing in _LISTING))
    shown = _shown([each.text for each in fit], fit) if shell == "zsh" else [each.about for each in fit]
    return "".join(f"{each.text}\t{about}".rstrip("\t") + "\n" for each, about in zip(fit, shown, strict=True))


def _for_bash(line: Line, offers: Sequence[Offer], listing: bool) -> list[str]:
    """Bash puts in what all entries begin with: where a part of the names was typed, that has to stay, so it is an entry too.

    It takes a name's own mark at the end for the closing one, so that a single entry brings that along.
    """
    entries = [_quoted(each.text[line.kept :], line.quote) for each in offers]
    if len(entries) < 2:
        return [entry + line.quote for entry in entries]
    if listing:
        return _shown(entries, offers)
    typed = line.current[line.kept :]
    return entries if all(each.text[line.kept :].startswith(typed) for each in offers) else [*entries, _quoted(typed, line.quote)]


def _shown(entries: Sequence[str], offers: Sequence[Offer]) -> list[str]:
    """Each entry with what it means beside it, on one line of the terminal."""
    import shutil

    from mgrday.render.layout import cut, pad, width

    columns, widest = shutil.get_terminal_size().columns - 1, max(map(width, entries), default=0)
    lines = [f"{pad(entry, widest)}  {each.about}" if each.about else entry for entry, each in zip(entries, offers, strict=True)]
    return [cut(line, max(columns, 1)) for line in lines]


def _quoted(text: str, quote: str) -> str:
    """`text` as it is typed inside these quotation marks, or without any."""
    if quote == "'":
        return text.replace("'", "'\\''")
    special = frozenset('"\\$`') if quote else _SPECIAL
    return "".join(f"\\{sign}" if sign in special else sign for sign in text)
