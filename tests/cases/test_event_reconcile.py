"""``event reconcile``: sums by closer and by inviter, each thing that does not match and the command that mends it, the close."""

import shlex
from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday, Result

EVENING = "2026-11-26 17:00"
"""After the event, which begins at 14:00."""
PREPARED = """
lead add Cargo --owner Wang
invitation add Summit Acme Bolts Bolton --by Wang
receipt add Summit Acme --key
receipt add Summit Bolts
event edit Summit --goal-amount 4万
""".strip().splitlines()


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """Acme (key) and Bolts answered, Bolton is invited only, Cargo is not."""
    office = opened(mgrday)
    for line in PREPARED:
        office.done(line)
    return office


def evening(office: Office, *lines: str) -> None:
    """Run command lines that must succeed on the evening of the event."""
    for line in lines:
        office.done(line, today=EVENING)


def seen(office: Office, today: str = EVENING) -> Any:
    return office.json("event reconcile Summit", today=today)


def kinds(office: Office, today: str = EVENING) -> list[tuple[str, str]]:
    return [(row["kind"], row["reference"]) for row in seen(office, today)["tables"]["mismatches"]]


def mend(office: Office, **values: str) -> None:
    """Run the command of the one thing that does not match, its open words filled in."""
    (row,) = seen(office)["tables"]["mismatches"]
    words = [values.get(word, word) for word in shlex.split(row["do"])]
    assert words.pop(0) == "mgrday"
    office.done(shlex.join(words), today=EVENING)


def close(office: Office, today: str = EVENING) -> Result:
    return office("event reconcile Summit --close", today=today)


def test_sums_by_closer_and_by_inviter(office: Office) -> None:
    evening(
        office,
        "receipt attend Summit Acme Bolts",
        "deal add Li Acme 20000 --event Summit --signed today",
        "deal add Wang Bolts 9800 --event Summit --signed today",
        "deal add Wang Cargo 1000 --event Summit --signed today",
        "deal add Wang Bolton 500 --event Summit --expected 2026-11-30",
        "payment add Acme 5000",
        "payment add Bolts 9800",
    )
    found = seen(office)
    names = ("member", "deals", "amount", "paid", "balance")
    rows = {name: [tuple(row[key] for key in names) for row in found["tables"][name]] for name in ("closers", "inviters")}
    assert rows["closers"] == [("Li", 1, 20000, 5000, 15000), ("Wang", 2, 10800, 9800, 1000)]
    assert rows["inviters"] == [("Wang", 2, 29800, 14800, 15000), (None, 1, 1000, 0, 1000)]
    event = found["event"]
    assert [event[key] for key in ("deals", "amount", "paid", "balance", "goal_amount")] == [3, 30800, 14800, 16000, 40000]
    page = office.done("event reconcile Summit", today=EVENING).out
    assert "3 deals of 30,800.00 · 77% of the goal of 40,000.00 · paid 14,800.00 · balance 16,000.00" in page
    assert "not invited" in page


def test_paid_now_is_what_came_in_up_to_the_close(office: Office) -> None:
    evening(office, "receipt attend Summit Bolts")
    evening(office, "deal add Li Bolts 9800 --event Summit --signed today", "payment add Bolts 800")
    assert close(office).code == 0
    office.done("payment add Bolts 9000", today="2026-11-28 09:00")
    event = seen(office, "2026-11-30 09:00")["event"]
    assert (event["paid"], event["balance"], event["reconciled_on"]) == (800, 9000, "2026-11-26")
    office.done("event reconcile Summit --reopen", today="2026-11-30 09:00")
    assert seen(office, "2026-11-30 09:00")["event"]["paid"] == 9800


def test_a_deal_without_attendance_is_mended_from_where_the_invitation_stands(office: Office) -> None:
    evening(office, "deal add Wang Bolts 100 --event Summit --signed today")
    assert kinds(office) == [("deal_without_attendance", "deal-1")]
    mend(office)
    assert kinds(office) == []
    evening(office, "deal add Wang Cargo 100 --event Summit --signed today")
    assert kinds(office) == [("deal_without_attendance", "deal-2")]
    for wanted in ("invitation add", "receipt add"):
        (row,) = seen(office)["tables"]["mismatches"]
        assert row["do"].startswith(f"mgrday {wanted} ")
        mend(office)
    assert kinds(office) == []
    assert close(office).code == 0


def test_a_deal_of_one_who_came_is_booked_on_the_event(office: Office) -> None:
    evening(office, "receipt attend Summit Bolts")
    told = office.done("deal add Wang Bolts 100 --signed today", today=EVENING)
    assert "“Bolts” came to “Summit” that day; to book it there: mgrday deal edit 1 --event 1" in told.err
    evening(office, "deal add Wang Bolton 100 --signed today", "deal add Wang Bolts 100 --signed yesterday")
    assert kinds(office) == [("deal_not_booked", "deal-1")]
    mend(office)
    assert kinds(office) == []


def test_money_of_one_who_came_belongs_to_a_deal_of_the_event(office: Office) -> None:
    office.done("deal add Li Bolts 5000 --signed 2026-11-20")
    evening(office, "receipt attend Summit Bolts", "payment add Bolts 3000")
    assert kinds(office) == [("money_without_deal", "payment-1")]
    mend(office, AMOUNT="4000")
    assert seen(office)["tables"]["mismatches"][0]["do"] == "mgrday payment edit 1 --deal 2"
    mend(office)
    assert kinds(office) == []
    assert seen(office)["event"]["paid"] == 3000


def test_money_of_another_day_or_of_one_who_stayed_away_is_no_matter(office: Office) -> None:
    office.done("deal add Li Bolts 5000 --signed 2026-11-20")
    office.done("deal add Li Bolton 5000 --signed 2026-11-20")
    evening(office, "receipt attend Summit Bolts", "payment add Bolts 1 --on yesterday", "payment add Bolton 1")
    assert kinds(office) == []


def test_more_money_than_the_deal(office: Office) -> None:
    evening(office, "receipt attend Summit Bolts", "deal add Li Bolts 100 --event Summit --signed today", "payment add Bolts 100")
    assert kinds(office) == []
    evening(office, "payment add Bolts 0.01")
    assert kinds(office) == [("payment_over", "deal-1")]
    mend(office, AMOUNT="0.01")
    assert kinds(office) == [("payment_over", "deal-1")]
    evening(office, "payment remove 2")
    assert kinds(office) == []


@pytest.mark.parametrize(("signed", "found"), [("2026-11-25", [("signed_before", "deal-1")]), ("2026-11-26", [])])
def test_a_deal_signed_before_the_event_is_none_of_it(office: Office, signed: str, found: list[tuple[str, str]]) -> None:
    evening(office, "receipt attend Summit Bolts", f"deal add Li Bolts 100 --event Summit --signed {signed}")
    assert kinds(office) == found
    if found:
        mend(office)
        assert kinds(office) == []


def test_two_deals_of_a_client_over_the_same_amount(office: Office) -> None:
    evening(
        office,
        "receipt attend Summit Bolts",
        "deal add Li Bolts 100 --event Summit --signed today",
        "deal add Li Bolts 101 --event Summit --signed today",
    )
    assert kinds(office) == []
    evening(office, "deal add Wang Bolts 100 --event Summit --signed today")
    assert kinds(office) == [("double_deal", "deal-3")]
    mend(office)
    assert kinds(office) == []


OUTCOMES = (
    "lead next Acme call --on +3d",
    "deal add Wang Acme 100 --event Summit --expected 2026-12-10",
    "deal add Wang Acme 100 --event Summit --signed today",
    "outing leave Wang Acme",
    "talk add Wang 'about the day' --company Acme",
    "lead archive Acme",
)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_key_client_who_came_has_an_outcome(office: Office, outcome: str) -> None:
    office.done("deal add Wang Acme 100")
    office.done("lead next Acme call --on 2026-11-30")
    assert kinds(office) == []
    evening(office, "receipt attend Summit Acme Bolts", "call add Wang Acme --reached owner --at 13:00")
    assert kinds(office) == [("attendance_without_outcome", "receipt-1")]
    evening(office, outcome)
    assert kinds(office) == []


def test_a_touch_after_the_day_is_an_outcome_and_one_on_it_is_none(office: Office) -> None:
    evening(office, "receipt attend Summit Acme", "call add Wang Acme --reached none --at 16:00")
    assert kinds(office) == [("attendance_without_outcome", "receipt-1")]
    office.done("call add Wang Acme --reached none", today="2026-11-27 09:00")
    assert kinds(office, "2026-11-27 10:00") == []


def test_who_is_key(office: Office) -> None:
    evening(office, "receipt attend Summit Bolts")
    assert kinds(office) == []
    evening(office, "lead grade Bolts A")
    assert kinds(office) == [("attendance_without_outcome", "receipt-2")]
    evening(office, "deal add Li Bolts 100 --signed 2026-11-25")  # it has signed: the grade says nothing any more
    assert kinds(office) == []
    evening(office, "receipt edit 2 --key")
    assert kinds(office) == [("attendance_without_outcome", "receipt-2")]
    mend(office, TEXT="call", DAY="+1d")
    assert kinds(office) == []


def test_it_closes_when_nothing_is_left(office: Office) -> None:
    evening(office, "receipt attend Summit Acme", "deal add Li Bolts 100 --event Summit --signed today")
    before = office.count("changes")
    refused = close(office)
    assert refused.code == 4
    assert "“Summit” cannot be closed: 2 things do not match." in refused.err and "Nothing was written." in refused.err
    assert "mgrday receipt attend 1 Bolts" in refused.out
    assert refused.out == office.done("event reconcile Summit", today=EVENING).out
    assert office.count("changes") == before
    evening(office, "receipt attend Summit Bolts", "lead next Acme call --on +1d")
    assert "Everything matches. Close it: mgrday event reconcile 1 --close" in office.done("event reconcile 1", today=EVENING).out
    assert "“Summit” is reconciled: everything matches." in close(office).err
    again = close(office, "2026-11-27 09:00")
    assert again.code == 0 and "“Summit” was reconciled on 2026-11-26 already." in again.err
    assert seen(office)["event"]["reconciled_on"] == "2026-11-26"
    assert office.json("event show Summit")["reconciled_on"] == "2026-11-26"
    assert "2026-11-26" in office.done("history event Summit").out


def test_what_is_right_as_it_is_is_accepted_with_its_reason(office: Office) -> None:
    office.done("deal add Li Bolts 5000 --signed 2026-11-20")
    evening(office, "receipt attend Summit Bolts", "payment add Bolts 3000")
    evening(office, "deal add Wang Bolton 1 --event Summit --signed today")
    assert office("event reconcile Summit --accept payment-1", today=EVENING).code == 2
    assert office("event reconcile Summit --accept payment-2 --reason paid", today=EVENING).code == 3
    assert office("event reconcile Summit --accept payment-1 --reason ' '", today=EVENING).code == 2
    told = office.done("event reconcile Summit --accept payment-1 --reason 'the rest of the old deal'", today=EVENING)
    assert "Accepted as it is: payment-1." in told.err
    assert kinds(office) == [("deal_without_attendance", "deal-2")]
    accepted = {"kind": "money_without_deal", "reference": "payment-1", "reason": "the rest of the old deal"}
    assert seen(office)["tables"]["accepted"] == [accepted | {"settled_on": "2026-11-26"}]
    page = office.done("event reconcile Summit", today="2026-11-27 09:00").out
    assert "payment-1  the rest of the old deal (yesterday)" in page
    # what is accepted goes with the refusal of the close: all of a command, or nothing
    evening(office, "deal add Wang Cargo 1 --event Summit --signed today")
    before = office.done("event reconcile Summit", today=EVENING).out
    refused = office("event reconcile Summit --accept deal-2 --reason phone --close", today=EVENING)
    assert (refused.code, refused.out) == (4, before)
    assert "2 things do not match" in refused.out and "2 things do not match" in refused.err
    assert kinds(office) == [("deal_without_attendance", "deal-2"), ("deal_without_attendance", "deal-3")]
    evening(office, "event reconcile Summit --accept deal-2 --accept deal-3 --reason phone --close")
    assert seen(office)["event"]["reconciled_on"] == "2026-11-26"


def test_it_does_not_close_before_it_begins(office: Office) -> None:
    refused = close(office, "2026-11-26 13:59")
    assert refused.code == 4 and "“Summit” starts on 2026-11-26 14:00" in refused.err
    assert close(office, "2026-11-26 14:00").code == 0


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("deal add Li Bolts 200 --event Summit --signed 2026-11-27", True),
        ("deal add Li Bolts 200 --event Summit --signed 2026-11-28", False),  # the follow-up
        ("deal add Li Bolts 200 --event Summit --expected 2026-11-30", False),
        ("deal add Li Bolts 200 --signed 2026-11-26", False),
        ("deal edit 1 --amount 101", True),
        ("deal edit 1 --clear event", True),
        ("deal edit 1 --member Wang", True),
        ("deal remove 1", True),
        ("deal remove 2", False),
        ("deal key 1", False),
        ("deal sign 2 --on 2026-11-27", True),
        ("deal sign 2 --on 2026-11-28", False),
        ("payment add 1 100", False),
    ],
)
def test_a_deal_of_those_days_opens_it_again(office: Office, line: str, opens: bool) -> None:
    evening(
        office,
        "receipt attend Summit Bolts",
        "deal add Li Bolts 100 --event Summit --signed today",
        "deal add Li Bolts 300 --event Summit --expected 2026-11-30",
    )
    assert close(office, "2026-11-27 18:00").code == 0
    told = office.done(line, today="2026-11-28 09:00")
    assert ("“Summit” was reconciled on 2026-11-27; it is open again" in told.err) == opens
    assert seen(office, "2026-11-28 09:00")["event"]["reconciled_on"] == (None if opens else "2026-11-27")
    if opens:
        office.done("undo --yes", today="2026-11-28 09:00")
        assert seen(office, "2026-11-28 09:00")["event"]["reconciled_on"] == "2026-11-27"


def test_an_import_opens_it_again_too(office: Office, mgrday: Mgrday) -> None:
    assert close(office).code == 0
    file = mgrday.folder / "deals.csv"
    file.write_text("member,company,amount,signed_on,event\nLi,Bolts,100,2026-11-26,Summit\n", encoding="utf-8")
    told = office.done(f"import {file} --kind deal", today="2026-11-27 09:00")
    assert "it is open again" in told.err
    assert seen(office)["event"]["reconciled_on"] is None


def test_reopening(office: Office) -> None:
    told = office.done("event reconcile Summit --reopen", today=EVENING)
    assert "“Summit” is open." in told.err
    assert close(office).code == 0
    assert "“Summit” is open again." in office.done("event reconcile Summit --reopen", today=EVENING).err
    assert seen(office)["event"]["reconciled_on"] is None
    assert office("event reconcile Summit --reopen --close", today=EVENING).code == 2


def test_who_signed_without_a_role_is_named_where_roles_are_kept(office: Office) -> None:
    evening(office, "receipt attend Summit Bolts", "deal add Li Bolts 100 --event Summit --signed today")
    said = "Signed without holding a role: Li."
    assert said not in office.done("event reconcile Summit", today=EVENING).out
    evening(office, "event role Summit Wang closer")
    assert said in office.done("event reconcile Summit", today=EVENING).out
    assert close(office).code == 0
    evening(office, "event role Summit Li host")
    assert said not in office.done("event reconcile Summit", today=EVENING).out


def test_the_page_of_the_event_says_how_it_stands(office: Office) -> None:
    assert "econcile" not in office.done("show event Summit", today=EVENING).out
    evening(office, "receipt attend Summit Bolts", "deal add Li Bolts 100 --event Summit --signed today")
    waiting = "1 deal of 100.00 to reconcile until tomorrow: mgrday event reconcile 1"
    assert waiting in office.done("show event Summit", today=EVENING).out
    late = office.json("show event Summit", today="2026-11-30 09:00")
    assert [finding["rule"] for finding in late["findings"] if finding["rule"] == "event.unreconciled"] == ["event.unreconciled"]
    assert close(office, "2026-11-27 09:00").code == 0
    assert "Reconciled yesterday" in office.done("show event Summit", today="2026-11-28 09:00").out
    assert office.json("show event Summit", today="2026-11-30 09:00")["event"]["reconciled_on"] == "2026-11-27"


def test_an_unknown_event_and_words_that_do_not_go_together(office: Office) -> None:
    assert office("event reconcile Nowhere", today=EVENING).code == 3
    assert office("event reconcile Summit --reason x", today=EVENING).code == 2
    assert office("event reconcile Summit --close -o x.html", today=EVENING).code == 2


