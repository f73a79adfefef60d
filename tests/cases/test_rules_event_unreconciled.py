"""``event.unreconciled``: until when there is time, which events owe it, since when."""

import pytest
from world import World

from mgrday.report import Finding, Record

RULE = "event.unreconciled"
DAY = "2026-11-26"
"""A Thursday: it is to be reconciled by the end of Friday 27."""


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def event(world: World, day: str = DAY, deals: int = 1, signed_on: str | None = None, **values: object) -> int:
    """An event at which so many deals were signed, on its day unless told otherwise."""
    number = world.event(day, **values)
    member = world.member(f"Member {world.number()}")
    for _nth in range(deals):
        world.deal(member, world.client(f"Client {world.number()}", member), event_id=number, signed_on=signed_on or day)
    return number


def test_it_is_owed_by_the_end_of_the_next_workday(world: World) -> None:
    number = event(world, deals=2)
    assert world.find(RULE, f"{DAY} 23:59") == []
    assert world.find(RULE, "2026-11-27 23:59") == []
    finding = only(world.find(RULE, "2026-11-28 00:00"))
    assert (finding.severity, finding.member, finding.client) == ("medium", None, None)
    assert (finding.record, finding.since) == (Record("event", number), "2026-11-28")
    assert finding.do == f"mgrday event reconcile {number}"
    assert finding.message.endswith(": 2 deals of 20,000.00 not reconciled")


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-11-27", "2026-11-30"),  # Friday: the Monday after
        ("2026-11-28", "2026-11-30"),  # Saturday: the Monday after
        ("2026-09-30", "2026-10-08"),  # before the National Day holiday
        ("2026-09-18", "2026-09-20"),  # a Friday before a Sunday that is worked
    ],
)
def test_days_off_do_not_count(world: World, day: str, last: str) -> None:
    event(world, day)
    assert world.find(RULE, f"{last} 23:59") == []
    after = f"{last[:8]}{int(last[8:]) + 1:02d}" if last != "2026-11-30" else "2026-12-01"
    assert only(world.find(RULE, after)).since == after


def test_it_is_raised_once_per_event(world: World) -> None:
    first, second = event(world, "2026-11-12", deals=3), event(world, "2026-11-19", deals=2)
    found = world.find(RULE, "2026-11-25")
    assert [finding.record.id for finding in found] == [first, second]


def test_nothing_is_owed_without_a_deal_or_once_it_is_reconciled(world: World) -> None:
    event(world, "2026-11-12", deals=0)
    event(world, "2026-11-13", reconciled_on="2026-11-20")
    number = world.event("2026-11-16")
    member = world.member()
    world.deal(member, world.client("Expected", member), event_id=number, expected_on="2026-11-16")
    world.deal(member, world.client("Lost", member), event_id=number, lost_on="2026-11-16")
    world.deal(member, world.client("Elsewhere", member), signed_on="2026-11-16")
    assert world.find(RULE, "2026-11-25") == []


def test_a_deal_signed_later_is_owed_since_then(world: World) -> None:
    event(world, "2026-11-12", signed_on="2026-11-20")
    assert world.find(RULE, "2026-11-19") == []
    assert only(world.find(RULE, "2026-11-25")).since == "2026-11-20"


def test_whom_it_concerns(world: World) -> None:
    number = event(world, "2026-11-12")
    world.department("West", id=2)
    other = world.member("Zhou", department=2)
    assert [finding.record.id for finding in world.find(RULE, department=1)] == [number]
    assert world.find(RULE, department=2) == []
    assert world.find(RULE, member=other) == []
    world.deal(other, world.client("Wells", other), event_id=number, signed_on="2026-11-12")
    assert [finding.record.id for finding in world.find(RULE, department=2)] == [number]


def test_its_settings(world: World) -> None:
    event(world, DAY)
    assert world.find(RULE, "2026-11-28", settings={"workdays": 2}) == []
    assert world.find(RULE, "2026-11-30", settings={"workdays": 2}) == []
    assert only(world.find(RULE, "2026-12-01", settings={"workdays": 2})).since == "2026-12-01"
    assert only(world.find(RULE, "2026-11-27", settings={"workdays": 0})).since == "2026-11-27"
    assert only(world.find(RULE, "2027-11-26"))
    assert world.find(RULE, "2027-11-27") == []
    assert only(world.find(RULE, "2027-11-27", settings={"within": 0}))
