"""``mgrday find``: clients by name, contact or phone, members and events, in one list."""

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    found.done("lead add 苏州澄远数控设备有限公司 --contact 王总 --phone 0512-62881234 --grade A --owner Wang")
    found.done("lead add 澄远 --contact Sunny --owner Li")
    return found


def found(office: Office, text: str) -> list[tuple[str, str]]:
    return [(row["kind"], row["name"]) for row in office.json(f"find {text}")]


def test_a_part_of_a_name_the_whole_name_first(office: Office) -> None:
    assert found(office, "澄远") == [("client", "澄远"), ("client", "苏州澄远数控设备有限公司")]
    assert found(office, "数控") == [("client", "苏州澄远数控设备有限公司")]
    assert found(office, "bolt") == [("client", "Bolton"), ("client", "Bolts")]


def test_clients_members_and_events_together(office: Office) -> None:
    assert found(office, "sun") == [("client", "澄远"), ("member", "Sun")]
    assert found(office, "SUMM") == [("event", "Summit")]


@pytest.mark.parametrize("text", ["5678", "138123", "'138 1234 5678'", "１３８１２３４５６７８"])
def test_a_phone_by_four_digits_or_more(office: Office, text: str) -> None:
    assert found(office, text) == [("client", "Acme")]


def test_fewer_digits_are_no_phone(office: Office) -> None:
    assert found(office, "678") == []


@pytest.mark.parametrize("text", ["'%'", "'_'", "'a\\b'", "\"o'clock\"", "'  '"])
def test_signs_that_mean_something_to_a_database_mean_nothing_here(office: Office, text: str) -> None:
    assert found(office, text) == []


def test_what_a_line_says(office: Office) -> None:
    (row,) = office.json("find 数控")
    assert row["detail"] == "A · Wang · 王总 051262881234"
    assert row["do"] == f"mgrday show client {row['id']}"
    office.done("lead archive 数控")
    assert office.json("find 数控")[0]["detail"].startswith("A · archived · Wang")
    assert office.json("find Li")[0]["detail"] == "East · One · rep"
    assert office.json("find Summit")[0]["detail"] == "2026-11-26 14:00"
    office.done("member leave Li --on 2026-11-20")
    assert office.json("find Li")[0]["detail"] == "East · One · rep · left Fri 11-20"


def test_the_list_for_a_person(office: Office) -> None:
    said = office.done("find 数 控", lang="zh").out
    assert "查找“数 控”" in said
    assert "A类 · Wang · 王总 051262881234" in said
    assert "找到 1 个" in said


def test_nothing_found_says_what_to_try(office: Office) -> None:
    said = office.done("find nobody").out
    assert "Nothing fits “nobody”. Try a shorter part of the name, its pinyin initials" in said
    assert office.json("find nobody") == []


def test_the_limit_is_for_each_kind(office: Office) -> None:
    for number in range(25):
        office.done(f"lead add 'Gear {number:02d}'")
    assert len(office.json("find gear")) == 20
    said = office.done("find gear").out
    assert "There are more (client); the first 20 of each are shown." in said
    assert len(office.json("find gear --limit 30")) == 25
    assert office("find gear --limit 0").code == 2


@pytest.mark.parametrize("text", ["'mary an'", "'y  a'", "'MARY ANN O'", "'ann o'", "mary"])
def test_a_contact_by_a_fragment_with_a_space(office: Office, text: str) -> None:
    office.done('lead add Harbour --contact "Mary Ann O\'Hara"')
    office.done('lead add Quay --contact "Mandy Roy"')
    assert found(office, text) == [("client", "Harbour")]
