"""Special matters of an event: ticked off with who and when, opened again, added, dropped, the live gap."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def matters(office: Office, **more: Any) -> dict[str, dict[str, Any]]:
    """The matters of the event by id, in the order in which they are listed."""
    return {row["id"]: row for row in office.json("event matter Summit", **more)}


def test_a_matter_is_ticked_off_with_who_and_when(office: Office) -> None:
    office.done("event matter Summit letters --done", MGRDAY_ACTOR="Sun")
    found = matters(office)["letters"]
    assert (found["done_on"], found["done_by"], found["note"]) == ("2026-11-23", "Sun", None)
    office.done("event matter Summit 话术 --done --by Wa --on 2026-11-20 --note 'page two anew'")
    found = matters(office)["scripts"]
    assert (found["done_on"], found["done_by"], found["note"]) == ("2026-11-20", "Wang", "page two anew")
    office.done("event matter Summit venue --done --by 'the hotel'")
    assert matters(office)["venue"]["done_by"] == "the hotel"


def test_a_matter_that_is_ticked_keeps_who_and_when(office: Office) -> None:
    office.done("event matter Summit letters --done", MGRDAY_ACTOR="Sun")
    office.done("event matter Summit letters --done --note again", today="2026-11-24 09:00", MGRDAY_ACTOR="Li")
    found = matters(office)["letters"]
    assert (found["done_on"], found["done_by"], found["note"]) == ("2026-11-23", "Sun", "again")
    office.done("event matter Summit letters --done --by Li", today="2026-11-24 09:00")
    found = matters(office)["letters"]
    assert (found["done_on"], found["done_by"]) == ("2026-11-24", "Li")


def test_a_matter_is_opened_again(office: Office) -> None:
    office.done("event matter Summit letters --done")
    office.done("event matter Summit letters --open")
    assert matters(office)["letters"]["done_on"] is None
    assert office.count("event_matters") == 0
    assert office("event matter Summit letters --open").code == 4


def test_the_open_ones_stand_first_and_the_overdue_are_red(office: Office) -> None:
    office.done("event matter Summit letters --done")
    office.done("event matter Summit transport --drop")
    found = matters(office)
    assert [*found][0] == "scripts"
    assert [*found][-2:] == ["letters", "transport"]
    due = {item: row["due_on"] for item, row in found.items()}
    assert (due["scripts"], due["venue"], due["training"], due["set-up"]) == (
        "2026-11-19",
        "2026-11-23",
        "2026-11-25",
        "2026-11-26",
    )
    said = office.done("event matter Summit --format table").out
    assert "2026-11-19!" in said
    assert "2026-11-23!" not in said, "due today is not overdue"
    assert "8 special matters open · 1 overdue" in said
    assert "2026-11-23!" in office.done("event matter Summit --format table", today="2026-11-24 09:00").out


def test_workdays_before_the_event_pass_over_holidays(office: Office) -> None:
    office.done("event edit Summit --starts '2026-10-08 14:00'", today="2026-09-20 09:00")
    due = {item: row["due_on"] for item, row in matters(office, today="2026-09-20 09:00").items()}
    assert (due["set-up"], due["training"], due["material"]) == ("2026-10-08", "2026-09-30", "2026-09-29")


def test_an_event_has_matters_of_its_own_and_does_without_others(office: Office) -> None:
    added = office.done("event matter Summit --add 'Flowers for the table'")
    assert "mgrday event matter 1 own-1 --done" in added.err
    assert matters(office)["own-1"]["due_on"] == "2026-11-25"
    office.done("event matter Summit flowers --done")
    assert matters(office)["own-1"]["done_on"] == "2026-11-23"
    office.done("event matter Summit --add Photographer")
    assert matters(office)["own-2"]["matter"] == "Photographer"
    for there in ("Photographer", "letters", "话术审核", " "):
        assert office(f"event matter Summit --add '{there}'").code == 4
    office.done("event matter Summit photo --drop")
    assert "own-2" not in matters(office)
    office.done("event matter Summit transport --drop")
    assert matters(office)["transport"]["dropped"] is True
    assert office("event matter Summit transport --drop").code == 4
    office.done("event matter Summit transport --open")
    assert matters(office)["transport"]["dropped"] is False
    office.done("event matter Summit transport --drop")
    office.done("event matter Summit transport --done")
    assert (matters(office)["transport"]["dropped"], matters(office)["transport"]["done_on"]) == (False, "2026-11-23")


def test_a_note_is_written_and_taken_away(office: Office) -> None:
    office.done("event matter Summit gap --note 'Li: ten more by Tuesday'")
    assert (matters(office)["gap"]["note"], matters(office)["gap"]["done_on"]) == ("Li: ten more by Tuesday", None)
    office.done("event matter Summit gap --note ''")
    assert office.count("event_matters") == 0
    assert office(f"event matter Summit gap --note {'x' * 501}").code == 4


def test_the_gap_is_live(office: Office) -> None:
    assert matters(office)["gap"]["now"] is None
    office.done("event edit Summit --goal-invitations 3 --goal-receipts 1")
    office.done("invitation add Summit Acme Bolts --by Wang")
    assert matters(office)["gap"]["now"] == "1 invitation missing · 1 receipt missing"
    said = office.done("event matter Summit").out
    assert "The gap and what closes it: 1 invitation missing" in said
    assert "mgrday event board 1" in said
    office.done("receipt add Summit Acme")
    assert matters(office)["gap"]["now"] == "1 invitation missing"
    office.done("invitation add Summit Bolton --by Wang")
    assert matters(office)["gap"]["now"] == "no gap"
    office.done("event role Summit Wang closer")
    assert matters(office)["training"]["now"] == "1 of 1 not trained"
    office.done("event train Summit Wang")
    assert matters(office)["training"]["now"] is None


@pytest.mark.parametrize(
    "line",
    [
        "letters",
        "--done",
        "letters --done --open",
        "letters --done --drop",
        "letters --open --by Wang",
        "letters --note x --on 2026-11-20",
        "--by Wang",
        "--add flowers --done",
        "--add flowers --by Wang",
        "letters --done -o x.md",
    ],
)
def test_words_that_do_not_go_together(office: Office, line: str) -> None:
    assert office(f"event matter Summit {line}").code == 2
    assert office.count("event_matters") == 0


def test_what_there_is_not(office: Office) -> None:
    missed = office("event matter Summit leters --done")
    assert (missed.code, "letters" in missed.err) == (3, True)
    assert office("event matter Nowhere letters --done").code == 3
    assert office("event matter Summit letters --done --on 2026-11-24").code == 4


def test_the_event_shows_its_matters_once_there_is_something_to_tell(office: Office) -> None:
    assert "Special matter" not in office.done("show event Summit --format plain").out
    office.done("event matter Summit letters --done")
    assert "Special matter" in office.done("show event Summit --format plain").out
    assert len(office.json("show event Summit")["tables"]["matters"]) == 10


def test_once_the_event_is_over_nothing_is_late(office: Office) -> None:
    for day, marked in (("2026-11-26 20:00", True), ("2026-11-27 09:00", False)):
        said = office.done("event matter Summit --format table", today=day).out
        assert ("overdue" in said) is marked
        assert ("2026-11-19!" in said) is marked


def test_what_is_put_off_of_an_event_goes_together_and_is_said(office: Office) -> None:
    day = "2026-11-25 09:00"
    office.done("event matter Summit letters --done")
    put_off = office.done("findings snooze event.matter_open Summit --until tomorrow --reason agreed", today=day)
    assert "8 more findings about the same go with it" in put_off.err
    assert office.json("findings --rule event.matter_open", today=day) == []
    assert len(office.json("findings --rule event.matter_open", today="2026-11-26 09:00")) == 9
