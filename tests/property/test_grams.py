"""The search index of clients finds every part of a name: what it gives to be compared misses nobody."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday.initials import company_initials, initials, typed_initials
from mgrday.names import core_key, name_key
from mgrday.store import grams
from mgrday.store.reader import Reader

TEXT = st.text(st.sampled_from("华瑞苏州贸易有限公司重庆银行长abAB1-&()（）·'\"*^ 𠮷é"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def store() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("create table clients (id integer primary key, name_key text, contact text)")
    connection.execute(
        "create virtual table client_grams using fts5 (grams, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii')"
    )
    return connection


def taken_in(store: sqlite3.Connection, name: str, contact: str) -> tuple[int, str]:
    """A client in the index, as the text that is taken out again."""
    key = name_key(name)
    words = grams.grams(key, contact, company_initials(key, core_key(key)), initials(contact, person=True))
    store.execute("insert into clients values (1, ?, ?)", (key, contact))
    store.execute(grams.ADD[False], (1, words))
    return 1, words


def looked_at(store: sqlite3.Connection, typed: str, spelled: str) -> bool:
    sql, values = grams.clients_like(Reader(store, postgres=False), typed, spelled, "1 = 1")
    return bool(store.execute(sql, values).fetchall())


@given(TEXT, TEXT, st.data())
def test_every_part_is_found(store: sqlite3.Connection, name: str, contact: str, data: st.DataObject) -> None:
    taken = taken_in(store, name, contact)
    try:
        for text in (name_key(name), contact.lower()):
            start = data.draw(st.integers(0, len(text)))
            part = name_key(text[start : data.draw(st.integers(start, len(text)))])
            if part in text and any(c.isalnum() or ord(c) > 127 for c in part):
                assert looked_at(store, part, ""), part
        for spelled in (initials(name), initials(core_key(name_key(name))), initials(contact, person=True)):
            start = data.draw(st.integers(0, len(spelled)))
            part = typed_initials(spelled[start:])
            if part:
                assert looked_at(store, "", part), part
    finally:
        store.execute(grams.REMOVE[False], taken)
        store.execute("delete from clients")
    assert store.execute("select count(*) from client_grams where client_grams match ?", ('"华" *',)).fetchone() == (0,)


@pytest.mark.parametrize("typed", ["", "-", "()", "'\"*"])
def test_signs_alone_find_nobody(store: sqlite3.Connection, typed: str) -> None:
    taken = taken_in(store, "苏州(华瑞)'\"*", "A-B")
    assert not looked_at(store, typed, "")
    store.execute(grams.REMOVE[False], taken)
    store.execute("delete from clients")
