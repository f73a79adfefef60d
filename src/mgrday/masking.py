"""Masking: what of clients and phones may be read by everybody, on the wall or in a group chat."""

import re
import unicodedata
from collections.abc import Iterable

from mgrday.names import name_parts

HIDDEN, HIDDEN_DIGITS = "**", "****"
_NUMBER = re.compile(r"(?<![0-9A-Za-z.¥￥+-])\+?\d(?:[ \-]?\d){6,14}(?!\d|\.\d|\s*[%万元])")
_DAY = re.compile(r"(?:19|20)\d\d[ \-]?(?:0[1-9]|1[0-2])[ \-]?(?:0[1-9]|[12]\d|3[01])(?!\d)")


def mask_name(name: str) -> str:
    """A company's name: its place, the first two characters of its core, its legal suffix: 苏州华瑞**有限公司.

    Of a core of one or two characters at most one is left, so that something is always hidden.
    """
    place, core, legal = name_parts(name)
    return f"{place}{core[: min(2, len(core) - 1)]}{HIDDEN}{legal}"


def mask_person(name: str) -> str:
    """The name of a person: its first character, of a Chinese name the surname: 赵**."""
    return f"{name[:1] if len(name) > 1 else ''}{HIDDEN}"


def mask_phone(phone: str) -> str:
    """A phone: its first three and last four digits, of a short one the first two and last two: 138****5678."""
    digits = "".join(char for char in unicodedata.normalize("NFKC", phone).partition("-")[0] if char.isdigit())
    if len(digits) == 13 and digits.startswith("861"):
        digits = digits[2:]
    if len(digits) < 6:
        return HIDDEN_DIGITS
    first, last = (3, 4) if len(digits) >= 11 else (2, 2)
    return f"{digits[:first]}{HIDDEN_DIGITS}{digits[-last:]}"


def mask_text(text: str, names: Iterable[str] = (), people: Iterable[str] = ()) -> str:
    """A sentence with the phones in it and the given names of companies and people masked; days and amounts stay."""
    masks = {**dict.fromkeys(people, mask_person), **dict.fromkeys(names, mask_name)}
    longest_first = sorted(filter(None, masks), key=len, reverse=True)
    if longest_first:
        text = re.sub("|".join(map(re.escape, longest_first)), lambda found: masks[found[0]](found[0]), text)
    return _NUMBER.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    number = found[0]
    day = _DAY.match(number)
    if day:
        return day[0] + _NUMBER.sub(_masked, number[day.end() :])
    return mask_phone(re.sub(r"[ \-]", "", number))
