"""``mgrday rank``: ranks, ties, movement, shares, scopes and the bright spots."""

import json
from typing import Any

import pytest
from world import World

from mgrday.days import Span
from mgrday.render import render
from mgrday.report import Lines, Report
from mgrday.review.board import Board, places
from mgrday.review.metrics import METRICS
from mgrday.review.ranking import report
from runner import Mgrday

OCTOBER, NOVEMBER = Span.month("2026-10-01"), Span.month("2026-11-01")


@pytest.fixture
def sold(world: World) -> World:
    """October: Wang 30, Li 20, Zhao 0. November: Li 40, Wang 10, Zhao 10 (thousand yuan), Ann new with her first deal."""
    world.department()
    world.group("One")
    world.group("Two")
    people = [("Li", 1), ("Wang", 1), ("Zhao", 2)]
    ids = {name: world.member(name, group_id=group) for name, group in people}
    ids["Ann"] = world.member("Ann", group_id=2, hired_on="2026-11-02")
    ids["Gone"] = world.member("Gone", group_id=2, left_on="2026-10-15")
    ids["Boss"] = world.member("Boss", role="manager")
    clients = {name: world.client(f"{name} Ltd", member) for name, member in ids.items()}
    signed = [
        *(("Wang", 30, "2026-10-31"), ("Li", 20, "2026-10-01"), ("Gone", 5, "2026-10-02")),
        *(("Li", 25, "2026-11-01"), ("Li", 15, "2026-11-24"), ("Wang", 10, "2026-11-30"), ("Zhao", 10, "2026-11-10")),
        *(("Ann", 8, "2026-11-20"), ("Boss", 100, "2026-11-20"), ("Li", 99, "2026-12-01"), ("Li", 99, "2026-09-30")),
    ]
    for name, thousand, day in signed:
        deal = world.deal(ids[name], clients[name], amount=thousand * 100_000, signed_on=day)
        if name == "Zhao":
            world.payment(deal, clients[name], ids[name], amount=400_000, paid_on=day)
    world.target("member", ids["Li"], 5_000_000)
    world.target("member", ids["Wang"], 800_000)
    world.target("group", 1, 10_000_000)
    return world


def rows(said: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(said, "json"))["tables"]["ranking"]
    return found


def ranking(world: World, metric: str = "amount", scope: str = "member", span: Span = NOVEMBER) -> list[dict[str, Any]]:
    return rows(report(Board(world.question(), span, metric, scope)))


def test_the_keys_are_the_contract(sold: World) -> None:
    for row in ranking(sold):
        assert {"rank", "change", "member", "group", "deals", "amount", "received", "share"} <= set(row)
    for metric in METRICS:
        assert all(metric in row for row in ranking(sold, metric))


def test_ranks_ties_movement_and_shares(sold: World) -> None:
    found = [(row["rank"], row["change"], row["member"], row["deals"], row["amount"], row["share"]) for row in ranking(sold)]
    assert found == [
        (1, 1, "Li", 2, 40000.0, 0.8),
        (2, -1, "Wang", 1, 10000.0, 1.25),
        (2, 2, "Zhao", 1, 10000.0, None),
        (4, None, "Ann", 1, 8000.0, None),
    ]
    assert [row["received"] for row in ranking(sold)] == [0, 0, 4000.0, 0]
    assert [row["before"] for row in ranking(sold)] == [20000.0, 30000.0, 0, None]


def test_groups_count_everybody_in_them(sold: World) -> None:
    found = [(row["rank"], row["group"], row["amount"], row["share"]) for row in ranking(sold, scope="group")]
    assert found == [(1, "One", 50000.0, 0.5), (2, "Two", 18000.0, None)]
    october = [(row["group"], row["amount"]) for row in ranking(sold, scope="group", span=OCTOBER)]
    assert october == [("One", 50000.0), ("Two", 5000.0)]


def test_departments_and_seniorities(sold: World) -> None:
    assert [(row["department"], row["amount"]) for row in ranking(sold, scope="department")] == [("East", 168000.0)]
    found = [(row["rank"], row["seniority"], row["members"], row["amount"]) for row in ranking(sold, scope="seniority")]
    assert found == [(1, "veteran", 3, 60000.0), (2, "new", 1, 8000.0)]


def test_bright_spots_and_no_shame(sold: World) -> None:
    said = report(Board(sold.question(), NOVEMBER))
    (lines,) = [block for block in said.blocks if isinstance(block, Lines)]
    assert [line.text for line in lines.lines] == [
        "Best: Li with amount 40,000",
        "Improved most: Li, amount up 20,000 on the period before",
        "First deal: Ann, 8,000 from Ann Ltd on 11-20",
    ]
    tones = {value.tone for row in said.tables()[0].rows for value in row.values() if hasattr(value, "tone")}
    assert "wrong" not in tones


def test_ranks_of_nobody_and_of_equals() -> None:
    assert places({}) == {}
    assert places({"a": 3, "b": 3, "c": 1, "d": 5}) == {"d": 1, "a": 2, "b": 2, "c": 4}


def test_the_command(mgrday: Mgrday) -> None:
    for words in ("", "--by outings", "--by 到账", "--by effective-calls", "--scope group", "--scope 新老", "--period last-week",
                  "--period 2031-01", "--period 2026-11-20"):
        result = mgrday("rank", *words.split(), "--format", "json", today="2026-11-25")
        assert result.code == 0 and json.loads(result.out)["tables"]["ranking"] == []
    assert json.loads(mgrday("rank", "--format", "json", today="2026-11-25").out)["period"] == {
        "start": "2026-11-01", "end": "2026-12-01",
    }  # fmt: skip
    assert "rank --period last-month" in mgrday("rank", today="2026-11-25").out
    assert "排行榜：2026年11月" in mgrday("rank", today="2026-11-25", lang="zh").out
    for words in ("--by fame", "--scope world", "--period whenever"):
        assert mgrday("rank", *words.split(), today="2026-11-25").code in (2, 4)
