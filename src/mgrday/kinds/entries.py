"""Several entries in one cell, each of several parts: ``2026-01-02 | C; 2026-03-01 14:30 | B | the owner agreed``.

So a file hands on what belongs to a record and stands in a table of its own. Whatever a part says comes in as it went out.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from mgrday.errors import RefusedError
from mgrday.kinds.base import Day, Field, FieldType, Ref, Time, clean
from mgrday.kinds.codes import PERIOD
from mgrday.words import _

Entry = tuple[object, ...]
_TOKEN = re.compile(r"\\.|[;|]|[^\\;|]+|\\", re.DOTALL)
_MARKED = re.compile(r"[;|\\]")
_END = re.compile(r"(?:\\.|[^\\;])*; ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Moment(FieldType):
    """A day, or a time, that is not to come."""

    def read(self, text: str, now: datetime) -> object:
        return (Time if ":" in text or "：" in text else Day)(past=True).read(text, now)


@dataclass(frozen=True, slots=True)
class Span(FieldType):
    """A month or a week, by its name."""

    period: str = "month"

    def read(self, text: str, now: datetime) -> object:
        from mgrday.day_words import read_period

        span = read_period(text, now)
        if span.kind != self.period:
            raise RefusedError(_("“{text}” is no {period}.").format(text=text, period=PERIOD.label(self.period)))
        return span.name


@dataclass(frozen=True, slots=True)
class Known(FieldType):
    """Another record that was looked up by its name."""

    find: Callable[[str], int] = int

    def read(self, text: str, now: datetime) -> object:
        return self.find(text)


@dataclass(frozen=True, slots=True)
class Entries(FieldType):
    """Entries of these `parts`, the required ones first; what is left out is None. The first `once` are there once only.

    An entry is a row of `table`, whose column `owner` names the record that it belongs to; a part is its column.
    """

    parts: tuple[Field, ...] = ()
    table: str = ""
    owner: str = ""
    once: int = 0

    @property
    def example(self) -> str:
        """How an entry is written."""
        return " | ".join(part.title if part.required else f"[{part.title}]" for part in self.parts)

    def read(self, text: str, now: datetime) -> tuple[Entry, ...]:
        """The entries. Raises RefusedError for one that cannot be read and for one that is there twice."""
        entries = tuple(self._entry(said, now) for said in _split(text) if any(said))
        if self.once and len({entry[: self.once] for entry in entries}) < len(entries):
            raise RefusedError(_("Two entries say the same: {entries}").format(entries=clean(text)))
        return entries

    def _entry(self, said: list[str], now: datetime) -> Entry:
        whole = [*said, *[""] * (len(self.parts) - len(said))]
        if len(whole) > len(self.parts) or any(part.required and not each for part, each in zip(self.parts, whole, strict=True)):
            raise RefusedError(
                _("“{entry}” is not written like: {example}").format(entry=" | ".join(said), example=self.example),
                todo=_("Between the parts of an entry stands |, between two entries ;."),
            )
        return tuple(part.type.read(each, now) if each else None for part, each in zip(self.parts, whole, strict=True))

    def looking_up(self, find: Callable[[str, str], int]) -> "Entries":
        """The same where other records are looked up with `find`, by kind and name."""
        return replace(self, parts=tuple(_looked_up(part, find) for part in self.parts))

def _looked_up(part: Field, find: Callable[[str, str], int]) -> Field:
    kind = part.type
    return replace(part, type=Known(lambda text: find(kind.kind, text))) if isinstance(kind, Ref) else part


def written(entries: Iterable[Entry]) -> str:
    """The text of entries, as `Entries` reads it."""
    return "; ".join(" | ".join(map(_marked, _whole(entry))) for entry in entries)


def newest(text: str, most: int) -> str:
    """As many of the last entries of a text as have at most so many characters."""
    starts = (end.end() for end in _END.finditer(text))
    return text[next((start for start in starts if len(text) - start <= most), len(text)) :]


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
