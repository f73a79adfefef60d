"""The ladder of competencies that a member climbs (``competencies.toml``)."""

from dataclasses import dataclass

from mgrday.method import files, naming
from mgrday.method.source import Source, Texts

KEYS = frozenset({"id", "for", "zh", "en"})
SENIORITIES = ("new", "veteran")


@dataclass(frozen=True, slots=True)
class Competency:
    """A rung of the ladder: its id, for whom it is (``new`` or ``veteran``), its name in both languages."""

    id: str
    seniority: str
    names: Texts

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names.said


def competencies() -> tuple[Competency, ...]:
    """The ladder, from the lowest rung up. Raises SettingsError for a broken file."""
    return files.read("competencies", read)


def read(source: Source) -> tuple[Competency, ...]:
    """The ladder that a file has."""
    source.only("competency")
    seen: set[str] = set()
    return tuple(
        Competency(entry.id(seen), entry.choice("for", SENIORITIES), entry.texts())
        for entry in source.some("competency", KEYS)
    )


def named(text: str) -> Competency | None:
    """The competency that `text` means: its id or its name in either language; None where there is none."""
    return naming.named(text, competencies())


def competency_name(competency: str) -> str:
    """The name in the language in use of the competency with this id; the id itself where the ladder has it no more."""
    return next((each.name for each in competencies() if each.id == competency), competency)
