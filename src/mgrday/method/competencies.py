"""The ladder of competencies that a member climbs (read from ``competencies.toml``)."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mgrday.words import chinese


@dataclass(frozen=True, slots=True)
class Competency:
    """A rung of the ladder: its id, for whom it is (``new`` or ``veteran``), its name in both languages."""

    id: str
    seniority: str
    zh: str
    en: str

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.zh if chinese() else self.en


@cache
def competencies() -> tuple[Competency, ...]:
    """The ladder, from the lowest rung up."""
    data = tomllib.loads((Path(__file__).parent / "competencies.toml").read_text(encoding="utf-8"))
    return tuple(Competency(entry["id"], entry["for"], entry["zh"], entry["en"]) for entry in data["competency"])


def named(text: str) -> Competency | None:
    """The competency that `text` means: its id or its name in either language; None where there is none."""
    wanted = _folded(text)
    return next((each for each in competencies() if wanted in map(_folded, (each.id, each.zh, each.en))), None)


def competency_name(competency: str) -> str:
    """The name in the language in use of the competency with this id; the id itself where the ladder has it no more."""
    return next((each.name for each in competencies() if each.id == competency), competency)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
