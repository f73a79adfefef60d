"""Where a table begins: its header, in one row or two, below titles. And which rows in it are no record: totals, footnotes."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mgrday.exchange.headers import SIMPLIFIED
from mgrday.kinds.base import clean, folded
from mgrday.words import _

FIRST_ROWS = 20
"""Among so many rows the header is looked for."""

Rows = Sequence[Sequence[str]]
Known = Callable[[str], bool]


class Heading(NamedTuple):
    """The names of a table's columns, the place of the row they stand in, and the place of the first row under them."""

    names: list[str]
    at: int
    below: int


def find(rows: Rows, known: Known) -> Heading:
    """The header among the first rows (not blank ones) of a file: the row, or two rows together, with the most known names.

    Two rows are taken together only where that makes more names known, as with a row of groups over the names.
    """
    candidates = [Heading(list(map(clean, row)), at, at + 1) for at, row in enumerate(rows[:FIRST_ROWS])]
    for at in range(len(candidates) - 1):
        joined = _joined(candidates[at].names, candidates[at + 1].names, known)
        if joined:
            candidates.append(Heading(joined, at, at + 2))
    best = max(candidates, key=lambda each: count_known(each.names, known))
    return best._replace(names=_named(best.names, rows[best.below :]))


def count_known(names: Sequence[str], known: Known) -> int:
    """How many of the names are known, each once."""
    return sum(map(known, set(names)))


def _joined(upper: Sequence[str], lower: Sequence[str], known: Known) -> list[str]:
    """The names of two header rows taken together; none where the lower one is a row of data."""
    width = max(len(upper), len(lower))
    above, below = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    pairs = list(zip(above, below, strict=True))
    if any(known(one) and other not in ("", one) and not known(other) and not known(one + other) for one, other in pairs):
        return []
    return [_both(one, other, known) for one, other in pairs]


def _both(upper: str, lower: str, known: Known) -> str:
    if not lower or upper == lower:
        return upper
    if known(lower) or not upper:
        return lower
    return upper + lower


def _named(names: Sequence[str], rows: Rows) -> list[str]:
    """`names` with one for each column that has none and is not empty."""
    filled = [any(clean(row[at]) for row in rows if at < len(row)) for at in range(len(names))]
    return [name or (_("Column {n}").format(n=at) if filled[at - 1] else "") for at, name in enumerate(names, 1)]


_TOTAL = re.compile(r"(?:本页|本月|本周)?(?:合计数?|总计|小计|共计|汇总|总数)|(?:sub|grand)?totals?|sum")
_SIGNATURE = re.compile(
    r"(?:(?:制表|填表|审核|复核|经办)人|(?:制表|填表|打印|导出)(?:日期|时间)|(?:负责人)?签[字名]):.*", re.DOTALL
)
_FOOTNOTE = re.compile(
    r"(?:[备附]?注|注意|(?:填表)?说明|制表|填表|审核|数据来源|notes?):.*|[※*].*"
    r"|第\d+页/?(?:,?共\d+页)?|共\d+[条家户行页].{0,4}|以下空白",
    re.DOTALL,
)
"""What a footnote begins with; a matter may begin like one, but has more in its row."""
_SHORT = 12


class Asides:
    """Tells the rows of a table under `header` that are no record: totals, footnotes, the header once more.

    `beginnings` are what the first cell of such a row may begin with.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self._header = [name for name in map(clean, header) if name]
        self.beginnings = _BEGINNINGS | _SPACES | {name[:1] for name in self._header[:1]}

    def passes(self, cells: Sequence[str]) -> bool:
        """Whether a row is passed over."""
        first = cells[0]
        if not first or first.isspace():
            first = next((cell for cell in cells if cell and not cell.isspace()), "")
        beginning = first.lstrip()[:1]
        if beginning in _BEGINNINGS and self._is_aside(clean(first), cells):
            return True
        return len(self._header) > 1 and first == self._header[0] and [cell for cell in map(clean, cells) if cell] == self._header

    def _is_aside(self, first: str, cells: Sequence[str]) -> bool:
        word = folded(first).translate(SIMPLIFIED)
        if len(word) <= _SHORT and _TOTAL.fullmatch(word.rstrip(":")):
            return True
        if _SIGNATURE.fullmatch(word):
            return True
        return bool(_FOOTNOTE.fullmatch(word)) and sum(map(bool, map(clean, cells))) == 1


_SPACES = frozenset({"", *filter(str.isspace, map(chr, range(0x3001)))})
_BEGINNINGS = frozenset("本合总小共第以数汇注备说附填制审复经负签打导總匯彙註備說審複復經負簽導數※*＊tTsSgGnNｔＴｓＳｇＧｎＮ")
