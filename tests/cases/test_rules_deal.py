"""The rules about deals, payments and targets: where each fires, the nearest where it does not, its first day."""

from typing import Any

import pytest
from world import World

from mgrday.days import Span, due_by
from mgrday.report import Finding, Record

DEAL_FAULTS: dict[str, dict[str, Any]] = {
    "deal.slipped": {"expected_on": "2026-11-20"},
    "payment.overdue": {"signed_on": "2026-11-02", "received": 400_000},
}
SHARES = (15, 30, 25, 30)


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize("rule", DEAL_FAULTS)
def test_lost_deals_and_archived_clients_raise_nothing_but_who_left_does(world: World, rule: str) -> None:
    member = world.member("Wang", left_on="2026-11-20")
    world.deal(member, world.client("Lost", member), **DEAL_FAULTS[rule], lost_on="2026-11-24")
    world.deal(member, world.client("Gone", member, archived_on="2026-11-24"), **DEAL_FAULTS[rule])
    assert world.find(rule) == []
    deal = world.deal(member, world.client("Acme", member), **DEAL_FAULTS[rule])
    finding = only(world.find(rule))
    assert (finding.member, finding.client, finding.record) == ("Wang", "Acme", Record("deal", deal))
    assert "Wang, left" in finding.message
    assert world.find(rule, department=1) == [finding]
    assert world.find(rule, department=2) == []
    assert world.find(rule, member=9) == []


@pytest.mark.parametrize(
    ("values", "severity", "since"),
    [
        ({"expected_on": "2026-11-25"}, None, None),
        ({"expected_on": "2026-11-24"}, "medium", "2026-11-25"),
        ({"expected_on": "2026-11-20", "key": 1}, "high", "2026-11-21"),
        ({"expected_on": "2026-11-20", "created_on": "2026-11-24"}, "medium", "2026-11-21"),  # an import of an older book
        ({"expected_on": "2026-11-20", "signed_on": "2026-11-24"}, None, None),
        ({"expected_on": None}, None, None),
    ],
)
def test_slipped_once_its_day_has_passed(
    world: World, values: dict[str, Any], severity: str | None, since: str | None
) -> None:
    world.deal(world.member(), world.client(), **values)
    found = [(each.severity, each.since) for each in world.find("deal.slipped")]
    assert found == ([(severity, since)] if severity else [])


def test_slipped_says_how_much_was_expected(world: World) -> None:
    world.deal(world.member(), world.client(), amount=1_280_000, expected_on="2026-11-20", key=1)
    finding = only(world.find("deal.slipped"))
    assert finding.message == "Acme (Li): key deal of 12,800 was expected Fri 11-20 and is not signed"
    assert finding.do == "mgrday deal edit 1 --expected DAY"


@pytest.mark.parametrize(
    ("signed_on", "received", "count"),
    [("2026-11-11", 0, 0), ("2026-11-10", 0, 1), ("2026-11-10", 999_999, 1), ("2026-11-10", 1_000_000, 0)],
)
def test_overdue_after_more_than_fourteen_days(world: World, signed_on: str, received: int, count: int) -> None:
    world.deal(world.member(), world.client(), signed_on=signed_on, received=received)
    assert [(each.severity, each.since) for each in world.find("payment.overdue")] == [("high", "2026-11-25")] * count


def test_overdue_says_how_much_and_for_how_long(world: World) -> None:
    world.deal(world.member(), world.client(), signed_on="2026-11-02", received=400_000)
    finding = only(world.find("payment.overdue"))
    assert finding.message == "Acme (Li): 6,000.00 of 10,000.00 not paid, due Mon 11-16, 9 days over"
    assert finding.do == "mgrday payment add 1"


@pytest.mark.parametrize(("now", "count"), [("2026-11-02 23:59", 0), ("2026-11-03 00:00", 2), ("2026-11-30", 2)])
def test_targets_are_missed_from_the_third_on(world: World, now: str, count: int) -> None:
    world.member()
    found = world.find("target.missing", now=now)
    assert [each.since for each in found] == ["2026-11-03"] * count
    assert {each.record for each in found} == ({Record("department", 1), Record("member", 1)} if count else set())
    assert all(each.client is None and each.severity == "medium" for each in found)


def test_a_target_of_another_month_or_metric_is_none(world: World) -> None:
    member = world.member()
    world.target("member", member, 100, Span.month("2026-10-01"))
    world.target("member", member, 100, metric="calls")
    world.target("department", 1, 100)
    assert only(world.find("target.missing")).do == "mgrday target set member Li 2026-11"
    world.target("member", member, 100)
    assert world.find("target.missing") == []


def test_a_department_without_anybody_needs_no_target(world: World) -> None:
    world.department()
    world.member("Boss", role="manager")
    world.member("Left", left_on="2026-11-24")
    assert world.find("target.missing") == []


def test_a_new_hire_needs_a_target_from_the_first_day(world: World) -> None:
    world.member(hired_on="2026-11-24")
    assert {each.since for each in world.find("target.missing")} == {"2026-11-24"}


def test_namesakes_are_told_apart_by_id_and_names_with_spaces_are_quoted(world: World) -> None:
    world.member("Li")
    world.member("Li", department=2)
    world.member("Li Na")
    commands = {each.do for each in world.find("target.missing")}
    assert {"mgrday target set member 1 2026-11", "mgrday target set member 'Li Na' 2026-11"} <= commands


def test_a_target_is_held_against_the_next_lower_scope_that_has_any(world: World) -> None:
    world.department(branch="Suzhou")
    group = world.group()
    member = world.member(group_id=group)
    world.target("branch", None, 100, name="Suzhou")
    assert world.find("target.not_split") == []
    world.target("member", member, 90)
    assert only(world.find("target.not_split")).record == Record("target", 1)
    department = world.target("department", 1, 100)
    found = world.find("target.not_split")
    assert [each.record for each in found] == [Record("target", department)]
    assert found[0].message == (
        "East, November 2026: the target for amount is 1.00, its members add up to 0.90 (0.10 short)"
    )
    assert found[0].do == "mgrday target split department 1 2026-11 --into member"
    world.target("group", group, 100)
    assert [each.record.id for each in world.find("target.not_split")] == [4]


def test_parts_of_another_department_period_or_metric_are_none(world: World) -> None:
    world.target("department", 1, 100)
    world.target("member", world.member("Zhao", department=2), 50)
    world.target("member", world.member("Li"), 50, metric="calls")
    world.target("member", 2, 50, Span.month("2026-10-01"))
    assert world.find("target.not_split") == []


@pytest.mark.parametrize(("span", "count"), [("2026-11-01", 1), ("2026-12-01", 1), ("2026-10-01", 0)])
def test_this_month_and_the_next_are_looked_at(world: World, span: str, count: int) -> None:
    world.target("department", 1, 100, Span.month(span), metric="calls")
    world.target("member", world.member(), 120, Span.month(span), metric="calls", set_on="2026-11-09")
    found = world.find("target.not_split")
    assert [each.since for each in found] == ["2026-11-09"] * count
    assert all("its members add up to 120 (20 over)" in each.message for each in found)
    assert all(each.do.endswith(f"{span[:7]} --into member --metric calls") for each in found)


@pytest.mark.parametrize(
    ("weeks", "count"),
    [
        ({}, 0),
        ({"2026-11-02": 25, "2026-11-09": 25, "2026-11-16": 25, "2026-11-23": 25}, 0),
        ({"2026-11-02": 25}, 1),
        # The week from 10-26 has its Thursday in October, the one from 11-30 in December.
        ({"2026-10-26": 25, "2026-11-30": 25}, 0),
    ],
)
def test_a_month_is_held_against_its_weeks(world: World, weeks: dict[str, int], count: int) -> None:
    member = world.member()
    world.target("member", member, 100)
    for week, value in weeks.items():
        world.target("member", member, value, Span.week(week))
    found = world.find("target.not_split")
    assert len(found) == count
    assert all(each.member == "Li" and "its weeks add up to 0.25" in each.message for each in found)


def test_a_week_of_a_straddling_month_counts_for_its_thursday(world: World) -> None:
    # Thursday 2026-10-01 makes the week from 09-28 one of October, which has five Thursdays.
    member = world.member()
    world.target("member", member, 125, Span.month("2026-10-01"))
    for week in ("2026-09-28", "2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"):
        world.target("member", member, 25, Span.week(week))
    assert world.find("target.not_split", now="2026-10-20") == []


def behind(world: World, signed: int, signed_on: str = "2026-11-03", now: str = "2026-11-25") -> list[Finding]:
    world.deal(1, world.client(), amount=signed, signed_on=signed_on)
    return world.find("target.behind", now=now)


def test_behind_by_more_than_the_margin(world: World) -> None:
    world.target("member", world.member(), 10_000_000)
    due = due_by(10_000_000, "2026-11-24", SHARES)
    assert behind(world, due * 9 // 10 + 1) == []
    world.connection.execute("update deals set amount = ?", [due * 9 // 10 - 1])
    finding = only(world.find("target.behind"))
    assert (finding.severity, finding.member, finding.record) == ("high", "Li", Record("target", 1))
    assert finding.do == "mgrday show member 1"
    assert finding.message.startswith("Li: ")
    assert finding.message.endswith("was due by yesterday; 10% behind")


@pytest.mark.parametrize(("signed_on", "count"), [("2026-10-31", 1), ("2026-11-01", 0), ("2026-11-24", 0), ("2026-11-25", 1)])
def test_behind_counts_what_was_signed_up_to_the_last_finished_workday(
    world: World, signed_on: str, count: int
) -> None:
    world.target("member", world.member(), 10_000_000)
    assert len(behind(world, 10_000_000, signed_on)) == count


def test_behind_since_the_current_run(world: World) -> None:
    world.target("member", world.member(), 10_000_000)
    due = due_by(10_000_000, "2026-11-10", SHARES)
    assert only(behind(world, due, "2026-11-09")).since == "2026-11-12"
    world.connection.execute("update targets set set_on = '2026-11-20'")
    assert only(world.find("target.behind")).since == "2026-11-20"


def test_nothing_is_due_before_the_first_workday_is_over(world: World) -> None:
    world.target("member", world.member(), 10_000_000)
    assert world.find("target.behind", now="2026-11-02 18:00") == []
    assert only(world.find("target.behind", now="2026-11-03")).since == "2026-11-03"


def test_every_scope_is_looked_at_and_sums_its_people(world: World) -> None:
    world.department("East", branch="Suzhou")
    group = world.group()
    one, two = world.member("Li", group_id=group), world.member("Wang", left_on="2026-11-20")
    for scope, scope_id in (("branch", None), ("department", 1), ("group", group), ("member", one), ("member", two)):
        world.target(scope, scope_id, 10_000_000, name="Suzhou" if scope == "branch" else scope)
    found = world.find("target.behind")
    assert [each.record.id for each in found] == [1, 2, 3, 4]
    world.deal(two, world.client(), amount=10_000_000, signed_on="2026-11-03")
    assert [each.record.id for each in world.find("target.behind")] == [3, 4]
    assert [each.record.id for each in world.find("target.behind", department=1)] == [3, 4]
    assert [each.record.id for each in world.find("target.behind", member=one)] == [4]


def test_a_target_for_counts_or_of_nothing_is_never_behind(world: World) -> None:
    world.target("member", world.member(), 10_000_000, metric="calls")
    world.target("department", 1, 0)
    assert world.find("target.behind") == []


def test_the_margin_is_a_setting(world: World) -> None:
    world.target("member", world.member(), 10_000_000)
    due = due_by(10_000_000, "2026-11-24", SHARES)
    assert behind(world, due * 85 // 100) != []
    assert world.find("target.behind", settings={"margin": 20}) == []
