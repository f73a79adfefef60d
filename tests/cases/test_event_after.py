"""``event after`` and ``event hand``: who is left to follow up, who has each in hand, handing over one or all."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

DURING = "2026-11-26 16:00"
"""The summit began at 14:00 on this Thursday; its two workdays are Friday 27 and Monday 30."""
NEXT = "2026-11-27 10:00"
SET_UP = """
lead add Cargo --grade A --owner Zhao
lead add Dyes --grade B --owner Li
invitation add Summit Acme Bolts Cargo Dyes --by Wang
invitation add Summit Bolton --by Li
receipt add Summit Acme
receipt add Summit Bolts --key
receipt add Summit Cargo
receipt add Summit Dyes
""".strip().splitlines()


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """Acme, Bolts and Cargo came, Cargo signed; Dyes had a receipt and did not come, Bolton sent none."""
    office = opened(mgrday)
    for line in SET_UP:
        office.done(line)
    office.done("receipt attend Summit Acme Bolts Cargo", today=DURING)
    office.done("deal add Zhao Cargo 9800 --event Summit", today=DURING)
    office.done("deal sign Cargo", today=DURING)
    return office


def told(office: Office, today: str = NEXT, line: str = "event after") -> Any:
    return office.json(line, today=today)


def states(said: Any) -> dict[str, str]:
    lists = ("came", "signed", "absent", "no_reply")
    return {row["company"]: f"{name} {row['state']}" for name in lists for row in said["tables"][name]}


def test_everybody_is_in_one_list(office: Office) -> None:
    said = told(office)
    assert states(said) == {
        "Bolts": "came open",
        "Acme": "came open",
        "Cargo": "signed open",
        "Dyes": "absent open",
        "Bolton": "no_reply open",
    }
    assert [row["company"] for row in said["tables"]["came"]] == ["Bolts", "Acme"]
    event = said["event"]
    assert (event["until"], event["workdays_left"]) == ("2026-11-30", 2)
    assert (event["came"], event["followed_up"], event["overdue"], event["to_hand"]) == (2, 0, 0, 4)
    assert said["findings"] == []


def test_by_worth(office: Office) -> None:
    """Key clients first, then the grade, the quote, a condition."""
    def order() -> list[str]:
        return [row["company"] for row in told(office)["tables"]["came"]]

    office.done("receipt edit 2 --no-key", today=DURING)
    assert order() == ["Acme", "Bolts"]
    office.done("keyword add Bolts nuts --quote 5000", today=DURING)
    assert order() == ["Bolts", "Acme"]
    office.done("lead grade Acme B", today=DURING)
    assert order() == ["Acme", "Bolts"]
    (row, _other) = told(office)["tables"]["came"]
    assert (row["member"], row["inviter"]) == ("Wang", "Wang")


def test_the_first_line_says_how_far_it_is(office: Office) -> None:
    def line(today: str) -> str:
        return office.done("event after Summit", today=today).out.splitlines()[2]

    assert line(NEXT) == "Followed up: 0 of 2 who came and did not sign · 2 workdays left"
    office.done("call add Wang Acme --reached owner", today=NEXT)
    assert line(NEXT) == "Followed up: 1 of 2 who came and did not sign · 2 workdays left"
    assert line("2026-11-28 10:00") == "Followed up: 1 of 2 who came and did not sign · 1 workday left"
    assert line("2026-11-30 23:59") == "Followed up: 1 of 2 who came and did not sign · 1 workday left"
    assert line("2026-12-01 00:00") == "Followed up: 1 of 2 who came and did not sign · 1 overdue"
    said = told(office, "2026-12-01 08:00")
    assert states(said)["Bolts"] == "came overdue" and states(said)["Acme"] == "came done"
    assert [finding["client"] for finding in said["findings"]] == ["Bolts"]
    office.done("call add Wang Bolts --reached none", today="2026-12-01 09:00")
    assert line("2026-12-01 10:00") == "Followed up: 2 of 2 who came and did not sign"


def test_a_call_of_the_events_own_day_is_no_follow_up(office: Office) -> None:
    office.done("call add Wang Acme --reached owner --at 15:30", today=DURING)
    assert states(told(office))["Acme"] == "came open"


def test_one_is_handed_over(office: Office) -> None:
    done = office.done("event hand Summit Bolts Acme --to Zhao --on 12-01 --step 'see the owner'", today=NEXT)
    assert (done.out, done.err) == ("", "Handed over for 2026-12-01: “Bolts”, “Acme” → Zhao.\n")
    lead = office.json("lead show Bolts", today=NEXT)
    assert (lead["owner"], lead["next_step"], lead["next_on"]) == ("Zhao", "see the owner", "2026-12-01")
    assert states(told(office))["Bolts"] == "came handed"
    assert states(told(office, "2026-12-01 10:00"))["Bolts"] == "came overdue"


def test_who_is_proposed(office: Office) -> None:
    """The owner; the inviter where the owner has left or there is none; nobody where the inviter has left too."""
    office.done("lead hand Acme Li", today=NEXT)
    office.done("event hand Summit Acme", today=NEXT)
    assert office.json("lead show Acme", today=NEXT)["owner"] == "Li"
    office.done("member leave Li", today=NEXT)
    done = office.done("event hand Summit Acme", today=NEXT)
    assert done.err == "Handed over for 2026-11-30: “Acme” → Wang.\n"
    assert office.json("lead show Acme", today=NEXT)["next_step"] == "follow up after “Summit”"
    office.done("member leave Wang", today=NEXT)
    refused = office("event hand Summit Bolts", today=NEXT)
    assert refused.code == 4 and "“Bolts” belongs to nobody who is still here." in refused.err
    assert office("event hand Summit Bolts --to Wang", today=NEXT).code == 4
    assert office.json("lead show Bolts", today=NEXT)["next_on"] is None


def test_who_signed_is_handed_a_service(office: Office) -> None:
    office.done("event hand Summit Cargo --on 11-30", today=NEXT)
    (service,) = office.json("service list", today=NEXT)
    assert (service["company"], service["kind"], service["due_on"], service["done_on"]) == ("Cargo", "visit", "2026-11-30", None)
    assert states(told(office))["Cargo"] == "signed handed"
    office.done("event hand Summit Cargo --on 12-01 --to Li", today=NEXT)
    (service,) = office.json("service list", today=NEXT)
    assert service["due_on"] == "2026-12-01"
    assert office.json("lead show Cargo", today=NEXT)["owner"] == "Li"
    office.done("service done 1", today=NEXT)
    assert states(told(office))["Cargo"] == "signed done"


def test_all_at_once_and_back(office: Office) -> None:
    office.done("event hand Summit Acme", today=NEXT)
    refused = office("event hand Summit --all", today=NEXT)
    assert (refused.code, refused.out) == (2, "") and "“Bolts”, “Dyes” → Li · “Cargo” → Zhao" in refused.err
    assert told(office)["event"]["to_hand"] == 3
    commands = office.count("commands")
    office.done("event hand Summit --all --yes", today=NEXT)
    assert office.count("commands") == commands + 1
    assert set(states(told(office)).values()) == {"came handed", "signed handed", "absent handed", "no_reply open"}
    assert "Nobody is left to hand over." in office.done("event hand Summit --all --yes", today=NEXT).err
    office.done("undo --yes", today=NEXT)
    assert told(office)["event"]["to_hand"] == 3


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("event hand Summit", 2, "Name the clients to hand over, or say --all."),
        ("event hand Summit Acme --all", 2, "Name the clients to hand over, or say --all."),
        ("event hand Summit Acme Nobody", 3, "Nobody"),
        ("event hand Summit Acme --to Nobody", 3, "Nobody"),
        ("event hand Summit Acme --on soon", 4, "soon"),
        ("event hand Summit Acme --on someday --to Li", 4, "someday"),
        ("event hand Nowhere Acme", 3, "Nowhere"),
        ("event hand Summit Else", 3, "“Else” was not invited to “Summit”, or is archived."),
        ("event after Nowhere", 3, "Nowhere"),
    ],
)
def test_what_cannot_be_handed(office: Office, line: str, code: int, said: str) -> None:
    office.done("lead add Else")
    result = office(line, today=NEXT)
    assert (result.code, result.out) == (code, "") and said in result.err
    assert office.json("lead show Acme", today=NEXT)["next_on"] is None


def test_before_it_began_there_is_nothing_to_follow_up(office: Office) -> None:
    assert "nobody has come yet" in office("event hand Summit Acme", today="2026-11-26 13:59").err
    assert "No event has begun yet." in office("event after", today="2026-11-26 13:59").err
    said = told(office, "2026-11-26 13:59", "event after Summit")
    assert said["tables"] == {} and said["findings"] == []
    assert told(office, "2026-11-26 14:00")["event"]["name"] == "Summit"


def test_the_board_leads_to_it(office: Office) -> None:
    """Once the day is over, who came and did not sign is a thing to do, and its command shows whom."""
    actions = told(office, line="event board Summit")["actions"]
    assert {"what": "2 clients came and have not signed", "do": "mgrday event after 1"} in [
        {key: action[key] for key in ("what", "do")} for action in actions
    ]


def test_an_archived_client_is_nobodys_work(office: Office) -> None:
    office.done("lead archive Acme", today=NEXT)
    assert "Acme" not in states(told(office))
    assert office("event hand Summit Acme", today=NEXT).code == 3


def test_a_day_that_is_over_is_said(office: Office) -> None:
    assert "Note: 2026-11-26 is over already." in office.done("event hand Summit Acme --on yesterday", today=NEXT).err


@pytest.mark.parametrize("rows", ["会议,开始时间\nFair,\n", "event,starts_at\nFair,\n"])
def test_a_file_brings_no_event_without_a_start_and_none_loses_it(office: Office, rows: str) -> None:
    file = office.mgrday.folder / "events.csv"
    file.write_text(rows, encoding="utf-8")
    result = office(f"import {file} --kind event", today=NEXT)
    assert result.code == 4 and "Line 2 rejected: “Starts at” is missing." in result.err
    assert office("event edit Summit --starts -", today=NEXT).code == 4
    assert [(row["name"], row["starts_at"]) for row in office.json("event list", today=NEXT)] == [("Summit", "2026-11-26 14:00")]
