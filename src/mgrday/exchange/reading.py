"""From the cells of a row to what the store keeps: each field by its type, references by name."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from string import ascii_letters, digits

from mgrday.errors import RefusedError
from mgrday.exchange.columns import Columns
from mgrday.exchange.lookups import Lookups, apart
from mgrday.exchange.serials import DAY_ZERO, from_serial
from mgrday.kinds import KINDS, Kind
from mgrday.kinds.base import NOTHING, Day, Field, Phone, Ref, Text, Time, clean, folded
from mgrday.kinds.entries import Entries
from mgrday.phones import read_phone
from mgrday.records.registry import RECORDS
from mgrday.store.work import Values, Work
from mgrday.words import _

Texts = dict[str, str]
"""What stands in a row, by field name; blank cells are left out."""

_FLOAT = re.compile(r"(\+?\d{7,15})\.0+")
_DRESSED = re.compile(
    r"=\"(.+)\"|'(.+)|(?:总机|電話|电话|手机号?|手機|座机|固话|tel|mobile|phone)\s*[:：.]?\s*(.+)", re.IGNORECASE
)
"""A phone as programs write it to keep its digits, ``="13800001234"``, or with a word for what it is."""
_BETWEEN_PHONES = (re.compile(r"[,，、;；|/]+|或"), re.compile(r"\s+"))
MOST_REMEMBERED = 5_000
NO_DAY = "0001-01-01"
"""A day that nobody means: a time that is read as being on it has none of its own."""
LONGEST_REMEMBERED = 60
"""Characters of a text that may be remembered: longer ones are names and notes, which say something else in each row."""
LOOKED_UP_ANEW = frozenset({"lead", "deal"})
"""The kinds whose records are not remembered by their texts: there are too many of them."""
SAYS = frozenset({*ascii_letters, *digits, *map(chr, range(0x4E00, 0x9FA6))} - {"n", "N", "无", "無"})
"""What a cell begins with that is not blank for certain."""


class Reading:
    """Reads the rows of one file of `kind`.

    `fields` are those that stand in it, with their places in a row; `readers` read the texts of the fields.
    """

    def __init__(self, work: Work, kind: Kind, columns: Columns, lookups: Lookups, day_zero: date = DAY_ZERO) -> None:
        self._work = work
        self._kind = kind
        self._lookups = lookups
        self._day_zero = day_zero
        self.fields = [(at, field) for at, field in enumerate(columns.fields) if field is not None]
        self._places = [(at, field.name) for at, field in self.fields]
        self._day, self._times = columns.day, columns.times
        self._first_time, *self._later_times = [field.name for field in kind.fields if isinstance(field.type, Time)] or [""]
        self._has_note = any(field.name == "note" for field in kind.fields)
        self._clients = {field.name for field in kind.fields if isinstance(field.type, Ref) and field.type.kind == "lead"}
        self.readers = {field.name: self._reader(field) for field in kind.columns}
        self._stored = {field.name: field.stored for field in kind.columns if field.name != "group" and not field.beside}
        self.beside = tuple(field.name for _at, field in self.fields if field.beside)
        self._places_beside = [at for at, field in self.fields if field.beside]

    def texts(self, cells: list[str]) -> Texts:
        """What stands in the cells, blank ones and those of unknown columns left out."""
        texts = {name: cell for at, name in self._places if (cell := cells[at]) and (cell[0] in SAYS or not is_blank(cell))}
        if "phone" in texts and self._has_note:
            texts["phone"], rest = first_phone(texts["phone"])
            if rest:
                texts["note"] = f"{texts['note']} {rest}" if "note" in texts else rest
        if self._day is not None and not is_blank(cells[self._day]):
            for name in self._times:
                if name in texts:
                    texts[name] = self._on_day(texts[name], cells[self._day])
        elif self._first_time in texts and any(name in texts for name in self._later_times):
            self._on_first_day(texts)
        return texts

    def _on_first_day(self, texts: Texts) -> None:
        """Put the later times of a row on the day of its first, where that says one: who left on the 3rd was back on the 3rd."""
        first = texts[self._first_time]
        if self._on_day(first, NO_DAY) == first:
            for name in self._later_times:
                if name in texts:
                    texts[name] = self._on_day(texts[name], first)

    def _on_day(self, text: str, day: str) -> str:
        """A time with its day before it, where it says none itself. What cannot be read is refused where the field is read."""
        from mgrday.day_words import read_day, read_time

        try:
            if not read_time(from_serial(text, self._day_zero), self._work.now, day=NO_DAY).startswith(NO_DAY):
                return text
            return f"{read_day(from_serial(clean(day), self._day_zero), self._work.now)} {text}"
        except RefusedError:
            return f"{day} {text}"

    def expect(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Look up the clients of many rows at once; of members, know who comes with them."""
        if self._kind.name == "member" and self.beside:
            said = [(clean(texts["name"]), clean(texts.get("department", ""))) for texts in rows if "name" in texts]
            self._lookups.promise({name for each in said for name in (each[0], apart(*each))})
        elif self._clients:
            self._lookups.expect_clients(texts[name] for texts in rows for name in self._clients if name in texts)

    def look_again(self) -> None:
        """Those who were expected have come."""
        self._lookups.look_again()

    def look_up_all(self) -> None:
        """Know every record that a row may name, so that the store is not asked again; of a kind that names no clients."""
        for field in self._kind.fields:
            if isinstance(field.type, Ref):
                self._lookups.know(field.type.kind)

    def values(self, texts: Texts) -> Values:
        """Stored values from a row, for the fields that stand in it. Raises what the field's type raises."""
        if self._kind.name == "target":
            texts = self._settled_target(texts)
        values: Values = {}
        for name, text in texts.items():
            try:
                value = self.readers[name](text)
            except RefusedError as error:
                error.what = _("{field}: {fault}").format(field=self._kind.field(name).title, fault=error.what)
                raise
            if name in self._stored:
                values[self._stored[name]] = value
        return values

    def says_beside(self, cells: list[str]) -> bool:
        """Whether a row says anything `beside` the columns of its table."""
        return any(cells[at] for at in self._places_beside)

    def told(self, texts: Texts) -> dict[str, object]:
        """What a row says `beside` the columns of its table, by field name; None where it says nothing."""
        return {name: self.readers[name](texts[name]) if name in texts else None for name in self.beside}

    def group(self, texts: Texts, row: Values) -> int | None:
        """The group that a member's row names, made if it is new; None where it names none."""
        if "group" not in texts:
            return None
        return self._lookups.group(int(row["department_id"]), str(self.readers["group"](texts["group"])))

    def _settled_target(self, texts: Texts) -> Texts:
        """A target's name as the id it has in its scope."""
        scope = self._kind.field("scope").type.read(texts["scope"], self._work.now) if "scope" in texts else None
        if scope in ("department", "group", "member") and "name" in texts:
            return texts | {"name": str(self._lookups.find(str(scope), texts["name"]))}
        settled: dict[str, str | None] = dict(texts)
        RECORDS["target"].prepare(self._work, settled, None)
        return {name: text for name, text in settled.items() if text}

    def _reader(self, field: Field) -> Callable[[str], object]:
        kind, now = field.type, self._work.now
        if isinstance(kind, Ref) and kind.kind == "group":
            return _remembering(KINDS["group"].field("name").type.read, now)
        if isinstance(kind, Entries):
            entries = kind.looking_up(self._lookups.find)
            return lambda text: entries.read(text, now)
        if isinstance(kind, Ref) and kind.kind in LOOKED_UP_ANEW:
            return lambda text: self._lookups.find(kind.kind, text)
        if isinstance(kind, Ref):
            return _remembering(lambda text, _now: self._lookups.find(kind.kind, text), now)
        if isinstance(kind, Phone) or (isinstance(kind, Text) and kind.longest > LONGEST_REMEMBERED):
            return lambda text: kind.read(text, now)
        if isinstance(kind, Day | Time):
            return _remembering(lambda text, now: kind.read(from_serial(clean(text), self._day_zero), now), now)
        return _remembering(kind.read, now)


def _remembering(read: Callable[[str, datetime], object], now: datetime) -> Callable[[str], object]:
    """`read`, which remembers what it read: a column of days, codes or trades says the same thing over and over."""

    class Known(dict[str, object]):
        def __missing__(self, text: str) -> object:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            value = self[text] = read(text, now)
            return value

    return Known().__getitem__


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing: empty, 无, a dash."""
    return not cell or (len(cell) < 12 and folded(clean(cell)) in NOTHING)


def first_phone(cell: str) -> tuple[str, str]:
    """The first phone of a cell, and the other ones that stand in it. A cell that cannot be told apart is given as it is."""
    if cell.isdecimal() and _is_phone(cell):
        return cell, ""
    text = _bare(clean(cell))
    whole = _FLOAT.fullmatch(text)
    if whole:
        return whole[1], ""
    if _is_phone(text):
        return text, ""
    for between in _BETWEEN_PHONES:
        parts = [_bare(part.strip()) for part in between.split(text) if part.strip()]
        if len(parts) > 1 and all(map(_is_phone, parts)):
            return parts[0], " ".join(parts[1:])
    return clean(cell), ""


def _bare(text: str) -> str:
    """A phone without the signs or the word before it."""
    dressed = _DRESSED.fullmatch(text)
    return next(filter(None, dressed.groups())) if dressed else text


def _is_phone(text: str) -> bool:
    try:
        read_phone(text)
    except RefusedError:
        return False
    return True
