"""Whatever stands in a file, reading many rows at once gives what reading them one by one gives."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgrday.errors import RefusedError
from mgrday.exchange import csv_text, heading
from mgrday.exchange.columns import resolve
from mgrday.exchange.csv_source import CsvSource, Line
from mgrday.exchange.lookups import Lookups
from mgrday.exchange.preparing import Batch, Preparing
from mgrday.exchange.reading import Reading
from mgrday.exchange.serials import DAY_ZERO
from mgrday.initials import initials, people_initials
from mgrday.kinds import KINDS
from mgrday.records.registry import RECORDS
from mgrday.records.unit import writing
from mgrday.records.writing import add
from mgrday.store import grams
from mgrday.store.work import Work

LEAD = KINDS["lead"]
FIELDS = tuple(field.name for field in LEAD.fields)
SAID = {
    "company": ["苏州华瑞贸易有限公司", "重庆银行", "长乐(苏州)商行", "ＡＣＭＥ Ltd.", "𠮷田", "合计", "制表人：王", "Bolt s",
                "公司", "企" * 201],
    "contact": ["王总", "单雄信", "曾 小姐", "Li Lei", "曾", "é", "无", "王-李"],
    "phone": ["13911110001", "139 1111 0001", "139-1111-0001", "0512-62881234", "051262881234", "02162881234", "1.39E+10",
              "13911110005.0", "1391111000.0", "13911110002/13911110003", "１３９１１１１０００４", "+8613911110006",
              "1391111000１"],
    "grade": ["A", "b类", "Ｃ", "甲"],
    "owner": ["Wang", " Wang ", "nobody"],
    "next_on": ["2026-11-02", "46329", "昨天", "2026-02-30"],
    "created_on": ["2026-11-02", "2030-01-01"],
    "graded_on": ["2026-11-03"],
    "step_set_on": ["2026-11-03"],
}  # fmt: skip
USUAL = dict.fromkeys(FIELDS, "") | {name: said[0] for name, said in SAID.items()}
ANY = st.text(max_size=9) | st.sampled_from(
    ["", "无", "-", " ", "n", "N/A", "\u200b", "\u202e记", "x\ty", "a\0b", "长" * 61, "⽆"]
)
CELL = st.sampled_from([(name, said) for name, texts in SAID.items() for said in texts]) | st.tuples(st.sampled_from(FIELDS), ANY)
ROWS = st.lists(st.lists(CELL, max_size=2).map(lambda cells: tuple((USUAL | dict(cells)).values())), max_size=12)
NAME = st.text(st.sampled_from("华瑞苏州有限公司重庆银行长abAB1-() '^𠮷é"), max_size=9)
LETTERS = st.text(st.sampled_from("hrsz19"), max_size=6)
SPELLED = st.none() | LETTERS | st.tuples(LETTERS, LETTERS).map(" ".join)
CLIENTS = st.lists(st.tuples(NAME, st.none() | NAME, SPELLED, st.none() | LETTERS), max_size=9)
CELLS = st.sampled_from(["甲", "a", "1", "", " ", "'", "'=", "=1", "\u3000", "\x0b", "\u2028", "\ufeff"])
PLAIN = st.lists(CELLS, min_size=2, max_size=4).map(",".join)
ODD = st.sampled_from(
    ['"甲\n乙",,', '"甲,乙",1,', '"', 'a"b,,', '"甲"乙,,', "\0,,", "\udcff,,", "长" * 40_000 + ",,", "\n\r", '"\'=",\'-,\r', ",,"]
)
CONTENT = st.lists(st.one_of(*[PLAIN] * 5, ODD), max_size=20).map(lambda lines: "\n".join(lines).encode(errors="surrogateescape"))


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    with (
        tempfile.TemporaryDirectory() as folder,
        writing(f"{folder}/store.db", datetime(2026, 11, 23, 10), "tester", "test") as opened,
    ):
        add(opened, "department", {"name": "商务1部"})
        add(opened, "member", {"name": "Wang", "department": "商务1部"})
        yield opened


@dataclass
class Rows:
    """Rows in memory, as an import reads them."""

    rows: Sequence[Sequence[str]]
    header: Sequence[str] = FIELDS
    done: float = 1.0
    day_zero: date = DAY_ZERO

    def lines(self) -> Iterator[Line]:
        return (Line(number, list(cells), "torn" if number % 5 == 0 else "") for number, cells in enumerate(self.rows, 2))


def prepared(work: Work, rows: Sequence[Sequence[str]], at_once: bool) -> list[Batch]:
    """What an import of clients makes of rows, many at once or each by itself."""
    record = RECORDS["lead"]
    with mock.patch.dict(RECORDS, lead=record if at_once else replace(record, complete_many=None)):
        preparing = Preparing(work, LEAD, Reading(work, LEAD, resolve(LEAD, FIELDS), Lookups(work)))
    return [batch._replace(by_column=list(map(list, batch.by_column))) for batch in preparing.batches(Rows(rows))]


@settings(max_examples=300)
@given(ROWS)
def test_many_rows_become_what_each_of_them_becomes(work: Work, rows: list[tuple[str, ...]]) -> None:
    assert prepared(work, rows, at_once=True) == prepared(work, rows, at_once=False)
    assert not work.warnings


def test_usual_rows_are_not_looked_at_one_by_one(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [tuple((USUAL | {"company": name}).values()) for name in ("重庆银行", "苏州（华瑞）贸易", "Bolt s")]
    alone = prepared(work, rows, at_once=False)
    assert len(alone[0].numbers) == 3
    monkeypatch.setattr(Reading, "texts", None)
    assert prepared(work, rows, at_once=True) == alone


def lines_of(content: bytes, encoding: str = "utf-8-sig") -> tuple[list[Line], str]:
    """The rows of a file up to where it is refused, and the refusal."""
    found: list[Line] = []
    with tempfile.TemporaryFile() as file:
        file.write("公司,分类,备注\n".encode(encoding) + content)
        file.seek(0)
        try:
            for line in CsvSource(file, encoding, ("公司", "分类", "备注").__contains__).lines():
                found.append(line)
        except RefusedError as error:
            return found, error.what
    return found, ""


@settings(max_examples=300)
@given(CONTENT, st.sampled_from([2, 5, 250]))
def test_many_lines_are_the_rows_that_each_of_them_is(content: bytes, at_once: int) -> None:
    with mock.patch.multiple(csv_text, AT_ONCE=at_once, PEEKED_LINES=2), mock.patch.object(heading, "FIRST_ROWS", 3):
        with mock.patch.object(CsvSource, "_many_rows", lambda *_: None):
            one_by_one = lines_of(content)
        assert lines_of(content) == one_by_one


def test_what_comes_before_bytes_that_are_no_text_is_read_and_no_more() -> None:
    row = "企业,A,老板\n".encode("utf-16-le")
    found, refusal = lines_of(row * 3000 + b"\x00\xdc" + row * 3000, "utf-16")
    assert 2000 < len(found) <= 3000
    assert refusal == f"Line {len(found) + 2} is not text in UTF-16."


@given(st.lists(st.none() | NAME | st.sampled_from(SAID["contact"])))
def test_the_initials_of_many_people_are_those_of_each(names: list[str | None]) -> None:
    assert people_initials(names) == [initials(name or "", person=True) or None for name in names]


@given(CLIENTS)
def test_the_pairs_of_many_clients_are_those_of_each(clients: list[tuple[str, str | None, str | None, str | None]]) -> None:
    columns = list(zip(*clients, strict=True)) if clients else [()] * 4
    assert grams.of_many(*columns) == [grams.grams(*client) for client in clients]
