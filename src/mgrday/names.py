"""Company names as they are compared: the key under which an import takes two for one, and the core that only suggests it."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

_BRACKETS = str.maketrans(dict.fromkeys("[{【〔〈《「『〖", "(") | dict.fromkeys("]}】〕〉》」』〗", ")"))
_LEGAL = re.compile(
    r"(股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|控股有限公司|有限公司|股份公司|分公司|总公司|公司|集团"
    r"|co\.?,?ltd\.?|company|limited|ltd\.?|inc\.?|corp\.?|llc)$",
    re.MULTILINE,
)
_PLACES = (Path(__file__).parent / "places.txt").read_text(encoding="utf-8").split()
_PLACES_BY_START = {start: tuple(places) for start, places in groupby(sorted(_PLACES, reverse=True), key=lambda each: each[:2])}
"""By their first two characters, a longer place before the one that it begins with."""
_UNITS = ("省", "市", "自治区")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def name_key(name: str) -> str:
    """`name` with width, case, spaces and the shapes of brackets folded: equal keys are the same company."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return folded if folded.isalnum() else "".join(folded.translate(_BRACKETS).split())


def name_keys(names: Sequence[str]) -> list[str]:
    """The `name_key` of many names, which are folded as one text."""
    folded = unicodedata.normalize("NFKC", "\n".join(names)).casefold().split("\n")
    if len(folded) != len(names):
        return list(map(name_key, names))
    return [key if key.isalnum() else name_key(name) for key, name in zip(folded, names, strict=True)]


def core_key(key: str) -> str:
    """A `name_key` without city, brackets and legal suffix: equal cores may be one company, a person must judge."""
    return core_keys([key])[0]


def core_keys(keys: Sequence[str]) -> list[str]:
    """The `core_key` of many keys, at least one, whose legal suffixes are cut off in one text."""
    plain = [key if key.isalnum() else _without_brackets(key) for key in keys]
    cores = _without_legal("\n".join([text[_after_places(text) :] for text in plain])).split("\n")
    return [core if len(core) > 1 else key for core, key in zip(cores, keys, strict=True)]


def _without_legal(lines: str) -> str:
    """Each line without the legal suffix at its end, and without the one before that."""
    return _LEGAL.sub("", _LEGAL.sub("", lines))


def _without_brackets(text: str) -> str:
    """`text` without the brackets in which nothing but places stands, and without the signs of the others."""
    return _without_bracketed_places(text).replace("(", "").replace(")", "")


def _after_places(text: str) -> int:
    """How far the places reach that `text` begins with."""
    at = 0
    while places := _PLACES_BY_START.get(text[at : at + 2]):
        for place in places:
            if text.startswith(place, at):
                at += len(place)
                break
        else:
            break
        if text.startswith(_UNITS, at):
            at += 3 if text.startswith("自治区", at) else 1
    return at


def _without_bracketed_places(text: str) -> str:
    """`text` without the brackets in which nothing but places stands."""
    return _IN_BRACKETS.sub(lambda found: found[0] if _after_places(found[1]) < len(found[1]) else "", text)


class NameParts(NamedTuple):
    """The parts of a company name: the leading place, the core that names this company, the legal suffix."""

    place: str
    core: str
    legal: str


def name_parts(name: str) -> NameParts:
    """`name` in its parts, as `core_key` sees them: without spaces and bracketed places, in its own letters."""
    plain = "".join(unicodedata.normalize("NFKC", name).translate(_BRACKETS).split())
    plain = _without_brackets(plain)
    # Folding may change the length of some letters: then the parts are those of the folded name.
    plain = plain if len(plain.casefold()) == len(plain) else plain.casefold()
    place = plain[: _after_places(plain)]
    rest = plain[len(place) :]
    core = _without_legal(rest.casefold())
    if not core:
        place, rest = "", place + rest
        core = _without_legal(rest.casefold()) or rest
    return NameParts(place, rest[: len(core)], rest[len(core) :])
