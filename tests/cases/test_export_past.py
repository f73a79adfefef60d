"""The past of a record goes with it: every grade with its day and reason, what was closed, and records that are alike."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from handed import PEOPLE, WHEN, asked, files, handed, other, rows_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from office import Office, opened

from runner import Mgrday

GRADES = "select c.name, g.on_day, g.given_at, g.grade, g.reason from grades g join clients c on c.id = g.client_id "
HISTORY = f"{GRADES} order by c.id, g.on_day, g.id"
CLIENTS = "select name, grade, graded_on, created_on from clients order by id"
FEW = settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example is some twenty commands: shrinking takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


REASONS = st.one_of(
    st.none(),
    st.sampled_from(["a; b", "x | y", "back\\", "；｜：", "=1+1", "无", "-", "甲\n乙", ";", "\\;|", "1:30 B", "'=x"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=20),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["Acme", "Bolts"]), st.integers(0, 2000), st.sampled_from("ABC"), REASONS), min_size=1, max_size=8
)


@FEW
@given(steps=STEPS, ending=st.sampled_from(["csv", "xlsx"]), lang=st.sampled_from(["zh", "en"]))
def test_every_grade_comes_in_again(
    tmp_path_factory: pytest.TempPathFactory, mgrday: Mgrday, steps: list[Any], ending: str, lang: str
) -> None:
    folder = tmp_path_factory.mktemp("grades")
    office = opened(Mgrday(folder, {**mgrday.environment, "MGRDAY_DB": str(folder / "store.db")}))
    now = datetime(2026, 11, 23, 16, 0)
    for client, minutes, grade, reason in steps:
        now += timedelta(minutes=minutes // 4)
        why = [] if reason is None else [f"--reason={reason}"]
        done = office.mgrday("lead", "grade", client, grade, *why, today=f"{now:%Y-%m-%d %H:%M}")
        assert done.code == 0, done
    into = handed(office, folder / "out", PEOPLE, ending, lang)
    assert asked(into, HISTORY) == asked(office, HISTORY)
    assert asked(into, CLIENTS) == asked(office, CLIENTS)
    assert "sound" in into.done("doctor", today=WHEN).out


def test_a_first_grade_leaves_the_cell_empty(office: Office, tmp_path: Path) -> None:
    office.done("lead grade Acme A --reason 'they called'")
    file = tmp_path / "leads.csv"
    office.done(f"export lead -o {file}")
    told = {row["company"]: row["grade_history"] for row in rows_of(file)}
    assert told == {"Acme": "2026-11-23 | C; 2026-11-23 15:00 | A | they called", "Bolts": "", "Bolton": ""}


def test_the_last_grade_given_holds_and_dates_from_when_it_was_not_interrupted(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    file.write_text("company,分类记录\nCargo,2026-11-05 10:00 | b ; 2026-11-01 | B类 | new;2026-10-01|A\n", "utf-8")
    office.done(f"import {file} --kind lead")
    cargo = office.json("lead show Cargo")
    assert (cargo["grade"], cargo["graded_on"]) == ("B", "2026-11-01")
    given = [("2026-10-01", None, "A", None), ("2026-11-01", None, "B", "new"), ("2026-11-05", "2026-11-05 10:00", "B", None)]
    assert asked(office, f"{GRADES} where c.name = 'Cargo' order by g.on_day") == [("Cargo", *each) for each in given]
    assert "sound" in office.done("doctor").out
    office.done("undo --yes")
    assert asked(office, f"{GRADES} where c.name = 'Cargo'") == []


@pytest.mark.parametrize(
    ("grade", "day", "history", "why"),
    [
        ("A", "", "2026-11-01 | B", "Grade is A, but by the grades given it is B"),
        ("B", "2026-11-02", "2026-11-01 | B", "Graded on is 2026-11-02, but by the grades given it is 2026-11-01"),
        ("", "", "2026-11-01 B", "“2026-11-01 B” is not written like: Since | Grade | [Reason]"),
        ("", "", "2026-11-01 | D", "“D” is not one of"),
        ("", "", "2027-11-01 | A", "has not come yet"),
        ("", "", "2026-11-01 | A | x | y", "is not written like"),
    ],
)
def test_a_history_that_cannot_be_or_says_otherwise_is_refused(
    office: Office, tmp_path: Path, grade: str, day: str, history: str, why: str
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(f"company,grade,graded_on,grade_history\nCargo,{grade},{day},{history}\n", "utf-8")
    refused = office(f"import {file} --kind lead")
    assert refused.code == 4 and why in refused.err
    assert office("lead show Cargo").code == 3


def test_a_client_that_is_there_keeps_its_grades(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    file.write_text("company,region,grade_history\nAcme,North,2026-11-01 | A\n", "utf-8")
    office.done(f"import {file} --kind lead --on-duplicate update")
    acme = office.json("lead show Acme")
    assert (acme["region"], acme["grade"]) == ("North", "C")


def test_a_reconciled_event_stays_closed_where_the_file_says_so(office: Office, tmp_path: Path) -> None:
    office.done("deal add Wang Acme 500 --event Summit --signed 2026-11-26", today="2026-11-26 16:00")
    office.done("invitation add Summit Acme --by Wang")
    office.done("receipt add Summit Acme")
    office.done("receipt attend Summit Acme", today="2026-11-26 16:00")
    office.done("event reconcile Summit --close", today="2026-11-26 18:00")
    into = handed(office, tmp_path / "out", {*PEOPLE, "event", "invitation", "receipt", "deal"})
    assert asked(into, "select reconciled_on from events") == [("2026-11-26",)]
    file = tmp_path / "late.csv"
    file.write_text("member,company,amount,signed_on,event\nLi,Bolts,70,2026-11-26,Summit\n", "utf-8")
    assert "it is open again" in into.done(f"import {file} --kind deal", today=WHEN).err
    assert asked(into, "select reconciled_on from events") == [(None,)]


ALIKE = {
    "call": "call add Wang Acme --reached owner --at '2026-11-23 10:00' --note {word}",
    "outing": "outing leave Wang Acme --at '2026-11-23 10:00' --purpose {word}",
    "deal": "deal add Wang Acme 500 --expected 2026-11-30 --{key}",
    "payment": "payment add {deal} 100 --on 2026-11-23",
    "talk": "talk add Wang prices --agreed {word}",
    "service": "service add Acme visit --due 2026-11-30 --raised-on {day}",
    "award": "award add Wang first --points {deal}",
}
"""By kind, what records one that is alike in all by which it is known again; it may differ in the rest."""
TABLES = {"calls": "note", "outings": "purpose", "deals": "key, created_on", "payments": "deal_id, amount", "talks": "agreed"}
TABLES |= {"services": "raised_on", "awards": "points"}
ONE = st.tuples(st.sampled_from(list(ALIKE)), st.sampled_from(["a", "b"]), st.sampled_from([1, 2]))


def record(office: Office, kind: str, word: str, deal: int) -> None:
    key, day = ("key", "2026-11-22") if word == "a" else ("no-key", "2026-11-23")
    office.done(ALIKE[kind].format(word=word, deal=deal, key=key, day=day))


def state(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    return {table: asked(office, f"select {columns} from {table} order by id") for table, columns in TABLES.items()}


@FEW
@given(ones=st.lists(ONE, min_size=2, max_size=12), ending=st.sampled_from(["csv", "xlsx"]), lang=st.sampled_from(["zh", "en"]))
def test_records_that_are_alike_all_come_in_and_twice_no_more(
    tmp_path_factory: pytest.TempPathFactory, mgrday: Mgrday, ones: list[Any], ending: str, lang: str
) -> None:
    folder = tmp_path_factory.mktemp("alike")
    office = opened(Mgrday(folder, {**mgrday.environment, "MGRDAY_DB": str(folder / "store.db")}))
    for deal in (1, 2):
        record(office, "deal", "a", deal)
        office.done(f"deal sign {deal}")
    for kind, word, deal in ones:
        record(office, kind, word, deal)
    into = handed(office, folder / "out", {*PEOPLE, *ALIKE}, ending, lang)
    assert state(into) == state(office)
    for file, kind in files(folder / "out", ALIKE):
        again = into.json(f"import {file} --kind {kind} --on-duplicate update", today=WHEN)
        assert (again["accepted"], again["updated"]) == (0, 0), (file, again)
    assert state(into) == state(office)


def test_one_that_is_there_already_is_not_taken_twice(office: Office, tmp_path: Path) -> None:
    for word in ("a", "b", "c"):
        record(office, "call", word, 1)
    file = tmp_path / "calls.csv"
    office.done(f"export call -o {file}")
    assert [row["repeat_no"] for row in rows_of(file)] == ["", "2", "3"]
    into = other(office)
    for line in ("department add East", "member add Wang --department East", "lead add Acme"):
        into.done(line)
    record(into, "call", "x", 1)
    told = into.json(f"import {file} --kind call")
    assert (told["accepted"], told["duplicates"]) == (2, 1)
    assert asked(into, "select note from calls order by id") == [("x",), ("b",), ("c",)]


def test_those_that_fit_are_numbered_in_the_order_of_the_file(office: Office, tmp_path: Path) -> None:
    for word in ("a", "b", "c"):
        record(office, "call", word, 1)
    file = tmp_path / "calls.csv"
    office.done(f"export call -o {file} --sort -note --until today")
    assert [(row["note"], row["repeat_no"]) for row in rows_of(file)] == [("c", ""), ("b", "2"), ("a", "3")]
    office.done(f"export call -o {file} --note b")
    assert [(row["note"], row["repeat_no"]) for row in rows_of(file)] == [("b", "")]


@pytest.mark.parametrize(("how", "notes"), [("update", ["a", "new"]), ("skip", ["a", None])])
def test_the_second_of_two_is_the_one_that_is_updated(office: Office, tmp_path: Path, how: str, notes: list[str]) -> None:
    record(office, "call", "a", 1)
    office.done("call add Wang Acme --reached owner --at '2026-11-23 10:00'")
    file = tmp_path / "calls.csv"
    head = "member,company,called_at,reached,note,repeat_no"
    file.write_text(f"{head}\nWang,Acme,2026-11-23 10:00,owner,new,2\n", "utf-8")
    told = office.json(f"import {file} --kind call --on-duplicate {how}")
    assert told["accepted"] == 0
    assert [note for (note,) in asked(office, "select note from calls order by id")] == notes
    assert office(f"import {file} --kind call --on-duplicate reject").code == 4
    file.write_text(f"{head}\nWang,Acme,2026-11-23 10:00,owner,new,many\n", "utf-8")
    assert "“many” is not a whole number" in office(f"import {file} --kind call").err


def test_of_entries_that_no_cell_holds_the_last_ones_stay_and_it_is_said(office: Office, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office.mgrday.store)) as store, store:
        values = [(1, "AB"[at % 2], f"2026-12-{1 + at:02}", f"{at}; " * 400 + "x") for at in range(20)]
        store.executemany("insert into grades (client_id, grade, on_day, reason) values (?, ?, ?, ?)", values)
        store.execute("update clients set grade = 'B', graded_on = '2026-12-20' where id = 1")
    for ending in ("csv", "xlsx"):
        said = office.done(f"export all -o {tmp_path / ending} --format {ending}", today="2026-12-31").err
        assert "1 cell has only the last of its entries" in said and "mgrday backup" in said
        into = other(office)
        for file, kind in files(tmp_path / ending, PEOPLE):
            into.done(f"import {file} --kind {kind}", today="2026-12-31")
        before, kept = (asked(each, f"{GRADES} where c.name = 'Acme' order by g.on_day") for each in (office, into))
        assert 5 < len(kept) < len(before) and kept == before[-len(kept) :]
        (tmp_path / "other.db").unlink()
    said = office.done(f"export lead -o {tmp_path / 'leads.jsonl'}", today="2026-12-31").err
    assert "the last of its" not in said


def test_in_a_long_file_the_rows_with_a_past_stand_among_the_others(office: Office, tmp_path: Path) -> None:
    """The usual ones are read many at once, and from 5,000 on by another process."""
    file = tmp_path / "leads.csv"
    past = {number: f"2026-10-{1 + number % 28:02} | C; 2026-11-01 10:00 | A | no {number}" for number in range(0, 7000, 70)}
    rows = [f"Client{number:04},2026-10-01,{past.get(number, '')}" for number in range(7000)]
    file.write_text("\n".join(["company,created_on,grade_history", *rows, ""]), "utf-8")
    assert office.json(f"import {file} --kind lead")["accepted"] == 7000
    new = "from grades g join clients c on c.id = g.client_id where c.name like 'Client%'"
    assert asked(office, f"select count(*) {new}") == [(7000 + len(past),)]
    assert asked(office, f"select c.name, g.reason {new} and g.reason is not null order by c.id") == [
        (f"Client{number:04}", f"no {number}") for number in past
    ]
    assert asked(office, "select count(*) from clients where grade = 'A' and graded_on = '2026-11-01'") == [(len(past),)]
    assert "sound" in office.done("doctor").out
