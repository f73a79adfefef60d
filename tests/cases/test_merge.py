"""``mgrday lead merge``: one client of two, with everything that hangs on them, and back again."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from office import Office, opened
from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel
from test_undo import content

from mgrday.kinds import KINDS
from mgrday.records import merging
from runner import Mgrday

BUSY = """
lead edit Bolts --contact "Mr Qian" --phone 13900001111 --industry tools --note "knows Acme's boss" --created-on 2026-11-02
lead edit Acme --contact "Ms Zhou" --title boss --note "asks for a discount"
lead next Bolts "bring the contract" --on +3d
lead grade Acme A --reason asked
event add Fair --starts "2026-11-12 09:00"
event add Gala --starts "2026-11-13 09:00"
invitation add Fair Bolts --by Li --sent-on 2026-11-03
invitation add Fair Acme --by Wang --sent-on 2026-11-04
invitation add Gala Bolts --by Li --sent-on 2026-11-05
receipt add Fair Acme --people 2 --received-on 2026-11-06
receipt add Fair Bolts --people 3 --key --received-on 2026-11-07
receipt add Gala Bolts --received-on 2026-11-07
receipt attend Fair Bolts
keyword add Acme moving
keyword add Bolts moving --quote 1.2万 --years 2
keyword pitch Bolts moving
keyword add Bolts storage
call add Li Bolts --reached owner --at "2026-11-20 10:00"
outing leave Wang Acme --at 09:00 --back 10:00
outing back 1 --result progress
outing leave Li Bolts --at 11:00
deal add Li Bolts 9800
deal sign 1 --on 2026-11-20
payment add Bolts 5000
talk add Li calls --company Bolts
service add Bolts visit --due +3d
""".strip().splitlines()
"""Two clients of which both have a lot."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    for line in BUSY:
        office.done(line)
    return office


def rows(office: Office, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        return store.execute(sql).fetchall()


def test_everything_hangs_on_the_one_that_stays(office: Office) -> None:
    before = {table: rows(office, f"select count(*) from {table} where {column} in (1, 2)") for table, column in referring()}
    assert all(count != [(0,)] for count in before.values()), before
    office.done("lead merge Acme Bolts --yes")
    joined = {"invitations": 1, "receipts": 1, "keywords": 1, "grades": 1}
    for table, column in referring():
        ((count,),) = before[table]
        assert rows(office, f"select count(*) from {table} where {column} = 1") == [(count - joined.get(table, 0),)], table
        assert rows(office, f"select count(*) from {table} where {column} = 2") == [(0,)], table
    assert rows(office, "select id from clients where id = 2") == []


def referring() -> list[tuple[str, str]]:
    """Every column that refers to a client, looked up in the store's own tables."""
    return [
        (table.name, column.name)
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == "clients" for key in column.foreign_keys)
    ]


def test_the_tables_that_refer_to_a_client_are_all_known() -> None:
    assert sorted(merging.referring()) == sorted(referring())
    assert {table for table, _column in referring()} >= {"calls", "deals", "grades", "talks", "services", "payments"}


def test_what_a_client_has_once_is_joined() -> None:
    """A table that keeps one row for each client and something else is of a kind of which a merge keeps one."""
    once = {
        table.name
        for table, column in ((SQLModel.metadata.tables[name], column) for name, column in referring())
        for constraint in (*table.constraints, *table.indexes)
        if column in constraint.columns and (isinstance(constraint, UniqueConstraint) or getattr(constraint, "unique", False))
    }
    assert once <= {kind.table for kind in KINDS.values() if kind.once}


def test_a_merge_is_taken_back_to_the_very_store(office: Office) -> None:
    before = content(office)
    office.done("lead merge Acme Bolts --yes")
    assert content(office) != before
    office.done("undo --yes")
    after = content(office)
    assert {row[1:] for row in after.pop("near_pairs")} == {row[1:] for row in before.pop("near_pairs")}
    assert after == before


def test_the_fields_of_both(office: Office) -> None:
    said = office.json("lead merge Acme Bolts --yes")
    assert said["merged"] == {"id": 2, "company": "Bolts"}
    assert said["left"] == {"contact": "Mr Qian", "phone": "13900001111", "owner": "Li"}
    assert said["changed"]["industry"] == "tools"
    assert said["moved"]["invitation"] == 2
    assert {each["kind"] for each in said["joined"]} == {"invitation", "receipt", "keyword"}
    client = office.json("lead show 1")
    assert (client["contact"], client["title"], client["phone"]) == ("Ms Zhou", "boss", "13812345678")
    assert (client["next_step"], client["next_on"]) == ("bring the contract", "2026-11-26")
    assert client["note"] == "asks for a discount · knows Acme's boss · Bolts: Mr Qian 13900001111"
    assert client["created_on"] == "2026-11-02"
    assert client["grade"] == "A"
    assert client["signed_on"] == "2026-11-20"
    assert client["outing_count"] == 2


def test_of_two_invitations_the_earlier_stays_and_its_receipt_says_what_both_said(office: Office) -> None:
    office.done("lead merge Acme Bolts --yes")
    assert rows(office, "select member_id, sent_on from invitations where event_id = 2") == [(2, "2026-11-03")]
    receipts = rows(office, "select member_id, received_on, people, key, came, came_on from receipts where event_id = 2")
    assert receipts == [(2, "2026-11-06", 3, 1, 1, "2026-11-12")]
    keywords = rows(office, "select term, status, quote, years from keywords order by term")
    assert keywords == [("moving", "pitched", 1200000, 2), ("storage", "prepared", None, None)]


def test_a_client_recorded_again_later_does_not_grade_down(office: Office) -> None:
    office.done("lead add Acmee", today="2026-11-24 09:00")
    office.done("lead merge Acme Acmee --yes", today="2026-11-24 09:00")
    assert office.json("lead show Acme")["grade"] == "A"
    office.done("lead add Acmee --grade B", today="2026-11-25 09:00")
    office.done("lead merge Acme Acmee --yes", today="2026-11-25 09:00")
    assert office.json("lead show Acme")["grade"] == "B"


def test_it_asks_and_a_script_says_yes(office: Office) -> None:
    before = content(office)
    refused = office("lead merge Acme Bolts")
    assert refused.code == 2
    assert "--yes" in refused.err
    declined = office("lead merge Acme Bolts", tty=True, stdin="n\n")
    assert declined.code == 0
    assert "Fair" in declined.out
    assert "Nothing was written" in declined.err
    assert content(office) == before
    assert office("lead merge Acme Bolts", tty=True, stdin="y\n").code == 0
    assert office("lead show Bolts").code == 3


@pytest.mark.parametrize(
    ("line", "code"), [("lead merge Acme Acme --yes", 2), ("lead merge Acme Nobody --yes", 3), ("lead merge Acme --yes", 2)]
)
def test_what_cannot_be_merged(office: Office, line: str, code: int) -> None:
    before = content(office)
    result = office(line)
    assert (result.code, content(office)) == (code, before)
    assert "Traceback" not in result.err


def test_the_old_name_says_where_the_client_is(office: Office) -> None:
    office.done("lead merge Acme Bolts --yes")
    assert "“Bolts” was merged into client 1." in office("lead show Bolts").err
    assert "“Bolts” was merged into client 1." in office("lead show 2").err
    office.done("lead add Crane")
    office.done("lead merge Crane Acme --yes")
    assert "“Bolts” was merged into client 4." in office("lead show bolts").err
    office.done("undo --yes")
    assert "“Bolts” was merged into client 1." in office("lead show Bolts").err


def test_the_history_has_both(office: Office) -> None:
    office.done("lead merge Acme Bolts --yes")
    fields = [row["field"] for row in office.json("history Acme")]
    assert "Bolts: merged into this client" in fields
    assert "Bolts: Industry" in fields
    assert "Note" in fields


def test_the_pair_is_no_finding_any_more_and_what_was_put_off_moves(office: Office) -> None:
    office.done("lead edit Bolts --phone 13812345678")
    office.done("lead edit Bolton --grade B --created-on 2026-08-01")
    office.done("findings snooze client.duplicate 2 --until +5d --reason two")
    office.done("findings snooze client.stale Bolton --until +5d --reason away")
    office.done("lead merge Acme Bolts --yes")
    office.done("lead merge Acme Bolton --yes")
    assert office.json("findings --rule client.duplicate") == []
    assert rows(office, "select rule, record_id, client, member from snoozes") == [("client.stale", 1, "Acme", "Wang")]


def test_the_search_index_follows(office: Office) -> None:
    office.done("lead merge Acme Bolts --yes")
    assert office("find olts").out.count("Bolts") == 0
    office.done("undo --yes")
    assert "Bolts" in office.done("find olts").out
