"""Clients that look alike: names are read whole in a narrow terminal, a slip of the pen can be judged; fragments with spaces."""

from collections import Counter

import pytest
from office import Office, opened

from mgrday.render.layout import width
from mgrday.words import LANGUAGES
from runner import Mgrday

LISTED = """company,phone
苏州工业园区华瑞精密机械制造股份有限公司,13900000001
苏州工业园区华锐精密机械制造股份有限公司,13900000002
Suzhou Precision Machinery and Tools Manufacturing Company Limited,13900000003
Suzhou Precision Machinary and Tools Manufacturing Company Limited,13900000004
"""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    file = mgrday.folder / "leads.csv"
    file.write_text(LISTED, encoding="utf-8")
    office.done(f"import {file} --kind lead")
    return office


def pairs(office: Office, line: str = "lead near") -> list[tuple[int, int]]:
    return [(row["id"], row["other_id"]) for row in office.json(line)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("line", ["lead near", "import near"])
def test_names_are_read_whole_in_a_narrow_terminal(office: Office, line: str, lang: str) -> None:
    said = office.done(f"{line} --format table", lang=lang, COLUMNS="80").out
    assert "…" not in said
    names = Counter("".join(line.partition(",")[0] for line in LISTED.splitlines()[1:]).replace(" ", ""))
    assert names <= Counter(said), "no letter is left out"
    assert max(map(width, said.splitlines())) <= 80


def test_a_slip_is_put_off_listed_and_called_back(office: Office) -> None:
    assert pairs(office) == [(6, 7), (4, 5)]
    told = office.done("lead near").out
    assert "findings snooze client.duplicate 7 --until" in told
    office.done("findings snooze client.duplicate 7 --until +30d --reason sisters")
    assert pairs(office) == [(4, 5)]
    assert "1 pair is put off" in office.done("lead near").out
    (away,) = office.json("findings snoozed")
    assert (away["record"], away["state"], away["reason"]) == ({"kind": "lead", "id": 7}, "fires", "sisters")
    assert office.json("findings --rule client.duplicate") == []
    office.done("findings wake client.duplicate 7")
    assert pairs(office) == [(6, 7), (4, 5)]


def test_a_slip_that_is_put_off_comes_back_on_its_day_or_by_undo(office: Office) -> None:
    office.done("findings snooze client.duplicate 苏州工业园区华锐精密机械制造股份有限公司 --until +3d --reason two")
    assert pairs(office) == [(6, 7)]
    assert (4, 5) in pairs(office, "lead near --today '2026-11-26 09:00'")
    office.done("undo --yes")
    assert (4, 5) in pairs(office)


def test_a_phone_in_common_is_more_than_the_slip_that_was_judged(office: Office) -> None:
    office.done("findings snooze client.duplicate 7 --until +30d --reason sisters")
    office.done("lead edit 7 --phone 13900000003")
    assert pairs(office) == [(6, 7), (4, 5)]
    assert len(office.json("findings --rule client.duplicate")) == 1


def test_a_slip_that_is_mended_is_over(office: Office) -> None:
    office.done("findings snooze client.duplicate 7 --until +30d --reason sisters")
    office.done("lead edit 7 --company 'Quite another firm'")
    assert [row["state"] for row in office.json("findings snoozed")] == ["over"]


def test_who_is_nobody_s_slip_cannot_be_put_off(office: Office) -> None:
    for whom in ("6", "Acme", "Nobody"):
        assert office(f"findings snooze client.duplicate {whom} --until +3d --reason x").code == 3


def test_without_a_number_the_last_import_is_meant(office: Office) -> None:
    file = office.mgrday.folder / "more.csv"
    file.write_text("company\nGears\n", encoding="utf-8")
    office.done(f"import {file} --kind lead")
    assert office.json("import near") == office.json("import near 2") == []
    assert [row["file"] for row in office.json("import show")["tables"]["import"]] == ["more.csv"]
    office.done("import undo --yes")
    assert office.count("clients") == 7
    office.done("import undo --yes")
    assert office.count("clients") == 3
    for lang in LANGUAGES:
        done = office("import undo --yes", lang=lang)
        assert done.code == 3 and "mgrday import list" in done.err


@pytest.mark.parametrize("verb", ["show", "near", "undo --yes"])
def test_without_any_import_it_says_so(mgrday: Mgrday, verb: str) -> None:
    done = mgrday("import", *verb.split())
    assert (done.code, done.out) == (3, "")
    assert "mgrday import" in done.err


@pytest.mark.parametrize(
    ("kind", "fragment", "name"),
    [
        ("member", "mary l", "Mary Li"),
        ("event", "（autumn） sa", "(Autumn) Salon"),
        ("department", "south w", "South West"),
        ("group", "group on", "Group One"),
    ],
)
def test_a_fragment_with_a_space_names_whatever_has_a_name(office: Office, kind: str, fragment: str, name: str) -> None:
    office.done("department add 'South West' --branch Suzhou")
    office.done("member add 'Mary Li' --department 'South West' --group 'Group One'")
    office.done("member add Maryanne --department East")
    office.done("event add '(Autumn) Salon' --starts '2026-12-01 14:00'")
    assert name in office.done(f"{kind} show '{fragment}' --format plain").out


def test_searching_finds_it_too(office: Office) -> None:
    office.done("member add 'Mary Li' --department East")
    office.done("event add 'Autumn Salon' --starts '2026-12-01 14:00' --venue 'Grand Hall'")
    assert [row["name"] for row in office.json("find 'mary l'")] == ["Mary Li"]
    assert [row["by"] for row in office.json("find 'autumn s'")] == ["name"]
    assert [row["by"] for row in office.json("find 'grand h'")] == ["venue"]


def test_a_guide_names_what_to_fill_in_in_chinese_and_json_keeps_its_command(office: Office) -> None:
    lines = office.done("guide week", lang="zh").out
    assert "mgrday target set department East 2026-W48 金额" in lines and "AMOUNT" not in lines
    assert '"mgrday target set department East 2026-W48 AMOUNT"' in office.done("guide week --format json", lang="zh").out
