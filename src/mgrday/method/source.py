"""A TOML file of the method as it is read: entry by entry, and whatever is wrong noted with its line."""

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mgrday.errors import SettingsError, reason
from mgrday.words import _, chinese

if TYPE_CHECKING:
    from mgrday.method.toml_lines import Lines

LONGEST = 500
"""The most characters of a text."""
_CONTROL = re.compile(r"[\x00-\x1f]")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class Mistake(NamedTuple):
    """One thing wrong in a file: on which line, with which entry, and what."""

    line: int
    entry: str
    what: str


class Texts(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    @property
    def said(self) -> str:
        """The one of the language in use."""
        return self.zh if chinese() else self.en


class Source:
    """A file and what is wrong with it so far; a reader goes through its entries and notes every mistake."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.mistakes: list[Mistake] = []
        self.text = ""
        self.data: dict[str, Any] = {}
        try:
            self.text = path.read_text(encoding="utf-8-sig")
            self.data = tomllib.loads(self.text)
        except OSError as error:
            self.note(1, "", _("it cannot be read: {reason}").format(reason=reason(error)))
        except UnicodeDecodeError:
            self.note(1, "", _("it is not UTF-8 text"))
        except ValueError as error:  # TOML that is none, and numbers that Python finds too long
            found = re.search(r"line (\d+)", str(error))
            written = self.text.splitlines()
            line = int(found[1]) if found else max(len(written), 1)
            at = "".join(written[line - 1 : line]).strip()
            self.note(line, "", _("it is not TOML: {reason}").format(reason=at or error))
        except RecursionError as error:
            self.note(1, "", _("it is not TOML: {reason}").format(reason=error))

    @property
    def readable(self) -> bool:
        """Whether it is TOML at all."""
        return bool(self.data) or not self.mistakes

    @cached_property
    def lines(self) -> "Lines":
        """Where its entries and keys stand; worked out only where something is wrong."""
        from mgrday.method.toml_lines import lines

        return lines(self.text)

    def note(self, line: int, entry: str, what: str) -> None:
        """Note that `what` is wrong."""
        self.mistakes.append(Mistake(line, entry, what))

    def wrong(self, key: str, what: str) -> None:
        """Note what is wrong with a key at the top of the file."""
        self.note(self.lines.get(("", 0, key)) or self.lines.get((key, 1, "")) or 1, key, what)

    def only(self, *known: str) -> None:
        """Note every key at the top of the file that is none of `known`."""
        for key in self.data:
            if key not in known:
                self.wrong(key, _("unknown key “{key}”; known are {known}").format(key=key, known=", ".join(known)))

    def entries(self, table: str, keys: Collection[str]) -> "list[Entry]":
        """The entries ``[[table]]``, each with none but `keys`."""
        found = self.data.get(table, [])
        values = found if isinstance(found, list) else [found]
        entries = [Entry(self, table, n, each) for n, each in enumerate(values, 1) if isinstance(each, dict)]
        if len(entries) < len(values) or not isinstance(found, list):
            number = next((n for n, each in enumerate(values, 1) if not isinstance(each, dict)), 0)
            self.note(
                self.lines.get(("", 0, table)) or self.lines.get((table, 1, "")) or 1,
                f"{table} {number}" if number and isinstance(found, list) else table,
                _("write each item under [[{name}]]").format(name=table),
            )
            return []
        for entry in entries:
            entry.only(keys)
        return entries

    def some(self, table: str, keys: Collection[str]) -> "list[Entry]":
        """The entries ``[[table]]``, of which there must be one at least."""
        entries = self.entries(table, keys)
        if self.readable and not entries and not any(mistake.entry.startswith(table) for mistake in self.mistakes):
            self.note(1, table, _("there is no [[{name}]] in it").format(name=table))
        return entries

    def missing(self, table: str, wanted: Iterable[str], found: Collection[str]) -> None:
        """Note each of the `wanted` ids that no entry of a table has."""
        if self.data.get(table):
            for each in wanted:
                if each not in found:
                    self.note(1, f"{table}.{each}", _("this entry is missing"))

    def ordered(self) -> list[Mistake]:
        """The mistakes in the order of their lines."""
        return sorted(dict.fromkeys(self.mistakes), key=lambda mistake: mistake.line)

    def check(self, todo: str) -> None:
        """Raise the first mistake as a SettingsError that says `todo`, where there is one."""
        if self.mistakes:
            first = self.ordered()[0]
            place = _("{file}, line {number}, {entry}") if first.entry else _("{file}, line {number}")
            where = place.format(file=self.path, number=first.line, entry=first.entry)
            raise SettingsError(
                _("{where}: {what}.").format(where=where, what=first.what),
                unchanged=_("Everything else works as before."),
                todo=todo,
            )


class Entry:
    """One ``[[table]]`` of a file. What it reads is usable only where no mistake was noted."""

    def __init__(self, source: Source, table: str, number: int, values: dict[str, Any]) -> None:
        self.source = source
        self.table = table
        self.number = number
        self.values = values
        found = values.get("id")
        named = isinstance(found, str) and _ID.fullmatch(found)
        self.name = f"{table}.{found}" if named else f"{table} {number}"

    def wrong(self, key: str, what: str) -> None:
        """Note what is wrong with a key, or with the whole entry where `key` is empty."""
        lines = self.source.lines
        place = (self.table, self.number, key)
        line = lines.get(place) or lines.get((self.table, self.number, "")) or lines.get(("", 0, self.table)) or 1
        self.source.note(line, self.name, what)

    def only(self, keys: Collection[str]) -> None:
        """Note every key that is none of `keys`."""
        for key in self.values:
            if key not in keys:
                known = ", ".join(sorted(keys))
                self.wrong(key, _("unknown key “{key}”; known are {known}").format(key=key, known=known))

    def id(self, seen: set[str]) -> str:
        """The entry's id, which no other entry `seen` has."""
        value = self.values.get("id", "")
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self.wrong("id", _("the id is missing or not made of small letters, digits and hyphens"))
            return ""
        if value in seen:
            self.wrong("id", _("this id is used twice"))
        seen.add(value)
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """The text under a key; empty where there is none and none is required."""
        value = self.values.get(key, "")
        if not isinstance(value, str) or len(value) > LONGEST or _CONTROL.search(value):
            self.wrong(key, _("“{key}” must be a text of at most {most} characters").format(key=key, most=LONGEST))
            return ""
        if required and not value.strip():
            self.wrong(key, _("“{key}” is missing").format(key=key))
        return value.strip()

    def texts(self, prefix: str = "") -> Texts:
        """The text in both languages: the keys ``zh`` and ``en``, with `prefix` before them."""
        return Texts(self.text(f"{prefix}zh"), self.text(f"{prefix}en"))

    def choice(self, key: str, choices: Collection[str], *, required: bool = True) -> str:
        """The text under a key, one of `choices`."""
        value = self.text(key, required=required)
        if value and value not in choices:
            known = ", ".join(choices)
            self.wrong(key, _("“{key}” has “{value}”; known are {known}").format(key=key, value=value, known=known))
        return value

    def choices(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """The texts in the list under a key, one at least, each one of `known`."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) and each in known for each in value):
            self.wrong(key, _("“{key}” must be a list of one or more of: {known}").format(key=key, known=", ".join(known)))
            return ()
        return tuple(value)

    def quantity(self, key: str, most: int, *, whole: bool) -> float:
        """The number under a key, from 0 to `most`."""
        value = self.values.get(key)
        fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool) and 0 <= value <= most
        if fits and value is not None:
            return float(value)
        if value is None:
            text = _("“{key}” is missing")
        elif whole:
            text = _("“{key}” must be a whole number from 0 to {most}")
        else:
            text = _("“{key}” must be a number from 0 to {most}")
        self.wrong(key, text.format(key=key, most=most))
        return 0
