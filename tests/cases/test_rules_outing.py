"""The rules about outings: where each fires, the nearest where it does not, its first day."""

from typing import Any

import pytest
from world import World

from mgrday.days import Span
from mgrday.report import Finding, Record

OUTING_FAULTS: dict[str, dict[str, Any]] = {
    "outing.not_returned": {"back_at": None},
    "outing.unverified": {"verdict": None, "called_back_at": None, "called_back_on": None},
    "outing.not_real": {"verdict": "not_real"},
    "outing.no_debrief": {"result": "refused"},
    "outing.grade_mismatch": {"verdict_grade": "A"},
}


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize("rule", OUTING_FAULTS)
def test_who_left_who_is_not_measured_and_archived_clients_raise_nothing(world: World, rule: str) -> None:
    active = world.member()
    for member, archived_on in (
        (world.member("Left", left_on="2026-11-25"), None),
        (world.member("Boss", role="manager"), None),
        (active, "2026-11-24"),
    ):
        world.outing(member, world.client("Gone", member, archived_on=archived_on), "2026-11-20 09:00", **OUTING_FAULTS[rule])
    assert world.find(rule) == []
    world.outing(active, world.client("Acme", active), "2026-11-20 09:00", **OUTING_FAULTS[rule])
    finding = only(world.find(rule))
    assert (finding.member, finding.client, finding.record) == ("Li", "Acme", Record("outing", 4))


@pytest.mark.parametrize("rule", OUTING_FAULTS)
@pytest.mark.parametrize(("left_at", "count"), [("2026-11-15 09:00", 0), ("2026-11-16 09:00", 1)])
def test_this_week_and_last_week(world: World, rule: str, left_at: str, count: int) -> None:
    member = world.member()
    world.outing(member, world.client(owner=member), left_at, **OUTING_FAULTS[rule])
    assert len(world.find(rule)) == count
    assert len(world.find(rule, asked_window=Span.week("2026-11-15"))) == 1 - count


@pytest.mark.parametrize(
    ("due_back_at", "severity", "since"),
    [
        ("2026-11-25 10:00", None, None),
        ("2026-11-25 09:59", "medium", "2026-11-25"),
        ("2026-11-24 18:00", "high", "2026-11-24"),
    ],
)
def test_not_returned_once_the_time_has_passed(
    world: World, due_back_at: str, severity: str | None, since: str | None
) -> None:
    member = world.member()
    outing = world.outing(member, world.client(), "2026-11-24 09:00", back_at=None, due_back_at=due_back_at)
    found = [(each.severity, each.since, each.do) for each in world.find("outing.not_returned")]
    assert found == ([(severity, since, f"mgrday outing back {outing}")] if severity else [])


def test_not_returned_without_a_time_is_due_at_the_end_of_the_day(world: World) -> None:
    world.outing(world.member(), world.client(), "2026-11-24 09:00", back_at=None)
    assert world.find("outing.not_returned", now="2026-11-24 23:59") == []
    finding = only(world.find("outing.not_returned"))
    assert (finding.severity, finding.since) == ("high", "2026-11-25")
    assert finding.message == "Li left for Acme (yesterday) and is not registered as back"


def test_not_returned_is_judged_by_the_day_due_back(world: World) -> None:
    world.outing(world.member(), world.client(), "2026-11-13 09:00", back_at=None, due_back_at="2026-11-16 18:00")
    assert only(world.find("outing.not_returned")).message == "Li is not back from Acme; due back Mon 11-16 18:00"


def test_a_result_is_no_return(world: World) -> None:
    world.outing(world.member(), world.client(), back_at=None, result="progress")
    assert len(world.find("outing.not_returned")) == 1


@pytest.mark.parametrize(
    ("day", "values", "since"),
    [
        ("2026-11-23", {"verdict": None}, None),
        ("2026-11-22", {"verdict": None}, "2026-11-25"),
        ("2026-11-20", {"verdict": None}, "2026-11-23"),
        ("2026-11-20", {"verdict": "real", "called_back_on": "2026-11-24"}, None),
        ("2026-11-20", {"verdict": "not_real", "called_back_on": "2026-11-24"}, None),
        ("2026-11-18", {"verdict": "unreachable", "called_back_on": "2026-11-23"}, None),
        ("2026-11-18", {"verdict": "unreachable", "called_back_on": "2026-11-22"}, "2026-11-25"),
        ("2026-11-20", {"verdict": None, "back_at": None}, None),
    ],
)
def test_unverified_after_more_than_two_days(world: World, day: str, values: dict[str, Any], since: str | None) -> None:
    called = values.get("called_back_on")
    values = {"called_back_on": None, "called_back_at": f"{called} 17:00" if called else None, **values}
    world.outing(world.member(), world.client(), f"{day} 09:00", **values)
    assert [(each.severity, each.since) for each in world.find("outing.unverified")] == ([("medium", since)] if since else [])


@pytest.mark.parametrize(
    ("grade", "deal", "severity"),
    [
        ("A", None, "high"),
        ("C", None, "medium"),
        ("C", {"key": 1}, "high"),
        ("C", {"key": 0}, "medium"),
        ("C", {"key": 1, "lost_on": "2026-11-20"}, "medium"),
        ("C", {"key": 1, "signed_on": "2026-11-01"}, "high"),
        ("C", {"key": 1, "signed_on": "2026-10-31"}, "medium"),
    ],
)
def test_unverified_is_grave_for_a_and_key_deals(
    world: World, grade: str, deal: dict[str, Any] | None, severity: str
) -> None:
    member, client = world.member(), world.client(grade=grade)
    world.outing(member, client, "2026-11-20 09:00", **OUTING_FAULTS["outing.unverified"])
    if deal is not None:
        world.deal(member, client, **deal)
    finding = only(world.find("outing.unverified"))
    assert (finding.severity, finding.do) == (severity, "mgrday outing callback 1")
    assert finding.message == "Li's visit to Acme (Fri 11-20): no call-back for 5 days"


@pytest.mark.parametrize("verdict", ["real", "unreachable", None])
def test_real_unless_the_call_back_says_otherwise(world: World, verdict: str | None) -> None:
    world.outing(world.member(), world.client(), verdict=verdict)
    assert world.find("outing.not_real") == []


def test_not_real_since_the_call_back(world: World) -> None:
    world.outing(world.member(), world.client(), "2026-11-20 09:00", verdict="not_real", called_back_on="2026-11-23")
    finding = only(world.find("outing.not_real"))
    assert (finding.severity, finding.since) == ("high", "2026-11-23")


@pytest.mark.parametrize(
    ("now", "count"),
    [("2026-11-20", 0), ("2026-11-21", 0), ("2026-11-22", 0), ("2026-11-23 23:59", 0), ("2026-11-24 00:00", 1)],
)
def test_a_debrief_is_owed_by_the_end_of_the_next_workday(world: World, now: str, count: int) -> None:
    world.outing(world.member(), world.client(), "2026-11-20 09:00", result="progress")
    assert [finding.since for finding in world.find("outing.no_debrief", now=now)] == ["2026-11-24"] * count


def test_a_debrief_is_owed_from_the_return(world: World) -> None:
    world.outing(world.member(), world.client(), "2026-11-19 09:00", result="refused", back_at="2026-11-23 11:00")
    assert only(world.find("outing.no_debrief")).since == "2026-11-25"


@pytest.mark.parametrize("result", ["signed", "absent", None])
def test_no_debrief_is_owed_for_other_results(world: World, result: str | None) -> None:
    world.outing(world.member(), world.client(), "2026-11-20 09:00", result=result)
    assert world.find("outing.no_debrief") == []


@pytest.mark.parametrize("missing", ["why_not", "condition", "expected_on", None])
def test_all_three_answers_are_owed(world: World, missing: str | None) -> None:
    answers = {"why_not": "price", "condition": "discount", "expected_on": "2026-12-01"}
    answers = {key: value for key, value in answers.items() if key != missing}
    world.outing(world.member(), world.client(), "2026-11-20 09:00", result="progress", **answers)
    assert len(world.find("outing.no_debrief")) == (missing is not None)


def test_the_debrief_names_what_is_missing(world: World) -> None:
    world.outing(world.member(), world.client(), "2026-11-20 09:00", result="progress", condition="discount")
    assert only(world.find("outing.no_debrief")).message == (
        "Li came back from Acme (Fri 11-20) unsigned; the debrief does not say why they did not sign, when they will sign"
    )


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("09:00", "11:00"), ("10:59", "12:00"), 1),
        (("09:00", "11:00"), ("11:00", "12:00"), 0),
        (("09:00", "11:00"), ("09:00", "11:00"), 1),
        (("09:00", "09:00"), ("09:00", "10:00"), 0),
        (("10:00", "12:00"), ("09:00", "10:01"), 1),
    ],
)
def test_ends_that_touch_do_not_overlap(
    world: World, first: tuple[str, str], second: tuple[str, str], count: int
) -> None:
    member = world.member()
    for left, back in (first, second):
        world.outing(member, world.client(), f"2026-11-24 {left}", back_at=f"2026-11-24 {back}")
    assert len(world.find("outing.overlap")) == count


def test_overlap_is_about_the_later_outing_of_one_member(world: World) -> None:
    member, other = world.member(), world.member("Wang")
    world.outing(member, world.client("First"), "2026-11-24 09:00", back_at="2026-11-24 11:00")
    later = world.outing(member, world.client("Second"), "2026-11-24 10:00", back_at="2026-11-24 12:00")
    world.outing(other, world.client("Third"), "2026-11-24 10:00")
    finding = only(world.find("outing.overlap"))
    assert (finding.severity, finding.client, finding.record) == ("high", "Second", Record("outing", later))
    assert finding.since == "2026-11-24"
    assert finding.message == "Li left for Second (yesterday 10:00) while still out at First until 11:00"


def test_overlap_is_one_finding_for_each_pair(world: World) -> None:
    member = world.member()
    for left in ("09:00", "09:30", "10:00"):
        world.outing(member, world.client(), f"2026-11-24 {left}", back_at="2026-11-24 12:00")
    assert [finding.record.id for finding in world.find("outing.overlap")] == [2, 3, 3]


def test_overlap_with_an_outing_that_began_before_the_weeks_asked_about(world: World) -> None:
    member = world.member()
    world.outing(member, world.client("Far"), "2026-11-13 09:00", back_at="2026-11-17 18:00")
    world.outing(member, world.client("Near"), "2026-11-16 09:00")
    finding = only(world.find("outing.overlap"))
    assert finding.client == "Near"
    assert finding.message.endswith("still out at Far until Tue 11-17 18:00")


def test_an_unreturned_outing_overlaps_only_until_due_back(world: World) -> None:
    member = world.member()
    world.outing(member, world.client(), "2026-11-24 09:00", back_at=None, due_back_at="2026-11-24 10:00")
    world.outing(member, world.client(), "2026-11-24 10:00")
    assert world.find("outing.overlap") == []


def test_who_left_and_archived_clients_do_not_overlap(world: World) -> None:
    for member, archived_on in ((world.member("Left", left_on="2026-11-25"), None), (world.member(), "2026-11-25")):
        for _time in range(2):
            world.outing(member, world.client(archived_on=archived_on))
    assert world.find("outing.overlap") == []


@pytest.mark.parametrize(
    ("grade", "values", "count"),
    [
        ("B", {}, 1),
        ("A", {}, 0),
        ("B", {"signed_on": "2026-11-24"}, 0),
    ],
)
def test_the_book_and_the_call_back_differ(world: World, grade: str, values: dict[str, Any], count: int) -> None:
    client = world.client(grade=grade, **values)
    world.outing(world.member(), client, "2026-11-20 09:00", verdict_grade="A", called_back_on="2026-11-23")
    found = world.find("outing.grade_mismatch")
    assert [(each.severity, each.since, each.do) for each in found] == [
        ("medium", "2026-11-23", f"mgrday lead grade {client} A")
    ] * count


def test_only_the_latest_call_back_judges(world: World) -> None:
    member, client = world.member(), world.client(grade="B")
    world.outing(member, client, "2026-11-23 09:00", verdict_grade="A")
    later = world.outing(member, client, "2026-11-20 09:00", verdict_grade="C", called_back_at="2026-11-24 18:00")
    finding = only(world.find("outing.grade_mismatch"))
    assert finding.record == Record("outing", later)
    assert finding.message == "Acme (Li) is B in the book, C by the call-back (Fri 11-20)"


def test_a_grade_given_after_the_call_back_differs_since_then(world: World) -> None:
    world.outing(world.member(), world.client(grade="B", graded_on="2026-11-25"), verdict_grade="A")
    assert only(world.find("outing.grade_mismatch")).since == "2026-11-25"
