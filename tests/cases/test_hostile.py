"""What nobody would type in good faith: invisible names, escapes, bytes that are no text, numbers beyond every store."""

import pytest
from office import Office, opened

from runner import Mgrday

HUGE = "9" * 23


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.mark.parametrize("nothing", ["", "-", "无"])
def test_a_code_that_says_nothing(office: Office, nothing: str) -> None:
    office.done("outing leave Wang Acme --at 13:00")
    for words in (["lead", "grade", "Acme", "--", nothing], ["outing", "callback", "1", "--", nothing]):
        result = office.mgrday(*words, lang="en", today="2026-11-23 15:00")
        assert result.code in (2, 4)
        assert "is missing" in result.err or "is not one of" in result.err


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"lead list --limit {HUGE}", 2),
        (f"find Acme --limit {HUGE}", 2),
        (f"history --limit {HUGE}", 2),
        (f"undo {HUGE} --yes", 3),
    ],
)
def test_a_number_beyond_every_store(office: Office, line: str, code: int) -> None:
    for lang in ("en", "zh"):
        result = office(line, lang=lang)
        assert (result.code, result.out) == (code, ""), result


@pytest.mark.parametrize("invisible", ["\u200b", "\ufeff", "\u202e", "\x01"])
def test_an_invisible_reference_means_nobody(office: Office, invisible: str) -> None:
    """It would fit whoever is alone in the list."""
    result = office.mgrday("department", "edit", invisible, "--branch", "Wuxi", lang="en")
    assert result.code == 3
    assert office.json("department list")[0]["branch"] == "Suzhou"


@pytest.mark.parametrize("hostile", ["\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\u202eabc", "a\u2028b"])
def test_an_error_repeats_no_escape(office: Office, hostile: str) -> None:
    for words in (["lead", "show", hostile], ["report", hostile], ["check", "--week", hostile], [hostile], ["undo", hostile]):
        result = office.mgrday(*words, lang="zh")
        assert result.code in (2, 3, 4)
        assert all(letter.isprintable() for letter in result.err.replace("\n", "")), result.err


def test_an_error_repeats_no_book(office: Office) -> None:
    result = office.mgrday("lead", "show", "x" * 10_000, lang="en")
    assert result.code == 3
    assert len(result.err) < 700


def test_bytes_that_are_no_text(office: Office) -> None:
    for words in (["lead", "add", "\udcff"], ["lead", "list", "--company", "\udcff"], ["find", "\udcff"]):
        result = office.mgrday(*words, lang="en")
        assert result.code in (0, 2, 3), result
        assert "stumbled" not in result.err


def test_a_wrong_severity_prints_no_findings(office: Office) -> None:
    result = office("findings --fail-on grave")
    assert (result.code, result.out) == (2, "")


def test_choices_are_said_in_the_language_in_use(office: Office) -> None:
    assert "owner, staff" not in office("call add Wang Acme --reached x", lang="zh").err
    assert "老板" not in office("call add Wang Acme --reached x", lang="en").err
    assert "高" not in office("findings --severity x", lang="en").err
