"""``event.role_unfilled`` and ``event.matter_open``: when they fire, when not, the boundary day, what they say."""

import pytest
from world import World

from mgrday.method.event_matters import matters
from mgrday.method.event_roles import roles
from mgrday.report import Finding, Record

EVENT = "2026-11-27"
ROLES = [each.id for each in roles()]
MATTERS = [each.id for each in matters()]


def post(world: World, event: int, member: int, role: str) -> None:
    world.add("posts", {"event_id": event, "member_id": member, "role": role})


def commands(found: list[Finding]) -> list[str]:
    return [each.do for each in found]


@pytest.fixture
def event(world: World) -> int:
    return world.event(EVENT)


@pytest.mark.parametrize(
    ("now", "fires"),
    [("2026-11-24", False), ("2026-11-25", True), ("2026-11-27 23:59", True), ("2026-11-28", False)],
)
def test_a_role_nobody_holds_within_two_days(world: World, event: int, now: str, fires: bool) -> None:
    found = world.find("event.role_unfilled", now)
    assert commands(found) == ([f"mgrday event role {event} MEMBER {role}" for role in ROLES] if fires else [])
    for each in found:
        assert (each.severity, each.member, each.client, each.record) == ("high", None, None, Record("event", event))
        assert each.since == "2026-11-25"


def test_one_who_holds_it_is_enough(world: World, event: int) -> None:
    post(world, event, world.member(), "closer")
    assert world.find("event.role_unfilled")[0].do.endswith(" flying-squad")


def test_only_needed_roles_count(world: World, event: int) -> None:
    world.add("needs", {"event_id": event, "role": "closer", "count": 0})
    world.add("needs", {"event_id": event, "role": "host", "count": 3})
    found = commands(world.find("event.role_unfilled"))
    assert len(found) == len(ROLES) - 1
    assert not any(command.endswith(" closer") for command in found)


@pytest.mark.parametrize(("left_on", "fires"), [("2026-11-27", True), ("2026-11-28", False)])
def test_who_has_left_by_the_event_holds_nothing(world: World, event: int, left_on: str, fires: bool) -> None:
    post(world, event, world.member(left_on=left_on), "closer")
    assert any(command.endswith(" closer") for command in commands(world.find("event.role_unfilled"))) is fires


def test_since_who_held_it_left(world: World, event: int) -> None:
    post(world, event, world.member(left_on="2026-11-26"), "closer")
    found = world.find("event.role_unfilled", "2026-11-27")
    assert {each.do.rpartition(" ")[2]: each.since for each in found}["closer"] == "2026-11-26"


def test_the_role_of_another_event_does_not_count(world: World, event: int) -> None:
    other = world.event("2026-11-26")
    post(world, other, world.member(), "closer")
    closers = [each.record.id for each in world.find("event.role_unfilled") if each.do.endswith(" closer")]
    assert closers == [event]


@pytest.mark.parametrize(
    ("now", "fires"),
    [("2026-11-25", False), ("2026-11-26", True), ("2026-11-27 23:59", True), ("2026-11-28", False)],
)
def test_a_matter_not_ticked_off_within_a_day(world: World, event: int, now: str, fires: bool) -> None:
    found = world.find("event.matter_open", now)
    assert commands(found) == ([f"mgrday event matter {event} {item} --done" for item in MATTERS] if fires else [])
    for each in found:
        assert (each.severity, each.member, each.client, each.record) == ("medium", None, None, Record("event", event))
        assert each.since == "2026-11-26"


def test_what_is_ticked_off_or_dropped_is_settled(world: World, event: int) -> None:
    row = {"event_id": event, "dropped": 0}
    world.add("event_matters", {**row, "item": "letters", "done_on": "2026-11-20", "done_by": "Li"})
    world.add("event_matters", {**row, "item": "scripts", "dropped": 1})
    world.add("event_matters", {**row, "item": "venue", "note": "being looked at"})
    world.add("event_matters", {**row, "item": "own-1", "title": "Flowers"})
    found = world.find("event.matter_open", "2026-11-26")
    assert [each.do.split()[4] for each in found] == [*MATTERS[2:], "own-1"]
    assert "Flowers" in found[-1].message


@pytest.mark.parametrize(("rule", "now"), [("event.role_unfilled", "2026-11-22"), ("event.matter_open", "2026-11-22")])
def test_the_days_are_a_setting(world: World, event: int, rule: str, now: str) -> None:
    assert world.find(rule, now, settings={"days": 4}) == []
    found = world.find(rule, now, settings={"days": 5})
    assert {each.since for each in found} == {"2026-11-22"}


def test_they_are_nobodys(world: World, event: int) -> None:
    member = world.member()
    for rule in ("event.role_unfilled", "event.matter_open"):
        assert world.find(rule, "2026-11-27", member=member) == []
        assert world.find(rule, "2026-11-27", department=1)
