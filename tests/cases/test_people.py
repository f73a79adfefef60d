"""Talks, competencies, awards, the watch list, key people and mentors, typed in by hand."""

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def test_a_talk_about_a_client_touches_it(office: Office) -> None:
    office.done("talk add Wang 'the big one' --agreed 'call the owner' --next +3d --company Acme --on yesterday")
    (talk,) = office.json("talk list")
    assert (talk["held_on"], talk["next_on"], talk["agreed"]) == ("2026-11-22", "2026-11-26", "call the owner")
    assert office.json("lead show Acme")["last_touch_day"] == "2026-11-22"
    office.done("talk edit 1 --about 'the small one'")
    office.done("talk remove 1")
    assert office.json("lead show Acme")["last_touch_day"] is None
    assert office("talk add Wang later --on tomorrow").code == 4


def test_the_ladder_of_a_member(office: Office) -> None:
    office.done("skill add Li 'phone invitation'")
    office.done("member skill Li 找资源 --on 2026-11-01")
    rungs = {row["competency"]: row for row in office.json("member skill Li")["tables"]["skills"]}
    assert (rungs["phone"]["reached_on"], rungs["finding"]["reached_on"]) == ("2026-11-23", "2026-11-01")
    assert rungs["coaching"]["reached_on"] is None
    assert "电话邀约" in office.done("member skill Li", lang="zh").out
    assert office("member skill Li phone").code == 4


@pytest.mark.parametrize("line", ["skill add Li flying", "member skill Li flying"])
def test_a_competency_that_does_not_exist(office: Office, line: str) -> None:
    refused = office(line)
    assert refused.code == 4
    assert "no competency “flying”" in refused.err and "phone" in refused.err
    assert office.count("skills") == 0


def test_awards_are_told_on_the_board_and_in_the_report(office: Office) -> None:
    office.done("award add Wang 'best of the week' --amount 200 --points 5")
    office.done("award add Li late --penalty --on 2026-10-30")
    assert [row["type"] for row in office.json("award list")] == ["reward", "penalty"]
    for review in ("rank", "report month"):
        (told,) = office.json(review)["tables"]["awards"]
        assert (told["member"], told["amount"], told["points"]) == ("Wang", 200.0, 5)
    assert "奖惩" in office.done("rank", lang="zh").out
    assert "Rewards" not in office.done("rank --period 2026-09").out


def test_the_watch_list(office: Office) -> None:
    office.done("member watch Li --reason slow")
    assert office("member watch Li").code == 4
    (found,) = office.json("findings --rule person.watch_undecided")
    assert found["do"] == "mgrday member decide 2" and "slow" in found["message"]
    assert "watch list: Li" in office.done("guide week").out
    assert "mgrday member leave 2" in office.done("member decide Li leave --note enough").err
    assert office.json("findings --rule person.watch_undecided") == []
    assert office("member decide Li keep").code == 4
    assert office("member decide Wang keep").code == 4
    assert office("member watch Sun").code == 4


def test_a_watch_of_who_left_cannot_be_decided(office: Office) -> None:
    office.done("member watch Li")
    office.done("member leave Li --on today")
    refused = office("member decide Li keep")
    assert refused.code == 4 and "left" in refused.err
    assert office("member decide Wang perhaps").code == 4
    assert office("member decide Wang").code == 2


def test_key_people_carry_over_until_dropped(office: Office) -> None:
    office.done("member lift Wang --plan 'go along'", today="2026-11-18 09:00")
    office.done("member lift Li")
    said = office.done("guide week").out
    assert "key people: Li" in said and "carried over: Wang" in said
    office.done("member lift Wang --drop")
    assert "carried over" not in office.done("guide week").out
    assert office("member lift Wang --drop").code == 4
    assert "重点人：Li" in office.done("guide week", lang="zh").out


def test_mentor_pairs(office: Office) -> None:
    office.done("member mentor Li Wang")
    assert office("member mentor Li Wang").code == 4
    assert office("member mentor Li Li").code == 4
    office.done("member mentor Li Zhao")
    assert office.count("mentors") == 2
    office.done("member mentor Li --end")
    assert office("member mentor Li --end").code == 4
    office.done("member leave Zhao --on today")
    assert office("member mentor Li Zhao").code == 4


def test_a_member_on_a_list_is_not_removed(office: Office) -> None:
    office.done("member watch Zhao")
    refused = office("member remove Zhao")
    assert refused.code == 4 and "watch list" in refused.err
    office.done("undo --yes")
    office.done("member remove Zhao")


def test_the_sheet_for_a_talk(office: Office) -> None:
    office.done("call add Wang Acme --reached owner --at 09:00")
    office.done("call add Wang Acme --reached none --at 09:10")
    for client in ("Bolts", "Bolton"):
        office.done(f"call add Zhao {client} --reached owner --at 09:00")
    office.done("invitation add Summit Acme --by Wang --channel fax")
    office.done("invitation add Summit Bolts Bolton --by Zhao --channel fax")
    office.done("outing leave Zhao Bolts --at 10:00")
    office.done("outing leave Wang Acme --at 10:00")
    office.done("talk add Wang 'calls are thin' --agreed '20 a day' --next 2026-11-22 --on 2026-11-20")
    office.done("member watch Wang --reason 'thin calls'")
    office.done("member lift Wang --plan 'go along'")
    office.done("member mentor Li Wang")
    office.done("award add Wang first --amount 50")
    said = office.json("show member Wang")
    steps = {row["measure"]: row for row in said["tables"]["steps"]}
    assert (steps["effective_share"]["own"], steps["effective_share"]["similar"]) == (0.5, 1.0)
    assert (steps["invitations"]["own"], steps["invitations"]["similar"]) == (1, 2)
    assert {row["step"]: row["place"] for row in said["tables"]["steps"]}["phone"] == "weakest"
    assert [row["calls"] for row in said["tables"]["trend"]] == [0, 0, 0, 0, 0, 2]
    assert said["talks"][0]["agreed"] == "20 a day"
    assert [row["when"] for row in said["tables"]["mentoring"]] == ["before", "since"]
    office.done("call add Li Bolts --reached owner --at 09:00", today="2026-11-30 12:00")
    pairs = office.json("show member Li", today="2026-11-30 12:00")["tables"]["mentoring"]
    assert [(row["when"], row["calls"]) for row in pairs] == [("before", 0), ("since", 0.9)]
    assert said["awards"] == [{"type": "reward", "times": 1, "amount": 50.0, "points": 0}]
    assert said["lift"]["plan"] == "go along" and said["watch"]["month"] == "2026-11"
    text = office.done("show member Wang").out
    for part in ("Last talk Fri 11-20: calls are thin", "Agreed: 20 a day", "Look again", "Weakest: phone",
                 "watch list since today · thin calls",
                 "Key person: go along", "Li learns from Wang", "1 reward · 50.00", "Week by week", "Competencies"):
        assert part in text, part
    assert "最弱" in office.done("show member Wang", lang="zh").out
    assert "nothing is compared" in office.done("show member Li").out
