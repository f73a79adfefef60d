"""The rules about leading people: where each fires, the nearest where not, its first day."""

import pytest
from world import World

from mgrday.days import Span
from mgrday.report import Record


def talk(world: World, member: int, day: str) -> None:
    world.add("talks", {"member_id": member, "held_on": day, "about": "calls"})


def watch(world: World, member: int, month: str = "2026-11", opened_on: str = "2026-11-02", **values: str) -> None:
    world.add("watches", {"member_id": member, "month": month, "opened_on": opened_on, **values})


def lift(world: World, member: int, day: str, **values: str) -> None:
    world.add("lifts", {"member_id": member, "week": Span.week(day).name, "lifted_on": day, **values})


@pytest.mark.parametrize(("day", "since"), [("2026-10-26", None), ("2026-10-25", "2026-11-25"), ("2026-09-01", "2026-10-02")])
def test_no_talk_for_more_than_30_days(world: World, day: str, since: str | None) -> None:
    member = world.member()
    talk(world, member, "2026-08-01")
    talk(world, member, day)
    found = world.find("person.no_talk")
    assert [each.since for each in found] == ([since] if since else [])
    assert all((each.record, each.severity) == (Record("member", member), "medium") for each in found)
    assert all(each.do == f"mgrday talk add {member}" for each in found)


@pytest.mark.parametrize(("values", "since"), [
    ({"hired_on": "2026-10-26"}, None),
    ({"hired_on": "2026-10-25"}, "2026-11-25"),
    ({"hired_on": None, "created_on": "2026-10-01"}, "2026-11-01"),
    ({"left_on": "2026-11-25"}, None),
    ({"role": "manager"}, None),
])  # fmt: skip
def test_never_talked_with_counts_from_the_hire(world: World, values: dict[str, str | None], since: str | None) -> None:
    world.member(**values)
    assert [each.since for each in world.find("person.no_talk")] == ([since] if since else [])


@pytest.mark.parametrize(("day", "since"), [("2026-11-18", None), ("2026-11-17", "2026-11-25"), ("2026-11-10", "2026-11-24")])
def test_a_key_person_of_this_week_is_talked_with_in_seven_days(world: World, day: str, since: str | None) -> None:
    member = world.member()
    talk(world, member, day)
    lift(world, member, "2026-11-18")
    assert world.find("person.no_talk") == []
    lift(world, member, "2026-11-24")
    assert [each.since for each in world.find("person.no_talk")] == ([since] if since else [])


def test_a_dropped_key_person_is_one_no_more(world: World) -> None:
    member = world.member()
    talk(world, member, "2026-11-10")
    lift(world, member, "2026-11-23", dropped_on="2026-11-24")
    assert world.find("person.no_talk") == []


@pytest.mark.parametrize(("now", "since"), [("2026-11-21", None), ("2026-11-22", "2026-11-22"), ("2026-11-30", "2026-11-22")])
def test_the_watch_list_is_decided_in_the_last_phase(world: World, now: str, since: str | None) -> None:
    member = world.member()
    watch(world, member)
    found = world.find("person.watch_undecided", now=now)
    assert [(each.since, each.severity) for each in found] == ([(since, "high")] if since else [])


@pytest.mark.parametrize("values", [{"decision": "keep", "decided_on": "2026-11-25"}, {"month": "2026-10"}])
def test_decided_or_of_another_month_raises_nothing(world: World, values: dict[str, str]) -> None:
    watch(world, world.member(), **values)
    assert world.find("person.watch_undecided") == []


def test_watched_later_and_left(world: World) -> None:
    watch(world, world.member(), opened_on="2026-11-24")
    watch(world, world.member("Gone", left_on="2026-11-25"))
    assert [(each.member, each.since) for each in world.find("person.watch_undecided")] == [("Li", "2026-11-24")]


@pytest.mark.parametrize(("hired_on", "since"), [
    ("2026-11-18", None),
    ("2026-11-17", "2026-11-25"),
    ("2026-10-25", "2026-11-02"),
    ("2026-10-24", "2026-11-25"),
    ("2026-09-24", "2026-11-25"),
    ("2026-08-24", "2026-11-25"),
    ("2026-07-25", "2026-10-26"),
    ("2026-07-24", None),
])  # fmt: skip
def test_a_review_is_due_from_the_day_after_the_mark(world: World, hired_on: str, since: str | None) -> None:
    world.member(hired_on=hired_on)
    assert [each.since for each in world.find("person.review_due")] == ([since] if since else [])


@pytest.mark.parametrize(("day", "count"), [("2026-11-09", 1), ("2026-11-10", 0), ("2026-11-25", 0)])
def test_a_talk_on_the_mark_or_after_it_answers(world: World, day: str, count: int) -> None:
    member = world.member(hired_on="2026-10-10")
    talk(world, member, day)
    assert len(world.find("person.review_due")) == count


@pytest.mark.parametrize("rule", ["person.no_talk", "person.watch_undecided", "person.review_due"])
def test_only_whom_it_is_asked_about(world: World, rule: str) -> None:
    one = world.member("Li", hired_on="2026-10-01")
    other = world.member("Zhao", department=2, hired_on="2026-10-01")
    watch(world, one)
    watch(world, other)
    assert [each.member for each in world.find(rule, department=2)] == ["Zhao"]
    assert [each.member for each in world.find(rule, member=one)] == ["Li"]
