"""The rules about clients and keywords: where each fires, the nearest where it does not, its first day."""

from typing import Any

import pytest
from world import World

from mgrday.report import Finding, Record

CLIENT_FAULTS: dict[str, dict[str, Any]] = {
    "client.stale": {"grade": "A", "idle_since": "2026-11-01", "last_touch_day": "2026-11-01"},
    "client.no_next_step": {"grade": "A", "next_on": None},
    "client.next_step_overdue": {"grade": "C", "next_on": "2026-11-24", "last_touch_day": None},
    "client.never_visited": {"grade": "A", "outing_count": 0, "graded_on": "2026-10-01"},
}


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize("rule", CLIENT_FAULTS)
def test_a_signed_or_archived_client_raises_nothing(world: World, rule: str) -> None:
    member = world.member()
    world.client("Signed", member, **CLIENT_FAULTS[rule], signed_on="2026-11-24")
    world.client("Archived", member, **CLIENT_FAULTS[rule], archived_on="2026-11-24")
    assert world.find(rule) == []
    world.client("Open", member, **CLIENT_FAULTS[rule])
    assert only(world.find(rule)).client == "Open"


@pytest.mark.parametrize("rule", CLIENT_FAULTS)
def test_somebody_has_to_take_over_the_clients_of_who_left_and_of_nobody(world: World, rule: str) -> None:
    world.client("Left behind", world.member("Wang", left_on="2026-11-20"), **CLIENT_FAULTS[rule])
    finding = only(world.find(rule))
    assert finding.member == "Wang"
    assert "Wang, left" in finding.message
    world.client("Nobody's", None, **CLIENT_FAULTS[rule])
    nobodys = [finding for finding in world.find(rule) if finding.client == "Nobody's"]
    assert only(nobodys).member is None
    assert "no owner" in only(nobodys).message


@pytest.mark.parametrize("rule", CLIENT_FAULTS)
def test_only_the_department_and_the_member_asked_about(world: World, rule: str) -> None:
    one, other = world.member("Li"), world.member("Zhao", department=2)
    world.client("First", one, **CLIENT_FAULTS[rule])
    world.client("Second", other, **CLIENT_FAULTS[rule])
    world.client("Nobody's", None, **CLIENT_FAULTS[rule])
    assert len(world.find(rule)) == 3
    assert only(world.find(rule, department=2)).client == "Second"
    assert only(world.find(rule, member=one)).client == "First"


@pytest.mark.parametrize(
    ("grade", "idle_since", "severity"),
    [
        ("A", "2026-11-22", None),
        ("A", "2026-11-21", "high"),
        ("B", "2026-11-18", None),
        ("B", "2026-11-17", "medium"),
        ("C", "2026-01-01", None),
    ],
)
def test_stale_after_more_than_its_days(world: World, grade: str, idle_since: str, severity: str | None) -> None:
    world.client(owner=world.member(), grade=grade, idle_since=idle_since, last_touch_day=idle_since)
    found = world.find("client.stale")
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    assert [finding.since for finding in found] == (["2026-11-25"] if severity else [])


def test_stale_says_for_how_long_and_what_to_do(world: World) -> None:
    client = world.client(owner=world.member(), grade="A", idle_since="2026-11-20", last_touch_day="2026-11-20")
    assert only(world.find("client.stale")) == Finding(
        "client.stale", "high", "Li", "Acme", Record("lead", client), "2026-11-24",
        "Acme (A, Li): no touch for 5 days", f"mgrday lead next {client} --on tomorrow",
    )  # fmt: skip


def test_stale_counts_from_the_recording_where_nobody_ever_was_in_touch(world: World) -> None:
    world.client(owner=world.member(), grade="A", idle_since="2026-11-02", last_touch_day=None)
    assert only(world.find("client.stale")).message == "Acme (A, Li): recorded 23 days ago and never touched"


def test_stale_is_not_older_than_the_grade(world: World) -> None:
    world.client(owner=world.member(), grade="A", idle_since="2026-11-02", graded_on="2026-11-25")
    assert only(world.find("client.stale")).since == "2026-11-25"


def test_stale_follows_its_settings(world: World) -> None:
    world.client(owner=world.member(), grade="A", idle_since="2026-11-20")
    assert world.find("client.stale", settings={"a_days": 5}) == []
    assert world.find("client.stale", settings={"a_days": 4}) != []


@pytest.mark.parametrize(("grade", "count"), [("A", 1), ("B", 1), ("C", 0)])
def test_no_next_step_is_about_a_and_b(world: World, grade: str, count: int) -> None:
    world.client(owner=world.member(), grade=grade, next_on=None, next_step="call", step_set_on="2026-11-20")
    found = world.find("client.no_next_step")
    assert len(found) == count
    assert all((finding.severity, finding.since) == ("medium", "2026-11-20") for finding in found)


def test_a_next_step_of_today_is_not_overdue(world: World) -> None:
    world.client(owner=world.member(), next_on="2026-11-25", last_touch_day=None)
    assert world.find("client.next_step_overdue") == []
    finding = only(world.find("client.next_step_overdue", now="2026-11-26"))
    assert (finding.severity, finding.since) == ("medium", "2026-11-26")


@pytest.mark.parametrize(("touched", "count"), [("2026-11-19", 1), ("2026-11-20", 0), ("2026-11-23", 0)])
def test_a_next_step_is_done_by_a_touch_on_or_after_its_day(world: World, touched: str, count: int) -> None:
    world.client(owner=world.member(), grade="A", next_on="2026-11-20", next_step="send quote", last_touch_day=touched)
    found = world.find("client.next_step_overdue")
    assert len(found) == count
    if found:
        assert (found[0].severity, found[0].since) == ("high", "2026-11-21")
        assert found[0].message == "Acme (A, Li): “send quote” was due Fri 11-20"


def test_a_next_step_set_for_a_past_day_is_overdue_from_its_setting(world: World) -> None:
    world.client(owner=world.member(), next_on="2026-11-10", last_touch_day=None, step_set_on="2026-11-20")
    assert only(world.find("client.next_step_overdue")).since == "2026-11-20"


@pytest.mark.parametrize(("graded_on", "count"), [("2026-11-11", 0), ("2026-11-10", 1)])
def test_never_visited_after_more_than_fourteen_days(world: World, graded_on: str, count: int) -> None:
    world.client(owner=world.member(), grade="A", graded_on=graded_on, outing_count=0)
    found = world.find("client.never_visited")
    assert [finding.since for finding in found] == ["2026-11-25"] * count


def test_never_visited_is_not_about_visited_or_b_clients(world: World) -> None:
    world.client("Visited", world.member(), grade="A", graded_on="2026-01-01", outing_count=1)
    world.client("B", 1, grade="B", graded_on="2026-01-01", outing_count=0)
    assert world.find("client.never_visited") == []


def test_a_duplicate_is_one_finding_about_the_later_client(world: World) -> None:
    one, two = world.member("Li"), world.member("Wang")
    first = world.client("Acme", one, created_on="2026-11-10", signed_on="2026-11-12")
    second = world.client("Acme (Suzhou)", two, created_on="2026-11-20")
    world.add("near_pairs", {"client_a": first, "client_b": second, "why": "name"})
    finding = only(world.find("client.duplicate"))
    assert (finding.severity, finding.member, finding.client) == ("high", "Wang", "Acme (Suzhou)")
    assert (finding.record, finding.since) == (Record("lead", second), "2026-11-20")
    assert finding.message == "Acme (Suzhou) (Wang) and Acme differ only in city, brackets or legal suffix"


def test_a_duplicate_by_phone_whichever_comes_first_in_the_pair(world: World) -> None:
    first, second = world.client("Acme", world.member()), world.client("Zenith", 1)
    world.add("near_pairs", {"client_a": second, "client_b": first, "why": "phone"})
    assert only(world.find("client.duplicate")).message == "Zenith (Li) has the same phone as Acme"


@pytest.mark.parametrize("archived", ["first", "second"])
def test_no_duplicate_of_an_archived_client(world: World, archived: str) -> None:
    first = world.client("Acme", world.member(), archived_on="2026-11-20" if archived == "first" else None)
    second = world.client("Acme 2", 1, archived_on="2026-11-20" if archived == "second" else None)
    world.add("near_pairs", {"client_a": first, "client_b": second, "why": "name"})
    assert world.find("client.duplicate") == []


@pytest.mark.parametrize(("day", "count"), [("2026-11-24", 0), ("2026-11-25", 1), ("2026-12-01", 1)])
def test_a_receipt_counts_until_its_events_day_is_over(world: World, day: str, count: int) -> None:
    member = world.member()
    client = world.client(owner=member, keyword_count=0)
    world.receipt(world.event(day), client, member, received_on="2026-11-20")
    found = world.find("keyword.missing_for_receipt")
    assert [finding.since for finding in found] == ["2026-11-20"] * count
    assert all((finding.severity, finding.member, finding.client) == ("high", "Li", "Acme") for finding in found)
    assert all(finding.do == f"mgrday keyword add {client}" for finding in found)


def test_a_receipt_with_a_keyword_or_of_an_archived_client_is_fine(world: World) -> None:
    member, event = world.member(), world.event()
    world.receipt(event, world.client("Ready", member, keyword_count=1), member)
    world.receipt(event, world.client("Gone", member, keyword_count=0, archived_on="2026-11-20"), member)
    assert world.find("keyword.missing_for_receipt") == []


def test_a_receipt_is_its_owners_else_the_inviters(world: World) -> None:
    owner, inviter, event = world.member("Owner", left_on="2026-11-20"), world.member("Inviter"), world.event()
    world.receipt(event, world.client("Owned", owner, keyword_count=0), inviter)
    world.receipt(event, world.client("Free", None, keyword_count=0), inviter)
    found = {finding.client: finding.member for finding in world.find("keyword.missing_for_receipt")}
    assert found == {"Owned": "Owner", "Free": "Inviter"}


@pytest.mark.parametrize(("left_at", "count"), [("2026-11-22 10:00", 0), ("2026-11-23 00:10", 1), ("2026-11-25 09:00", 1)])
def test_an_unprepared_visit_of_this_week(world: World, left_at: str, count: int) -> None:
    member = world.member(left_on="2026-11-24")
    world.outing(member, world.client(owner=member), left_at, had_keyword=0)
    found = world.find("keyword.missing_for_visit")
    assert [(finding.since, finding.record) for finding in found] == [(left_at[:10], Record("outing", 1))] * count


def test_a_prepared_visit_and_one_to_an_archived_client_are_fine(world: World) -> None:
    member = world.member()
    world.outing(member, world.client("Ready", member), had_keyword=1)
    world.outing(member, world.client("Gone", member, archived_on="2026-11-25"), had_keyword=0)
    assert world.find("keyword.missing_for_visit") == []


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"quote": None}, "has no quoted price"),
        ({"years": None}, "has no years"),
        ({"quote": None, "years": None}, "has neither quoted price nor years"),
    ],
)
def test_a_keyword_that_cannot_be_offered(world: World, missing: dict[str, None], words: str) -> None:
    world.keyword(world.client(owner=world.member(), grade="A", graded_on="2026-11-12"), **missing)
    finding = only(world.find("keyword.no_quote"))
    assert (finding.severity, finding.since, finding.record) == ("low", "2026-11-12", Record("keyword", 1))
    assert finding.message == f"Acme (A, Li): keyword “pumps” {words}"


def test_only_open_a_clients_keywords_need_a_quote(world: World) -> None:
    member = world.member()
    world.keyword(world.client("B", member, grade="B"), quote=None)
    world.keyword(world.client("Signed", member, grade="A", signed_on="2026-11-20"), quote=None)
    world.keyword(world.client("Gone", member, grade="A", archived_on="2026-11-20"), quote=None)
    world.keyword(world.client("Whole", member, grade="A"))
    world.keyword(world.client("Lost", member, grade="A"), quote=None, status="lost")
    assert world.find("keyword.no_quote") == []
