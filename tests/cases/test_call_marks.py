"""``mgrday call mark``: a call that was listened to is judged on three marks."""

import pytest
from office import Office, opened

from runner import Mgrday

MARKS = ("independent", "coherent", "fluent", "listened_on")


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    found.done("call add Wang Acme --reached owner --note 'asked for a price'")
    return found


def test_three_marks_are_kept_with_the_day(office: Office) -> None:
    said = office.done("call mark 1 --independent 4 --coherent 3 --fluent 5", today="2026-11-24 09:00")
    assert "Call 1 of Wang to Acme: independent 4, coherent 3, fluent 5" in said.err
    row = office.json("call show 1")
    assert [row[name] for name in MARKS] == [4, 3, 5, "2026-11-24"]
    assert row["note"] == "asked for a price"
    assert [office.json("call list")[0][name] for name in MARKS] == [4, 3, 5, "2026-11-24"]


def test_a_later_judgement_replaces_it_and_undo_brings_it_back(office: Office) -> None:
    office.done("call mark Acme --independent 1 --coherent 1 --fluent 1")
    office.done("call mark 1 --independent 5 --coherent 5 --fluent 5 --note 'leads well'")
    row = office.json("call show 1")
    assert [row["independent"], row["note"]] == [5, "leads well"]
    office.done("undo --yes")
    row = office.json("call show 1")
    assert [row["independent"], row["note"]] == [1, "asked for a price"]


@pytest.mark.parametrize("bad", ["0", "6", "4.5", "good", "-"])
def test_a_mark_out_of_range_is_refused(office: Office, bad: str) -> None:
    said = office(f"call mark 1 --independent 4 --coherent {bad} --fluent 5")
    assert said.code == 4 and "Coherent" in said.err and "Nothing was written." in said.err
    assert office.json("call show 1")["listened_on"] is None


def test_no_such_call_and_a_missing_mark(office: Office) -> None:
    assert office("call mark 9 --independent 4 --coherent 4 --fluent 4").code == 3
    assert office("call mark 1 --independent 4 --coherent 4").code == 2


def test_it_speaks_chinese(office: Office) -> None:
    said = office("call mark 1 --independent 4 --coherent 3 --fluent 5", lang="zh")
    assert "独立性 4，连贯性 3，流畅度 5" in said.err
    assert "连贯性" in office("call mark 1 --independent 4 --coherent 9 --fluent 5", lang="zh").err
