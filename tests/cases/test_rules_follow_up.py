"""``event.follow_up_missing``: who came and did not sign has two workdays; what clears it, and whom it leaves alone."""

import pytest
from world import World

from mgrday.report import Finding, Record

RULE = "event.follow_up_missing"
FRIDAY = "2026-11-20"
"""Its two workdays are Monday 23 and Tuesday 24."""


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def came(world: World, day: str = FRIDAY, receipt: dict[str, object] | None = None, **client: object) -> int:
    """A client who came to an event on `day` and was not touched since; returns the receipt."""
    event = world.event(day)
    member = world.member(f"Member {world.number()}")
    client = {"last_touch_day": day, "idle_since": day} | client
    number = world.client(f"Client {world.number()}", member, **client)
    world.invitation(event, number, member)
    return world.receipt(event, number, member, **{"came": 1, "came_on": day} | (receipt or {}))


@pytest.mark.parametrize(
    ("day", "last", "first"),
    [
        (FRIDAY, "2026-11-24", "2026-11-25"),  # a weekend between
        ("2026-11-19", "2026-11-23", "2026-11-24"),
        ("2026-11-17", "2026-11-19", "2026-11-20"),
        ("2026-11-18", "2026-11-20", "2026-11-21"),  # from Saturday on
        ("2026-09-30", "2026-10-09", "2026-10-10"),  # the holidays of October; the 10th is a make-up Saturday
        ("2026-09-18", "2026-09-21", "2026-09-22"),  # Sunday the 20th is worked
    ],
)
def test_two_workdays_are_given(world: World, day: str, last: str, first: str) -> None:
    receipt = came(world, day)
    assert world.find(RULE, f"{last} 23:59") == []
    finding = only(world.find(RULE, f"{first} 00:00"))
    assert (finding.severity, finding.since, finding.record) == ("high", first, Record("receipt", receipt))
    assert only(world.find(RULE, "2026-11-30")).since == first


def test_it_names_the_client_and_whose_it_is(world: World) -> None:
    came(world, grade="B")
    finding = only(world.find(RULE))
    assert (finding.member, finding.client) == ("Member 2", "Client 3")
    assert finding.message == (
        "Client 3 (B, Member 2) came to Summit 1 (Fri 11-20) and did not sign; nobody has been in touch since"
    )
    assert finding.do == "mgrday event hand 1 1 --on tomorrow"


@pytest.mark.parametrize(
    ("touched", "fires"), [("2026-11-19", True), (FRIDAY, True), ("2026-11-21", False), ("2026-11-25", False)]
)
def test_any_later_touch_clears_it(world: World, touched: str, fires: bool) -> None:
    came(world, last_touch_day=touched)
    assert bool(world.find(RULE)) == fires


@pytest.mark.parametrize(
    ("receipt", "client"),
    [
        ({"came": 0, "came_on": None}, {}),
        ({"came": None, "came_on": None, "chase": "yes"}, {}),
        ({}, {"signed_on": FRIDAY}),
        ({}, {"signed_on": "2026-06-01"}),
        ({}, {"archived_on": "2026-11-23"}),
    ],
    ids=["did not come", "not recorded", "signed there", "a customer before", "archived"],
)
def test_whom_it_leaves_alone(world: World, receipt: dict[str, object], client: dict[str, object]) -> None:
    came(world, receipt=receipt, **client)
    assert world.find(RULE) == []


def test_a_lost_deal_is_no_touch(world: World) -> None:
    came(world)
    world.deal(1, 1, event_id=1, lost_on=FRIDAY)
    assert len(world.find(RULE)) == 1


def test_a_left_members_client_is_found_and_it_is_said(world: World) -> None:
    came(world)
    world.connection.execute("update members set left_on = '2026-11-23'")
    assert "(C, Member 2, left)" in only(world.find(RULE)).message


def test_without_an_owner_it_is_the_inviters(world: World) -> None:
    came(world, owner_id=None)
    assert only(world.find(RULE)).member == "Member 2"


def test_coming_to_the_next_event_is_a_touch(world: World) -> None:
    came(world, "2026-11-16", last_touch_day=FRIDAY)
    later = world.event(FRIDAY)
    receipt = world.receipt(later, 1, 1, came=1, came_on=FRIDAY)
    assert only(world.find(RULE)).record == Record("receipt", receipt)


def test_one_department_or_member(world: World) -> None:
    came(world)
    came(world)
    assert len(world.find(RULE, department=1)) == 2
    assert only(world.find(RULE, member=2)).record.id == 2


def test_its_settings(world: World) -> None:
    came(world)
    assert len(world.find(RULE, "2026-11-21", {"workdays": 0})) == 1
    assert world.find(RULE, FRIDAY, {"workdays": 0}) == []
    assert world.find(RULE, "2026-11-25", {"workdays": 3}) == []
    assert len(world.find(RULE, "2026-11-26", {"workdays": 3})) == 1
    assert len(world.find(RULE, "2027-02-18")) == 1
    assert world.find(RULE, "2027-02-19") == []
    assert len(world.find(RULE, "2028-02-19", {"held_within": 0})) == 1
