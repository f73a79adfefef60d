"""A grid of members and days, each cell the darker the more was done on it, with its number."""

from collections.abc import Iterator, Sequence

from mgrday.days import Span, weekday
from mgrday.render.cells import clean, number
from mgrday.render.charts.parts import SMALL, Picture, box, words
from mgrday.render.layout import cut
from mgrday.report import Column, Row, Table, bare

HEAD, STEP, GAP = 20, 22, 2
"""How high the heads and a row are, and the gap between cells; in pixels."""
LEFT = 0.2
"""Where the cells begin, as a part of the whole."""
LONGEST = 12
"""The terminal columns that a name may take."""
FEW = 7
"""So many days have room for their weekdays and numbers on a phone too."""
MOST = 40
"""The most rows that are drawn; the table has them all."""
PALEST, DARKEST = 0.12, 0.5
"""How much of the paint a cell has; black and white both can be read on it."""


def days(table: Table) -> Picture:
    """The grid of the columns of `table` that are days."""
    found = [column for column in table.columns if column.key not in ("member", "all")]
    rows = table.rows[:MOST]
    most = max((_count(row, column) for row in rows for column in found), default=0) or 1
    shapes = list(_heads(found))
    for place, row in enumerate(rows):
        top = HEAD + place * STEP
        shapes.append(words((LEFT - 0.012, top + 15), cut(clean(str(row["member"])), LONGEST), anchor="end", size=12))
        shapes += _cells(row, found, top, most)
    return Picture("grid" if len(found) <= FEW else "grid many", HEAD + len(rows) * STEP, shapes, [])


def _count(row: Row, column: Column) -> int:
    value = bare(row[column.key])
    return value if isinstance(value, int) else 0


def _middle(place: int, count: int) -> float:
    return LEFT + (1 - LEFT) * (place + 0.5) / count


def _heads(found: Sequence[Column]) -> Iterator[str]:
    """The days: of a week their weekdays, of a month their numbers, of which a phone has room for the first of each week."""
    week = ""
    for place, column in enumerate(found):
        day = weekday(column.key)
        text = day if len(found) <= FEW else str(int(column.key[8:]))
        first = place == 0 or _week(column.key) != week
        week = _week(column.key)
        yield words((_middle(place, len(found)), 13), text, "faint", anchor="middle", size=SMALL, name="" if first else "roomy")


def _week(day: str) -> str:
    return Span.week(day).start


def _cells(row: Row, found: Sequence[Column], top: int, most: int) -> Iterator[str]:
    wide = (1 - LEFT) / len(found)
    for place, column in enumerate(found):
        count, left = _count(row, column), LEFT + wide * place
        opacity = PALEST + (DARKEST - PALEST) * count / most
        paint = ("signed", opacity) if count else ("wash", 1.0)
        yield box(left + wide * 0.04, left + wide * 0.96, top, STEP - GAP, paint[0], opacity=paint[1], round_=2)
        if count:
            yield words((_middle(place, len(found)), top + 14), number(count), anchor="middle", size=SMALL, name="roomy")
