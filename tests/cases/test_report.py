"""``mgrday report``: its tables agree with the metrics and with each other, for any period and for an empty store."""

import json
from dataclasses import replace
from typing import Any

import pytest
from world import World

from mgrday.days import Span, pace
from mgrday.render import render
from mgrday.report import Lines
from mgrday.review import targets
from mgrday.review.metrics import METRICS, member_metrics
from mgrday.review.period_report import report
from runner import Mgrday

NOVEMBER = Span.month("2026-11-01")
TABLES = {
    "unfinished": "kind client member amount day days do",
    "key_deals": "key client member amount expected_on last_touch_day slipped do",
    "targets": "scope name metric target actual share",
    "forecast": "part deals amount cases rate expected",
    "ranking": "rank change member group deals amount received share",
    "best": "metric members value standard",
    "bright_spots": "kind who value unit client day",
    "activity": " ".join(["member", *METRICS]),
    "call_marks": "member listened independent coherent fluent average",
    "funnel": "step count rate",
    "clients": "member group a b c new signed standard",
    "keywords": "member group prepared missing standard",
    "outings": "member group outings first debriefed standard",
    "truth": "member department group outings verified real not_real unreachable truth_rate",
    "actions": "member action due_on done_on",
    "deals": "client member amount",
    "outstanding": "client member amount received outstanding due_on days_over",
    "people": "what member",
    "awards": "member type reason amount points",
    "plan": "day kind client",
}


@pytest.fixture
def worked(world: World) -> World:
    """A month of three members, with a target for the department, a group and a member."""
    world.department()
    world.group("One")
    li, wang = world.member("Li", group_id=1), world.member("Wang", group_id=1)
    world.member("Ann", hired_on="2026-11-09")
    world.add("awards", {"member_id": li, "reason": "first", "type": "reward", "awarded_on": "2026-11-06", "points": 5})
    world.add("actions", {"member_id": li, "action": "call owners", "agreed_on": "2026-11-06", "due_on": "2026-11-13"})
    world.member("Gone", left_on="2026-11-12")
    acme, bolts = world.client("Acme", li, created_on="2026-11-03"), world.client("Bolts", wang, created_on="2026-10-31")
    world.client("Cargo", li, created_on="2026-11-30", grade="A", next_on="2026-12-02", next_step="call")
    for day in ("2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"):
        world.call(li, acme, day, reached="owner")
        world.outing(wang, bolts, f"{day} 09:00", result="refused")
        world.keyword(acme, member_id=li, prepared_on=day)
    world.call(wang, bolts, "2026-11-05", independent=4, coherent=3, fluent=5, listened_on="2026-11-06")
    world.call(wang, bolts, "2026-11-06")
    event = world.event("2026-11-20")
    world.invitation(event, acme, li, sent_on="2026-11-18")
    world.invitation(event, bolts, wang, sent_on="2026-11-18")
    world.receipt(event, acme, li, received_on="2026-11-19", came=1, came_on="2026-11-20")
    paid = world.deal(li, acme, amount=300_000, signed_on="2026-11-04", received=100_000)
    world.payment(paid, acme, li, amount=100_000, paid_on="2026-11-24")
    world.deal(wang, bolts, amount=200_000, signed_on="2026-10-31", received=200_000)
    world.deal(wang, bolts, amount=500_000, signed_on="2026-11-24")
    world.deal(wang, bolts, amount=400_000, lost_on="2026-11-10")
    world.deal(li, acme, amount=900_000, key=1, expected_on="2026-12-03")
    world.deal(li, acme, amount=700_000, expected_on="2026-12-31")
    world.deal(li, acme, amount=600_000, expected_on="2027-01-01")
    world.event("2026-12-11")
    world.target("department", 1, 2_000_000, name="East")
    world.target("group", 1, 1_600_000, name="One")
    world.target("member", li, 240_000, name="Li")
    world.target("member", li, 4, name="Li", metric="calls")
    world.standard("calls", 3, "month")
    return world


def said(world: World, span: Span = NOVEMBER, now: str = "2026-11-25 10:00", **about: Any) -> Any:
    return json.loads(render(report(world.question(now, **about), span), "json"))


def test_the_keys_are_the_contract(worked: World) -> None:
    found = said(worked)
    assert found["review"] == "report" and found["period"] == {"start": "2026-11-01", "end": "2026-12-01"}
    assert [table for table in found["tables"] if table in TABLES] == list(TABLES)
    for table, columns in TABLES.items():
        assert found["tables"][table] or table in ("unfinished", "key_deals"), table
        for row in found["tables"][table]:
            assert set(columns.split()) <= set(row), table
    assert [(row["step"]) for row in found["tables"]["funnel"]] == [
        *("leads", "calls", "effective_calls", "invitations", "receipts", "attendance", "deals"),
    ]  # fmt: skip
    assert {"rule", "severity", "member", "client", "record", "since", "message", "do"} == set(found["findings"][0])


def test_the_sums_agree_with_the_metrics(worked: World) -> None:
    tables = said(worked)["tables"]
    figures = member_metrics(worked.reader, NOVEMBER)
    for metric in METRICS:
        whole = sum(each[metric] for each in figures.values())
        money = 100 if metric in ("amount", "received") else 1
        assert sum(row[metric] for row in tables["activity"]) * money == whole, metric
    funnel = {row["step"]: row["count"] for row in tables["funnel"]}
    assert all(sum(row[step] for row in tables["activity"]) == count for step, count in funnel.items())
    for name, column, metric in (("outings", "outings", "outings"), ("keywords", "prepared", "keywords"),
                                 ("keywords", "receipts", "receipts"), ("clients", "new", "leads")):
        assert sum(row[column] for row in tables[name]) == sum(row[metric] for row in tables["activity"])
    assert sum(row["amount"] for row in tables["ranking"]) == sum(row["amount"] for row in tables["activity"])
    signed = [row["amount"] for row in tables["deals"] if row["what"] == "signed"]
    assert sum(signed) == sum(row["amount"] for row in tables["activity"]) == 8000.0


def test_targets_against_what_was_done(worked: World) -> None:
    rows = {(row["scope"], row["metric"]): row for row in said(worked)["tables"]["targets"]}
    figures = {key: (row["name"], row["target"], row["actual"], row["share"]) for key, row in rows.items()}
    assert figures == {
        ("department", "amount"): ("East", 20000.0, 8000.0, 0.4),
        ("group", "amount"): ("One", 16000.0, 8000.0, 0.5),
        ("member", "amount"): ("Li", 2400.0, 3000.0, 1.25),
        ("member", "calls"): ("Li", 4, 2, 0.5),
    }
    assert rows["department", "amount"]["due"] == pace(2_000_000, "2026-11-25") / 100
    assert rows["department", "amount"]["gap"] == 8000.0 - pace(2_000_000, "2026-11-25") / 100


def test_rates_of_the_funnel(worked: World) -> None:
    found = [(row["count"], row["rate"]) for row in said(worked)["tables"]["funnel"]]
    assert found == [(2, None), (4, 2.0), (2, 0.5), (2, 1.0), (1, 0.5), (1, 1.0), (2, 2.0)]
    empty = [row["rate"] for row in said(worked, Span.month("2026-01-01"))["tables"]["funnel"]]
    assert empty == [None] * 7


def test_deals_and_the_money_to_come(worked: World) -> None:
    tables = said(worked)["tables"]
    assert [(row["what"], row["amount"]) for row in tables["deals"]] == [
        ("signed", 3000.0), ("signed", 5000.0), ("open", 9000.0), ("lost", 4000.0),
    ]  # fmt: skip
    columns = ("client", "member", "amount", "received", "outstanding", "due_on", "days_over")
    assert [tuple(row[column] for column in columns) for row in tables["outstanding"]] == [
        ("Acme", "Li", 3000.0, 1000.0, 2000.0, "2026-11-18", 7),
        ("Bolts", "Wang", 5000.0, 0.0, 5000.0, "2026-12-08", 0),
    ]
    assert said(worked)["outstanding"] == 7000.0


def test_people_and_the_plan(worked: World) -> None:
    tables = said(worked)["tables"]
    joined_and_left = [("hired", "Ann", "2026-11-09"), ("left", "Gone", "2026-11-12")]
    assert [(row["what"], row["member"], row["day"]) for row in tables["people"]] == joined_and_left
    over = said(worked, now="2026-12-02 10:00")["tables"]["people"]
    assert [(row["what"], row["member"], row["about"]) for row in over[2:]] == [
        ("below", "Li", "calls 2 of 3"), ("below", "Wang", "calls 2 of 3"),
    ]  # fmt: skip
    assert [(row["kind"], row["day"]) for row in tables["plan"]] == [
        ("event", "2026-12-11"), ("deal", "2026-12-03"), ("deal", "2026-12-31"), ("step", "2026-12-02"),
    ]  # fmt: skip


def test_the_headline_says_where_the_target_stands(worked: World) -> None:
    def first(now: str) -> str:
        lines, *_more = [block for block in report(worked.question(now), NOVEMBER).blocks if isinstance(block, Lines)]
        return lines.lines[0].text

    assert first("2026-11-25") == "signed 8,000 of 20,000 (40%): 8,000 behind the pace of 16,000"
    assert first("2026-12-02") == "signed 8,000 of 20,000 (40%): 12,000 short"
    assert first("2026-11-01") == "signed 8,000 of 20,000 (40%): on pace, 0 was due by now"


def test_what_is_due_by_now(worked: World) -> None:
    def due(value: int, span: Span, day: str) -> int:
        return targets.due(value, span, worked.question(day))

    week = Span.week("2026-11-16")
    found = [due(100, week, day) for day in ("2026-11-15", "2026-11-16", "2026-11-17", "2026-11-20", "2026-11-21", "2026-11-23")]
    assert found == [0, 0, 20, 80, 100, 100]
    assert due(100, NOVEMBER, "2026-12-01") == 100 and due(100, NOVEMBER, "2026-10-31") == 0
    assert due(100, Span.day("2026-11-20"), "2026-11-20") == 0 and due(100, Span.day("2026-11-20"), "2026-11-21") == 100


def test_the_phases_shares_are_those_of_the_settings(worked: World) -> None:
    question = worked.question("2026-11-10")
    settings = {"target.behind": {"phase1": 100, "phase2": 0, "phase3": 0, "phase4": 0}}
    assert targets.due(100, NOVEMBER, question) < 100
    assert targets.due(100, NOVEMBER, replace(question, rule_settings=settings)) == 100


def test_one_department(worked: World) -> None:
    west = worked.department("West")
    other = worked.member("Zhou", department=west)
    worked.deal(other, worked.client("Delta", other), amount=900_000, signed_on="2026-11-20")
    worked.target("department", west, 100_000, name="West")
    tables = said(worked, department=1)["tables"]
    assert [row["name"] for row in tables["targets"]] == ["East", "One", "Li", "Li"]
    assert "Zhou" not in json.dumps(tables)
    assert sum(row["amount"] for row in tables["activity"]) == 8000.0
    assert sum(row["amount"] for row in said(worked)["tables"]["activity"]) == 17000.0


@pytest.mark.parametrize("kind", ["day", "week", "month"])
@pytest.mark.parametrize("period", [None, "2019-05-06", "2031-05-06"])
def test_any_period_even_of_an_empty_store(mgrday: Mgrday, kind: str, period: str | None) -> None:
    words = ["report", kind, *(["--period", period] if period else [])]
    found = json.loads(mgrday(*words, "--format", "json", today="2026-11-25").out)
    assert [table for table in found["tables"] if table in TABLES] == list(TABLES)
    assert "mgrday target set" in mgrday(*words, today="2026-11-25").out
    assert mgrday(*words, today="2026-11-25", lang="zh").code == 0


def test_the_period_is_the_one_that_holds_what_was_named(mgrday: Mgrday) -> None:
    def period(*words: str) -> tuple[str, str]:
        found = json.loads(mgrday("report", *words, "--format", "json", today="2026-11-25").out)["period"]
        return found["start"], found["end"]

    assert period("month", "--period", "2026-W40") == ("2026-10-01", "2026-11-01")
    assert period("week", "--period", "2026-11-16") == ("2026-11-16", "2026-11-23")
    assert period("day", "--period", "yesterday") == ("2026-11-24", "2026-11-25")
    for words in (("day", "--period", "2026-11"), ("week", "--period", "last-month"), ("year",), ()):
        assert mgrday("report", *words, today="2026-11-25").code == 2


def test_the_file_has_the_format_of_its_name(mgrday: Mgrday) -> None:
    starts = {"report.html": "<!doctype html>", "report.md": "# ", "report.json": "{", "report.csv": "", "report.txt": "Month"}
    for name, start in starts.items():
        result = mgrday("report", "month", "-o", str(mgrday.folder / name), today="2026-11-25", MGRDAY_FORMAT="")
        text = (mgrday.folder / name).read_text(encoding="utf-8")
        assert result.code == 0 and not result.out and text.lower().startswith(start.lower()), name
    mgrday("report", "month", "--format", "json", "-o", str(mgrday.folder / "odd.html"), today="2026-11-25")
    assert (mgrday.folder / "odd.html").read_text().startswith("{")
