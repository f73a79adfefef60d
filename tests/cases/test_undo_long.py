"""Taking a long import back does without the indexes of what leaves, and makes them again: the store is as it was before."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from office import Office, opened
from sqlalchemy import Connection

from mgrday.store import bulk
from runner import Mgrday


def content(office: Office) -> dict[str, Any]:
    """What clients have in every table that an import writes, the schema, and how the search index grows."""
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        assert store.execute("pragma integrity_check").fetchall() == [("ok",)]
        tables = ("clients", "grades")
        found: dict[str, Any] = {name: store.execute(f"select * from {name} order by id").fetchall() for name in tables}
        found["pairs"] = sorted(store.execute("select client_a, client_b, why from near_pairs"))
        found["schema"] = sorted(store.execute("select name, sql from sqlite_master where sql is not null"))
        merged = store.execute("select v from client_grams_config where k = 'automerge'").fetchone()
        return found | {"merged": merged or (bulk.USUALLY,)}


@pytest.mark.parametrize("there", [3, 60])
def test_a_long_import_is_taken_back_and_brought_again(mgrday: Mgrday, monkeypatch: pytest.MonkeyPatch, there: int) -> None:
    monkeypatch.setattr(bulk, "MANY", 20)
    taken: list[str] = []
    take_away = bulk.take_away

    def noted(connection: Connection, table: str) -> dict[str, str]:
        taken.append(table)
        return take_away(connection, table)

    monkeypatch.setattr(bulk, "take_away", noted)
    office = opened(mgrday)
    path = office.mgrday.store.with_name("leads.csv")
    for name, first, last in (("old", 3, there), ("new", 0, 50)):
        path.write_text("公司,电话,分类\n" + "".join(f"{name}{at},1391111{at:04},B\n" for at in range(first, last)), "utf-8")
        if name == "new":
            before = content(office)
            taken.clear()
        office.done(f"import {path} --kind lead")
    after = content(office)
    taken.clear()
    office.done("undo --yes")
    assert ("clients" in taken) == (there < 50)
    assert content(office) == before
    assert not office.json("find new7")
    office.done(f"undo {office.json('history')[0]['id']} --yes")
    assert content(office) == after
    assert office.json("find new7")
    office.done("doctor")
