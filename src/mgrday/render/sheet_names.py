"""Names of sheets that every spreadsheet takes: short, without the characters it forbids, no two alike."""

import re

from mgrday.render.cells import clean

LONGEST = 31
"""The most UTF-16 units of a sheet's name."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
_RESERVED = {"history"}
"""Excel keeps this name for itself."""


def units(text: str) -> int:
    """How long a spreadsheet takes `text` to be: in UTF-16, where some characters are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, size: int) -> str:
    """`text` in at most `size` UTF-16 units; what was cut shows as an ellipsis."""
    if len(text) * 2 <= size or units(text) <= size:
        return text
    kept = text[: size - 1]
    while units(kept) > size - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


class SheetNames:
    """Gives each sheet a name of its own."""

    def __init__(self) -> None:
        self.taken = set(_RESERVED)

    def of(self, title: str, otherwise: str) -> str:
        """A name made of `title`, or of `otherwise` where nothing of it is left; numbered where another has it."""
        wanted = _legal(title) or _legal(otherwise) or "-"
        name, number = shortened(wanted, LONGEST), 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{shortened(wanted, LONGEST - len(str(number)) - 1)} {number}"
        self.taken.add(name.casefold())
        return name


def _legal(title: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", clean(title)).split()).strip("' ")
