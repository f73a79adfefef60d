"""Amounts as they are typed and said."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday import money, words
from mgrday.errors import ExitCode, RefusedError
from mgrday.money import read_money, say_money, say_wan, yuan_number


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("en")


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("12800", 1_280_000),
        ("12800.50", 1_280_050),
        ("12800.5", 1_280_050),
        ("12800.500", 1_280_050),
        ("12,800.00", 1_280_000),
        ("1,234,567.89", 123_456_789),
        ("￥12,800", 1_280_000),
        ("¥ 12800", 1_280_000),
        ("12800元", 1_280_000),
        (" 12800 元整 ", 1_280_000),
        ("１２８００．５０", 1_280_050),
        ("12，800", 1_280_000),
        ("1.28万", 1_280_000),
        ("1.28万元", 1_280_000),
        ("1.28W", 1_280_000),
        ("0.123456万", 123_456),
        ("3千", 300_000),
        ("3k", 300_000),
        ("1.5百万", 150_000_000),
        ("1.2亿", 12_000_000_000),
        ("0", 0),
        ("0.01", 1),
        ("00012", 1_200),
        ("10000000000", money.MOST_FEN),
        ("100亿", money.MOST_FEN),
    ],
)
def test_read_money(text: str, fen: int) -> None:
    assert read_money(text) == fen


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("abc", "Not an amount: abc"),
        ("1.2.3", "Not an amount"),
        ("1,28", "Not an amount"),
        ("1,2800", "Not an amount"),
        ("1e5", "Not an amount"),
        ("1万2", "Not an amount"),
        ("nan", "Not an amount"),
        ("$100", "Not an amount"),
        ("-500", "negative"),
        ("¥-500", "negative"),
        ("−500", "negative"),
        ("负500", "negative"),
        ("1.005", "two decimals"),
        ("0.1234567万", "two decimals"),
        ("10000000000.01", "Too large"),
        ("9" * 6000, "Too large"),
        ("101亿", "Too large"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason) as caught:
        read_money(text)
    assert caught.value.code is ExitCode.REFUSED
    assert caught.value.todo
    assert len(caught.value.what) < 150


@given(st.integers(0, money.MOST_FEN))
def test_round_trips(fen: int) -> None:
    assert read_money(say_money(fen)) == fen
    assert read_money(f"{yuan_number(fen):.2f}") == fen
    assert read_money(f"{fen}元") == fen * 100 if fen <= money.MOST_FEN // 100 else True


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert 0 <= read_money(text) <= money.MOST_FEN
    except RefusedError as error:
        assert error.what


def test_say_money() -> None:
    assert say_money(1_280_000) == "12,800.00"
    assert say_money(5) == "0.05"
    assert say_money(-123_456) == "-1,234.56"


@pytest.mark.parametrize(
    ("yuan", "chinese", "english"),
    [
        (8_600, "8,600", "8,600"),
        (9_999.6, "1万", "10,000"),
        (128_000, "12.8万", "128,000"),
        (120_000, "12万", "120,000"),
        (128_500, "12.9万", "128,500"),
        (99_999_999, "1亿", "99,999,999"),
        (125_000_000, "1.25亿", "125,000,000"),
        (120_000_000, "1.2亿", "120,000,000"),
        (-128_000, "-12.8万", "-128,000"),
        (-0.2, "0", "0"),
        (0, "0", "0"),
    ],
)
def test_say_wan(yuan: float, chinese: str, english: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fen = round(yuan * 100)
    assert say_wan(fen) == english
    monkeypatch.setattr(money, "chinese", lambda: True)
    assert say_wan(fen) == chinese
