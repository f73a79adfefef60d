"""``mgrday export agenda``: what is due as a calendar file that is imported again without doubling."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from office import Office, opened

from mgrday.exchange.agenda_ics import content
from mgrday.review.calendar import Due, Revision
from programs import needed
from runner import Mgrday

NOW = "2026-11-23 15:00"
DUE = """
lead next Acme 'Bring the contract, call 13812345678' --on 2026-11-25
event edit Summit --venue 'Hall; first floor, left'
deal add Wang Acme 12800 --expected 2026-11-30 --key
talk add Li prices --agreed 'two visits a day' --next 2026-11-26
service add Acme visit --due 2026-11-27
matter add 'Book the hall' --owner Wang --due 2026-11-20
action add Zhao 'three calls' --due 2026-12-01
outing leave Wang Acme --left-at '2026-11-23 14:00' --back '2026-11-23 16:30'
"""
KHAL = """
[calendars]
[[department]]
path = {home}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = department
"""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    for line in DUE.strip().splitlines():
        office.done(line)
    return office


def exported(office: Office, options: str = "", **more: Any) -> dict[str, Event]:
    """The entries of a calendar by kind and number, such as ``step-1``."""
    events = Calendar.from_ical(office.done(f"export agenda {options}", **more).out).walk("VEVENT")
    found = {str(event["uid"]).partition("@")[0]: event for event in events}
    assert len(found) == len(events)
    return found


def states(office: Office, options: str = "", **more: Any) -> dict[str, str]:
    """Which entries stand and which do not."""
    return {name: str(event["status"]) for name, event in exported(office, options, **more).items()}


def test_every_kind_of_thing_due_is_an_entry(office: Office) -> None:
    entries = exported(office)
    said = {
        name: (str(event["summary"]), event.decoded("dtstart"), str(event.get("location", "")), str(event["status"]))
        for name, event in entries.items()
    }
    assert said == {
        "matter-1": ("key matter: Book the hall · Wang", date(2026, 11, 20), "", "CONFIRMED"),
        "outing-1": ("back from the outing? · Acme · Wang", local(23, 16, 30), "", "CONFIRMED"),
        "step-1": ("Bring the contract, call 13812345678 · Acme · Wang", date(2026, 11, 25), "", "CONFIRMED"),
        "talk-1": ("talk again: two visits a day · Li", date(2026, 11, 26), "", "CONFIRMED"),
        "event-1": ("Summit", local(26, 14), "Hall; first floor, left", "CONFIRMED"),
        "service-1": ("service: visit · Acme · Wang", date(2026, 11, 27), "", "CONFIRMED"),
        "deal-1": ("key deal of 12,800 expected · Acme · Wang", date(2026, 11, 30), "", "CONFIRMED"),
        "action-1": ("action: three calls · Zhao", date(2026, 12, 1), "", "CONFIRMED"),
    }
    assert list(said) == sorted(said, key=lambda name: str(said[name][1]))
    event = entries["event-1"]
    assert (event.decoded("dtend") - event.decoded("dtstart")).seconds == 4 * 3600
    assert str(entries["service-1"]["description"]) == "mgrday service done 1"


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of November on this machine's clock, as an instant."""
    return datetime(2026, 11, day, hour, minute).astimezone(UTC)


def test_times_are_those_of_the_local_zone(office: Office) -> None:
    """In a process of its own, since the zone is read as it starts."""
    command = [sys.executable, "-m", "mgrday", "export", "agenda"]
    for zone, at in (("Asia/Shanghai", "060000Z"), ("UTC", "140000Z"), ("America/New_York", "190000Z")):
        environment = {**office.mgrday.environment, "TZ": zone, "MGRDAY_TODAY": NOW}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert f"DTSTART:20261126T{at}" in done.stdout, (zone, done)


def test_an_unchanged_store_gives_the_same_bytes(office: Office, tmp_path: Path) -> None:
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    for file in (first, second):
        assert office.done(f"export agenda -o {file}").err == f"8 entries written to {file}.\n"
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600
    assert office.done("export agenda").out.encode() == first.read_bytes()


def test_what_changes_keeps_its_uid_and_grows_in_sequence(office: Office) -> None:
    before = exported(office)
    office.done("lead next Acme 'Sign' --on 2026-11-28")
    office.done("event edit Summit --starts '2026-11-27 09:30'")
    after = exported(office)
    assert {name: event["uid"] for name, event in after.items()} == {name: event["uid"] for name, event in before.items()}
    assert all(after[name]["sequence"] > before[name]["sequence"] for name in before)
    assert all(after[name].decoded("dtstamp") >= before[name].decoded("dtstamp") for name in before)
    assert (str(after["step-1"]["summary"]), after["step-1"].decoded("dtstart")) == ("Sign · Acme · Wang", date(2026, 11, 28))
    assert after["event-1"].decoded("dtstart") == local(27, 9, 30)


def test_what_is_done_is_cancelled(office: Office) -> None:
    office.done("call add Wang Acme --reached owner --at '2026-11-25 09:00'", today="2026-11-25 10:00")
    for line in ("service done 1", "matter done 1", "action done 1", "deal lose 1", "outing back 1", "talk add Li again"):
        office.done(line, today="2026-11-25 10:00")
    told = states(office, today="2026-11-25 10:00")
    assert told.pop("event-1") == "CONFIRMED"
    assert len(told) == 7 and set(told.values()) == {"CANCELLED"}
    assert states(office, today="2027-01-10 10:00") == {}


def test_what_comes_again_stands_again(office: Office) -> None:
    at = "2026-11-25 10:00"
    office.done("call add Wang Acme --reached owner", today=at)
    over = exported(office, today=at)["step-1"]
    office.done("undo --yes", today=at)
    again = exported(office, today=at)["step-1"]
    assert [str(over["status"]), str(again["status"])] == ["CANCELLED", "CONFIRMED"]
    assert again["sequence"] > over["sequence"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("event remove Summit", "event-1"),
        ("matter remove 1", "matter-1"),
        ("deal remove 1", "deal-1"),
        ("lead edit Acme --clear next-on --clear next-step", "step-1"),
        ("service edit 1 --clear due-on", "service-1"),
    ],
)
def test_what_is_removed_or_has_no_day_is_cancelled_on_the_day_it_had(office: Office, line: str, name: str) -> None:
    was = exported(office)[name]
    office.done(line)
    now = exported(office)[name]
    assert (str(now["status"]), now["uid"], now["dtstart"].dt) == ("CANCELLED", was["uid"], was["dtstart"].dt)
    office.done("undo --yes")
    assert states(office)[name] == "CONFIRMED"


def test_what_was_never_due_is_no_entry(office: Office) -> None:
    office.done("lead add Later --next-step x --next-on 2027-05-01")
    office.done("lead next Bolts visit --on 2027-05-01")
    assert {"step-4", "step-2"}.isdisjoint(exported(office))
    assert exported(office, "--days 300").keys() >= {"step-4", "step-2"}


def test_what_moves_beyond_the_days_asked_for_is_told(office: Office) -> None:
    office.done("lead next Acme later --on 2027-05-01")
    entry = exported(office)["step-1"]
    assert (entry.decoded("dtstart"), str(entry["status"])) == (date(2027, 5, 1), "CONFIRMED")


def test_days_ahead_and_what_is_overdue(office: Office) -> None:
    assert exported(office, "--days 0").keys() == {"matter-1", "outing-1"}
    assert exported(office, "--days 2").keys() == {"matter-1", "outing-1", "step-1"}
    assert "step-1" in exported(office, today="2027-03-01")


def test_a_members_calendar_has_theirs_and_the_events(office: Office) -> None:
    assert exported(office, "--member Li").keys() == {"talk-1", "event-1"}
    office.done("lead hand Acme Li")
    assert states(office, "--member Li")["step-1"] == "CONFIRMED"
    assert states(office, "--member Wang")["step-1"] == "CANCELLED"
    assert "X-WR-CALNAME:mgrday · Li\r\n" in office.done("export agenda --member Li").out


def test_a_departments_calendar_has_theirs_and_the_events(office: Office) -> None:
    office.done("department add West")
    assert exported(office, "--department West").keys() == {"event-1"}
    assert len(exported(office, "--department East")) == 8


def test_phones_only_where_they_are_asked_for(office: Office) -> None:
    office.done("lead edit Acme --contact 'Mr Gu' --phone 13900001111")
    assert "13900001111" not in office.done("export agenda").out
    assert str(exported(office, "--phones")["step-1"]["description"]).startswith("Mr Gu\n13900001111\n")


def test_masked_nothing_says_who_the_client_is(office: Office) -> None:
    office.done("lead edit Acme --company 苏州华瑞贸易有限公司 --contact 顾总 --phone 13900001111")
    office.done("lead next 1 '给苏州华瑞贸易有限公司打 13812345678' --on 2026-11-25")
    out = office.done("export agenda --mask --phones", lang="zh").out.replace("\r\n ", "")
    assert not any(secret in out for secret in ("华瑞贸易", "顾总", "13900001111", "13812345678"))
    assert "给苏州华瑞**有限公司打 138****5678 · 苏州华瑞**有限公司 · Wang" in out


def test_in_chinese(office: Office) -> None:
    entries = exported(office, lang="zh")
    assert str(entries["talk-1"]["summary"]) == "再谈：two visits a day · Li"
    assert {str(name) for event in entries.values() for name in event["categories"].cats} == {
        "下一步", "会议", "预计签单", "该再谈", "该做的服务", "重点事到期", "行动到期", "外出该回",
    }  # fmt: skip


def test_nothing_due_is_an_empty_calendar(mgrday: Mgrday) -> None:
    done = mgrday("export", "agenda")
    assert done.code == 0 and "mgrday lead next" in done.err
    assert Calendar.from_ical(done.out).walk("VEVENT") == []


def test_two_stores_share_no_entry(office: Office, tmp_path: Path) -> None:
    other = Office(Mgrday(tmp_path, {**office.mgrday.environment, "MGRDAY_DB": str(tmp_path / "other.db")}))
    other.done("event add Summit --starts '2026-11-26 14:00'")
    mine, theirs = exported(office)["event-1"], exported(other)["event-1"]
    assert mine["uid"] != theirs["uid"] and str(theirs["uid"]).startswith("event-1@")


@pytest.mark.parametrize("options", ["-o agenda.xlsx", "--format json"])
def test_another_format_is_refused(office: Office, tmp_path: Path, options: str) -> None:
    done = office(f"export agenda {options}")
    assert done.code == 2 and "agenda.ics" in done.err and done.out == ""
    assert not list(Path.cwd().glob("agenda.*"))


def test_without_the_extra(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    file = tmp_path / "agenda.ics"
    done = office(f"export agenda -o {file}")
    assert done.code == 6 and "pip install 'mgrday[ical]'" in done.err
    assert not file.exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120), st.text(max_size=120), st.text(alphabet="王a,;:\\\n\r\"\x00\u202e", max_size=200))
def test_any_text_comes_through(what: str, client: str, venue: str) -> None:
    """It reads back as it was but for control characters, no line is longer than 75 octets, none breaks out of its place."""
    due = Due("event", 1, "2026-11-26 14:00", what, client=client, venue=venue)
    file = content([due], Revision("store", 1, datetime(2026, 11, 23, tzinfo=UTC)), what)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert not any(byte < 32 for byte in file.replace(b"\r\n", b""))
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert event.keys() <= {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "CATEGORIES", "STATUS", "DTSTART", "DTEND", "TRANSP",
        "LOCATION",
    }  # fmt: skip
    printable = "".join(char for char in f"{what}{client}" if char.isprintable() and not char.isspace())
    assert "".join(char for char in event["summary"] if char.isprintable() and not char.isspace()).replace("·", "") == (
        printable.replace("·", "")
    )


def test_khal_imports_twice_without_doubling_and_shows_a_change(office: Office, tmp_path: Path) -> None:
    khal = needed("khal", "khal")
    home, file = tmp_path / "khal", tmp_path / "agenda.ics"
    (home / "calendar").mkdir(parents=True)
    config = home / "config"
    config.write_text(KHAL.format(home=home))
    environment = {"HOME": str(home), "XDG_DATA_HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(*arguments: str) -> list[str]:
        command = [khal, "-c", str(config), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done
        return [line for line in done.stdout.splitlines() if "\t" in line]

    def shown() -> list[str]:
        office.done(f"export agenda -o {file}", today=NOW)
        run("import", "--batch", "-a", "department", str(file))
        return run("list", "--format", "{start-date}\t{cancelled}{title}", "2026-11-19", "30d")

    first = shown()
    assert len(first) == 8
    assert shown() == first
    office.done("lead next Acme Sign --on 2026-11-28")
    office.done("matter done 1")
    later = shown()
    assert "2026-11-28\tSign · Acme · Wang" in later and not any("Bring" in line for line in later)
    assert [line for line in later if "CANCELLED" in line] == ["2026-11-20\tCANCELLED key matter: Book the hall · Wang"]
    assert len(later) == 8
