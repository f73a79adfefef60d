"""What a check records, the comment and the agreed action, and how the next check opens with them."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

MONDAY, FRIDAY, NEXT_FRIDAY = "2026-11-23 15:00", "2026-11-27 15:00", "2026-12-04 15:00"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def table(office: Office, name: str, line: str = "check", **more: Any) -> Any:
    return office.json(line, **more)["tables"][name]


def rows(office: Office, today: str = FRIDAY, week: str = "") -> list[tuple[Any, ...]]:
    """The actions of a check: what, by when, done when."""
    found = table(office, "actions", f"check {week}", today=today)
    return [(row["action"], row["due_on"], row["done_on"]) for row in found]


def test_comment_and_action_are_one_command(office: Office) -> None:
    told = office.json('check outings --comment Wang "too few visits" --action "three visits" --due fri --metric outings')
    assert told == {"member": "Wang", "week": "2026-W48", "comment": 1, "action": 1, "due_on": "2026-11-27"}
    (action,) = table(office, "actions")
    assert {name: action[name] for name in ("member", "action", "due_on", "done_on", "metric", "comment", "agreed_on")} == {
        "member": "Wang", "action": "three visits", "due_on": "2026-11-27", "done_on": None, "metric": "outings",
        "comment": "too few visits", "agreed_on": "2026-11-23",
    }  # fmt: skip
    office.done("undo --yes")
    assert (office.count("comments"), office.count("actions")) == (0, 0)
    assert table(office, "actions") == [] == table(office, "comments")


def test_a_terminal_is_told_what_was_recorded_and_what_comes_next(office: Office) -> None:
    told = office('check --comment Wang good --action "call more" --due fri', tty=True)
    assert told.out == "Wang, 2026-W48: comment recorded.\nWang: action 1 agreed, due Fri 11-27.\n"
    assert told.err == "Next: mgrday action done 1\n"
    said = office("check --comment Wang better", lang="zh")
    assert (said.out, said.err.splitlines()[0]) == ("", "Wang 2026-W48：点评已记下。")


def test_a_comment_said_again_replaces_the_one_of_its_week_alone(office: Office) -> None:
    office.done("check --comment Wang first")
    office.done("check --comment Wang second")
    office.done("check --week last-week --comment Wang before")
    office.done("check --comment Li other")
    said = [(row["member"], row["week"], row["comment"]) for row in table(office, "comments")]
    assert said == [("Li", "2026-W48", "other"), ("Wang", "2026-W48", "second"), ("Wang", "2026-W47", "before")]
    later = [row["comment"] for row in table(office, "comments", today=NEXT_FRIDAY)]
    assert later == ["other", "second"]
    assert table(office, "comments", today="2026-12-07 15:00") == []
    assert [row["comment"] for row in table(office, "comments", "check --member Wang")] == ["second", "before"]


def test_an_action_is_due_by_the_next_check_unless_told_otherwise(office: Office) -> None:
    assert office.json("check --member Wang --action a")["due_on"] == "2026-12-04"
    assert office.json("check --week last-week --member Wang --action b")["due_on"] == "2026-11-27"
    assert office.json("check --week 2026-W40 --member Wang --action c")["due_on"] == "2026-11-27"
    assert office.json("check --member Wang --action d", today="2026-11-29 15:00")["due_on"] == "2026-12-04"
    assert office.json("check --week last-week --member Wang --action e", today="2026-11-29 15:00")["due_on"] == "2026-12-04"
    assert office.json("check --member Wang --action f --due today")["due_on"] == "2026-11-23"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('check --comment Wang ""', 4, "The comment is empty"),
        ("check --comment Wang x --action y --due yesterday", 4, "which is over"),
        ("check --comment Wang x --action y --due 2026-13-45", 4, "2026-13-45"),
        ("check --comment Wang x --action y --metric smiles", 4, "smiles"),
        ('check --comment Wang x --action ""', 2, "missing"),
        ("check --comment Wang x --due fri", 2, "--due belongs to an action"),
        ("check --comment Wang x --metric calls", 2, "--metric belongs to an action"),
        ("check --due fri", 2, "--due belongs to an action"),
        ("check --action y", 2, "agreed with nobody"),
        ("check --comment Wang x --member Li", 2, "another"),
        ("check --comment Wang x --rows", 2, "--rows"),
        ("check --comment Wang x --fail-on high", 2, "--fail-on"),
        ("check --comment Wang x --all-departments", 2, "--all-departments"),
        ("check --comment Nobody x", 3, "Nobody"),
        ("check --comment Gone x --action y", 4, "Gone left on"),
        ("check --member Gone --action y", 4, "Gone left on"),
        ("check --comment Sun x", 4, "does not sell"),
        ("check --week next-week --comment Wang x", 4, "has not come yet"),
    ],
)
def test_what_does_not_fit_is_refused_whole(office: Office, line: str, code: int, words: str) -> None:
    office.done("member add Gone --department East")
    office.done("member leave Gone")
    refused = office(line)
    assert refused.code == code, refused
    assert words in refused.err and "Nothing was written." in refused.err and refused.out == ""
    assert (office.count("comments"), office.count("actions")) == (0, 0)


def test_the_same_member_named_twice_is_one(office: Office) -> None:
    office.done("check --comment Wang x --member 1 --action y")
    assert office.count("actions") == 1


def test_a_check_opens_with_what_was_open_or_agreed_or_done_since_the_week_before(office: Office) -> None:
    for name, agreed, done in (
        ("old and open", "2026-11-03", ""),
        ("old, done last week", "2026-11-03", "2026-11-18"),
        ("old, done at the last minute", "2026-11-03", "2026-11-22"),
        ("old, done this week", "2026-11-03", "2026-11-23"),
        ("agreed on the first day of last week", "2026-11-16", "2026-11-17"),
        ("agreed the day before that", "2026-11-15", "2026-11-17"),
    ):
        office.done(f'action add Wang "{name}" --due 2026-12-01' + (f" --done-on {done}" if done else ""))
        office.done(f'action edit "{office.count("actions")}" --agreed-on {agreed}')
    shown = {action for action, _due, _done in rows(office)}
    assert shown == {"old and open", "old, done this week", "agreed on the first day of last week"}
    assert {action for action, _due, _done in rows(office, week="--week 2026-W45")} == {
        "old and open", "old, done last week", "old, done at the last minute", "old, done this week",
    }  # fmt: skip
    assert rows(office, week="--week 2026-W44") == []


def test_what_is_open_and_due_first_comes_first(office: Office) -> None:
    for name, due in (("b", "thu"), ("a", "wed"), ("c", "fri")):
        office.done(f"action add Wang {name} --due {due}")
    office.done("action done 2", today="2026-11-24 09:00")
    assert [action for action, _due, _done in rows(office)] == ["b", "c", "a"]


def lived(office: Office) -> None:
    """Two effective calls and an outing in the week of the agreement; three and none in the next."""
    for day in ("23", "24"):
        office.done("call add Wang Acme --reached owner", today=f"2026-11-{day} 09:00")
    office.done("call add Wang Acme --reached staff", today="2026-11-24 10:00")
    office.done("outing leave Wang Acme --at 10:00", today="2026-11-25 11:00")
    for at in ("09:00", "10:00", "11:00"):
        office.done("call add Wang Acme --reached owner", today=f"2026-11-30 {at}")


def test_the_figures_move_from_the_week_of_the_agreement_to_the_week_checked(office: Office) -> None:
    lived(office)
    office.done('action add Wang "call owners" --due 2026-12-03 --metric effective_calls', today=FRIDAY)
    office.done("action add Wang anything --due 2026-12-04", today=FRIDAY)
    office.done("action add Wang received --due 2026-12-05 --metric received", today=FRIDAY)
    calls, anything, money = table(office, "actions", today=NEXT_FRIDAY)
    assert (calls["before"], calls["now"], calls["moved"]) == (
        {"effective_calls": 2}, {"effective_calls": 3}, {"effective_calls": 1},
    )  # fmt: skip
    assert anything["before"] == {"effective_calls": 2, "keywords": 0, "outings": 1}
    assert anything["moved"] == {"effective_calls": 1, "keywords": 0, "outings": -1}
    assert money["moved"] == {"received": 0.0}
    last = table(office, "actions", today="2026-12-11 15:00")
    assert last[0]["before"] == {"effective_calls": 2} and last[0]["now"] == {"effective_calls": 0}


def test_agreed_in_the_week_that_is_checked_is_held_against_the_week_before(office: Office) -> None:
    lived(office)
    office.done('action add Wang "call owners" --due 2026-12-03 --metric effective_calls', today="2026-11-30 15:00")
    (row,) = table(office, "actions", today=NEXT_FRIDAY)
    assert (row["before"], row["now"]) == ({"effective_calls": 2}, {"effective_calls": 3})


def test_a_person_reads_what_became_of_it_in_a_line(office: Office) -> None:
    lived(office)
    office.done('action add Wang "call owners" --due 2026-12-03 --metric effective_calls', today=FRIDAY)
    office.done("action add Wang anything --due 2026-12-03", today=FRIDAY)
    office.done("action done 1", today="2026-12-02 15:00")
    said = office.done("check", today=NEXT_FRIDAY).out.splitlines()
    at = said.index("Agreed actions: 1 of 2 done, 1 overdue")
    assert at < said.index("Client book")
    assert said[at + 1] == "2 Wang: anything (was due yesterday) · effective calls 2→3 ↑, outings 1→0"
    assert said[at + 2] == "1 Wang: call owners (done Wed 12-02) · effective calls 2→3 ↑"
    over = office.done("check --week 2026-W49", today="2026-12-07 15:00").out
    assert "effective calls 2→3 ↑, outings 1→0 ↓" in over


def test_without_actions_a_person_sees_no_word_of_them(office: Office) -> None:
    said = office.done("check").out
    assert "Agreed actions" not in said and "Comments" not in said


def test_who_does_not_sell_or_was_not_there_is_not_in_it(office: Office) -> None:
    office.done("action add Sun plan --due fri")
    office.done("action add Wang calls --due fri")
    office.done("member leave Wang", today="2026-11-24 09:00")
    assert [row["member"] for row in table(office, "actions", today=FRIDAY)] == ["Wang"]
    assert table(office, "actions", today=NEXT_FRIDAY) == []


def test_one_check_opens_with_the_actions_too_and_carries_their_findings(office: Office) -> None:
    office.done("action add Wang calls --due today")
    for line in ("check", "check keywords"):
        found = office.json(line, today="2026-11-24 15:00")
        assert [row["id"] for row in found["tables"]["actions"]] == [1]
        assert [each["since"] for each in found["findings"] if each["rule"] == "action.open"] == ["2026-11-24"]
        before = office.json(line, today=MONDAY)
        assert [each for each in before["findings"] if each["rule"] == "action.open"] == []


def test_an_action_is_not_due_before_it_was_agreed(office: Office) -> None:
    office.done("action add Wang calls --due fri")
    assert office("action edit 1 --agreed-on 2026-11-20").code == 0
    assert office("action edit 1 --due 2026-11-20").code == 0
    refused = office("action edit 1 --due 2026-11-19")
    assert refused.code == 4 and "before it was agreed" in refused.err
    assert office("action edit 1 --agreed-on tomorrow").code == 4


def test_an_import_keeps_the_metric_and_the_day_of_the_agreement(office: Office) -> None:
    file = office.mgrday.folder / "actions.csv"
    rows = "员工,行动,期限,完成日期,指标,约定日期\nWang,打电话,2026-11-20,2026-11-19,有效电话,2026-11-13\n"
    file.write_text(rows, encoding="utf-8")
    office.done(f"import {file} --kind action")
    (row,) = office.json("action list")
    assert (row["metric"], row["agreed_on"], row["done_on"]) == ("effective_calls", "2026-11-13", "2026-11-19")


def test_the_report_has_the_actions_of_its_days(office: Office) -> None:
    for name, done in (("open", ""), ("done in October", "2026-10-30"), ("done on the first", "2026-11-01")):
        office.done(f'action add Wang "{name}" --due 2026-11-27' + (f" --done-on {done}" if done else ""))
        office.done(f'action edit {office.count("actions")} --agreed-on 2026-10-20')
    found = office.json("report month")["tables"]
    assert [row["action"] for row in found["actions"]] == ["open", "done on the first"]
    assert [row["action"] for row in office.json("report month --period 2026-10")["tables"]["actions"]] == [
        "open", "done in October", "done on the first",
    ]  # fmt: skip
    assert "Agreed actions: 1 of 2 done" in office.done("report month").out


def test_the_weeks_guide_counts_who_has_a_comment_and_an_action(office: Office) -> None:
    def numbers() -> tuple[int, ...]:
        (line,) = [row for row in table(office, "guide", "guide week") if row["item"] == "checks"]
        return tuple(line["numbers"][name] for name in ("members", "commented", "agreed"))

    assert numbers() == (3, 0, 0)
    office.done("check --comment Wang x --action y")
    office.done("check --week last-week --comment Li x")
    office.done("action add Sun plan --due fri")
    assert numbers() == (3, 2, 1)
    office.done("check --week last-week --comment Zhao x", today="2026-11-20 15:00")
    assert numbers() == (3, 2, 1)


@pytest.mark.parametrize("today", ["2026-11-23 07:00", "2026-11-25 18:00", "2026-11-27 09:00"])
def test_the_demonstration_opens_its_check_with_last_weeks_actions(mgrday: Mgrday, today: str) -> None:
    assert mgrday("demo", "--at", mgrday.folder, today=today).code == 0
    office = Office(mgrday)
    found = office.json(f"check --db {mgrday.folder / 'demo.db'}", today=today)["tables"]
    assert len(found["actions"]) == 5 and len(found["comments"]) == 8
    assert {row["week"] for row in found["comments"]} == {"2026-W47"}
    assert all(row["comment"] for row in found["actions"])
    assert {row["done_on"] is None for row in found["actions"]} == {True, False}
