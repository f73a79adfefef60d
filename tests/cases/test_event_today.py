"""An event that is near, under way or being cleared up heads the morning briefing."""

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("event edit Summit --goal-invitations 9 --goal-receipts 5")
    return office


@pytest.mark.parametrize(
    ("moment", "stage"),
    [
        ("2026-11-22 23:59", None),
        ("2026-11-23 00:00", "day1"),
        ("2026-11-25 09:00", "day3"),
        ("2026-11-26 09:00", "morning"),
        ("2026-11-26 15:00", "event"),
        ("2026-11-27 23:59", "reconcile"),
        ("2026-11-28 00:00", None),
    ],
)
def test_from_three_days_before_until_it_is_cleared_up(office: Office, moment: str, stage: str | None) -> None:
    said = office.json("today", today=moment)["event"]
    assert (said and said["stage"]) == stage
    page = office.done("today", today=moment).out.splitlines()
    assert ("mgrday event board 1" in "\n".join(page[:5])) == (stage is not None)


def test_the_head_says_the_stage_and_what_is_missing(office: Office) -> None:
    lines = office.done("today", today="2026-11-24 09:00").out.splitlines()
    assert lines[2:4] == [
        "invitation day 2 · receipts 0/5, 5 missing · invitations 0/9, 9 missing",
        "Summit, Thu 11-26 14:00 → mgrday event board 1",
    ]
    said = office.json("today", today="2026-11-24 09:00")["event"]
    assert said == {
        "id": 1,
        "name": "Summit",
        "starts_at": "2026-11-26 14:00",
        "stage": "day2",
        "behind": True,
        "invitations": 0,
        "receipts": 0,
        "attendance": 0,
        "deals": 0,
        "do": "mgrday event board 1",
    }
    assert office.json("today", today="2026-11-26 15:00")["event"]["behind"] is False




def test_the_weeks_guide_points_to_the_board(office: Office) -> None:
    rows = {row["item"]: row for row in office.json("guide week", today="2026-11-24 09:00")["tables"]["guide"]}
    assert rows["events"]["do"] == "mgrday event board 1"
    shown = {row["item"]: row for row in office.json("guide week", today="2026-11-27 09:00")["tables"]["guide"]}
    assert shown["events"]["figures"] == "clearing up · attendance 0 · deals 0, 0 · Summit"
    assert (shown["events"]["numbers"]["stage"], shown["events"]["numbers"]["days"]) == ("reconcile", -1)
