"""The director's sum: every department against its standard, whose visits were real; it adds up to the departments' checks."""

from random import Random
from typing import Any

import pytest
from office import Office, opened
from world import World

from mgrday.kinds.codes import METRICS
from mgrday.report import bare
from mgrday.review import check_departments, checks
from runner import Mgrday

FRIDAY = "2026-11-27 15:00"
WEST = """
department add West --branch Wuxi
member add Zhou --department West --hired 2024-03-01
member add Wu --department West --hired 2024-03-01
lead add Cargo --owner Zhou
"""
VISITS = (
    *(("Wang Acme", "real"), ("Li Bolts", "not-real")),
    *(("Zhou Cargo", "real"), ("Zhou Cargo", "real"), ("Wu Cargo", "unreachable")),
)


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """Two departments after Tuesday: six visits, five of them called back."""
    office = opened(mgrday)
    for line in WEST.strip().splitlines():
        office.done(line)
    for hour, (who, found) in enumerate(VISITS, 9):
        number = office.json(f"outing leave {who} --at {hour:02}:00", today="2026-11-24 17:00")["id"]
        office.done(f"outing back {number} --result progress", today="2026-11-24 17:00")
        office.done(f"outing callback {number} {found}", today="2026-11-24 18:00")
    office.done("outing leave Wu Cargo --at 15:00", today="2026-11-24 17:00")
    return office


def summed(office: Office, line: str = "", today: str = FRIDAY) -> Any:
    return office.json(f"check --all-departments {line}", today=today)


def test_every_department_with_the_truth_of_its_visits(office: Office) -> None:
    found = summed(office)
    assert found["review"] == "check" and found["period"] == {"start": "2026-11-23", "end": "2026-11-30"}
    east, west = found["tables"]["departments"]
    assert (east["department"], east["branch"], east["members"]) == ("East", "Suzhou", 3)
    names = ("outings", "verified", "real", "not_real", "unreachable", "truth_rate")
    assert [east[name] for name in names] == [2, 2, 1, 1, 0, 0.5]
    assert [west[name] for name in names] == [4, 2, 2, 0, 1, 1.0]


def test_the_truth_per_member_has_the_worst_first(office: Office) -> None:
    rows = [(row["member"], row["department"], row["truth_rate"]) for row in summed(office)["tables"]["truth"]]
    assert rows == [
        ("Li", "East", 0.0), ("Wang", "East", 1.0), ("Zhou", "West", 1.0), ("Wu", "West", None), ("Zhao", "East", None),
    ]  # fmt: skip
    register = {row["member"]: row for row in office.json("check", today=FRIDAY)["tables"]["outings"]}
    assert (register["Li"]["truth_rate"], register["Wu"]["truth_rate"], register["Wu"]["unreachable"]) == (0.0, None, 1)


def test_a_department_is_held_against_the_sum_of_its_members_standards_by_now(office: Office) -> None:
    office.done("standard set outings 2 --period week --seniority veteran")
    office.done("standard set calls 10 --period week --seniority new")
    east, west = summed(office)["tables"]["departments"]
    assert (east["outings_due"], west["outings_due"]) == (2 * 2 * 4 // 5, 2 * 2 * 4 // 5)
    assert (east["calls_due"], west["calls_due"]) == (10 * 4 // 5, None)
    assert summed(office, today="2026-11-23 15:00")["tables"]["departments"][0]["outings_due"] == 0
    over, _west = summed(office, "--week last-week", today="2026-11-30 15:00")["tables"]["departments"]
    assert (over["outings"], over["outings_due"]) == (2, 4)
    said = office.done("check --all-departments", today=FRIDAY).out.splitlines()
    assert "East calls 0 of 8" in said[2] and "East outings 2 of 3" in said[2] and "West" not in said[2]
    assert said[3] == "Call-backs: 3 of 4 visits were real (75%), 1 could not be reached"


def test_the_findings_are_counted_by_department(office: Office) -> None:
    found = summed(office)
    rows = found["tables"]["departments"]
    for row in rows:
        own = office.json(f"check --department {row['department']}", today=FRIDAY)["findings"]
        assert row["findings"] == len(own)
        for severity in ("high", "medium", "low"):
            assert row[severity] == sum(each["severity"] == severity for each in own)
    assert rows[0]["high"] > 0
    assert {each["rule"] for each in found["findings"]} >= {"outing.not_real", "outing.not_returned"}


def test_the_department_of_the_settings_narrows_nothing(office: Office) -> None:
    found = summed(office)
    config = office.mgrday.folder / "config.toml"
    config.write_text('department = "East"\n', encoding="utf-8")
    assert office.json("check --all-departments", today=FRIDAY, MGRDAY_CONFIG=str(config)) == found
    config.write_text('department = "North"\n', encoding="utf-8")
    assert office.json("check --all-departments", today=FRIDAY, MGRDAY_CONFIG=str(config)) == found
    assert office("check", today=FRIDAY, MGRDAY_CONFIG=str(config)).code == 3


def test_what_narrows_the_sum_is_refused(office: Office) -> None:
    for line in ("outings", "--member Wang", "--department East", "--rows"):
        refused = office(f"check --all-departments {line}")
        assert refused.code == 2 and line.split()[0] in refused.err and refused.out == ""


def test_findings_decide_the_exit_code_and_a_file_is_written(office: Office) -> None:
    assert office("check --all-departments --fail-on high", today=FRIDAY).code == 1
    file = office.mgrday.folder / "sum.html"
    office.done(f"check --all-departments -o {file}", today=FRIDAY)
    assert "West" in file.read_text(encoding="utf-8")


def test_nobody_and_no_call_back(mgrday: Mgrday) -> None:
    office = Office(mgrday)
    assert summed(office)["tables"] == {"departments": [], "truth": []}
    assert "mgrday member add" in office.done("check --all-departments").out
    office.done("department add East")
    office.done("member add Wang --department East")
    (row,) = summed(office)["tables"]["departments"]
    assert (row["members"], row["outings"], row["outings_due"], row["truth_rate"]) == (1, 0, None, None)
    assert "No visit was verified" in office.done("check --all-departments").out


def test_the_report_says_whose_visits_were_real(office: Office) -> None:
    rows = office.json("report week", today=FRIDAY)["tables"]["truth"]
    assert [row["member"] for row in rows] == ["Li", "Wang", "Zhou", "Wu", "Zhao"]
    assert "Were the visits real?" in office.done("report month", today=FRIDAY).out
    assert "Were the visits real?" not in office.done("report month --period 2026-10", today=FRIDAY).out


@pytest.mark.parametrize("seed", range(4))
def test_the_sum_is_what_the_departments_checks_add_up_to(world: World, seed: int) -> None:
    random = Random(seed)
    for department in (1, 2, 3):
        world.department(f"D{department}", branch=random.choice(("Suzhou", "Wuxi")))
        for number in range(random.randrange(1, 5)):
            member = world.member(f"M{department}.{number}", department, role=random.choice(("rep", "leader", "manager")))
            for _client in range(random.randrange(4)):
                next_on, grade = random.choice((None, "2026-12-01")), random.choice("ABC")
                client = world.client(f"C{world.count}", member, grade=grade, next_on=next_on)
                world.call(member, client, "2026-11-23", reached=random.choice(("owner", "none")))
                verdict = random.choice(("real", "not_real", "unreachable", None))
                left_at = f"2026-11-24 {9 + world.count % 9:02}:00"
                world.outing(member, client, left_at, verdict=verdict, had_keyword=random.randrange(2))
                world.keyword(client, member_id=member, prepared_on="2026-11-24")
    world.standard("outings", 3, "week")
    report = check_departments.report(checks.ask(world.question(), None, ()))
    table = next(table for table in report.tables() if table.name == "departments")
    for row in table.rows:
        (department,) = world.reader.rows("select id from departments where name = :name", name=row["department"])
        own = checks.ask(world.question(department=department["id"]), None, ())
        parts = {table.name: table.rows for table in checks.report(own).tables()}
        members = [member["id"] for member in own.done.measured]
        assert row["members"] == len(members)
        assert {metric: bare(row[metric]) for metric in METRICS} == own.done.of(members)
        for name, column in (
            ("clients", "stale"), ("clients", "no_next_step"), ("keywords", "missing"), ("outings", "outings"),
            ("outings", "verified"), ("outings", "real"), ("outings", "not_real"), ("outings", "unreachable"),
        ):  # fmt: skip
            assert bare(row[column]) == sum(int(str(bare(each[column]))) for each in parts[name]), column
        assert row["findings"] == len(own.findings)
