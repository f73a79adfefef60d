"""The pinyin initials of names, by which a name is found with a few keys: 苏州华瑞贸易 is ``szhrmy``.

``initials.txt`` has the initials of each character, its usual one first; it is read when the first name is spelled.
"""

from functools import cache
from pathlib import Path

from mgrday.names import name_key

SURNAMES = dict(zip("单曾解仇区覃查乐翟种召秘折繁", "szxqoqzyzcsbsp", strict=True))
"""Surnames whose initial is another than the character's usual one."""


@cache
def _letters() -> dict[str, str]:
    """The initials of each character, the usual one first."""
    lines = (Path(__file__).parent / "initials.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition(" ") for line in lines]
    return {character: letters for letters, _space, characters in parts for character in characters}


def readings(text: str) -> list[str]:
    """For each character of `text` that is heard, the initials it may have, the usual one first.

    Letters from a to z and digits are their own initials; what is neither of these nor Chinese is not heard.
    """
    known = _letters()
    return [known.get(each, each) for each in name_key(text) if each in known or (each.isascii() and each.isalnum())]


def initials(text: str, *, person: bool = False) -> str:
    """The initials of `text` as it is usually read; a `person`'s begin with the surname's reading."""
    usual = "".join(letters[0] for letters in readings(text))
    first = SURNAMES.get(text.strip()[:1]) if person else None
    return first + usual[1:] if first else usual


def may_spell(typed: str, text: str) -> bool:
    """Whether `typed` is a part of `text`'s initials in any of its readings: 重庆 is ``cq`` as well as ``zq``."""
    heard, wanted = readings(text), typed.casefold()
    return any(
        all(letter in letters for letter, letters in zip(wanted, heard[start:], strict=False))
        for start in range(len(heard) - len(wanted) + 1)
    )
