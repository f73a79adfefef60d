"""Every report has its picture of the pace: its own target's, else that of the month."""

import pytest
from world import World

from mgrday.days import Span
from mgrday.review.period_report import report

WEEK = Span.week("2026-11-25")


@pytest.fixture
def sold(world: World) -> World:
    """A department with a target for the month and a deal in it."""
    member = world.member()
    world.deal(member, world.client(owner=member, signed_on="2026-11-10"), signed_on="2026-11-10")
    world.target("department", 1, 5_000_000)
    return world


def days(world: World, span: Span) -> list[str]:
    (pace,) = [chart for chart in report(world.question(), span).charts if chart.name == "pace"]
    return [str(row["day"]) for row in pace.table.rows]


@pytest.mark.parametrize("span", [WEEK, Span.day("2026-11-24")])
def test_without_a_target_of_its_own_it_is_drawn_in_its_month(sold: World, span: Span) -> None:
    assert days(sold, span) == days(sold, Span.month("2026-11-01"))
    assert len(days(sold, span)) == 21


def test_a_week_with_a_target_of_its_own_is_drawn_alone(sold: World) -> None:
    sold.target("department", 1, 1_000_000, WEEK)
    assert days(sold, WEEK) == ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]


def test_a_week_belongs_to_the_month_of_its_thursday(sold: World) -> None:
    sold.target("department", 1, 1_000_000, Span.month("2026-12-01"))
    assert days(sold, Span.week("2026-11-30"))[0] == "2026-12-01"


def test_where_the_month_has_no_target_either_nothing_is_drawn(world: World) -> None:
    world.member()
    assert "pace" not in {chart.name for chart in report(world.question(), WEEK).charts}
