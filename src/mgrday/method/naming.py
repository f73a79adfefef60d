"""Which entry of the method a person means: by its id, or by its name in either language."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from mgrday.method.source import Texts


class Named(Protocol):
    """An entry with an id and a name in both languages."""

    @property
    def id(self) -> str: ...

    @property
    def names(self) -> Texts: ...


Found = TypeVar("Found", bound=Named)


def named(text: str, entries: Iterable[Found]) -> Found | None:
    """The entry whose id or name `text` is; None where there is none."""
    wanted = folded(text)
    return next((each for each in entries if wanted in _ways(each)), None)


def meant(text: str, entries: Sequence[Found]) -> Found | None:
    """The entry that `text` names, or the only one of whose id or names it is a part."""
    wanted = folded(text)
    partly = [each for each in entries if wanted and any(wanted in way for way in _ways(each))]
    return named(text, entries) or (partly[0] if len(partly) == 1 else None)


def near(text: str, entries: Iterable[Found]) -> Found | None:
    """The entry that somebody who wrote `text` probably wanted; None where none is like it."""
    from difflib import get_close_matches

    ways = {way: each for each in entries for way in _ways(each)}
    found = get_close_matches(folded(text), list(ways), n=1, cutoff=0.5)
    return ways[found[0]] if found else None


def spoken(entry: Named) -> str:
    """An entry as it is offered to be typed: its name in the language in use, and its id where that is another word."""
    said = entry.names.said
    return said if folded(said) == entry.id else f"{said} {entry.id}"


def folded(text: str) -> str:
    """`text` as names are compared: NFKC, case, spaces folded."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _ways(entry: Named) -> list[str]:
    return [folded(each) for each in (entry.id, *entry.names)]
