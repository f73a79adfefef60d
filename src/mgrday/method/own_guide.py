"""A guide file of one's own (``guide.toml`` beside the config file, or the setting ``guide``), on top of the method's guides.

It is TOML::

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
    activity = "afternoon"            # shows the activity for 15:00 (or tomorrow, week); may be left out
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from mgrday.method.guides import GUIDES, ITEM_KEYS, Fault, Guide, Hours, Item, item, of_method, spans_of
from mgrday.method.source import Entry, Source, Texts
from mgrday.words import _

KEYS = (*GUIDES, "replace", "hide", "hours")


def applied(guide: Guide, path: Path, figures: Collection[str]) -> Guide:
    """`guide` with the file's items: in the place of those with the same id, else at the end of their part.

    Raises SettingsError for a broken file, whichever guide is asked for.
    """
    source = Source(path)
    own = read(source, figures)
    source.check(_("Mend the file; the format is shown by: mgrday guide --example"))
    items = {item.id: item for item in own.items[guide.name]}
    kept = [item for item in guide.items if f"{guide.name}.{item.id}" not in own.hidden]
    merged = [items.pop(item.id, item) for item in ([] if guide.name in own.replaced else kept)] + list(items.values())
    order = [part.id for part in guide.parts]
    hours = own.hours if guide.name == "day" else {}
    parts = [replace(part, hours=hours.get(part.id, part.hours)) for part in guide.parts]
    return Guide(guide.name, parts, sorted(merged, key=lambda item: order.index(item.part)))


def read(source: Source, figures: Collection[str], fault: Fault | None = None) -> "OwnGuide":
    """What a guide file says; `fault` knows what is wrong with a command."""
    return OwnGuide(source, figures, fault)


class OwnGuide:
    """What a guide file says, every entry read, so that a mistake shows whichever guide is asked for."""

    def __init__(self, source: Source, figures: Collection[str], fault: Fault | None) -> None:
        self.source = source
        self.figures = figures
        self.fault = fault
        source.only(*KEYS)
        self.replaced = self._texts("replace")
        self.hidden = self._texts("hide")
        for name in self.replaced:
            if name not in GUIDES:
                source.wrong("replace", _("there is no guide “{name}”").format(name=name))
        for name in self.hidden:
            guide, _dot, hidden = name.partition(".")
            if guide not in GUIDES or hidden not in {item.id for item in of_method(guide).items}:
                source.wrong("hide", _("there is no item “{name}” (write day.lift)").format(name=name))
        self.hours = self._hours()
        self.items = {name: self._items(name) for name in GUIDES}

    def _texts(self, key: str) -> list[str]:
        found = self.source.data.get(key, [])
        if isinstance(found, list) and all(isinstance(each, str) for each in found):
            return found
        self.source.wrong(key, _("this must be a list of texts"))
        return []

    def _hours(self) -> dict[str, Hours]:
        """The hours of parts of the day that the file sets."""
        found = self.source.data.get("hours", {})
        if not isinstance(found, dict):
            self.source.wrong("hours", _("this must be a table"))
            return {}
        hours: dict[str, Hours] = {}
        for part, texts in found.items():
            line, spans, parts = self.source.lines.get(("hours", 1, part)) or 1, spans_of(texts), _parts("day")
            if part not in parts:
                what = _("there is no such part; parts are {parts}").format(parts=", ".join(parts))
                self.source.note(line, f"hours.{part}", what)
            elif spans is None:
                self.source.note(line, f"hours.{part}", _("hours are written like 18:30-24:00"))
            else:
                hours[part] = spans
        return hours

    def _items(self, name: str) -> list[Item]:
        seen: set[str] = set()
        items = []
        for entry in self.source.entries(name, ITEM_KEYS | {"text"}):
            item_id = entry.id(seen)
            items.append(item(entry, item_id, _either(entry), _parts(name), self.figures, self.fault))
        return items


def _parts(name: str) -> list[str]:
    return [part.id for part in of_method(name).parts]


def _either(entry: Entry) -> Texts:
    """The text of both languages, or of each its own; one stands for the other where that is missing."""
    text, zh, en = (entry.text(key, required=False) for key in ("text", "zh", "en"))
    if not text and not zh and not en:
        entry.wrong("", _("the text is missing"))
    return Texts(zh or text or en, en or text or zh)
