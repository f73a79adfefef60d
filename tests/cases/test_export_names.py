"""Whom a file names: members of one name, mentors who come later, units that were renamed; and what belongs to them."""

from pathlib import Path

import pytest
from handed import PEOPLE, WHEN, asked, handed, rows_of
from office import Office, opened

from runner import Mgrday, Result

PAIRS = """
    select l.name, m.name, m.department_id, t.from_on, t.until_on from mentors t
    join members l on l.id = t.learner_id join members m on m.id = t.mentor_id order by t.learner_id, t.id
"""
CALLS = "select c.member_id, m.department_id, c.client_id from calls c join members m on m.id = c.member_id order by c.id"
TARGETS = "select scope_key, value from targets order by id"
MEMBERS = "name,department,mentors"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def brought(office: Office, folder: Path, kind: str, *rows: str) -> Result:
    """What an import of these rows says."""
    file = folder / f"{kind}s.csv"
    file.write_text("\n".join([*rows, ""]), "utf-8")
    return office(f"import {file} --kind {kind}", today=WHEN)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_members_of_one_name_stay_apart(office: Office, tmp_path: Path, lang: str) -> None:
    for line in ("department add West", "member add Wang --department West --group One", "member mentor 1 5"):
        office.done(line)
    for member in (1, 5):
        office.done(f"call add {member} Acme --reached owner --at '2026-11-23 1{member}:00'")
        office.done(f"target set member {member} 2026-11 {member}00")
        office.done(f"event role Summit {member} closer")
    for number in (1, 3):
        office.done(f"target set group {number} 2026-11 {number}00")
    into = handed(office, tmp_path / "out", {*PEOPLE, "group", "call", "event", "target"}, lang=lang)
    for sql in (PAIRS, CALLS, TARGETS, "select member_id, role from posts order by id"):
        assert asked(into, sql) == asked(office, sql) != []
    told = rows_of(tmp_path / "out" / "05-call.csv")
    assert [row["员工" if lang == "zh" else "member"] for row in told] == ["Wang (East)", "Wang (West)"]


def test_a_name_that_two_have_is_asked_back(office: Office, tmp_path: Path) -> None:
    office.done("department add West")
    office.done("member add Wang --department West")
    file = tmp_path / "calls.csv"
    file.write_text("member,company,reached\nWang,Acme,owner\nWang (West),Acme,owner\nLi (West),Acme,owner\n", "utf-8")
    refused = office(f"import {file} --kind call")
    assert "Line 2 rejected: Several are called “Wang”" in refused.err and "“Li (West)”" in refused.err
    assert asked(office, CALLS) == [(5, 2, 1)]


def test_a_unit_is_named_as_it_is_called_today(office: Office, tmp_path: Path) -> None:
    office.done("target set member Li 2026-11 100")
    office.done("target set group One 2026-11 200")
    office.done("member edit Li --name Lin")
    office.done("group edit One --name First")
    into = handed(office, tmp_path / "out", {*PEOPLE, "group", "target"})
    assert asked(into, TARGETS) == [("member 2", 10000), ("group 1", 20000)]


def test_a_mentor_may_come_after_who_learns(office: Office, tmp_path: Path) -> None:
    rows = ("New,East,Old | 2026-11-02; Wang | 2026-10-01 | 2026-11-02", "Old,East,")
    assert brought(office, tmp_path, "member", MEMBERS, *rows).code == 0
    assert asked(office, PAIRS) == [("New", "Old", 1, "2026-11-02", None), ("New", "Wang", 1, "2026-10-01", "2026-11-02")]
    office.done("undo --yes", today=WHEN)
    assert asked(office, PAIRS) == []


def test_a_mentor_whom_nobody_knows_is_refused_and_one_who_was_rejected_left_out(office: Office, tmp_path: Path) -> None:
    refused = brought(office, tmp_path, "member", MEMBERS, "New,East,Nobody | 2026-11-02")
    assert refused.code == 4 and "There is no member “Nobody”" in refused.err
    partly = brought(office, tmp_path, "member", f"{MEMBERS},hired_on", "New,East,Old | 2026-11-02,", "Old,East,,some day")
    assert partly.code == 4 and "Mentors: 1 left out, because they name somebody whose row was rejected." in partly.err
    assert asked(office, PAIRS) == [] and office.json("member show New")["name"] == "New"


@pytest.mark.parametrize(
    ("kind", "rows", "why"),
    [
        ("member", ("name,department,watches", "New,East,2026-11 | 2026-11-02; 2026-11 | 2026-11-03"), "Two entries"),
        ("member", ("name,department,watches", "New,East,2026-W45 | 2026-11-02"), "“2026-W45” is no month"),
        ("member", ("name,department,lifts", "New,East,2026-11 | 2026-11-02"), "“2026-11” is no week"),
        ("member", ("name,department,comments", "New,East,2026-W45 | 2026-11-02"), "not written like: Week | Said on | Comment"),
        ("event", ("name,starts_at,roles", "Forum,2026-12-01 14:00,Nobody | host"), "There is no member “Nobody”"),
        ("event", ("name,starts_at,needs", "Forum,2026-12-01 14:00,host | many"), "“many” is not a whole number"),
        ("deal", ("member,company,amount,accepted", "Wang,Acme,5,Summit | lost | why | 2026-11-26"), "“lost” is not one of"),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(
    office: Office, tmp_path: Path, kind: str, rows: tuple[str, str], why: str
) -> None:
    before = len(office.json(f"{kind} list"))
    refused = brought(office, tmp_path, kind, *rows)
    assert refused.code == 4 and why in refused.err
    assert len(office.json(f"{kind} list")) == before


def test_who_holds_roles_at_two_events_at_once_is_said(office: Office, tmp_path: Path) -> None:
    office.done("event role Summit Wang closer")
    done = brought(office, tmp_path, "event", "name,starts_at,roles", "Forum,2026-11-26 15:00,Wang | host; Li | host")
    assert done.code == 0 and "Wang now has roles at two events at once: the other is “Summit”" in done.err
    assert "Li" not in done.err


def test_the_key_flag_of_a_locked_receipt_stays(office: Office, tmp_path: Path) -> None:
    """It follows the class, and an import of the class gives it again."""
    for line in ("invitation add Summit Acme --by Wang", "receipt add Summit Acme", "receipt sort Summit Acme --as normal"):
        office.done(line)
    office.done("receipt lock Summit")
    refused = office("receipt edit Acme --key")
    assert refused.code == 4 and "keeps its class" in refused.err
    office.done("receipt edit Acme --people 3")


def test_one_undo_takes_back_what_belongs_to_the_records_too(office: Office, tmp_path: Path) -> None:
    tables = ("events", "posts", "needs", "event_matters", "deals", "settled")
    before = [office.count(table) for table in tables]
    event = "Forum,2026-12-01 14:00,Wang | host | 2026-11-26,host | 2,own-1 | Flowers; letters | | | 2026-11-26 | Li | seen"
    assert brought(office, tmp_path, "event", "name,starts_at,roles,needs,matters", event).code == 0
    deal = "Wang,Acme,5,2026-11-26,Summit | double_deal | two rooms | 2026-11-26"
    assert brought(office, tmp_path, "deal", "member,company,amount,signed_on,accepted", deal).code == 0
    assert [office.count(table) for table in tables] == [2, 1, 1, 2, 1, 1]
    for _each in range(2):
        office.done("undo --yes", today=WHEN)
    assert [office.count(table) for table in tables] == before
