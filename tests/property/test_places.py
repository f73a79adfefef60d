"""Ranks and streaks, whatever the figures."""

from hypothesis import given
from hypothesis import strategies as st

from mgrday.review.board import places
from mgrday.review.streaks import in_a_row

VALUES = st.dictionaries(st.integers(), st.integers(0, 5) | st.floats(0, 5), max_size=12)
STEPS = st.lists(st.sampled_from([True, False, None]), max_size=20)


@given(VALUES)
def test_a_rank_is_one_more_than_there_are_better_ones(values: dict[object, float]) -> None:
    ranks = places(values)
    assert ranks == {key: 1 + sum(other > value for other in values.values()) for key, value in values.items()}


@given(VALUES, st.integers(1, 9))
def test_ranks_do_not_depend_on_the_unit_nor_on_the_order(values: dict[object, float], times: int) -> None:
    whole = {key: round(value) for key, value in values.items()}
    assert places(dict(reversed(whole.items()))) == places(whole) == places({key: value * times for key, value in whole.items()})


@given(STEPS)
def test_a_streak_ends_at_the_first_break_and_days_off_do_not_matter(steps: list[bool | None]) -> None:
    worked = [step for step in steps if step is not None]
    assert in_a_row(steps) == in_a_row(worked)
    assert in_a_row(steps) == (worked.index(False) if False in worked else len(worked))


@given(STEPS, STEPS)
def test_what_was_before_a_break_changes_nothing(steps: list[bool | None], older: list[bool | None]) -> None:
    assert in_a_row([*steps, False, *older]) == in_a_row(steps)
    assert in_a_row([True, *steps]) == 1 + in_a_row(steps)
