"""Putting findings off: by whom and what they are named, until when, what comes back early, what every review says of it."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from office import Office, opened

from mgrday.days import shift
from runner import Mgrday

LATER = "2026-12-04 15:00"
"""Acme, Bolts and Bolton were recorded on 11-23; as A clients they are stale from 11-27."""
KEYS = ("rule", "severity", "member", "client", "record", "since", "message", "do")
SNOOZE = "findings snooze client.stale Acme --until 2026-12-11 --reason 'owner abroad'"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    for client in ("Acme", "Bolts"):
        office.done(f"lead grade {client} A")
        office.done(f"lead next {client} visit --on 2026-12-31")
    return office


def stale(office: Office, today: str = LATER) -> list[Any]:
    return [each["client"] for each in office.json("findings --rule client.stale", today=today)]


def test_it_is_gone_until_its_day_and_back_on_it(office: Office) -> None:
    office.done(SNOOZE, today=LATER)
    assert stale(office) == ["Bolts"]
    assert stale(office, "2026-12-10 23:59") == ["Bolts"]
    assert stale(office, "2026-12-11") == ["Acme", "Bolts"]


@pytest.mark.parametrize("reference", ["Acme", "acm", "1", "5678"])
def test_a_record_is_named_as_everywhere(office: Office, reference: str) -> None:
    office.done(f"findings snooze client.stale {reference} --until +7d --reason x", today=LATER)
    assert stale(office) == ["Bolts"]


def test_what_does_not_stand_is_not_put_off(office: Office) -> None:
    result = office("findings snooze client.stale Bolton --until +7d --reason x", today=LATER)
    assert result.code == 3 and "Acme" in result.err and "Bolts" in result.err
    result = office("findings snooze client.stale Bo --until +7d --reason x", today=LATER)
    assert result.code == 0 and "Bolts" in result.err
    result = office("findings snooze payment.over Acme --until +7d --reason x", today=LATER)
    assert result.code == 3 and "nothing of payment.over" in result.err
    assert office("findings snooze client.stael Acme --until +7d --reason x", today=LATER).code == 2
    assert office.count("snoozes") == 1


@pytest.mark.parametrize(("until", "code"), [("today", 4), ("yesterday", 4), ("+1d", 0), ("+92d", 0), ("+93d", 4), ("soon", 4)])
def test_a_day_after_today_and_not_too_far(office: Office, until: str, code: int) -> None:
    result = office(f"findings snooze client.stale Acme --until {until} --reason x", today=LATER)
    assert result.code == code, result
    assert office.count("snoozes") == (code == 0)


@pytest.mark.parametrize("options", ["--until +3d", "--reason x", "--until +3d --reason ''"])
def test_a_day_and_a_reason_are_needed(office: Office, options: str) -> None:
    result = office(f"findings snooze client.stale Acme {options}", today=LATER)
    assert result.code in (2, 4) and "reason" in result.err + options
    assert office.count("snoozes") == 0


def test_said_again_the_later_one_holds(office: Office) -> None:
    office.done(SNOOZE, today=LATER)
    office.done("findings snooze client.stale Acme --until 2026-12-07 --reason back", today=LATER)
    assert [(each["until"], each["reason"]) for each in office.json("findings snoozed", today=LATER)] == [("2026-12-07", "back")]
    assert stale(office, "2026-12-07") == ["Acme", "Bolts"]


def test_it_can_be_taken_back_and_undone(office: Office) -> None:
    office.done(SNOOZE, today=LATER)
    assert office("findings wake client.stale Bolts", today=LATER).code == 3
    office.done("findings wake client.stale Acme", today=LATER)
    assert stale(office) == ["Acme", "Bolts"]
    assert office("findings wake client.stale Acme", today=LATER).code == 3
    office.done("undo --yes", today=LATER)
    assert stale(office) == ["Bolts"]
    office.done("findings snooze client.stale Acme --until +3d --reason y", today=LATER)
    office.done("undo --yes", today=LATER)
    (row,) = office.json("findings snoozed", today=LATER)
    assert (row["until"], row["reason"]) == ("2026-12-11", "owner abroad")
    office.done("undo --yes", today=LATER)
    assert stale(office) == ["Acme", "Bolts"] and office.count("snoozes") == 0


def test_a_graver_one_is_back_at_once_and_can_be_put_off_again(office: Office) -> None:
    office.done("lead grade Acme B")
    office.done(SNOOZE, today=LATER)
    assert stale(office) == ["Bolts"]
    office.done("lead grade Acme A", today=LATER)
    assert stale(office) == ["Bolts", "Acme"]
    (row,) = office.json("findings snoozed", today=LATER)
    assert (row["state"], row["fires"]) == ("graver", True)
    office.done(SNOOZE, today=LATER)
    assert stale(office) == ["Bolts"]
    office.done("lead grade Acme B", today=LATER)
    assert stale(office) == ["Bolts"]


def test_what_comes_up_again_within_the_time_stays_put_off(office: Office) -> None:
    office.done(SNOOZE, today="2026-11-27 15:00")
    office.done("call add Wang Acme --reached owner", today="2026-11-28 10:00")
    assert [each["state"] for each in office.json("findings snoozed", today="2026-11-28")] == ["over"]
    assert stale(office, "2026-12-02 10:00") == ["Bolts"]
    assert [each["state"] for each in office.json("findings snoozed", today="2026-12-02")] == ["fires"]


def test_handed_over_it_is_somebody_elses_and_back(office: Office) -> None:
    office.done(SNOOZE, today=LATER)
    office.done("lead hand Acme Zhao", today=LATER)
    assert "Acme" in stale(office)


def test_of_several_members_the_one_is_named(office: Office) -> None:
    office.done("standard set calls 5 --period day")
    snooze = "findings snooze standard.below 1 --until +3d --reason training"
    result = office(snooze, today=LATER)
    assert result.code == 3 and "Wang" in result.err and "Li" in result.err and "--member" in result.err
    office.done(f"{snooze} --member Wang", today=LATER)
    assert {each["member"] for each in office.json("findings --rule standard.below", today=LATER)} == {"Li", "Zhao"}
    office.done("findings snooze standard.below Li --until +3d --reason ill", today=LATER)
    assert {each["member"] for each in office.json("findings --rule standard.below", today=LATER)} == {"Zhao"}
    assert office("findings wake standard.below 1", today=LATER).code == 3
    office.done("findings wake standard.below 1 --member Li", today=LATER)
    assert {each["member"] for each in office.json("findings --rule standard.below", today=LATER)} == {"Li", "Zhao"}


@pytest.mark.parametrize(
    "review",
    [
        *("today", "check", "check clients", "check --all-departments", "report week", "report month", "guide week"),
        *("show client Acme", "show member Wang"),
    ],
)
def test_reviews_carry_what_is_put_off_apart_and_say_how_many(office: Office, review: str) -> None:
    office.done(SNOOZE, today=LATER)
    said = office.json(review, today=LATER)
    assert "Acme" not in {each["client"] for each in said["findings"] if each["rule"] == "client.stale"}
    (one,) = said["snoozed"]
    assert (one["rule"], one["client"], one["until"], one["reason"]) == ("client.stale", "Acme", "2026-12-11", "owner abroad")
    assert set(one) == {*KEYS, "until", "reason"}
    for lang, words in (("en", "back on Fri 12-11"), ("zh", "12-11")):
        for format in ("table", "plain", "markdown", "html"):
            page = office.done(f"{review} --format {format}", today=LATER, lang=lang).out
            assert "mgrday findings snoozed" in page and words in page, (lang, format)


def test_the_list_of_findings_stays_an_array_without_them(office: Office) -> None:
    office.done("findings snooze client.stale Bolts --until +7d --reason x", today=LATER)
    office.done(SNOOZE, today=LATER)
    found = office.json("findings --rule client.stale", today=LATER)
    assert found == []
    page = office.done("findings --rule client.stale", today=LATER).out
    assert "Nothing wrong." in page and "2 put off, the next back on Fri 12-11" in page
    assert office("findings --rule client --fail-on high", today=LATER).code == 0
    assert office("findings --rule client.stale --severity low", today=LATER).out.count("put off") == 0
    assert office("findings --rule client --fail-on high", today="2026-12-11").code == 1


def test_a_day_without_findings_says_that_something_is_put_off(office: Office) -> None:
    for line in ("findings snooze client.stale Acme", "findings snooze client.stale Bolts"):
        office.done(f"{line} --until +7d --reason x", today=LATER)
    page = office.done("today", today=LATER).out
    assert "Put off 2: mgrday findings snoozed" in page


def test_a_page_of_one_record_carries_what_is_put_off_about_it(office: Office) -> None:
    office.done("deal add Wang Acme 9800")
    office.done("deal sign 1 --on 2026-11-10")
    office.done("invitation add Summit Bolts --by Li")
    office.done("receipt add Summit Bolts")
    office.done("receipt chase Summit Bolts yes", today="2026-11-25 09:00")
    for line in ("payment.overdue 1", "keyword.missing_for_receipt Bolts"):
        office.done(f"findings snooze {line} --until +2d --reason x", today="2026-11-25 10:00")
    for page, rule in (("deal 1", "payment.overdue"), ("event Summit", "keyword.missing_for_receipt")):
        said = office.json(f"show {page}", today="2026-11-25 10:00")
        assert [each["rule"] for each in said["snoozed"]] == [rule]
        assert rule not in [each["rule"] for each in said["findings"]]
        said = office.json(f"show {page}", today="2026-11-27 10:00")
        assert not said["snoozed"]


def test_a_rule_is_named_by_the_words_of_the_headlines_too(office: Office) -> None:
    office.done("findings snooze 'Clients going stale' Acme --until +7d --reason x", today=LATER)
    for lang, rule in (("en", "clients going stale"), ("zh", "客户没跟进")):
        assert [each["client"] for each in office.json(f"findings --rule '{rule}'", today=LATER, lang=lang)] == ["Bolts"]
        assert office.json(f"findings rules '{rule}'", today=LATER, lang=lang)["rule"] == "client.stale"
    office.done("findings wake 客户没跟进 Acme", today=LATER, lang="zh")
    assert stale(office) == ["Acme", "Bolts"]


def test_the_page_of_findings_has_the_command_that_puts_the_first_one_off(office: Office) -> None:
    office.done("standard set calls 5 --period day")
    for rule, before in (("client.stale", "Acme"), ("standard.below", "Li")):
        page = office.done(f"findings --rule {rule}", today=LATER).out
        assert before in page
        line = page.strip().splitlines()[-1].partition("mgrday ")[2]
        office.done(line, today=LATER)
        assert before not in {each["client"] or each["member"] for each in office.json(f"findings --rule {rule}", today=LATER)}


def test_nothing_put_off_says_how_to(office: Office) -> None:
    assert "mgrday findings snooze RULE RECORD" in office.done("findings snoozed").out
    assert office.json("findings snoozed") == []


def test_options_of_the_findings_do_not_slip_into_a_verb(office: Office) -> None:
    result = office("findings --rule client snoozed")
    assert result.code == 2 and "--rule" in result.err
    assert office("findings rule").code == 2
    assert "snoozed" in office.done("findings --help").out


def test_the_number_put_off_costs_one_query(office: Office) -> None:
    office.done(SNOOZE, today=LATER)
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        plan = store.execute("explain query plan select * from snoozes s where s.until > '2026-12-04'").fetchall()
    assert "snoozes_until" in plan[0][-1]


def test_the_reason_is_harmless_wherever_it_is_shown(office: Office) -> None:
    office.done("findings snooze client.stale Acme --until +7d --reason '=1+1 <b>'", today=LATER)
    assert json.loads(office.done("findings snoozed --format json", today=LATER).out)[0]["reason"] == "=1+1 <b>"
    assert "'=1+1" in office.done("findings snoozed --format csv", today=LATER).out
    assert "<b>" not in office.done("findings snoozed --format html", today=LATER).out
    assert shift("2026-12-04", 7) in office.done("findings snoozed --format csv", today=LATER).out
