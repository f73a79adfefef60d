"""No edit leaves a record that an import would refuse: what one record needs of another stays."""

from pathlib import Path

import pytest
from handed import PEOPLE, asked, handed
from office import Office, opened

from runner import Mgrday

LINES = (
    "invitation add Summit Acme --by Wang",
    "receipt add Summit Acme",
    "deal add Wang Acme 500 --signed today",
    "payment add 1 100 --on today",
)
KINDS = {*PEOPLE, "event", "invitation", "receipt", "deal", "payment"}
WHOSE = (
    "select client_id, member_id from receipts",
    "select client_id, member_id from payments",
)


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    for line in LINES:
        office.done(line)
    return office


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("invitation remove 1", "has its receipt, 1"),
        ("invitation edit 1 --company Bolts", "has its receipt, 1"),
        ("deal edit 1 --clear signed-on", "Money came in on deal 1"),
    ],
)
def test_what_another_record_needs_stays(office: Office, line: str, why: str) -> None:
    refused = office(line)
    assert refused.code == 4 and why in refused.err
    for first in ("receipt remove 1", "payment remove 1"):
        office.done(first)
    office.done(line)


def test_receipts_and_payments_follow_who_invited_and_whose_deal_it_is(office: Office, tmp_path: Path) -> None:
    office.done("invitation edit 1 --member Li")
    office.done("deal edit 1 --member Li --company Bolts")
    assert [asked(office, sql) for sql in WHOSE] == [[(1, 2)], [(2, 2)]]
    into = handed(office, tmp_path / "out", KINDS)
    assert [asked(into, sql) for sql in WHOSE] == [[(1, 2)], [(2, 2)]]
    assert "sound" in office.done("doctor").out
    for _each in range(2):
        office.done("undo --yes")
    assert [asked(office, sql) for sql in WHOSE] == [[(1, 1)], [(1, 1)]]
