"""The marks of calls that were listened to: recorded, imported, averaged by member, and whom to listen to next."""

import json
from typing import Any

import pytest
from office import Office, opened
from world import World

from mgrday.render import render
from mgrday.review.guide import guide
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    found.done("member edit Zhao --hired 2023-03-01")
    return found


def hear(office: Office, member: str, marks: tuple[int, int, int], day: str = "2026-11-20") -> None:
    independent, coherent, fluent = marks
    given = f"--independent {independent} --coherent {coherent} --fluent {fluent}"
    office.done(f"call add {member} Acme --reached owner --at '{day} 10:{office.count('calls'):02d}' {given}")


def test_a_call_recorded_with_marks_was_listened_to_on_its_day(office: Office) -> None:
    hear(office, "Wang", (4, 3, 5), "2026-11-20")
    office.done("call add Wang Bolts --reached owner")
    first, second = office.json("call list")
    assert (first["independent"], first["listened_on"]) == (4, "2026-11-20")
    assert (second["independent"], second["listened_on"]) == (None, None)
    office.done("call edit 2 --fluent 2")
    assert office.json("call show 2")["listened_on"] == "2026-11-23"
    office.done("undo --yes")
    assert office.json("call show 2")["listened_on"] is None


def test_a_person_sees_the_marks_only_where_there_are_some(office: Office) -> None:
    office.done("call add Wang Acme --reached owner")
    assert "Coherent" not in office.done("call list").out and "Size" not in office.done("lead list").out
    office.done("call mark 1 --independent 4 --coherent 3 --fluent 5")
    office.done("lead edit Acme --size 50")
    assert "Coherent" in office.done("call list").out and "Size" in office.done("lead list").out
    assert "coherent" in office.done("call list --format csv").out


def test_marks_are_imported_and_a_bad_one_rejects_its_row(office: Office) -> None:
    file = office.mgrday.store.with_name("calls.csv")
    rows = ["员工,公司,时间,接通,独立性,连贯性,流畅度,抽听日期"]
    rows += ["Wang,Acme,2026-11-18 09:00,老板,4,3,5,2026-11-19", "Wang,Acme,2026-11-18 10:00,老板,6,3,5,"]
    rows += ["Wang,Acme,2026-11-18 11:00,老板,,,,", "Wang,Acme,2026-11-18 12:00,老板,2,,,"]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    said = office(f"import '{file}' --kind call --format json")
    assert said.code == 4
    assert (json.loads(said.out)["accepted"], json.loads(said.out)["rejected"]) == (3, 1)
    assert [(row["independent"], row["listened_on"]) for row in office.json("call list")] == [
        (4, "2026-11-19"),
        (None, None),
        (2, "2026-11-18"),
    ]


def quality(office: Office, member: str) -> Any:
    return office.json(f"show member {member}")["call_marks"]


def test_a_member_sees_each_average_beside_similar_members_and_the_weakest(office: Office) -> None:
    hear(office, "Wang", (5, 2, 4))
    hear(office, "Wang", (4, 3, 4))
    hear(office, "Zhao", (3, 3, 3))
    hear(office, "Li", (1, 1, 1))  # a new hire, so not similar
    assert quality(office, "Wang") == {
        "listened": 2,
        "independent": 4.5,
        "coherent": 2.5,
        "fluent": 4.0,
        "average": 3.7,
        "similar": {"independent": 3.0, "coherent": 3.0, "fluent": 3.0},
        "weakest": "coherent",
    }
    said = office.done("show member Wang", COLUMNS="200").out
    assert "2 calls listened to in 30 days · independent 4.5 (similar 3.0) · coherent 2.5 (similar 3.0)" in said
    assert "weakest: coherent" in said
    assert quality(office, "Li")["weakest"] is None
    assert "最弱：连贯性" in office.done("show member Wang", lang="zh", COLUMNS="200").out


def test_only_the_last_thirty_days_count(office: Office) -> None:
    hear(office, "Wang", (5, 5, 5), "2026-10-23")
    assert quality(office, "Wang") is None
    assert "No call was listened to in 30 days: mgrday call mark" in office.done("show member Wang").out
    hear(office, "Wang", (1, 2, 3), "2026-10-24")
    assert (quality(office, "Wang")["listened"], quality(office, "Wang")["independent"]) == (1, 1.0)


def test_the_month_report_has_the_averages_and_who_was_not_heard(office: Office) -> None:
    hear(office, "Wang", (5, 2, 4))
    hear(office, "Wang", (4, 2, 3), "2026-11-02")
    hear(office, "Wang", (1, 1, 1), "2026-10-30")
    rows = office.json("report month")["tables"]["call_marks"]
    assert rows == [{"member": "Wang", "listened": 2, "independent": 4.5, "coherent": 2.0, "fluent": 3.5, "average": 3.3}]
    assert "Nobody listened to: Li, Zhao" in office.done("report month").out
    assert "电话质量" in office.done("report month", lang="zh").out


def test_the_report_is_silent_where_nobody_was_heard(office: Office) -> None:
    assert office.json("report month")["tables"]["call_marks"] == []
    assert "Call quality" not in office.done("report month").out


@pytest.fixture
def team(world: World) -> World:
    for name in ("Li", "Wu"):
        world.member(name)
    world.client("Acme", 1)
    world.call(1, 1, "2026-11-20", reached="owner", independent=3, listened_on="2026-11-24")
    return world


def listen(world: World) -> dict[str, Any]:
    found = json.loads(render(guide(world.question("2026-11-25 14:00"), "day"), "json"))["tables"]["guide"]
    (row,) = [row for row in found if row["item"] == "listen"]
    assert row["part"] == "afternoon"
    return dict(row)


@pytest.mark.parametrize(("day", "waiting"), [("2026-11-11", 0), ("2026-11-10", 1)])
def test_a_member_waits_after_more_than_fourteen_days(team: World, day: str, waiting: int) -> None:
    team.call(2, 1, day, reached="owner", independent=3, listened_on=day)
    row = listen(team)
    assert row["numbers"]["unheard"] == waiting
    assert ("Wu" in row["figures"]) == bool(waiting)


def test_the_last_call_with_an_owner_is_the_one_to_listen_to(team: World) -> None:
    assert listen(team)["numbers"] == {"unheard": 1}  # no call of theirs to begin with
    team.call(2, 1, "2026-11-20", reached="owner")
    second = team.call(2, 1, "2026-11-23", reached="owner")
    team.call(2, 1, "2026-11-24", reached="staff")
    row = listen(team)
    assert (row["numbers"]["call"], row["do"]) == (second, f"mgrday call mark {second}")
    assert f"next: call {second}, Wu to Acme" in row["figures"]
