"""The special matters of an event (``event_matters.toml``): what counts as done, due how many workdays before."""

from dataclasses import dataclass

from mgrday.method import files
from mgrday.method.source import Source, Texts

KEYS = frozenset({"id", "zh", "en", "standard_zh", "standard_en", "due"})
MOST = 60
GAP, TRAINING = "gap", "training"
"""The matters that show how things stand."""
OWN_DUE = 1
"""A matter that an event has of its own is due so many workdays before it."""


@dataclass(frozen=True, slots=True)
class SpecialMatter:
    """A special matter: its id, due how many workdays before the event, its name and what counts as done."""

    id: str
    due: int
    names: Texts
    standards: Texts

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names.said


def matters() -> tuple[SpecialMatter, ...]:
    """The special matters in order. Raises SettingsError for a broken file."""
    return files.read("event_matters", read)


def read(source: Source) -> tuple[SpecialMatter, ...]:
    """The special matters that a file has."""
    source.only("matter")
    seen: set[str] = set()
    return tuple(
        SpecialMatter(
            entry.id(seen), int(entry.quantity("due", MOST, whole=True)), entry.texts(), entry.texts("standard_")
        )
        for entry in source.some("matter", KEYS)
    )
