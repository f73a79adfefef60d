"""Spans, workdays, phases, pace and wording of days."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday import days, words
from mgrday.days import Span
from mgrday.errors import SettingsError
from mgrday.own_workdays import use_workdays_file

any_day = st.dates(date(1995, 1, 1), date(2095, 12, 31)).map(date.isoformat)
MONTHS = [f"{year}-{month:02d}-01" for year in (2024, 2025, 2026) for month in range(1, 13)]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    days.use_workdays(frozenset(), frozenset())


@given(any_day, st.sampled_from([Span.day, Span.week, Span.month]))
def test_spans_tile_the_calendar(day: str, of: Callable[[str], Span]) -> None:
    span = of(day)
    assert day in span
    assert f"{day} 23:59" in span
    assert span.end not in span
    assert span.last in span
    assert span.previous().end == span.start
    assert span.next().start == span.end
    assert span.previous().next() == span == span.next().previous()
    inside = list(span.days())
    assert inside == sorted(set(inside))
    assert (inside[0], inside[-1], len(inside)) == (span.start, span.last, len(span))


@pytest.mark.parametrize(
    ("span", "bounds", "name"),
    [
        (Span.month("2026-11-23"), ("2026-11-01", "2026-12-01"), "2026-11"),
        (Span.month("2026-12-31"), ("2026-12-01", "2027-01-01"), "2026-12"),
        (Span.week("2026-11-22"), ("2026-11-16", "2026-11-23"), "2026-W47"),
        (Span.week("2026-11-23"), ("2026-11-23", "2026-11-30"), "2026-W48"),
        (Span.week("2027-01-01"), ("2026-12-28", "2027-01-04"), "2026-W53"),
        (Span.week("2024-12-30"), ("2024-12-30", "2025-01-06"), "2025-W01"),
        (Span.day("2026-02-28"), ("2026-02-28", "2026-03-01"), "2026-02-28"),
        (Span("2026-11-03", "2026-11-06"), ("2026-11-03", "2026-11-06"), "2026-11-03..2026-11-05"),
    ],
)
def test_bounds_and_names(span: Span, bounds: tuple[str, str], name: str) -> None:
    assert (span.start, span.end) == bounds
    assert span.name == name


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        (days.shift("2026-01-31", months=1), "2026-02-28"),
        (days.shift("2024-01-31", months=1), "2024-02-29"),
        (days.shift("2026-12-31", months=2), "2027-02-28"),
        (days.shift("2026-03-31", months=-1), "2026-02-28"),
        (days.shift("2026-01-15", months=-1), "2025-12-15"),
        (days.shift("2026-11-15", months=1), "2026-12-15"),
        (days.shift("2026-01-31", 1, months=1), "2026-03-01"),
        (days.shift("2026-11-23", weeks=-1), "2026-11-16"),
    ],
)
def test_shift(moved: str, expected: str) -> None:
    assert moved == expected


@given(any_day, st.integers(-400, 400))
def test_between_undoes_shift(day: str, count: int) -> None:
    assert days.between(day, days.shift(day, count)) == count


def test_between_takes_times() -> None:
    assert days.between("2026-11-20 23:59", "2026-11-21 00:00") == 1


def test_workdays_follow_the_chinese_calendar() -> None:
    assert not any(days.is_workday(f"2026-10-0{n}") for n in range(1, 8))
    assert days.is_workday("2026-10-10")  # a make-up Saturday
    assert days.is_workday("2026-09-20")  # a make-up Sunday
    assert not days.is_workday("2026-10-11")
    assert days.next_workday("2026-09-30") == "2026-10-08"
    assert days.last_workday("2026-10-08") == "2026-09-30"
    assert days.next_workday("2026-10-09") == "2026-10-10"
    assert days.shift_workdays("2026-10-08", -2) == "2026-09-29"
    assert days.shift_workdays("2026-10-08", 0) == "2026-10-08"
    assert days.workdays(Span.week("2026-10-08")) == ["2026-10-08", "2026-10-09", "2026-10-10"]


def test_workdays_left_counts_today() -> None:
    november = Span.month("2026-11-01")
    assert days.workdays_left("2026-11-27", november) == 2
    assert days.workdays_left("2026-11-28", november) == 1
    assert days.workdays_left("2026-10-01", november) == 21
    assert days.workdays_left("2026-12-01", november) == 0


def test_years_the_calendar_does_not_know_have_monday_to_friday() -> None:
    assert days.is_workday("2099-10-01")
    assert not days.is_workday("2099-10-03")


def test_own_workdays_win() -> None:
    assert days.is_workday("2099-10-01")
    days.use_workdays(frozenset({"2099-10-01", "2026-11-23"}), frozenset({"2099-10-03"}))
    assert not days.is_workday("2099-10-01")
    assert days.is_workday("2099-10-03")
    assert not days.is_workday("2026-11-23")


def test_file_of_holidays(tmp_path: Path) -> None:
    file = tmp_path / "workdays.toml"
    file.write_text('holidays = ["2099-02-05..2099-02-11", 2099-10-01]\nmakeup = ["2099-02-14"]\n', encoding="utf-8")
    use_workdays_file(file)
    assert not any(days.is_workday(f"2099-02-{n:02d}") for n in range(5, 12))
    assert not days.is_workday("2099-10-01")
    assert days.is_workday("2099-02-14")


@pytest.mark.parametrize(
    "content",
    [
        'holidays = ["2099-02-30"]',
        'holidays = ["2099-02-11..2099-02-05"]',
        'holidays = ["2099-01-01..2105-01-01"]',
        'holidays = "2099-02-05"',
        'feasts = ["2099-02-05"]',
        "holidays = [",
        "makeup = [3]",
    ],
)
def test_broken_file_of_holidays(tmp_path: Path, content: str) -> None:
    file = tmp_path / "workdays.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"workdays\.toml"):
        use_workdays_file(file)
    assert days.is_workday("2099-02-05")


def test_missing_file_of_holidays(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        use_workdays_file(tmp_path / "none.toml")


@pytest.mark.parametrize(("number", "expected"), [(1, 1), (7, 1), (8, 2), (15, 2), (16, 3), (21, 3), (22, 4), (30, 4)])
def test_phase(number: int, expected: int) -> None:
    day = f"2026-11-{number:02d}"
    assert days.phase(day) == expected
    assert day in days.phase_span(day)


def test_phases_tile_the_month() -> None:
    spans = [days.phase_span(f"2026-02-{start:02d}") for start in days.PHASE_STARTS]
    assert [(span.start[8:], span.last[8:]) for span in spans] == [("01", "07"), ("08", "15"), ("16", "21"), ("22", "28")]


@pytest.mark.parametrize("month", MONTHS)
def test_pace_rises_to_the_whole(month: str) -> None:
    span = Span.month(month)
    shares = days.pace_shares(span)
    assert list(shares) == days.workdays(span)
    values = list(shares.values())
    assert values == sorted(values)
    assert values[-1] == 1
    assert days.due_by(123_456_789, span.last) == 123_456_789


def test_pace_of_an_ordinary_month() -> None:
    shares = days.pace_shares(Span.month("2026-11-01"))
    assert shares["2026-11-02"] == Fraction(3, 100)  # 15 % over the five workdays of 1-7
    assert shares["2026-11-06"] == Fraction(15, 100)
    assert shares["2026-11-13"] == Fraction(45, 100)
    assert shares["2026-11-20"] == Fraction(70, 100)


def test_a_phase_without_workdays_hands_its_share_on() -> None:
    shares = days.pace_shares(Span.month("2026-10-01"))
    assert next(iter(shares)) == "2026-10-08"
    assert shares["2026-10-08"] == Fraction(45, 100) / 7  # 8, 9, 10 (make-up) and 12 to 15
    assert shares["2026-10-15"] == Fraction(45, 100)


def test_a_last_phase_without_workdays_hands_its_share_back() -> None:
    days.use_workdays(frozenset(Span("2026-11-22", "2026-12-01").days()), frozenset())
    shares = days.pace_shares(Span.month("2026-11-01"))
    assert shares["2026-11-13"] == Fraction(45, 100)
    assert shares["2026-11-20"] == 1


def test_a_month_without_workdays_has_no_pace() -> None:
    november = Span.month("2026-11-01")
    days.use_workdays(frozenset(november.days()), frozenset())
    assert days.pace_shares(november) == {}
    assert days.due_by(100, "2026-11-30") == 0


def test_due_by_and_pace() -> None:
    million = 1_000_000_00
    assert days.due_by(million, "2026-11-01") == 0  # a Sunday
    assert days.due_by(million, "2026-11-02") == 30_000_00
    assert days.due_by(million, "2026-11-08") == 150_000_00  # a Sunday: as on the 6th
    assert days.due_by(million, "2026-10-07") == 0
    assert days.pace(million, "2026-11-01") == 0
    assert days.pace(million, "2026-11-02") == 0
    assert days.pace(million, "2026-11-03") == 30_000_00
    assert days.pace(million, "2026-11-09") == 150_000_00
    assert days.due_by(million, "2026-11-06", (1, 0, 0, 0)) == million


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23", "today"),
        ("2026-11-22", "yesterday"),
        ("2026-11-24", "tomorrow"),
        ("2026-11-20", "Fri 11-20"),
        ("2025-12-31", "2025-12-31"),
    ],
)
def test_say_day(day: str, said: str) -> None:
    assert days.say_day(day, "2026-11-23") == said


def test_say_span() -> None:
    assert days.say_span(Span.month("2026-11-23")) == "November 2026"
    assert days.say_span(Span.week("2026-11-16")) == "week 47, 11-16 to 11-22"
    assert days.say_span(Span.day("2026-11-23")) == "Mon 2026-11-23"
    assert days.say_span(days.phase_span("2026-11-23")) == "2026-11-22 to 2026-11-30"
