"""Taken with a note: what a member did after leaving, invitations after the event. Undo gives way to later work."""

from pathlib import Path

import pytest
from office import Office, opened

from runner import Mgrday

LEFT = "Wang left on 2026-11-10: "


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("member leave Wang --on 2026-11-10")
    return office


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("call add Wang Acme --reached owner --at '2026-11-10 09:00'", False),
        ("call add Wang Acme --reached owner --at '2026-11-11 09:00'", True),
        ("invitation add Summit Acme Bolts --by Wang --sent 2026-11-09", False),
        ("keyword add Acme moving --by Wang", True),
        ("outing leave Wang Acme --at 09:00", True),
        ("deal add Wang Acme 9800 --expected 2026-11-30", False),
        ("deal add Wang Acme 9800 --signed 2026-11-20", True),
    ],
)
def test_what_a_member_did_after_leaving_is_noted(office: Office, line: str, noted: bool) -> None:
    assert (f"{LEFT}1 record is dated later." in office.done(line).err) == noted


def test_several_are_one_note(office: Office) -> None:
    assert office.done("invitation add Summit Acme Bolts --by Wang").err.count(f"{LEFT}2 records are dated later.") == 1


def test_an_import_counts_them(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    days = ("2026-11-09 09:00", "2026-11-12 09:00", "2026-11-13 09:00")
    file.write_text("员工,公司,时间,接通\n" + "".join(f"Wang,Acme,{day},未接\n" for day in days), encoding="utf-8")
    for options in ("--dry-run", ""):
        assert office.done(f"import {file} --kind call {options}").err.count(f"Note: {LEFT}2 records are dated later.") == 1
    office.done("undo --yes")
    assert "Wang 2026-11-10 已离职，有 2 条" in office.done(f"import {file} --kind call", lang="zh").err


def test_an_invitation_after_the_event_is_noted(office: Office) -> None:
    late = office.done("invitation add Summit Acme --by Li", today="2026-11-27 09:00")
    assert "“Summit” was on 2026-11-26: 1 invitation is dated later." in late.err
    for client, day in (("Bolts", "2026-11-25"), ("Bolton", "2026-11-26")):
        line = f"invitation add Summit {client} --by Li --sent {day}"
        assert "dated later" not in office.done(line, today="2026-11-27 09:00").err


def test_a_guest_recorded_the_day_after_was_invited_at_the_door(office: Office) -> None:
    done = office.done("event door Summit '+ Crane / Li / 13912345678 2'", today="2026-11-27 09:00")
    assert "dated later" not in done.err
    assert [row["sent_on"] for row in office.json("invitation list")] == ["2026-11-26"]


def test_undo_gives_way_to_what_has_the_place_now(office: Office) -> None:
    """An event was removed and made anew: the old one cannot come back beside it."""
    office.done("event remove Summit")
    office.done("event add Summit --starts '2026-12-10 14:00'")
    removal = next(row["id"] for row in office.json("history") if "event remove" in row["words"])
    refused = office(f"undo {removal} --yes")
    assert refused.code == 4
    assert "stands in the way (event)" in refused.err
    assert [row["starts_at"] for row in office.json("event list")] == ["2026-12-10 14:00"]
