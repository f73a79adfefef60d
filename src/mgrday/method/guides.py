"""The guides of the day, the week and the month (``day.toml`` …), and what a guide file of one's own makes of them."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mgrday.method import files
from mgrday.method.source import Entry, Source, Texts
from mgrday.words import _, chinese

GUIDES = ("day", "week", "month")
EVENING = "evening"
"""The part of the day's guide that is the evening meeting."""
MIDNIGHT = "24:00"
DRAWS = ("afternoon", "tomorrow", "week")
"""What an item may draw from ``activities.toml``: the activity for 15:00, the one of the next workday, the week's."""
PART_KEYS = frozenset({"id", "zh", "en", "hours"})
ITEM_KEYS = frozenset({"id", "part", "zh", "en", "figures", "do", "activity"})
_HOURS = re.compile(r"(([01]\d|2[0-3]):[0-5]\d)-(([01]\d|2[0-3]):[0-5]\d|24:00)")
Hours = tuple[tuple[str, str], ...]
Fault = Callable[[str], str | None]
"""What is wrong with a command that an item names; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a guide; `hours` are the times of day ``(from, until)`` that it covers, none for week and month."""

    id: str
    zh: str
    en: str
    hours: Hours = ()

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.zh if chinese() else self.en

    def holds(self, clock: str) -> bool:
        """Whether the part is on at `clock` (``HH:MM``)."""
        return any(start <= clock < end for start, end in self.hours)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a guide: what to do, the name of the live figures it shows, the command that acts, what it draws."""

    id: str
    part: str
    zh: str
    en: str
    figures: str = ""
    do: str = ""
    activity: str = ""

    @property
    def text(self) -> str:
        """What to do, in the language in use."""
        return self.zh if chinese() else self.en

    def drawn(self, day: str) -> str:
        """The activity that the line has on `day`, in the language in use; empty where it draws none."""
        if not self.activity:
            return ""
        from mgrday.method.activities import activity

        return activity(self.activity, day)


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of a day, a week or a month: its items in the order of its parts."""

    name: str
    parts: Sequence[Part]
    items: Sequence[Item]

    def part_at(self, clock: str) -> Part | None:
        """The part that is on at `clock` (``HH:MM``); None where no part has hours."""
        return next((part for part in self.parts if part.holds(clock)), None)

    def of(self, part: Part) -> list[Item]:
        """The items of `part`, in order."""
        return [item for item in self.items if item.part == part.id]


def of_method(name: str, figures: Collection[str] | None = None) -> Guide:
    """The method's guide called `name` (one of `GUIDES`). `figures` are the live figures that an item may show, where known.

    Raises SettingsError for a broken file.
    """
    return files.read(name, partial(read, name=name, figures=figures))


def example_file() -> str:
    """A guide file to start from, which says in comments how one is written."""
    return (files.HERE / "example.toml").read_text(encoding="utf-8")


def load(name: str, own: Path | None, figures: Collection[str]) -> Guide:
    """The guide called `name` (one of `GUIDES`), with what the guide file `own` makes of it.

    `figures` are the names of live figures that an item may show. Raises SettingsError for a broken file.
    """
    guide = of_method(name, figures if files.own(name) else None)
    if own is None:
        return guide
    from mgrday.method.own_guide import applied

    return applied(guide, own, figures)


def read(source: Source, name: str, figures: Collection[str] | None = None, fault: Fault | None = None) -> Guide:
    """The guide that a file of the method has."""
    source.only("part", "item")
    seen: set[str] = set()
    parts = [
        Part(entry.id(seen), *entry.texts(), hours(entry, "hours") if name == "day" else ())
        for entry in source.some("part", PART_KEYS if name == "day" else PART_KEYS - {"hours"})
    ]
    if name == "day":
        source.missing("part", [EVENING], seen)
        _apart(source, parts)
    ids: set[str] = set()
    items = []
    for entry in source.some("item", ITEM_KEYS):
        item_id = entry.id(ids)
        items.append(item(entry, item_id, entry.texts(), seen, figures, fault))
    order = {part.id: number for number, part in enumerate(parts)}
    return Guide(name, parts, sorted(items, key=lambda each: order.get(each.part, 0)))


def item(
    entry: Entry,
    item_id: str,
    texts: Texts,
    parts: Collection[str],
    figures: Collection[str] | None,
    fault: Fault | None = None,
) -> Item:
    """One item, whose id and texts are read already."""
    part, shown, do = entry.text("part", required=False), entry.text("figures", required=False), entry.text("do", required=False)
    if part not in parts:
        entry.wrong("part", _("there is no such part; parts are {parts}").format(parts=", ".join(parts)))
    if shown and figures is not None and shown not in figures:
        known = ", ".join(sorted(figures))
        entry.wrong("figures", _("there are no figures “{name}”; known are {known}").format(name=shown, known=known))
    wrong = fault(do) if fault and do else None
    if wrong:
        entry.wrong("do", wrong)
    return Item(item_id, part, *texts, shown, do, entry.choice("activity", DRAWS, required=False))


def hours(entry: Entry, key: str) -> Hours:
    """The times of day under a key."""
    spans = spans_of(entry.values.get(key, []))
    if spans is None:
        entry.wrong(key, _("hours are written like 18:30-24:00"))
    return spans or ()


def spans_of(given: object) -> Hours | None:
    """The times of day that a list of texts (or one text) says; None where one is no such text."""
    texts = given if isinstance(given, list) else [given]
    matches = [_HOURS.fullmatch(each) if isinstance(each, str) else None for each in texts]
    spans = tuple((match[1], match[3]) for match in matches if match is not None)
    return None if len(spans) < len(matches) or any(start >= end for start, end in spans) else spans


def _apart(source: Source, parts: Sequence[Part]) -> None:
    """Note where two parts are on at the same time."""
    spans = sorted((start, end, number) for number, part in enumerate(parts, 1) for start, end in part.hours)
    for (_start, end, before), (start, _end, number) in zip(spans, spans[1:], strict=False):
        if start < end:
            line = source.lines.get(("part", number, "hours")) or 1
            what = _("its hours overlap those of {part}").format(part=parts[before - 1].id)
            source.note(line, f"part.{parts[number - 1].id}", what)
