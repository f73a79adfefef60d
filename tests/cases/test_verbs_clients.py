"""Transcripts of the verbs of lead, member, group, department, call and keyword."""

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def test_add_prints_only_the_number_in_a_pipe_and_a_sentence_on_a_terminal(office: Office) -> None:
    assert office("lead add Gears --contact Chen").out == "4\n"
    assert office.json("lead add Cogs") == {"id": 5, "kind": "lead"}
    assert "6" in office("lead add Wheels", tty=True).out


def test_grade_says_the_grade_before(office: Office) -> None:
    result = office.done("lead grade Acme A --reason 'wants it now'")
    assert result.out == ""
    assert result.err == "Acme: A ← C\nNext: mgrday lead next Acme TEXT --on DAY\n"
    assert office("lead grade Acme b").err.startswith("Acme: B ← A\n")
    assert office("lead grade 1 B类").err == "Acme is B already.\n"
    assert office("lead grade 5678 C").err == "Acme: C ← B\n"
    assert office.json("lead grade Acme A") == {"id": 1, "kind": "lead"}
    assert office("lead grade Acme C", tty=True).out == "Acme: C ← A\n"


def test_a_visit_is_on_the_grade_that_was_given_before_it(office: Office) -> None:
    office.done("lead grade Acme B", today="2026-11-23 09:00")
    office.done("lead grade Acme A", today="2026-11-23 11:00")
    office.done("outing add Wang Acme --left-at 10:59 --back 11:30")
    office.done("outing add Wang Acme --left-at 11:40 --back 12:00")
    (wang,) = (row for row in office.json("check outings")["tables"]["outings"] if row["member"] == "Wang")
    assert (wang["on_a"], wang["on_b"], wang["on_c"]) == (1, 1, 0)


def test_a_verb_is_in_the_history_as_it_was_typed(office: Office) -> None:
    office.done("lead grade Acme A --reason 'wants it now'")
    assert "lead grade Acme A --reason 'wants it now'" in office.done("history").out


def test_next_step_is_set_and_cleared(office: Office) -> None:
    assert office.done("lead next Acme 'bring keywords' --on wed").err == "Acme, 2026-11-25: bring keywords\n"
    assert office.json("lead show Acme")["next_on"] == "2026-11-25"
    assert office.done("lead next Acme --clear").err == "Acme has no next step now.\n"
    shown = office.json("lead show Acme")
    assert (shown["next_step"], shown["next_on"]) == (None, None)
    assert "Note: 2026-11-20 is over already." in office.done("lead next Acme call --on 上周五").err


def test_next_step_asks_for_what_is_missing_on_a_terminal_only(office: Office) -> None:
    result = office("lead next Acme call")
    assert (result.code, result.out) == (2, "") and "--on is missing" in result.err
    asked = office("lead next Acme call", tty=True, stdin="tomorrow\n")
    assert asked.code == 0 and asked.out == "Acme, 2026-11-24: call\n"
    assert office("lead next Acme call --on today --clear").code == 2


def test_hand_over(office: Office) -> None:
    assert office.done("lead hand Acme Zhao").err == "Acme: Zhao ← Wang\n"
    assert office.json("lead show Acme")["owner"] == "Zhao"
    assert office.done("lead hand Acme Zhao").err == "Acme is with Zhao already.\n"


def test_nobody_can_be_handed_a_client_who_has_left(office: Office) -> None:
    office.done("member leave Zhao")
    result = office("lead hand Acme Zhao")
    assert result.code == 4 and "Zhao left on 2026-11-23." in result.err
    assert office.json("lead show Acme")["owner"] == "Wang"


def test_archive_once(office: Office) -> None:
    assert office.done("lead archive Acme").err == "Acme is archived.\n"
    assert office("lead archive Acme").code == 4


def test_leave_says_how_many_clients_wait(office: Office) -> None:
    result = office.done("member leave Li --on yesterday")
    assert result.err == "Li left on 2026-11-22. 2 unsigned clients to hand over.\nNext: mgrday lead list --owner Li\n"
    assert office("member leave Li").code == 4
    assert office("member leave Wang --on tomorrow").code == 4
    assert office("member leave Wang --on 2024-01-01").code == 4


def test_a_member_may_be_added_with_the_long_option_too(office: Office) -> None:
    office.done("member add Qian --department East --hired-on 2026-11-02 --role 组长")
    assert office.json("member show Qian") | {"role": "leader", "hired_on": "2026-11-02"} == office.json("member show Qian")


def test_near_duplicates_are_taken_and_said(office: Office) -> None:
    result = office.done("lead add 'Other name' --phone 13812345678")
    assert result.out == "4\n"
    assert "Acme" in result.err and "the same phone" in result.err


@pytest.mark.parametrize("option", ["--at", "--called-at"])
def test_calls(office: Office, option: str) -> None:
    assert office.done(f"call add Wang Acme --reached 老板 {option} 10:30 --note 'wed' --minutes 12").out == "1\n"
    shown = office.json("call show 1")
    assert (shown["reached"], shown["called_at"], shown["minutes"]) == ("owner", "2026-11-23 10:30", 12)


def test_keywords(office: Office) -> None:
    office.done("keyword add Acme bearings --mode 主动 --years 3 --quote 1.28万")
    assert office.json("keyword show 1")["quote"] == 12800.00
    assert office.done("keyword pitch Acme").err == "“bearings” for Acme: pitched\n"
    office.done("keyword add Acme steel")
    assert office("keyword win Acme").code == 3
    assert office.done("keyword win Acme STEEL").err == "“steel” for Acme: won\nNext: mgrday deal add MEMBER Acme AMOUNT\n"
    assert office("keyword lose 2").code == 4
    assert office.done("keyword lose 1").err == "“bearings” for Acme: lost\n"
    assert office("keyword lose Acme paper").code == 3


def test_groups_and_departments(office: Office) -> None:
    assert office.done("group add Three --department East").out == "3\n"
    assert office("group add Three --department East").code == 4
    assert [row["name"] for row in office.json("department list")] == ["East"]


def test_chinese(office: Office) -> None:
    assert office.done("lead grade Acme A", lang="zh").err == "Acme：A ← C\n下一步：mgrday lead next Acme 下一步 --on 日期\n"
    assert office.done("member leave Li", lang="zh").err.startswith("Li 2026-11-23 离职。 还有 2 个未签客户要转交。\n")
