"""Company names as they are compared: the key under which an import takes two for one, and the core that only suggests it."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

_BRACKETS = str.maketrans(dict.fromkeys("[{【〔〈《「『〖", "(") | dict.fromkeys("]}】〕〉》」』〗", ")"))
_LEGAL = re.compile(
    r"(股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|控股有限公司|有限公司|股份公司|分公司|总公司|公司|集团"
    r"|co\.?,?ltd\.?|company|limited|ltd\.?|inc\.?|corp\.?|llc)$"
)
_PLACES = (Path(__file__).parent / "places.txt").read_text(encoding="utf-8").split()
_PLACE = "(?:" + "|".join(sorted(_PLACES, key=len, reverse=True)) + ")(?:省|市|自治区)?"
_LEADING_PLACES = re.compile(f"^(?:{_PLACE})+")
_BRACKETED_PLACES = re.compile(rf"\((?:{_PLACE})+\)")


def name_key(name: str) -> str:
    """`name` with width, case, spaces and the shapes of brackets folded: equal keys are the same company."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_BRACKETS)
    return "".join(folded.split())


def core_key(key: str) -> str:
    """A `name_key` without city, brackets and legal suffix: equal cores may be one company, a person must judge."""
    bare = _BRACKETED_PLACES.sub("", key).replace("(", "").replace(")", "")
    bare = _LEADING_PLACES.sub("", bare)
    bare = _LEGAL.sub("", _LEGAL.sub("", bare))
    return bare if len(bare) > 1 else key


class NameParts(NamedTuple):
    """The parts of a company name: the leading place, the core that names this company, the legal suffix."""

    place: str
    core: str
    legal: str


def name_parts(name: str) -> NameParts:
    """`name` in its parts, as `core_key` sees them: without spaces and bracketed places, in its own letters."""
    plain = "".join(unicodedata.normalize("NFKC", name).translate(_BRACKETS).split())
    plain = _BRACKETED_PLACES.sub("", plain).replace("(", "").replace(")", "")
    # Folding may change the length of some letters: then the parts are those of the folded name.
    plain = plain if len(plain.casefold()) == len(plain) else plain.casefold()
    found = _LEADING_PLACES.match(plain)
    place = found[0] if found else ""
    rest = plain[len(place) :]
    core = _LEGAL.sub("", _LEGAL.sub("", rest.casefold()))
    if not core:
        place, rest = "", place + rest
        core = _LEGAL.sub("", _LEGAL.sub("", rest.casefold())) or rest
    return NameParts(place, rest[: len(core)], rest[len(core) :])
