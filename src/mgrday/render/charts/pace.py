"""A week or month day by day: what was signed, the pace, the target, the phases of a month, and where it will land."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from mgrday.money import say_wan
from mgrday.render.charts.parts import SMALL, Key, Picture, box, dot, line, sign, words
from mgrday.report import Row, Table
from mgrday.words import _

FIRST, LAST, LANDING = 0.012, 0.965, (0.978, 1.0)
"""The middle of the first and the last day, and the place of the forecast, as parts of the whole."""
PHASES, TOP, FLOOR, HEIGHT = 22, 34, 250, 274
"""The band of the phases ends, the plot begins and ends, the picture ends; in pixels."""
LEVELS, WORDS = 4, 15
"""How many lines of the scale there are above the floor, and how high an amount on one is."""
DASH = "5 4"
Level = Callable[[object], float]


def pace(table: Table) -> Picture:
    """The lines over the days of `table`, above each other as their amounts are."""
    rows = table.rows
    most = max(int(str(row.get(key) or 0)) for row in rows for key in ("signed", "due", "target", "high"))
    top = _round(most)

    def level(amount: object) -> float:
        return FLOOR - (FLOOR - TOP) * int(str(amount)) / top

    target = level(rows[-1]["target"])
    shapes = [*_phases(table), *_scale(top, level, target), *_days(rows)]
    shapes.append(line((0, target), (LANDING[1], target), "target", width=1.5))
    shapes += _curve(rows, "due", level, width=1.5, dash=DASH)
    shapes += _curve(rows, "signed", level, width=3)
    reached = [number for number, row in enumerate(rows) if row["signed"] is not None]
    if reached:
        at = (_place(reached[-1], len(rows)), level(rows[reached[-1]]["signed"]))
        shapes += [*_landing(rows[-1], at, level), dot(at, "signed", 4.5)]
    return Picture("pace", HEIGHT, shapes, list(_keys(rows, reached)))


def _round(most: int) -> int:
    """The least round amount (1, 1.2, 1.6, 2, 4, 6, 8 …) that is not below `most`, so that its quarters are round too."""
    unit = 10 ** (len(str(most)) - 2)
    steps = (10, 12, 16, 20, 24, 28, 32, 40, 48, 60, 80, 100)
    return next((step * unit for step in steps if step * unit >= most), most) if most >= 10 else 12


def _place(number: int, count: int) -> float:
    return (FIRST + LAST) / 2 if count == 1 else FIRST + (LAST - FIRST) * number / (count - 1)


def _edge(number: int, count: int) -> float:
    """Where a day begins."""
    if number in (0, count):
        return 0 if number == 0 else LANDING[1]
    return (_place(number - 1, count) + _place(number, count)) / 2


def _phases(table: Table) -> Iterator[str]:
    """A band for each phase of a month, every other one washed, with its name above."""
    if any(column.key == "phase" and column.hidden for column in table.columns):
        return
    count, number = len(table.rows), 0
    for phase, days in groupby(table.rows, key=lambda row: row["phase"]):
        end = number + len(list(days))
        left, right = _edge(number, count), _edge(end, count)
        if int(str(phase)) % 2:
            yield box(left, right, 0, FLOOR, "wash")
        name = _("Phase {number}").format(number=phase)
        yield words(((left + right) / 2, PHASES - 7), name, "faint", anchor="middle", size=SMALL)
        number = end


def _scale(top: int, level: Level, target: float) -> Iterator[str]:
    """Lines across, each with its amount standing on it, or below it where the line of the target would cross it."""
    for number in range(LEVELS + 1):
        amount = top * number // LEVELS
        yield line((0, level(amount)), (1, level(amount)), "grid")
        if number:
            crossed = 0 < level(amount) - target < WORDS
            yield words((0.004, level(amount) + (WORDS - 2 if crossed else -4)), say_wan(amount), "faint", size=SMALL)


def _days(rows: Sequence[Row]) -> Iterator[str]:
    """The days below: of a week each, of a month the first of each phase and the last."""
    count, number = len(rows), 0
    places = []
    for _phase, days in groupby(rows, key=lambda row: row["phase"]):
        places.append(number)
        number += len(list(days))
    for place in range(count) if count <= 7 else [*places, count - 1]:
        anchor = "start" if place == 0 else "end" if place == count - 1 else "middle"
        at = 0 if place == 0 else _place(place, count)
        yield words((at, FLOOR + 17), str(rows[place]["day"])[5:], "faint", anchor=anchor, size=SMALL)


def _curve(rows: Sequence[Row], key: str, level: Level, *, width: float, dash: str = "") -> Iterator[str]:
    points = [(_place(number, len(rows)), level(row[key])) for number, row in enumerate(rows) if row[key] is not None]
    for start, end in pairwise(points):
        yield line(start, end, "signed" if key == "signed" else "due", width=width, dash=dash)


def _landing(row: Row, at: tuple[float, float], level: Level) -> Iterator[str]:
    """From where it stands to where it will land: the range, and the middle of it."""
    if row.get("high") is None:
        return
    left, right = LANDING
    low, expected, high = (level(row[key]) for key in ("low", "expected", "high"))
    yield line(at, (left, expected), "signed", width=1.5, dash="2 4")
    yield box(left, right, high, max(low - high, 2), "signed", opacity=0.3)
    yield line((left, expected), (right, expected), "signed", width=2.5)


def _keys(rows: Sequence[Row], reached: Sequence[int]) -> Iterator[Key]:
    last = rows[reached[-1]] if reached else None
    if last is not None:
        stroke = sign(line((0, 5), (1, 5), "signed", width=3))
        yield Key(stroke, _("signed {amount}").format(amount=say_wan(int(str(last["signed"])))))
    yield Key(sign(line((0, 5), (1, 5), "due", width=1.5, dash=DASH)), _("pace"))
    whole = say_wan(int(str(rows[-1]["target"])))
    yield Key(sign(line((0, 5), (1, 5), "target", width=1.5)), _("target {amount}").format(amount=whole))
    if reached and rows[-1].get("high") is not None:
        low, high = (say_wan(int(str(rows[-1][end]))) for end in ("low", "high"))
        bar = sign(box(0.2, 0.8, 0, 10, "signed", opacity=0.3), line((0.2, 5), (0.8, 5), "signed", width=2.5))
        yield Key(bar, _("will land at {low}–{high}").format(low=low, high=high))
