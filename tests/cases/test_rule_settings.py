"""The numbers of the rules: each a setting that moves its boundary, explained with its origin, refused where it cannot be."""

from pathlib import Path
from typing import Any

import pytest
from office import Office, opened
from world import World

from mgrday import seniority, words
from mgrday.render.layout import width
from mgrday.review.rule_words import rule_words
from mgrday.review.rules import RULES, fault
from mgrday.review.rules.base import LIMITS
from runner import Mgrday

DEFAULTS = {
    "client.stale": {"a_days": 3, "b_days": 7},
    "client.never_visited": {"days": 14},
    "member.no_a_clients": {"months": 1},
    "member.no_outing": {"from_weekday": 3},
    "outing.unverified": {"days": 2},
    "outing.no_debrief": {"workdays": 1},
    "standard.below": {"high_percent": 50, "new_months": 3},
    "event.role_unfilled": {"days": 2},
    "event.matter_open": {"days": 1},
    "event.unreconciled": {"workdays": 1, "within": 365},
    "deal.none_named": {"from_day": 3},
    "payment.overdue": {"days": 14},
    "payment.over": {"yuan": 0},
    "target.missing": {"from_day": 3},
    "target.behind": {"phase1": 15, "phase2": 30, "phase3": 25, "phase4": 30, "margin": 10},
    "person.no_talk": {"days": 30, "key_days": 7},
    "person.review_due": {"mark1_days": 7, "mark2_months": 1, "mark3_months": 2, "mark4_months": 3, "months": 4},
    "event.follow_up_missing": {"workdays": 2, "held_within": 90},
    "service.missing": {"days": 7, "signed_within": 365},
    "service.objection_open": {"days": 2},
    "matter.overdue": {"days": 0},
    "matter.uninspected": {"workdays": 1},
    "action.open": {"days": 0},
}
"""Every number of the method's table, as it is unless somebody changes it."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    mgrday.environment["MGRDAY_CONFIG"] = str(mgrday.folder / "config.toml")
    config(office, "")
    return office


def config(office: Office, text: str) -> Path:
    path = office.mgrday.folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_number_of_the_method_is_a_setting() -> None:
    assert {name: rule.defaults for name, rule in RULES.items() if rule.settings} == DEFAULTS


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, numbers in DEFAULTS.items() for name in numbers])
def test_a_setting_takes_what_its_unit_allows_and_nothing_beyond(rule: str, name: str) -> None:
    least, most = LIMITS[RULES[rule].settings[name].unit]
    assert [fault(rule, {name: value}) for value in (least, DEFAULTS[rule][name], most)] == [None] * 3
    for value in (least - 1, most + 1):
        wrong = fault(rule, {name: value})
        assert wrong is not None and wrong[0] == name


@pytest.mark.parametrize(("value", "settings", "severity"), [
    (4, {}, "high"),
    (5, {}, "medium"),
    (5, {"high_percent": 51}, "high"),
    (4, {"high_percent": 40}, "medium"),
    (0, {"high_percent": 0}, "medium"),
])  # fmt: skip
def test_what_part_of_a_standard_is_high(world: World, value: int, settings: dict[str, int], severity: str) -> None:
    member = world.member()
    client = world.client("Acme", member)
    world.standard("calls", 10)
    for _number in range(value):
        world.call(member, client)
    (found,) = world.find("standard.below", settings=settings)
    assert found.severity == severity


@pytest.mark.parametrize(("workdays", "count"), [({}, 1), ({"workdays": 2}, 1), ({"workdays": 3}, 0), ({"workdays": 0}, 1)])
def test_the_workdays_for_a_debrief(world: World, workdays: dict[str, int], count: int) -> None:
    member = world.member()
    world.outing(member, world.client("Acme", member), "2026-11-20 09:00", result="refused")
    assert len(world.find("outing.no_debrief", settings=workdays)) == count
    assert world.find("outing.no_debrief", "2026-11-23 10:00", settings={"workdays": 1}) == []


@pytest.mark.parametrize(("hired_on", "settings", "since"), [
    ("2026-11-17", {"mark1_days": 8}, None),
    ("2026-11-16", {"mark1_days": 8}, "2026-11-25"),
    ("2026-11-10", {"mark1_days": 0}, None),
    ("2026-10-24", {"mark2_months": 0}, "2026-11-01"),
    ("2026-10-24", {"mark3_months": 1, "mark2_months": 2}, "2026-11-25"),
    ("2026-07-24", {"months": 5}, "2026-10-25"),
])  # fmt: skip
def test_the_marks_of_the_reviews(world: World, hired_on: str, settings: dict[str, int], since: str | None) -> None:
    world.member(hired_on=hired_on)
    assert [each.since for each in world.find("person.review_due", settings=settings)] == ([since] if since else [])


def test_a_new_hire_is_one_for_as_many_months_as_the_setting_says(office: Office) -> None:
    office.done("standard set calls 5 --period day --seniority new")

    def below(today: str) -> list[Any]:
        return [each["member"] for each in office.json("findings --rule standard.below", today=today)]

    assert (below("2027-01-07"), below("2027-01-08")) == (["Li"], [])
    config(office, '[rules."standard.below"]\nnew_months = 2\n')
    assert (below("2026-12-07"), below("2026-12-08")) == (["Li"], [])
    assert office.json("show member Li", today="2026-12-08")["member"]["seniority"] == "veteran"
    assert seniority.is_new("2026-10-08", "2026-12-07") and not seniority.is_new("2026-10-08", "2026-12-08")
    assert not seniority.is_new(None, "2026-12-07")


@pytest.mark.parametrize(("text", "said"), [
    ('[rules."deal.none_named"]\nfrom_day = 0', "line 2: “deal.none_named: from_day”: it must be a whole number from 1 to 28"),
    ('[rules."target.missing"]\nfrom_day = 40', "line 2: “target.missing: from_day”"),
    ('[rules."member.no_outing"]\n\nfrom_weekday = 8', "line 3: “member.no_outing: from_weekday”"),
    ('[rules."target.behind"]\nmargin = 101', "line 2: “target.behind: margin”"),
    ('[rules."client.stale"]\na_days = 99999999999', "line 2: “client.stale: a_days”"),
    ('[rules."target.behind"]\nphase1 = 0\nphase2 = 0\nphase3 = 0\nphase4 = 0', "line 2: “target.behind: phase1”: the four"),
    ('[rules."payment.overdue"]\ndays = 10\n[rules.outing.unverified]\ndays = 99999', "line 4: “outing.unverified: days”"),
    ('rules.client.stale.a_days = 40000', "line 1: “client.stale: a_days”"),
    ('[rules]\n"client.stale" = { a_days = 40000 }', "line 2: “client.stale: a_days”"),
    ('[rules."standard.below"]\nnew_months = 1201', "line 2: “standard.below: new_months”"),
])  # fmt: skip
def test_a_number_that_cannot_work_is_refused_with_its_line(office: Office, text: str, said: str) -> None:
    path = config(office, text)
    for review in ("findings", "today", "check", "findings rules"):
        result = office(review)
        assert (result.code, result.out) == (6, ""), result
        assert f"{path}, {said}" in result.err and "mgrday findings rules" in result.err


def test_phases_that_come_to_something_need_not_come_to_100(office: Office) -> None:
    config(office, '[rules."target.behind"]\nphase1 = 0\nphase2 = 1\nphase3 = 1\nphase4 = 1')
    office.done("today")


def test_the_rules_say_what_is_in_force_and_where_it_comes_from(office: Office) -> None:
    config(office, 'lang = "en"\n\n[rules."client.stale"]\n# more patience\na_days = 5\n')
    rows = {row["rule"]: row for row in office.json("findings rules")}
    assert set(rows["client.stale"]) == {"rule", "severity", "when", "settings", "in_force"}
    assert rows["client.stale"]["settings"] == "a_days = 5, b_days = 7"
    a_days, b_days = rows["client.stale"]["in_force"]
    assert [a_days[key] for key in ("name", "value", "default", "source", "line")] == ["a_days", 5, 3, "config", 5]
    assert [b_days[key] for key in ("name", "value", "default", "source", "line")] == ["b_days", 7, 7, "default", None]
    assert rows["client.duplicate"]["in_force"] == []
    origins = {"en": "a_days = 5 (config.toml, line 5; default 3)", "zh": "a_days = 5（config.toml 第 5 行；默认 3）"}
    for lang, said in origins.items():
        for line in ("findings rules", "findings rules client.stale"):
            page = office.done(f"{line} --format table", lang=lang, COLUMNS="80").out
            assert max(map(width, page.splitlines())) <= 80
        assert said in office.done("findings rules", lang=lang).out


def test_the_settings_name_the_line_of_a_rules_number(office: Office) -> None:
    path = config(office, '[rules."client.stale"]\na_days = 5\n\n[rules.outing.unverified]\ndays = 3\n')
    rows = {row["name"]: row["where"] for row in office.json("config")}
    assert rows["client.stale a_days"] == f"{path}, line 2"
    assert rows["outing.unverified days"] == f"{path}, line 5"


def test_one_rule_says_all_about_it(office: Office) -> None:
    office.done("lead grade Acme A")
    said = office.json("findings rules client.no_next_step")
    assert (said["rule"], said["severity"], said["in_force"]) == ("client.no_next_step", "medium", [])
    assert [each["client"] for each in said["findings"]] == ["Acme"]
    page = office.done("findings rules outing.unverified").out
    assert "How many days there are to call back" in page and '[rules."outing.unverified"]\ndays = 2' in page
    assert "no settings" in office.done("findings rules client.duplicate").out
    result = office("findings rules client.stael")
    assert result.code == 2 and "Did you mean client.stale?" in result.err
    assert office("findings rules client").code == 2


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_rule_has_words_of_its_own(lang: words.Language) -> None:
    words.use(lang)
    try:
        said = [rule_words(name) for name in RULES]
    finally:
        words.use("en")
    assert len({*said, *RULES}) == 2 * len(RULES)
