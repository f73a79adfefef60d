"""Orders add up, whatever was booked: by closer, by inviter, in all; and what was done about them can be taken back."""

from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import Office, opened
from test_undo import content
from world import World

from mgrday import words
from mgrday.review.event_orders import Orders
from mgrday.review.event_reconcile import report
from runner import Mgrday

EVENING = "2026-11-26 17:00"
CLIENTS = ("Acme", "Bolts", "Bolton")


class Booked(NamedTuple):
    """A deal: by whom, with whom, for how much, on which event, signed when, and what was paid on it when."""

    member: int
    client: int
    amount: int
    event: int | None
    signed_on: str | None
    payments: list[tuple[int, str]]


deals = st.builds(
    Booked,
    st.integers(1, 3),
    st.integers(1, 5),
    st.sampled_from([100, 200, 30_001]),
    st.sampled_from([1, 1, 1, 2, None]),
    st.sampled_from(["2026-11-20", "2026-11-26", "2026-11-26", "2026-11-27", None]),
    st.lists(st.tuples(st.integers(1, 20_000), st.sampled_from(["2026-11-25", "2026-11-26", "2026-11-27"])), max_size=2),
)
answers = st.dictionaries(st.integers(1, 5), st.tuples(st.integers(1, 3), st.sampled_from([None, 0, 1, "invited"])))


def told(invited: dict[int, tuple[int, object]], booked: list[Booked], closed_on: str | None) -> Orders:
    """A store with these invitations (client → by whom, and whether they came) and deals, and the orders of its first event."""
    words.use("en")
    world = World()
    for name in ("Li", "Wang", "Zhao"):
        world.member(name)
    for number in range(5):
        world.client(f"Client {number}")
    for _nth in range(2):
        world.event("2026-11-26", reconciled_on=closed_on)
    for client, (member, came) in invited.items():
        world.invitation(1, client, member)
        if came != "invited":
            world.receipt(1, client, member, came=came)
    for deal in booked:
        paid = sum(amount for amount, _day in deal.payments) if deal.signed_on else 0
        row = {"amount": deal.amount, "event_id": deal.event, "signed_on": deal.signed_on, "received": paid}
        number = world.deal(deal.member, deal.client, **row)
        for amount, day in deal.payments if deal.signed_on else ():
            world.payment(number, deal.client, deal.member, amount=amount, paid_on=day)
    return Orders(world.question("2026-11-28 09:00"), 1)


@given(answers, st.lists(deals, max_size=8), st.sampled_from([None, "2026-11-26"]))
@settings(max_examples=60, deadline=None)
def test_closers_inviters_and_the_event_have_the_same_sums(
    invited: dict[int, tuple[int, object]], booked: list[Booked], closed_on: str | None
) -> None:
    orders = told(invited, booked, closed_on)
    page = report(orders)
    own = [deal for deal in booked if deal.event == 1 and deal.signed_on]
    paid = sum(amount for deal in own for amount, day in deal.payments if day <= (closed_on or "2026-11-28"))
    whole = {"deals": len(own), "amount": sum(deal.amount for deal in own), "paid": paid}
    whole["balance"] = whole["amount"] - paid
    for name in ("closers", "inviters"):
        (table,) = [table for table in page.tables() if table.name == name]
        assert {key: sum(int(str(row[key])) for row in table.rows) for key in whole} == whole
        assert len({row["id"] for row in table.rows}) == len(table.rows)
    absent = sum(deal.client not in invited or invited[deal.client][1] != 1 for deal in own)
    assert [each.kind for each in orders.mismatches].count("deal_without_attendance") == absent
    assert [each.kind for each in orders.mismatches].count("signed_before") == sum(d.signed_on == "2026-11-20" for d in own)
    pairs = [(each.kind, each.record.id) for each in orders.mismatches]
    assert len(set(pairs)) == len(pairs)


LINES = st.sampled_from([
    *(f"deal add {member} {client} 100 --event Summit --signed {day}" for member in ("Li", "Wang") for client in CLIENTS
      for day in ("today", "yesterday")),
    *(f"deal add Li {client} 70 --signed today" for client in CLIENTS),
    *(f"payment add {client} 60" for client in CLIENTS),
    *(f"receipt attend Summit {client}" for client in CLIENTS),
    *(f"event reconcile Summit --accept deal-{number} --reason agreed" for number in (1, 2, 3)),
    *("deal edit 1 --clear event", "deal edit 1 --amount 80", "deal remove 2"),
    *("event reconcile Summit --close", "event reconcile Summit --reopen", "lead next Acme call --on +3d"),
])  # fmt: skip
"""What may happen on the evening of an event; much of it is refused."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("invitation add Summit Acme Bolts --by Wang")
    for line in ("receipt add Summit Acme --key", "receipt add Summit Bolts"):
        office.done(line)
    return office


@given(lines=st.lists(LINES, min_size=4, max_size=9))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_done_in_an_evening_is_taken_back_step_by_step(office: Office, lines: list[str]) -> None:
    states = [content(office)]
    for line in lines:
        result = office(line, today=EVENING)
        assert result.code in (0, 3, 4), result
        now = content(office)
        assert result.code == 0 or now == states[-1], line
        if now != states[-1]:
            states.append(now)
        closed = office.json("event reconcile Summit", today=EVENING)
        if line.endswith("--close") and result.code == 0:
            assert closed["tables"]["mismatches"] == []
    for before in reversed(states[:-1]):
        office.done("undo --yes", today=EVENING)
        assert content(office) == before
