"""Activities come round fairly, workdays are numbered without a gap, and lines of TOML are the editor's."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday import days, words
from mgrday.method.activities import activities, activity
from mgrday.method.toml_lines import lines

DAYS = st.dates(min_value=date(2004, 1, 1), max_value=date(2030, 12, 1)).map(date.isoformat)


@pytest.fixture(autouse=True, scope="module")
def own_calendar() -> Iterator[None]:
    """Days off and a make-up day of one's own, in a year that the built-in calendar does not know."""
    words.use("en")
    days.use_workdays(frozenset({"2027-02-08", "2027-02-09", "2026-10-10"}), frozenset({"2027-02-14", "2026-10-01"}))
    yield
    days.use_workdays(frozenset(), frozenset())


def numbered(day: str) -> bool:
    """Whether the next workday has the next number."""
    step = 1 if days.is_workday(day) else 0
    return days.workday_number(days.next_workday(day)) == days.workday_number(day) + step


@given(DAYS)
def test_workdays_are_numbered_without_a_gap(day: str) -> None:
    assert numbered(day)


@pytest.mark.parametrize("day", ["2026-09-30", "2026-10-01", "2026-10-09", "2026-10-10", "2027-02-06", "2027-02-14"])
def test_workdays_are_numbered_over_days_of_ones_own(day: str) -> None:
    assert numbered(day)


@given(DAYS)
def test_no_activity_comes_again_before_all_were_used(day: str) -> None:
    day = days.next_workday(day)
    used = []
    for _nth in activities()["afternoon"]:
        used.append(activity("afternoon", day))
        day = days.next_workday(day)
    assert len(set(used)) == len(used) >= 10
    assert activity("afternoon", day) == used[0]
    weeks = [activity("week", days.shift(day, weeks=n)) for n in range(len(activities()["week"]))]
    assert len(set(weeks)) == len(weeks) >= 8


STARTS = st.sets(st.integers(2, 28), min_size=3, max_size=3).map(lambda days: (1, *sorted(days)))


@given(STARTS, DAYS)
def test_a_month_is_whole_whatever_its_phases(starts: tuple[int, ...], day: str) -> None:
    days.use_phases(lambda: starts)
    try:
        month = days.Span.month(day)
        spans = [days.phase_span(each) for each in month.days()]
        assert all(each in span for each, span in zip(month.days(), spans, strict=True))
        assert len(set(spans)) == 4
        shares = list(days.pace_shares(month).values())
        assert shares == sorted(shares)
        assert shares[-1] == 1
    finally:
        days.use_phases(None)


VALUES = st.sampled_from(
    [
        *("1", '"[[x]]"', "'# no comment'", '"a \\" quote"', "{ a = [1] }"),
        *("[1,\n  2, # two\n]", '"""\n[[y]]\nk = 1\n"""', "'''\n]\n'''"),
    ]
)
ENTRIES = st.lists(st.lists(st.tuples(st.sampled_from(["", "# [[x]]", "\n"]), VALUES), max_size=4), max_size=5)


@given(ENTRIES)
def test_every_key_is_found_on_its_line(entries: list[list[tuple[str, str]]]) -> None:
    text, expected = "top = 1\n", {("", 0, "top"): 1}
    for number, values in enumerate(entries, 1):
        expected["x", number, ""] = text.count("\n") + 1
        text += "[[x]] # an entry\n"
        for nth, (before, value) in enumerate(values):
            text += f"{before}\n"
            expected["x", number, f"key{nth}"] = text.count("\n") + 1
            text += f"key{nth} = {value}\n"
    assert lines(text) == expected
