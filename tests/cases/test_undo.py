"""Undo takes back every kind of write: afterwards the store holds what it held before, derived columns included."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from office import Office, opened

from mgrday.kinds import KINDS
from runner import Mgrday

PREPARED = """
lead grade Acme A
invitation add Summit Acme Bolts --by Wang
receipt add Summit Bolts
keyword add Acme moving
outing leave Wang Acme --at 09:00
deal add Wang Acme 9800 --expected 2026-11-30
deal sign 1 --on 2026-11-20
payment add 1 5000
""".strip().splitlines()
"""What the writes below build on."""
WRITES = {
    "department": ["department add West", "department edit West --branch Wuxi", "department remove West"],
    "group": ["group add Three --department East", "group edit Three --name Four", "group remove Four"],
    "member": [
        "member add Zhou --department East --group New",
        "member edit Zhou --role leader",
        "member watch Li --reason slow",
        "member decide Li keep",
        "member lift Li --plan more",
        "member lift Li --drop",
        "member mentor Li Wang",
        "member mentor Li --end",
        "member leave Zhou",
    ],
    "lead": [
        "lead add Cargo --grade B",
        "lead edit Cargo --grade A",
        "lead edit Cargo --archived-on 2026-11-20 --step-set-on 2026-11-21",
        "lead next Cargo call --on +3d",
        "lead merge Acme Cargo --yes",
        "lead merge Bolton Bolts --yes",
        "lead add Crane",
        "lead remove Crane",
    ],
    "call": [
        "call add Wang Acme --reached owner",
        "call edit 1 --reached none",
        "call mark 1 --independent 4 --coherent 3 --fluent 5",
        "call remove 1",
    ],
    "event": [
        "event door Summit 'Bolts 3' --today '2026-11-26 13:00'",
        "event door Summit Acme --today '2026-11-26 13:00'",
        "event door Summit '+ Crane / Li / 13912345678 2' --today '2026-11-26 13:00'",
        "event add Fair --starts '2026-11-30 09:00'",
        "event edit Summit --starts '2026-11-20 14:00'",
        "event hand Summit Bolts --to Wang --on +3d",
        "event hand Summit --all --yes",
        "deal edit 1 --event Summit",
        "deal add Wang Bolton 500 --event Summit --signed 2026-11-20",
        "event reconcile Summit --accept deal-2 --reason phone",
        "event reconcile Summit --close",
        "deal edit 2 --amount 600",
        "event reconcile Summit --close",
        "event reconcile Summit --reopen",
        "event role Fair Wang host",
        "event need Fair host 2",
        "event matter Fair letters --done",
        "event remove Fair",
        "event role Summit Wang closer",
        "event role Summit Li host",
        "event need Summit closer 4",
        "event need Summit closer 5",
        "event need Summit closer --method",
        "event train Summit Wang Li --on 2026-11-19",
        "event train Summit Wang --undo",
        "event role Summit Wang --drop",
        "event matter Summit letters --done --by Wang --note passed",
        "event matter Summit letters --open",
        "event matter Summit venue --drop",
        "event matter Summit --add flowers",
        "event matter Summit flowers --done",
        "event matter Summit flowers --drop",
        "event matter Summit gap --note 'ten calls each'",
    ],
    "invitation": ["invitation add Summit Bolton --by Li", "invitation edit 3 --channel fax", "invitation remove 3"],
    "receipt": [
        "receipt add Summit Acme --key",
        "receipt chase Summit Acme yes --by Li --people 3",
        "receipt sort Summit Acme Bolts --as key",
        "receipt lock Summit",
        "receipt lock Summit --open",
        "receipt sort Summit Bolts --as normal",
        "receipt remove 2",
    ],
    "keyword": ["keyword add Bolts x --quote 1.2万", "keyword win 2", "keyword edit 2 --won-on 2026-11-20", "keyword remove 1"],
    "outing": [
        "outing back 1 --result progress",
        "outing debrief 1 --why a --condition b --when +7d",
        "outing callback 1 real --grade B",
        "outing edit 1 --callback-note busy --debriefed-on 2026-11-23",
        "outing leave Li Acme",
        "outing remove 1",
    ],
    "deal": [
        "deal add Li Bolts 100",
        "deal key 2",
        "deal edit 2 --key-on 2026-11-20",
        "deal lose 2",
        "deal edit 2 --lost-reason dear",
        "deal edit 1 --amount 12000 --created-on 2026-11-19",
        "deal remove 2",
    ],
    "payment": ["payment add Acme 9000", "payment edit 2 --amount 1", "payment remove 1"],
    "target": [
        "target set department East 2026-11 30万",
        "target set department East 2026-11 30万 --promised 25万 --accepted 28万 --strategy renewals",
        "target split department East 2026-11 --into member --part Li=5万 --yes",
        "target remove 1",
    ],
    "standard": [
        "standard set calls 5 --period day",
        "standard set calls 6 --period day",
        "standard remove 1",
        "standard adopt --yes",
    ],
    "talk": ["talk add Wang calls --company Bolts", "talk edit 1 --agreed more", "talk remove 1"],
    "service": ["service add Acme visit --due +3d", "service done 1", "service objection Acme dear", "service remove 1"],
    "matter": ["matter add List --owner Wang --due +3d", "matter done 1", "matter inspect 1", "matter remove 1"],
    "action": [
        "action add Wang calls --due +3d",
        "action done 1",
        "check --comment Wang good --action outings --due +3d --metric outings",
        "check --comment Wang better",
        "action remove 1",
    ],
    "skill": ["skill add Li finding", "skill edit 1 --note x", "skill remove 1"],
    "award": ["award add Wang first --amount 300", "award edit 1 --points 5", "award remove 1"],
}


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    for line in PREPARED:
        office.done(line)
    return office


def content(office: Office) -> dict[str, list[Any]]:
    """Every row of every table, but for the journal's and the search index's."""
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        tables = [name for (name,) in store.execute("select name from sqlite_master where type = 'table'")]
        passing = ("commands", "changes", "sqlite_sequence")
        kept = [name for name in tables if name not in passing and not name.startswith("client_grams")]
        return {name: sorted(store.execute(f"select * from {name}").fetchall(), key=repr) for name in kept}


@pytest.mark.parametrize("kind", KINDS)
def test_every_write_of_a_kind_is_taken_back(office: Office, kind: str) -> None:
    steps = []
    for line in WRITES[kind]:
        steps.append(content(office))
        office.done(line)
        assert content(office) != steps[-1], line
    for line, before in zip(reversed(WRITES[kind]), reversed(steps), strict=True):
        office.done("undo --yes")
        after = content(office)
        pairs = "near_pairs"  # found anew: the same pairs under other ids
        assert {name: rows for name, rows in after.items() if name != pairs} == {
            name: rows for name, rows in before.items() if name != pairs
        }, line
        assert {row[1:] for row in after[pairs]} == {row[1:] for row in before[pairs]}
