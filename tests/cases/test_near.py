"""Near matches: which names look alike, which does so most, where they are listed, and what is left to a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Office, opened

from mgrday.review.near import is_slip
from runner import Mgrday

LISTED = """company,phone,contact
苏州华瑞科技有限公司,13900000001,
苏州华锐科技有限公司,13900000002,
华瑞科技（苏州）有限责任公司,13900000003,
上海别的公司,13900000001,
杭州远大机械一厂,13900000005,
杭州远大机械二厂,13900000006,
"""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    file = mgrday.folder / "leads.csv"
    file.write_text(LISTED, encoding="utf-8")
    return office


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("华瑞科技", "华锐科技", True),
        ("华瑞科技", "华泰科技", False),
        ("华瑞科技", "瑞华科技", True),
        ("远大机械一厂", "远大机械二厂", False),
        ("华瑞科技", "华瑞瑞科技", True),
        ("华瑞科技", "华瑞大科技", False),
        ("华瑞", "华锐", False),
        ("precision", "presision", True),
        ("bolt1", "bolt2", False),
        ("华瑞科技", "华瑞科技", False),
    ],
)
def test_what_is_a_slip(a: str, b: str, slip: bool) -> None:
    assert is_slip(a, b) is is_slip(b, a) is slip


@given(st.text("abcdefgh", min_size=7, max_size=12), st.integers(0, 6))
def test_a_letter_left_out_of_a_long_word_is_a_slip(word: str, at: int) -> None:
    assert is_slip(word, word[:at] + word[at + 1 :])


def test_an_import_says_the_likeliest_first(office: Office) -> None:
    file = office.mgrday.folder / "leads.csv"
    result = office.done(f"import {file} --kind lead --format json")
    assert '"near_matches": 2' in result.out and '"slips": 2' in result.out
    lines = [line for line in result.err.splitlines() if " – " in line]
    assert [line.partition(" (")[2] for line in lines] == [
        "same phone)", "other city, other suffix)", "a slip?)", "a slip?)"
    ]
    assert "mgrday import near 1" in result.err


def test_all_open_pairs_and_what_to_do(office: Office) -> None:
    office.done(f"import {office.mgrday.folder / 'leads.csv'} --kind lead")
    found = office.json("lead near")
    assert [row["why"] for row in found] == ["phone", "city", "slip", "slip"]
    assert [row["likeness"] for row in found] == sorted((row["likeness"] for row in found), reverse=True)
    assert office.json("import near 1") == found
    assert office.json("lead near 上海别的公司") == found[:1]
    assert len(office.json("lead near --limit 1")) == 1
    office.done(found[0]["do"].removeprefix("mgrday ") + " --yes")
    assert "phone" not in {row["why"] for row in office.json("lead near")}


def test_a_pair_that_was_judged_is_set_aside(office: Office) -> None:
    office.done("lead add Other --phone 13812345678")
    (pair,) = office.json("lead near")
    office.done(f"findings snooze client.duplicate {pair['other_id']} --until +30d --reason two")
    assert office.json("lead near") == []
    assert "mgrday findings snoozed" in office.done("lead near").out


def test_the_finding_names_the_command(office: Office) -> None:
    office.done("lead add Other --phone 13812345678")
    (finding,) = office.json("findings --rule client.duplicate")
    assert finding["do"] == "mgrday lead merge 1 4"
    assert office(finding["do"].removeprefix("mgrday ")).code == 2


def test_a_large_import_does_not_look_for_slips(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mgrday.review.near.MOST_NEW", 3)
    result = office.done(f"import {office.mgrday.folder / 'leads.csv'} --kind lead --format json")
    assert '"slips": null' in result.out and '"near_matches": 2' in result.out
    assert "too large" in office.done("import near 1").out


def test_no_such_import_and_nothing_alike(office: Office) -> None:
    assert office("import near 7").code == 3
    assert "No two clients look alike" in office.done("lead near").out
