"""``mgrday lead neighbours``: once a client signs, the untouched leads of its industry and region are next."""

import pytest
from office import Office, opened

from runner import Mgrday

PLACE = "--industry valves --region Harbour"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    found.done(f"lead edit Acme {PLACE}")
    found.done(f"lead add Near {PLACE} --owner Li --phone 13900001111 --contact Gu")
    found.done(f"lead add Other {PLACE} --grade B")
    found.done("lead add Hills --industry valves --region Hills")
    found.done("lead add Pumps --industry pumps --region Harbour")
    return found


def listed(office: Office, client: str = "Acme") -> list[str]:
    return [row["company"] for row in office.json(f"lead neighbours {client}")]


def test_neighbours_are_untouched_leads_of_the_same_industry_and_region(office: Office) -> None:
    assert listed(office) == ["Other", "Near"]  # the better grade first
    (near,) = [row for row in office.json("lead neighbours Acme") if row["company"] == "Near"]
    assert (near["owner"], near["phone"], near["contact"], near["industry"]) == ("Li", "13900001111", "Gu", "valves")
    assert set(office.json("lead list")[0]) == set(near)
    said = office.done("lead neighbours Acme").out
    assert "2 of 2 in valves, Harbour. Call each: mgrday call add MEMBER CLIENT" in said
    assert [row["company"] for row in office.json("lead neighbours Acme --limit 1")] == ["Other"]


def test_who_is_touched_signed_or_archived_is_no_neighbour_any_more(office: Office) -> None:
    office.done("call add Li Near --reached none")
    assert listed(office) == ["Other"]
    office.done("lead archive Other")
    assert listed(office) == []
    said = office.done("lead neighbours Acme").out
    assert "None left. Find new ones of valves in Harbour: mgrday lead add COMPANY" in said
    office.done("undo --yes")
    assert listed(office) == ["Other"]
    office.done("deal add Wang Other 100 --signed-on today")
    assert listed(office) == []


@pytest.mark.parametrize(
    ("field", "missing"),
    [("industry", "no industry"), ("region", "no region"), ("industry --clear region", "no industry, region")],
)
def test_a_client_without_industry_or_region_says_what_is_missing(office: Office, field: str, missing: str) -> None:
    office.done(f"lead edit Acme --clear {field}")
    said = office.done("lead neighbours Acme").out
    assert missing in said and f"mgrday lead edit 1 --{field.split()[0]} TEXT" in said
    assert listed(office) == []


def test_signing_a_deal_offers_the_neighbours(office: Office) -> None:
    office.done("deal add Wang Acme 9800")
    said = office.done("deal sign 1")
    offer = "2 untouched leads of valves in Harbour: mgrday lead neighbours 1"
    assert offer in said.err and offer not in said.out
    assert offer in office.done("show client Acme").out and offer in office.done("show deal 1").out
    assert office.json("show client Acme")["client"]["neighbours"] == 2
    assert office.json("show deal 1")["deal"]["neighbours"] == 2
    assert "成行成市：Harbour的valves还有 2 家没跟进" in office.done("show deal 1", lang="zh").out


def test_a_deal_recorded_as_signed_offers_them_and_an_open_one_does_not(office: Office) -> None:
    assert "untouched" not in office.done("deal add Wang Acme 9800").err
    assert "untouched" not in office.done("show client Acme").out
    assert "2 untouched leads" in office.done("deal add Wang Acme 9800 --signed-on today").err


def test_nothing_is_offered_where_there_are_none(office: Office) -> None:
    said = office.done("deal add Wang Bolts 9800 --signed-on today")
    assert "untouched" not in said.err
    office.done("deal add Wang Hills 9800 --signed-on today")
    assert "untouched" not in office.done("show client Hills").out
    assert office.json("show client Hills")["client"]["neighbours"] == 0
    assert office.json("show client Bolts")["client"]["neighbours"] is None


def test_an_unknown_client_and_a_bad_limit(office: Office) -> None:
    assert office("lead neighbours Nobody").code == 3
    assert office("lead neighbours Acme --limit 0").code == 2


def test_the_weeks_guide_names_where_neighbours_are_left(office: Office) -> None:
    def industry() -> tuple[str, str]:
        (row,) = [row for row in office.json("guide week")["tables"]["guide"] if row["item"] == "industry"]
        return row["figures"], row["do"]

    assert "neighbours" not in industry()[0] and industry()[1] == "mgrday lead list"
    office.done("deal add Wang Acme 9800 --signed-on today")
    figures, do = industry()
    assert figures.endswith("; signed lately, neighbours untouched: valves Harbour 2")
    assert do == "mgrday lead neighbours 1"
    office.done("call add Li Near --reached none")
    office.done("call add Li Other --reached none")
    assert industry()[1] == "mgrday lead list"


@pytest.mark.parametrize(("day", "named"), [("2026-11-02", True), ("2026-11-01", False)])
def test_the_weeks_guide_looks_four_weeks_back(office: Office, day: str, named: bool) -> None:
    office.done(f"deal add Wang Acme 9800 --signed-on {day}")
    (row,) = [row for row in office.json("guide week")["tables"]["guide"] if row["item"] == "industry"]
    assert ("neighbours untouched" in row["figures"]) == named


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
def test_it_fits_the_terminal(office: Office, lang: str, width: int) -> None:
    from mgrday.render.layout import width as columns

    said = office.done("lead neighbours Acme", lang=lang, tty=True, COLUMNS=str(width)).out
    assert max(columns(row) for row in said.splitlines()) <= width
