"""What an acceptance of the goal line and the people line found: who is yet to come, equal figures, empty words, narrow pages."""

import pytest
from office import Office, opened

from mgrday.days import Span, workdays
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def test_a_span_that_starts_after_its_end_has_no_day() -> None:
    assert (len(Span("2026-11-25", "2026-11-24")), workdays(Span("2026-11-25", "2026-11-24"))) == (0, [])
    assert len(Span("2026-11-25", "2026-11-25")) == 0
    assert len(Span("2026-11-25", "2026-11-26")) == 1


def test_the_sheet_of_somebody_who_is_yet_to_come(office: Office) -> None:
    office.done("member add Qian --department East --group One --hired 2026-12-07")
    assert office.json("show member Qian")["tables"]["trend"][-1]["calls"] == 0
    assert office.json("show member Li")["tables"]["steps"]


def test_the_watch_list_looked_at_as_of_a_day_before(office: Office) -> None:
    office.done("member watch Wang --reason slow")
    assert "Wang" in office.done("member watch", today="2026-11-04 10:00").out


def places(office: Office, member: str) -> dict[str, str | None]:
    return {row["step"]: row["place"] for row in office.json(f"show member {member}")["tables"]["steps"]}


def test_equal_figures_are_neither_weakest_nor_strongest(office: Office) -> None:
    for member, client in (("Wang", "Acme"), ("Zhao", "Bolts")):
        for minute in ("00", "10", "20"):  # two of three reach the owner: a share that no decimal holds
            reached = "none" if minute == "20" else "owner"
            office.done(f"call add {member} {client} --reached {reached} --at 09:{minute}")
        office.done(f"outing leave {member} {client} --at 10:00")
        office.done(f"keyword add {client} pumps --member {member}")
    office.done("lead add Chains --owner Zhao")
    assert set(places(office, "Wang").values()) == {None}
    said = office.done("show member Wang").out
    assert "Weakest" not in said and "Strongest" not in said
    assert "!" not in next(line for line in said.splitlines() if "owner" in line and "67%" in line)


def test_what_is_below_is_weakest_and_what_is_above_strongest(office: Office) -> None:
    office.done("lead add Chains --owner Zhao")
    office.done("outing leave Zhao Bolts --at 10:00")
    office.done("outing leave Wang Acme --at 10:00")
    office.done("call add Zhao Bolts --reached owner --at 09:00")
    office.done("call add Wang Acme --reached owner --at 09:00")
    office.done("keyword add Bolts pumps --member Zhao")
    office.done("keyword add Acme pumps --member Wang")
    office.done("keyword add Acme valves --member Wang")
    assert {step: place for step, place in places(office, "Wang").items() if place} == {"preparation": "strongest"}
    assert {step: place for step, place in places(office, "Zhao").items() if place} == {"preparation": "weakest"}


@pytest.mark.parametrize("text", ["''", "'  '"])
def test_an_objection_without_a_word_is_none(office: Office, text: str) -> None:
    refused = office(f"service objection Acme {text}")
    assert refused.code == 2 and "Nothing was written" in refused.err
    assert office.count("services") == 0


def test_the_next_talk_is_not_before_this_one(office: Office) -> None:
    refused = office("talk add Wang pipeline --held 2026-11-20 --next 2026-11-19")
    assert refused.code == 4 and "2026-11-19" in refused.err
    assert office.count("talks") == 0
    office.done("talk add Wang pipeline --held 2026-11-20 --next 2026-11-20")
    assert office("talk edit 1 --next 2026-11-19").code == 4
    assert office.json("talk list")[0]["next_on"] == "2026-11-20"


def targets_of(page: str) -> list[str]:
    lines = page.split("\nTargets\n")[1].split("\n\n")[0].splitlines()
    return [line for line in lines if not line.startswith("─")]


def test_promises_and_the_pace_stand_in_one_table_of_80_columns(office: Office) -> None:
    office.done("target set department East 2026-11 560000 --promised 520000 --accepted 540000")
    office.done("target set group One 2026-11 250000")
    shown = targets_of(office.done("report month --format table", COLUMNS="80").out)
    assert "Promised" in "".join(shown) and shown[-2].split()[:2] == ["East", "560,000.00"] and shown[-1].startswith("One")
    assert shown[-2].split()[-1] == "-392,000.00!"
    assert [row["scope"] for row in office.json("report month")["tables"]["targets"]] == ["department", "group"]


def test_without_a_promise_the_targets_say_their_scope_and_metric(office: Office) -> None:
    office.done("target set department East 2026-11 560000")
    shown = targets_of(office.done("report month --format table", COLUMNS="80").out)
    assert shown[-1].split()[:3] == ["department", "East", "amount"]


def test_the_metric_is_said_where_there_are_several(office: Office) -> None:
    office.done("target set department East 2026-11 560000 --promised 520000")
    office.done("target set member Wang 2026-11 40 --metric calls")
    assert "calls" in targets_of(office.done("report month --format table", COLUMNS="80").out)[-1].split()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_list_of_key_deals_cuts_names_only(office: Office, lang: str) -> None:
    name = "苏州栩谷自动化设备有限公司"
    office.done(f"lead add {name} --owner Wang")
    for amount, day in ((32800, "2026-11-27"), (28800, "2026-11-20")):
        office.done(f"deal add Wang {name} {amount} --key --expected {day}")
    office.done("deal sign 2")
    office.done(f"call add Wang {name} --reached owner --at 09:00")
    page = office.done("guide week --format table", lang=lang, COLUMNS="80").out
    still, signed = [line.split() for line in page.splitlines() if f"{name[:3]}" in line and ",800.00" in line]
    assert still[3:5] == ["32,800.00", "11-27"] and still[-3:] == ["1", "0", "11-23"]
    assert signed[3:7] == ["28,800.00", "11-20", "signed" if lang == "en" else "已签", "11-23"]


def test_a_rung_reached_in_another_year_says_the_year(office: Office) -> None:
    office.done("member skill Wang key-deals --on 2025-05-06")
    office.done("member skill Zhao key-deals --on 2026-05-06")
    shown = [line.split()[:2] for line in office.done("member skill").out.splitlines()]
    assert ["Wang", "2025-05"] in shown and ["Zhao", "05-06"] in shown


def test_the_guide_says_that_its_figures_are_those_of_key_deals(office: Office) -> None:
    office.done("deal add Wang Acme 5000 --key --expected 2026-11-27")
    assert "key deals: signed 0 (0), open 1 (5,000)" in office.done("guide week").out
    assert "重点单：已签 0 个" in office.done("guide week", lang="zh").out


def test_a_competency_that_is_none_names_those_there_are(office: Office) -> None:
    refused = office("member skill Wang juggling")
    assert refused.code == 4 and "Phone invitation (phone)" in refused.err
