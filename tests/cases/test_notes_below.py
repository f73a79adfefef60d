"""Words for a person: a line for each thing below a table, a number that names is no quantity, one language at a time."""

import re
from pathlib import Path

import pytest
from office import Office, opened

import mgrday as package
from runner import Mgrday

FRAGMENTS = sorted((Path(package.__file__).parent / "locale" / "zh").glob("*.po"))
ENGLISH = re.compile(r"(?<![A-Za-z_{])(CLIENT|MEMBER|EVENT|DEAL|OUTING|GROUP|DEPARTMENT|DAY|TIME|TEXT|AMOUNT|FILE|NAME|NUMBER)\b")
MERGE = "是同一家：mgrday lead merge 4 5"
SNOOZE = "是两家：mgrday findings snooze client.duplicate 5"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("lead add 苏州华瑞科技有限公司")
    office.done("lead add 华瑞科技（苏州）有限责任公司")
    return office


@pytest.mark.parametrize("form", ["table", "plain", "markdown"])
def test_two_answers_stand_on_two_lines(office: Office, form: str) -> None:
    lines = office.done(f"lead near --lang zh --format {form}").out.splitlines()
    texts = [line.replace("\\", "").replace("&lt;", "<") for line in lines]
    assert any(line == MERGE for line in texts)
    assert any(line.startswith(SNOOZE) for line in texts)


def test_the_page_has_a_paragraph_for_each(office: Office) -> None:
    page = office.done("lead near --lang zh --format html").out
    assert f'<p class="note">{MERGE}</p>' in page


@pytest.mark.parametrize("verb", ["undo", "show", "near"])
def test_an_import_is_named_by_its_number(mgrday: Mgrday, verb: str) -> None:
    assert f"用法：mgrday import {verb} [选项] [编号]" in mgrday("--lang", "zh", "import", verb, "--help").out


def test_a_profile_is_told_in_one_language(mgrday: Mgrday) -> None:
    file = mgrday.folder / "leads.csv"
    file.write_text("公司,老总\n苏州华瑞贸易有限公司,王总\n", encoding="utf-8")
    said = mgrday("--lang", "zh", "import", file, "--kind", "lead", "--map", "老总=contact", "--profile", "展会")
    assert "mgrday import 文件 --profile 展会" in said.err.replace("'", "")


def test_chinese_advice_names_what_to_fill_in_in_chinese() -> None:
    for file in FRAGMENTS:
        told = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("msgstr") and "mgrday " in line]
        assert [line for line in told if ENGLISH.search(line)] == [], file.name
