"""``-o FILE.pdf``: the page as it is printed, made without loading anything; what is missing is said before a file is there."""

import re
import sys
import zlib
from pathlib import Path

import pytest
from office import Office, opened

from mgrday.errors import RefusedError
from mgrday.render import as_html, as_pdf, content
from mgrday.render.charts.parts import PAINTS
from mgrday.report import Column, Report, Row, Table
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    for line in ('member edit Li --name "李伟"', "deal add Wang Acme 12800", "deal sign 1 --on 2026-11-23"):
        office.done(line)
    return office


def streams(made: bytes) -> str:
    """What the objects of a PDF hold, unpacked."""
    found = []
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            found.append(zlib.decompress(packed).decode("latin-1"))
        except zlib.error:
            found.append(packed.decode("latin-1"))
    return "\n".join(found)


def sheet(made: bytes) -> list[int]:
    """The corners of the first page, in points."""
    box = re.search(r"/MediaBox ?\[([^\]]*)\]", made.decode("latin-1") + streams(made))
    assert box
    return [round(float(side)) for side in box[1].split()]


def letters(unpacked: str) -> set[str]:
    """The letters that its fonts say their shapes stand for, as a reader copies and searches them."""
    maps = re.findall(r"beginbfchar(.*?)endbfchar", unpacked, re.DOTALL)
    codes = [code for each in maps for code in re.findall(r"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>", each)]
    return set("".join(bytes.fromhex(code).decode("utf-16-be") for code in codes))


def fill(colour: str) -> str:
    """How a PDF says a colour: the beginning of its three parts."""
    return r"\s".join(re.escape(f"{int(colour[at : at + 2], 16) / 255:.4f}"[:5]) + r"\d*" for at in (1, 3, 5))


def test_a_report_is_set_on_paper_with_its_pictures_and_letters(office: Office) -> None:
    file = office.mgrday.folder / "week.pdf"
    said = office.done(f"report week -o {file}", lang="zh")
    assert said.out == "" and "week.pdf" in said.err
    made = file.read_bytes()
    assert made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF") and file.stat().st_mode & 0o777 == 0o600
    unpacked = streams(made)
    assert sheet(made) == [0, 0, 595, 842], "A4"
    assert set("周报李伟已签万按业绩排名") <= letters(unpacked)
    assert re.search(fill(PAINTS["signed"]), unpacked), "the bars of the ranking"
    assert "/URI" not in unpacked and "/JavaScript" not in unpacked


def test_nothing_is_loaded_for_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = office.mgrday.folder
    (folder / "red.css").write_text("p { color: #12ab34 }")
    style = "<style>p{color:#ab1234}</style>"
    link = f'<link rel="stylesheet" href="{(folder / "red.css").as_uri()}"><img src="{(folder / "red.css").as_uri()}">'
    monkeypatch.setattr(as_html, "render", lambda *_about: f"{style}{link}<p>words</p>")
    office.done(f"report day -o {folder / 'day.pdf'}")
    unpacked = streams((folder / "day.pdf").read_bytes())
    assert re.search(fill("#ab1234"), unpacked) and not re.search(fill("#12ab34"), unpacked)


def test_a_broad_table_is_printed_on_its_side_and_too_long_a_one_not_at_all(office: Office) -> None:
    office.done(f'lead edit Acme --note "{"a long story " * 12}" --industry "machines and tools" --region "Suzhou New District"')
    file = office.mgrday.folder / "leads.pdf"
    office.done(f"lead list -o {file}")
    assert sheet(file.read_bytes()) == [0, 0, 842, 595]
    rows: list[Row] = [{"a": 1}] * (as_pdf.MOST_ROWS + 1)
    with pytest.raises(RefusedError, match="5,001"):
        content(Report("list", "Numbers", [Table("list", "", [Column("a", "A", "count")], rows)], shape="list"), "pdf")


def missing(office: Office, line: str, lang: str = "en") -> str:
    """What is said where a PDF cannot be made; there is no file then."""
    file = office.mgrday.folder / "missing.pdf"
    said = office(f"{line} -o {file}", lang=lang)
    assert said.code == 6 and said.out == "" and not file.exists()
    return said.err


@pytest.mark.parametrize("line", ["report day", "check", "rank"])
def test_without_the_extra_it_says_how_to_install_it(office: Office, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "pipx install 'mgrday[pdf]'" in missing(office, line)
    assert "没有装" in missing(office, line, "zh")


def test_without_its_library_it_says_which(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    monkeypatch.syspath_prepend(tmp_path)
    assert "libpango-1.0-0" in missing(office, "report day")


def test_without_a_chinese_font_it_says_which_to_install(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lister = tmp_path / "fc-list"
    lister.write_text("#!/bin/sh\n")
    lister.chmod(0o755)
    monkeypatch.setattr(as_pdf.shutil, "which", lambda _name: str(lister))
    assert "fonts-noto-cjk" in missing(office, "report day")
    assert "中文字体" in missing(office, "report day", "zh")
    office.done('member edit 李伟 --name "Li"')
    office.done(f"report day -o {office.mgrday.folder / 'plain.pdf'}")


def test_other_files_need_nothing_of_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for name in ("day.html", "day.xlsx", "day.md"):
        office.done(f"report day -o {office.mgrday.folder / name}")
