"""The page of a report: its pictures, that they say what the tables say, and what a browser makes of it."""

import html
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from world import World

from mgrday import words
from mgrday.days import Span
from mgrday.render import charts, render
from mgrday.render.charts import DRAWN
from mgrday.render.charts.bars import MOST
from mgrday.render.charts.days import DARKEST
from mgrday.render.charts.parts import INKS, PAINTS
from mgrday.report import Report, Yuan, bare
from mgrday.review import published
from mgrday.review.board import Board
from mgrday.review.period_report import report
from mgrday.words import LANGUAGES
from programs import needed

NOVEMBER = Span.month("2026-11-01")
WEEK = Span.week("2026-11-23")
HOSTILE = ["</svg><script>alert(1)</script>", '"onload="alert(1)', "\u202eevil\u2066", "R&D <b>", "王伟" * 9, "url(//x)"]
STYLE = Path(charts.__file__).parents[1] / "page.css"
KINDS = ["pace", "ranking", "days", "days", "funnel", "ages"]


@pytest.fixture
def busy(world: World) -> World:
    """A department whose people have the worst of names, with calls, outings, deals, debts of every age and a target."""
    world.department("East", branch="Suzhou")
    for number, name in enumerate(HOSTILE, start=1):
        member = world.member(name)
        client = world.client(f"{name} Co", member, grade="A")
        for day in range(16, 16 + number):
            world.call(member, client, f"2026-11-{day}", reached="owner")
        world.outing(member, client, "2026-11-24 09:00")
        world.deal(member, client, amount=number * 100_000, signed_on=f"2026-11-{number + 1:02d}")
        world.deal(member, client, amount=number * 50_000, signed_on="2026-10-12", received=10_000)
        world.target("member", member, 300_000)
    old = world.deal(1, 1, amount=7_700_000, signed_on="2026-06-01")
    assert old
    world.target("department", 1, 3_000_000, name="East")
    world.target("department", 1, 500_000, WEEK, name="East")
    return world


def month(world: World) -> Report:
    return report(world.question(), NOVEMBER)


def page(said: Report) -> str:
    return render(said, "html", language=words.language())


def pictures(text: str) -> list[str]:
    return re.findall(r'<svg class="picture.*?</svg>', text, re.DOTALL)


# What is drawn


def test_a_month_has_every_picture_and_each_its_table_and_words(busy: World) -> None:
    said = month(busy)
    text = page(said)
    assert [chart.name for chart in said.charts] == KINDS and set(KINDS) == set(DRAWN)
    assert len(pictures(text)) == len(KINDS)
    for number, (chart, picture) in enumerate(zip(said.charts, pictures(text), strict=True), start=1):
        assert f'role="img" aria-labelledby="picture-{number} picture-{number}-said"' in picture
        assert re.search(rf'<desc id="picture-{number}-said">[^<]+</desc>', picture) and chart.said
        assert text.partition(picture)[2].index("<table>") < 600, "its table follows"
    assert text.index("<li") < text.index("<svg") < text.index("<table>"), "words first, then the pace, then tables"


@pytest.mark.parametrize(("span", "kinds"), [
    (WEEK, ["pace", "ranking", "days", "funnel", "ages"]),
    (Span.day("2026-11-16"), ["pace", "funnel", "ages"]),
    (Span.day("2026-11-03"), ["pace", "ranking", "funnel", "ages"]),
])
def test_a_picture_is_drawn_where_there_is_something_to_see(busy: World, span: Span, kinds: list[str]) -> None:
    busy.deal(1, 1, amount=100_000, signed_on="2026-11-25")
    assert [chart.name for chart in report(busy.question(), span).charts] == kinds


def test_without_anything_there_is_no_picture(world: World) -> None:
    assert "<svg" not in page(month(world))
    world.member("Li")
    assert "<svg" not in page(month(world))


def test_the_grid_adds_up_to_the_activity(busy: World) -> None:
    said = month(busy)
    tables = {table.name: table for table in said.tables()}
    for chart in said.charts:
        if chart.name != "days":
            continue
        metric = chart.table.name.removesuffix("_by_day")
        days = [column.key for column in chart.table.columns if column.key not in ("member", "all")]
        assert days == sorted(days) and max(days) <= "2026-11-25", "no day that is to come"
        for row, whole in zip(chart.table.rows, tables["activity"].rows, strict=True):
            assert sum(int(str(bare(row[day]))) for day in days) == row["all"] == bare(whole[metric])
    assert "calls: 21 in all, most on Mon 11-16: 6." in page(said)


def test_the_ages_add_up_to_the_money_to_come(busy: World) -> None:
    said = month(busy)
    ages = {row["age"]: row for row in said.charts[-1].table.rows}
    assert Yuan(sum(int(str(row["outstanding"])) for row in ages.values())) == said.facts["outstanding"]
    assert [ages[age]["deals"] for age in ("0", "1-14", "15-30", "31-60", "61+")] == [0, 6, 6, 0, 1]
    assert ages["61+"]["outstanding"] == 7_700_000


def test_many_members_are_drawn_as_far_as_one_can_see(world: World) -> None:
    for number in range(MOST + 5):
        member = world.member(f"M{number:02d}")
        world.deal(member, world.client(), signed_on="2026-11-04", amount=900_000 - number)
    world.member("Nobody")
    text = page(month(world))
    assert f"{MOST} of {MOST + 6} shown" in text
    assert f"M{MOST - 1}" in pictures(text)[0]
    for name in (f"M{MOST}", "Nobody"):
        assert name in text and name not in pictures(text)[0]


def test_the_other_formats_and_the_wall_have_no_picture_and_no_figure_of_it(busy: World) -> None:
    said = month(busy)
    for name in ("plain", "table", "json", "csv", "markdown"):
        assert render(said, name) == render(Report(**{**fields(said), "charts": ()}), name)
    assert not published.report(Board(busy.question(), NOVEMBER, published=True)).charts


def fields(said: Report) -> dict[str, Any]:
    return {name: getattr(said, name) for name in Report.__slots__}


# Whatever the names


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_words_and_nothing_else(busy: World, language: words.Language) -> None:
    words.use(language)
    text = page(month(busy))
    for harm in ("<script", "<b>R", "\u202e", "\u2066", "://", "src=", "href", "@import", 'onload="', "<link"):
        assert harm not in text, harm
    for opened in ("svg", "title", "desc", "text", "tspan", "figure", "table", "details"):
        assert len(re.findall(rf"<{opened}[ >]", text)) == text.count(f"</{opened}>"), opened
    assert "&lt;/svg&gt;" in pictures(text)[1]


# What one sees


def luminance(colour: str) -> float:
    wide = colour if len(colour) == 7 else "#" + "".join(each * 2 for each in colour[1:])
    parts = [int(wide[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(paper: str, paint: str, opacity: float) -> str:
    mixed = (round(int(paint[at : at + 2], 16) * opacity + int(paper[at : at + 2], 16) * (1 - opacity)) for at in (1, 3, 5))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def test_every_word_can_be_read_in_light_in_the_dark_and_on_paper() -> None:
    roots = re.findall(r":root \{(.*?)\}", STYLE.read_text(encoding="utf-8"), re.DOTALL)
    looks = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", root)) for root in roots]
    assert len(looks) == 3
    for look in looks:
        paper = look["paper"] if len(look["paper"]) == 7 else "#ffffff"
        for ink in ("ink", "faint", "wrong", "good"):
            assert contrast(look[ink], paper) >= 4.5, ink
        for ink in ("ink", "faint"):
            assert contrast(look[ink], look["band"]) >= 4.5 and contrast(look[ink], look["wash"]) >= 4.5, ink
        assert contrast(look["wrong"], look["wrong-wash"]) >= 4.5
        assert contrast(look["ink"], over(paper, look["signed"], DARKEST)) >= 4.5, "a number on the darkest cell"
        assert min(contrast(look[line], paper) for line in ("signed", "good", "faint")) >= 3
    assert all(contrast(ink, "#ffffff") >= 4.5 and contrast(ink, PAINTS["wash"]) >= 4.5 for ink in INKS.values())


MEASURE = """<pre id=said></pre><script>onload = () => {
  said.textContent = [...document.querySelectorAll("iframe")].map(frame => [
    frame.width, frame.contentDocument.documentElement.scrollWidth,
    frame.contentDocument.querySelectorAll("svg[role=img]").length,
    frame.contentWindow.performance.getEntriesByType("resource").length].join(":")).join(" ")}</script>"""
CONTROL = '<div style="width:500px">too wide</div><img src="http://127.0.0.1:9/control.png">'


def test_a_browser_finds_nothing_to_complain_of_nothing_to_load_and_nothing_too_wide(busy: World, tmp_path: Path) -> None:
    chromium = needed("chromium", "chromium")
    pages = [CONTROL]
    for language in LANGUAGES:
        words.use(language)
        pages += [page(said) for said in (month(busy), report(busy.question(), WEEK))]
    frames = (f'<iframe width={size} height=600 srcdoc="{html.escape(each)}"></iframe>' for each in pages for size in (375, 1200))
    (tmp_path / "frames.html").write_text(f"<!doctype html>{''.join(frames)}{MEASURE}", encoding="utf-8")
    ran = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
            *("--disable-component-update", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", "--v=0"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", (tmp_path / "frames.html").as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said = re.search(r'<pre id="said">([^<]*)', ran.stdout)
    assert said, ran.stdout[-500:]
    measured = [tuple(map(int, each.split(":"))) for each in said[1].split()]
    assert [(size, wide > size, loaded) for size, wide, _svg, loaded in measured[:2]] == [(375, True, 1), (1200, False, 1)]
    assert [svg for _size, _wide, svg, _loaded in measured[2:]] == [6, 6, 3, 3] * 2
    for size, wide, _svg, loaded in measured[2:]:
        assert wide <= size and loaded == 0
    complaints = [line for line in ran.stderr.splitlines() if "CONSOLE" in line and "control.png" not in line]
    assert not complaints
