"""The rules about key deals, overpayment, service, key matters and actions: where each fires, the nearest where not, its day."""

from typing import Any

import pytest
from world import World

from mgrday.report import Finding, Record


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def grouped(world: World, **values: Any) -> int:
    """A member of a group."""
    world.department()
    return world.member(group_id=world.group(), **values)


# deal.none_named


@pytest.mark.parametrize(("now", "count"), [("2026-11-02 23:59", 0), ("2026-11-03 00:00", 1), ("2026-11-30", 1)])
def test_a_group_without_a_key_deal_from_the_third(world: World, now: str, count: int) -> None:
    grouped(world)
    assert [each.since for each in world.find("deal.none_named", now)] == ["2026-11-03"] * count


@pytest.mark.parametrize(("from_day", "now", "count"), [(10, "2026-11-09", 0), (10, "2026-11-10", 1), (1, "2026-11-01", 1)])
def test_the_day_is_a_setting(world: World, from_day: int, now: str, count: int) -> None:
    grouped(world)
    assert len(world.find("deal.none_named", now, settings={"from_day": from_day})) == count


@pytest.mark.parametrize(("values", "since"), [
    ({"expected_on": "2026-11-01"}, None),
    ({"expected_on": "2026-11-30"}, None),
    ({"expected_on": "2026-11-30", "signed_on": "2026-11-10"}, None),
    ({"expected_on": "2026-10-31"}, "2026-11-03"),
    ({"expected_on": "2026-12-01"}, "2026-11-03"),
    ({"expected_on": None}, "2026-11-03"),
    ({"expected_on": "2026-11-30", "key": 0}, "2026-11-03"),
    ({"expected_on": "2026-11-30", "lost_on": "2026-11-20"}, "2026-11-20"),
    ({"expected_on": "2026-11-30", "lost_on": "2026-11-02"}, "2026-11-03"),
])  # fmt: skip
def test_what_counts_as_the_key_deal_of_the_month(world: World, values: dict[str, Any], since: str | None) -> None:
    member = grouped(world)
    world.deal(member, world.client("Acme", member), **{"key": 1, **values})
    assert [each.since for each in world.find("deal.none_named")] == ([since] if since else [])


def test_an_archived_client_and_who_left_bring_no_key_deal(world: World) -> None:
    member = grouped(world)
    gone = world.member("Gone", group_id=1, left_on="2026-11-18")
    world.deal(gone, world.client("Bolts", gone), key=1, expected_on="2026-11-30")
    assert only(world.find("deal.none_named")).since == "2026-11-18"
    world.deal(member, world.client("Acme", member, archived_on="2026-11-19"), key=1, expected_on="2026-11-30")
    assert only(world.find("deal.none_named")).since == "2026-11-19"


def test_a_group_nobody_works_in_owes_no_key_deal(world: World) -> None:
    grouped(world, left_on="2026-11-25")
    world.member("Boss", group_id=1, role="manager")
    assert world.find("deal.none_named") == []
    world.member("Late", group_id=1, hired_on="2026-11-24")
    finding = only(world.find("deal.none_named"))
    assert (finding.since, finding.record, finding.member, finding.client) == ("2026-11-24", Record("group", 1), None, None)
    assert world.find("deal.none_named", department=2) == []
    assert world.find("deal.none_named", member=1) == []


def test_the_largest_open_deal_is_the_one_to_name(world: World) -> None:
    member = grouped(world)
    assert "deal add" in only(world.find("deal.none_named")).do
    world.deal(member, world.client("Acme", member), amount=100, expected_on="2026-11-30")
    large = world.deal(member, world.client("Bolts", member), amount=200, expected_on="2026-11-28")
    world.deal(member, world.client("Cargo", member), amount=300, expected_on="2026-12-01")
    assert only(world.find("deal.none_named")).do == f"mgrday deal key {large}"


# payment.over


@pytest.mark.parametrize(("paid", "yuan", "count"), [
    (1_000_000, 0, 0), (1_000_001, 0, 1), (1_000_100, 1, 0), (1_000_101, 1, 1),
])  # fmt: skip
def test_more_paid_than_the_deal(world: World, paid: int, yuan: int, count: int) -> None:
    member = world.member()
    client = world.client("Acme", member)
    deal = world.deal(member, client, signed_on="2026-11-02", received=paid)
    world.payment(deal, client, member, amount=400_000, paid_on="2026-11-03")
    last = world.payment(deal, client, member, amount=paid - 400_000, paid_on="2026-11-10")
    world.payment(deal, client, member, amount=0, paid_on="2026-11-12")
    found = world.find("payment.over", settings={"yuan": yuan})
    said = [(each.since, each.severity, each.record, each.do) for each in found]
    assert said == [("2026-11-10", "high", Record("deal", deal), f"mgrday payment edit {last} --amount AMOUNT")] * count


def test_a_lost_deal_and_an_archived_client_are_not_overpaid(world: World) -> None:
    member = world.member("Wang", left_on="2026-11-20")
    for name, deal, client in (("Lost", {"lost_on": "2026-11-20"}, {}), ("Gone", {}, {"archived_on": "2026-11-20"})):
        company = world.client(name, member, **client)
        number = world.deal(member, company, received=2_000_000, **deal)
        world.payment(number, company, member, amount=2_000_000)
    assert world.find("payment.over") == []


# service.*


def service(world: World, client: int, **values: Any) -> int:
    row = {"client_id": client, "kind": "objection", "raised_on": "2026-11-20", "due_on": None, "done_on": None}
    return world.add("services", {**row, **values})


@pytest.mark.parametrize(("values", "since"), [
    ({"signed_on": "2026-11-18"}, None),
    ({"signed_on": "2026-11-17"}, "2026-11-25"),
    ({"signed_on": "2026-11-10"}, "2026-11-18"),
    ({"signed_on": "2026-11-10", "served_on": "2026-11-10"}, None),
    ({"signed_on": "2026-11-10", "served_on": "2026-11-09"}, "2026-11-18"),
    ({"signed_on": "2026-11-10", "archived_on": "2026-11-20"}, None),
    ({"signed_on": None}, None),
    ({"signed_on": "2025-11-25"}, "2025-12-03"),
    ({"signed_on": "2025-11-24"}, None),
])  # fmt: skip
def test_service_within_seven_days_of_signing(world: World, values: dict[str, Any], since: str | None) -> None:
    world.client("Acme", world.member(), **values)
    assert [(each.since, each.severity) for each in world.find("service.missing")] == ([(since, "medium")] if since else [])


def test_who_left_hands_the_service_on(world: World) -> None:
    world.client("Acme", world.member("Wang", left_on="2026-11-20"), signed_on="2026-11-10")
    world.client("Bolts", None, signed_on="2026-11-10")
    messages = [each.message for each in world.find("service.missing")]
    assert "Wang, left" in messages[0] and "no owner" in messages[1]


@pytest.mark.parametrize(("values", "since"), [
    ({"raised_on": "2026-11-23"}, None),
    ({"raised_on": "2026-11-22"}, "2026-11-25"),
    ({"done_on": "2026-11-25"}, None),
    ({"kind": "visit"}, None),
])  # fmt: skip
def test_an_objection_for_more_than_two_days(world: World, values: dict[str, Any], since: str | None) -> None:
    service(world, world.client("Acme", world.member()), **values)
    found = world.find("service.objection_open")
    assert [(each.since, each.severity) for each in found] == ([(since, "high")] if since else [])


def test_the_objection_of_an_archived_client_is_none(world: World) -> None:
    service(world, world.client("Acme", world.member(), archived_on="2026-11-24"))
    assert world.find("service.objection_open") == []


# matter.*


def matter(world: World, owner: int, **values: Any) -> int:
    return world.add("matters", {"title": "Mend the list", "owner_id": owner, "due_on": "2026-11-20", **values})


@pytest.mark.parametrize(("values", "since"), [
    ({"due_on": "2026-11-25"}, None),
    ({"due_on": "2026-11-24"}, "2026-11-25"),
    ({"due_on": "2026-11-24", "done_on": "2026-11-25"}, None),
    ({"due_on": "2026-11-24", "done_on": "2026-11-20", "inspected_on": "2026-11-24"}, None),
])  # fmt: skip
def test_a_matter_past_its_deadline(world: World, values: dict[str, Any], since: str | None) -> None:
    matter(world, world.member("Boss", role="manager"), **values)
    found = world.find("matter.overdue")
    assert [(each.since, each.severity, each.member) for each in found] == ([(since, "high", "Boss")] if since else [])


@pytest.mark.parametrize(("done_on", "workdays", "since"), [
    ("2026-11-24", 1, None),
    ("2026-11-23", 1, "2026-11-25"),
    ("2026-11-20", 1, "2026-11-24"),
    ("2026-11-21", 1, "2026-11-24"),
    ("2026-11-23", 2, None),
    ("2026-11-24", 0, "2026-11-25"),
])  # fmt: skip
def test_a_done_matter_is_inspected_by_the_next_workday(world: World, done_on: str, workdays: int, since: str | None) -> None:
    matter(world, world.member(), done_on=done_on)
    found = world.find("matter.uninspected", settings={"workdays": workdays})
    assert [(each.since, each.severity) for each in found] == ([(since, "medium")] if since else [])


def test_an_inspected_matter_is_over(world: World) -> None:
    matter(world, world.member(), done_on="2026-11-20", inspected_on="2026-11-24")
    assert world.find("matter.uninspected") == []


# action.open


@pytest.mark.parametrize(("values", "who", "since"), [
    ({"due_on": "2026-11-25"}, {}, None),
    ({"due_on": "2026-11-24"}, {}, "2026-11-25"),
    ({"due_on": "2026-11-20"}, {}, "2026-11-21"),
    ({"due_on": "2026-11-20", "agreed_on": "2026-11-23"}, {}, "2026-11-23"),
    ({"due_on": "2026-11-20", "done_on": "2026-11-24"}, {}, None),
    ({"due_on": "2026-11-20"}, {"left_on": "2026-11-25"}, None),
    ({"due_on": "2026-11-20"}, {"role": "manager"}, None),
])  # fmt: skip
def test_an_action_due_and_not_done(world: World, values: dict[str, Any], who: dict[str, Any], since: str | None) -> None:
    member = world.member(**who)
    world.add("actions", {"member_id": member, "action": "calls", "agreed_on": "2026-11-16", **values})
    assert [(each.since, each.severity) for each in world.find("action.open")] == ([(since, "medium")] if since else [])


# person.watch_undecided


@pytest.mark.parametrize(("role", "count"), [("rep", 1), ("leader", 1), ("manager", 0)])
def test_who_manages_now_is_not_decided_about(world: World, role: str, count: int) -> None:
    world.add("watches", {"member_id": world.member(role=role), "month": "2026-11", "opened_on": "2026-11-02"})
    assert len(world.find("person.watch_undecided")) == count
