"""The output formats: their exact bytes for one rich report, and what holds for any report."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgrday import words
from mgrday.errors import UsageError
from mgrday.render import FORMATS, render
from mgrday.render.cells import clean, shown
from mgrday.render.layout import cut, width, wrap
from mgrday.report import Block, Cell, Column, Finding, Findings, Line, Lines, Record, Report, Row, Table, Unit, Yuan

GOLDEN = Path(__file__).parent.parent / "golden" / "render"
HUMAN = [name for name in FORMATS if name not in ("json", "csv")]
ANSI = re.compile(r"\x1b\[\d*m")
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    words.use("en")


def sample(zh: bool) -> Report:
    """A report with every kind of block, unit and tone."""

    def say(chinese: str, english: str) -> str:
        return chinese if zh else english

    clients = Table(
        "clients",
        say("客户本", "Client book"),
        [
            Column("member", say("员工", "Member")),
            Column("group", say("小组", "Group")),
            Column("id", "id", "id", hidden=True),
            Column("a", "A", "count"),
            Column("a_change", say("A 变化", "A change"), "change"),
            Column("stale", say("没跟进", "Stale"), "count"),
            Column("share", say("完成", "Share"), "share"),
            Column("amount", say("业绩", "Signed"), "money"),
            Column("key", say("重点", "Key"), "flag"),
            Column("last", say("最近跟进", "Last touch"), "day"),
            Column("standard", say("标准", "Standard"), "metrics"),
        ],
        [
            {"member": "张伟", "group": "飞虎组", "id": 1, "a": 12, "a_change": 3, "stale": Cell(4), "share": 0.253,
             "amount": 1280050, "key": True, "last": "2026-11-20", "standard": {"calls": 1200, "amount": 5000000}},
            {"member": "欧阳小燕", "group": "先锋组", "id": 2, "a": 3, "a_change": -2, "stale": 0, "share": Cell(1.08, "good"),
             "amount": 0, "key": False, "last": Cell("2026-09-30"), "standard": {"calls": 30}},
            {"member": "Li Na", "group": None, "id": 3, "a": 1450, "a_change": 0, "stale": None, "share": None,
             "amount": -5, "key": None, "last": None, "standard": None},
        ],
        note=say("没跟进：A 类超过 3 天，B 类超过 7 天。", "Stale: an A client after 3 days, a B client after 7."),
    )
    actions = Table(
        "actions", say("约定", "Actions"), [Column("member", say("员工", "Member"))], [],
        empty=say("还没有约定：mgrday action add", "No action yet: mgrday action add"),
    )
    found = [
        Finding("client.stale", "medium", "张伟", "广州蓝天贸易有限公司", Record("lead", 7), "2026-11-12",
                say("张伟的 B 类客户广州蓝天贸易有限公司 11 天没有跟进。",
                    "Zhang Wei has not touched the B client Blue Sky Trading for 11 days."), "mgrday show client 7"),
        Finding("outing.unverified", "high", "欧阳小燕", "深圳市阳光<科技>有限公司", Record("outing", 12), "2026-11-20",
                say("欧阳小燕 11 月 20 日外出见 A 类客户深圳市阳光<科技>有限公司，回来三天了还没有回访："
                    "是不是真去了，客户到底怎么样，打电话问老板。",
                    "Ouyang Xiaoyan saw the A client Sunshine <Technology> on 20 November and nobody has called back in the "
                    "three days since: was the visit real, and how good is the client?"), "mgrday outing callback 12"),
        Finding("payment.overdue", "high", None, None, Record("deal", 3), "2025-12-01",
                say("第 3 单还有 12,800.00 元没有到账。", "12,800.00 yuan of deal 3 are outstanding."),
                "mgrday payment add 3 12800"),
    ]
    return Report(
        "check",
        say("三项检查 2026-W47", "Three checks 2026-W47"),
        [
            Lines(say("本月", "This month"), [
                Line(say("第三阶段，强化目标", "Phase 3: reinforce the goal"), "strong"),
                Line(say("已签 12,800.50 元，落后进度 36%", "12,800.50 signed, 36% behind the pace"), "wrong"),
                Line(say("到账齐了", "All money is in"), "good"),
                Line("2026-11-16", "faint"),
            ]),
            clients, actions,
            Findings(found, most=2),
            Findings([], title=say("会议", "Event"), empty=say("会议这边没有问题。", "Nothing wrong with the event.")),
        ],
        period=("2026-11-16", "2026-11-23"),
        facts={"month": {"phase": 3, "signed": Yuan(1280050), "paid": [Yuan(5)], "pace": None}, "first": found[1:2]},
    )


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("name", "size", "colour"), [
    *((name, 80, False) for name in FORMATS), ("table", 120, True), ("table", 120, False), ("table", 48, False),
])
def test_bytes(name: str, size: int, colour: bool, language: words.Language) -> None:
    """Each format is as it was; UPDATE_GOLDEN=1 writes what it is now, for a person to read in the diff."""
    words.use(language)
    text = render(sample(language == "zh"), name, width=size, colour=colour, language=language)
    look = f"-{size}{'-colour' if colour else ''}" if name == "table" else ""
    path = GOLDEN / f"check-{language}{look}.{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("zh", [True, False])
@pytest.mark.parametrize("size", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("colour", [True, False])
def test_table_is_never_wider_than_the_terminal(size: int, colour: bool, zh: bool) -> None:
    text = render(sample(zh), "table", width=size, colour=colour)
    assert max(width(ANSI.sub("", line)) for line in text.splitlines()) <= size
    assert bool(ANSI.search(text)) is colour


def test_a_table_of_many_numbers_is_folded() -> None:
    columns = [Column("member", "Member"), *(Column(f"c{n}", f"Count {n}", "count") for n in range(20))]
    rows = [{"member": "张伟", **{f"c{n}": 1000 + n for n in range(20)}}]
    text = render(Report("x", "x", [Table("t", "t", columns, rows)]), "table", width=80)
    assert max(map(width, text.splitlines())) <= 80
    assert text.count("张伟") == 2
    assert all(f"{1000 + n:,}" in text for n in range(20))


text_cells = st.text(
    st.sampled_from("abc XYZ 12 张伟深圳（）、。éü한あ🙂") | st.characters(exclude_categories=["Cs"]), max_size=12
)


@given(st.lists(st.tuples(text_cells, st.integers(-(10**9), 10**9), text_cells, text_cells), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_plain_columns_stand_under_each_other(rows: list[tuple[str, int, str, str]]) -> None:
    """Whatever the text, a fence after each column is at the same terminal column in every row, and nothing is cut."""
    keys = ["one", "fen", "two", "three"]
    units: list[Unit] = ["text", "money", "text", "text"]
    columns = [Column(key, "标题", unit) for key, unit in zip(keys, units, strict=True)]
    cells = [{**dict(zip(keys, row, strict=True)), "fence": "┃"} for row in rows]
    table = Table("t", "", [*columns, Column("fence", "┃")], cells)
    lines = render(Report("t", "", [table], shape="list"), "plain").removesuffix("\n").split("\n")
    assert len(lines) == len(rows) + 1
    assert len({width(line) for line in lines}) == 1
    for line, row in zip(lines[1:], rows, strict=True):
        assert clean(row[2]).strip() in line


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_width_counts_every_character_once(text: str) -> None:
    shown_text = clean(text)
    assert width(shown_text) == sum(width(char) for char in shown_text)
    assert width(cut(shown_text, 7)) <= 7
    assert all(width(line) <= 9 for line in wrap(shown_text, 9))
    assert "".join("".join(wrap(shown_text, 9)).split()) == "".join(shown_text.split())


def test_no_line_starts_with_a_closing_mark() -> None:
    assert wrap("回来三天了，还没有回访。", 10) == ["回来三天", "了，还没有", "回访。"]
    assert wrap("see the client（张伟）", 16) == ["see the client", "（张伟）"]
    assert wrap("a supercalifragilistic word", 8) == ["a", "supercal", "ifragili", "stic", "word"]


def test_width_of_known_characters() -> None:
    assert [width(text) for text in ("a", "中", "，", "한", "e\u0301", "🙂", "·", "…", "ａ")] == [1, 2, 2, 2, 1, 2, 1, 1, 2]


HOSTILE = [
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b2J", "a\nb\r\nc\td", "\u202eevil\u2066x", "\ud800", "\x00nul",
    "<script>alert(1)</script>", "[red]markup[/red]", "a|b`c`*d*", "=1+1", "\t=1+1", "&lt;", '" onload="x', "\u2028line",
]


def hostile(text: str) -> Report:
    """A report with `text` wherever data may stand."""
    finding = Finding("r", "high", text, text, Record("lead", 1), "2026-11-20", text, f"mgrday show {text}")
    columns = [Column("a", text), Column("b", "b", "day"), Column("c", "c", "metrics"), Column("d", "d", "money")]
    rows: list[Row] = [{"a": text, "b": Cell(text), "c": {text: 1}, "d": text}, {"a": [text], "b": None}]
    blocks: list[Block] = [
        Lines(text, [Line(text, "wrong")]),
        Table("t", text, columns, rows, note=text),
        Table("e", text, columns, [], empty=text),
        Findings([finding], title=text),
        Findings([], title=text, empty=text),
    ]
    return Report("x", text, blocks, period=("2026-11-16", "2026-11-23"), facts={"f": text})


def _is_harmless(text: str) -> None:
    for name in FORMATS:
        said = render(hostile(text), name)
        said.encode()
        if name == "json":
            assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", said)
            assert json.loads(said)["tables"]["t"][0]["a"] == text
            continue
        assert not HARMFUL.search(said), name
        if name in ("markdown", "html"):
            assert "<script" not in said.lower()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless(text: str) -> None:
    _is_harmless(text)


@given(st.text(min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_any_text_is_harmless(text: str) -> None:
    _is_harmless(text)


class _Tags(HTMLParser):
    """Collects the tags of a page, the attributes it uses and whether what was opened was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("text", HOSTILE)
def test_html_is_one_safe_page(text: str) -> None:
    page = render(hostile(text), "html", language="zh")
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.tags & {"script", "img", "link", "iframe", "object"}
    assert tags.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class", "scope", "tabindex"}
    assert "url(" not in page
    assert '<html lang="zh-CN">' in page


def test_markdown_cells_stay_in_their_column() -> None:
    said = render(hostile("a|b"), "markdown")
    rows = [line for line in said.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {5}


def test_json_of_a_review() -> None:
    said = json.loads(render(sample(False), "json"))
    assert list(said) == ["review", "period", "month", "first", "tables", "findings", "snoozed"]
    assert said["review"] == "check"
    assert said["period"] == {"start": "2026-11-16", "end": "2026-11-23"}
    assert said["month"] == {"phase": 3, "signed": 12800.5, "paid": [0.05], "pace": None}
    assert said["tables"]["actions"] == []
    assert said["tables"]["clients"][0] == {
        "member": "张伟", "group": "飞虎组", "id": 1, "a": 12, "a_change": 3, "stale": 4, "share": 0.253,
        "amount": 12800.5, "key": True, "last": "2026-11-20", "standard": {"calls": 1200, "amount": 50000.0},
    }
    assert [each["rule"] for each in said["findings"]] == ["client.stale", "outing.unverified", "payment.overdue"]
    assert said["first"] == [said["findings"][1]]
    assert list(said["first"][0]) == ["rule", "severity", "member", "client", "record", "since", "message", "do"]
    assert said["first"][0]["record"] == {"kind": "outing", "id": 12}


def test_json_of_the_other_shapes() -> None:
    whole = sample(False)
    clients = whole.tables()[0]
    listed = json.loads(render(Report("leads", "x", [clients], shape="list"), "json"))
    assert [row["id"] for row in listed] == [1, 2, 3]
    record = json.loads(render(Report("lead", "x", [clients], shape="record", facts={"owed": Yuan(1)}), "json"))
    assert (record["member"], record["owed"]) == ("张伟", 0.01)
    found = json.loads(render(Report("findings", "x", whole.blocks[3:], shape="findings"), "json"))
    assert len(found) == 3
    assert render(Report("leads", "x", [], shape="list"), "json") == "[]\n"


def test_json_of_a_list_is_laid_out_as_the_standard_library_does() -> None:
    text = render(Report("x", "x", [sample(True).tables()[0]], shape="list"), "json")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_json_takes_what_databases_give() -> None:
    units: list[Unit] = ["money", "count", "share", "flag"]
    columns = [Column(unit, unit, unit) for unit in units]
    row = {"money": Decimal(1250), "count": Decimal(3), "share": Decimal(1) / 3, "flag": 1}
    said = json.loads(render(Report("x", "x", [Table("t", "", columns, [row])], shape="list"), "json"))
    assert said == [{"money": 12.5, "count": 3, "share": 0.3333, "flag": True}]


def test_csv_of_a_list_reads_back() -> None:
    text = render(Report("leads", "x", [sample(True).tables()[0]], shape="list"), "csv")
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["id"] == "1"
    assert (rows[0]["amount"], rows[0]["key"], rows[0]["share"]) == ("12800.50", "yes", "0.2530")
    assert (rows[1]["a_change"], rows[2]["amount"], rows[2]["key"]) == ("-2", "-0.05", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])
def test_csv_text_is_no_formula(text: str) -> None:
    table = Table("t", "", [Column("a", "a"), Column("b", "b", "change")], [{"a": text, "b": -3}])
    [row] = csv.DictReader(io.StringIO(render(Report("x", "x", [table], shape="list"), "csv")))
    assert row["a"].startswith("'")
    assert row["b"] == "-3"


@pytest.mark.parametrize(("value", "unit", "text"), [
    (1280000, "money", "12,800.00"), (-5, "money", "-0.05"), (0.253, "share", "25.3%"), (3, "change", "+3"),
    (-2, "change", "-2"), (0, "change", "0"), (1234, "count", "1,234"), (2.5, "count", "2.5"), (1234, "id", "1234"),
    (True, "flag", "yes"), (0, "flag", "no"), (None, "money", ""), (Cell(None), "count", ""), (Yuan(150), "count", "1.50"),
    ({"calls": 30, "amount": 100}, "metrics", "calls 30 · signed amount 1.00"), (["a", "b"], "text", "a, b"),
])
def test_shown(value: object, unit: Unit, text: str) -> None:
    assert shown(value, unit) == text


def test_an_unknown_format_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="yaml"):
        render(sample(False), "yaml")


def test_no_format_imports_rich() -> None:
    """rich takes 40 ms to import and a millisecond a row."""
    code = (
        "import sys; from mgrday.render import FORMATS, render; from mgrday.report import Report;"
        "[render(Report('x', 'x', []), name) for name in FORMATS]; sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_clean_keeps_combining_marks() -> None:
    assert clean("e\u0301") == "e\u0301"
    assert unicodedata.normalize("NFC", clean("Zoe\u0308")) == "Zoë"
