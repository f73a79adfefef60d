"""A company's size: four classes, read from their names, from head counts and from ranges of them."""

import re
from dataclasses import dataclass
from datetime import datetime

from mgrday.kinds.base import Code, folded

LEAST = (("large", 300), ("medium", 100), ("small", 10), ("micro", 1))
"""From how many people a class is, the largest first."""
_WORD = "(?:个?人|名|people)?"
_PEOPLE = re.compile(rf"(?:约|大约|about)?(\d{{1,7}})(?:\.0+)?(?:(?:[-~—–至到]|to)(\d{{1,7}}))?{_WORD}(以上|以下|以内|左右|\+)?")
_LESS = re.compile(rf"(?:少于|不足|不到|小于|<|under)(\d{{1,7}}){_WORD}")


@dataclass(frozen=True, slots=True)
class Size(Code):
    """One of the classes, or how many people work there: “50人”, “10-49人”, “300人以上”, “85”.

    The bounds (10, 100, 300 people) are those of the national statistics office's division into large, medium, small
    and micro enterprises of 2017 for services and for industries it does not name; one bar for every industry is what
    makes two clients alike. A range counts by its middle, “under 50” by the most it allows.
    """

    def read(self, text: str, now: datetime) -> str:
        people = _people(folded(text).replace(",", ""))
        return next((code for code, least in LEAST if people >= least), None) or Code.read(self, text, now)


def _people(word: str) -> float:
    """How many people `word` means; 0 where it is no head count."""
    if less := _LESS.fullmatch(word):
        return int(less[1]) - 1
    found = _PEOPLE.fullmatch(word)
    if found is None:
        return 0
    first, last, bound = found.groups()
    if last is not None:
        return (int(first) + int(last)) / 2
    return int(first) - (bound == "以下")


SIZE = Size(
    (
        ("micro", ("微型", "微型企业", "微小")),
        ("small", ("小型", "小型企业", "小")),
        ("medium", ("中型", "中型企业", "中")),
        ("large", ("大型", "大型企业", "大")),
    )
)
