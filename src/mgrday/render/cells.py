"""The one place that turns a raw value and its unit into the text that a person reads, safe to show anywhere."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from mgrday.report import Table, Unit, Yuan, bare
from mgrday.words import N_, _, chinese

NUMERIC: frozenset[Unit] = frozenset({"id", "count", "money", "share", "change"})
MONEY_METRICS = frozenset({"amount", "received"})
METRIC_NAMES = {
    "leads": N_("new leads"),
    "calls": N_("calls"),
    "effective_calls": N_("effective calls"),
    "invitations": N_("invitations"),
    "receipts": N_("receipts"),
    "attendance": N_("attendance"),
    "keywords": N_("keywords"),
    "outings": N_("outings"),
    "debriefs": N_("debriefs"),
    "deals": N_("deals"),
    "amount": N_("signed amount"),
    "received": N_("money received"),
}

# Line ends and tabs become spaces. Controls, direction marks and other invisible characters go; a zero-width joiner
# stays, since names in some scripts and emoji need it. A lone surrogate cannot be encoded and shows as a replacement.
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029\u3000]+")
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
LONGEST_LINE = 600
"""The most characters of a line on stderr that is shown whole."""


def clean(text: str) -> str:
    """`text` on one line, without terminal escapes, controls and characters that change direction or cannot be seen."""
    if text.isprintable():
        return text
    return _SURROGATES.sub("\ufffd", _HARMFUL.sub("", _BREAKS.sub(" ", text)))


def notes(table: Table) -> list[str]:
    """What follows a table, a line for each thing it says."""
    return [clean(line) for line in table.note.split("\n") if line]


def legible(text: str) -> str:
    """Sentences for stderr: each line clean, and what was quoted at great length cut in its middle."""
    lines = [clean(line) for line in text.split("\n")]
    return "\n".join(line if len(line) <= LONGEST_LINE else f"{line[:240]} … {line[-120:]}" for line in lines)


def money(fen: object) -> str:
    """Fen as yuan with two decimals and thousands separated: 1280000 is ``12,800.00``."""
    if not isinstance(fen, int | float | Decimal):
        return _text(fen)
    whole = round(fen)
    yuan, rest = divmod(abs(whole), 100)
    return f"{'-' if whole < 0 else ''}{yuan:,}.{rest:02d}"


def number(value: object) -> str:
    """A count with thousands separated; at most two decimals where it is not whole."""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float | Decimal):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return _text(value)


def change(value: object) -> str:
    """A movement with its sign: ``+3``, ``-2``, ``0``."""
    text = number(value)
    return f"+{text}" if isinstance(value, int | float | Decimal) and value > 0 else text


def share(value: object) -> str:
    """A fraction as per cent with one decimal: 0.253 is ``25.3%``."""
    return f"{value:.1%}" if isinstance(value, int | float | Decimal) else _text(value)


def flag(value: object) -> str:
    """Yes or no in the language in use."""
    return _("yes") if value else _("no")


def metrics(value: object) -> str:
    """A mapping of metric to number on one line: ``calls 30 · outings 2``; signed and received amounts are fen."""
    if not isinstance(value, Mapping):
        return _text(value)
    return " · ".join(
        f"{_(METRIC_NAMES[key]) if key in METRIC_NAMES else clean(str(key))} "
        f"{shown(each, 'money' if key in MONEY_METRICS else 'count')}"
        for key, each in value.items()
    )


def _id(value: object) -> str:
    return str(value) if isinstance(value, int) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return flag(value)
    if isinstance(value, Mapping):
        return metrics(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ("、" if chinese() else ", ").join(shown(each, "text") for each in value)
    return number(value) if isinstance(value, int | float | Decimal) else clean(str(value))


_SHOW: dict[Unit, Callable[[object], str]] = {
    "text": _text,
    "id": _id,
    "count": number,
    "money": money,
    "share": share,
    "change": change,
    "day": _text,
    "time": _text,
    "flag": flag,
    "metrics": metrics,
}


def shown(value: object, unit: Unit) -> str:
    """A row's value (with or without a tone) as a person reads it; nothing is an empty text."""
    return show_all([value], unit)[0]


def show_all(values: list[object], unit: Unit) -> list[str]:
    """`shown` for a whole column at once. A `Yuan` is money whatever the unit, so a column may mix sums and counts."""
    show = _SHOW[unit]
    texts: list[str] = []
    for value in map(bare, values):
        if value is None:
            texts.append("")
        elif isinstance(value, Yuan):
            texts.append(money(value.fen))
        else:
            texts.append(show(value))
    return texts


def labelled(values: list[object], labels: Mapping[str, str]) -> list[str]:
    """Codes in the words a person reads for them; what is no code stays as it is."""
    texts = show_all(values, "text")
    return [labels.get(text, text) for text in texts]
