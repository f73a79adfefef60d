"""The guides of the day, the week and the month: the method's own (``day.toml`` …) and what a manager's file makes of them.

A guide file of one's own (``guide.toml`` in the config folder, or the setting ``guide``) is TOML::

    replace = ["week"]                # these guides keep only the items of this file
    hide = ["day.lift"]               # these items of the method go

    [hours]                           # when a part of the day is, if it is another time than the method's
    evening = ["18:30-24:00"]

    [[day]]                           # an item of the day's guide; [[week]] and [[month]] likewise
    id = "walk"                       # small letters, digits and hyphens; the id of an item of the method replaces it
    part = "morning"                  # meeting, morning, afternoon, three, evening
    text = "Walk the floor once"      # or zh and en, for both languages
    figures = "outings_today"         # the live figures of the line; may be left out
    do = "mgrday check outings"       # the command that acts; may be left out

Whatever is wrong with such a file is a `SettingsError` that names the file, the entry and what is wrong.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from mgrday.errors import SettingsError, reason
from mgrday.words import _, chinese

GUIDES = ("day", "week", "month")
HERE = Path(__file__).parent
MIDNIGHT = "24:00"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HOURS = re.compile(r"(([01]\d|2[0-3]):[0-5]\d)-(([01]\d|2[0-3]):[0-5]\d|24:00)")
_KEYS = frozenset({"id", "part", "text", "zh", "en", "figures", "do"})
_LONGEST = 500
Hours = tuple[tuple[str, str], ...]


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
    """A line of a guide: what to do, the name of the live figures it shows, the command that acts."""

    id: str
    part: str
    zh: str
    en: str
    figures: str = ""
    do: str = ""

    @property
    def text(self) -> str:
        """What to do, in the language in use."""
        return self.zh if chinese() else self.en


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


@cache
def built_in(name: str) -> Guide:
    """The method's guide called `name` (one of `GUIDES`)."""
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    parts = [
        Part(entry["id"], entry["zh"], entry["en"], tuple((text[:5], text[6:]) for text in entry.get("hours", [])))
        for entry in data["part"]
    ]
    items = [Item(**entry) for entry in data["item"]]
    return Guide(name, parts, items)


def example_file() -> str:
    """A guide file to start from, which says in comments how one is written."""
    return (HERE / "example.toml").read_text(encoding="utf-8")


def load(name: str, own: Path | None, figures: Collection[str]) -> Guide:
    """The guide called `name` (one of `GUIDES`), with what the file `own` makes of it.

    `figures` are the names of live figures that an item may show. Raises SettingsError for a broken file.
    """
    guide = built_in(name)
    if own is None:
        return guide
    file = _OwnFile(own, frozenset(figures))
    file.check()
    return file.applied(guide)


@dataclass(frozen=True)
class _OwnFile:
    """A guide file of the manager's own."""

    path: Path
    figures: frozenset[str]
    data: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self.data.update(tomllib.loads(self.path.read_text(encoding="utf-8-sig")))
        except OSError as error:
            raise self.broken("", _("it cannot be read: {reason}").format(reason=reason(error))) from error
        except UnicodeDecodeError as error:
            raise self.broken("", _("it is not UTF-8 text")) from error
        except tomllib.TOMLDecodeError as error:
            raise self.broken("", _("it is not TOML: {reason}").format(reason=error)) from error

    def broken(self, entry: str, what: str) -> SettingsError:
        """The error that says `what` is wrong with `entry` of the file."""
        where = _("guide file {path}, {entry}").format(path=self.path, entry=entry) if entry else self.path
        sentence = _("{where}: {what}.") if entry else _("The guide file {where} is broken: {what}.")
        return SettingsError(
            sentence.format(where=where, what=what),
            unchanged=_("Everything else works as before."),
            todo=_("Mend the file; the format is shown by: mgrday guide --example"),
        )

    def check(self) -> None:
        """Read every entry of every guide, so that a mistake shows whichever guide is asked for."""
        for key in self.data:
            if key not in {*GUIDES, "replace", "hide", "hours"}:
                raise self.broken(key, _("unknown key; known are {known}").format(known="day, week, month, replace, hide, hours"))
        for name in self.texts("replace"):
            if name not in GUIDES:
                raise self.broken("replace", _("there is no guide “{name}”").format(name=name))
        known = {f"{name}.{item.id}" for name in GUIDES for item in built_in(name).items} if "hide" in self.data else set()
        for name in self.texts("hide"):
            if name not in known:
                raise self.broken("hide", _("there is no item “{name}” (write day.lift)").format(name=name))
        self.hours()
        for name in GUIDES:
            self.items(name)

    def texts(self, key: str) -> list[str]:
        """A list of texts under `key`; none where the key is missing."""
        found = self.data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self.broken(key, _("this must be a list of texts"))
        return found

    def hours(self) -> dict[str, Hours]:
        """The hours of parts of the day that the file sets."""
        found = self.data.get("hours", {})
        if not isinstance(found, dict):
            raise self.broken("hours", _("this must be a table"))
        parts = [part.id for part in built_in("day").parts]
        hours: dict[str, Hours] = {}
        for part, texts in found.items():
            entry = f"hours.{part}"
            if part not in parts:
                raise self.broken(entry, _("there is no such part; parts are {parts}").format(parts=", ".join(parts)))
            given = texts if isinstance(texts, list) else [texts]
            matches = [_HOURS.fullmatch(each) if isinstance(each, str) else None for each in given]
            spans = tuple((match[1], match[3]) for match in matches if match is not None)
            if len(spans) < len(matches) or any(start >= end for start, end in spans):
                raise self.broken(entry, _("hours are written like 18:30-24:00"))
            hours[part] = spans
        return hours

    def items(self, name: str) -> list[Item]:
        """The items that the file has for the guide called `name`."""
        found = self.data.get(name, [])
        if not isinstance(found, list):
            raise self.broken(name, _("write each item under [[{name}]]").format(name=name))
        items: list[Item] = []
        for number, values in enumerate(found, 1):
            entry = f"{name} {number}"
            if not isinstance(values, dict):
                raise self.broken(entry, _("write each item under [[{name}]]").format(name=name))
            item = self.item(name, entry, values)
            if any(item.id == other.id for other in items):
                raise self.broken(f"{name}.{item.id}", _("this id is used twice"))
            items.append(item)
        return items

    def item(self, name: str, entry: str, values: Mapping[str, Any]) -> Item:
        """One item, checked."""
        for key, value in values.items():
            if key not in _KEYS:
                known = ", ".join(sorted(_KEYS))
                raise self.broken(entry, _("unknown key “{key}”; known are {known}").format(key=key, known=known))
            if not isinstance(value, str) or len(value) > _LONGEST:
                raise self.broken(entry, _("“{key}” must be a text of at most {most} characters").format(key=key, most=_LONGEST))
        item_id = values.get("id", "")
        if not _ID.fullmatch(item_id):
            raise self.broken(entry, _("the id is missing or not made of small letters, digits and hyphens"))
        entry = f"{name}.{item_id}"
        text = values.get("text", "")
        zh, en = values.get("zh") or text or values.get("en", ""), values.get("en") or text or values.get("zh", "")
        if not zh.strip():
            raise self.broken(entry, _("the text is missing"))
        parts = [part.id for part in built_in(name).parts]
        if values.get("part") not in parts:
            raise self.broken(entry, _("there is no such part; parts are {parts}").format(parts=", ".join(parts)))
        figures = values.get("figures", "")
        if figures and figures not in self.figures:
            raise self.broken(
                entry,
                _("there are no figures “{name}”; known are {known}").format(name=figures, known=", ".join(sorted(self.figures))),
            )
        return Item(item_id, values["part"], zh, en, figures, values.get("do", ""))

    def applied(self, guide: Guide) -> Guide:
        """`guide` with this file's items: in the place of those with the same id, else at the end of their part."""
        own = {item.id: item for item in self.items(guide.name)}
        replaced = guide.name in self.texts("replace")
        hidden = self.texts("hide")
        kept = [] if replaced else [item for item in guide.items if f"{guide.name}.{item.id}" not in hidden]
        merged = [own.pop(item.id, item) for item in kept] + list(own.values())
        order = [part.id for part in guide.parts]
        hours = self.hours() if guide.name == "day" else {}
        parts = [replace(part, hours=hours.get(part.id, part.hours)) for part in guide.parts]
        return Guide(guide.name, parts, sorted(merged, key=lambda item: order.index(item.part)))
