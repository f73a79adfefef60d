"""Whatever stands in a workbook, whole or damaged: a sentence or rows that are all accounted for, never a fault."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_any_file import fresh, imported

from runner import Mgrday
from workbooks import with_parts, workbook

HEADER = ("公司", "电话", "录入日期", "备注")
CELL = st.one_of(
    st.none(),
    st.text(alphabet="甲乙=+-@<>&\"' \u202e", max_size=12),
    st.sampled_from(["甲公司", "13800000001", "2026-11-20", "46340"]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(min_value=-(10**9), max_value=2 * 10**10),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
ROWS = st.lists(st.tuples(*(CELL for _ in HEADER)), max_size=6)
XML = st.sampled_from(
    ["<", ">", "/", '"', "&a;", "&#0;", "<c/>", '<c r="ZZZZ9"><v>1</v></c>', 't="s"', "9" * 30, "-1", "<row>", "\ud800"]
)
WHOLE = workbook([HEADER, ("甲公司", "13800000001", "2026-11-20", "好"), ("乙公司", "12", "", "")])

with zipfile.ZipFile(io.BytesIO(WHOLE)) as opened:
    PARTS = {"sheet1": opened.read("xl/worksheets/sheet1.xml"), "workbook": opened.read("xl/workbook.xml")}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@settings(max_examples=15, deadline=None)
@given(rows=ROWS)
def test_every_row_of_a_workbook_is_accounted_for(folder: Path, rows: list[tuple[object, ...]]) -> None:
    mgrday = fresh(folder)
    counts = imported(mgrday, "lead", workbook([HEADER, *rows]))
    assert counts is not None
    told = counts["accepted"] + counts["rejected"] + counts["duplicates"] + len(counts["passed_over"])
    assert told <= len(rows)
    assert told >= sum(row[0] == "甲公司" for row in rows)


@settings(max_examples=25, deadline=None)
@given(at=st.integers(min_value=0, max_value=len(WHOLE) - 1), byte=st.binary(min_size=1, max_size=4), cut=st.booleans())
def test_no_damage_is_a_fault(folder: Path, at: int, byte: bytes, cut: bool) -> None:
    mgrday: Mgrday = fresh(folder)
    damaged = WHOLE[:at] + byte + (b"" if cut else WHOLE[at + len(byte) :])
    counts = imported(mgrday, "lead", damaged)
    assert counts is None or counts["accepted"] + counts["rejected"] <= 2


@settings(max_examples=25, deadline=None)
@given(at=st.integers(min_value=0, max_value=1), text=XML, share=st.floats(min_value=0, max_value=1), much=st.integers(0, 9))
def test_no_xml_is_a_fault(folder: Path, at: int, text: str, share: float, much: int) -> None:
    """A part of a workbook in which something stands in the place of something else."""
    mgrday = fresh(folder)
    name, part = list(PARTS.items())[at]
    place = int(share * len(part))
    damaged = part[:place] + text.encode("utf-8", "surrogatepass") + part[place + much :]
    counts = imported(mgrday, "lead", with_parts(WHOLE, **{name: damaged}))
    assert counts is None or counts["accepted"] + counts["rejected"] <= 3
