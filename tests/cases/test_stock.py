"""The weekly stock-taking: key deals, key people and key matters, what is new, what carries over, what ended."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

LAST_WEEK, THIS_WEEK, NEXT_WEEK = "2026-11-19 10:00", "2026-11-24 10:00", "2026-11-30 10:00"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def tables(office: Office, today: str, review: str = "guide week") -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = office.json(review, today=today)["tables"]
    return found


def states(rows: list[dict[str, Any]], name: str) -> dict[str, str]:
    return {row[name]: row["state"] for row in rows}


def test_key_deals_carry_over_and_end(office: Office) -> None:
    office.done("deal add Wang Acme 9800 --expected 2026-11-27 --key", today=LAST_WEEK)
    office.done("deal add Li Bolts 5000 --expected 2026-11-25 --key", today=THIS_WEEK)
    office.done("deal add Li Bolton 3000 --expected 2026-11-25", today=LAST_WEEK)
    found = tables(office, THIS_WEEK)["stock_deals"]
    assert [(row["client"], row["state"], row["weeks"]) for row in found] == [("Bolts", "new", 0), ("Acme", "carried", 1)]
    assert found[1]["since"] == "2026-11-19" and found[1]["do"] == "mgrday deal sign 1"
    office.done("deal sign 1 --on 2026-11-24", today=THIS_WEEK)
    office.done("deal lose 2", today=THIS_WEEK)
    ended = tables(office, THIS_WEEK)["stock_deals"]
    assert states(ended, "client") == {"Acme": "signed", "Bolts": "lost"}
    # The week before, as it was: neither had ended, and Bolts was not named yet.
    assert states(tables(office, THIS_WEEK, "report week --period last-week")["stock_deals"], "client") == {"Acme": "new"}
    assert tables(office, NEXT_WEEK)["stock_deals"] == []


def test_a_deal_named_a_key_deal_later_counts_from_then(office: Office) -> None:
    office.done("deal add Wang Acme 9800 --expected 2026-12-27", today="2026-11-02 10:00")
    assert tables(office, THIS_WEEK)["stock_deals"] == []
    office.done("deal key 1", today="2026-11-22 10:00")
    assert states(tables(office, "2026-11-22 11:00")["stock_deals"], "client") == {"Acme": "new"}
    assert states(tables(office, "2026-11-23 10:00")["stock_deals"], "client") == {"Acme": "carried"}
    office.done("deal key 1 --off", today=THIS_WEEK)
    assert tables(office, THIS_WEEK)["stock_deals"] == []


def test_what_happened_with_a_key_deal_this_week(office: Office) -> None:
    office.done("deal add Wang Acme 9800 --expected 2026-12-27 --key", today="2026-11-02 10:00")
    office.done("call add Wang Acme --reached owner --at '2026-11-16 09:00'", today="2026-11-16 10:00")
    quiet = "nothing; last touch Mon 11-16"
    assert tables(office, "2026-11-23 10:00")["stock_deals"][0]["happened"] == quiet
    # Seven days are no matter yet, eight are: the cell stands out.
    said = {day: office.done("guide week", today=f"{day} 10:00").out for day in ("2026-11-23", "2026-11-24")}
    assert f"{quiet}!" not in said["2026-11-23"] and "without anything (since Mon 11-16)" in said["2026-11-24"]
    office.done("call add Wang Acme --reached owner --at '2026-11-23 09:00'", today=THIS_WEEK)
    office.done("outing leave Wang Acme --at '2026-11-24 09:00'", today=THIS_WEEK)
    (row,) = tables(office, THIS_WEEK)["stock_deals"]
    assert (row["happened"], row["calls"], row["outings"]) == ("calls 1 · outings 1", 1, 1)
    assert row["last_touch_day"] == "2026-11-24"


def test_key_people_with_plan_talks_and_figures(office: Office) -> None:
    office.done("member lift Wang --plan 'go along twice'", today=LAST_WEEK)
    office.done("member lift Li", today=THIS_WEEK)
    office.done("call add Wang Acme --reached owner --at '2026-11-16 09:00'", today=THIS_WEEK)
    for minute in ("09:00", "09:30"):
        office.done(f"call add Wang Acme --reached owner --at '2026-11-23 {minute}'", today=THIS_WEEK)
    office.done("call add Wang Acme --reached owner --at '2026-11-18 09:00'", today=THIS_WEEK)
    office.done("talk add Wang calls --on 2026-11-23", today=THIS_WEEK)
    wang, li = tables(office, THIS_WEEK)["stock_people"]
    assert (wang["member"], wang["state"], wang["weeks"], wang["plan"]) == ("Wang", "carried", 1, "go along twice")
    assert (wang["talks"], wang["last_talk"]) == (1, "2026-11-23")
    # Two days of this week against the same two of the last: the call of Wednesday is beyond them.
    assert (wang["figures"]["calls"], wang["figures_before"]["calls"]) == (2, 1)
    assert (li["state"], li["plan"], li["talks"]) == ("new", None, 0)
    office.done("member lift Wang --drop", today=THIS_WEEK)
    assert states(tables(office, THIS_WEEK)["stock_people"], "member") == {"Li": "new", "Wang": "dropped"}
    assert states(tables(office, NEXT_WEEK)["stock_people"], "member") == {"Li": "carried"}
    assert states(tables(office, THIS_WEEK, "report week --period last-week")["stock_people"], "member") == {"Wang": "new"}


def test_key_matters_from_open_to_inspected(office: Office) -> None:
    office.done("matter add List --owner Sun --standard clean --due 2026-11-24", today=LAST_WEEK)
    office.done("matter add Scripts --owner Wang --due 2026-11-27", today=THIS_WEEK)
    stages = {row["title"]: (row["stage"], row["state"], row["do"]) for row in tables(office, THIS_WEEK)["stock_matters"]}
    assert stages == {
        "List": ("open", "carried", "mgrday matter done 1"),
        "Scripts": ("open", "new", "mgrday matter done 2"),
    }
    assert tables(office, "2026-11-25 10:00")["stock_matters"][0]["stage"] == "overdue"
    office.done("matter edit 1 --due 2026-11-26", today="2026-11-25 10:00")
    assert tables(office, "2026-11-25 10:00")["stock_matters"][0]["stage"] == "open"
    office.done("matter done 1", today="2026-11-25 10:00")
    last = tables(office, "2026-11-25 11:00")["stock_matters"][-1]
    assert (last["title"], last["stage"], last["do"]) == ("List", "done", "mgrday matter inspect 1")
    office.done("matter inspect 1", today="2026-11-26 10:00")
    last = tables(office, "2026-11-26 10:00")["stock_matters"][-1]
    assert (last["state"], last["since"], last["inspected_on"]) == ("inspected", "2026-11-19", "2026-11-26")
    assert [row["title"] for row in tables(office, NEXT_WEEK)["stock_matters"]] == ["Scripts"]


def test_the_headline_counts_and_names_what_stood_still(office: Office) -> None:
    said = office.done("guide week", today=THIS_WEEK).out
    assert "key deals: none · key people: none · key matters: none" in said
    assert "mgrday member lift MEMBER --plan TEXT" in said
    office.done("deal add Wang Acme 9800 --expected 2026-12-27 --key", today="2026-11-02 10:00")
    office.done("deal add Li Bolts 5000 --expected 2026-12-25 --key", today=THIS_WEEK)
    office.done("matter add List --owner Sun --due 2026-12-24", today=LAST_WEEK)
    said = office.done("guide week", today=THIS_WEEK).out
    assert "key deals: 1 new, 1 carried over · key people: none · key matters: 1 carried over" in said
    assert "Still for longest: Acme, 22 days without anything (since Mon 11-02)" in said
    chinese = office.done("guide week", today=THIS_WEEK, lang="zh").out
    assert "重点单：新增 1、上期转来 1" in chinese and "搁得最久：Acme，22 天没动" in chinese


def test_the_month_report_takes_stock_too_and_a_day_does_not(office: Office) -> None:
    office.done("deal add Wang Acme 9800 --expected 2026-12-27 --key", today="2026-10-20 10:00")
    assert states(tables(office, THIS_WEEK, "report month")["stock_deals"], "client") == {"Acme": "carried"}
    assert states(tables(office, THIS_WEEK, "report month --period 2026-10")["stock_deals"], "client") == {"Acme": "new"}
    assert "stock_deals" not in tables(office, THIS_WEEK, "report day")


def test_only_the_department_asked_about(office: Office) -> None:
    office.done("department add West")
    office.done("member add Zhou --department West")
    office.done("lead add Cargo --owner Zhou")
    office.done("deal add Zhou Cargo 100 --key")
    office.done("member lift Zhou --plan x")
    office.done("matter add Fair --owner Zhou --due +3d")
    found = tables(office, THIS_WEEK, "guide week --department East")
    assert [found[name] for name in ("stock_deals", "stock_people", "stock_matters")] == [[], [], []]
    assert all(tables(office, THIS_WEEK, "guide week --department West")[name] for name in ("stock_deals", "stock_people"))
