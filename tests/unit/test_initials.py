"""Pinyin initials of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday.initials import SURNAMES, initials, may_spell, readings

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=12)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("苏州华瑞贸易有限公司", "szhrmyyxgs"),
        ("３Ｍ（中国）", "3mzg"),
        ("Acme 贸易", "acmemy"),
        ("", ""),
        ("·", ""),
    ],
)
def test_of_a_company(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("name", "letters"), [("单伟", "sw"), ("曾敏", "zm"), ("仇和", "qh"), ("王芳", "wf"), ("Li", "li")])
def test_of_a_person(name: str, letters: str) -> None:
    assert initials(name, person=True) == letters


def test_surnames_are_only_those_that_are_read_otherwise() -> None:
    for surname, letter in SURNAMES.items():
        (known,) = readings(surname)
        assert letter in known and letter != known[0]


@pytest.mark.parametrize(
    ("typed", "name", "fits"),
    [("cqyh", "重庆银行", True), ("zqy", "重庆银行", True), ("yx", "银行", True), ("CQ", "重庆", True), ("qc", "重庆", False)],
)
def test_any_reading_will_do(typed: str, name: str, fits: bool) -> None:
    assert may_spell(typed, name) is fits


@given(HAN, st.data())
def test_every_part_of_the_usual_initials_spells_the_name(name: str, data: st.DataObject) -> None:
    usual = initials(name)
    start = data.draw(st.integers(0, len(usual)))
    assert may_spell(usual[start:], name)
    assert not may_spell(usual + "a", name)
    assert usual == "" or (usual.isascii() and usual.islower())
