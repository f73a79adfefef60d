"""``mgrday today``: the facts that scripts read, the first screen, the three things to do first, the empty store."""

import json
import unicodedata
from typing import Any

import pytest
from world import NOW, World

from mgrday import words
from mgrday.render import render
from mgrday.report import Finding, Record
from mgrday.review.first import first
from mgrday.review.rule_words import rule_words
from mgrday.review.rules import RULES
from mgrday.review.today import today
from mgrday.words import Language
from runner import Mgrday

METRICS = {
    *("leads", "calls", "effective_calls", "invitations", "receipts", "attendance"),
    *("keywords", "outings", "debriefs", "deals", "amount", "received"),
}


def told(world: World, now: str = NOW, **values: Any) -> dict[str, Any]:
    """The briefing as JSON."""
    found: dict[str, Any] = json.loads(render(today(world.question(now, **values)), "json"))
    return found


@pytest.fixture
def world() -> World:
    """Two departments of two members each."""
    made = World()
    for department, names in ((1, ("Li", "Wu")), (2, ("He", "Ma"))):
        made.department(("East", "West")[department - 1], branch="Suzhou")
        for name in names:
            made.member(name, department)
    return made


def busy(world: World) -> None:
    """Every screen full: long names, everything wrong with everybody, a week of work."""
    world.target("department", 1, 30_000_000)
    world.group()
    for number in range(40):
        member = number % 4 + 1
        client = world.client(
            f"苏州工业园区恒达通自动化设备科技有限公司第{number}",
            member,
            grade="AB"[number % 2],
            next_on=None if number % 3 else "2026-11-20",
            next_step="约老板面谈报价",
            idle_since="2026-11-01",
            last_touch_day="2026-11-01",
            keyword_count=number % 2,
        )
        world.outing(member, client, f"2026-11-{19 + number % 5} 09:00", result="progress", verdict=None, called_back_at=None,
                     called_back_on=None, back_at=None if number % 5 == 0 else f"2026-11-{19 + number % 5} 11:00")
        world.deal(member, client, key=number % 2, expected_on="2026-11-20")
        deal = world.deal(member, client, signed_on="2026-11-03")
        world.payment(deal, client, member, paid_on="2026-11-05")
    event = world.event("2026-11-27", name="年末订货季网络推广论坛", goal_invitations=80, goal_receipts=50)
    for number in range(1, 20):
        world.receipt(event, number, 1)
    world.standard("calls", 30)


def test_the_month_is_told_in_facts(world: World) -> None:
    client = world.client(owner=1)
    world.target("department", 1, 30_000_000)
    world.target("department", 2, 10_000_000)
    old = world.deal(3, client, amount=700_000, signed_on="2026-10-20", received=200_000)
    world.deal(1, client, amount=1_000_000, signed_on="2026-11-02", received=400_000)
    new = world.deal(3, client, amount=2_000_000, signed_on="2026-11-24")
    world.deal(1, client, amount=5_000_000, signed_on="2026-11-26")
    world.payment(old, client, 3, amount=200_000, paid_on="2026-10-30")
    world.payment(new, client, 1, amount=400_000, paid_on="2026-11-03")
    month = told(world)["month"]
    assert {key: month[key] for key in ("start", "end", "phase", "workdays_left")} == {
        "start": "2026-11-01", "end": "2026-12-01", "phase": 4, "workdays_left": 4,
    }  # fmt: skip
    assert (month["target"], month["signed"], month["received"]) == (400_000.0, 30_000.0, 4_000.0)
    assert month["outstanding"] == 5_000 + 6_000 + 20_000
    # Phases 1 to 3 are over (70 %), and of the 7 workdays of the fourth the first two: 23 and 24 November.
    assert month["pace"] == pytest.approx(400_000 * (0.7 + 0.3 * 2 / 6), abs=0.01)
    assert told(world, department=2)["month"]["target"] == 100_000.0
    assert told(world, department=2)["month"]["signed"] == 20_000.0


def test_the_target_of_several_departments(world: World) -> None:
    assert told(world)["month"]["target"] is None
    assert told(world)["month"]["pace"] is None
    world.target("member", 1, 100_00)
    world.target("member", 3, 200_00)
    assert told(world)["month"]["target"] == 300.0
    world.group("One", 1)
    world.target("group", 1, 500_00)
    assert told(world)["month"]["target"] == 700.0
    world.target("department", 2, 900_00)
    assert told(world)["month"]["target"] == 1400.0
    world.target("branch", None, 5000_00, name="Suzhou")
    assert told(world)["month"]["target"] == 5000.0
    assert told(world, department=1)["month"]["target"] == 500.0


def test_the_pace_follows_the_settings(world: World) -> None:
    world.target("department", 1, 10_000_00)
    settings = {"target.behind": {"phase1": 100, "phase2": 0, "phase3": 0, "phase4": 0}}
    assert told(world, rule_settings=settings)["month"]["pace"] == 10_000.0
    assert told(world, "2026-11-01")["month"]["pace"] == 0.0


def test_yesterday_is_the_last_workday_in_all_metrics(world: World) -> None:
    client = world.client(owner=1, created_on="2026-11-20")
    world.client("Nobody's", created_on="2026-11-20")
    world.call(1, client, "2026-11-20", reached="owner")
    world.call(3, client, "2026-11-20")
    world.call(3, client, "2026-11-21")
    world.deal(1, client, amount=123_450, signed_on="2026-11-20")
    yesterday = told(world, "2026-11-23")["yesterday"]
    assert set(yesterday) == METRICS
    assert (yesterday["calls"], yesterday["effective_calls"], yesterday["leads"]) == (2, 1, 2)
    assert (yesterday["deals"], yesterday["amount"], yesterday["received"]) == (1, 1234.5, 0)
    assert told(world, "2026-11-23", department=1)["yesterday"]["leads"] == 1


def test_the_agenda_of_the_day(world: World) -> None:
    due = world.client("Due", 1, next_on="2026-11-25", next_step="quote", last_touch_day="2026-11-20")
    world.client("Touched", 1, next_on="2026-11-25")
    world.client("Later", 1, next_on="2026-11-26", last_touch_day="2026-11-20")
    world.outing(1, due, "2026-11-25 09:00", back_at=None, due_back_at="2026-11-25 09:30")
    world.outing(3, due, "2026-11-25 09:10", back_at=None, due_back_at="2026-11-25 15:00")
    world.event("2026-11-28")
    world.event("2026-11-29")
    world.deal(1, due, expected_on="2026-11-25", key=1)
    world.deal(1, due, expected_on="2026-11-26")
    agenda = told(world)["agenda"]
    rows = [(row["kind"], row["time"], row["member"], row["client"]) for row in agenda if row["kind"] != "guide"]
    assert rows == [
        ("deal", "2026-11-25", "Li", "Due"),
        ("step", "2026-11-25", "Li", "Due"),
        ("outing", "2026-11-25 09:30", "Li", "Due"),
        ("outing", "2026-11-25 15:00", "He", "Due"),
        ("event", "2026-11-28 09:00", None, None),
    ]
    assert {"time", "what", "member", "client"} <= set(agenda[0])
    guide = [row["do"] for row in agenda if row["kind"] == "guide"]
    assert "mgrday check outings" in guide
    assert not {row["member"] for row in told(world, department=2)["agenda"]} & {"Li", "Wu"}


def test_three_things_first_of_different_rules_and_people(world: World) -> None:
    busy(world)
    told_now = told(world)
    chosen = told_now["first"]
    assert len(chosen) == 3
    assert len({finding["rule"] for finding in chosen}) == 3
    assert all(finding["severity"] == "high" for finding in chosen)
    assert all(finding in told_now["findings"] for finding in chosen)


def finding(rule: str, member: str, number: int, severity: Any = "high", since: str = "2026-11-20") -> Finding:
    return Finding(rule, severity, member, None, Record("deal", number), since, f"{rule} {number}", "mgrday")


def test_first_is_never_three_of_one_rule(world: World) -> None:
    same = [finding("deal.slipped", f"M{number}", number) for number in range(5)]
    assert len(first(world.question(), same)) == 2
    other = finding("client.no_next_step", "Li", 9, "medium")
    assert first(world.question(), [other, *same])[2] == other
    assert first(world.question(), []) == []


def test_what_hangs_on_it_goes_first(world: World) -> None:
    client = world.client(owner=1)
    small, large = world.deal(1, client, amount=100_00), world.deal(2, client, amount=100_000_00, key=1)
    findings = [finding("deal.slipped", "Li", small), finding("deal.slipped", "Wu", large)]
    assert [each.record.id for each in first(world.question(), findings)] == [large, small]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_screen_has_the_answers(world: World, language: Language) -> None:
    busy(world)
    words.use(language)
    try:
        lines = render(today(world.question()), "table", width=80).splitlines()
    finally:
        words.use("en")
    screen = lines[:22]
    assert all(columns(line) <= 80 for line in lines)
    assert "2026-11-25" in lines[0]
    commands = [line for line in screen if line.strip().startswith("mgrday ")]
    assert len(commands) == 3, "\n".join(screen)
    assert any(line.startswith(("高  ", "high  ")) for line in screen)


def columns(text: str) -> int:
    """Terminal columns of `text`."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def test_behind_is_red_and_reached_is_not(world: World) -> None:
    world.target("department", 1, 30_000_000)
    client = world.client(owner=1)
    page = render(today(world.question()), "table", colour=True)
    assert "\x1b[31mDue by now" in page
    world.deal(1, client, amount=30_000_000, signed_on="2026-11-03")
    assert "target reached" in render(today(world.question()), "table")


def test_every_rule_has_its_few_words() -> None:
    assert [name for name in RULES if rule_words(name) == name] == []


@pytest.mark.parametrize(("lang", "word"), [("en", "Three steps"), ("zh", "三步")])
def test_an_empty_store_says_the_first_steps(mgrday: Mgrday, lang: str, word: str) -> None:
    shown = mgrday("today", lang=lang)
    assert shown.code == 0
    assert word in shown.out
    for command in ("mgrday department add", "mgrday member add", "mgrday import FILE --kind lead"):
        assert command in shown.out
    facts = json.loads(mgrday("today", "--format", "json").out)
    assert facts["month"]["target"] is None
    assert facts["first"] == []
    assert facts["findings"] == []


def test_the_steps_taken_are_ticked(mgrday: Mgrday) -> None:
    mgrday("department", "add", "East", "--branch", "Suzhou")
    shown = mgrday("today").out
    assert "✓  Record the department" in shown
    assert "mgrday department add" not in shown


def test_fail_on(mgrday: Mgrday) -> None:
    mgrday("department", "add", "East")
    mgrday("member", "add", "Li", "--department", "East", today="2026-11-02")
    mgrday("lead", "add", "Acme", "--owner", "Li", "--grade", "A", today="2026-11-02")
    assert mgrday("today", today="2026-11-02").code == 0
    assert mgrday("today", "--fail-on", "high", today="2026-11-25").code == 1
    assert mgrday("today", "--fail-on", "worst", today="2026-11-25").code == 2
    assert mgrday("today", "--department", "East", "--format", "json", today="2026-11-25").code == 0
    assert mgrday("today", "--department", "North", today="2026-11-25").code == 3
