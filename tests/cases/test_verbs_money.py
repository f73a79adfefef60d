"""Transcripts of the verbs of deal, payment, target and standard."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Office, opened

from mgrday.parts import shared_out
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def test_a_deal_from_expected_to_paid(office: Office) -> None:
    assert office.done("deal add Wang Acme 2.5万 --expected 月底 --key --event Summit").out == "1\n"
    shown = office.json("deal show 1")
    assert (shown["amount"], shown["key"], shown["expected_on"], shown["event"]) == (25000.0, True, "2026-11-30", "Summit")
    assert office.done("deal key Acme --off").err == "Deal 1 with Acme is no key deal.\n"
    assert office.done("deal key 1").err == "Deal 1 with Acme is a key deal.\n"
    signed = office.done("deal sign Acme --on yesterday --amount 24000")
    assert signed.err == "Deal 1 with Acme is signed on 2026-11-22: 24,000.00\nNext: mgrday payment add 1 AMOUNT\n"
    assert office("deal sign 1").code == 4 and office("deal lose 1").code == 4
    assert office.done("payment add Acme 4000 --on today").out == "1\n"
    assert office.done("payment add 1 20000").out == "2\n"
    assert office.json("deal show 1")["received"] == 24000.0


def test_a_payment_over_the_deal_is_taken_and_said(office: Office) -> None:
    office.done("deal add Wang Acme 100 --signed-on today")
    result = office.done("payment add 1 150.50")
    assert result.out == "1\n"
    assert "Note: Taken, but deal 1 of 100.00 is now paid 150.50: 50.50 too much." in result.err


def test_a_lost_deal_keeps_its_reason(office: Office) -> None:
    office.done("deal add Wang Acme 100 --expected-on tomorrow")
    assert office.done("deal lose Acme --reason 'rival was cheaper'").err == "Deal 1 with Acme is lost on 2026-11-23.\n"
    assert office.json("deal show 1")["lost_reason"] == "rival was cheaper"


def test_a_target_is_set_and_set_again_and_added_once(office: Office) -> None:
    assert office.done("target set department East 2026-11 20万").out == "1\n"
    assert office.done("target set 部门 East 本月 210000 --metric 业绩").out == "1\n"
    assert office.json("target show 1")["value"] == 210000.0
    assert office("target add department East 2026-11 1").code == 4
    assert office.done("target set branch Suzhou 2026-11 30 --metric deals").out == "2\n"
    assert office.done("target set branch Suzhou 2026-11 31 --metric deals").out == "2\n"
    assert office.json("target list --metric deals")[0]["value"] == 31
    assert office("target set branch Nowhere 2026-11 30").code == 4
    assert office("target set member Nobody 2026-11 30").code == 3


def test_a_standard_is_set_and_set_again(office: Office) -> None:
    assert office.done("standard set 电话 30 --period 每日 --seniority 新人").out == "1\n"
    assert office.json("standard set calls 40 --period day --seniority new") == {"id": 1, "kind": "standard"}
    assert office.done("standard set amount 1万 --period month").out == "2\n"
    shown = [(row["metric"], row["seniority"], row["value"]) for row in office.json("standard list")]
    assert shown == [("calls", "new", 40), ("amount", "all", 10000.0)]
    assert office("standard set calls 12800.50 --period day").code == 4
    assert office("standard set calls 12").code == 2


def test_the_split_of_a_month_among_members_by_seniority(office: Office) -> None:
    office.done("target set department East 2026-11 1000.01")
    shown = office.json("target split department East 2026-11 --into member --dry-run")
    assert {row["name"]: row["value"] for row in shown} == {"Li": 200.0, "Wang": 400.01, "Zhao": 400.0}
    assert office.count("targets") == 1
    result = office.done("target split department East 2026-11 --into member --by equal --yes")
    assert "3 targets set." in result.err and "333.34" in result.out
    office.done("target split department East 2026-11 --into member --new-share 0 --yes")
    values = {row["name"]: row["value"] for row in office.json("target list --scope member")}
    assert values == {"Li": 0.0, "Wang": 500.01, "Zhao": 500.0}


def test_groups_get_what_their_members_carry(office: Office) -> None:
    office.done("target set department East 2026-11 50 --metric calls")
    shown = office.json("target split department East 2026-11 --into group --metric calls --dry-run")
    assert [(row["name"], row["value"]) for row in shown] == [("One", 30), ("Two", 20)]
    office.done("target set branch Suzhou 2026-11 50")
    assert [row["name"] for row in office.json("target split branch Suzhou 2026-11 --into department --dry-run")] == ["East"]


def test_the_split_into_weeks_covers_the_month(office: Office) -> None:
    office.done("target set department East 2026-11 20万")
    shown = office.json("target split department East 2026-11 --into week --yes")
    assert [(row["period"], row["value"]) for row in shown] == [
        ("2026-W45", 30000.0),
        ("2026-W46", 60000.0),
        ("2026-W47", 50000.0),
        ("2026-W48", 60000.0),
    ]
    assert office.count("targets") == 5


@pytest.mark.parametrize("month", ["2026-01", "2026-02", "2026-05", "2026-08", "2026-10", "2026-12"])
@pytest.mark.parametrize("into", ["week", "day"])
@pytest.mark.parametrize("by", ["phases", "equal"])
def test_the_parts_of_any_month_add_up(office: Office, month: str, into: str, by: str) -> None:
    office.done(f"target set department East {month} 123456.78")
    shown = office.json(f"target split department East {month} --into {into} --by {by} --dry-run")
    assert sum(round(row["value"] * 100) for row in shown) == 12345678
    assert all(row["value"] > 0 for row in shown)


def test_the_split_asks_first(office: Office) -> None:
    office.done("target set department East 2026-11 20万")
    line = "target split department East 2026-11 --into member"
    refused = office(line)
    assert (refused.code, refused.out) == (2, "") and "--yes" in refused.err
    declined = office(line, tty=True, stdin="n\n")
    assert declined.code == 0 and "Zhao" in declined.out and "Nothing was written." in declined.err
    assert office.count("targets") == 1
    assert office(line, tty=True, stdin="y\n").code == 0
    assert office.count("targets") == 4
    office.done("undo --yes")
    assert office.count("targets") == 1


def test_a_part_that_the_split_leaves_is_said(office: Office) -> None:
    office.done("target set department East 2026-11 20万")
    office.done("target set member Sun 2026-11 5万")
    result = office.done("target split department East 2026-11 --into member --dry-run")
    assert "Sun has a target of 50,000.00 too" in result.err and "mgrday target remove 2" in result.err


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("target split department East 2026-12 --into member --yes", 3),
        ("target split department East 2026-11 --into department --yes", 2),
        ("target split department East 2026-11 --into member --by phases --yes", 2),
        ("target split department East 2026-11 --into week --by seniority --yes", 2),
        ("target split department East 2026-11 --into year --yes", 4),
        ("target split department East 2026-11 --into member --new-share 2 --yes", 2),
        ("target split member Wang 2026-11 --into week --yes", 3),
        ("target split department West 2026-11 --into member --yes", 4),
    ],
)
def test_splits_that_cannot_be(office: Office, line: str, code: int) -> None:
    office.done("target set department East 2026-11 20万")
    office.done("department add West")
    office.done("target set department West 2026-11 20万")
    result = office(line)
    assert (result.code, result.out) == (code, "")
    assert office.count("targets") == 2


@given(st.integers(0, 10**12), st.lists(st.fractions(0, 3, max_denominator=50), min_size=1, max_size=30))
def test_parts_add_up_and_none_is_a_unit_off(value: int, weights: list[Fraction]) -> None:
    whole = sum(weights)
    if whole:
        parts = shared_out(value, weights)
        assert sum(parts) == value
        assert all(abs(part - value * weight / whole) < 1 for part, weight in zip(parts, weights, strict=True))


def test_a_new_hire_is_a_veteran_after_three_months(office: Office) -> None:
    office.done("member edit Li --hired-on 2026-08-01")
    office.done("target set department East 2026-11 30 --metric deals")
    shown = office.json("target split department East 2026-11 --into member --metric deals --dry-run")
    assert [row["value"] for row in shown] == [10, 10, 10]
    office.done("member edit Li --hired-on 2026-08-02")
    shown = office.json("target split department East 2026-11 --into member --metric deals --dry-run")
    assert [row["value"] for row in shown] == [6, 12, 12]
