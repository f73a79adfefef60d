"""Money: typed in yuan, kept as integer fen, said with thousands or in 万. Only integers are computed with."""

import re
import unicodedata

from mgrday.errors import RefusedError
from mgrday.words import _, chinese

MOST_FEN = 10_000_000_000 * 100
_ZEROS = {"": 0, "千": 3, "k": 3, "万": 4, "w": 4, "百万": 6, "千万": 7, "亿": 8}
_AMOUNT = (
    r"(?:¥|rmb|cny|人民币)?\s*(?P<minus>[-−负])?\s*(?:¥|rmb|cny)?\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?\s*"
    r"(?P<unit>百万|千万|[千万亿kw])?\s*(?:元整?|块钱?|圆整?|rmb|cny)?"
)


def read_money(text: str) -> int:
    """The fen of an amount typed in yuan: 12800, 12,800.50, ￥12,800, 1.28万, 3千, 12800元. Zero is an amount.

    Raises RefusedError for what is no number, negative, finer than a fen, or over ten billion yuan.
    """
    amount = re.fullmatch(_AMOUNT, unicodedata.normalize("NFKC", text).strip().lower(), re.ASCII)
    if amount is None:
        raise _refused(_("Not an amount: {text}.") if text.strip() else _("The amount is empty."), text)
    if amount["minus"]:
        raise _refused(_("An amount cannot be negative: {text}."), text)
    part = (amount["part"] or "").rstrip("0")
    zeros = 2 + _ZEROS[amount["unit"] or ""] - len(part)
    if zeros < 0:
        raise _refused(_("An amount has at most two decimals of a yuan: {text}."), text)
    whole = amount["whole"].replace(",", "").lstrip("0")
    # The length is checked first: int() refuses thousands of digits with an error of its own.
    if len(whole) > 12 or (fen := int(f"0{whole}{part}" + "0" * zeros)) > MOST_FEN:
        raise _refused(_("Too large for an amount: {text}. The most is 10 billion yuan."), text)
    return fen


def _refused(sentence: str, text: str) -> RefusedError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return RefusedError(
        sentence.format(text=shown), todo=_("Type yuan, for example 12800, 12800.50, 12,800 or 1.28万 (= 12,800).")
    )


def say_money(fen: int) -> str:
    """12,800.00: yuan with both decimals."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}"


def say_wan(fen: int) -> str:
    """The short form for headlines, rounded: 12.8万 and 1.25亿 in Chinese, 128,000 in English; no fen."""
    sign, yuan = "-" if fen < 0 else "", _rounded(abs(fen), 100)
    if chinese() and yuan >= 10_000:
        tenths = _rounded(yuan, 1_000)
        if tenths < 100_000:
            return f"{sign}{tenths // 10:,}{_decimals(tenths % 10, 1)}万"
        hundredths = _rounded(yuan, 1_000_000)
        return f"{sign}{hundredths // 100:,}{_decimals(hundredths % 100, 2)}亿"
    return f"{sign if yuan else ''}{yuan:,}"


def _rounded(value: int, unit: int) -> int:
    """`value` in units, half up."""
    return (value + unit // 2) // unit


def _decimals(value: int, places: int) -> str:
    """The decimals of a number as they are said: none when zero, no trailing zeros."""
    return f".{value:0{places}d}".rstrip("0").rstrip(".")


def yuan_number(fen: int) -> float:
    """Yuan as the number JSON shows: the nearest to two decimals."""
    return fen / 100
