"""Shares of an event's goals and what closes its gap add up, whatever the members have."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mgrday.parts import shared_out
from mgrday.review.event_rates import Rate, needs, split

COUNTS = st.integers(0, 2000)
WEIGHTS = st.lists(st.integers(1, 500).map(Fraction), min_size=1, max_size=30)


@given(value=COUNTS, weights=WEIGHTS, data=st.data())
def test_what_members_are_to_add_is_what_is_missing(value: int, weights: list[Fraction], data: st.DataObject) -> None:
    own = data.draw(st.lists(st.integers(0, 300), min_size=len(weights), max_size=len(weights)))
    others = data.draw(st.integers(0, 50))
    more = split(value, own, weights, sum(own) + others)
    assert sum(more) == value and min(more) >= 0
    shares = shared_out(value + sum(own) + others, weights)
    if any(share > has for share, has in zip(shares, own, strict=True)):
        assert all(not part for part, share, has in zip(more, shares, own, strict=True) if has >= share)


@given(
    goals=st.tuples(*[st.none() | st.integers(1, 500)] * 3),
    there=st.tuples(COUNTS, COUNTS),
    share=st.tuples(*[st.fractions(Fraction(1, 50), 1, max_denominator=500)] * 3),
    answering=st.booleans(),
)
def test_with_what_is_needed_the_goals_are_reached(
    goals: tuple[int | None, ...], there: tuple[int, int], share: tuple[Fraction, ...], answering: bool
) -> None:
    event = dict(zip(("goal_invitations", "goal_receipts", "goal_attendance"), goals, strict=True))
    counts = {"invitations": max(there), "receipts": min(there)}
    rates = {step: Rate(each, "history") for step, each in zip(("invitations", "receipts", "attendance"), share, strict=True)}
    found = needs(event, counts, rates, answering=answering)
    invitations = counts["invitations"] + found.invitations
    receipts = counts["receipts"] + found.receipts
    assert invitations >= (goals[0] or 0) and receipts >= (goals[1] or 0)
    assert receipts * share[2] >= (goals[2] or 0)
    out = max(counts["invitations"] * share[1], counts["receipts"]) if answering else counts["receipts"]
    assert not found.receipts or out + found.invitations * share[1] >= receipts
    assert not found.invitations or (
        invitations <= (goals[0] or 0) or out + (found.invitations - 1) * share[1] < receipts
    )
    assert found.calls * share[0] >= found.invitations
