"""A bar for every row, each below its words, so that they have room on a phone: the ranking, the funnel, money by age."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mgrday.money import say_wan
from mgrday.render.cells import clean, number, share
from mgrday.render.charts.parts import Key, Picture, aside, box, line, sign, words
from mgrday.render.layout import cut
from mgrday.report import Row, Table, bare, tone
from mgrday.words import _, ngettext

STEP, BASE, BAR, THICK = 38, 13, 19, 9
"""A row's height, and in it where its words stand, where its bar begins, and how thick that is; in pixels."""
MOST = 30
"""The most rows that are drawn; the table has them all."""
LONGEST = 18
"""The terminal columns that a name may take."""
MARK = 2


class Bar(NamedTuple):
    """A row: its name, the note beside it, the figure on the right, how long the bar is and where it has a mark."""

    name: str
    figure: str
    value: int
    paint: str = "signed"
    note: str = ""
    ink: str = "faint"
    mark: int | None = None


def ranking(table: Table) -> Picture:
    """What each has signed, against the target where there is one, with who moved; who has neither is in the table alone."""
    bars = [_ranked(row) for row in table.rows if _whole(row, "amount") or row.get("target")][:MOST]
    keys = [Key(sign(box(0, 1, 1, 8, "signed", round_=2)), _("signed"))]
    if any(bar.mark is not None for bar in bars):
        keys.append(Key(sign(line((0.5, 0), (0.5, 10), "mark", width=MARK)), _("target")))
    return _picture("ranking", bars, keys, len(table.rows))


def _ranked(row: Row) -> Bar:
    amount, target = _whole(row, "amount"), row.get("target")
    of_target = bare(row.get("share"))
    figure = say_wan(amount) if of_target is None else f"{say_wan(amount)} · {share(of_target)}"
    change = bare(row.get("change"))
    moved = "" if not isinstance(change, int) or not change else f"▲{change}" if change > 0 else f"▼{-change}"
    ink = "good" if tone(row.get("change")) == "good" else "faint"
    mark = target if isinstance(target, int) and target else None
    return Bar(f"{row['rank']}  {cut(clean(str(row['member'])), LONGEST)}", figure, amount, note=moved, ink=ink, mark=mark)


def funnel(table: Table) -> Picture:
    """Each step as long as its count, with its share of the step before."""
    bars = []
    for row in table.rows:
        rate, count = row["rate"], _whole(row, "count")
        figure = number(count) if rate is None else f"{number(count)} · {share(rate)}"
        bars.append(Bar(str(row["step_said"]), figure, count))
    return _picture("funnel", bars, [], len(bars))


def ages(table: Table) -> Picture:
    """The money to come by age; what is overdue is red."""
    bars = []
    for row in table.rows:
        deals, amount = _whole(row, "deals"), _whole(row, "outstanding")
        said = ngettext("{n} deal", "{n} deals", deals).format(n=number(deals))
        figure = f"{say_wan(amount)} · {said}" if deals else "0"
        bars.append(Bar(str(row["age_said"]), figure, amount, "signed" if row["age"] == "0" else "over"))
    return _picture("ages", bars, [], len(bars))


def _whole(row: Row, key: str) -> int:
    value = bare(row.get(key))
    return value if isinstance(value, int) else 0


def _picture(name: str, bars: Sequence[Bar], keys: list[Key], count: int) -> Picture:
    longest = max(max(bar.value, bar.mark or 0) for bar in bars) or 1
    shapes = [shape for place, bar in enumerate(bars) for shape in _bar(bar, place * STEP, longest)]
    if count > len(bars):
        keys = [*keys, Key("", _("{shown} of {count} shown").format(shown=len(bars), count=f"{count:,}"))]
    return Picture(f"bars {name}", len(bars) * STEP, shapes, keys)


def _bar(bar: Bar, top: int, longest: int) -> Iterator[str]:
    yield words((0, top + BASE), bar.name, more=aside(bar.note, bar.ink))
    yield words((1, top + BASE), bar.figure, anchor="end")
    yield box(0, 1, top + BAR, THICK, "wash", round_=2)
    if bar.value > 0:
        yield box(0, max(bar.value / longest, 0.004), top + BAR, THICK, bar.paint, round_=2)
    if bar.mark is not None:
        at = min(bar.mark / longest, 0.998)
        yield line((at, top + BAR - 3), (at, top + BAR + THICK + 3), "mark", width=MARK)
