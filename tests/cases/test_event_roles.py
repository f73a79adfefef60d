"""Roles at an event: who holds them, how many are needed, nobody in two places at once, training, the sheet."""

from pathlib import Path
from typing import Any

import pytest
from office import Office, opened

from mgrday.method import files
from runner import Mgrday

BEFORE = "2026-11-25 10:00"
"""The day before the event of the office."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def roles(office: Office, event: str = "Summit", **more: Any) -> dict[str, dict[str, Any]]:
    """The roles of an event by id."""
    return {row["id"]: row for row in office.json(f"event role {event}", **more)}


def test_who_holds_what_and_what_is_missing(office: Office) -> None:
    office.done("event role Summit Wang closer")
    office.done("event role Summit Sun 主持")
    found = roles(office)
    assert found["closer"]["members"] == ["Wang"]
    assert (found["closer"]["needed"], found["closer"]["held"], found["closer"]["missing"]) == (2, 1, 1)
    assert (found["host"]["members"], found["host"]["missing"]) == (["Sun"], 0)
    assert found["closer"]["when"] == ["event"]
    said = office.done("event role Summit --format plain").out
    assert "Closer 1" in said.splitlines()[1]
    assert "Host" not in said.splitlines()[1]
    assert "Without a role: Li, Zhao" in said


def test_a_role_is_known_by_a_part_of_its_name_and_suggested_where_misspelt(office: Office) -> None:
    office.done("event role Summit Wang 飞虎")
    office.done("event role Summit Li order")
    assert roles(office)["flying-squad"]["members"] == ["Wang"]
    assert roles(office)["order-clerk"]["members"] == ["Li"]
    missed = office("event role Summit Wang closr")
    assert (missed.code, "Did you mean Closer?" in missed.err) == (3, True)
    missed = office("event role Summit Wang 主功手", lang="zh")
    assert (missed.code, "主攻手 closer" in missed.err) == (3, True)
    assert office.count("posts") == 2


def test_a_role_held_already_is_said_and_not_doubled(office: Office) -> None:
    office.done("event role Summit Wang closer")
    again = office.done("event role Summit Wang closer")
    assert "already" in again.err
    assert office.count("posts") == 1


def test_nobody_holds_two_roles_at_one_time_of_an_event(office: Office) -> None:
    office.done("event role Summit Wang closer")
    refused = office("event role Summit Wang host")
    assert refused.code == 4
    assert "Closer" in refused.err
    assert "mgrday event role 1 1 closer --drop" in refused.err
    office.done("event role Summit Wang reception")
    office.done("event role Summit Wang clear-up")
    assert office("event role Summit Wang order-clerk").code == 4
    office.done("event role 1 1 closer --drop")
    assert office("event role Summit Wang order-clerk").code == 4, "it goes on afterwards, when Wang clears up"
    office.done("event role Summit Wang clear-up --drop")
    office.done("event role Summit Wang order-clerk")


@pytest.mark.parametrize(
    ("starts", "code"),
    [
        ("2026-11-26 09:00", 0),
        ("2026-11-26 10:00", 0),
        ("2026-11-26 10:01", 4),
        ("2026-11-26 17:59", 4),
        ("2026-11-26 18:00", 0),
        ("2026-11-27 14:00", 0),
    ],
)
def test_nobody_is_at_two_events_at_once(office: Office, starts: str, code: int) -> None:
    office.done("event role Summit Wang closer")
    office.done(f"event add Fair --starts '{starts}'")
    refused = office("event role Fair Wang reception")
    assert refused.code == code, refused
    assert ("Summit" in refused.err) == (code == 4)
    office.done("event role Fair Li reception")


def test_an_event_that_begins_late_goes_on_into_the_next_day(office: Office) -> None:
    office.done("event add Ball --starts '2026-11-28 22:00'")
    office.done("event add Dawn --starts '2026-11-29 01:59'")
    office.done("event role Ball Wang closer")
    assert office("event role Dawn Wang closer").code == 4
    office.done("event edit Dawn --starts '2026-11-29 02:00'")
    office.done("event role Dawn Wang closer")


def test_moving_an_event_onto_another_says_who_would_be_at_both(office: Office) -> None:
    office.done("event add Fair --starts '2026-11-27 14:00'")
    for event in ("Summit", "Fair"):
        office.done(f"event role {event} Wang closer")
    assert "Wang" not in office.done("event edit Fair --starts '2026-11-26 18:00'").err
    moved = office.done("event edit Fair --starts '2026-11-26 17:00'")
    assert "Wang" in moved.err
    assert "Summit" in moved.err


def test_who_has_left_by_the_event_gets_no_role(office: Office) -> None:
    office.done("member leave Wang --on 2026-11-26", today="2026-11-26 09:00")
    refused = office("event role Summit Wang closer", today="2026-11-26 09:00")
    assert (refused.code, "2026-11-26" in refused.err) == (4, True)
    assert office.count("posts") == 0


def test_who_leaves_after_the_event_may_have_held_one(office: Office) -> None:
    office.done("member leave Wang --on 2026-11-27", today="2026-11-27 09:00")
    late = office.done("event role Summit Wang closer", today="2026-11-27 09:00")
    assert "recorded afterwards" in late.err


def test_a_role_of_one_who_leaves_is_vacant_again(office: Office) -> None:
    office.done("event role Summit Wang host")
    office.done("member leave Wang", today="2026-11-24 09:00")
    found = roles(office, today="2026-11-24 10:00")
    assert (found["host"]["held"], found["host"]["members"]) == (0, ["Wang, left"])


def test_how_many_are_needed(office: Office) -> None:
    assert roles(office)["closer"]["needed"] == 2
    office.done("event edit Summit --goal-attendance 45")
    assert roles(office)["closer"]["needed"] == 3
    office.done("event edit Summit --goal-attendance 46")
    assert roles(office)["closer"]["needed"] == 4
    office.done("event need Summit closer 1")
    assert roles(office)["closer"]["needed"] == 1
    office.done("event need Summit closer 0")
    assert "closer" not in roles(office)
    office.done("event role Summit Wang closer")
    assert (roles(office)["closer"]["needed"], roles(office)["closer"]["missing"]) == (0, 0)
    office.done("event need Summit closer --method")
    assert roles(office)["closer"]["needed"] == 4
    assert office("event need Summit closer -1").code == 2
    assert office("event need Summit closer 101").code == 4
    assert office("event need Summit closer").code == 2


def test_without_a_goal_the_promised_guests_count(office: Office) -> None:
    office.done("invitation add Summit Acme Bolts --by Wang")
    office.done("receipt add Summit Acme --people 31")
    assert roles(office)["closer"]["needed"] == 3
    office.done("receipt chase Summit Acme no")
    assert roles(office)["closer"]["needed"] == 2


def test_training_is_ticked_off_by_member(office: Office) -> None:
    for member, role in (("Wang", "closer"), ("Wang", "reception"), ("Li", "flying-squad"), ("Zhao", "room-control")):
        office.done(f"event role Summit {member} {role}")
    office.done("event train Summit Wang --on 2026-11-20")
    found = roles(office)
    assert found["closer"]["posts"] == [{"id": 1, "member": "Wang", "trained_on": "2026-11-20"}]
    assert (found["reception"]["untrained"], found["flying-squad"]["untrained"]) == ([], ["Li"])
    assert found["room-control"]["untrained"] == [], "the role asks for no training"
    office.done("event train Summit Wang --role closer --undo")
    assert (roles(office)["closer"]["untrained"], roles(office)["reception"]["untrained"]) == (["Wang"], [])
    office.done("event train Summit Wang Li")
    assert not any(row["untrained"] for row in roles(office).values())


def test_the_untrained_are_red_from_the_day_before(office: Office) -> None:
    office.done("event role Summit Wang closer")
    assert "Wang!" not in office.done("event role Summit --format table", today="2026-11-24 10:00").out
    assert "Wang!" in office.done("event role Summit --format table", today=BEFORE).out
    assert "Wang!" in office.done("event role Summit --format table", today="2026-11-26 10:00").out
    assert "Wang!" not in office.done("event role Summit --format table", today="2026-11-27 10:00").out


def test_training_that_cannot_be(office: Office) -> None:
    assert office("event train Summit Wang").code == 4
    office.done("event role Summit Wang closer")
    assert office("event train Summit Wang --on 2026-11-24").code == 4, "it has not come yet"
    assert office("event train Summit Wang --on 2026-11-27", today="2026-11-28 09:00").code == 4, "after the event"
    assert office("event train Summit Wang --role host").code == 4
    assert office("event train Summit Wang Li").code == 4
    assert roles(office)["closer"]["untrained"] == ["Wang"], "all of them or none"


def test_roles_are_taken_away(office: Office) -> None:
    for role in ("closer", "reception", "clear-up"):
        office.done(f"event role Summit Wang {role}")
    office.done("event role Summit Wang reception --drop")
    assert (roles(office)["reception"]["members"], office.count("posts")) == ([], 2)
    office.done("event role Summit Wang --drop")
    assert office.count("posts") == 0
    assert office("event role Summit Wang --drop").code == 4


def test_what_the_method_no_longer_has_stays_under_its_id(office: Office, tmp_path: Path) -> None:
    office.done("event role Summit Wang closer")
    own = tmp_path / "method"
    office.done(f"method export '{own}'")
    path = own / "event_roles.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('id = "closer"', 'id = "first-closer"'), encoding="utf-8")
    found = roles(office, MGRDAY_METHOD=str(own))
    assert (found["closer"]["needed"], found["closer"]["members"]) == (0, ["Wang"])
    assert found["first-closer"]["needed"] == 2


def test_a_broken_file_stops_the_roles_and_not_the_morning(office: Office, tmp_path: Path) -> None:
    office.done("event role Summit Wang closer")
    own = tmp_path / "method"
    own.mkdir()
    for name in ("event_roles.toml", "event_matters.toml"):
        (own / name).write_text("[[role]]\n", encoding="utf-8")
    for line in ("event role Summit", "event role Summit Li host", "event matter Summit", "event need Summit host 2"):
        broken = office(line, MGRDAY_METHOD=str(own))
        assert (broken.code, broken.out) == (6, ""), line
        assert ".toml, line 1" in broken.err
    assert "event_roles.toml, line 1" in office.done("show event Summit", MGRDAY_METHOD=str(own)).out
    rules = ("event.role_unfilled", "event.matter_open")
    assert [office.json(f"findings --rule {rule}", today=BEFORE, MGRDAY_METHOD=str(own)) for rule in rules] == [[], []]
    files.use_folder(None)
    assert all(office.json(f"findings --rule {rule}", today=BEFORE) for rule in rules)
    assert office.count("posts") == 1


def test_the_sheet_says_who_does_what_when(office: Office, tmp_path: Path) -> None:
    for member, role in (("Wang", "closer"), ("Wang", "reception"), ("Li", "order-clerk")):
        office.done(f"event role Summit {member} {role}")
    sheet = office.json("event role Summit --sheet")["tables"]
    assert [row["role"] for row in sheet["arrival"]] == ["Reception", "Room control", "Music and slides"]
    assert [row["id"] for row in sheet["after"]] == ["order-clerk", "clear-up"]
    assert sheet["event"][0]["members"] == ["Wang", "1 missing"]
    assert all(row["does"] for time in ("arrival", "event", "after") for row in sheet[time])
    people = {row["member"]: row for row in sheet["members"]}
    assert (people["Wang"]["arrival"], people["Wang"]["event"], people["Wang"]["after"]) == ("Reception", "Closer", None)
    assert (people["Li"]["event"], people["Li"]["after"]) == ("Order clerk", "Order clerk")
    page = tmp_path / "roles.html"
    office.done(f"event role Summit --sheet -o '{page}'", lang="zh")
    text = page.read_text(encoding="utf-8")
    assert "签到时，13:00 起" in text
    assert "主攻手" in text
    office.done(f"event role Summit --sheet -o '{tmp_path / 'roles.md'}'")
    assert "| Wang" in (tmp_path / "roles.md").read_text(encoding="utf-8")


def test_the_event_shows_its_roles_once_there_are_any(office: Office) -> None:
    assert "Held by" not in office.done("show event Summit --format plain").out
    office.done("event role Summit Wang closer")
    assert "Held by" in office.done("show event Summit --format plain").out
    assert {row["id"] for row in office.json("show event Summit")["tables"]["roles"]} >= {"closer", "host"}


def test_a_removed_event_takes_its_roles_along(office: Office) -> None:
    office.done("event role Summit Wang closer")
    office.done("event need Summit host 0")
    office.done("event remove Summit")
    assert (office.count("posts"), office.count("needs")) == (0, 0)
    assert office("member remove Wang").code == 4, "Wang owns a client"
