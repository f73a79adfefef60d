"""The pinyin initials of names, by which a name is found with a few keys: 苏州华瑞贸易 is ``szhrmy``.

``initials.txt`` has the initials of each character, its usual one first; it is read when the first name is spelled.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from mgrday.names import name_key, name_keys

SURNAMES = dict(zip("单曾解仇区覃查乐翟种召秘折繁", "szxqoqzyzcsbsp", strict=True))
"""Surnames whose initial is another than the character's usual one."""
WORDS = {
    "长": "c", "重庆": "cq", "厦门": "xm", "西藏": "xz", "番禺": "py", "乐清": "yq", "音乐": "yy", "乐器": "yq",
    "银行": "yh", "商行": "sh", "车行": "ch", "琴行": "qh", "行业": "hy", "会计": "kj",
}
"""Words in the names of companies whose initials are others than their characters' usual ones."""
_NEXT = "\n"
"""What stands between the keys of many names that are spelled at once; in a key there is no such thing."""
_WORD = re.compile("|".join(WORDS))


@cache
def _letters() -> dict[str, str]:
    """The initials of each character, the usual one first."""
    lines = (Path(__file__).parent / "initials.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition(" ") for line in lines]
    return {character: letters for letters, _space, characters in parts for character in characters}


class _Usual(dict[int, str | None]):
    """The usual initial of each character as `str.translate` looks it up; what is not heard is left out."""

    def __missing__(self, code: int) -> None:
        return None


@cache
def _usual() -> _Usual:
    own = {code: chr(code) for code in range(128) if chr(code).isalnum()} | {ord(_NEXT): _NEXT}
    return _Usual({ord(character): letters[0] for character, letters in _letters().items()} | own)


def readings(text: str) -> list[str]:
    """For each character of `text` that is heard, the initials it may have, the usual one first.

    Letters from a to z and digits are their own initials; what is neither of these nor Chinese is not heard.
    """
    known = _letters()
    return [known.get(each, each) for each in name_key(text) if each in known or (each.isascii() and each.isalnum())]


def initials(text: str, *, person: bool = False) -> str:
    """The initials of `text` as it is usually read; a `person`'s begin with the surname's reading."""
    usual = _spelled(name_key(text))
    first = SURNAMES.get(text.strip()[:1]) if person else None
    return first + usual[1:] if first else usual


def _spelled(key: str) -> str:
    """The initials of a `name_key`."""
    return (_WORD.sub(lambda word: WORDS[word[0]], key) if _WORD.search(key) else key).translate(_usual())


def people_initials(names: Sequence[str | None]) -> list[str | None]:
    """The `initials` of many people; None where there are none."""
    spelled = _spelled(_NEXT.join(name_keys([name or "" for name in names]))).split(_NEXT)
    firsts = [name.strip()[:1] if name else "" for name in names]
    return [
        (SURNAMES[first] + usual[1:] if first in SURNAMES else usual) or None
        for first, usual in zip(firsts, spelled[: len(firsts)], strict=True)
    ]


_spelled_again = lru_cache(maxsize=1000)(_spelled)


def company_initials(key: str, core: str) -> str | None:
    """The initials of a company's `name_key` and, after a space, of its `core_key` where they differ; None without any."""
    return _both(_spelled(key), _spelled(core))


def companies_initials(keys: Sequence[str], cores: Sequence[str]) -> list[str | None]:
    """The `company_initials` of many companies, at least one, whose cores are spelled as one text.

    Each character has its letters whatever stands beside it; and before and after the core stand a few places and suffixes.
    """
    own_words = _WORD.search(_NEXT.join(keys)) is not None
    spelled = _NEXT.join(cores).translate(_usual()).split(_NEXT)
    parts = [key.partition(core or _NEXT) for key, core in zip(keys, cores, strict=True)]
    return [
        _both(_spelled_again(before) + bare + _spelled_again(after), bare)
        if found and not (own_words and _WORD.search(key))
        else company_initials(key, core)
        for key, core, bare, (before, found, after) in zip(keys, cores, spelled, parts, strict=True)
    ]


def _both(whole: str, bare: str) -> str | None:
    return (f"{whole} {bare}" if bare and bare != whole else whole) or None


def typed_initials(text: str) -> str:
    """`text` as initials are kept, where it may be some: at least two letters, or digits with a letter; else empty."""
    typed = name_key(text)
    return typed if len(typed) > 1 and typed.isascii() and typed.isalnum() and not typed.isdigit() else ""


def may_spell(typed: str, text: str) -> bool:
    """Whether `typed` is a part of `text`'s initials in any of its readings: 重庆 is ``cq`` as well as ``zq``."""
    heard, wanted = readings(text), typed.casefold()
    return any(
        all(letter in letters for letter, letters in zip(wanted, heard[start:], strict=False))
        for start in range(len(heard) - len(wanted) + 1)
    )
