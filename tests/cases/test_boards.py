"""Comparison boards: streaks, best in class, new hires against veterans, several departments, the board on the wall."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from office import Office, opened
from world import World

from mgrday.days import Span
from mgrday.render import FORMATS, render
from mgrday.report import Lines, Report
from mgrday.review import published, ranking
from mgrday.review.board import SCOPES, Board
from mgrday.review.metrics import METRICS
from mgrday.review.streaks import Streak, Streaks
from runner import Mgrday

OCTOBER, NOVEMBER = Span.month("2026-10-01"), Span.month("2026-11-01")


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def said(report: Report) -> list[str]:
    """The sentences above the board."""
    return [line.text for block in report.blocks if isinstance(block, Lines) for line in block.lines]


def tables(report: Report) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(render(report, "json"))["tables"]
    return found


def streak(world: World, metric: str, span: Span = NOVEMBER, now: str = "2026-11-25") -> Streak | None:
    board = Board(world.question(now), span, metric)
    return Streaks(board.question, span, metric).longest(board.members)


def calls(world: World, member: int, days: Iterable[str], times: int = 1) -> None:
    client = world.client(f"Client {world.number()}", member)
    for day in days:
        for _time in range(times):
            world.call(member, client, day)


@pytest.fixture
def world() -> World:
    made = World()
    made.member("Li")
    made.member("Wu")
    return made


# Streaks


def test_a_streak_of_workdays_is_told_from_three_up(world: World) -> None:
    calls(world, 1, ["2026-11-23", "2026-11-24"])
    assert streak(world, "calls") is None
    calls(world, 1, ["2026-11-20"])
    found = streak(world, "calls")
    assert found is not None and (found.length, found.unit, [m["name"] for m in found.members]) == (3, "workdays", ["Li"])
    assert "Longest streak: Li, calls on 3 workdays in a row" in said(ranking.report(Board(world.question(), NOVEMBER, "calls")))


def test_today_does_not_count_and_the_last_finished_workday_must(world: World) -> None:
    calls(world, 1, ["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-25"])
    assert streak(world, "calls") is None
    assert streak(world, "calls", now="2026-11-24") is not None
    assert streak(world, "calls", now="2026-11-28") is None


def test_weekends_and_holidays_do_not_break_it(world: World) -> None:
    calls(world, 1, ["2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09"])
    found = streak(world, "calls", OCTOBER, now="2026-10-10")
    assert found is not None and found.length == 4


def test_of_a_past_period_it_runs_up_to_its_last_workday(world: World) -> None:
    calls(world, 1, ["2026-10-28", "2026-10-29", "2026-10-30", "2026-11-02"])
    found = streak(world, "calls", OCTOBER)
    assert found is not None and found.length == 3


def test_the_day_standard_of_their_seniority_is_asked_for(world: World) -> None:
    new = world.member("Ann", hired_on="2026-10-26")
    world.standard("calls", 3, seniority="veteran")
    world.standard("calls", 2, seniority="new")
    days = ["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24"]
    calls(world, 1, days, 2)
    calls(world, new, days[1:], 2)
    found = streak(world, "calls")
    assert found is not None and found.standard and ([m["name"] for m in found.members], found.length) == (["Ann"], 3)
    calls(world, 1, days, 1)
    text = "Longest streak: Li, the day standard of calls on 4 workdays in a row"
    assert text in said(ranking.report(Board(world.question(), NOVEMBER, "calls")))


def test_who_became_a_veteran_meanwhile_is_held_to_what_was_asked_on_each_day(world: World) -> None:
    turned = world.member("Ann", hired_on="2026-08-23")
    world.standard("calls", 2, seniority="veteran")
    world.standard("calls", 1, seniority="new")
    calls(world, turned, ["2026-11-19", "2026-11-20"])
    calls(world, turned, ["2026-11-23", "2026-11-24"], 2)
    found = streak(world, "calls")
    assert found is not None and found.length == 4


def test_a_week_standard_makes_no_day_count(world: World) -> None:
    world.standard("calls", 50, period="week")
    calls(world, 1, ["2026-11-20", "2026-11-23", "2026-11-24"])
    found = streak(world, "calls")
    assert found is not None and not found.standard


def deals(world: World, member: int, days: Iterable[str]) -> None:
    client = world.client(f"Client {world.number()}", member)
    for day in days:
        deal = world.deal(member, client, signed_on=day)
        world.payment(deal, client, member, paid_on=day)


@pytest.mark.parametrize("metric", ["deals", "amount", "received"])
def test_deals_and_money_count_by_weeks(world: World, metric: str) -> None:
    deals(world, 1, ["2026-11-05", "2026-11-13", "2026-11-16"])
    found = streak(world, metric)
    assert found is not None and (found.length, found.unit) == (3, "weeks"), "the running week is not over"
    assert streak(world, metric, now="2026-11-30") is None, "now it is, without one"
    deals(world, 1, ["2026-11-25"])
    found = streak(world, metric)
    assert found is not None and found.length == 4


def test_a_week_without_workdays_does_not_break_it(world: World) -> None:
    deals(world, 1, ["2026-02-03", "2026-02-10", "2026-02-25"])
    found = streak(world, "deals", Span.month("2026-02-01"), now="2026-03-20")
    assert found is not None and found.length == 3


def test_how_far_is_looked(world: World) -> None:
    span = Span("2026-05-04", "2026-11-25")
    calls(world, 1, span.days())
    deals(world, 1, list(span.days())[::7])
    texts = said(ranking.report(Board(world.question(), NOVEMBER, "calls")))
    assert "Longest streak: Li, calls on 60 workdays in a row or longer" in texts
    texts = said(ranking.report(Board(world.question(), NOVEMBER)))
    assert "Longest streak: Li, a deal in 26 weeks in a row or longer" in texts


def test_equals_share_it_and_many_are_counted(world: World) -> None:
    for name in ("Xu", "Yu", "Zu"):
        world.member(name)
    for member in (1, 2, 3):
        calls(world, member, ["2026-11-20", "2026-11-23", "2026-11-24"])
    board = Board(world.question(), NOVEMBER, "calls")
    assert any(text.startswith("Longest streak: Li, Wu, Xu, calls") for text in said(ranking.report(board)))
    for member in (4, 5):
        calls(world, member, ["2026-11-20", "2026-11-23", "2026-11-24"])
    board = Board(world.question(), NOVEMBER, "calls")
    assert any(text.startswith("Longest streak: Li, Wu and 3 others, calls") for text in said(ranking.report(board)))


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_its_streak(metric: str) -> None:
    world = World()
    member = world.member("Li")
    event = world.event()
    for day in ("2026-11-04", "2026-11-11", "2026-11-18", "2026-11-20", "2026-11-23", "2026-11-24"):
        client = world.client(f"Client {day}", member, created_on=day)
        world.call(member, client, day, reached="owner")
        world.invitation(event, client, member, sent_on=day)
        world.receipt(event, client, member, received_on=day, came_on=day)
        world.keyword(client, member_id=member, prepared_on=day)
        world.outing(member, client, f"{day} 09:00", debriefed_on=day)
        deals(world, member, [day])
    found = streak(world, metric)
    assert found is not None
    assert found.length == (4 if found.unit == "weeks" else 3)
    assert "streak" in {row["kind"] for row in tables(ranking.report(Board(world.question(), NOVEMBER, metric)))["bright_spots"]}


# The best in class


def test_best_in_class_has_a_row_for_every_metric_of_which_somebody_has_any(world: World) -> None:
    calls(world, 1, ["2026-11-24"], 2)
    calls(world, 2, ["2026-11-24"], 2)
    world.standard("calls", 2, period="month")
    best = {row["metric"]: row for row in tables(ranking.report(Board(world.question(), NOVEMBER)))["best"]}
    assert set(best) == {"calls", "leads"}
    assert (best["calls"]["members"], best["calls"]["value"], best["calls"]["standard"]) == (["Li", "Wu"], 2, 2)
    assert best["leads"]["standard"] is None


def test_a_standard_of_another_period_does_not_bind(world: World) -> None:
    calls(world, 1, ["2026-11-24"])
    world.standard("calls", 2, period="week")
    (row, *_rest) = [row for row in tables(ranking.report(Board(world.question(), NOVEMBER)))["best"] if row["metric"] == "calls"]
    assert row["standard"] is None


# New hires against veterans


@pytest.fixture
def mixed() -> World:
    """Two veterans, a new hire, one who joined in the month and one who left in it, with a month standard for calls."""
    world = World()
    world.member("Old")
    world.member("Older")
    world.member("New", hired_on="2026-10-12")
    world.member("Newest", hired_on="2026-11-01")
    world.member("Gone", left_on="2026-11-20")
    for member, times in ((1, 10), (2, 20), (3, 9), (4, 30), (5, 1)):
        calls(world, member, ["2026-11-19"], times)
    return world


def seniorities(world: World, metric: str = "calls", span: Span = NOVEMBER) -> dict[str, dict[str, Any]]:
    report = ranking.report(Board(world.question(), span, metric, "seniority"))
    return {row["seniority"]: row for row in tables(report)["ranking"]}


def test_without_a_standard_they_are_compared_per_head(mixed: World) -> None:
    found = seniorities(mixed)
    assert [(row["rank"], row["members"], row["calls"], row["per_head"]) for row in found.values()] == [
        (1, 2, 39, 19.5),
        (2, 3, 31, 31 / 3),
    ]
    assert found["new"]["of_standard"] is None
    (table, *_rest) = ranking.report(Board(mixed.question(), NOVEMBER, "calls", "seniority")).tables()
    assert "mgrday standard set calls VALUE --period month" in table.note


def test_each_is_held_to_its_own_standard_without_whom_it_does_not_bind(mixed: World) -> None:
    mixed.standard("calls", 10, period="month", seniority="new")
    mixed.standard("calls", 12, period="month", seniority="veteran")
    found = seniorities(mixed)
    veteran, new = found["veteran"], found["new"]
    assert (veteran["rank"], veteran["per_head"], veteran["of_standard"], veteran["reached"], veteran["bound"]) == (
        1, 15.0, 1.25, 1, 2,
    )  # fmt: skip
    assert (new["rank"], new["per_head"], new["of_standard"], new["reached"], new["bound"]) == (2, 9.0, 0.9, 0, 1)
    report = ranking.report(Board(mixed.question(), NOVEMBER, "calls", "seniority"))
    assert said(report)[:2] == [
        "veteran: calls 15 per head, 125% of their standard; 1 of 2 reached it",
        "new: calls 9 per head, 90% of their standard; 0 of 1 reached it",
    ]
    assert report.tables()[0].note.startswith("Per head without 2 members who joined in the period or have left")


def test_the_bar_is_reached_on_the_dot(mixed: World) -> None:
    mixed.standard("calls", 10, period="month")
    assert seniorities(mixed)["veteran"]["reached"] == 2
    mixed.standard("calls", 11, period="month", seniority="veteran")
    assert seniorities(mixed)["veteran"]["reached"] == 1


def test_a_standard_of_the_week_is_pointed_to(mixed: World) -> None:
    mixed.standard("calls", 10, period="week")
    report = ranking.report(Board(mixed.question(), NOVEMBER, "calls", "seniority"))
    assert "mgrday rank --by calls --scope seniority --period 2026-W48" in report.tables()[0].note
    assert all(row["of_standard"] is None for row in tables(report)["ranking"])


def test_the_members_board_shows_their_own_standard_where_one_is_set(mixed: World) -> None:
    hidden = {column.key for column in ranking.table(Board(mixed.question(), NOVEMBER, "calls")).columns if column.hidden}
    assert {"standard", "of_standard"} <= hidden
    mixed.standard("calls", 10, period="month", seniority="new")
    mixed.standard("calls", 20, period="month")
    board = Board(mixed.question(), NOVEMBER, "calls")
    shares = {row["member"]: row["of_standard"] for row in tables(ranking.report(board))["ranking"]}
    assert shares == {"Newest": None, "Older": 1.0, "Old": 0.5, "New": 0.9, "Gone": None}
    assert not [column for column in ranking.table(board).columns if column.key == "of_standard" and column.hidden]


# Several departments, equal names, periods of nobody


def test_departments_of_several_branches_and_equal_names() -> None:
    world = World()
    world.department("East", branch="Suzhou")
    world.department("West", branch="Wuxi")
    for department in (1, 2):
        world.group("One", department)
    people = [world.member("Li", 1, group_id=1), world.member("Li", 2, group_id=2), world.member("Wu", 2, group_id=2)]
    deals(world, people[0], ["2026-11-24"])
    deals(world, people[1], ["2026-11-24", "2026-11-23"])
    by_member = ranking.report(Board(world.question(), NOVEMBER))
    assert "Best: Li (West) with amount 20,000" in said(by_member)
    assert [(row["member"], row["department"]) for row in tables(by_member)["ranking"]] == [
        ("Li", "West"), ("Li", "East"), ("Wu", "West"),
    ]  # fmt: skip
    by_group = ranking.report(Board(world.question(), NOVEMBER, scope="group"))
    assert "Best: One (West) with amount 20,000" in said(by_group)
    assert [(row["group"], row["department"]) for row in tables(by_group)["ranking"]] == [("One", "West"), ("One", "East")]
    by_department = ranking.report(Board(world.question(), NOVEMBER, scope="department"))
    branches = [(row["department"], row["branch"]) for row in tables(by_department)["ranking"]]
    assert branches == [("West", "Wuxi"), ("East", "Suzhou")]
    text = render(by_department, "plain")
    assert "Branch" in text and "Wuxi" in text
    alone = render(ranking.report(Board(world.question(department=1), NOVEMBER, scope="department")), "plain")
    assert "Branch" not in alone


@pytest.mark.parametrize("scope", SCOPES)
def test_a_period_to_come_and_one_of_nobody(world: World, scope: str) -> None:
    coming = ranking.report(Board(world.question(), Span.month("2027-01-01"), "calls", scope))
    assert said(coming) in (["The period has not begun yet."], [])
    long_ago = ranking.report(Board(world.question(), Span.month("2019-01-01"), "calls", scope))
    assert said(long_ago) == [] and tables(long_ago)["ranking"] == []
    assert tables(published.report(Board(world.question(), NOVEMBER, "calls", scope, published=True)))["ranking"] == []


# On the wall


PUBLISHED = """
standard set amount 10000 --period month --seniority all
target set member Wang 2026-11 10000
target set member Li 2026-11 50000
target set member Zhao 2026-11 10000
lead add 苏州华瑞电子有限公司 --owner Li
deal add Wang Acme 5000
deal sign 1 --on 2026-10-20
deal add Zhao Bolts 30000
deal sign 2 --on 2026-10-21
deal add Wang Acme 12000
deal sign 3 --on 2026-11-19
deal add Li 苏州华瑞电子有限公司 9000
deal sign 4 --on 2026-11-20
award add Wang 'signed 苏州华瑞电子有限公司, or 华瑞电子, tel 13812345678'
award add Zhao 'late with Bolton' --penalty
"""


@pytest.fixture
def wall(office: Office) -> Office:
    for line in PUBLISHED.strip().splitlines():
        office.done(line)
    return office


def test_clients_and_phones_are_masked_and_nobody_is_shamed(wall: Office) -> None:
    told = wall.json("rank --publish")
    ranked = told["tables"]["ranking"]
    assert (told["published"], told["others"]) == (True, 1)
    assert [(row["rank"], row["member"], row["share"], row["change"]) for row in ranked] == [
        (1, "Wang", 1.2, 1), (2, "Li", None, 1),
    ]  # fmt: skip
    assert not any(key in row for row in ranked for key in ("before", "target", "bound"))
    (award,) = told["tables"]["awards"]
    assert award["reason"] == "signed 苏州华瑞**有限公司, or 华瑞**, tel 138****5678"
    (first,) = [row for row in told["tables"]["bright_spots"] if row["kind"] == "first_deal"]
    assert first["client"] == "苏州华瑞**有限公司"
    assert "1 other is still on the way." in wall.done("rank --publish").out
    assert "还有 1 人正在赶上来" in wall.done("rank --publish", lang="zh").out
    inside = wall.done("rank").out
    assert "华瑞电子" in inside and "Zhao" in inside and "Bolton" in inside


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("scope", SCOPES)
def test_what_is_left_out_is_in_no_format(wall: Office, scope: str, format: str) -> None:
    for metric in ("amount", "received", "calls"):
        text = wall.done(f"rank --publish --by {metric} --scope {scope} --format {format}").out
        for secret in ("Zhao", "华瑞电子", "13812345678", "late with", "penalty", "0.18", "18.0%", "Bolt"):
            assert secret not in text, secret
        assert "\x1b[31m" not in text


def test_a_published_file(wall: Office) -> None:
    file = wall.mgrday.folder / "wall.html"
    wall.done(f"rank --publish -o {file}")
    page = file.read_text(encoding="utf-8")
    assert "Wang" in page and "苏州华瑞**有限公司" in page and "Zhao" not in page


def named(world: World) -> list[str]:
    """Who stands on the wall in December for what they did in November."""
    report = published.report(Board(world.question("2026-12-01"), NOVEMBER, published=True))
    return [row["member"] for row in tables(report)["ranking"]]


def test_who_is_behind_in_the_middle_stays_and_the_best_are_always_named() -> None:
    world = World()
    for name, target in (("Aa", 9), ("Bb", 9), ("Cc", 9), ("Dd", 9), ("Ee", 1), ("Ff", 9), ("Gg", 1)):
        world.target("member", world.member(name), target * 1_000_000)
    for member, days in ((1, 7), (2, 6), (3, 5), (4, 4), (5, 3), (6, 2)):
        deals(world, member, [f"2026-11-{10 + day}" for day in range(days)])
    assert named(world) == ["Aa", "Bb", "Cc", "Dd", "Ee"]
    world.connection.execute("update targets set value = 99000000")
    assert named(world) == ["Aa", "Bb", "Cc"]


def test_who_has_left_is_not_on_the_wall(mixed: World) -> None:
    inside = [row["member"] for row in tables(ranking.report(Board(mixed.question(), NOVEMBER, "calls")))["ranking"]]
    outside = published.report(Board(mixed.question(), NOVEMBER, "calls", published=True))
    assert "Gone" in inside and "Gone" not in render(outside, "json")


def test_a_client_called_like_a_member_does_not_hide_the_member(wall: Office) -> None:
    wall.done("lead add Wang")
    wall.done("award add Li 'helped Wang'")
    assert wall.json("rank --publish")["tables"]["awards"][-1]["reason"] == "helped Wang"


# The report and the guides


def test_the_report_and_the_guides_tell_the_same(world: World) -> None:
    deals(world, 1, ["2026-11-04", "2026-11-12", "2026-11-18"])
    from mgrday.review.guide import guide
    from mgrday.review.period_report import report

    told = report(world.question(), NOVEMBER)
    assert "Longest streak: Li, a deal in 3 weeks in a row" in said(told)
    assert tables(told)["best"] == tables(ranking.report(Board(world.question(), NOVEMBER)))["best"]
    rows = json.loads(render(guide(world.question(), "week", None), "json"))["tables"]["guide"]
    assert any("amount Li 10,000" in row["figures"] and "a deal in 3 weeks in a row" in row["figures"] for row in rows)


def test_awards_with_points_in_the_sheet(office: Office) -> None:
    office.done("award add Wang first --points 5")
    office.done("award add Wang second --amount 100 --points 3")
    office.done("award add Wang late --penalty")
    sheet = office.done("show member Wang").out
    assert "2 rewards · 100.00 · points 8" in sheet and "1 penalty" in sheet
    assert [row["reason"] for row in office.json("award list --type penalty")] == ["late"]
    assert [row["reason"] for row in office.json("award list --member Wang --type 奖励")] == ["first", "second"]
    assert office.json("award list --since tomorrow") == []
