"""The roles at an event (``event_roles.toml``): what each does, when, how many are needed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from mgrday.method import files
from mgrday.method.source import Source, Texts

KEYS = frozenset(
    {"id", "zh", "en", "when", "count", "guests", "does_zh", "does_en", "training_zh", "training_en"}
)
TIMES = ("arrival", "event", "after")
"""The times of an event: while the guests arrive, the event itself, once it is over. Roles at different times do not clash."""
LASTS = timedelta(hours=4)
"""How long an event is taken to last, from its start; nobody notes when one ends."""
ARRIVAL = timedelta(hours=1)
"""How long before the start the roles of the arrival begin."""
MOST, MOST_GUESTS = 100, 10_000


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its id, at which of `TIMES`, how many at least, one for how many guests (0: whatever their number), and texts."""

    id: str
    when: tuple[str, ...]
    count: int
    guests: int
    names: Texts
    tasks: Texts
    training: Texts

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names.said

    def needed(self, guests: int) -> int:
        """How many are needed for so many guests."""
        return max(self.count, ceil(guests / self.guests) if self.guests else 0)


def roles() -> tuple[Role, ...]:
    """The roles in order. Raises SettingsError for a broken file."""
    return files.read("event_roles", read)


def read(source: Source) -> tuple[Role, ...]:
    """The roles that a file has."""
    source.only("role")
    seen: set[str] = set()
    return tuple(
        Role(
            entry.id(seen),
            entry.choices("when", TIMES),
            int(entry.quantity("count", MOST, whole=True)),
            int(entry.quantity("guests", MOST_GUESTS, whole=True)) if "guests" in entry.values else 0,
            entry.texts(),
            entry.texts("does_"),
            entry.texts("training_") if {"training_zh", "training_en"} & set(entry.values) else Texts("", ""),
        )
        for entry in source.some("role", KEYS)
    )


def role(role_id: str) -> Role | None:
    """The role with this id; None where the method has it no more."""
    return next((each for each in roles() if each.id == role_id), None)


def role_name(role_id: str) -> str:
    """The name in the language in use of the role with this id; the id itself where the method has it no more."""
    found = role(role_id)
    return found.name if found else role_id


def overlap(starts_at: str, other: str) -> bool:
    """Whether events that begin at these times overlap."""
    return abs(datetime.fromisoformat(starts_at) - datetime.fromisoformat(other)) < LASTS


def begins(starts_at: str, time: str) -> str | None:
    """The time of day from which those of a time of the event are at their post; None for after it, since nobody knows."""
    start = datetime.fromisoformat(starts_at)
    if time == "after":
        return None
    return (start - ARRIVAL if time == "arrival" else start).strftime("%H:%M")
