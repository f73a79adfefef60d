"""``mgrday show``: all about one client, member, event or deal, in a small department typed in by hand."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday

HISTORY = [
    ("2026-11-23 09:00", "lead grade Acme B --reason 'asked for a price'"),
    ("2026-11-23 09:01", "lead grade Acme A"),
    ("2026-11-10 10:00", "call add Wang Acme --reached owner --minutes 6 --result 'come on Wednesday'"),
    ("2026-11-11 08:00", "keyword add Acme bearings --mode active --years 2 --quote 9800"),
    ("2026-11-11 08:01", "keyword add Acme gears"),
    ("2026-11-11 09:00", "outing leave Wang Acme --back 12:00 --purpose offer"),
    ("2026-11-11 11:00", "outing back 1 --result progress"),
    ("2026-11-11 17:00", "outing debrief 1 --why 'too dear' --condition 'pay in two parts' --when 2026-11-20"),
    ("2026-11-12 15:00", "outing callback 1 real --grade B --note 'the owner was polite'"),
    ("2026-11-16 09:00", "outing leave Wang Acme --back 12:00"),
    ("2026-11-16 11:00", "outing back 2 --result refused"),
    ("2026-11-17 10:00", "invitation add Summit Acme Bolts --by Wang --channel fax"),
    ("2026-11-17 10:01", "invitation add Summit Bolton --by Li --channel fax"),
    ("2026-11-18 10:00", "receipt add Summit Acme --people 3 --key"),
    ("2026-11-18 10:01", "receipt add Summit Bolton"),
    ("2026-11-19 10:00", "lead next Acme 'bring the contract' --on 2026-11-20"),
    ("2026-11-18 11:00", "deal add Wang Acme 12800 --expected 2026-11-20 --key"),
    ("2026-11-02 11:00", "deal add Wang Acme 5000 --expected 2026-11-02"),
    ("2026-11-02 11:01", "deal sign 2"),
    ("2026-11-04 11:00", "payment add 2 2000"),
]


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    for when, line in HISTORY:
        found.done(line, today=when)
    return found


def says(text: str, *parts: str) -> None:
    """Every part stands in the text, in this order."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"“{part}” is not in (or not in this order):\n{text}"
        at = found + len(part)


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """These columns of the rows."""
    return [tuple(row[name] for name in names) for row in rows]


def test_a_client_begins_with_where_it_stands(office: Office) -> None:
    said = office.done("show client Acme").out
    says(
        said,
        "Acme\n",
        "signed Mon 11-02 · A · owner: Wang",
        "Next: visit 3 · 2 keywords ready · 1 without years or quote",
        "Outstanding: 3,000.00, due Mon 11-16 (7 days ago)",
        "Findings",
        "Analysis",
        "no contact · 13812345678",
        "Last touch: Wed 11-18 (5 days ago)",
        "Keywords",
        "bearings",
        "Open questions and next step",
        "visit 2 · Mon 11-16 · Wang · refused",
        "Not asked: why not",
        "Next step: bring the contract, Fri 11-20 (3 days ago)",
        "Similar clients won",
        "Visits",
        "Mon 11-16 09:00 · visit 2 · Wang · refused · not called back",
        "Why not: not asked",
        "Wed 11-11 09:00 · visit 1 · Wang · offer · progress · call-back: real (B)",
        "Why not: too dear",
        "Would sign if: pay in two parts",
        "When: Fri 11-20",
        "Call-back: the owner was polite",
        "Deals",
        "Invitations and events",
        "Grades",
        "asked for a price",
        "Timeline",
    )


def test_a_client_in_chinese(office: Office) -> None:
    says(
        office.done("show client Acme", lang="zh").out,
        *("11-02 周一签单 · A类 · 负责人 Wang", "下次是第 3 次见客户", "未收 3,000.00", "最近跟进", "关键词"),
        *("下一步：bring the contract", "外出", "第 2 次", "什么条件能签：pay in two parts", "跟进记录"),
    )


def test_an_unsigned_client_without_anything_says_what_to_do(office: Office) -> None:
    office.done("lead grade Bolts A")
    says(
        office.done("show client Bolts").out,
        "A since today · owner: Li",
        "Next: visit 1 · no keyword prepared",
        "no contact · no phone",
        "Never touched",
        "mgrday keyword add 2 TERM",
        "No next step: mgrday lead next 2 TEXT --on DAY",
        "No industry is recorded, so there is nobody to compare with: mgrday lead edit 2 --industry TEXT",
        "mgrday outing leave MEMBER 2",
    )


def test_an_overdue_next_step_says_by_how_much(office: Office) -> None:
    office.done("lead next Bolts 'call the owner' --on 2026-11-20")
    assert "Next step: call the owner, Fri 11-20: 3 days over" in office.done("show client Bolts").out
    red = office.done("show client Bolts", tty=True, NO_COLOR="").out
    assert "\x1b[31mNext step: call the owner, Fri 11-20: 3 days over\x1b[0m" in red
    office.done("call add Li Bolts --reached owner")
    assert "3 days over" not in office.done("show client Bolts").out


def test_a_client_as_json(office: Office) -> None:
    said = office.json("show client 1")
    assert said["review"] == "client"
    client = said["client"]
    assert {name: client[name] for name in ("id", "company", "grade", "graded_on", "owner", "next_step", "next_on")} == {
        "id": 1,
        "company": "Acme",
        "grade": "A",
        "graded_on": "2026-11-23",
        "owner": "Wang",
        "next_step": "bring the contract",
        "next_on": "2026-11-20",
    }
    assert (client["last_touch_day"], client["signed_on"], client["next_visit"]) == ("2026-11-18", "2026-11-02", 3)
    tables = said["tables"]
    assert set(tables) == {"keywords", "similar", "outings", "deals", "events", "grades", "timeline"}
    assert [(row["term"], row["quote"]) for row in tables["keywords"]] == [("bearings", 9800.0), ("gears", None)]
    assert picked(tables["outings"], "id", "visit_no", "result", "verdict", "condition") == [
        (2, 2, "refused", None, None),
        (1, 1, "progress", "real", "pay in two parts"),
    ]
    assert picked(tables["deals"], "id", "state", "amount", "received", "outstanding", "due_on") == [
        (1, "open", 12800.0, 0.0, None, None),
        (2, "signed", 5000.0, 2000.0, 3000.0, "2026-11-16"),
    ]
    (event,) = tables["events"]
    assert (event["event"], event["channel"], event["people"], event["key"], event["came"]) == ("Summit", "fax", 3, True, None)
    assert [(row["grade"], row["on_day"]) for row in tables["grades"][:2]] == [("A", "2026-11-23"), ("B", "2026-11-23")]
    assert {finding["client"] for finding in said["findings"]} == {"Acme"}
    rules = {finding["rule"] for finding in said["findings"]}
    assert {"outing.unverified", "outing.no_debrief", "deal.slipped", "payment.overdue"} <= rules


def test_the_findings_of_a_client_are_those_of_all(office: Office) -> None:
    every = [finding for finding in office.json("findings") if finding["client"] == "Acme"]
    assert office.json("show client Acme")["findings"] == every


def test_the_timeline_is_newest_first_and_limited(office: Office) -> None:
    for day in range(1, 21):
        office.done("call add Wang Acme --reached none", today=f"2026-10-{day:02d} 09:00")
    rows = office.json("show client Acme")["tables"]["timeline"]
    assert len(rows) == 15
    assert [row["moment"] for row in rows] == sorted((row["moment"] for row in rows), reverse=True)
    assert [row["what"] for row in rows[:4]] == ["receipt", "invitation", "outing", "callback"]
    assert rows[0]["days_ago"] == 5
    assert "Earlier ones: --all" in office.done("show client Acme").out
    assert len(office.json("show client Acme --all")["tables"]["timeline"]) == 28
    assert "Earlier ones: --all" not in office.done("show client Acme --all").out


def test_a_client_that_may_be_another_says_so_from_both_sides(office: Office) -> None:
    office.done("lead add 'Acme Ltd.' --owner Li")
    assert "differ only in" in office.done("show client 'Acme Ltd.'").out
    assert "Nearly the same name: Acme Ltd. (4)" in office.done("show client 1").out


def test_many_visits_are_cut_for_a_person_only(office: Office) -> None:
    for number in range(3, 8):
        day = f"2026-11-{number:02d}"
        office.done("outing leave Wang Bolts", today=f"{day} 09:00")
        office.done(f"outing back {number} --result absent", today=f"{day} 10:00")
    office.done("outing leave Wang Bolts", today="2026-11-09 09:00")
    said = office.done("show client Bolts").out
    assert "… and 1 earlier: --all" in said
    assert "visit 6 · Wang · not returned" in said
    assert len(office.json("show client Bolts")["tables"]["outings"]) == 6
    assert "earlier: --all" not in office.done("show client Bolts --all").out


def _metric(said: Any, metric: str) -> Any:
    return next(row for row in said["tables"]["metrics"] if row["metric"] == metric)


def test_a_member_against_target_and_standard(office: Office) -> None:
    office.done("standard set calls 5 --period day --seniority veteran")
    office.done("standard set calls 9 --period day --seniority new")
    office.done("standard set outings 10 --period month")
    office.done("target set member Wang 2026-11 60000")
    said = office.json("show member Wang")
    assert said["review"] == "member"
    member = said["member"]
    assert (member["name"], member["seniority"], member["target"], member["signed"]) == ("Wang", "veteran", 60000.0, 5000.0)
    assert (member["received"], member["outstanding"], member["a"], member["b"]) == (2000.0, 3000.0, 0, 0)
    calls = _metric(said, "calls")
    assert (calls["day"], calls["day_standard"], calls["week"], calls["month"]) == (0, 5, 0, 1)
    assert (_metric(said, "outings")["month"], _metric(said, "outings")["month_standard"]) == (2, 10)
    assert (_metric(said, "amount")["month"], _metric(said, "amount")["month_target"]) == (5000.0, 60000.0)
    assert _metric(office.json("show member Li"), "calls")["day_standard"] == 9
    assert {finding["member"] for finding in said["findings"]} == {"Wang"}


def test_a_member_for_a_person(office: Office) -> None:
    office.done("target set member Wang 2026-11 60000")
    says(
        office.done("show member Wang").out,
        "East · One · rep · veteran · hired 2024-03-01",
        "November 2026: signed 5,000.00 of 60,000.00 (8%)",
        "received 2,000.00 · outstanding 3,000.00",
        "Clients: A 0, B 0, C 0",
        "Findings",
        "Against the standard",
        "Open and unpaid deals",
        "  1  Acme",
        "  2  Acme",
        "Visits since Mon 11-16",
    )
    says(office.done("show member Li").out, "new hire · hired Thu 10-08 (46 days ago)", "no target set", "No open deal.")
    says(office.done("show member Wang", lang="zh").out, "老人", "2026年11月：签单", "对照标准", "在谈和没付清的单")


def test_key_deals_of_a_member_come_first(office: Office) -> None:
    office.done("deal add Wang Bolts 900 --expected 2026-11-24")
    rows = office.json("show member Wang")["tables"]["deals"]
    assert [(row["id"], row["key"]) for row in rows] == [(1, True), (3, False), (2, False)]


def test_a_member_who_left(office: Office) -> None:
    office.done("member leave Wang --on 2026-11-20")
    said = office.done("show member Wang").out
    assert "left Fri 11-20" in said
    assert "no target set" in said


def test_clients_of_a_member_without_next_step(office: Office) -> None:
    office.done("lead grade Bolts B")
    said = office.json("show member Li")
    assert [(row["company"], row["grade"]) for row in said["tables"]["no_next_step"]] == [("Bolts", "B")]
    assert said["member"]["no_next_step"] == 1
    assert "1 A or B client without next step" in office.done("show member Li").out


def test_an_event_shows_its_funnel(office: Office) -> None:
    office.done("event edit Summit --goal-invitations 4 --goal-receipts 2 --goal-attendance 2 --goal-amount 20000")
    office.done("receipt attend Summit Acme", today="2026-11-26 15:00")
    office.done("deal add Wang Acme 8000 --signed-on 2026-11-26 --event Summit", today="2026-11-26 17:00")
    office.done("payment add 3 3000", today="2026-11-27 09:00")
    said = office.json("show event Summit", today="2026-11-27 10:00")
    funnel = {row["step"]: (row["count"], row["goal"], row["share"]) for row in said["tables"]["funnel"]}
    assert funnel == {
        "invitations": (3, 4, 0.75),
        "receipts": (2, 2, 1.0),
        "attendance": (1, 2, 0.5),
        "deals": (1, None, None),
        "amount": (8000.0, 20000.0, 0.4),
        "received": (3000.0, None, None),
    }
    assert picked(said["tables"]["members"], "member", "invitations", "receipts", "attendance", "amount") == [
        ("Li", 1, 1, 0, 0.0),
        ("Wang", 2, 1, 1, 8000.0),
    ]
    assert picked(said["tables"]["receipts"], "company", "people", "key", "keyword_count", "came") == [
        ("Acme", 3, True, 2, True),
        ("Bolton", 1, False, 0, None),
    ]
    assert (said["event"]["people"], said["event"]["without_keyword"], said["event"]["goal_amount"]) == (4, 1, 20000.0)


def test_an_event_ahead_says_what_is_missing(office: Office) -> None:
    said = office.done("show event Summit").out
    says(said, "Summit", "Thu 11-26 (in 3 days) · 14:00", "2 receipts · 4 people · 1 key client", "1 receipt without a keyword")
    assert [finding["client"] for finding in office.json("show event 1")["findings"]] == ["Bolton"]
    assert "2 receipts not chased yet" in office.done("show event Summit", today="2026-11-25 09:00").out
    says(office.done("show event Summit", lang="zh").out, "2 张回执 · 4 人 · 1 个重点客户", "漏斗", "各人")


def test_an_event_nobody_is_invited_to(office: Office) -> None:
    office.done("event add Salon --starts '2026-12-01 14:00'")
    says(office.done("show event Salon").out, "No receipt yet", "mgrday invitation add 2 CLIENT… --by MEMBER")


def test_a_deal(office: Office) -> None:
    said = office.json("show deal 2")
    assert said["review"] == "deal"
    assert picked([said["deal"]], "id", "company", "member", "amount", "received", "outstanding", "due_on", "state") == [
        (2, "Acme", "Wang", 5000.0, 2000.0, 3000.0, "2026-11-16", "signed")
    ]
    assert [(row["amount"], row["paid_on"]) for row in said["tables"]["payments"]] == [(2000.0, "2026-11-04")]
    assert [finding["rule"] for finding in said["findings"]] == ["payment.overdue"]
    says(
        office.done("show deal 2").out,
        "Deal 2: Acme",
        "5,000.00 · signed Mon 11-02",
        "received 2,000.00 · Outstanding: 3,000.00, due Mon 11-16 (7 days ago)",
        "Acme · A · 13812345678",
        "owner: Wang",
    )


def test_a_deal_by_its_client_and_what_became_of_it(office: Office) -> None:
    says(office.done("show deal Acme").out, "Deal 1: Acme", "12,800.00 · key deal · not signed · expected Fri 11-20 (3 days ago)")
    office.done("deal lose 1 --reason 'a rival was cheaper'")
    says(office.done("show deal 1").out, "lost today", "Reason: a rival was cheaper")
    office.done("payment add 2 4000")
    assert "received 6,000.00 · 1,000.00 more than the deal" in office.done("show deal 2").out


def test_a_reference_that_fits_nothing_or_several(office: Office) -> None:
    assert office("show client Nobody").code == 3
    several = office("show client Bolt")
    assert several.code == 3
    assert "Bolton" in several.err


@pytest.mark.parametrize("line", ["client Acme", "member Wang", "event Summit", "deal 1"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
def test_it_fits_the_terminal(office: Office, line: str, lang: str, width: int) -> None:
    from mgrday.render.layout import width as columns

    said = office.done(f"show {line}", lang=lang, tty=True, COLUMNS=str(width)).out
    assert max(columns(row) for row in said.splitlines()) <= width


def test_nothing_to_write_with_is_loaded(office: Office) -> None:
    import os
    import subprocess
    import sys

    code = (
        "import sys\nfrom mgrday.__main__ import main\nmain(['show', 'client', 'Acme'])\n"
        "print(sorted({'sqlalchemy', 'pydantic', 'pendulum', 'phonenumbers', 'rich'} & set(sys.modules)))"
    )
    environment = {**os.environ, **office.mgrday.environment}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
