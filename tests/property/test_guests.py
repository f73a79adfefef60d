"""Whatever the receipts of an event say: the classes add up, and the expected attendance never leaves the guests."""

from hypothesis import given
from hypothesis import strategies as st

from mgrday.kinds.codes import CHASE, SORT
from mgrday.review.attendance import Expected, Rate, Rates, expected_of
from mgrday.review.event_sort import count

GUESTS = st.lists(
    st.fixed_dictionaries(
        {
            "class": st.sampled_from([None, *SORT.codes()]),
            "chase": st.sampled_from([None, *CHASE.codes()]),
            "came": st.sampled_from([None, None, 0, 1]),
            "people": st.integers(1, 1000),
        }
    ),
    max_size=60,
)
RATES = st.fixed_dictionaries(
    {
        answer: st.builds(Rate, st.floats(0, 1), st.integers(10, 500), st.booleans())
        for answer in (None, *CHASE.codes())
    }
).map(lambda by_answer: Rates(by_answer, 1))


@given(GUESTS)
def test_the_classes_add_up(guests: list[dict[str, object]]) -> None:
    counts = count(guests)
    assert sum(receipts for receipts, _people in counts.values()) == len(guests)
    assert sum(people for _receipts, people in counts.values()) == sum(int(str(each["people"])) for each in guests)


@given(GUESTS, RATES)
def test_the_expected_lie_between_who_is_there_and_who_can_still_come(guests: list[dict[str, object]], rates: Rates) -> None:
    found: Expected = expected_of(guests, rates)
    there = sum(each["came"] == 1 for each in guests)
    assert there <= found.low <= found.coming <= found.high <= len(guests) - sum(each["came"] == 0 for each in guests)
    assert 0 <= found.people <= found.promised == sum(int(str(each["people"])) for each in guests)
    assert found.receipts == len(guests)
