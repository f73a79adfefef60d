"""The door of an event on a real terminal: Enter checks in, one key picks, what is not plain is asked, one step back."""

import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pexpect
import pytest
from office import Office, opened

from mgrday.context import Context
from mgrday.settings import load
from runner import Mgrday

DOORS = "2026-11-26 13:00"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("event add Fair --starts '2026-11-30 09:00'")
    office.done("invitation add Summit Acme Bolts --by Wang")
    office.done("invitation add Fair Bolton --by Li")
    office.done("receipt add Summit Acme --people 2 --key")
    return office


@pytest.fixture
def hall(office: Office) -> Iterator["pexpect.spawn[str]"]:
    """A conversation at the door of the Summit."""
    environment = {**office.mgrday.environment, "MGRDAY_LANG": "en", "TERM": "xterm", "COLUMNS": "80"}
    command = ["-m", "mgrday", "event", "door", "Summit", "--today", DOORS]
    size = (24, 80)
    with pexpect.spawn(sys.executable, command, env=environment, encoding="utf-8", timeout=20, dimensions=size) as terminal:
        terminal.expect_exact("q ends\r\n> ")
        yield terminal


def ended(hall: "pexpect.spawn[str]") -> str:
    """What is said after q."""
    hall.sendline("q")
    hall.expect(pexpect.EOF)
    hall.close()
    assert hall.exitstatus == 0
    return str(hall.before).replace("\r\n", "\n")


def came(office: Office) -> list[str]:
    return [row["company"] for row in office.json("receipt list") if row["came"]]


def test_enter_checks_in_whoever_alone_fits(office: Office, hall: "pexpect.spawn[str]") -> None:
    hall.sendline("ac 3")
    hall.expect_exact("Acme is here: 3 people · Wang · key client\r\nHere 1 of 1 · 3 people\r\n> ")
    hall.sendline("ac")
    hall.expect_exact("Acme was here already · since 13:00 · recorded by tester")
    assert ended(hall).endswith("Here 1 of 1 · 3 people\n1 checked in here.\n")
    assert came(office) == ["Acme"]


def test_one_key_picks_among_several(office: Office, hall: "pexpect.spawn[str]") -> None:
    office.done("invitation add Summit Bolton --by Li")
    for pressed, found in (("x", "Not recorded."), ("3", "Not recorded."), ("\x1b[A", "Not recorded."), ("\r", "Not recorded.")):
        hall.sendline("bol")
        hall.expect_exact("  1  Bolton · Li\r\n  2  Bolts · Wang\r\n")
        hall.expect_exact("Any other key: nobody ")
        hall.send(pressed)
        hall.expect_exact(found)
        hall.expect_exact("> ")
    hall.sendline("bol")
    hall.expect_exact("Any other key: nobody ")
    hall.send("2")
    hall.expect_exact("Bolts is here: 1 person · Wang")
    ended(hall)
    assert came(office) == ["Bolts"]


@pytest.mark.parametrize(("pressed", "there"), [("n", []), ("y", ["Acme"])])
def test_who_had_said_no_is_asked_about(office: Office, hall: "pexpect.spawn[str]", pressed: str, there: list[str]) -> None:
    office.done("receipt chase Summit Acme no")
    hall.sendline("acme")
    hall.expect_exact("Acme had said no.")
    hall.expect_exact("all the same? [y/N] ")
    hall.send(pressed)
    hall.expect_exact("Acme had said no, and is here" if there else "Not recorded.")
    ended(hall)
    assert came(office) == there


@pytest.mark.parametrize(("typed", "inviter"), [("", "Li"), ("Wang", "Wang"), ("Wing\nWang", "Wang")])
def test_the_guest_of_another_event_is_let_in(office: Office, hall: "pexpect.spawn[str]", typed: str, inviter: str) -> None:
    hall.sendline("bolton 2")
    hall.expect_exact("Bolton is invited to “Fair”, not to this one.")
    hall.expect_exact("Let them in here? [y/N] ")
    hall.send("y")
    hall.expect_exact("Enter for Li: ")
    hall.send(f"{typed}\n")
    hall.expect_exact("Bolton is here: 2 people")
    ended(hall)
    assert office.json("invitation list --company Bolton --event Summit")[0]["member"] == inviter


def test_somebody_new_is_asked_for_name_phone_and_inviter(office: Office, hall: "pexpect.spawn[str]") -> None:
    hall.sendline("Cargo 2")
    hall.expect_exact("Is it somebody new? [y/N] ")
    hall.send("y")
    hall.expect_exact("Enter for Cargo: ")
    hall.sendline("Cargo Ltd")
    hall.expect_exact("Enter for none: ")
    hall.sendline("13912345678")
    hall.expect_exact("Enter to leave it: ")
    hall.sendline("Li")
    hall.expect_exact("Cargo Ltd is here: 2 people")
    hall.sendline("+")
    hall.expect_exact("Company: ")
    hall.sendline("Gears")
    hall.expect_exact("Enter for none: ")
    hall.sendline("12")
    hall.expect_exact("Enter to leave it: ")
    hall.sendline("Li")
    hall.expect_exact("Not recorded: Phone: “12” is not a phone number.")
    hall.sendline("+ Hoist / Li")
    hall.expect_exact("Hoist is here: 1 person")
    assert ended(hall).endswith("2 checked in here.\n")
    assert office.json("lead show 'Cargo Ltd'")["phone"] == "13912345678"
    assert came(office) == ["Cargo Ltd", "Hoist"] and office("lead show Gears").code == 3


def test_the_last_one_is_taken_back(office: Office, hall: "pexpect.spawn[str]") -> None:
    hall.sendline("u")
    hall.expect_exact("Not recorded: There is nothing to take back.")
    hall.sendline("bolts")
    hall.expect_exact("Bolts is here")
    hall.sendline("u")
    hall.expect_exact("Taken back: Bolts\r\nHere 0 of 1 · 0 people")
    hall.sendline("u")
    hall.expect_exact("There is nothing to take back.")
    assert ended(hall).endswith("0 checked in here.\n")
    assert office.count("receipts") == 1


def test_the_end_of_the_input_ends_it_and_an_interruption_loses_nobody(office: Office, hall: "pexpect.spawn[str]") -> None:
    hall.sendline("acme")
    hall.expect_exact("Acme is here")
    hall.expect_exact("> ")
    hall.sendintr()
    hall.expect_exact("Interrupted; nothing was left half done.")
    hall.expect(pexpect.EOF)
    hall.close()
    assert hall.exitstatus == 130 and came(office) == ["Acme"]


def test_before_the_doors_open_nothing_is_asked(office: Office) -> None:
    done = office("event door Summit", today="2026-11-26 11:00", tty=True)
    assert done.code == 4
    assert done.err == (
        "Error: The doors open at 2026-11-26 12:00.\nNothing was written.\nName another time with --doors.\n"
    )


def test_where_keys_cannot_be_told_apart_a_line_answers(office: Office) -> None:
    office.done("invitation add Summit Bolton --by Li")
    done = office("event door Summit", today=DOORS, tty=True, stdin="bol\n1\n")
    assert done.code == 0 and done.out.startswith("Bolton is here: 1 person · Li\n")


def test_time_passes_while_the_door_is_open(mgrday: Mgrday) -> None:
    at = datetime(2026, 11, 26, 13, 0)
    context = Context(load({}, mgrday.environment), at, "en")
    context.looked -= 3599.5
    context.go_on()
    context.looked -= 61
    context.go_on()
    assert 3660 <= (context.now - at).total_seconds() < 3720


def test_a_store_in_trouble_loses_one_guest_and_not_the_door(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from mgrday.records import door
    from mgrday.store.trouble import explained

    check_in, troubles = door.check_in, [sqlite3.OperationalError("database is locked")]

    def troubled(*arguments: Any, **options: Any) -> Any:
        if troubles:
            raise explained(troubles.pop())
        return check_in(*arguments, **options)

    monkeypatch.setattr(door, "check_in", troubled)
    done = office("event door Summit", today=DOORS, tty=True, stdin="acme\nbolts\n")
    assert done.code == 0 and "Not recorded: The store is in use by another process" in done.err
    assert came(office) == ["Bolts"]


def test_a_pipe_says_where_a_store_in_trouble_stopped_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from mgrday.records import door
    from mgrday.store.trouble import explained

    check_in = door.check_in

    def troubled(work: Any, event: int, client: int, *rest: Any, **options: Any) -> Any:
        if client == 2:
            raise explained(sqlite3.OperationalError("disk full"))
        return check_in(work, event, client, *rest, **options)

    monkeypatch.setattr(door, "check_in", troubled)
    done = office("event door Summit", today=DOORS, stdin="acme\nbolts\n")
    assert (done.code, done.out) == (5, "1  done  Acme is here: 2 people · Wang · key client\n")
    assert "Line 2 was not recorded; those answered before it are." in done.err
    assert came(office) == ["Acme"]
