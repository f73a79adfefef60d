"""The lesson of the day: which deal a day tells of, that no month tells one twice, and what is told."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Office, opened
from world import World

from mgrday.days import Span, shift
from mgrday.review.lesson import Ended, choose, lesson
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def told(office: Office, today: str, review: str = "today") -> Any:
    return office.json(review, today=f"{today} 08:00")["lesson"]


def signed(office: Office) -> None:
    """Acme, from the first call to the signature: two visits, one debriefed, an event, a keyword."""
    for line in (
        "call add Wang Acme --reached staff --at '2026-11-02 09:00'",
        "call add Wang Acme --reached owner --at '2026-11-03 09:00'",
        "keyword add Acme moving",
        "outing leave Wang Acme --at '2026-11-05 09:00' --back '2026-11-05 11:00'",
        "outing back 1 --result progress --at '2026-11-05 11:00'",
        "outing debrief 1 --why 'too dear' --condition 'two payments' --when 2026-11-12",
        "outing leave Wang Acme --at '2026-11-10 09:00' --back '2026-11-10 11:00'",
        "deal add Wang Acme 9800",
        "deal sign 1",
    ):
        office.done(line, today="2026-11-10 18:00")


def test_it_tells_from_the_first_call_to_the_signature(office: Office) -> None:
    signed(office)
    assert told(office, "2026-11-10") is None
    found = told(office, "2026-11-11")
    expected = {"deal": 1, "client": "Acme", "member": "Wang", "won": True, "amount": 9800.0, "ended_on": "2026-11-10", "days": 8}
    assert expected.items() <= found.items()
    assert (found["calls"], found["effective_calls"], found["visits"], found["keywords"]) == (2, 1, 2, ["moving"])
    assert [(step["day"], step["what"]) for step in found["steps"]] == [
        ("2026-11-02", "call"), ("2026-11-05", "visit"), ("2026-11-10", "visit"), ("2026-11-10", "signed"),
    ]  # fmt: skip
    said = office.done("today", today="2026-11-11 08:00").out
    lines = said[said.index("Lesson of the day") :].splitlines()
    assert lines == [
        "Lesson of the day",
        "Acme: signed 9,800 (Wang, yesterday) · 8 days in all",
        "calls 2, with the owner 1 · visits 2",
        "Keywords: moving",
        "Visit 1 (11-05)  why not: too dear · if: two payments · when: 11-12",
    ]
    assert "今日一课" in office.done("today", today="2026-11-11 08:00", lang="zh").out
    # Told once this month, and the next month again: nothing else is there.
    assert told(office, "2026-11-12") is None
    assert "Lesson" not in office.done("today", today="2026-11-12 08:00").out
    assert told(office, "2026-12-01")["deal"] == 1


def test_the_evening_sheet_has_the_same(office: Office) -> None:
    signed(office)
    assert told(office, "2026-11-11", "guide --evening") == told(office, "2026-11-11")
    assert office.done("guide --evening", today="2026-11-11 18:00").out.endswith("when: 11-12\n")
    assert "lesson" not in office.json("guide", today="2026-11-11 18:00")


def test_who_lost_a_deal_is_not_named(office: Office) -> None:
    office.done("outing leave Li Bolts --at '2026-11-05 09:00'", today="2026-11-05 12:00")
    office.done("outing debrief 1 --why rival --condition cheaper --when 2026-11-09", today="2026-11-05 12:00")
    office.done("deal add Li Bolts 5000", today="2026-11-05 12:00")
    office.done("deal lose 1 --reason 'went to a rival'", today="2026-11-10 12:00")
    found = told(office, "2026-11-11")
    assert {"won": False, "reason": "went to a rival", "member": "Li"}.items() <= found.items()
    assert found["steps"][-1]["what"] == "lost"
    for command in ("today", "guide --evening"):
        said = office.done(command, today="2026-11-11 18:00").out
        lesson = said[said.index("Lesson of the day") :]
        assert "Bolts: lost 5,000 (yesterday)" in lesson and "Lost because: went to a rival" in lesson
        assert "Li," not in lesson and "(Li" not in lesson


def test_an_add_on_deal_begins_after_the_one_before(office: Office) -> None:
    signed(office)
    office.done("call add Wang Acme --reached owner --at '2026-11-16 09:00'", today="2026-11-16 12:00")
    office.done("deal add Wang Acme 2000", today="2026-11-16 12:00")
    office.done("deal sign 2", today="2026-11-18 12:00")
    found = told(office, "2026-11-19")
    assert (found["deal"], found["days"], found["calls"], found["visits"]) == (2, 2, 1, 0)


def test_a_deal_with_nothing_before_it(office: Office) -> None:
    office.done("deal add Wang Acme 2000", today="2026-11-16 12:00")
    office.done("deal sign 1", today="2026-11-16 12:00")
    assert (told(office, "2026-11-17")["days"], told(office, "2026-11-17")["steps"]) == (
        None, [{"day": "2026-11-16", "what": "signed"}],
    )  # fmt: skip


def test_only_the_departments_own_and_not_older_than_four_months() -> None:
    world = World()
    here, there = world.member(), world.member("Wu", department=2)
    deal = world.deal(here, world.client(), signed_on="2026-07-04")
    world.deal(there, world.client("Bolts"), signed_on="2026-11-20")
    found = lesson(world.question("2026-11-01", department=1))
    assert found is not None and found.ended.id == deal
    assert lesson(world.question("2026-11-25", department=3)) is None
    late = World()
    late.deal(late.member(), late.client(), signed_on="2026-07-03")
    assert lesson(late.question("2026-11-01")) is None


def test_the_one_with_most_to_tell_comes_first_and_won_and_lost_take_turns() -> None:
    deals = [
        Ended(1, "2026-10-01", True, 0, 0),
        Ended(2, "2026-10-01", True, 3, 2),
        Ended(3, "2026-10-02", True, 3, 1),
        Ended(4, "2026-10-02", False, 1, 0),
        Ended(5, "2026-10-03", False, 0, 0),
    ]
    chosen = [choose(deals, f"2026-11-{day:02d}") for day in range(1, 7)]
    # A lost deal without a visit has nothing to teach: it waits until nothing else is left.
    assert [each and each.id for each in chosen] == [2, 4, 3, 5, 1, None]


ENDED = st.builds(
    Ended,
    st.integers(1, 10**6),
    st.dates(date(2026, 7, 4), date(2026, 11, 30)).map(date.isoformat),
    st.booleans(),
    st.integers(0, 6),
    st.integers(0, 4),
)


@given(st.lists(ENDED, max_size=45, unique_by=lambda deal: deal.id))
def test_no_month_tells_a_deal_twice_and_none_waits_while_a_day_is_empty(deals: list[Ended]) -> None:
    seen: set[int] = set()
    for day in Span.month("2026-11-01").days():
        # A morning knows what ended up to yesterday; what ends later must not change what it has told.
        known = [deal for deal in deals if deal.day < day]
        found = choose(known, day)
        assert found == choose(deals, day)
        left = {deal.id for deal in known} - seen
        assert (found is None) == (not left)
        if found is not None:
            assert found.id in left and found.day <= shift(day, -1)
            seen.add(found.id)
