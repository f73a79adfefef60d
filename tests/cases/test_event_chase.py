"""Chasing receipts before an event: who is to be phoned, what they said, how many will come, and the rule that watches it."""

import pytest
from office import Office, opened
from world import World

from mgrday.review.attendance import ENOUGH, USUAL, expected
from runner import Mgrday

THE_DAY_BEFORE = "2026-11-25 09:00"
MORNING = "2026-11-26 09:00"
RULE = "event.receipt_not_chased"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("invitation add Summit Acme Bolts Bolton --by Wang --channel fax")
    for client in ("Acme", "Bolts", "Bolton"):
        office.done(f"receipt add Summit {client} --people 2")
    return office


def called(office: Office, today: str = THE_DAY_BEFORE) -> list[str]:
    """The companies on the list to phone, in order."""
    return [row["company"] for row in office.json("event chase Summit", today=today)["tables"]["chase"]]


def test_a_chase_says_who_called_and_how_many_come(office: Office) -> None:
    office.done("receipt chase Summit Acme yes --by Li --people 4", today=THE_DAY_BEFORE)
    shown = office.json("receipt show 1")
    assert (shown["chase"], shown["chased_on"], shown["chased_by"], shown["people"]) == ("yes", "2026-11-25", "Li", 4)
    office.done("receipt chase Summit Acme no", today=MORNING)
    shown = office.json("receipt show 1")
    assert (shown["chase"], shown["chased_on"], shown["chased_by"], shown["people"]) == ("no", "2026-11-26", None, 4)


def test_a_member_who_writes_has_called_themselves(office: Office) -> None:
    office.done("receipt chase Summit Acme later", MGRDAY_ACTOR="Li")
    assert office.json("receipt show 1")["chased_by"] == "Li"


def test_who_has_left_calls_nobody(office: Office) -> None:
    office.done("member leave Li --on 2026-11-22")
    refused = office("receipt chase Summit Acme yes --by Li")
    assert refused.code == 4 and "Li left on 2026-11-22." in refused.err
    office.done("receipt chase Summit Acme yes", MGRDAY_ACTOR="Li")
    assert office.json("receipt show 1")["chased_by"] is None


def test_the_list_is_ordered_by_worth(office: Office) -> None:
    assert called(office) == ["Acme", "Bolts", "Bolton"]
    office.done("receipt edit 3 --people 5")
    assert called(office) == ["Bolton", "Acme", "Bolts"]
    office.done("lead grade Bolts A")
    assert called(office) == ["Bolts", "Bolton", "Acme"]
    office.done("receipt edit 1 --class normal")
    office.done("receipt edit 3 --class doubtful")
    assert called(office) == ["Bolts", "Acme", "Bolton"]
    office.done("receipt edit 3 --key")
    assert called(office) == ["Bolton", "Bolts", "Acme"]


def test_between_equals_the_larger_expected_deal_comes_first(office: Office) -> None:
    office.done("deal add Li Bolton 9000 --expected 2026-11-30")
    assert called(office) == ["Bolton", "Acme", "Bolts"]
    office.done("deal lose 1")
    assert called(office) == ["Acme", "Bolts", "Bolton"]


def test_who_has_answered_is_off_the_list_and_who_has_not_comes_again_at_its_end(office: Office) -> None:
    office.done("receipt chase Summit Acme later", today=THE_DAY_BEFORE)
    office.done("receipt chase Summit Bolts no", today=THE_DAY_BEFORE)
    assert called(office) == ["Bolton", "Acme"]
    said = office.json("event chase Summit", today=THE_DAY_BEFORE)
    assert said["event"]["answers"] == {"yes": 0, "no": 1, "later": 1, "unreachable": 0, "none": 1}
    assert (said["event"]["receipts"], said["event"]["to_call"]) == (3, 2)
    assert [row["company"] for row in said["tables"]["answered"]] == ["Bolts"]
    page = office.done("event chase Summit", today=THE_DAY_BEFORE).out
    assert "2 calls to make · 1 of them again" in page and "no keyword" in page


def test_a_yes_of_last_week_is_asked_again_once_the_chasing_begins(office: Office) -> None:
    office.done("receipt chase Summit Acme yes", today="2026-11-24 17:00")
    assert called(office, "2026-11-24 18:00") == ["Bolts", "Bolton"]
    assert called(office) == ["Acme", "Bolts", "Bolton"]
    office.done("receipt chase Summit Acme yes", today=THE_DAY_BEFORE)
    assert called(office, MORNING) == ["Bolts", "Bolton"]


def test_without_a_client_the_chase_is_the_list_and_without_an_event_the_next(office: Office) -> None:
    asked = office.json("receipt chase Summit", today=THE_DAY_BEFORE)
    assert asked == office.json("event chase", today=THE_DAY_BEFORE) and asked["review"] == "chase"
    assert office("receipt chase Summit --by Li").code == 2
    assert office("event chase", today="2026-11-27 09:00").code == 3


def test_bad_input_leaves_all_as_it_was(office: Office) -> None:
    office.done("event add Fair --starts '2026-12-01 14:00'")
    for line, code, said in (
        ("receipt chase Summit Acme perhaps", 4, "“perhaps” is not one of"),
        ("receipt chase Summit Acme", 2, "yes|no|later|unreachable is missing"),
        ("receipt chase Fair Acme yes", 3, "“Acme” has no receipt for “Fair”."),
        ("receipt chase Summit Nobody yes", 3, "There is no lead “Nobody”."),
        ("receipt chase Summit Acme yes --by Nobody", 3, "There is no member “Nobody”."),
        ("receipt chase Summit Acme yes --people none", 4, "whole number"),
    ):
        result = office(line)
        assert result.code == code and said in result.err, result
    assert office.json("receipt show 1")["chase"] is None


def test_an_event_that_is_over_is_not_chased(office: Office) -> None:
    assert office("receipt chase Summit Acme yes", today="2026-11-26 23:00").code == 0
    late = office("receipt chase Summit Bolts yes", today="2026-11-27 00:01")
    assert late.code == 4 and "“Summit” was on 2026-11-26: there is nobody left to chase." in late.err
    assert office.json("receipt show 2")["chase"] is None
    over = office.json("event chase Summit", today="2026-11-27 09:00")
    assert over["tables"]["chase"] == [] and over["event"]["to_call"] == 0 and "expected" not in over["event"]
    assert "This event is over" in office.done("event chase Summit", today="2026-11-27 09:00").out


def test_an_answer_comes_in_with_an_import(office: Office) -> None:
    office.done("invitation add Summit Acme --by Wang")
    sheet = office.mgrday.folder / "receipts.csv"
    head = "会议,公司,回执分类,跟催结果,跟催日期,跟催人\n"
    sheet.write_text(head + "Summit,Acme,重点,来,2026-11-23,Li\n", encoding="utf-8")
    office.done("receipt remove 1")
    office.done(f"import {sheet} --kind receipt")
    row = office.json("receipt list --class key")[0]
    assert (row["company"], row["class"], row["chase"], row["chased_on"], row["chased_by"]) == (
        *("Acme", "key", "yes", "2026-11-23", "Li"),
    )


def test_the_expected_attendance_is_said_where_the_event_is(office: Office) -> None:
    said = office.done("show event Summit").out
    assert "about 2 of 3 will come (0 to 3), 3 people of 6 promised" in said
    page = office.done("event chase Summit").out
    assert "at the usual rates (of those who say yes 70 % come): fewer than 10 own cases each" in page
    facts = office.json("show event Summit")["event"]
    assert facts["rates"]["yes"] == {"share": 0.7, "cases": 0, "own": False}
    assert (facts["expected"], facts["expected_people"], facts["promised_people"]) == (2, 3, 6)


def test_the_board_says_it_from_the_day_of_chasing_on(office: Office) -> None:
    line = "about 2 of 3 will come"
    assert line not in office.done("event board Summit", today="2026-11-24 18:00").out
    assert office.json("event board Summit", today="2026-11-24 18:00")["attendance"] is None
    assert line in office.done("event board Summit", today=THE_DAY_BEFORE).out
    assert line in office.done("event board Summit", today="2026-11-26 13:59").out
    assert office.json("event board Summit", today=MORNING)["attendance"]["expected"] == 2
    assert line not in office.done("event board Summit", today="2026-11-26 14:00").out


def past(world: World, cases: int, came: int, answer: str | None = "yes", day: str = "2026-11-10") -> None:
    """An event that took place, with `cases` receipts of one answer of which `came` came."""
    event, member = world.event(day), world.member(f"Li {world.number()}")
    for case in range(cases):
        there = {"came": 1, "came_on": day} if case < came else {}
        world.receipt(event, world.client(f"Past {world.number()}"), member, chase=answer, chased_on=day, **there)


def ahead(count: int, answer: str | None = "yes", came: int | None = None) -> list[dict[str, object]]:
    return [{"chase": answer, "came": came, "people": 2}] * count


def test_the_own_rate_counts_from_enough_cases_on(world: World) -> None:
    past(world, ENOUGH - 1, 3)
    assert expected(world.question(), ahead(10), "2026-11-27").rates.by_answer["yes"].share == USUAL["yes"]
    past(world, 1, 1, "later")
    assert expected(world.question(), ahead(10), "2026-11-27").rates.by_answer["yes"].cases == ENOUGH - 1
    past(world, 1, 1)
    found = expected(world.question(), ahead(10), "2026-11-27")
    assert (found.rates.by_answer["yes"].share, found.rates.by_answer["yes"].own) == (0.4, True)
    assert (found.coming, found.people, found.promised) == (4, 8, 20)


def test_the_rate_is_of_the_year_before_and_of_events_that_took_place(world: World) -> None:
    past(world, 20, 5, day="2025-11-27")
    past(world, 20, 20, day="2025-11-26")
    past(world, 20, 0)
    past(world, 20, 20, day="2026-11-25")
    found = expected(world.question("2026-11-25"), ahead(4), "2026-11-27").rates
    assert (found.events, found.by_answer["yes"].cases, found.by_answer["yes"].share) == (1, 20, 0.25)


def test_the_rate_is_the_departments_own(world: World) -> None:
    past(world, 10, 8)
    member = world.member("Wu", department=2)
    event = world.event("2026-11-09")
    for _case in range(10):
        world.receipt(event, world.client(f"West {world.number()}"), member, chase="yes", chased_on="2026-11-09")
    world.receipt(event, world.client("West came"), member, chase="no", chased_on="2026-11-09", came=1, came_on="2026-11-09")
    assert expected(world.question(department=1), ahead(10), "2026-11-27").coming == 8
    assert expected(world.question(department=2), ahead(10), "2026-11-27").coming == 0


def test_who_is_there_is_sure_and_the_range_never_leaves_the_guests(world: World) -> None:
    there = ahead(6, came=1)
    found = expected(world.question("2026-11-27 14:00"), [*there, *ahead(1, "unreachable")], "2026-11-27")
    assert (found.coming, found.low, found.high) == (6, 6, 7)
    gone = expected(world.question("2026-11-27 14:00"), [*there, *ahead(4, came=0)], "2026-11-27")
    assert (gone.coming, gone.low, gone.high, gone.people) == (6, 6, 6, 12)
    nobody = expected(world.question(), [], "2026-11-27")
    assert (nobody.coming, nobody.low, nobody.high, nobody.people) == (0, 0, 0, 0)


@pytest.fixture
def guest(world: World) -> World:
    """A client with a receipt for the event of Friday 11-27 at 14:00."""
    member = world.member()
    world.receipt(world.event(starts_at="2026-11-27 14:00"), world.client("Acme", member), member)
    return world


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("2026-11-25 23:59", 0),
        ("2026-11-26 00:00", 1),
        ("2026-11-26 23:59", 1),
        ("2026-11-27 11:59", 1),
        ("2026-11-27 12:00", 0),
        ("2026-11-28 09:00", 0),
    ],
)
def test_from_the_day_before_until_noon(guest: World, now: str, found: int) -> None:
    assert len(guest.find(RULE, now)) == found


@pytest.mark.parametrize(("now", "found"), [("2026-11-27 08:59", 1), ("2026-11-27 09:00", 0)])
def test_an_event_in_the_morning_is_chased_until_it_begins(world: World, now: str, found: int) -> None:
    member = world.member()
    world.receipt(world.event(), world.client("Acme", member), member)
    assert len(world.find(RULE, now)) == found


@pytest.mark.parametrize(("now", "found"), [("2026-11-26", 0), ("2026-11-27", 1), ("2026-11-29", 1), ("2026-11-30 08:00", 1)])
def test_the_day_before_a_monday_is_friday(world: World, now: str, found: int) -> None:
    member = world.member()
    world.receipt(world.event("2026-11-30"), world.client("Acme", member), member)
    assert len(world.find(RULE, now)) == found


def test_what_it_says(guest: World) -> None:
    (finding,) = guest.find(RULE, "2026-11-27 09:00")
    assert (finding.severity, finding.member, finding.client, finding.record) == ("high", "Li", "Acme", ("receipt", 1))
    assert (finding.since, finding.do) == ("2026-11-26", "mgrday receipt chase 1 1")
    assert finding.message == "Acme (Li): receipt for Summit 1 (today), not called about coming"


def test_a_receipt_of_the_morning_is_so_since_it_came(guest: World) -> None:
    guest.receipt(1, guest.client("Late", 1), 1, received_on="2026-11-27")
    assert [each.since for each in guest.find(RULE, "2026-11-27 09:00")] == ["2026-11-26", "2026-11-27"]


@pytest.mark.parametrize(("day", "found"), [("2026-11-25", 1), ("2026-11-26", 0), ("2026-11-27", 0)])
def test_a_call_or_a_chase_of_the_day_before_is_enough(guest: World, day: str, found: int) -> None:
    guest.call(1, 1, day)
    guest.receipt(1, guest.client("Bolts", 1), 1, chase="unreachable", chased_on=day)
    assert len(guest.find(RULE, "2026-11-27 09:00")) == 2 * found


def test_nobody_to_call(guest: World) -> None:
    guest.receipt(1, guest.client("Gone", 1, archived_on="2026-11-20"), 1)
    guest.receipt(1, guest.client("There", 1), 1, came=1, came_on="2026-11-27")
    assert [each.client for each in guest.find(RULE, "2026-11-27 09:00")] == ["Acme"]


def test_of_one_member_it_is_whoever_owns_the_client(guest: World) -> None:
    other = guest.member("Wang")
    guest.receipt(1, guest.client("Bolts", other), 1)
    guest.receipt(1, guest.client("Cargo"), 1)
    assert [each.client for each in guest.find(RULE, "2026-11-27 09:00", member=other)] == ["Bolts"]
    assert [each.client for each in guest.find(RULE, "2026-11-27 09:00", member=1)] == ["Acme", "Cargo"]
