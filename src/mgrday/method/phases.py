"""The four phases of a month: their names and what the manager pushes in each (read from ``phases.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mgrday.words import chinese


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase: its number 1 to 4, its first and last day of the month, its name and its push in both languages."""

    number: int
    days: tuple[int, int]
    names: tuple[str, str]
    pushes: tuple[str, str]

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names[0 if chinese() else 1]

    @property
    def push(self) -> str:
        """What the manager pushes, in the language in use."""
        return self.pushes[0 if chinese() else 1]


@cache
def phases() -> tuple[Phase, ...]:
    """The phases in order."""
    data = tomllib.loads((Path(__file__).parent / "phases.toml").read_text(encoding="utf-8"))
    return tuple(
        Phase(number, (entry["days"][0], entry["days"][1]), (entry["zh"], entry["en"]), (entry["push_zh"], entry["push_en"]))
        for number, entry in enumerate(data["phase"], 1)
    )
