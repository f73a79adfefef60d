"""The rules about members and standards, and who is measured: where each fires, where not, its first day."""

from typing import Any

import pytest
from world import World

from mgrday.days import Span
from mgrday.report import Finding, Record
from mgrday.review.members import members, seniority
from mgrday.review.metrics import METRICS, member_metrics

MEMBER_RULES = ("member.no_a_clients", "member.no_outing", "standard.below", "target.missing")


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_only_active_reps_and_leaders_are_measured(world: World) -> None:
    world.department()
    world.target("department", 1, 100)
    world.standard("calls", 5)
    for name, values in {
        "Rep": {},
        "Leader": {"role": "leader"},
        "Manager": {"role": "manager"},
        "Director": {"role": "director"},
        "Left today": {"left_on": "2026-11-25"},
        "Leaves tomorrow": {"left_on": "2026-11-26"},
        "Comes tomorrow": {"hired_on": "2026-11-26"},
    }.items():
        world.member(name, **values)
    for rule in MEMBER_RULES:
        assert {finding.member for finding in world.find(rule)} == {"Rep", "Leader", "Leaves tomorrow"}, rule


@pytest.mark.parametrize("rule", MEMBER_RULES)
def test_only_the_department_and_the_member_asked_about(world: World, rule: str) -> None:
    one = world.member("Li")
    world.member("Wang")
    world.member("Zhao", department=2)
    world.standard("calls", 5)
    world.target("department", 2, 100)
    assert [finding.member for finding in world.find(rule, department=2)] == ["Zhao"]
    assert [finding.member for finding in world.find(rule, member=one)] == ["Li"]


@pytest.mark.parametrize(
    ("hired_on", "since"),
    [
        ("2026-10-25", None),
        ("2026-10-24", "2026-11-25"),
        ("2026-01-05", "2026-02-06"),
        (None, "2026-03-02"),
    ],
)
def test_no_a_clients_after_the_first_calendar_month(world: World, hired_on: str | None, since: str | None) -> None:
    member = world.member(hired_on=hired_on, created_on="2026-03-02")
    found = world.find("member.no_a_clients")
    assert [each.since for each in found] == ([since] if since else [])
    assert all(each.record == Record("member", member) and each.severity == "medium" for each in found)


def test_the_first_month_of_who_joined_on_a_31st_ends_with_the_shorter_month(world: World) -> None:
    world.member(hired_on="2026-10-31")
    assert world.find("member.no_a_clients", now="2026-11-30") == []
    assert len(world.find("member.no_a_clients", now="2026-12-01")) == 1


@pytest.mark.parametrize(
    ("values", "count"),
    [({}, 0), ({"signed_on": "2026-11-10"}, 1), ({"archived_on": "2026-11-10"}, 1), ({"grade": "B"}, 1)],
)
def test_only_an_open_a_client_counts(world: World, values: dict[str, Any], count: int) -> None:
    world.client(owner=world.member(), **{"grade": "A", **values})
    assert len(world.find("member.no_a_clients")) == count


def test_no_a_clients_since_the_last_one_was_regraded_signed_or_archived(world: World) -> None:
    member = world.member()
    regraded = world.client("Regraded", member, grade="C")
    for grade, day in (("A", "2026-09-01"), ("B", "2026-09-10"), ("C", "2026-09-30")):
        world.grade(regraded, grade, day)
    assert only(world.find("member.no_a_clients")).since == "2026-09-10"
    signed = world.client("Signed", member, grade="A", signed_on="2026-10-08")
    world.deal(member, signed, signed_on="2026-10-08")
    assert only(world.find("member.no_a_clients")).since == "2026-10-08"
    world.client("Archived", member, grade="A", archived_on="2026-11-12")
    assert only(world.find("member.no_a_clients")).since == "2026-11-12"


@pytest.mark.parametrize(
    ("now", "count"), [("2026-11-23", 0), ("2026-11-24 23:59", 0), ("2026-11-25", 1), ("2026-11-29", 1)]
)
def test_no_outing_from_wednesday_on(world: World, now: str, count: int) -> None:
    member = world.member()
    world.outing(member, world.client(), "2026-11-22 09:00")
    assert [each.since for each in world.find("member.no_outing", now=now)] == ["2026-11-25"] * count
    world.outing(member, world.client(), "2026-11-23 08:00")
    assert world.find("member.no_outing", now=now) == []


def test_no_outing_of_who_joined_after_wednesday(world: World) -> None:
    world.member(hired_on="2026-11-26")
    assert only(world.find("member.no_outing", now="2026-11-27")).since == "2026-11-26"


@pytest.mark.parametrize(("calls", "severity"), [(0, "high"), (4, "high"), (5, "medium"), (9, "medium"), (10, None)])
def test_below_a_day_standard(world: World, calls: int, severity: str | None) -> None:
    member, client = world.member(), world.client()
    world.standard("calls", 10)
    for day in ("2026-11-23", "2026-11-25", *["2026-11-24"] * calls):
        world.call(member, client, day)
    found = world.find("standard.below")
    assert [(each.severity, each.since) for each in found] == ([(severity, "2026-11-25")] if severity else [])


def test_below_says_what_was_done_and_what_was_asked(world: World) -> None:
    world.member()
    world.standard("amount", 2_000_000, "week")
    finding = only(world.find("standard.below"))
    assert finding.message == "Li: amount 0.00 last week, the standard is 20,000.00"
    assert (finding.record, finding.do) == (Record("standard", 1), "mgrday show member 1")


def test_a_day_standard_is_judged_on_the_last_workday(world: World) -> None:
    member, client = world.member(), world.client()
    world.standard("outings", 1)
    world.outing(member, client, "2026-11-20 09:00")
    assert world.find("standard.below", now="2026-11-23") == []
    finding = only(world.find("standard.below", now="2026-11-24"))
    assert finding.since == "2026-11-24"
    assert finding.message == "Li: outings 0 (yesterday), the standard is 1"


def test_a_week_standard_is_judged_on_last_week(world: World) -> None:
    member, client = world.member(), world.client()
    world.standard("outings", 2, "week")
    world.outing(member, client, "2026-11-16 00:00")
    assert only(world.find("standard.below")).since == "2026-11-23"
    world.outing(member, client, "2026-11-22 23:00")
    assert world.find("standard.below") == []
    assert world.find("standard.below", now="2026-11-30") != []


def test_month_standards_raise_nothing(world: World) -> None:
    world.member()
    world.standard("outings", 2, "month")
    assert world.find("standard.below") == []


@pytest.mark.parametrize(
    ("hired_on", "asked"), [("2026-08-25", "9"), ("2026-08-26", "3"), (None, "9"), ("2026-11-23", "3")]
)
def test_new_hires_have_their_own_bar(world: World, hired_on: str | None, asked: str) -> None:
    world.member(hired_on=hired_on)
    world.standard("calls", 3, seniority="new")
    world.standard("calls", 9, seniority="all")
    assert only(world.find("standard.below")).message.endswith(f"the standard is {asked}")


def test_a_bar_for_veterans_does_not_bind_new_hires(world: World) -> None:
    world.member(hired_on="2026-11-02")
    world.standard("calls", 9, seniority="veteran")
    assert world.find("standard.below") == []


@pytest.mark.parametrize(("hired_on", "count"), [("2026-11-16", 0), ("2026-11-15", 1), ("2026-11-23", 0)])
def test_who_joined_within_the_period_is_left_out(world: World, hired_on: str, count: int) -> None:
    world.member(hired_on=hired_on)
    world.standard("calls", 9, "week")
    assert len(world.find("standard.below")) == count


@pytest.mark.parametrize(
    ("hired_on", "today", "expected"),
    [
        ("2026-08-26", "2026-11-25", "new"),
        ("2026-08-25", "2026-11-25", "veteran"),
        ("2025-11-30", "2026-02-27", "new"),
        ("2025-11-30", "2026-02-28", "veteran"),
        (None, "2026-11-25", "veteran"),
    ],
)
def test_new_is_under_three_calendar_months(hired_on: str | None, today: str, expected: str) -> None:
    assert seniority(hired_on, today) == expected


def test_members_of_a_span_in_group_and_name_order(world: World) -> None:
    world.department()
    one, two = world.group("One"), world.group("Two")
    world.member("Zhou", group_id=one)
    world.member("Alone")
    world.member("Bai", group_id=two)
    world.member("An", group_id=one, role="leader")
    world.member("Boss", role="manager")
    world.member("Left before", left_on="2026-11-15")
    world.member("Left within", group_id=two, left_on="2026-11-16")
    world.member("Came within", group_id=two, hired_on="2026-11-22")
    world.member("Came after", hired_on="2026-11-23")
    world.member("Elsewhere", department=2)
    found = members(world.reader, Span.week("2026-11-16"), 1)
    assert [(row["group"], row["name"]) for row in found] == [
        ("One", "An"), ("One", "Zhou"), ("Two", "Bai"), ("Two", "Came within"), ("Two", "Left within"), (None, "Alone"),
    ]  # fmt: skip
    assert "Elsewhere" in [row["name"] for row in members(world.reader, Span.week("2026-11-16"))]


def test_every_metric_counts_on_its_own_day(world: World) -> None:
    member, day = world.member(), "2026-11-24"
    client = world.client(owner=member, created_on=day)
    world.call(member, client, day)
    world.call(member, client, day, reached="owner")
    event = world.event(day)
    world.invitation(event, client, member, sent_on=day)
    world.receipt(event, client, member, received_on=day, came=1, came_on=day)
    world.keyword(client, member_id=member, prepared_on=day)
    world.outing(member, client, f"{day} 09:00", debriefed_on=day)
    deal = world.deal(member, client, amount=300, signed_on=day)
    world.payment(deal, client, member, amount=200, paid_on=day)
    own = {
        "leads": 1, "calls": 2, "effective_calls": 1, "invitations": 1, "receipts": 1, "attendance": 1, "keywords": 1,
        "outings": 1, "debriefs": 1, "deals": 1, "amount": 300, "received": 200,
    }  # fmt: skip
    assert set(own) == set(METRICS)
    assert member_metrics(world.reader, Span.day(day)) == {member: own}
    assert member_metrics(world.reader, Span.day("2026-11-23")) == {}
    assert member_metrics(world.reader, Span.day("2026-11-25")) == {}
    assert member_metrics(world.reader, Span.week(day), {"calls", "amount"}) == {member: {"calls": 2, "amount": 300}}
    assert member_metrics(world.reader, Span.day(day), department=2) == {}
