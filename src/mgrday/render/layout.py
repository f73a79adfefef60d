"""Text in columns on a terminal: display width, wrapping, cutting, and fitting a table into a number of columns."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from copy import copy

from mgrday.render.cells import NUMERIC, clean, labelled, show_all
from mgrday.report import Cell, Table, Tone

GAP = "  "
ELLIPSIS = "…"
LEAST_TEXT = 8  # a text column is not cut below this many terminal columns, nor folded below twice as many

# Chinese text and its punctuation: two terminal columns each, and in UTF-8 three bytes each, which makes counting cheap.
# (In runs, and not as one set, because that compiles ten times faster.)
_COMMON = re.compile("(?:[ -~]++|[\u4e00-\u9fff\uff01-\uff60]++|[\u3001-\u3029]++)*+")
_OPEN = "（「『《【〈［｛“‘"
_CLOSE = "，。、；：！？）」』》】〉］｝”’…％"


class _Widths(dict[str, int]):
    """Terminal columns by character, worked out on first use."""

    def __missing__(self, char: str) -> int:
        invisible = unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc") or "\u1160" <= char <= "\u11ff"
        self[char] = 0 if invisible else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        return self[char]


_width_of = _Widths().__getitem__


def width(text: str) -> int:
    """Terminal columns that `text` takes: Chinese characters two, combining marks none."""
    if text.isascii():
        return len(text)
    if _COMMON.fullmatch(text):
        return (len(text) + len(text.encode())) // 2
    return sum(map(_width_of, text))


def pad(text: str, size: int, *, right: bool = False) -> str:
    """`text` filled with spaces to `size` terminal columns, on the left if it is to stand right."""
    fill = " " * (size - width(text))
    return fill + text if right else text + fill


def cut(text: str, size: int) -> str:
    """`text` in at most `size` terminal columns; what was cut shows as an ellipsis."""
    if width(text) <= size:
        return text
    kept, room = 0, size - 1
    for char in text:
        room -= _width_of(char)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def wrap(text: str, size: int) -> list[str]:
    """`text` in lines of at most `size` terminal columns, broken at spaces and between Chinese characters."""
    if width(text) <= size:
        return [text]
    lines, line, taken = [], "", 0
    for word in _pieces(text, max(size, 2)):
        length = width(word)
        if taken + length > size:
            lines.extend([line.rstrip()] if line.strip() else [])
            line, taken = "", 0
            if word.isspace():
                continue
        line, taken = line + word, taken + length
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, size: int) -> Iterator[str]:
    """The words of `text` (each Chinese character is one); a word longer than `size` comes in pieces."""
    for word in _words(text):
        rest = word
        while width(rest) > size:
            kept, room = 0, size
            while room >= _width_of(rest[kept]):
                room -= _width_of(rest[kept])
                kept += 1
            yield rest[:kept]
            rest = rest[kept:]
        yield rest


def _words(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between the two: at spaces and beside a wide character, but no line starts with a closing
    mark or ends with an opening one."""
    if before.isspace() or after.isspace():
        return before.isspace() != after.isspace()
    if after in _CLOSE or before in _OPEN or _width_of(after) == 0:
        return False
    return _width_of(before) == 2 or _width_of(after) == 2


class Strip:
    """One column of a table as text: its heading, its cells, their tones, and how wide it is in terminal columns.

    `right` columns stand right; only `elastic` ones may be cut, and those that fold go on below. `tones` is empty where no
    cell has one.
    """

    __slots__ = ("body", "elastic", "folds", "least", "right", "size", "texts", "title", "tones")

    def __init__(self, title: str, texts: list[str], *, right: bool, elastic: bool, tones: Sequence[Tone] = ()) -> None:
        self.title = title
        self.texts = texts
        self.right = right
        self.elastic = elastic
        self.tones = tones
        self.least = 0
        self.folds = False
        self.measure()

    def measure(self) -> None:
        """As wide as its widest cell or heading."""
        self.body = max(map(width, self.texts), default=0)
        self.size = max(self.body, width(self.title))

    def measure_least(self, room: int) -> None:
        """At least as wide as its heading in two lines and, if not text, its cells; at most as `room`."""
        self.size = min(self.size, room)
        text = min(self.body, LEAST_TEXT * 2 if self.folds else LEAST_TEXT)
        least = max(_least_heading(self.title), text if self.elastic else self.body)
        self.least = min(least, self.size)

    def cells(self, paint: Callable[[str, Tone], str] | None = None) -> list[str]:
        """Every cell cut and filled to the column's size; `paint` colours a cell's text by its tone."""
        size, right = self.size, self.right
        texts = [cut(text, size) for text in self.texts] if self.body > size else self.texts
        fills = [" " * (size - width(text)) for text in texts]
        if paint is not None and self.tones:
            texts = [paint(text, tone) for text, tone in zip(texts, self.tones, strict=True)]
        pairs = zip(fills, texts, strict=True) if right else zip(texts, fills, strict=True)
        return [first + second for first, second in pairs]


def fold(group: Sequence[Strip]) -> None:
    """Give each row of `group` as many lines as its longest text that folds takes, once the columns have their sizes."""
    if not any(column.folds and column.body > column.size for column in group):
        return
    rows = [
        [wrap(text, column.size) if column.folds else [text] for text, column in zip(row, group, strict=True)]
        for row in zip(*(column.texts for column in group), strict=True)
    ]
    heights = [max(map(len, row)) for row in rows]
    for at, column in enumerate(group):
        column.texts = [text for row, height in zip(rows, heights, strict=True) for text in (row[at] + [""] * height)[:height]]
        if column.tones:
            column.tones = [tone for tone, height in zip(column.tones, heights, strict=True) for _line in range(height)]
        column.body = max(map(width, column.texts), default=0)


def _least_heading(title: str) -> int:
    """The fewest terminal columns in which `title` takes two lines, no word torn."""
    full = width(title)
    longest = max((width(word) for word in _words(title)), default=0)
    return next((size for size in range(max(4, longest), full) if len(wrap(title, size)) <= 2), full)


def strips(table: Table) -> list[Strip]:
    """The visible columns of `table` as text."""
    found = []
    for column in table.columns:
        if column.hidden:
            continue
        values = [row.get(column.key) for row in table.rows]
        texts = show_all(values, column.unit) if column.labels is None else labelled(values, column.labels)
        if any(isinstance(value, Cell) for value in values):
            tones: list[Tone] = [value.tone if isinstance(value, Cell) else "plain" for value in values]
        elif column.unit == "change":
            tones = ["faint" if text == "0" else "plain" for text in texts]
        else:
            tones = []
        elastic = column.unit in ("text", "metrics")
        strip = Strip(clean(column.title), texts, right=column.unit in NUMERIC, elastic=elastic, tones=tones)
        strip.folds = column.folds
        found.append(strip)
    return found


def total(columns: Sequence[Strip]) -> int:
    """Terminal columns of a line of these columns."""
    return sum(column.size for column in columns) + len(GAP) * (len(columns) - 1)


def fit(columns: list[Strip], room: int) -> list[list[Strip]]:
    """The columns narrowed to `room`: headings in two lines first, then long texts cut.

    Where that is not enough they come in several groups, to be shown one below the other, each led by the first column.
    """
    if total(columns) <= room:
        return [columns]
    for column in columns:
        column.measure_least(room)
    if sum(column.least + len(GAP) for column in columns) - len(GAP) <= room:
        _narrow(columns, room)
        return [columns]
    lead = columns[0]
    lead.size = lead.least = min(lead.size, max(lead.least, room // 4))
    tight = _groups(columns, room, [column.least for column in columns])
    easy = _groups(columns, room, [column.size for column in columns])
    groups = easy if len(easy) == len(tight) else tight
    for group in groups:
        _narrow(group, room)
    return groups


def _groups(columns: list[Strip], room: int, sizes: list[int]) -> list[list[Strip]]:
    """As few groups, each led by a copy of the first column, which folds with its group, as columns of these sizes take."""
    groups = [[copy(columns[0])]]
    taken = sizes[0]
    for column, size in zip(columns[1:], sizes[1:], strict=True):
        if taken + len(GAP) + size > room and len(groups[-1]) > 1:
            groups.append([copy(columns[0])])
            taken = sizes[0]
        groups[-1].append(column)
        taken += len(GAP) + size
    return groups


def _narrow(group: list[Strip], room: int) -> None:
    """Take from the widest column that has something to give, until the group fits."""
    while (excess := total(group) - room) > 0:
        givers = [column for column in group if column.size > column.least]
        if not givers:
            return
        widest = max(givers, key=lambda column: column.size)
        next_size = max((column.size for column in givers if column is not widest), default=0)
        widest.size -= min(excess, max(1, widest.size - next_size), widest.size - widest.least)


def heading(columns: Sequence[Strip]) -> list[str]:
    """The headings over these columns, in as many lines as the highest takes, standing on the last."""
    wrapped = [wrap(column.title, column.size) for column in columns]
    height = max(map(len, wrapped), default=0)
    filled = [[""] * (height - len(lines)) + lines for lines in wrapped]
    return [
        GAP.join(pad(lines[at], column.size, right=column.right) for column, lines in zip(columns, filled, strict=True))
        .rstrip()
        for at in range(height)
    ]
