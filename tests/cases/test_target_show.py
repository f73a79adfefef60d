"""Where a target stands: delivered against the pace, promised and accepted, its parts in people and in weeks."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

EAST = "target show department East 2026-11"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """Monday 2026-11-23: the first three phases are over, 70 % of November is due; Wang has signed 9,000, Zhao 5,000."""
    office = opened(mgrday)
    office.done("target set department East 2026-11 20000 --promised 18000 --accepted 21000 --strategy '老客户 first'")
    office.done("deal add Wang Acme 9000 --signed-on 2026-11-10")
    office.done("deal add Zhao Bolts 5000 --signed-on 2026-11-18")
    return office


def named(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in rows}


def test_what_stands_beside_what_was_promised(office: Office) -> None:
    shown = office.json(EAST)
    assert (shown["review"], shown["period"]) == ("target", {"start": "2026-11-01", "end": "2026-12-01"})
    assert [shown[key] for key in ("id", "scope", "name", "metric")] == [1, "department", "East", "amount"]
    figures = [shown[key] for key in ("target", "promised", "accepted", "delivered", "due", "gap")]
    assert figures == [20000.0, 18000.0, 21000.0, 14000.0, 14000.0, 0.0]
    assert (shown["promised_gap"], shown["accepted_gap"]) == (-2000.0, 1000.0)
    assert (shown["share"], shown["workdays_left"], shown["strategy"]) == (0.7, 6, "老客户 first")
    lines = office.done(EAST).out.splitlines()
    assert lines[2] == "delivered 14,000.00 of 20,000.00 (70%): on pace, 14,000.00 was due by now"
    assert "promised 18,000.00 (2,000.00 short) · accepted 21,000.00 (1,000.00 over)" in lines
    assert "Strategy: 老客户 first" in lines
    assert office.done(EAST, lang="zh").out.splitlines()[2].startswith("已完成 14,000.00，目标 20,000.00，完成 70%")


@pytest.mark.parametrize(
    ("today", "due", "said"),
    [
        ("2026-10-31", 0.0, "on pace"),
        ("2026-11-02", 0.0, "on pace"),
        ("2026-11-03", 600.0, "on pace"),
        ("2026-11-23", 14000.0, "on pace"),
        ("2026-11-24", 15000.0, "1,000.00 behind the pace of 15,000.00"),
        ("2026-11-30", 19000.0, "5,000.00 behind"),
        ("2026-12-01", 20000.0, "6,000.00 short"),
    ],
)
def test_behind_is_against_workdays_and_phases(office: Office, today: str, due: float, said: str) -> None:
    shown = office.json(EAST, today=f"{today} 09:00")
    assert shown["due"] == due
    assert said in office.done(EAST, today=f"{today} 09:00").out.splitlines()[2]


def test_a_target_of_zero_and_none_are_said_as_such(office: Office) -> None:
    office.done("target set member Wang 2026-11 0")
    shown = office.json("target show member Wang 2026-11")
    assert (shown["target"], shown["delivered"], shown["due"], shown["share"]) == (0.0, 9000.0, 0.0, None)
    said = office.done("target show member Wang 2026-11").out
    assert "the target is zero" in said and "%" not in said and "reached" not in said
    missing = office("target show member Zhao 2026-11")
    assert (missing.code, missing.out) == (3, "")
    assert "mgrday target set member Zhao 2026-11 VALUE" in missing.err
    assert "--metric calls" in office("target show department East 2026-11 --metric calls").err
    office.done("target set department East 2026-11 0")
    day = office.done("guide day").out
    assert "the month's target is zero" in day and "target 0 reached" not in day


def test_the_parts_are_those_of_the_next_scope_that_has_any(office: Office) -> None:
    assert office.json(EAST)["tables"] == {"parts": [], "weeks": []}
    assert "mgrday target split department 1 2026-11 --into member" in office.done(EAST).out
    office.done("target set member Wang 2026-11 12000 --promised 10000")
    office.done("target set member Zhao 2026-11 8000")
    parts = named(office.json(EAST)["tables"]["parts"])
    keys = ("scope", "target", "promised", "accepted", "delivered", "due", "share")
    assert [parts["Wang"][key] for key in keys] == ["member", 12000.0, 10000.0, None, 9000.0, 8400.0, 0.75]
    assert [parts["Zhao"][key] for key in keys] == ["member", 8000.0, None, None, 5000.0, 5600.0, 0.625]
    said = office.done(f"{EAST} --format table").out
    assert "5,000.00!" in said and "9,000.00!" not in said
    assert "together: target 20,000.00 · promised 10,000.00 by 1 of 2" in said and office.json(EAST)["findings"] == []
    office.done("target set group One 2026-11 5000")
    assert list(named(office.json(EAST)["tables"]["parts"])) == ["One"]
    office.done("target set branch Suzhou 2026-11 20000")
    assert list(named(office.json("target show branch Suzhou 2026-11")["tables"]["parts"])) == ["East"]


def test_what_does_not_add_up_is_found_with_the_command_that_splits(office: Office) -> None:
    office.done("target set member Wang 2026-11 12000")
    (finding,) = office.json(EAST)["findings"]
    assert (finding["rule"], finding["record"]) == ("target.not_split", {"kind": "target", "id": 1})
    assert "8,000.00 short" in finding["message"] and finding["do"] == "mgrday target split department 1 2026-11 --into member"
    office.done("target set department East 2026-12 100")
    office.done("target set member Wang 2026-12 99.99")
    assert "0.01 short" in office.json("target show department East 2026-12", today="2026-06-01")["findings"][0]["message"]
    office.done("target set member Zhao 2026-12 0.01")
    assert office.json("target show department East 2026-12")["findings"] == []


def test_the_weeks_of_a_month_each_stand_by_themselves(office: Office) -> None:
    office.done("target split department East 2026-11 --into week --yes")
    office.done("target remove 2")
    office.done("target set department East 2026-W47 5000 --accepted 5500")
    weeks = {row["period"]: row for row in office.json(EAST)["tables"]["weeks"]}
    assert list(weeks) == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]
    assert (weeks["2026-W45"]["target"], weeks["2026-W45"]["share"], weeks["2026-W45"]["delivered"]) == (None, None, 0.0)
    assert (weeks["2026-W46"]["target"], weeks["2026-W46"]["delivered"], weeks["2026-W46"]["due"]) == (6000.0, 9000.0, 6000.0)
    assert (weeks["2026-W47"]["accepted"], weeks["2026-W47"]["delivered"], weeks["2026-W47"]["share"]) == (5500.0, 5000.0, 1.0)
    assert (weeks["2026-W48"]["due"], weeks["2026-W48"]["share"]) == (0.0, 0.0)
    (finding,) = office.json(EAST)["findings"]
    assert finding["do"].endswith("--into week") and "3,000.00 short" in finding["message"]


def test_a_week_has_its_days_and_counts_are_counts(office: Office) -> None:
    office.done("call add Wang Acme --reached owner --at '2026-11-23 09:00'")
    office.done("target set member Wang 2026-W48 10 --metric calls")
    office.done("target set member Wang 2026-11-23 2 --metric calls")
    shown = office.json("target show member Wang 本周 --metric 电话", today="2026-11-24 09:00")
    assert (shown["target"], shown["delivered"], shown["due"]) == (10, 1, 2)
    assert list(shown["tables"]) == ["parts", "days"] and shown["tables"]["parts"] == []
    days = shown["tables"]["days"]
    assert [days[0][key] for key in ("period", "target", "delivered", "due")] == ["2026-11-23", 2, 1, 2]
    assert [row["target"] for row in days[1:]] == [None] * 4
    day = office.json("target show member Wang today --metric calls", today="2026-11-23 15:00")
    assert (day["due"], list(day["tables"])) == (0, ["parts"])


def test_the_department_of_the_settings_hides_nothing_of_a_branch(office: Office) -> None:
    office.done("department add West --branch Suzhou")
    office.done("target set branch Suzhou 2026-11 20000")
    config = office.mgrday.folder / "config.toml"
    config.write_text('department = "West"\n', encoding="utf-8")
    assert office.json("target show branch Suzhou 2026-11", MGRDAY_CONFIG=str(config))["delivered"] == 14000.0


def test_who_left_still_counts_for_the_department(office: Office) -> None:
    office.done("member leave Zhao --on 2026-11-20")
    assert office.json(EAST)["delivered"] == 14000.0


def test_the_pace_rule_is_asked_with_the_settings(office: Office) -> None:
    late = office.json(EAST, today="2026-11-30 09:00")
    assert [finding["rule"] for finding in late["findings"]] == ["target.behind"]
    config = office.mgrday.folder / "config.toml"
    config.write_text('[rules."target.behind"]\nphase1 = 0\nphase2 = 0\nphase3 = 0\nphase4 = 100\n', encoding="utf-8")
    shown = office.json(EAST, today="2026-11-20 09:00", MGRDAY_CONFIG=str(config))
    assert (shown["due"], shown["findings"]) == (0.0, [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("target show 1", 0),
        ("target show 99", 3),
        ("target show", 2),
        ("target show department East", 2),
        ("target show department East 2026-11 x", 2),
        ("target show planet East 2026-11", 2),
        ("target show department East 2026-13", 2),
        ("target show department East 2026-11 --metric smiles", 2),
        ("target show department Nowhere 2026-11", 3),
        ("target show branch Nowhere 2026-11", 3),
    ],
)
def test_how_a_target_is_named(office: Office, line: str, code: int) -> None:
    assert office(line).code == code


def test_reports_and_guides_tell_what_was_promised_where_somebody_did(office: Office) -> None:
    (row,) = office.json("report month")["tables"]["targets"]
    assert (row["promised"], row["accepted"], row["actual"]) == (18000.0, 21000.0, 14000.0)
    assert "Promised" in office.done("report month").out and "; promised 18,000" in office.done("guide day").out
    office.done("target edit 1 --clear promised --clear accepted")
    assert "Promised" not in office.done("report month").out and "promised" not in office.done("guide day").out
    office.done("target set member Wang 2026-11 9000 --promised 7000")
    office.done("target set member Zhao 2026-11 9000 --promised 500")
    assert "; promised 7,500" in office.done("guide day").out
    office.done("member leave Zhao --on 2026-11-20")
    assert "; promised 7,000" in office.done("guide day").out
