"""The board of the ladder, the watch list with its figures, the mentor pairs, and what the guides say of people."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def item(office: Office, review: str, name: str, today: str) -> dict[str, Any]:
    rows = office.json(review, today=today)["tables"]["guide"]
    found: dict[str, Any] = next(row for row in rows if row["item"] == name)
    return found


def test_the_ladder_of_everybody(office: Office) -> None:
    office.done("member skill Li finding --on 2026-10-20")
    office.done("member skill Li event-post --on 2026-11-02")
    office.done("member skill Wang key-deals --on 2025-05-06")
    rows = {row["member"]: row for row in office.json("member skill")["tables"]["ladder"]}
    assert list(rows) == ["Li", "Wang", "Zhao"]
    li = rows["Li"]
    assert (li["seniority"], li["finding"], li["phone"], li["event-post"]) == ("new", "2026-10-20", None, "2026-11-02")
    assert (li["reached"], li["next"]) == (2, "phone")
    assert (rows["Wang"]["seniority"], rows["Wang"]["next"], rows["Zhao"]["next"]) == ("veteran", "coaching", "key-deals")
    new, veterans = office.done("member skill --format table", COLUMNS="80").out.split("Veterans")
    assert "Li" in new and "Phone invitation" in new and "Zhao" not in new
    assert "Zhao" in veterans and "Li" not in veterans.split("\n1 ")[0]
    assert "下一步" in office.done("member skill", lang="zh").out


def test_who_has_reached_every_rung_has_no_next(office: Office) -> None:
    for rung in ("key-deals", "coaching", "organising", "delegated"):
        office.done(f"member skill Zhao {rung}")
    row = next(row for row in office.json("member skill")["tables"]["ladder"] if row["member"] == "Zhao")
    assert (row["reached"], row["next"]) == (4, None)
    assert "all reached" in office.done("member skill").out


def test_a_new_hire_climbs_the_veterans_ladder_from_the_third_month(office: Office) -> None:
    def who(today: str) -> str:
        rows = office.json("member skill", today=today)["tables"]["ladder"]
        return str(next(row["seniority"] for row in rows if row["member"] == "Li"))

    assert (who("2027-01-07 09:00"), who("2027-01-08 09:00")) == ("new", "veteran")


def test_who_left_and_who_manages_is_on_no_ladder(office: Office) -> None:
    office.done("member skill Li finding")
    office.done("member leave Li --on today")
    assert [row["member"] for row in office.json("member skill")["tables"]["ladder"]] == ["Wang", "Zhao"]
    assert office("member skill --on today").code == 2
    assert office("member skill --note x").code == 2


def test_the_watch_list_against_the_standard(office: Office) -> None:
    assert "mgrday member watch MEMBER --reason TEXT" in office.done("member watch").out
    office.done("standard set calls 5 --period day")
    office.done("standard set calls 1 --period week")
    office.done("standard set outings 5 --period week")
    office.done("member watch Zhao --reason 'thin'", today="2026-11-16 09:00")
    office.done("call add Zhao Acme --reached owner --at '2026-11-13 09:00'")
    office.done("call add Zhao Acme --reached owner --at '2026-11-17 09:00'")
    (row,) = office.json("member watch", today="2026-11-18 09:00")["tables"]["watch"]
    # Two workdays are over: the day's standard twice, two fifths of the week's.
    assert (row["member"], row["figures"]["calls"], row["standard"]) == ("Zhao", 1, {"calls": 10, "outings": 2})
    assert (row["decision"], row["do"], row["reason"], row["opened_on"]) == (None, "mgrday member decide 3", "thin", "2026-11-16")
    assert "1 / 10" in office.done("member watch", today="2026-11-18 09:00").out
    office.done("member decide Zhao keep --note better", today="2026-11-24 09:00")
    (row,) = office.json("member watch", today="2026-11-24 10:00")["tables"]["watch"]
    assert (row["decision"], row["decided_on"], row["do"]) == ("keep", "2026-11-24", None)
    assert "留用" in office.done("member watch", lang="zh").out
    assert office.json("member watch", today="2026-12-01 09:00")["tables"]["watch"] == []
    assert office("member watch --reason thin").code == 2


def test_a_watch_without_a_decision_stays_on_the_list(office: Office) -> None:
    office.done("member watch Zhao", today="2026-11-16 09:00")
    (row,) = office.json("member watch", today="2026-12-03 09:00")["tables"]["watch"]
    assert row["month"] == "2026-11"
    office.done("member leave Zhao --on 2026-12-03", today="2026-12-03 09:00")
    assert office.json("member watch", today="2026-12-04 09:00")["tables"]["watch"] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("member lift Sun --plan x", "manages"),
        ("member watch Sun", "manages"),
        ("member mentor Sun Wang", "manages"),
        ("member mentor Li Li", "their own mentor"),
        ("member decide Wang keep", "on no watch list"),
        ("member skill Li foldr", "Did you mean Fluent with the sales folder?"),
    ],
)
def test_refused_and_nothing_written(office: Office, line: str, said: str) -> None:
    before = [office.count(table) for table in ("watches", "lifts", "mentors", "skills", "commands")]
    refused = office(line)
    assert refused.code == 4 and said in refused.err
    assert [office.count(table) for table in ("watches", "lifts", "mentors", "skills", "commands")] == before


def test_the_month_guide_asks_to_name_and_at_the_end_to_decide(office: Office) -> None:
    first = item(office, "guide month", "watch", "2026-11-03 09:00")
    assert first["figures"] == "nobody is on the watch list · no key person"
    office.done("member watch Zhao", today="2026-11-03 10:00")
    office.done("member lift Wang --plan x", today="2026-11-03 10:00")
    named = item(office, "guide month", "watch", "2026-11-03 11:00")
    assert named["figures"] == "watch list: Zhao; waiting for a decision: 1 · key people: Wang"
    assert item(office, "guide month", "watch", "2026-11-21 11:00")["do"] == "mgrday member watch"
    last = item(office, "guide month", "watch", "2026-11-22 11:00")
    assert (last["figures"], last["do"]) == ("decide now: Zhao", "mgrday member decide 3")
    office.done("member decide Zhao keep", today="2026-11-22 12:00")
    decided = item(office, "guide month", "watch", "2026-11-22 13:00")
    assert decided["figures"] == "watch list: Zhao; all decided · key people: Wang"


def test_the_guides_name_who_is_due_a_review(office: Office) -> None:
    # Hired on a Thursday, reviewed a week later: due from the day after.
    assert "review due" not in item(office, "guide week", "training", "2026-10-15 09:00")["figures"]
    due = item(office, "guide week", "training", "2026-10-16 09:00")
    assert due["figures"].endswith("review due: Li") and due["do"] == "mgrday talk add 2"
    office.done("talk add Li review --on 2026-10-16", today="2026-10-16 10:00")
    assert "review due" not in item(office, "guide month", "training", "2026-10-16 11:00")["figures"]


def test_what_a_learner_does_since_the_pair(office: Office) -> None:
    assert "mgrday member mentor MEMBER MEMBER" in office.done("guide month").out
    for day in ("2026-10-12", "2026-10-19"):
        office.done(f"call add Li Bolts --reached owner --at '{day} 09:00'")
    office.done("member mentor Li Wang", today="2026-10-22 12:00")
    for minute in range(3):
        office.done(f"call add Li Bolts --reached owner --at '2026-10-23 09:0{minute}'")
    (pair,) = office.json("guide month", today="2026-10-28 12:00")["tables"]["pairs"]
    assert (pair["learner"], pair["mentor"], pair["from_on"]) == ("Li", "Wang", "2026-10-22")
    # There for two weeks before: two calls in fourteen days; then three in seven.
    assert (pair["before"]["calls"], pair["since"]["calls"]) == (1.0, 3.0)
    assert pair["calls_said"] == "1 → 3"
    office.done("member mentor Li --end", today="2026-10-29 12:00")
    assert office.json("guide month", today="2026-11-02 12:00")["tables"]["pairs"] == []
    (pair,) = office.json("report month --period 2026-10", today="2026-11-02 12:00")["tables"]["pairs"]
    assert (pair["until_on"], pair["since"]["calls"]) == ("2026-10-29", 3.0)
    assert "pairs" not in office.json("report week", today="2026-10-28 12:00")["tables"]


def test_who_was_paired_on_the_day_of_hire_has_no_before(office: Office) -> None:
    office.done("member add Zhou --department East --hired 2026-11-23")
    office.done("member mentor Zhou Wang")
    (pair,) = office.json("guide month")["tables"]["pairs"]
    assert pair["before"]["calls"] is None and pair["calls_said"] == "– → 0"


def test_a_similar_member_counts_for_the_same_workdays(office: Office) -> None:
    office.done("member add Zhou --department East --hired 2026-11-16")
    for day in ("2026-10-27", "2026-10-28", "2026-10-29", "2026-11-17"):
        office.done(f"lead add 'Lead {day}' --owner Li", today=f"{day} 09:00")
    steps = office.json("show member Zhou")["tables"]["steps"]
    leads = next(row for row in steps if row["measure"] == "leads")
    # Li was there for all 21 workdays since 10-26 and found six leads; Zhou is there for six: 6 × 6 / 21.
    assert (leads["own"], round(leads["similar"], 2)) == (0, 1.71)
