"""Lists that a person reads: what must be read whole folds in a narrow terminal, numbers stand right, a page has a heading."""

from collections import Counter

import pytest
from office import Office, opened

from mgrday.render.layout import width
from mgrday.words import LANGUAGES
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_settings_are_read_whole(office: Office, lang: str) -> None:
    said = office.done("config --format table", lang=lang, COLUMNS="80").out
    assert "…" not in said and max(map(width, said.splitlines())) <= 80
    assert Counter(str(office.mgrday.store)) <= Counter(said), "no letter is left out"


def test_a_command_in_the_history_is_read_whole(office: Office) -> None:
    note = " ".join(f"word{number}" for number in range(30))
    office.done(f"lead edit Acme --note '{note}'")
    said = office.done("history --limit 1 --format table", COLUMNS="80").out
    assert "…" not in said and max(map(width, said.splitlines())) <= 80
    assert all(f"word{number}" in said for number in range(30))
    (first, *_more) = office.json("history --limit 1")
    assert first["state"] == "" and "State" not in said


def test_what_was_taken_back_is_marked(office: Office) -> None:
    office.done("undo --yes")
    assert "taken back by" in office.done("history --format table", COLUMNS="120").out


def test_the_number_of_a_deal_stands_right(office: Office) -> None:
    for amount in (100, 200):
        office.done(f"deal add Wang Acme {amount}")
        office.done(f"deal sign {amount // 100}")
        office.done(f"payment add {amount // 100} {amount}")
    lines = office.done("payment list --format table").out.splitlines()
    heading = next(line for line in lines if "Deal" in line)
    assert all(line[heading.index("Deal") : heading.index("Deal") + 4] in ("   1", "   2") for line in lines[3:5])


def test_a_list_has_a_heading(office: Office) -> None:
    assert office.done("lead list --format table").out.splitlines()[0] == "Lead"
    assert office.done("lead list --format table", lang="zh").out.splitlines()[0] == "客户"


def test_a_command_stands_close_to_its_finding(office: Office) -> None:
    office.done("lead add Other --phone 13812345678")
    said = office.done("findings --rule client.duplicate --format table", COLUMNS="120").out
    assert "has the same phone as Acme  mgrday lead merge 1 4" in said
