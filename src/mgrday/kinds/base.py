"""The pieces of a kind: its fields and their types. A type knows how to read what a person typed and which unit shows it."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from mgrday.errors import RefusedError
from mgrday.report import Column, Unit
from mgrday.words import _, chinese

LONGEST_TEXT = 2000
NOTHING = {"", "无", "無", "-", "--", "—", "——", "/", "n/a"}


def clean(text: str) -> str:
    """`text` without control and direction-changing characters, trimmed; newlines and tabs stay as single spaces."""
    if text.isprintable() and text == text.strip():
        return text
    spaced = "".join(" " if c in "\r\n\t\u2028\u2029" else c for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c in "\u200c\u200d")
    return kept.strip()


def folded(text: str) -> str:
    """`text` as codes and headers are compared: NFKC, case, spaces folded."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class FieldType:
    """How a field is read and shown. `read` returns what the store keeps; it raises RefusedError with a sentence."""

    @property
    def unit(self) -> Unit:
        return "text"

    def read(self, text: str, now: datetime) -> object:
        return clean(text)


@dataclass(frozen=True, slots=True)
class Text(FieldType):
    """Free text, at most `longest` characters; refused beyond that, never cut."""

    longest: int = LONGEST_TEXT

    def read(self, text: str, now: datetime) -> str:
        cleaned = clean(text)
        if len(cleaned) > self.longest:
            raise RefusedError(
                _("This text has {n} characters; at most {most} are kept.").format(n=len(cleaned), most=self.longest),
                todo=_("Shorten it and try again."),
            )
        return cleaned


@dataclass(frozen=True, slots=True)
class Phone(FieldType):
    """A phone number, kept as `phones.read_phone` normalises it."""

    def read(self, text: str, now: datetime) -> str:
        from mgrday.phones import read_phone

        return read_phone(clean(text))


@dataclass(frozen=True, slots=True)
class Day(FieldType):
    """A day, ``YYYY-MM-DD``; `past` refuses days after today."""

    past: bool = False

    @property
    def unit(self) -> Unit:
        return "day"

    def read(self, text: str, now: datetime) -> str:
        from mgrday.day_words import read_day

        day = read_day(text, now)
        if self.past and day > now.date().isoformat():
            raise RefusedError(_("{day} has not come yet.").format(day=day), todo=_("Record it once it has happened."))
        return day


@dataclass(frozen=True, slots=True)
class Time(FieldType):
    """A local time, ``YYYY-MM-DD HH:MM``; `past` refuses times after now."""

    past: bool = False

    @property
    def unit(self) -> Unit:
        return "time"

    def read(self, text: str, now: datetime) -> str:
        from mgrday.day_words import read_time

        time = read_time(text, now)
        if self.past and time > now.strftime("%Y-%m-%d %H:%M"):
            raise RefusedError(_("{time} has not come yet.").format(time=time), todo=_("Record it once it has happened."))
        return time


@dataclass(frozen=True, slots=True)
class Money(FieldType):
    """An amount, typed in yuan, kept in fen."""

    zero: bool = True

    @property
    def unit(self) -> Unit:
        return "money"

    def read(self, text: str, now: datetime) -> int:
        from mgrday.money import read_money

        fen = read_money(text)
        if not fen and not self.zero:
            raise RefusedError(_("The amount must be more than zero."))
        return fen


@dataclass(frozen=True, slots=True)
class Count(FieldType):
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 1_000_000

    @property
    def unit(self) -> Unit:
        return "count"

    def read(self, text: str, now: datetime) -> int:
        plain = unicodedata.normalize("NFKC", clean(text)).replace(",", "")
        plain = plain.removesuffix(".0").removesuffix(".00")
        if not (plain.isdecimal() and len(plain) < 20 and self.least <= int(plain) <= self.most):
            raise RefusedError(
                _("“{text}” is not a whole number from {least} to {most}.").format(
                    text=clean(text), least=self.least, most=self.most
                )
            )
        return int(plain)


YES = {"yes", "y", "是", "1", "true", "有", "√", "✓"}
NO = {"no", "n", "否", "0", "false", "没有", "×", "✗"}


@dataclass(frozen=True, slots=True)
class Flag(FieldType):
    """Yes or no, kept as 1 or 0."""

    @property
    def unit(self) -> Unit:
        return "flag"

    def read(self, text: str, now: datetime) -> int:
        word = folded(text)
        if word not in YES | NO:
            raise RefusedError(_("“{text}” is neither yes nor no.").format(text=clean(text)))
        return int(word in YES)


@dataclass(frozen=True, slots=True)
class Code(FieldType):
    """One of a few codes: `names` gives each its Chinese name first, then other ways to write it."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _names in self.names)

    def read(self, text: str, now: datetime) -> str:
        word = folded(text)
        for code, names in self.names:
            if word == folded(code) or word in map(folded, names) or word == folded(code).replace("_", "-"):
                return code
        choices = " · ".join(f"{names[0]} {code}" if names and chinese() else code for code, names in self.names)
        raise RefusedError(
            _("“{text}” is not one of: {choices}.").format(text=clean(text), choices=choices),
            todo=_("Write one of these and try again."),
        )

    def label(self, code: str) -> str:
        """`code` as a person reads it in the language in use."""
        if chinese():
            return next((names[0] for known, names in self.names if known == code and names), code)
        return code.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Ref(FieldType):
    """Another record, by reference; `store.references` finds it. `kind` is the other kind's name; a deal has a number only."""

    kind: str = ""

    @property
    def unit(self) -> Unit:
        return "id" if self.kind == "deal" else "text"


@dataclass(frozen=True, slots=True)
class Period(FieldType):
    """A month, week or day, kept by its name (``2026-11``, ``2026-W47``, ``2026-11-23``)."""

    def read(self, text: str, now: datetime) -> str:
        from mgrday.day_words import read_period

        return read_period(text, now).name


@dataclass(frozen=True, slots=True)
class Value(FieldType):
    """A target's or standard's value: fen where its metric is money, else a count. The kind's check reads it again."""

    @property
    def unit(self) -> Unit:
        return "count"

    def read(self, text: str, now: datetime) -> str:
        return clean(text)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `name` is the English import header, the key in JSON and the option's name; `zh` the Chinese header. `column` is the
    table's column where its name differs. A `rare` one is shown to a person only where some record has it, a
    `quiet` one only with the record alone: it is there so that a record can be handed on whole. One that is `beside`
    is no column of the kind's table: what it says stands in other tables, and only files have it.
    """

    name: str
    zh: str
    type: FieldType
    required: bool = False
    column: str = ""
    help: str = ""
    rare: bool = False
    quiet: bool = False
    beside: bool = False

    @property
    def stored(self) -> str:
        """The column of the table that keeps it."""
        if self.column:
            return self.column
        return f"{self.name}_id" if isinstance(self.type, Ref) else self.name

    @property
    def title(self) -> str:
        """The heading in the language in use."""
        return self.zh if chinese() else self.name.replace("_", " ").capitalize()

    def as_column(self) -> Column:
        """The column of a list that shows it."""
        labels = {code: self.type.label(code) for code in self.type.codes()} if isinstance(self.type, Code) else None
        return Column(self.name, self.title, self.type.unit, labels=labels)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    `words` are the fields that ``add`` takes in order without their names. `identity` are the fields in which two
    records are the same one (an import takes the second for a duplicate). `day` is the stored column that ``--since``,
    ``--until`` and sorting use. `once` says that ``add`` refuses a second one of the same identity. `more` are fields
    that ``show`` adds to the import columns; nobody types them. `firm` are fields in which two rows of one file that are
    the same record may not contradict each other. `handed` are fields that nobody types and files have, so that nothing is
    lost from one store to the next.
    """

    name: str
    zh: str
    table: str
    fields: tuple[Field, ...]
    words: tuple[str, ...]
    identity: tuple[str, ...]
    day: str = "id"
    once: bool = True
    more: tuple[Field, ...] = ()
    firm: tuple[str, ...] = ()
    handed: tuple[Field, ...] = ()

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns of a file of it."""
        return self.fields + self.handed

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError where there is none."""
        for field in self.fields + self.more + self.handed:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def title(self) -> str:
        """The kind's name in the language in use."""
        return self.zh if chinese() else self.name
