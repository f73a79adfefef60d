"""The demonstration's calendar, and the demonstration department moved to other days."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from mgrday.days import is_workday, shift_workdays
from mgrday.exchange.story import LAST_DAY, Calendar, dated_columns, happened, shifted
from mgrday.kinds import KINDS

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "department"
KIND_OF = {f"{kind}s": kind for kind in KINDS}


def tables() -> dict[str, list[dict[str, str]]]:
    """Every CSV of the department that is imported, by the name of its file."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.csv")) if path.stem != "notes"}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(path.open(encoding="utf-8")))


@pytest.fixture(scope="module")
def story() -> dict[str, list[dict[str, str]]]:
    return tables()


def moved(story: dict[str, list[dict[str, str]]], today: str) -> dict[str, list[dict[str, str]]]:
    return {name: shifted(KIND_OF[name], rows, LAST_DAY, today) for name, rows in story.items()}


def test_every_file_is_a_kind_with_its_chinese_headers(story: dict[str, list[dict[str, str]]]) -> None:
    assert len(story) == 19
    for name, rows in story.items():
        fields = KINDS[KIND_OF[name]].fields
        assert list(rows[0]) == [field.zh for field in fields if not (field.rare or field.quiet) or field.zh in rows[0]]


def test_dated_columns_are_found_in_both_languages() -> None:
    assert dated_columns("payment") == {"到账日期", "paid_on"}
    assert dated_columns("target") == {"周期", "period", "设定日期", "set_on"}
    assert dated_columns("department") == frozenset()
    assert {"外出时间", "预计返回", "返回时间", "预计签单", "回访时间"} <= dated_columns("outing")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-18", "2026-11-23"),  # Wednesday to Monday
        ("2026-11-17", "2026-11-20"),  # the workday before
        ("2026-11-16", "2026-11-19"),
        ("2026-11-15", "2026-11-19"),  # a Sunday goes with the Monday after it
        ("2026-11-11", "2026-11-16"),  # five workdays are seven days
        ("2026-11-20", "2026-11-25"),
        ("2026-11-21", "2026-11-25"),  # a coming Saturday goes with the Friday before it
        ("2019-08-12", "2019-08-17"),  # long ago: calendar days
    ],
)
def test_days_keep_their_distance_in_workdays(day: str, expected: str) -> None:
    assert Calendar(LAST_DAY, "2026-11-23").day(day) == expected


@pytest.mark.parametrize("today", ["2026-11-21", "2026-10-04"])
def test_on_a_day_off_the_last_day_is_today_and_the_day_before_it_the_last_workday(today: str) -> None:
    calendar = Calendar(LAST_DAY, today)
    assert calendar.day(LAST_DAY) == today
    assert calendar.day("2026-11-17") == shift_workdays(today, -1)
    assert calendar.day("2026-11-19") == shift_workdays(today, 1)


def test_the_story_on_its_own_last_day_is_unchanged(story: dict[str, list[dict[str, str]]]) -> None:
    assert moved(story, LAST_DAY) == story


@pytest.mark.parametrize("today", ["2026-01-01", "2026-02-24", "2026-11-23", "2027-03-31", "2031-06-15"])
def test_order_is_kept_and_nothing_past_comes_after_today(today: str) -> None:
    calendar = Calendar(LAST_DAY, today)
    days = [(date.fromisoformat(LAST_DAY) + timedelta(n)).isoformat() for n in range(-190, 40)]
    there = [calendar.day(day) for day in days]
    assert there == sorted(there)
    assert there[190] == today
    workdays = [(day, new) for day, new in zip(days, there, strict=True) if is_workday(day) and day != LAST_DAY]
    assert all(is_workday(new) for _day, new in workdays)
    assert len({new for _day, new in workdays}) == len(workdays)


def test_periods_keep_their_distance() -> None:
    calendar = Calendar(LAST_DAY, "2027-01-31")
    assert [calendar.cell(text) for text in ("2026-11", "2026-10", "2026-12")] == ["2027-01", "2026-12", "2027-02"]
    assert [calendar.cell(text) for text in ("2026-W47", "2026-W46", "2026-W53")] == ["2027-W04", "2027-W03", "2027-W10"]


def test_cells_keep_the_clock_and_empty_cells() -> None:
    calendar = Calendar(LAST_DAY, "2026-11-23")
    assert calendar.cell("2026-11-17 17:25") == "2026-11-20 17:25"
    assert calendar.cell("") == ""
    with pytest.raises(ValueError, match="soon"):
        calendar.cell("soon")


def test_other_columns_are_left_alone() -> None:
    row = {"company": "2026-11-18", "paid_on": "2026-11-17", "amount": "12800"}
    assert shifted("payment", [row], LAST_DAY, "2026-11-23") == [row | {"paid_on": "2026-11-20"}]


def test_what_has_not_happened_yet_is_left_out(story: dict[str, list[dict[str, str]]]) -> None:
    before, after = (happened("call", story["calls"], f"{LAST_DAY} {clock}") for clock in ("00:00", "23:59"))
    assert 0 < len(after) - len(before) < 20
    assert len(after) == len(story["calls"])
    assert len(happened("outing", story["outings"], f"{LAST_DAY} 08:09")) == len(story["outings"]) - 1
    assert happened("deal", story["deals"], "2000-01-01 00:00") == story["deals"]


def test_the_generator_writes_the_files_that_are_kept(
    story: dict[str, list[dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES))
    import make_department

    told = make_department.tell()
    kept = {**story, "notes": read(FOLDER / "notes.csv")}
    assert {name: [list(map(str, row)) for row in rows] for name, rows in told.items()} == {
        name: [list(row.values()) for row in rows] for name, rows in kept.items()
    }


WEEKS = [(date(2026, 4, 20) + timedelta(n)).isoformat() for n in range(7)] + [
    (date(2026, 11, 18) + timedelta(n)).isoformat() for n in range(0, 44, 3)
]


@pytest.mark.parametrize("today", WEEKS)
def test_every_rule_still_fires_on_any_day(
    story: dict[str, list[dict[str, str]]], today: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES))
    from making import checks

    planned = Counter(checks.PLANNED)
    if date.fromisoformat(today).weekday() < 2:
        del planned["member.no_outing"]
    if today[8:] < "03":
        del planned["deal.none_named"]
    seen = checks.found(moved(story, today), f"{today} 09:00")
    assert set(seen) == set(planned)
    assert all(abs(seen[rule] - planned[rule]) <= 1 for rule in planned), seen - planned


def test_the_phones_cannot_be_dialled(story: dict[str, list[dict[str, str]]]) -> None:
    import phonenumbers

    phones = [row["电话"] for row in story["leads"]]
    assert len(phones) - len(set(phones)) == 1
    for phone in phones:
        number = phonenumbers.parse(phone, "CN")
        assert phonenumbers.is_possible_number(number)
        assert not phonenumbers.is_valid_number(number)
