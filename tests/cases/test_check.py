"""``mgrday check``: every column of the three checks in a small department worked out by hand."""

import json
import shlex
from random import Random
from typing import Any

import pytest
from world import World

from mgrday.days import Span, shift
from mgrday.review.check_clients import book_at, book_now
from mgrday.review.check_parts import Check
from runner import Mgrday

NOW = "2026-11-25 10:00"
"""A Wednesday. The week that is checked, W47, is 11-16 to 11-22."""
LIVED = """
2026-11-02 09:00 | department add East --branch Suzhou
2026-11-02 09:00 | member add Wang --department East --group One --hired 2024-03-01
2026-11-02 09:00 | member add Li --department East --group One --hired 2024-03-01
2026-11-02 09:00 | member add Ann --department East --group Two --hired 2026-11-19
2026-11-02 09:00 | member add Gone --department East --group Two --hired 2024-03-01
2026-11-02 09:00 | member add Boss --department East --role manager
2026-11-13 09:00 | member leave Gone --on 2026-11-13
2026-11-02 09:00 | lead add Acme --owner Wang --grade A
2026-11-02 09:00 | lead add Bolts --owner Wang --grade B
2026-11-02 09:00 | lead add Cargo --owner Wang
2026-11-02 09:00 | lead add Delta --owner Li --grade A
2026-11-02 09:00 | lead add Fargo --owner Li --grade B
2026-11-15 09:00 | keyword add Acme kw0
2026-11-15 09:00 | outing leave Wang Bolts
2026-11-15 11:00 | outing back Bolts --result absent
2026-11-16 08:00 | event add Summit --starts "2026-11-20 14:00"
2026-11-16 08:00 | invitation add Summit Acme Bolts --by Wang --channel email
2026-11-16 08:30 | keyword add Acme kw1 --mode active --years 1 --quote 100
2026-11-16 08:30 | lead add Early --owner Wang
2026-11-16 09:00 | outing leave Wang Acme
2026-11-16 11:00 | outing back Acme --result progress
2026-11-16 12:00 | outing debrief Acme --why price --condition "a second year" --when 2026-11-30
2026-11-16 13:00 | outing callback Acme real
2026-11-17 09:00 | lead grade Cargo A
2026-11-17 09:00 | lead grade Bolts C
2026-11-17 09:00 | keyword win kw0
2026-11-17 14:00 | outing leave Wang Acme
2026-11-17 16:00 | outing back Acme --result signed
2026-11-18 09:00 | outing leave Wang Cargo
2026-11-18 11:00 | outing back Cargo --result refused
2026-11-18 15:00 | outing callback Cargo not-real
2026-11-18 15:00 | receipt add Summit Acme
2026-11-18 15:00 | receipt add Summit Bolts
2026-11-18 15:00 | deal add Li Delta 1000 --signed-on 2026-11-18
2026-11-19 09:00 | outing leave Wang Acme --back 12:00
2026-11-20 09:00 | lead archive Fargo
2026-11-22 09:00 | keyword add Acme kw2 --mode passive
2026-11-22 09:00 | lead add Sunday --owner Wang --grade B
2026-11-23 09:00 | keyword add Acme kw3
2026-11-23 09:00 | lead add Monday --owner Wang --grade A
2026-11-23 09:00 | lead grade Acme C
2026-11-23 09:00 | outing leave Wang Bolts
2026-11-23 11:00 | outing back Bolts --result absent
2026-11-23 11:00 | standard set outings 5 --period week
2026-11-23 11:00 | standard set keywords 3 --period week --seniority veteran
2026-11-23 11:00 | standard set calls 10 --period day
"""
COLUMNS = {
    "clients": "member group a b c a_change b_change c_change new stale no_next_step signed standard",
    "keywords": "member group prepared active passive quoted won receipts visits missing standard",
    "outings": "member group outings first second later on_a on_b on_c signed debrief_due debriefed verified real not_real"
    " not_returned standard",
}
_built: list[bytes] = []


def run(mgrday: Mgrday, line: str, today: str = NOW) -> str:
    result = mgrday(*shlex.split(line), today=today)
    assert result.code == 0, (line, result)
    return result.out


@pytest.fixture
def lived(mgrday: Mgrday) -> Mgrday:
    """A store in which those weeks have been lived; built once, copied for each test."""
    if not _built:
        for line in LIVED.strip().splitlines():
            today, _bar, words = line.partition(" | ")
            named = {"keyword win kw0": "keyword win 1"}.get(words, words)
            for reference in ("back", "debrief", "callback"):
                if named.startswith(f"outing {reference} "):
                    rows = json.loads(run(mgrday, "outing list --format json", today))
                    client = named.split()[2]
                    named = named.replace(client, str([row["id"] for row in rows if row["company"] == client][-1]), 1)
            run(mgrday, named, today)
        _built.append(mgrday.store.read_bytes())
    mgrday.store.write_bytes(_built[0])
    return mgrday


def check(mgrday: Mgrday, line: str = "", today: str = NOW) -> Any:
    return json.loads(run(mgrday, f"check {line} --format json", today))


def row(found: Any, table: str, member: str) -> Any:
    (only,) = [each for each in found["tables"][table] if each["member"] == member]
    return only


def test_the_shape_is_the_contract(lived: Mgrday) -> None:
    found = check(lived, "--week 2026-W47")
    assert found["review"] == "check"
    assert found["period"] == {"start": "2026-11-16", "end": "2026-11-23"}
    for table, columns in COLUMNS.items():
        for each in found["tables"][table]:
            assert set(columns.split()) <= set(each)
            assert isinstance(each["standard"], dict)
    families = {finding["rule"].split(".")[0] for finding in found["findings"]}
    assert families <= {"client", "keyword", "outing", "member", "standard", "action"}
    assert {"client", "keyword", "outing"} <= families


def test_who_worked_that_week_is_in_it_in_group_and_name_order(lived: Mgrday) -> None:
    for table in COLUMNS:
        tables = check(lived, "--week 2026-W47")["tables"]
        assert [each["member"] for each in tables[table]] == ["Li", "Wang", "Ann"]
        assert [each["group"] for each in tables[table]] == ["One", "One", "Two"]
    assert [each["member"] for each in check(lived, "--week 2026-W46")["tables"]["outings"]] == ["Li", "Wang", "Gone"]


def picked(found: Any, columns: str) -> tuple[Any, ...]:
    return tuple(found[column] for column in columns.split())


GRADES = "a b c a_change b_change c_change new signed"


def test_the_client_book_of_a_past_week(lived: Mgrday) -> None:
    found = check(lived, "--week 2026-W47")
    assert picked(row(found, "clients", "Wang"), GRADES) == (2, 1, 2, 1, 0, 1, 2, 0)
    assert picked(row(found, "clients", "Li"), GRADES) == (0, 0, 0, -1, -1, 0, 0, 1)
    assert picked(row(found, "clients", "Ann"), GRADES) == (0, 0, 0, 0, 0, 0, 0, 0)
    first = check(lived, "--week 2026-W45")
    assert picked(row(first, "clients", "Wang"), GRADES) == (1, 1, 1, 1, 1, 1, 3, 0)


def test_the_client_book_of_the_running_week(lived: Mgrday) -> None:
    found = check(lived)
    assert found["period"] == {"start": "2026-11-23", "end": "2026-11-30"}
    assert picked(row(found, "clients", "Wang"), GRADES) == (2, 1, 3, 0, 0, 1, 1, 0)
    assert picked(row(found, "clients", "Li"), GRADES) == (0, 0, 0, 0, 0, 0, 0, 0)
    assert picked(row(check(lived, today="2026-11-19"), "clients", "Li"), GRADES)[:2] == (0, 1)


def test_neglected_clients_agree_with_the_findings(lived: Mgrday) -> None:
    found = check(lived)
    for column, rule in (("stale", "client.stale"), ("no_next_step", "client.no_next_step")):
        named = [finding["member"] for finding in found["findings"] if finding["rule"] == rule]
        for each in found["tables"]["clients"]:
            assert each[column] == named.count(each["member"])
    assert row(found, "clients", "Wang")["stale"] == 1
    assert row(found, "clients", "Wang")["no_next_step"] == 3


def test_the_keyword_book(lived: Mgrday) -> None:
    found = check(lived, "--week 2026-W47")
    columns = "prepared active passive quoted won receipts visits missing prepared_before"
    assert picked(row(found, "keywords", "Wang"), columns) == (2, 1, 1, 1, 1, 2, 4, 2, 1)
    assert picked(row(found, "keywords", "Li"), columns) == (0,) * 9
    assert row(found, "keywords", "Wang")["standard"] == {"keywords": 3}
    assert row(found, "keywords", "Ann")["standard"] == {}


def test_the_outing_register(lived: Mgrday) -> None:
    found = check(lived, "--week 2026-W47")
    columns = COLUMNS["outings"].removeprefix("member group ").removesuffix(" standard")
    expected = {
        "outings": 4, "first": 2, "second": 1, "later": 1, "on_a": 4, "on_b": 0, "on_c": 0, "signed": 1,
        "debrief_due": 2, "debriefed": 1, "verified": 2, "real": 1, "not_real": 1, "not_returned": 1,
    }  # fmt: skip
    wang = row(found, "outings", "Wang")
    assert {column: wang[column] for column in columns.split()} == expected
    assert wang["standard"] == {"outings": 5} and wang["outings_before"] == 1
    assert row(check(lived), "outings", "Wang")["outings"] == 1


def test_one_check_carries_its_own_table_and_findings(lived: Mgrday) -> None:
    for name, families in (("clients", {"client", "member", "standard"}), ("keywords", {"keyword", "standard"}),
                           ("outings", {"outing", "member", "standard"})):
        found = check(lived, name)
        assert list(found["tables"]) == ["actions", name, "comments"]
        assert {finding["rule"].split(".")[0] for finding in found["findings"]} <= families
    rules = {finding["rule"] for finding in check(lived, "outings")["findings"]}
    assert "member.no_a_clients" not in rules and "outing.not_real" in rules
    whole = {json.dumps(finding) for finding in check(lived)["findings"]}
    assert {json.dumps(finding) for finding in check(lived, "keywords")["findings"]} <= whole


def test_the_outing_rules_look_at_the_week_asked_for(lived: Mgrday) -> None:
    later = "2026-12-16 10:00"
    assert not [f for f in check(lived, today=later)["findings"] if f["rule"] == "outing.not_real"]
    found = check(lived, "--week 2026-W47", later)
    assert [f["since"] for f in found["findings"] if f["rule"] == "outing.not_real"]
    assert {f["rule"] for f in check(lived, "--week 2026-W45", later)["findings"]}.isdisjoint({"outing.not_real"})


def test_one_member(lived: Mgrday) -> None:
    found = check(lived, "--week 2026-W47 --member Wang")
    assert [each["member"] for each in found["tables"]["outings"]] == ["Wang"]
    assert {finding["member"] for finding in found["findings"]} == {"Wang"}


def test_the_records_behind_the_tables(lived: Mgrday) -> None:
    found = check(lived, "--week 2026-W47 --rows")["tables"]
    assert [each["client"] for each in found["clients_rows"]] == ["Cargo", "Monday", "Sunday"]
    assert [each["term"] for each in found["keywords_rows"]] == ["kw1", "kw2"]
    assert [(each["kind"], each["client"]) for each in found["missing_rows"]] == [("receipt", "Bolts"), ("outing", "Cargo")]
    assert [each["visit_no"] for each in found["outings_rows"]] == [1, 2, 1, 3]
    assert [each["result"] for each in found["outings_rows"]] == ["progress", "signed", "refused", None]


def test_a_person_reads_the_most_important_first(lived: Mgrday) -> None:
    said = run(lived, "check --week 2026-W47").splitlines()
    assert said[0].startswith("Check of 2026-W47: high ") and said[0].endswith("2026-11-16 – 2026-11-22")
    assert said[2].startswith("Above all: ")
    whole = "\n".join(said)
    assert "Standard of the week: outings 5 (under it so far: Li 0, Wang 4)." in whole
    chinese = lived("check", "--week", "2026-W47", today=NOW, lang="zh").out
    assert "周标准：外出 5（目前不够：Li 0、Wang 4）。" in chinese
    assert "{" not in chinese + whole


def test_findings_decide_the_exit_code_only_when_asked(lived: Mgrday) -> None:
    assert lived("check", today=NOW).code == 0
    assert lived("check", "--fail-on", "high", today=NOW).code == 1
    assert lived("check", "--fail-on", "high", "-o", str(lived.folder / "check.json"), today=NOW).code == 1
    assert json.loads((lived.folder / "check.json").read_text())["review"] == "check"


def test_words_that_do_not_fit(mgrday: Mgrday) -> None:
    assert mgrday("check", "visits", today=NOW).code == 2
    assert mgrday("check", "--week", "2026-11", today=NOW).code == 2
    assert mgrday("check", "--week", "whenever", today=NOW).code != 0
    assert mgrday("check", "--fail-on", "urgent", today=NOW).code == 2
    assert mgrday("check", "--member", "Nobody", today=NOW).code == 3


def test_an_empty_store_says_what_to_do(mgrday: Mgrday) -> None:
    found = check(mgrday)
    assert found["tables"] == {"actions": [], "comments": [], "clients": [], "keywords": [], "outings": []}
    assert found["findings"] == []
    assert "mgrday member add" in run(mgrday, "check")
    assert mgrday("check", "--fail-on", "low", today=NOW).code == 0


def test_weeks_without_records(lived: Mgrday) -> None:
    for week in ("2030-W01", "2019-W52"):
        found = check(lived, f"--week {week}")
        for each in found["tables"]["outings"]:
            assert each["outings"] == 0
    assert picked(row(check(lived, "--week 2030-W01"), "clients", "Wang"), "a b c a_change") == (2, 1, 3, 0)


@pytest.mark.parametrize("seed", range(6))
def test_the_book_at_any_moment_agrees_with_history_read_from_the_start(world: World, seed: int) -> None:
    random = Random(seed)
    days = [shift("2026-10-26", n) for n in range(31)]
    members = [world.member(name) for name in ("Li", "Wang", "Zhao")]
    lives: list[tuple[int, str, list[tuple[str, str]], str | None, str | None]] = []
    for n in range(60):
        born, owner = random.choice(days), random.choice(members)
        later = sorted(random.choices([day for day in days if day >= born], k=random.randrange(4)))
        grades = [(born, random.choice("ABC")), *((day, random.choice("ABC")) for day in later)]
        signed = random.choice([None, None, random.choice([day for day in days if day >= born])])
        archived = random.choice([None, None, random.choice([day for day in days if day >= born])])
        client = world.client(f"C{n}", owner, created_on=born, grade=grades[-1][1], signed_on=signed, archived_on=archived)
        for day, grade in grades:
            world.grade(client, grade, day)
        lives.append((owner, born, grades, signed, archived))
    check = Check(world.question("2026-11-25"), Span.week("2026-11-23"), [])
    for moment in days[::3] + ["2026-11-26"]:
        expected: dict[tuple[int, str], int] = {}
        for owner, born, grades, signed, archived in lives:
            if born < moment and (signed or "9") >= moment and (archived or "9") >= moment:
                key = owner, [grade for day, grade in grades if day < moment][-1]
                expected[key] = expected.get(key, 0) + 1
        assert {key: count for key, count in book_at(check, moment, book_now(check)).items() if count} == expected
