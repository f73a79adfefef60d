"""Transcripts of the verbs of event, invitation, receipt and outing."""

import pytest
from office import Office, opened

from runner import Mgrday

DURING = "2026-11-26 15:00"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def test_several_invitations_at_once(office: Office) -> None:
    assert office.done("invitation add Summit Acme Bolts --by Wang --channel 传真").out == "1\n2\n"
    assert [row["channel"] for row in office.json("invitation list")] == ["fax", "fax"]
    again = office.done("invitation add Summit Acme Bolton Bolton --by Wang --channel fax --sent-on yesterday")
    assert again.out == "3\n"
    assert again.err == "Note: Invited before, and passed over: “Acme”, “Bolton”.\n"
    assert office.json("invitation add Summit Acme --by Wang") == []
    assert office.count("commands") == 9 + 2


def test_one_unknown_client_and_nobody_is_invited(office: Office) -> None:
    result = office("invitation add Summit Acme Nobody --by Wang --channel fax")
    assert (result.code, result.out) == (3, "") and "Nobody" in result.err
    assert office.count("invitations") == 0


def test_receipts(office: Office) -> None:
    office.done("invitation add Summit Acme Bolts --by Wang --channel fax")
    result = office.done("receipt add Summit Acme --people 2 --key")
    assert result.out == "1\n" and result.err == "Next: mgrday keyword add Acme TERM\n"
    assert office.json("receipt show 1")["key"] is True
    office.done("keyword add Bolts nuts")
    assert office.done("receipt add Summit Bolts --received-on yesterday").err == ""
    assert office("receipt add Summit Bolts").code == 4


@pytest.mark.parametrize(("typed", "code"), [("yes", "yes"), ("不来", "no"), ("待定", "later"), ("unreachable", "unreachable")])
def test_chase(office: Office, typed: str, code: str) -> None:
    office.done("invitation add Summit Acme --by Wang --channel fax")
    office.done("receipt add Summit Acme")
    assert office.done(f"receipt chase Summit Acme {typed}").err == f"Acme: {code}\n"
    assert office.json("receipt show 1")["chase"] == code


def test_attendance_twice_is_harmless(office: Office) -> None:
    office.done("invitation add Summit Acme Bolts --by Wang --channel fax")
    office.done("receipt add Summit Acme")
    office.done("receipt add Summit Bolts")
    assert office.done("receipt attend Summit Acme", today=DURING).err == "Came: “Acme”.\n"
    again = office.done("receipt attend Summit Acme Bolts", today=DURING)
    assert again.err == "Note: Recorded before: “Acme”.\nCame: “Bolts”.\n"
    assert office.done("receipt attend Summit Acme", today=DURING).err == "Note: Recorded before: “Acme”.\nNothing to record.\n"
    assert office.json("receipt attend Summit Acme Bolts", today=DURING) == [
        {"id": 1, "kind": "receipt"},
        {"id": 2, "kind": "receipt"},
    ]


def test_one_without_receipt_and_nobody_attends(office: Office) -> None:
    office.done("invitation add Summit Acme Bolts --by Wang --channel fax")
    office.done("receipt add Summit Acme")
    result = office("receipt attend Summit Acme Bolts", today=DURING)
    assert result.code == 3 and "“Bolts” has no receipt for “Summit”." in result.err
    assert office.json("receipt show 1")["came"] is None


def test_an_outing_from_leaving_to_call_back(office: Office) -> None:
    left = office.done("outing leave Wang Acme --back 17:00 --at 13:30 --purpose offer --with-manager")
    assert left.out == "1\n"
    assert left.err == (
        "Wang sees Acme (C): visit no. 1.\n"
        "Note: No keyword is prepared for this client. Next: mgrday keyword add Acme TERM\n"
        "Next: mgrday outing back 1\n"
    )
    shown = office.json("outing show 1")
    assert (shown["left_at"], shown["due_back_at"], shown["with_manager"]) == ("2026-11-23 13:30", "2026-11-23 17:00", True)
    back = office.done("outing back Acme --result 推进")
    assert back.err == (
        "Wang is back from Acme at 15:00: progress\n"
        "Next: mgrday outing debrief 1 --why TEXT --condition TEXT --when DAY\n"
    )
    assert office("outing back 1").code == 4
    debrief = office.done("outing debrief 1 --why 'too dear' --condition 'a year free' --when 下周三")
    assert debrief.err == (
        "Acme is debriefed: expected on 2026-12-02, if a year free.\nNext: mgrday lead next Acme TEXT --on DAY\n"
    )
    called = office.done("outing callback 1 not-real --grade B --note 'never came'")
    assert called.err == "Outing 1 to Acme: not real\nNext: mgrday lead grade Acme B\n"
    shown = office.json("outing show 1")
    assert (shown["verdict"], shown["verdict_grade"], shown["callback_note"]) == ("not_real", "B", "never came")
    assert office.done("outing callback 1 属实").err == "Outing 1 to Acme: real\n"


def test_the_second_visit_is_the_second(office: Office) -> None:
    office.done("keyword add Acme bearings --prepared-on 2026-11-19")
    added = office.done("outing add Wang Acme --left-at '2026-11-20 09:00' --back-at '2026-11-20 11:00' --result signed")
    assert added.out == "1\n" and added.err == "Wang sees Acme (C): visit no. 1.\n"
    assert office.done("outing leave Wang Acme", lang="zh").err.startswith("Wang 见 Acme（C类），第 2 次见客户。\n")


@pytest.mark.parametrize(
    ("result", "next_command"),
    [
        ("signed", "Next: mgrday deal sign DEAL, or first: mgrday deal add Wang Acme AMOUNT"),
        ("absent", "Next: mgrday lead next Acme TEXT --on DAY"),
        ("refused", "Next: mgrday outing debrief 1 --why TEXT --condition TEXT --when DAY"),
    ],
)
def test_what_a_return_asks_for(office: Office, result: str, next_command: str) -> None:
    office.done("outing leave Wang Acme --at 13:00")
    assert office.done(f"outing back 1 --result {result} --at 14:30").err.splitlines()[-1] == next_command
    assert office.json("outing show 1")["back_at"] == "2026-11-23 14:30"


def test_a_bare_hour_is_one_of_the_day_of_leaving(office: Office) -> None:
    office.done("outing leave Wang Acme --at '2026-11-20 14:00' --back 17:00")
    assert office.json("outing show 1")["due_back_at"] == "2026-11-20 17:00"


def test_a_signed_visit_has_no_debrief(office: Office) -> None:
    office.done("outing leave Wang Acme")
    office.done("outing back 1 --result signed")
    assert office("outing debrief 1 --why x --condition y --when today").code == 4
    assert office("outing debrief 1 --why x").code == 2
