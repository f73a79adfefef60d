"""``mgrday guide``: live lines, ticking off, the part of the day, guide files of one's own."""

import json
from pathlib import Path
from typing import Any

import pytest
from world import NOW, World

from mgrday import words
from mgrday.errors import SettingsError
from mgrday.method.guides import GUIDES, example_file, load, of_method
from mgrday.method.phases import phases
from mgrday.render import render
from mgrday.review.figures import FIGURES
from mgrday.review.guide import guide
from mgrday.words import Language
from runner import Mgrday


@pytest.fixture
def world() -> World:
    """A department with two members and a client."""
    made = World()
    made.member("Li")
    made.member("Wu", hired_on="2026-10-10")
    made.client("Acme", 1)
    return made


def lines(world: World, name: str = "day", now: str = NOW, own: Path | None = None) -> dict[str, dict[str, Any]]:
    """The guide's rows by item."""
    found = json.loads(render(guide(world.question(now), name, own), "json"))
    assert found["review"] == "guide"
    return {row["item"]: row for row in found["tables"]["guide"]}


def test_the_method_is_whole() -> None:
    assert [phase.days for phase in phases()] == [(1, 7), (8, 15), (16, 21), (22, 31)]
    for name in GUIDES:
        found = of_method(name)
        assert {item.part for item in found.items} == {part.id for part in found.parts}
        assert len({item.id for item in found.items}) == len(found.items)
        for item in found.items:
            assert item.zh
            assert item.en
            assert item.figures in {"", *FIGURES}
    clocks = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)]
    assert all(sum(part.holds(clock) for part in of_method("day").parts) == 1 for clock in clocks)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", GUIDES)
def test_every_line_carries_figures(world: World, name: str, language: Language) -> None:
    words.use(language)
    try:
        for row in lines(world, name).values():
            assert row["text"]
            assert row["figures"], row["item"]
            assert "{" not in row["figures"]
    finally:
        words.use("en")


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        ("08:30", "meeting"),
        ("09:30", "morning"),
        ("12:00", "afternoon"),
        ("15:00", "three"),
        ("15:30", "afternoon"),
        ("17:30", "evening"),
        ("23:59", "evening"),
    ],
)
def test_the_part_of_the_day_by_the_clock(world: World, clock: str, part: str) -> None:
    assert {row["part"] for row in lines(world, now=f"2026-11-25 {clock}").values() if row["now"]} == {part}


def test_the_figures_are_todays(world: World) -> None:
    world.target("department", 1, 30_000_000)
    world.deal(1, 1, amount=18_200_000, signed_on="2026-11-10")
    world.outing(1, 1, "2026-11-25 09:00", back_at=None, due_back_at="2026-11-25 09:30")
    world.outing(2, 1, "2026-11-24 09:00", called_back_at=None, called_back_on=None, verdict=None)
    world.call(1, 1, "2026-11-25")
    rows = lines(world)
    # 118,000 are missing, four workdays are left for two members.
    assert rows["goal"]["numbers"] == {"target": 300000.0, "signed": 182000.0, "each_a_day": 14750.0}
    assert rows["outings"]["numbers"] == {"people": 1, "outings": 1, "out": 1, "overdue": 1}
    assert rows["callbacks"]["numbers"] == {"last_workday": 1, "today": 0, "overdue": 0}
    assert "Wu" in rows["calls"]["figures"]
    assert "Li" not in rows["calls"]["figures"]
    week = lines(world, "week")
    assert week["set"]["do"] == "mgrday target set department 'Department 1' 2026-W48 AMOUNT"
    assert "Wu" in week["training"]["figures"]


def test_the_month_says_its_phase(world: World) -> None:
    page = render(guide(world.question(), "month"), "plain")
    assert "▶ 22–30 full sprint" in page
    assert "  1–7 start" in page


def test_the_week_brings_last_weeks_findings(world: World) -> None:
    world.client("Old", 1, grade="A", next_on="2026-11-10", idle_since="2026-11-01", last_touch_day="2026-11-01")
    found = json.loads(render(guide(world.question(), "week"), "json"))
    assert found["period"] == {"start": "2026-11-23", "end": "2026-11-30"}
    assert {finding["rule"] for finding in found["findings"]} >= {"client.stale"}
    assert all(finding["since"] < "2026-11-23" for finding in found["findings"])


def test_the_evening_meeting(world: World) -> None:
    world.call(1, 1, "2026-11-25", reached="owner")
    world.outing(1, 1, "2026-11-25 09:00", result="refused", why_not="price")
    world.client("Next", 1, next_on="2026-11-26", next_step="quote")
    found = json.loads(render(guide(world.question("2026-11-25 18:00"), evening=True), "json"))
    tables = found["tables"]
    assert {row["part"] for row in tables["guide"]} == {"evening"}
    assert [(row["member"], row["calls"], row["effective_calls"]) for row in tables["results"]] == [("Li", 1, 1), ("Wu", 0, 0)]
    assert tables["debriefs"][0]["missing"] == ["on what condition", "when"]
    assert [row["what"] for row in tables["tomorrow"]] == ["quote"]


def test_ticking_off_and_taking_it_back(mgrday: Mgrday) -> None:
    first = mgrday("guide", "--done", "2", "--note", "all said", today="2026-11-25 09:10")
    assert first.code == 0
    assert "Ticked off" in first.err
    assert "09:10 all said" in first.out
    assert mgrday("guide", "--done", "goal", today="2026-11-25 10:00").code == 0
    row = {row["item"]: row for row in shown(mgrday, "2026-11-25 11:00")}["goal"]
    assert (row["done"], row["done_on"], row["done_at"], row["note"]) == (True, "2026-11-25", "2026-11-25 09:10", "all said")
    assert not any(row["done"] for row in shown(mgrday, "2026-11-26 09:00"))
    assert mgrday("guide", "--undone", "goal", today="2026-11-25 11:00").code == 0
    assert not any(row["done"] for row in shown(mgrday, "2026-11-25 11:00"))
    assert mgrday("undo", "--yes").code == 0
    assert sum(row["done"] for row in shown(mgrday, "2026-11-25 11:00")) == 1
    assert mgrday("guide", "--undone", "plan", today="2026-11-25 11:00").code == 4
    assert mgrday("guide", "--done", "nothing", today="2026-11-25 11:00").code == 3


def shown(mgrday: Mgrday, now: str, *more: str) -> list[dict[str, Any]]:
    """The guide's rows as the command prints them."""
    rows: list[dict[str, Any]] = json.loads(mgrday("guide", *more, "--format", "json", today=now).out)["tables"]["guide"]
    return rows


def test_week_and_month_have_ticks_of_their_own(mgrday: Mgrday) -> None:
    mgrday("guide", "week", "--done", "set", today="2026-11-25")
    assert [row["item"] for row in shown(mgrday, "2026-11-27", "week") if row["done"]] == ["set"]
    assert not [row for row in shown(mgrday, "2026-11-27", "month") if row["done"]]
    assert not [row for row in shown(mgrday, "2026-12-01", "week") if row["done"]]


def test_wrong_words(mgrday: Mgrday) -> None:
    assert mgrday("guide", "year").code == 2
    assert mgrday("guide", "week", "--evening").code == 2
    assert mgrday("guide", "--note", "x").code == 2
    assert mgrday("guide", "周", lang="zh").code == 0


OWN = """
replace = ["week"]
hide = ["day.lift"]
[hours]
evening = ["19:00-24:00"]
[[day]]
id = "goal"
part = "meeting"
text = "Our own goal"
[[day]]
id = "walk"
part = "morning"
zh = "走一圈"
en = "Walk the floor"
figures = "calls_today"
do = "mgrday rank"
[[week]]
id = "only"
part = "goal"
text = "Only this"
"""


def test_an_own_guide_extends_and_replaces(world: World, tmp_path: Path) -> None:
    own = tmp_path / "guide.toml"
    own.write_text(OWN, encoding="utf-8")
    rows = lines(world, own=own)
    assert rows["goal"]["text"] == "Our own goal"
    assert rows["walk"]["figures"]
    assert list(rows).index("walk") == list(rows).index("key-deals") + 1
    assert "lift" not in rows
    assert list(lines(world, "week", own=own)) == ["only"]
    assert len(lines(world, "month", own=own)) == len(of_method("month").items)
    assert not any(row["now"] for row in lines(world, now="2026-11-25 18:00", own=own).values())


def test_the_example_is_a_good_guide(tmp_path: Path) -> None:
    own = tmp_path / "guide.toml"
    own.write_text(example_file(), encoding="utf-8")
    assert "walk" in {item.id for item in load("day", own, FIGURES).items}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[day]", "TOML"),
        ("[[daily]]\nid = 'x'", "daily"),
        ("replace = ['year']", "year"),
        ("replace = 'week'", "replace"),
        ("hide = ['day.nothing']", "day.nothing"),
        ("[hours]\nnoon = ['12:00-13:00']", "hours.noon"),
        ("[hours]\nevening = ['25:00-26:00']", "hours.evening"),
        ("hours = 3", "hours"),
        ("day = 3", "day"),
        ("day = [3]", "day 1"),
        ("[[day]]\npart = 'morning'\ntext = 'x'", "day 1"),
        ("[[day]]\nid = 'walk'\npart = 'morning'", "day.walk"),
        ("[[day]]\nid = 'walk'\npart = 'noon'\ntext = 'x'", "day.walk"),
        ("[[day]]\nid = 'walk'\npart = 'morning'\ntext = 'x'\nfigures = 'weather'", "weather"),
        ("[[day]]\nid = 'walk'\npart = 'morning'\ntext = 'x'\ncolour = 'red'", "colour"),
        ("[[day]]\nid = 'walk'\npart = 'morning'\ntext = 3", "text"),
        ("[[day]]\nid = 'walk'\npart = 'morning'\ntext = 'x'\n" * 2, "day.walk"),
    ],
)
def test_a_broken_guide_says_where(tmp_path: Path, text: str, named: str) -> None:
    own = tmp_path / "guide.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as broken:
        load("month", own, FIGURES)
    assert named in broken.value.what
    assert str(own) in broken.value.what


def test_a_broken_guide_breaks_nothing_else(mgrday: Mgrday) -> None:
    folder = Path(mgrday.environment["XDG_CONFIG_HOME"]) / "mgrday"
    folder.mkdir(parents=True)
    own = folder / "guide.toml"
    own.write_text(OWN, encoding="utf-8")
    assert "Our own goal" in mgrday("guide", today="2026-11-25 09:00").out
    own.write_bytes(b"\xff\xfe")
    broken = mgrday("guide")
    assert broken.code == 6
    assert str(own) in broken.err
    assert not broken.out
    assert mgrday("today").code == 0
    mgrday("department", "add", "East")
    mgrday("member", "add", "Li", "--department", "East")
    mgrday("lead", "add", "Acme", "--owner", "Li")
    assert str(own) in mgrday("today").out
    assert mgrday("guide", MGRDAY_GUIDE=str(folder / "none.toml")).code == 6
    assert mgrday("guide", "--example").out == example_file()
