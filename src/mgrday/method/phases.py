"""The four phases of a month: their names and what the manager pushes in each (``phases.toml``)."""

from dataclasses import dataclass

from mgrday.method import files
from mgrday.method.source import Entry, Source, Texts
from mgrday.words import _

KEYS = frozenset({"days", "zh", "en", "push_zh", "push_en"})
COUNT = 4
"""How many phases a month has: the shares of its target are settings of ``target.behind``, one for each."""
LAST = 31
LATEST = 28
"""The latest day on which a phase may begin: February has it too."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase: its number 1 to 4, its first and last day of the month, its name and its push in both languages."""

    number: int
    days: tuple[int, int]
    names: Texts
    pushes: Texts

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names.said

    @property
    def push(self) -> str:
        """What the manager pushes, in the language in use."""
        return self.pushes.said


def phases() -> tuple[Phase, ...]:
    """The phases in order. Raises SettingsError for a broken file."""
    return files.read("phases", read)


def starts() -> tuple[int, ...]:
    """The day of the month on which each phase begins."""
    return tuple(phase.days[0] for phase in phases())


def read(source: Source) -> tuple[Phase, ...]:
    """The phases of a file: four, one after the other, from the 1st to the 31st."""
    source.only("phase")
    entries = source.some("phase", KEYS)
    found = tuple(Phase(entry.number, _days(entry), entry.texts(), entry.texts("push_")) for entry in entries)
    if entries and len(entries) != COUNT:
        entries[-1].wrong("", _("there must be {count} phases, here are {found}").format(count=COUNT, found=len(entries)))
    _tile(entries, [phase.days for phase in found])
    return found


def _days(entry: Entry) -> tuple[int, int]:
    """The first and the last day; ``(0, 0)`` where they are wrong."""
    days = entry.values.get("days")
    if (
        isinstance(days, list)
        and len(days) == 2
        and all(isinstance(day, int) and not isinstance(day, bool) for day in days)
        and 1 <= days[0] <= days[1] <= LAST
    ):
        return days[0], days[1]
    entry.wrong("days", _("“days” must be the first and the last day, such as [8, 15]"))
    return 0, 0


def _tile(entries: list[Entry], days: list[tuple[int, int]]) -> None:
    """Note where a phase overlaps the one before or leaves days out."""
    if (0, 0) in days or not days:
        return
    before = 0
    for entry, (first, last) in zip(entries, days, strict=True):
        if first <= before:
            entry.wrong("days", _("it overlaps the phase before, which ends on the {day}").format(day=before))
        elif first > before + 1:
            entry.wrong("days", _("it leaves out the days {first} to {last} before it").format(first=before + 1, last=first - 1))
        elif first > LATEST:
            entry.wrong("days", _("it begins after the {day}, which February does not have").format(day=LATEST))
        before = max(before, last)
    if before < LAST:
        entries[-1].wrong("days", _("it leaves out the days {first} to {last} after it").format(first=before + 1, last=LAST))
