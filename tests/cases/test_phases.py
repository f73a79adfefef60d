"""What the phase of the month puts first: in phase 1 what last month left, in the others the key deals."""

import json
from typing import Any

import pytest
from world import World

from mgrday import words
from mgrday.days import Span
from mgrday.render import render
from mgrday.report import Finding, Record, Table
from mgrday.review.first import first
from mgrday.review.guide import guide
from mgrday.review.period_report import report
from mgrday.review.phase_push import MOST_CANDIDATES, MOST_LINES
from mgrday.review.today import today


@pytest.fixture
def world(world: World) -> World:
    world.department()
    world.member("Li")
    world.client("Acme", 1, last_touch_day="2026-11-20")
    return world


def told(world: World, now: str, **about: Any) -> Any:
    return json.loads(render(today(world.question(now, **about)), "json"))["tables"]


def left(world: World, now: str = "2026-11-04", **about: Any) -> list[tuple[str, int]]:
    return [(row["kind"], row["id"]) for row in told(world, now, **about)["unfinished"]]


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ({"expected_on": "2026-10-01"}, True),
        ({"expected_on": "2026-10-31"}, True),
        ({"expected_on": "2026-09-30"}, False),
        ({"expected_on": "2026-11-01"}, False),
        ({"expected_on": None}, False),
        ({"expected_on": "2026-10-15", "signed_on": "2026-10-30", "received": 1_000_000}, False),
        ({"expected_on": "2026-10-15", "lost_on": "2026-11-02"}, False),
        ({"expected_on": "2026-09-30", "key": 1, "key_on": "2026-09-01"}, True),
        ({"expected_on": None, "key": 1, "key_on": "2026-10-31"}, True),
        ({"expected_on": None, "key": 1, "key_on": "2026-11-01"}, False),
        ({"expected_on": "2026-11-01", "key": 1, "key_on": "2026-10-01"}, False),
        ({"signed_on": "2026-10-31", "received": 999_999}, True),
        ({"signed_on": "2026-11-01"}, False),
    ],
)
def test_what_last_month_left(world: World, values: dict[str, Any], there: bool) -> None:
    number = world.deal(1, 1, created_on="2026-09-01", **values)
    kind = "payment" if values.get("signed_on") else "deal"
    assert left(world) == ([(kind, number)] if there else [])


def test_most_worth_first_with_member_client_days_and_command(world: World) -> None:
    small = world.deal(1, 1, amount=500_000, expected_on="2026-10-30", created_on="2026-10-01")
    unpaid = world.deal(1, 1, amount=2_000_000, received=400_000, signed_on="2026-10-10", created_on="2026-10-01")
    rows = told(world, "2026-11-04")["unfinished"]
    assert rows == [
        {"kind": "payment", "kind_said": "to collect", "id": unpaid, "client": "Acme", "member": "Li", "amount": 16_000.0,
         "day": "2026-10-24", "days": 11, "do": f"mgrday payment add {unpaid}"},
        {"kind": "deal", "kind_said": "not signed", "id": small, "client": "Acme", "member": "Li", "amount": 5_000.0,
         "day": "2026-10-30", "days": 5, "do": f"mgrday deal sign {small}"},
    ]  # fmt: skip
    page = render(today(world.question("2026-11-04")), "table")
    assert "First: what last month nearly closed" in page and f"mgrday deal sign {small}" in page


def test_phase_1_ends_with_its_last_day(world: World) -> None:
    world.deal(1, 1, expected_on="2026-10-30", created_on="2026-10-01", key=1)
    assert len(left(world, "2026-11-01")) == len(left(world, "2026-11-07")) == 1
    assert left(world, "2026-11-08") == [] and len(told(world, "2026-11-08")["key_deals"]) == 1
    assert told(world, "2026-11-07")["key_deals"] == []


def test_only_the_department_asked_about(world: World) -> None:
    other = world.member("Zhou", world.department("West"))
    number = world.deal(other, world.client("Other", other), expected_on="2026-10-30", created_on="2026-10-01")
    assert left(world, department=1) == [] and left(world, department=2) == [("deal", number)]


def test_the_key_deals_are_named_again(world: World) -> None:
    slipped = world.deal(1, 1, amount=100, key=1, expected_on="2026-11-18")
    ahead = world.deal(1, 1, amount=300, key=1, expected_on="2026-11-19")
    no_day = world.deal(1, 1, amount=400, key=1)
    world.deal(1, 1, key=1, expected_on="2026-12-01")
    world.deal(1, 1, key=1, expected_on="2026-11-10", signed_on="2026-11-12", received=1_000_000)
    large, small = world.deal(1, 1, amount=900, expected_on="2026-11-30"), world.deal(1, 1, amount=200)
    world.deal(1, 1, amount=9_999, expected_on="2026-12-01")
    rows = told(world, "2026-11-19")["key_deals"]
    assert [(row["id"], row["key"], row["slipped"]) for row in rows] == [
        (slipped, True, True), (ahead, True, False), (no_day, True, False), (large, False, False), (small, False, False),
    ]  # fmt: skip
    assert [row["do"] for row in rows] == [
        f"mgrday deal edit {slipped} --expected DAY", f"mgrday show deal {ahead}",
        f"mgrday deal edit {no_day} --expected DAY", f"mgrday deal key {large}", f"mgrday deal key {small}",
    ]  # fmt: skip
    assert {row["last_touch_day"] for row in rows} == {"2026-11-20"}


@pytest.mark.parametrize(("now", "candidates"), [("2026-11-15", 0), ("2026-11-16", MOST_CANDIDATES), ("2026-11-22", 5)])
def test_candidates_from_phase_3_on(world: World, now: str, candidates: int) -> None:
    for amount in range(1, 9):
        world.deal(1, 1, amount=amount)
    assert [row["amount"] for row in told(world, now)["key_deals"]] == [amount / 100 for amount in range(8, 8 - candidates, -1)]


def test_a_handful_today_and_all_in_the_report(world: World) -> None:
    for _nth in range(MOST_LINES + 2):
        world.deal(1, 1, key=1, expected_on="2026-11-20")
    page = render(today(world.question("2026-11-12")), "table")
    block = page[page.index("Key deals, one by one") :].split("\n\n")[0]
    assert block.count("mgrday show deal") == MOST_LINES and "… and 2 more: mgrday report month" in block
    found = report(world.question("2026-11-12"), Span.month("2026-11-01"))
    (table,) = [block for block in found.page() if isinstance(block, Table) and block.name == "key_deals"]
    assert len(table.rows) == MOST_LINES + 2


def test_a_report_of_other_days_does_not_speak_of_the_phase(world: World) -> None:
    world.deal(1, 1, key=1, expected_on="2026-11-20")
    now, past = world.question("2026-11-12"), Span.month("2026-10-01")
    assert "Phase 2" in render(report(now, past.next()), "plain") and "Phase" not in render(report(now, past), "plain")
    tables = json.loads(render(report(now, past), "json"))["tables"]
    assert tables["key_deals"] == tables["unfinished"] == []


def test_nothing_named_says_what_to_do(world: World) -> None:
    assert "mgrday deal key DEAL" in render(today(world.question("2026-11-12")), "table")
    assert "last month" not in render(today(world.question("2026-11-04")), "table").split("On the agenda")[0].split("\n\n", 2)[2]


@pytest.mark.parametrize(("now", "said", "zh"), [
    ("2026-11-04", "left from last month: to sign 1, 10,000; to collect 0, 0", "上月遗留：没签 1 单 1万"),
    ("2026-11-12", "signed 0 (0), open 1 (10,000)", "第 2 阶段"),
    ("2026-11-17", "signed 0 (0), open 1 (10,000)", "第 3 阶段"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["day", "week"])
def test_the_guides_speak_the_phase(world: World, name: str, now: str, said: str, zh: str) -> None:
    world.deal(1, 1, key=1, expected_on="2026-10-30", created_on="2026-10-01")
    world.connection.execute("update deals set expected_on = ? where ? >= '2026-11-08'", ["2026-11-30", now])
    page = render(guide(world.question(now), name), "plain")
    assert said in page and page.index("Phase") < page.index("mgrday")
    words.use("zh")
    assert zh in render(guide(world.question(now), name), "plain")


def test_the_months_guide_has_what_last_month_left(world: World) -> None:
    world.deal(1, 1, expected_on="2026-10-30", created_on="2026-10-01")
    page = render(guide(world.question("2026-11-04"), "month"), "plain")
    assert "left from last month: to sign 1, 10,000" in page and "will land at" in page


def test_what_the_phase_pushes_goes_first(world: World) -> None:
    overdue = Finding("payment.overdue", "high", "Li", None, Record("deal", 1), "2026-11-02", "pay", "mgrday")
    chased = Finding("keyword.missing_for_receipt", "high", "Wu", None, Record("receipt", 1), "2026-11-02", "word", "mgrday")
    assert first(world.question("2026-11-07"), [overdue, chased]) == [overdue, chased]
    assert first(world.question("2026-11-08"), [overdue, chased]) == [chased, overdue]
