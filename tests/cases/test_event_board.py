"""``mgrday event board``: every stage's page, the shares and the gap, what closes it, which event it is about."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = ("2026-11-23 09:00", "2026-11-24 09:00", "2026-11-25 09:00", "2026-11-26 09:00")
"""Invitation days 1 to 3 of the Summit, and the morning of its day; it begins at 14:00."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """Three members; Wang has invited Acme, Bolts and Bolton and has Acme's receipt back; goals 9, 5, 3 and 20,000."""
    office = opened(mgrday)
    office.done("event edit Summit --goal-invitations 9 --goal-receipts 5 --goal-attendance 3 --goal-amount 20000")
    office.done("keyword add Acme pumps", today="2026-11-20 09:00")
    office.done("invitation add Summit Acme Bolts Bolton --by Wang --channel fax", today=MONDAY)
    office.done("receipt add Summit Acme --people 2 --key", today=MONDAY)
    return office


def members(board: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["member"]: row for row in board["tables"]["members"]}


@pytest.mark.parametrize(
    ("moment", "stage", "first", "shown"),
    [
        ("2026-11-20 09:00", "preparation", "preparation · invitations 3/9, 6 missing · receipts 1/5, 4 missing", "Clients"),
        (MONDAY, "day1", "invitation day 1 · invitations 3/9, 6 missing · receipts 1/5, 4 missing", "Aim"),
        (TUESDAY, "day2", "invitation day 2 · receipts 1/5, 4 missing · invitations 3/9, 6 missing", "Aim"),
        (WEDNESDAY, "day3", "invitation day 3 · receipts 1/5, 4 missing · invitations 3/9, 6 missing", "Aim"),
        (
            THURSDAY,
            "morning",
            "morning of the event · receipts 1: coming 0, not coming 0, undecided 0, not called 1 · attendance goal 3",
            "Not called",
        ),
        (
            "2026-11-26 12:00",
            "noon",
            "noon of the event · receipts 1: coming 0, not coming 0, undecided 0, not called 1 · attendance goal 3",
            "Not called",
        ),
        ("2026-11-26 14:00", "event", "the event · attendance 0/3, 3 missing · deals 0, 0/20,000", "Came"),
        ("2026-11-27 09:00", "reconcile", "clearing up · attendance 0/3, 3 missing · deals 0, 0/20,000", "Came"),
        ("2026-11-30 09:00", "follow-up", "follow-up · attendance 0/3, 3 missing · deals 0, 0/20,000", "Came"),
        ("2026-12-04 09:00", None, "over · attendance 0/3, 3 missing · deals 0, 0/20,000", "Came"),
    ],
)
def test_the_first_line_is_the_stage_and_the_gap(office: Office, moment: str, stage: str | None, first: str, shown: str) -> None:
    said = office.done("event board Summit", today=moment).out
    assert said.splitlines()[0] == first
    assert shown in said.partition("By member")[2].splitlines()[1]
    board = office.json("event board Summit", today=moment)
    assert (board["review"], board["stage"], board["event"]["name"]) == ("event_board", stage, "Summit")
    assert office.done("event board Summit", today=moment, lang="zh").out


def test_waiting_for_an_event_that_was_invited_for_early(office: Office) -> None:
    office.done("event edit Summit --invite-from 2026-11-18")
    board = office.json("event board", today=TUESDAY)
    assert board["stage"] == "waiting"
    assert [row["need_invitations"] for row in members(board).values()] != [None] * 3


def test_each_member_has_a_share_of_what_is_due(office: Office) -> None:
    board = office.json("event board Summit", today=TUESDAY)
    rows = members(board)
    assert list(rows) == ["Li", "Wang", "Zhao"]
    assert board["due"] == {"invitations": 9, "receipts": 3}
    assert [(row["invitations"], row["invitations_due"]) for row in rows.values()] == [(0, 3), (3, 3), (0, 3)]
    assert [(row["receipts"], row["receipts_due"]) for row in rows.values()] == [(0, 1), (1, 1), (0, 1)]
    wang = rows["Wang"]
    assert (wang["group"], wang["clients"], wang["ready"], wang["key"], wang["people"]) == ("One", 3, 1, 1, 2)
    lines = office.done("event board Summit --format table", today=TUESDAY).out.splitlines()
    assert [line.split()[1:7] for line in lines if line.startswith("Li ")] == [["0", "0", "0!", "3", "0!", "1"]]


def test_nobody_is_under_a_share_that_is_not_due_yet(office: Office) -> None:
    said = office.done("event board Summit --format table", today="2026-11-20 09:00").out
    assert "!" not in said.partition("By member")[2].partition("All:")[0]
    assert members(office.json("event board Summit", today="2026-11-20 09:00"))["Li"]["invitations_due"] == 0


def test_shares_follow_the_members_own_targets_where_all_have_one(office: Office) -> None:
    for name, value in (("Wang", 20), ("Li", 10)):
        office.done(f"target set member {name} 2026-W48 {value} --metric invitations")
    assert members(office.json("event board Summit", today=TUESDAY))["Wang"]["invitations_due"] == 3
    office.done("target set member Zhao 2026-W48 60 --metric invitations")
    rows = members(office.json("event board Summit", today=TUESDAY))
    assert [rows[name]["invitations_due"] for name in ("Li", "Wang", "Zhao")] == [1, 2, 6]
    assert [rows[name]["receipts_due"] for name in ("Li", "Wang", "Zhao")] == [1, 1, 1]
    office.done("target set member Wang 2026-11 1 --metric receipts")
    office.done("target set member Li 2026-11 1 --metric receipts")
    office.done("target set member Zhao 2026-11 4 --metric receipts")
    rows = members(office.json("event board Summit", today=TUESDAY))
    assert [rows[name]["receipts_due"] for name in ("Li", "Wang", "Zhao")] == [1, 0, 2]


def test_what_closes_the_gap_without_a_past_event(office: Office) -> None:
    """Goals say 5 receipts of 9 invitations and 3 guests of 5 receipts; 6 invitations are missing, 3 in 10 calls give one."""
    board = office.json("event board Summit", today=TUESDAY)
    assert board["needs"] == {"receipts": 4, "invitations": 6, "calls": 20}
    assert {step: rate["basis"] for step, rate in board["rates"].items()} == {
        "invitations": "assumed",
        "receipts": "goals",
        "attendance": "goals",
    }
    rows = members(board)
    assert [(row["need_invitations"], row["need_calls"]) for row in rows.values()] == [(3, 10), (None, None), (3, 10)]
    said = office.done("event board Summit", today=TUESDAY).out
    assert "To reach the goals: 6 more invitations, 20 effective calls for them" in said
    assert "invitations to receipts 56% (by this event's goals)" in said
    assert "(assumed: no past event to go by)" in said


def past_event(office: Office, invitations: int, receipts: int, came: int) -> None:
    """An event on 5 November: so many clients invited by Li, of whom so many answered and came; two calls for each."""
    office.done("event add Salon --starts '2026-11-05 14:00'", today="2026-11-01 09:00")
    for kind, header, rows in (
        ("lead", "company,owner", [f"Client {n},Li" for n in range(invitations)]),
        ("invitation", "event,company,member,sent_on", [f"Salon,Client {n},Li,2026-11-03" for n in range(invitations)]),
        (
            "receipt",
            "event,company,received_on,came",
            [f"Salon,Client {n},2026-11-04,{'yes' if n < came else 'no'}" for n in range(receipts)],
        ),
        (
            "call",
            "member,company,called_at,reached",
            [f"Li,Client {n},2026-11-03 1{call}:00,owner" for n in range(invitations) for call in range(2)],
        ),
    ):
        file = office.mgrday.folder / f"{kind}.csv"
        file.write_text("\n".join([header, *rows]), encoding="utf-8")
        office.done(f"import {file} --kind {kind}", today="2026-11-06 09:00")


def test_what_closes_the_gap_at_the_departments_own_rates(office: Office) -> None:
    past_event(office, 40, 10, 8)
    board = office.json("event board Summit", today=TUESDAY)
    assert {step: (rate["rate"], rate["basis"], rate["events"]) for step, rate in board["rates"].items()} == {
        "invitations": (0.5, "history", 1),
        "receipts": (0.25, "history", 1),
        "attendance": (0.6, "goals", 0),  # ten receipts are too few to go by
    }
    assert board["needs"] == {"receipts": 4, "invitations": 16, "calls": 32}  # three out bring no more than the one back
    assert sum(row["need_invitations"] or 0 for row in members(board).values()) == 16
    assert sum(row["need_calls"] or 0 for row in members(board).values()) == 32


def test_too_few_invitations_at_past_events_are_no_rate(office: Office) -> None:
    past_event(office, 29, 20, 10)
    assert office.json("event board Summit", today=TUESDAY)["rates"]["receipts"]["basis"] == "goals"


def test_who_has_not_answered_when_the_days_are_over_is_not_counted_on(office: Office) -> None:
    past_event(office, 40, 10, 8)
    clients = " ".join(f"'Client {n}'" for n in range(5))
    office.done(f"invitation add Summit {clients} --by Li --channel fax", today=MONDAY)
    assert office.json("event board Summit", today=TUESDAY)["needs"]["invitations"] == 12  # eight out bring two of five
    office.done("event edit Summit --invite-from 2026-11-18")
    assert office.json("event board Summit", today=TUESDAY)["needs"]["invitations"] == 16  # the one back is all they bring


def test_more_receipts_than_usual_are_counted_as_they_are(office: Office) -> None:
    past_event(office, 40, 10, 8)
    for client in ("Bolts", "Bolton"):
        office.done(f"receipt add Summit {client}", today=TUESDAY)
    assert office.json("event board Summit", today=TUESDAY)["needs"] == {"receipts": 2, "invitations": 8, "calls": 16}


def test_enough_invitations_are_only_to_be_answered(office: Office) -> None:
    office.done("event edit Summit --goal-invitations 3 --goal-receipts 2 --goal-attendance ''")
    board = office.json("event board Summit", today=TUESDAY)
    assert board["needs"] == {"receipts": 1, "invitations": 0, "calls": 0}
    assert "get 1 more receipt back from 2 that are silent" in office.done("event board", today=TUESDAY).out
    assert board["actions"][0] == {
        "what": "2 invitations without a receipt; Wang has 2 of them",
        "do": f"mgrday invitation list --event {board['event']['id']} --member Wang",
    }


def test_reached_goals_need_nothing(office: Office) -> None:
    office.done("event edit Summit --goal-invitations 3 --goal-receipts 1 --goal-attendance ''")
    said = office.done("event board", today=TUESDAY).out
    assert said.splitlines()[0] == "invitation day 2 · receipts 1/1, reached · invitations 3/3, reached"
    assert "To reach the goals" not in said and "Invite" in said


def test_an_event_without_goals(office: Office) -> None:
    office.done("event edit Summit --goal-invitations '' --goal-receipts '' --goal-attendance '' --goal-amount ''")
    board = office.json("event board", today=TUESDAY)
    assert (board["needs"], board["rates"]) == (None, None)
    assert set(board["gap"].values()) == {None}
    assert members(board)["Li"].get("invitations_due") is None
    assert office.done("event board", today=TUESDAY).out.splitlines()[0] == "invitation day 2 · receipts 1 · invitations 3"


def test_calls_count_since_the_first_invitation_day_and_only_to_owners(office: Office) -> None:
    office.done("call add Li Bolts --reached owner --at '2026-11-20 10:00'", today="2026-11-20 11:00")
    office.done("call add Li Bolts --reached owner --at '2026-11-23 10:00'")
    office.done("call add Li Bolts --reached staff --at '2026-11-23 11:00'")
    assert members(office.json("event board", today="2026-11-20 12:00"))["Li"]["effective_calls"] == 1
    assert members(office.json("event board", today=TUESDAY))["Li"]["effective_calls"] == 1
    assert members(office.json("event board", today=THURSDAY))["Li"]["effective_calls"] == 0


def test_the_morning_tells_the_chase(office: Office) -> None:
    office.done("receipt add Summit Bolts", today=WEDNESDAY)
    office.done("receipt chase Summit Acme yes", today=WEDNESDAY)
    said = office.done("event board", today=THURSDAY).out
    assert "receipts 2: coming 1, not coming 0, undecided 0, not called 1" in said.splitlines()[0]
    row = members(office.json("event board", today=THURSDAY))["Wang"]
    assert (row["confirmed"], row["unchased"], row["people"]) == (1, 1, 3)


def test_the_third_day_sorts_and_the_morning_chases(office: Office) -> None:
    office.done("event edit Summit --goal-invitations 3 --goal-receipts 1")
    office.done("keyword add Bolts nuts")
    does = [action["do"] for action in office.json("event board", today=WEDNESDAY)["actions"]]
    assert does[0] == "mgrday receipt sort 1" and "mgrday event chase 1" in does
    office.done("receipt sort Summit Acme --as key", today=WEDNESDAY)
    does = [action["do"] for action in office.json("event board", today=WEDNESDAY)["actions"]]
    assert "mgrday receipt sort 1" not in does
    assert "mgrday event chase 1" in [action["do"] for action in office.json("event board", today=THURSDAY)["actions"]]
    office.done("receipt chase Summit Acme yes", today=THURSDAY)
    assert "mgrday event chase 1" not in [action["do"] for action in office.json("event board", today=THURSDAY)["actions"]]


def test_how_many_will_come_stands_out_where_it_is_too_few(office: Office) -> None:
    said = office.json("event board", today=WEDNESDAY)
    assert said["attendance"]["expected"] < said["goals"]["attendance"]
    assert office.json("event board", today=TUESDAY)["attendance"] is None


def test_the_event_is_told_live_and_summed_up_after_it(office: Office) -> None:
    during = "2026-11-26 15:00"
    office.done("receipt attend Summit Acme", today=during)
    office.done("deal add Wang Acme 8000 --signed-on 2026-11-26 --event Summit", today=during)
    assert office.done("event board", today=during).out.splitlines()[0] == (
        "the event · attendance 1/3, 2 missing · deals 1, 8,000/20,000"
    )
    board = office.json("event board", today="2026-11-27 09:00")
    row = members(board)["Wang"]
    assert (row["attendance"], row["deals"], row["unsigned"], row["amount"], row["received"]) == (1, 1, 0, 8000.0, 0.0)
    assert (board["counts"]["amount"], board["gap"]["amount"], board["goals"]["amount"]) == (8000.0, 12000.0, 20000.0)


def test_who_came_and_did_not_sign_is_counted(office: Office) -> None:
    office.done("receipt attend Summit Acme", today="2026-11-26 15:00")
    assert "came and did not sign 1" in office.done("event board", today="2026-11-30 09:00").out.splitlines()[0]
    does = [action["do"] for action in office.json("event board", today="2026-11-30 09:00")["actions"]]
    assert "mgrday event after 1" in does


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (TUESDAY, "Summit"),  # being invited for, while Salon is weeks ahead
        ("2026-11-30 09:00", "Summit"),  # in follow-up, Salon not yet being invited for
        ("2026-12-03 09:00", "Salon"),  # Salon's first invitation day, Summit still in follow-up
        ("2026-12-04 09:00", "Salon"),
        ("2026-12-15 09:00", "Salon"),  # its follow-up
    ],
)
def test_without_a_name_it_is_the_event_that_is_on(office: Office, moment: str, name: str) -> None:
    office.done("event add Salon --starts '2026-12-08 14:00'")
    assert office.json("event board", today=moment)["event"]["name"] == name


def test_without_any_event_it_says_how_to_add_one(office: Office) -> None:
    said = office.done("event board", today="2026-12-30 09:00").out
    assert said.startswith("No event is ahead.")
    assert "mgrday event add NAME" in said and "mgrday event board 1" in said
    board = office.json("event board", today="2026-12-30 09:00")
    assert (board["event"], board["tables"]["members"], board["actions"]) == (None, [], [])


def test_an_unknown_event_is_refused(office: Office) -> None:
    assert office("event board Nothing").code == 3


def test_at_most_three_actions_each_with_another_command(office: Office) -> None:
    actions = office.json("event board", today=TUESDAY)["actions"]
    assert 0 < len(actions) <= 3
    assert len({action["do"] for action in actions}) == len(actions)
    assert not any("event board" in action["do"] for action in actions)


def test_a_member_who_left_keeps_what_they_did_and_gets_no_share(office: Office) -> None:
    office.done("member leave Wang --on 2026-11-24", today="2026-11-24 08:00")
    rows = members(office.json("event board", today=WEDNESDAY))
    wang = rows["Wang"]
    assert (wang["invitations"], wang.get("invitations_due"), wang.get("need_invitations")) == (3, None, None)
    assert sorted(rows[name]["invitations_due"] for name in ("Li", "Zhao")) == [4, 5]


def test_a_broken_file_of_stages_is_said_and_the_rest_told(office: Office) -> None:
    folder = office.mgrday.folder / "method"
    folder.mkdir()
    (folder / "event_stages.toml").write_text("[[stage]]", encoding="utf-8")
    own = {"MGRDAY_METHOD": str(folder)}
    said = office.done("event board", today=TUESDAY, **own).out
    assert "event_stages.toml, line 1" in said and "receipts 1/5, 4 missing" in said
    assert "event_stages.toml, line 1" in office.done("today", today=TUESDAY, **own).out
    found = office.done("findings --rule event.behind --format json", today=TUESDAY, **own)
    assert found.out == "[]\n" and "event_stages.toml, line 1" in found.err
