"""``event.behind``: each stage's share, the nearest that is enough, since when, and what it leaves alone."""

import pytest
from world import World

from mgrday.report import Finding, Record

RULE = "event.behind"
DAY = "2026-11-26"
"""A Thursday: invitation days are Monday 23, Tuesday 24 and Wednesday 25."""


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def event(world: World, invitations: int, receipts: int, on_day: str = "2026-11-20", **values: object) -> int:
    """An event with goals of 9 invitations and 5 receipts, of which so many are there since `on_day`."""
    given = {"starts_at": f"{DAY} 14:00", "goal_invitations": 9, "goal_receipts": 5}
    number = world.event(DAY, **given | values)
    member = world.member(f"Member {world.number()}")
    for nth in range(invitations):
        client = world.client(f"Client {nth}", member)
        world.invitation(number, client, member, sent_on=on_day)
        if nth < receipts:
            world.receipt(number, client, member, received_on=on_day)
    return number


@pytest.mark.parametrize(
    ("now", "invitations", "receipts", "said"),
    [
        ("2026-11-22 23:59", 0, 0, None),  # preparation
        ("2026-11-23 00:00", 4, 0, "invitation day 1: invitations 4, due by now 5"),
        ("2026-11-23 00:00", 5, 0, None),
        ("2026-11-24 00:00", 8, 3, "invitation day 2: invitations 8, due by now 9"),
        ("2026-11-24 23:59", 9, 2, "invitation day 2: receipts 2, due by now 3"),
        ("2026-11-24 23:59", 9, 3, None),
        ("2026-11-25 00:00", 9, 4, "invitation day 3: receipts 4, due by now 5"),
        ("2026-11-25 23:59", 8, 3, "invitation day 3: invitations 8, due by now 9 · receipts 3, due by now 5"),
        ("2026-11-25 23:59", 9, 5, None),
        ("2026-11-26 11:59", 9, 4, "morning of the event: receipts 4, due by now 5"),
        ("2026-11-26 13:59", 9, 4, "noon of the event: receipts 4, due by now 5"),
        ("2026-11-26 14:00", 0, 0, None),  # it has begun
        ("2026-11-27 09:00", 0, 0, None),
    ],
)
def test_each_stage_has_its_share(world: World, now: str, invitations: int, receipts: int, said: str | None) -> None:
    number = event(world, invitations, receipts)
    found = world.find(RULE, now)
    if said is None:
        assert found == []
        return
    finding = only(found)
    assert finding.message.endswith(said)
    assert (finding.severity, finding.member, finding.client, finding.record) == ("high", None, None, Record("event", number))


@pytest.mark.parametrize(
    ("now", "invitations", "receipts", "on_day", "since"),
    [
        ("2026-11-23 09:00", 4, 0, "2026-11-20", "2026-11-23"),
        ("2026-11-25 09:00", 4, 0, "2026-11-20", "2026-11-23"),
        ("2026-11-25 09:00", 5, 2, "2026-11-20", "2026-11-24"),
        ("2026-11-25 09:00", 9, 4, "2026-11-20", "2026-11-25"),
        ("2026-11-25 09:00", 9, 4, "2026-11-24", "2026-11-25"),  # day 1 was missed, day 2 made good
    ],
)
def test_since_the_first_day_of_being_behind(
    world: World, now: str, invitations: int, receipts: int, on_day: str, since: str
) -> None:
    event(world, invitations, receipts, on_day)
    assert only(world.find(RULE, now)).since == since


def test_waiting_after_an_early_invitation_keeps_what_was_due(world: World) -> None:
    event(world, 9, 4, "2026-11-16", invite_from="2026-11-16")
    assert world.find(RULE, "2026-11-17") == []
    finding = only(world.find(RULE, "2026-11-22"))
    assert "waiting: receipts 4, due by now 5" in finding.message and finding.since == "2026-11-18"


def test_only_goals_are_missed(world: World) -> None:
    event(world, 0, 0, goal_invitations=None, goal_receipts=0)
    assert world.find(RULE, "2026-11-25") == []
    event(world, 0, 0, goal_invitations=None)
    assert "receipts 0, due by now 5" in only(world.find(RULE, "2026-11-25")).message


def test_an_event_is_the_departments_and_no_members(world: World) -> None:
    event(world, 0, 0)
    assert len(world.find(RULE, "2026-11-25", department=1)) == 1
    assert world.find(RULE, "2026-11-25", member=1) == []


def test_each_event_is_found(world: World) -> None:
    first, second = event(world, 0, 0), event(world, 9, 5, starts_at=f"{DAY} 18:00")
    third = event(world, 9, 0, starts_at=f"{DAY} 09:00")
    assert [finding.record.id for finding in world.find(RULE, "2026-11-25")] == [first, third] and second
