"""The pictures of a page, drawn as SVG from the rows of a table; each kind of picture is one function."""

from collections.abc import Callable

from mgrday.render.charts.bars import ages, funnel, ranking
from mgrday.render.charts.days import days
from mgrday.render.charts.pace import pace
from mgrday.render.charts.parts import Picture
from mgrday.report import Table

DRAWN: dict[str, Callable[[Table], Picture]] = {
    "pace": pace,
    "ranking": ranking,
    "days": days,
    "funnel": funnel,
    "ages": ages,
}
"""The pictures that a page has, by the chart's name."""
