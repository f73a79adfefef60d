"""The stages of an event by the clock, with and without a first invitation day, over weekends, holidays and make-up days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Office, opened

from mgrday.days import shift
from mgrday.method.event_stages import STAGES, stage_id
from runner import Mgrday

DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 10))



@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.mark.parametrize(
    ("day", "invite_from", "expected"),
    [
        # a Monday: the invitation days are Wednesday to Friday, the weekend is waited out
        ("11-30", None, "11-24 preparation 11-25 day1 11-27 day3 11-28 waiting 11-29 waiting 11-30 morning"),
        # a Saturday: Friday is the last day
        ("11-28", None, "11-24 preparation 11-25 day1 11-26 day2 11-27 day3 11-28 morning"),
        # the first workday after the holiday of 1 to 7 October
        ("10-08", None, "09-27 preparation 09-28 day1 09-30 day3 10-01 waiting 10-07 waiting 10-08 morning"),
        # a Monday after a make-up Saturday: that Saturday is the last day
        ("10-12", None, "10-07 preparation 10-08 day1 10-09 day2 10-10 day3 10-11 waiting"),
        # inviting from a day on: three workdays, then waiting until the event
        ("11-26", "11-18", "11-17 preparation 11-18 day1 11-19 day2 11-20 day3 11-21 waiting 11-25 waiting 11-26 morning"),
        # from a Friday on: day 2 is Monday, the weekend is still day 1's
        ("11-26", "11-20", "11-19 preparation 11-20 day1 11-22 day1 11-23 day2 11-24 day3 11-25 waiting"),
        # from a Sunday on: that day already, then the workdays
        ("11-26", "11-22", "11-21 preparation 11-22 day1 11-23 day2 11-24 day3 11-25 waiting"),
        # from the day before on: there is no second day
        ("11-26", "11-25", "11-24 preparation 11-25 day1 11-26 morning"),
        # across the holiday
        ("10-12", "09-30", "09-29 preparation 09-30 day1 10-07 day1 10-08 day2 10-09 day3 10-10 waiting 10-12 morning"),
    ],
)
def test_the_days_of_a_stage(day: str, invite_from: str | None, expected: str) -> None:
    days, names = expected.split()[::2], expected.split()[1::2]
    first = None if invite_from is None else f"2026-{invite_from}"
    assert [stage_id(f"2026-{day} 14:00", f"2026-{each} 09:00", first) for each in days] == names


def test_an_event_in_the_morning_has_no_noon() -> None:
    moments = ["2026-11-26 00:00", "2026-11-26 08:59", "2026-11-26 09:00", "2026-11-26 23:59", "2026-11-27 00:00"]
    assert [stage_id("2026-11-26 09:00", moment) for moment in moments] == ["morning", "morning", "event", "event", "reconcile"]


@given(day=DAYS, ahead=st.none() | st.integers(1, 30), hour=st.integers(0, 23))
def test_the_stages_follow_each_other(day: date, ahead: int | None, hour: int) -> None:
    """Whatever the event's day and the first invitation day, no stage comes back once the next has begun."""
    starts_at = f"{day} {hour:02d}:00"
    invite_from = None if ahead is None else shift(str(day), -ahead)
    moments = [f"{shift(str(day), n)} {clock}" for n in range(-40, 20) for clock in ("00:00", "11:59", "12:00", "23:59")]
    found = [stage_id(starts_at, moment, invite_from) for moment in moments]
    places = [len(STAGES) if name is None else STAGES.index(name) for name in found]
    assert places == sorted(places)
    if invite_from is not None:
        assert stage_id(starts_at, f"{invite_from} 00:00", invite_from) == "day1"
        assert stage_id(starts_at, f"{shift(invite_from, -1)} 23:59", invite_from) == "preparation"


def test_inviting_begins_when_the_event_says_so(office: Office) -> None:
    office.done("event edit Summit --invite-from 2026-11-18 --goal-invitations 10")
    assert office.json("event list")[0]["invite_from"] == "2026-11-18"
    assert office.json("show event Summit", today="2026-11-18")["event"]["stage"] == "day1"
    assert office.json("show event Summit", today="2026-11-24")["event"]["stage"] == "waiting"
    rows = {row["item"]: row for row in office.json("guide week", today="2026-11-19")["tables"]["guide"]}
    assert rows["events"]["numbers"]["stage"] == "day2"
    office.done("event edit Summit --clear 邀约开始")
    assert office.json("show event Summit", today="2026-11-18")["event"]["stage"] == "preparation"


@pytest.mark.parametrize("day", ["2026-11-26", "2026-11-27"])
def test_inviting_on_the_day_of_the_event_or_later_is_refused(office: Office, day: str) -> None:
    result = office(f"event edit Summit --invite-from {day}")
    assert result.code == 4
    assert f"“Summit” is on 2026-11-26; its invitations cannot begin on {day}." in result.err
    assert "--invite-from DAY" in result.err
    assert office.json("event show Summit")["invite_from"] is None
    assert office(f"event add Salon --starts '{day} 09:00' --invite-from {day}").code == 4
    assert office.done(f"event add Salon --starts '{day} 09:00' --invite-from 2026-11-25").out == "2\n"


def test_an_event_is_not_moved_before_its_invitations(office: Office) -> None:
    office.done("event edit Summit --invite-from 2026-11-24")
    assert office("event edit Summit --starts '2026-11-24 14:00'").code == 4
    office.done("event edit Summit --starts '2026-11-25 14:00'")


WITHOUT_TIME = [("", 2), ("--starts 2026-11-26", 4), ("--starts soon", 4), ("--starts '11-26 25:00'", 4)]


@pytest.mark.parametrize(("words", "code"), WITHOUT_TIME)
def test_an_event_needs_a_time_to_start(office: Office, words: str, code: int) -> None:
    result = office(f"event add Salon {words}")
    assert result.code == code and result.err and office.count("events") == 1


def test_the_first_invitation_day_is_imported(office: Office) -> None:
    file = office.mgrday.folder / "events.csv"
    rows = "沙龙,2026-12-10 14:00,2026-12-01\n晚宴,2026-12-10 18:00,2026-12-10\n"
    file.write_text(f"会议,开始时间,邀约开始\n{rows}", encoding="utf-8")
    result = office(f"import {file} --kind event", lang="zh")
    assert result.code == 4
    assert "“晚宴”2026-12-10 开" in file.with_name("events.csv.rejects.csv").read_text(encoding="utf-8-sig")
    assert [row["invite_from"] for row in office.json("event list --since 2026-12-01")] == ["2026-12-01"]
