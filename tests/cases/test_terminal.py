"""On a real terminal: what is missing is asked for, undo asks before it does anything, Ctrl-C leaves nothing half done."""

import json
import sys
from collections.abc import Iterator

import pexpect
import pytest

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Iterator[Mgrday]:
    """A department with two members."""
    for line in (("department", "add", "East"), ("member", "add", "Wang", "--department", "East")):
        assert mgrday(*line).code == 0
    yield mgrday


def typed(office: Mgrday, *arguments: str) -> "pexpect.spawn[str]":
    """mgrday on a terminal of its own."""
    environment = {**office.environment, "MGRDAY_LANG": "en", "TERM": "xterm", "COLUMNS": "80"}
    command = ["-m", "mgrday", *arguments]
    return pexpect.spawn(sys.executable, command, env=environment, encoding="utf-8", timeout=20, dimensions=(24, 80))


def test_what_is_missing_is_asked_for(office: Mgrday) -> None:
    with typed(office, "lead", "add") as terminal:
        terminal.expect(r"\(COMPANY\)|[Cc]ompany")
        terminal.sendline("苏州华瑞贸易有限公司")
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 0
    assert "华瑞" in office("lead", "list").out


def test_undo_asks_first(office: Mgrday) -> None:
    for answer, left in (("n", True), ("y", False)):
        with typed(office, "undo") as terminal:
            terminal.expect(r"\[y/N\]")
            terminal.sendline(answer)
            terminal.expect(pexpect.EOF)
        assert terminal.exitstatus == 0
        assert ("Wang" in office("member", "list").out) is left


def test_an_interruption_writes_nothing(office: Mgrday) -> None:
    with typed(office, "lead", "add") as terminal:
        terminal.expect(":")
        terminal.sendintr()
        terminal.expect("Interrupted")
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 130
    assert office("lead", "list", "--format", "json").out.strip() == "[]"


def test_standards_are_shown_before_they_are_entered(office: Mgrday) -> None:
    for answer, count in (("n", 0), ("y", 16)):
        with typed(office, "standard", "adopt") as terminal:
            terminal.expect("15,000.00")
            terminal.expect(r"\[y/N\]")
            terminal.sendline(answer)
            terminal.expect(pexpect.EOF)
        assert terminal.exitstatus == 0
        assert office("standard", "list", "--format", "json").out.count('"metric"') == count


def test_receipts_are_sorted_with_a_keystroke_each(office: Mgrday) -> None:
    """An answer is kept at once: Ctrl-C in the middle of the sitting loses none."""
    for line in (
        ("event", "add", "Summit", "--starts", "2030-11-26 14:00"),
        *(("lead", "add", client) for client in ("Acme", "Bolts")),
        ("invitation", "add", "Summit", "Acme", "Bolts", "--by", "Wang"),
        *(("receipt", "add", "Summit", client) for client in ("Acme", "Bolts")),
    ):
        assert office(*line).code == 0
    with typed(office, "receipt", "sort", "Summit") as terminal:
        terminal.expect("Acme(.|\n)*q stop:")
        terminal.send("d")
        terminal.expect("Bolts(.|\n)*q stop:")
        terminal.sendintr()
        terminal.expect("Interrupted")
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 130
    rows = json.loads(office("receipt", "list", "--format", "json").out)
    assert [row["class"] for row in rows] == ["doubtful", None]
