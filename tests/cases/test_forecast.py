"""Where the month will land: what the history teaches and what it must not know, the range, the back-test."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import World

from mgrday.days import Span, shift
from mgrday.render import render
from mgrday.review.forecast import Forecast, forecast, this_month
from mgrday.review.forecast_check import check
from mgrday.review.forecast_history import Book, learn, same_place
from mgrday.review.today import today
from runner import Mgrday

NOW = "2026-11-25"
"""Four workdays left, as on the morning of 10-27 and, before the holidays, of 09-25."""
MORNING = "2026-10-27"


@pytest.fixture
def world(world: World) -> World:
    """A department that signed its first deal in the middle of October: one month to learn from."""
    world.department()
    world.member("Li")
    deal(world, created_on="2026-10-20", signed_on="2026-10-20")
    return world


def deal(world: World, grade: str = "A", times: int = 1, graded_on: str = "2026-09-01", **values: Any) -> int:
    """`times` deals of 10,000 yuan, each with a client of its own."""
    for _nth in range(times):
        client = world.client(f"Client {world.number()}", 1, grade=grade, graded_on=graded_on)
        world.deal(1, client, **{"created_on": "2026-10-11", **values})
    return client


def coming(world: World, now: str = NOW, **about: Any) -> Forecast:
    return this_month(world.question(now, **about))


def test_without_history_the_usual_rates_are_said_to_be_so(mgrday: Mgrday) -> None:
    for line in ("department add East", "member add Li --department East", "lead add Acme --grade A --owner Li"):
        mgrday(*line.split(), today="2026-11-02")
    mgrday("deal", "add", "Li", "Acme", "10000", today="2026-11-02")
    found = json.loads(mgrday("today", "--format", "json", today="2026-11-03").out)["month"]["forecast"]
    assert found["basis"]["months"] == found["basis"]["cases"] == 0 and found["basis"]["usual_rates"] is True
    assert found["signed"] == found["new"] == 0 and 0 < found["open"] < 10_000
    assert "too little history: usual rates" in mgrday("today", today="2026-11-03").out
    assert "按通常比例" in mgrday("today", today="2026-11-03", lang="zh").out


def test_the_share_that_was_signed_by_the_end_of_the_month(world: World) -> None:
    deal(world, times=8, signed_on="2026-10-29")
    deal(world, times=4, signed_on="2026-11-03")
    deal(world, times=4, lost_on="2026-10-28")
    deal(world, times=3, lost_on="2026-11-10")
    deal(world)
    deal(world, created_on="2026-11-24")
    found = coming(world)
    assert [(part.basis, part.deals, part.cases.deals, part.rate) for part in found.parts] == [
        (("A", False), 1, 20, 0.4), (("A", False, True, False), 1, 20, 0.4),
    ]  # fmt: skip
    assert (found.signed, found.open, found.unnamed, found.usual) == (4_000_000, 800_000, 0, False)
    assert found.expected == found.signed + found.open + found.unnamed


def test_one_case_less_is_no_history(world: World) -> None:
    deal(world, times=19, signed_on="2026-10-29")
    deal(world, created_on="2026-11-24")
    assert coming(world).parts[0].basis is None
    deal(world, "B", signed_on="2026-10-29")
    assert coming(world).parts[0].basis == ()
    deal(world, key_on="2026-10-12", key=1, signed_on="2026-10-29")
    assert coming(world).parts[0].basis == ("A",)
    deal(world, created_on="2026-10-26", signed_on="2026-10-29")
    assert coming(world).parts[0].basis == ("A", False)
    deal(world, created_on="2026-10-26", signed_on="2026-10-29", times=19)
    assert coming(world).parts[0].basis == ("A", False, False, False)


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"signed_on": "2026-10-26"}, (0, 0)),
        ({"signed_on": "2026-10-27"}, (1, 1_000_000)),
        ({"signed_on": "2026-10-31"}, (1, 1_000_000)),
        ({"signed_on": "2026-11-01"}, (1, 0)),
        ({"lost_on": "2026-10-26"}, (0, 0)),
        ({"lost_on": "2026-10-27"}, (1, 0)),
        ({"created_on": "2026-10-26"}, (1, 0)),
        ({"created_on": "2026-10-27"}, (0, 0)),
        ({"created_on": "2026-10-26", "signed_on": "2026-10-30"}, (1, 1_000_000)),
        ({"created_on": "2026-10-27", "signed_on": "2026-10-30"}, (0, 0)),
    ],
)
def test_what_is_a_case(world: World, values: dict[str, str], counts: tuple[int, int]) -> None:
    deal(world, **values)
    cases = learn(Book(world.question(NOW)), NOW).cases[()]
    assert (cases.deals, cases.signed) == counts


def test_a_deal_is_of_the_sort_that_it_was_then(world: World) -> None:
    def sorts() -> set[Any]:
        return {sort for sort in learn(Book(world.question(NOW)), NOW).cases if len(sort) == 4}

    later = deal(world, "A", graded_on=MORNING)
    world.grade(later, "B", "2026-10-01")
    world.grade(later, "A", MORNING)
    assert sorts() == {("B", False, True, False)}
    event = world.event("2026-10-14")
    deal(world, "A", graded_on="2026-10-26", created_on="2026-10-12", key=1, key_on="2026-10-26", event_id=event)
    assert sorts() == {("B", False, True, False), ("A", True, False, True)}
    deal(world, "C", key=1, key_on=MORNING)
    assert ("C", False, True, False) in sorts()


def test_what_nobody_had_named_is_a_part_of_its_own(world: World) -> None:
    deal(world, created_on=MORNING, signed_on="2026-10-30", times=3)
    deal(world, created_on="2026-11-24", signed_on="2026-11-24")
    assert (coming(world).unnamed, coming(world).signed) == (3_000_000, 1_000_000)
    deal(world, created_on=NOW, signed_on=NOW)
    assert (coming(world).unnamed, coming(world).signed) == (2_000_000, 2_000_000)
    deal(world, created_on=NOW, signed_on=NOW, times=4)
    assert (coming(world).unnamed, coming(world).signed) == (0, 6_000_000)
    deal(world, created_on="2026-09-01", signed_on="2026-09-02")
    assert coming(world).learnt.unnamed == [3_000_000, 0]


def test_the_days_on_which_ended_deals_were_expected_say_nothing(world: World) -> None:
    deal(world, times=12, signed_on="2026-10-29")
    deal(world, times=12, lost_on="2026-10-29")
    deal(world, created_on="2026-11-20")
    before = coming(world)
    world.connection.execute("update deals set expected_on = '2026-10-28' where signed_on is not null")
    world.connection.execute("update deals set expected_on = '2027-03-01' where lost_on is not null")
    assert coming(world) == before


def test_each_department_learns_from_its_own_history(world: World) -> None:
    deal(world, times=20, signed_on="2026-10-29")
    other = world.member("Zhou", world.department("West"))
    for _nth in range(20):
        world.deal(other, world.client("Other", other, grade="A", graded_on="2026-09-01"), created_on="2026-10-11")
    deal(world, created_on="2026-11-24")
    assert coming(world, department=1).open == 1_000_000
    assert coming(world).open == 21 * 500_000
    assert coming(world, department=2).learnt.unnamed == []


@pytest.mark.parametrize(
    ("month", "left", "morning"),
    [
        ("2026-10-01", 4, "2026-10-27"),
        ("2026-10-01", 1, "2026-10-30"),
        ("2026-10-01", 0, "2026-10-31"),
        ("2026-10-01", 23, "2026-10-01"),
        ("2026-11-01", 21, "2026-11-02"),
        ("2026-11-01", 0, "2026-12-01"),
    ],
)
def test_the_same_place_in_another_month(month: str, left: int, morning: str) -> None:
    assert same_place(Span.month(month), left) == morning


DAYS = st.integers(0, 150).map(lambda days: shift("2026-06-20", days))
DEALS = st.lists(
    st.tuples(DAYS, st.integers(0, 70), st.sampled_from(["signed", "lost", "open"]), st.integers(1, 10**9), st.integers(0, 90)),
    max_size=60,
)


def built(deals: list[Any], until: str | None = None) -> World:
    """A world of these deals; with `until` as it was on that morning."""
    world = World()
    world.department()
    world.member("Li")
    last = until or "9999-12-31"
    for number, (created, lasted, end, amount, later) in enumerate(deals):
        ended, changed = shift(created, lasted), shift(created, later)
        client = world.client(f"Client {number}", 1, grade="A" if changed < last else "B", graded_on=min(changed, created))
        world.grade(client, "B", "2026-06-01")
        if changed < last:
            world.grade(client, "A", changed)
            world.connection.execute("update clients set graded_on = ? where id = ?", [changed, client])
        key = int(number % 3 == 0 and changed < last)
        values = {f"{end}_on": ended} if end != "open" and ended < last else {}
        if created < last:
            world.deal(1, client, amount=amount, created_on=created, key=key, key_on=changed if key else None, **values)
    return world


@settings(max_examples=40, deadline=None)
@given(DEALS, st.sampled_from(["2026-10-08", "2026-10-16", "2026-10-22"]))
def test_a_forecast_of_the_past_knows_only_what_was_known_then(deals: list[Any], morning: str) -> None:
    now, then = built(deals), built(deals, morning)
    made = forecast(Book(now.question("2026-11-25")), morning, morning)
    assert made == forecast(Book(then.question(morning)), morning, morning)


@settings(max_examples=60, deadline=None)
@given(DEALS, st.sampled_from(["2026-11-01", "2026-11-10", "2026-11-17", "2026-11-30"]))
def test_the_parts_add_up_and_the_range_holds_them(deals: list[Any], now: str) -> None:
    world = built(deals)
    found = coming(world, now)
    told = json.loads(render(today(world.question(now)), "json"))["month"]["forecast"]
    assert round(told["expected"] * 100) == round((told["signed"] + told["open"] + told["new"]) * 100)
    assert 0 <= found.signed <= found.low <= found.expected <= found.high
    assert sum(part.deals for part in found.parts) == len(Book(world.question(now)).open_on(shift(now, 1)))
    assert all(0 <= part.expected <= part.amount for part in found.parts)


def tried(world: World, now: str = NOW) -> Any:
    question = world.question(now)
    return json.loads(render(check(question, Span.month(now).previous()), "json"))


def test_the_back_test_holds_what_was_said_against_what_came(world: World) -> None:
    deal(world, created_on="2026-08-03", signed_on="2026-08-20")
    for day in ("2026-09-10", "2026-09-18", "2026-09-29", "2026-10-12", "2026-10-18", "2026-10-23"):
        deal(world, created_on=day, signed_on=day)
    found = tried(world)
    rows = found["tables"]["forecast_check"]
    assert [(row["month"], row["day"]) for row in rows] == [
        (month, f"{month}-{day}") for month in ("2026-09", "2026-10") for day in ("08", "16", "22")
    ]
    assert [row["signed"] for row in rows] == [0, 10_000, 20_000, 0, 10_000, 30_000]
    assert [row["landed"] for row in rows] == [30_000] * 3 + [40_000] * 3
    assert rows[0]["error"] == (rows[0]["expected"] - 30_000) / 30_000
    assert all(row["within"] == (row["low"] <= row["landed"] <= row["high"]) for row in rows)
    summary = found["forecast_check"]
    assert summary["months"] == 2
    assert summary["mean_error"] == pytest.approx(sum(abs(row["error"]) for row in rows) / 6)
    assert summary["within"] == sum(row["within"] for row in rows) / 6


def test_a_month_that_runs_is_not_tried(world: World) -> None:
    deal(world, created_on="2026-09-20", signed_on="2026-09-20")
    assert {row["month"] for row in tried(world, "2026-10-31")["tables"]["forecast_check"]} == set()
    assert {row["month"] for row in tried(world, "2026-11-01")["tables"]["forecast_check"]} == {"2026-10"}


def test_the_back_test_goes_back_from_the_month_asked_for(world: World) -> None:
    for day in ("2021-03-05", "2021-04-12", "2021-05-20"):
        deal(world, created_on=day, signed_on=day)
    found = json.loads(render(check(world.question(NOW), Span.month("2021-05-01")), "json"))
    assert {row["month"] for row in found["tables"]["forecast_check"]} == {"2021-04", "2021-05"}
    assert [row["months"] for row in found["tables"]["forecast_check"]] == [1, 1, 1, 2, 2, 2]


def test_the_commands(mgrday: Mgrday) -> None:
    checked = mgrday("report", "month", "--forecast-check", today=NOW)
    assert checked.code == 0 and "Nothing to try the forecast on" in checked.out
    assert "mgrday import 文件 --kind deal" in mgrday("report", "month", "--forecast-check", today=NOW, lang="zh").out
    for kind in ("day", "week"):
        refused = mgrday("report", kind, "--forecast-check", today=NOW)
        assert refused.code == 2 and "mgrday report month --forecast-check" in refused.err
    asked = mgrday("report", "month", "--period", "2026-12", "--forecast-check", "--format", "json", today=NOW)
    assert json.loads(asked.out)["period"]["end"] == "2026-11-01"


def test_the_report_of_the_running_month_has_its_forecast(world: World) -> None:
    from mgrday.review.period_report import report

    def said(span: Span) -> Any:
        return json.loads(render(report(world.question(NOW), span), "json"))

    deal(world, created_on="2026-11-24")
    deal(world, created_on="2026-11-10", signed_on="2026-11-24")
    running = said(Span.month(NOW))
    rows = running["tables"]["forecast"]
    assert [row["part"] for row in rows] == ["signed", "open", "new"]
    assert sum(row["expected"] for row in rows) == pytest.approx(running["forecast"]["expected"])
    for span in (Span.month("2026-10-01"), Span.week(NOW), Span.day(NOW)):
        assert said(span)["tables"]["forecast"] == [] and "forecast" not in said(span)


def test_an_imported_deal_teaches_from_the_day_it_was_recorded(mgrday: Mgrday) -> None:
    for line in ("department add East", "member add Li --department East", "lead add Acme --owner Li"):
        mgrday(*line.split(), today="2026-09-01")
    file = mgrday.folder / "deals.csv"
    file.write_text("员工,公司,金额,签单日期,录入日期\nLi,Acme,100,2026-10-20,\nLi,Acme,200,2026-10-29,2026-10-12\n")
    assert mgrday("import", file, "--kind", "deal", today=NOW).code == 0
    rows = json.loads(mgrday("deal", "list", "--format", "json", today=NOW).out)
    assert [(row["amount"], row["created_on"]) for row in rows] == [(100, "2026-10-20"), (200, "2026-10-12")]
    found = json.loads(mgrday("today", "--format", "json", today=NOW).out)["month"]["forecast"]
    assert (found["basis"]["months"], found["basis"]["cases"]) == (1, 1)
