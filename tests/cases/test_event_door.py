"""The door of an event: who is checked in by what was typed, what every line comes to, and what several at the door do."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

DOORS = "2026-11-26 13:00"
"""An hour before the Summit."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """Acme (two people promised) and Bolts are invited to the Summit by Wang, Bolton to the Fair by Li."""
    office = opened(mgrday)
    office.done("event add Fair --starts '2026-11-30 09:00'")
    office.done("invitation add Summit Acme Bolts --by Wang")
    office.done("invitation add Fair Bolton --by Li")
    office.done("receipt add Summit Acme --people 2 --key")
    return office


def door(office: Office, *lines: str, options: str = "", today: str = DOORS, code: int = 0) -> list[dict[str, Any]]:
    """The answers to lines from a pipe."""
    done = office(f"event door Summit {options} --format json", today=today, stdin="".join(f"{line}\n" for line in lines))
    assert done.code == code, done
    return [json.loads(line) for line in done.out.splitlines()]


def outcomes(office: Office, *lines: str, **more: Any) -> list[str]:
    return [answer["outcome"] for answer in door(office, *lines, **more)]


def receipts(office: Office) -> list[tuple[Any, ...]]:
    """Name, came, time, day and people of each receipt, in name order."""
    sql = "select c.name, r.came, r.came_at, r.came_on, r.people from receipts r join clients c on c.id = r.client_id order by 1"
    with closing(sqlite3.connect(office.mgrday.store)) as store:
        return store.execute(sql).fetchall()


def test_a_guest_is_checked_in_once(office: Office) -> None:
    (first,) = door(office, "Acme")
    assert (first["outcome"], first["client"], first["people"], first["came_at"]) == ("done", "Acme", 2, DOORS)
    assert (first["member"], first["key"], first["receipt"]) == ("Wang", True, 1)
    (second,) = door(office, "Acme 5", today="2026-11-26 13:20")
    assert (second["outcome"], second["came_at"], second["by"], second["people"]) == ("already", DOORS, "tester", 2)
    assert second["message"] == (
        "Acme was here already · since 13:00 · recorded by tester · to change the people: "
        "mgrday receipt edit 1 --people 5 · key client"
    )
    assert receipts(office) == [("Acme", 1, DOORS, "2026-11-26", 2)]


def test_so_many_people_come_as_were_counted_at_the_door(office: Office) -> None:
    assert [answer["people"] for answer in door(office, "Acme 3", "2 4")] == [3, 4]
    assert [row[4] for row in receipts(office)] == [3, 4]


def test_who_is_invited_and_sent_no_receipt_gets_one(office: Office) -> None:
    (answer,) = door(office, "Bolts")
    assert (answer["outcome"], answer["people"]) == ("done", 1)
    assert office.json("receipt show 2")["received_on"] == "2026-11-26"


def test_every_outcome_has_a_name(office: Office) -> None:
    office.done("receipt add Summit Bolts")
    office.done("receipt chase Summit Bolts no")
    office.done("lead add Cargo")
    answers = door(office, "# at the door", "", "Acme", "acme", "Bolton", "Bolts", "nobody", "Cargo", "Bol", "99", code=4)
    assert [(answer["line"], answer["outcome"]) for answer in answers] == [
        *((3, "done"), (4, "already"), (5, "other_event"), (6, "cancelled"), (7, "unknown"), (8, "unknown")),
        *((9, "cancelled"), (10, "unknown")),
    ]
    assert (answers[2]["event"], answers[2]["member"], answers[2]["client"]) == ("Fair", "Li", "Bolton")
    assert (answers[4]["client"], answers[5]["client"]) == (None, "Cargo")
    assert [row[0] for row in receipts(office) if row[1]] == ["Acme"]


def test_what_was_not_recorded_is_listed_at_the_end(office: Office) -> None:
    done = office("event door Summit -", today=DOORS, stdin="Acme\nnobody\n\nBolton\n")
    assert done.code == 4
    assert done.out.splitlines() == [
        "1  done  Acme is here: 2 people · Wang · key client",
        "2  unknown  Nobody who is invited fits “nobody”.",
        "4  other event  Bolton is invited to “Fair”, not to this one.",
    ]
    assert done.err.splitlines() == [
        "Here 1 of 1 · 2 people",
        "2 lines were not recorded:",
        "  line 2, “nobody”: Nobody who is invited fits “nobody”.",
        "  line 4, “Bolton”: Bolton is invited to “Fair”, not to this one.",
    ]


def test_several_guests_that_fit_are_named_and_nobody_is_checked_in(office: Office) -> None:
    office.done("invitation add Summit Bolton --by Li")
    (answer,) = door(office, "bolt", code=4)
    assert (answer["outcome"], answer["candidates"]) == ("ambiguous", ["Bolton", "Bolts"])
    assert [row for row in receipts(office) if row[1]] == []
    assert outcomes(office, "bolts") == ["done"]


def test_who_had_said_no_needs_a_yes(office: Office) -> None:
    office.done("receipt chase Summit Acme no")
    assert outcomes(office, "Acme", code=4) == ["cancelled"]
    (answer,) = door(office, "Acme", options="--anyway")
    assert answer["message"] == "Acme had said no, and is here: 2 people · Wang · key client"


@pytest.mark.parametrize(
    ("now", "options", "outcome"),
    [
        ("2026-11-26 11:59", "", "early"),
        ("2026-11-26 12:00", "", "done"),
        ("2026-11-25 14:00", "", "early"),
        ("2026-11-26 11:29", "--doors 11:30", "early"),
        ("2026-11-26 11:30", "--doors 11:30", "done"),
        ("2026-11-26 13:59", "--doors 14:00", "early"),
        ("2026-11-26 23:59", "", "done"),
    ],
)
def test_the_doors_open_two_hours_before_the_start(office: Office, now: str, options: str, outcome: str) -> None:
    assert outcomes(office, "Acme", options=options, today=now, code=4 if outcome == "early" else 0) == [outcome]
    assert [row[1] for row in receipts(office)] == [None if outcome == "early" else 1]


@pytest.mark.parametrize("doors", ["14:01", "2026-11-25 13:00", "2026-11-27 09:00", "noonish"])
def test_doors_that_cannot_be(office: Office, doors: str) -> None:
    done = office(f"event door Summit Acme --doors '{doors}'", today="2026-11-26 14:30")
    assert (done.code, done.out) == (2, "") and "Nothing was written." in done.err


def test_the_doors_of_an_early_event_do_not_open_the_day_before(office: Office) -> None:
    office.done("event edit Summit --starts '2026-11-26 01:00'")
    assert outcomes(office, "Acme", today="2026-11-25 23:59", code=4) == ["early"]
    assert outcomes(office, "Acme", today="2026-11-26 00:00") == ["done"]


def test_who_is_recorded_on_a_later_day_came_at_no_known_time(office: Office) -> None:
    done = office.done("event door Summit Acme", today="2026-11-27 09:00")
    assert done.err.startswith("Note: The event was on 2026-11-26: who is recorded now came then, at a time not known.\n")
    assert receipts(office) == [("Acme", 1, None, "2026-11-26", 2)]
    (again,) = door(office, "Acme", today="2026-11-27 09:00")
    assert again["message"] == "Acme was here already · recorded by tester · key client"


def test_somebody_new_is_a_client_of_who_invited_with_all_that_follows_in_one_command(office: Office) -> None:
    before = office.count("commands")
    (answer,) = door(office, "+ Cargo / Li / 13912345678 3")
    assert (answer["outcome"], answer["client"], answer["people"]) == ("done", "Cargo", 3)
    assert office.count("commands") == before + 1
    lead = office.json("lead show Cargo")
    assert (lead["owner"], lead["phone"], lead["source"]) == ("Li", "13912345678", "Summit")
    assert office.json("invitation list --company Cargo --event Summit")[0]["member"] == "Li"
    assert office.json("receipt list --company Cargo")[0]["came"] is True
    assert outcomes(office, "Cargo") == ["already"]
    office.done("undo --yes")
    assert office("lead show Cargo").code == 3 and office.count("receipts") == 1


def test_somebody_new_who_is_known_after_all_is_not_doubled(office: Office) -> None:
    assert outcomes(office, "+ bolton / Wang") == ["done"]
    assert office.count("clients") == 3 and office.json("lead show Bolton")["owner"] == "Li"
    assert office.json("invitation list --company Bolton --event Summit")[0]["member"] == "Wang"
    assert outcomes(office, "+ Bolton / Wang") == ["already"]


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("+ Cargo", "refused"),
        ("+ Cargo / ", "refused"),
        ("+ / Li", "refused"),
        ("+ Cargo / Li / 1 / 2", "refused"),
        ("+ Cargo / Nobody", "unknown"),
        ("+ Cargo / Li / 123", "refused"),
        ("+ Cargo / Zhao", "refused"),
        (f"+ {'x' * 201} / Li", "refused"),
    ],
)
def test_somebody_new_who_cannot_be_recorded_leaves_nothing(office: Office, line: str, outcome: str) -> None:
    office.done("member leave Zhao --on yesterday")
    counts = [office.count(table) for table in ("clients", "invitations", "receipts", "commands")]
    assert outcomes(office, line, code=4) == [outcome]
    assert [office.count(table) for table in ("clients", "invitations", "receipts", "commands")] == counts


def test_an_event_or_a_format_that_cannot_be(office: Office) -> None:
    assert office("event door Nowhere Acme", today=DOORS).code == 3
    for format in ("html", "markdown"):
        done = office(f"event door Summit Acme --format {format}", today=DOORS)
        assert (done.code, done.out) == (2, "")
    assert [row[1] for row in receipts(office)] == [None]


def test_csv_has_one_heading(office: Office) -> None:
    done = office.done("event door Summit --format csv", today=DOORS, stdin="Acme\nBolts\n")
    assert [line.split(",")[:3] for line in done.out.splitlines()] == [
        ["line", "typed", "outcome"],
        ["1", "Acme", "done"],
        ["2", "Bolts", "done"],
    ]


def test_hostile_lines_are_answered_and_harmless(office: Office) -> None:
    lines = ["\x1b[31mAcme\u202e", "%", "_", "'; drop table receipts; --", "=1+1", "９" * 20, "+", "r0", "Acme 0"]
    answers = door(office, *lines, code=4)
    assert len(answers) == len(lines) and answers[1]["outcome"] == "unknown"
    plain = office("event door Summit", today=DOORS, stdin="\x1b[31mnobody\n")
    assert "\x1b" not in plain.out + plain.err


def test_an_arrival_stays_one_whatever_is_edited_before_the_start(office: Office) -> None:
    door(office, "Acme")
    office.done("receipt edit 1 --people 4", today="2026-11-26 13:10")
    assert receipts(office) == [("Acme", 1, DOORS, "2026-11-26", 4)]
    office.done("receipt edit 1 --no-came", today="2026-11-26 13:20")
    assert receipts(office) == [("Acme", 0, None, None, 4)]
    assert office("receipt edit 1 --came", today="2026-11-26 13:30").code == 4


def test_chinese_is_said_at_the_door(office: Office) -> None:
    office.done("lead add 苏州华瑞贸易有限公司 --contact 单伟 --owner Li --phone 13800005678")
    office.done("invitation add Summit 华瑞 --by Li")
    done = office("event door Summit 'hr 3' hr nobody", today=DOORS, lang="zh")
    assert done.out.splitlines() == [
        "1  已签到  苏州华瑞贸易有限公司到了：3 人 · Li",
        "2  之前已到  苏州华瑞贸易有限公司之前已到 · 13:00 到的 · 由 tester 登记",
        "3  没有邀请  邀请的客人里没有“nobody”。",
    ]
    assert done.err.startswith("已到 1 / 2 · 3 人\n有 1 行没有登记：\n")


GUESTS = {
    "苏州华瑞贸易有限公司": "--contact 单伟 --phone 13800005678",
    "重庆长乐机械有限公司": "--contact 曾敏 --phone 13900001234",
    "无锡华润电子有限公司": "--contact 李华 --phone 051288812345",
}


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ("华瑞", "苏州华瑞贸易有限公司"),
        ("hr", None),
        ("hrmy", "苏州华瑞贸易有限公司"),
        ("HRDZ", "无锡华润电子有限公司"),
        ("szhr", "苏州华瑞贸易有限公司"),
        ("cqcl", "重庆长乐机械有限公司"),
        ("zqzl", "重庆长乐机械有限公司"),
        ("sw", "苏州华瑞贸易有限公司"),
        ("zm", "重庆长乐机械有限公司"),
        ("曾敏", "重庆长乐机械有限公司"),
        ("5678", "苏州华瑞贸易有限公司"),
        ("138 0000 5678", "苏州华瑞贸易有限公司"),
        ("12345", "无锡华润电子有限公司"),
        ("１２３４", "重庆长乐机械有限公司"),
        ("345", None),
        ("r2", "重庆长乐机械有限公司"),
        ("有限公司", None),
    ],
)
def test_a_few_keys_mean_one_guest(mgrday: Mgrday, typed: str, company: str | None) -> None:
    office = opened(mgrday)
    for name, options in GUESTS.items():
        office.done(f"lead add {name} {options}")
    office.done(f"invitation add Summit {' '.join(GUESTS)} --by Wang")
    for name in GUESTS:
        office.done(f"receipt add Summit {name}")
    (answer,) = door(office, typed, code=0 if company else 4)
    assert (answer["client"] if answer["outcome"] == "done" else None) == company


def process(office: Office, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "mgrday", "event", "door", "Summit", "--today", DOORS, "--format", "json", *arguments]
    environment = {**office.mgrday.environment, "MGRDAY_LANG": "en"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def test_two_managers_check_the_same_guests_in_at_once(office: Office) -> None:
    office.done("invitation add Summit Bolton --by Li")
    names = ["Acme", "Bolts", "Bolton", "+ Cargo / Li"]
    both = [process(office, *order) for order in (names, names[::-1])]
    found = [json.loads(line) for each in both for line in each.communicate(timeout=60)[0].splitlines()]
    assert [each.returncode for each in both] == [0, 0]
    assert sorted((answer["client"], answer["outcome"]) for answer in found) == [
        (name, outcome) for name in ("Acme", "Bolton", "Bolts", "Cargo") for outcome in ("already", "done")
    ]
    assert [row[:2] for row in receipts(office)] == [(name, 1) for name in ("Acme", "Bolton", "Bolts", "Cargo")]
    assert office.count("clients") == 4


def test_who_was_answered_is_recorded_whatever_kills_the_program(office: Office) -> None:
    with process(office) as at:
        assert at.stdin and at.stdout
        for name in ("Acme", "Bolts"):
            at.stdin.write(f"{name}\n")
            at.stdin.flush()
            assert json.loads(at.stdout.readline())["outcome"] == "done"
        at.stdin.write("+ Cargo / Li")  # a line that is not complete yet
        at.stdin.flush()
        at.send_signal(signal.SIGKILL)
        at.wait(timeout=20)
    assert [row[:2] for row in receipts(office)] == [("Acme", 1), ("Bolts", 1)]


def test_how_many_are_here_stands_beside_how_many_were_to_come(office: Office) -> None:
    office.done("receipt add Summit Bolts")
    office.done("receipt chase Summit Acme yes")
    office.done("receipt chase Summit Bolts yes")
    (said,) = office.done("event door Summit Acme", today=DOORS).err.splitlines()
    assert said == "Here 1 of 2 (about 1 expected) · 2 people"
    assert office.done("event door Summit Bolts", today="2026-11-27 09:00").err.splitlines()[-1] == "Here 2 of 2 · 3 people"


def test_the_minute_is_part_of_the_receipt(office: Office) -> None:
    door(office, "Acme")
    assert office.json("receipt show 1")["came_at"] == DOORS
