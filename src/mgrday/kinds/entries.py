"""Several entries in one cell, each of several parts: ``2026-01-02 | C; 2026-03-01 14:30 | B | the owner agreed``.

So a file hands on what belongs to a record and stands in a table of its own. Whatever a part says comes in as it went out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mgrday.errors import RefusedError
from mgrday.kinds.base import Day, FieldType, Time, clean
from mgrday.words import _

Entry = tuple[object, ...]
_TOKEN = re.compile(r"\\.|[;|]|[^\\;|]+|\\", re.DOTALL)
_MARKED = re.compile(r"[;|\\]")


@dataclass(frozen=True, slots=True)
class Moment(FieldType):
    """A day, or a time, that is not to come."""

    def read(self, text: str, now: datetime) -> object:
        return (Time if ":" in text or "：" in text else Day)(past=True).read(text, now)


@dataclass(frozen=True, slots=True)
class Entries(FieldType):
    """Entries of these `parts`, of which the first `least` are always there; what is left out is None."""

    parts: tuple[FieldType, ...] = ()
    least: int = 1
    example: str = ""

    def read(self, text: str, now: datetime) -> tuple[Entry, ...]:
        """The entries. Raises RefusedError for one that cannot be read."""
        return tuple(self._entry(said, now) for said in _split(text) if any(said))

    def _entry(self, said: list[str], now: datetime) -> Entry:
        if len(said) > len(self.parts) or not all(said[: self.least]) or len(said) < self.least:
            raise RefusedError(
                _("“{entry}” is not written like: {example}").format(entry=" | ".join(said), example=self.example),
                todo=_("Between the parts of an entry stands |, between two entries ;."),
            )
        read = [part.read(each, now) if each else None for part, each in zip(self.parts, said, strict=False)]
        return (*read, *[None] * (len(self.parts) - len(read)))


def written(entries: Iterable[Entry]) -> str:
    """The text of entries, as `Entries` reads it."""
    return "; ".join(" | ".join(map(_marked, _whole(entry))) for entry in entries)


def _whole(entry: Entry) -> Entry:
    """The parts up to the last one that says something."""
    while entry and entry[-1] in (None, ""):
        entry = entry[:-1]
    return entry


def _marked(part: object) -> str:
    return "" if part is None else _MARKED.sub(r"\\\g<0>", str(part))


def _split(text: str) -> list[list[str]]:
    """The parts of each entry; a sign after a backslash stands for itself."""
    entries = [[""]]
    for token in _TOKEN.findall(text):
        if token == ";":
            entries.append([""])
        elif token == "|":
            entries[-1].append("")
        else:
            entries[-1][-1] += token[1:] if len(token) > 1 and token[0] == "\\" else token
    return [list(map(clean, entry)) for entry in entries]
