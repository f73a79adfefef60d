"""Which encoding a file of text is in, where nobody says: only where its bytes leave no doubt."""

import codecs
from collections.abc import Callable
from pathlib import Path

from mgrday.errors import UsageError
from mgrday.words import _

SAMPLE = 65_536
"""Bytes that are looked at."""
UTF8 = "utf-8-sig"
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_WIDE = ("utf-16-le", "utf-16-be")


def named(name: str) -> str:
    """The codec of an encoding that a person named. Raises UsageError."""
    try:
        "".encode(name)
        known = codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError) as error:
        raise UsageError(
            _("There is no encoding “{name}”.").format(name=name),
            unchanged=_("Nothing was imported."),
            todo=_("The usual ones are: utf-8, gb18030, big5, utf-16."),
        ) from error
    return UTF8 if known == "utf-8" else known


def certain(sample: bytes, known_names: Callable[[str], set[str]]) -> str:
    """The codec of a file that begins with `sample`: by its byte order mark, else UTF-8 where it is that.

    Else GB18030 or UTF-16 without a mark, where under it the file has a header with names that are known, in GB18030
    Chinese ones; else UTF-8, under which the reader names the line that is no text.
    """
    for mark, codec in _MARKS.items():
        if sample.startswith(mark):
            return codec
    if b"\0" not in sample and decoded(sample, "utf-8") is not None:
        return UTF8
    for codec in _WIDE if b"\0" in sample else ("gb18030", *_WIDE):
        text = decoded(sample, codec)
        names = known_names(text) if text is not None and "\0" not in text else set()
        if any(codec in _WIDE or not name.isascii() for name in names):
            return codec
    return UTF8


def marked(path: Path) -> bool:
    """Whether the file at `path` begins with a byte order mark, whatever it is said to be in. Raises OSError."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(3).startswith((codecs.BOM_UTF8, *_MARKS))


def decoded(sample: bytes, codec: str) -> str | None:
    """The text of `sample`, which may end within a character; None where it is no text in this encoding."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeError:
        return None
