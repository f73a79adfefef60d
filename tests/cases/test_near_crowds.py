"""Clients of whom very many share a phone or the core of a name: only the first fifty of them are compared with one another."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from itertools import combinations

import pytest
from office import Office, opened

from mgrday.records import derived
from runner import Mgrday

MOST = 50


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def said(office: Office) -> set[tuple[int, int, str]]:
    """The pairs as they should be, from the clients themselves."""
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        clients = store.execute("select id, core_key, phone from clients order by id").fetchall()
    pairs = {}
    for at, why in ((1, "name"), (2, "phone")):
        alike = defaultdict(list)
        for client in clients:
            alike[client[at]].append(client[0])
        alike.pop(None, None)
        pairs |= {pair: why for ids in alike.values() for pair in combinations(ids[:MOST], 2)}
    return {(a, b, why) for (a, b), why in pairs.items()}


def stored(office: Office) -> set[tuple[int, int, str]]:
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        found = store.execute("select client_a, client_b, why from near_pairs").fetchall()
    assert len(found) == len(set(found))
    return set(found)


def file_of(office: Office, name: str, count: int, phone: str = "13800138000") -> str:
    path = office.mgrday.store.with_name(f"{name}.csv")
    path.write_text("公司,电话\n" + "".join(f"{name}{number:03}厂,{phone}\n" for number in range(count)), "utf-8")
    return str(path)


@pytest.mark.parametrize("many", [5000, 20])
def test_of_a_phone_that_more_than_fifty_have_the_first_fifty_are_pairs(
    office: Office, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(derived, "MANY", many)
    office("lead add Early --phone 13800138000")
    done = office(f"import {file_of(office, '东', 60)} --kind lead --format json")
    assert json.loads(done.out)["near_matches"] == MOST * (MOST - 1) // 2
    assert "the first 50" in done.err
    assert stored(office) == said(office)
    assert "the first 50" not in office(f"import {file_of(office, '西', 5, '13800138001')} --kind lead").err


def test_who_comes_among_the_first_fifty_is_compared_and_who_leaves_them_is_not(office: Office) -> None:
    office("lead add Early")
    places = ["北京", "上海", "天津", "重庆", "南京", "苏州", "无锡", "常州", "镇江", "扬州", "杭州", "宁波", "温州", "嘉兴"]
    names = [f"{place}长乐机电{legal}" for place in places for legal in ("公司", "有限公司", "集团", "股份有限公司")]
    office.mgrday.store.with_name("names.csv").write_text("公司\n" + "\n".join(names), "utf-8")
    office(f"import {office.mgrday.store.with_name('names.csv')} --kind lead")
    office(f"import {file_of(office, '东', 53)} --kind lead")
    assert stored(office) == said(office)
    for command in (
        "lead edit 东004厂 --phone 13800138009",
        "lead edit Early --phone 13800138000",
        "lead remove 东001厂 --yes",
        "lead remove 东002厂 --yes",
        "lead edit 东010厂 --company 东方红",
        "lead edit 上海长乐机电公司 --company 上海永乐机电公司",
        "lead merge 北京长乐机电公司 苏州长乐机电公司 --yes",
        "lead edit 东005厂 --phone 13800138009",
    ):
        office(command)
        assert stored(office) == said(office), command
    for _command in range(8):
        office("undo --yes")
        assert stored(office) == said(office)
    office("import undo 1 --yes")
    assert stored(office) == said(office)
