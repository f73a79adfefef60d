"""Which column of a file is which field of a kind: headers in Chinese and English, in the ways they are usually written."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mgrday.errors import UsageError
from mgrday.exchange.csv_text import refused
from mgrday.exchange.headers import DAYS_APART, LAST, SIMPLIFIED, VARIANTS
from mgrday.kinds import Kind
from mgrday.kinds.base import Field, Time
from mgrday.words import _

REASON_HEADERS = (("line", "行号"), ("reason", "原因"))
"""The two columns that a file of rejected rows has before the others; an import passes over them."""

_MARK = re.compile(
    r"[(\[【<](?:必填项?|非?必填|选填项?|可选|required|optional|(?:单位:?)?(?:元|人民币|分钟|人|个|年)|yuan|rmb|cny|minutes?|"
    r"[abc类级、/,\s]+|(?:是|yes|y)/(?:否|no|n)|(?:yyyy|年)[-/.]?(?:mm|月)[-/.]?(?:dd|日)?|年月日|全称|11位)[)\]】>]"
)
"""What a template adds to a name: whether it must be filled in, a unit that changes no number, what may be written."""
_NOISE = re.compile(r"^\s*\(?\d{1,2}[.、)]|[\s*_:'\"·\-]+")
_IN_BRACKETS = re.compile(r"^[(\[【](.*)[)\]】]$")
_BETWEEN_NAMES = re.compile(r"[/|、，,;()\[\]【】]|或")
"""What stands between two names for one thing, as in 手机/电话."""

Told = Mapping[str, Field | None]
"""What a person said of columns: the field of the column with this key or number, None for one that is left out."""
LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a file's columns, in their order (None: left out), and the headers that nobody knows.

    `day` is the place of the column with the day of the times that stand in `times`, where it is apart.
    """

    fields: tuple[Field | None, ...]
    unknown: tuple[str, ...]
    day: int | None = None

    @property
    def times(self) -> list[str]:
        """The names of the fields that are times."""
        return [field.name for field in self.fields if field is not None and isinstance(field.type, Time)]

    def taken(self, header: Sequence[str]) -> dict[str, str]:
        """The names of the fields by the names of the columns that were taken for them."""
        fields = {name: field.name for name, field in zip(header, self.fields, strict=True) if field is not None}
        return fields if self.day is None else fields | {header[self.day]: self.times[0]}


def header_key(header: str) -> str:
    """`header` as headers are compared: simplified, without case, width, spaces, number and marks such as ``*`` or ``(必填)``."""
    return _NOISE.sub("", _MARK.sub("", unicodedata.normalize("NFKC", header).casefold().translate(SIMPLIFIED)))


def own_names(kind: Kind) -> dict[str, Field]:
    """The fields of `kind` by the keys of their own names."""
    return {header_key(name): field for field in kind.columns for name in (field.name, field.zh)}


def variants(kind: Kind) -> dict[str, Field]:
    """The fields of `kind` by the keys of other names they go by."""
    own = own_names(kind)
    listed = VARIANTS.get(kind.name, {})
    return {
        header_key(word): kind.field(name) for name, words in listed.items() for word in words if header_key(word) not in own
    }


def known_as(fields: Mapping[str, Field], key: str) -> Field | None:
    """The one of `fields` that a header means: by its key, in brackets or not, else where it is several names of the same one."""
    found = fields.get(key) or fields.get(_IN_BRACKETS.sub(r"\1", key))
    if found is None and len(names := [name for name in _BETWEEN_NAMES.split(key) if name]) > 1:
        first, *more = map(fields.get, names)
        return first if all(other is first for other in more) else None
    return found


def knows(kind: Kind, told: Told) -> Callable[[str], bool]:
    """Tells whether a header is one that an import of `kind` knows."""
    fields = variants(kind) | own_names(kind)

    def known(header: str) -> bool:
        key = header_key(header)
        return key in told or known_as(fields, key) is not None

    return known


def told_columns(kind: Kind, words: Sequence[str]) -> Told:
    """What ``COLUMN=FIELD`` says, several times; ``COLUMN=-`` leaves a column out. Raises UsageError."""
    fields = variants(kind) | own_names(kind)
    told: dict[str, Field | None] = {}
    for text in words:
        column, _equals, name = text.rpartition("=")
        if not column or (name.strip() != LEFT_OUT and header_key(name) not in fields):
            raise UsageError(
                _("“{text}” does not say which column is which field.").format(text=text),
                unchanged=_("Nothing was imported."),
                todo=_("Write COLUMN=FIELD, or COLUMN=- to leave a column out. {known}").format(known=_known(kind)),
            )
        told[header_key(column)] = fields.get(header_key(name))
    return told


def place_of(header: Sequence[str], key: str) -> int | None:
    """The place of the column with this key or number; None where there is none."""
    keys = [header_key(name) for name in header]
    if key in keys:
        return keys.index(key)
    return int(key) - 1 if key.isdecimal() and len(key) < 6 and 1 <= int(key) <= len(header) else None


def _places(header: Sequence[str], told: Told) -> dict[int, Field | None]:
    """What was told, by the places of the columns. Raises UsageError for a column that is not there and is not left out."""
    places: dict[int, Field | None] = {}
    for key, field in told.items():
        place = place_of(header, key)
        if place is not None:
            places[place] = field
        elif field is not None:
            raise no_column(header, key)
    return places


def no_column(header: Sequence[str], key: str) -> UsageError:
    """There is no column with this key or number."""
    return UsageError(
        _("There is no column “{name}”.").format(name=key), unchanged=_("Nothing was imported."), todo=columns_are(header)
    )


def columns_are(header: Sequence[str]) -> str:
    """The names of a file's columns, in a sentence."""
    return _("The columns of the file are: {names}.").format(names=", ".join(filter(None, header)))


def resolve(kind: Kind, header: Sequence[str], told: Told | None = None) -> Columns:
    """The columns of a file of `kind` with this header; what was `told` of them comes first.

    Raises RefusedError: none is known, one is missing or there twice. Raises UsageError for a column that is not there.
    """
    keys = [header_key(name) for name in header]
    own = own_names(kind)
    other = variants(kind) | own
    ignored = {header_key(name) for names in REASON_HEADERS for name in names}
    places = _places(header, told or {})
    settled = {field.name for field in places.values() if field is not None}
    fields = [
        places[at] if at in places else field if (field := own.get(key)) is None or field.name not in settled else None
        for at, key in enumerate(keys)
    ]
    _only_once(header, fields)
    taken = {field.name for field in fields if field is not None}
    for at in sorted(range(len(keys)), key=lambda at: keys[at] in LAST):
        field = known_as(other, keys[at])
        if fields[at] is None and at not in places and field is not None and field.name not in taken:
            fields[at] = field
            taken.add(field.name)
    if not taken:
        raise refused(
            _("No header in it is one of a {kind}’s columns: {headers}.").format(
                kind=kind.title, headers=", ".join(name for name in header[:8] if name)
            ),
            _known(kind),
        )
    missing = [field.title for field in kind.fields if field.required and field.name not in taken]
    if missing:
        raise refused(
            _("It has no column for: {fields}.").format(fields=", ".join(missing)),
            _("Say which column it is, for example --map “{column}={field}”. {known}").format(
                column=_some_column(header, fields), field=missing[0], known=_known(kind)
            ),
        )
    left = [at for at, key in enumerate(keys) if fields[at] is None and key and key not in ignored]
    times = any(field is not None and isinstance(field.type, Time) for field in fields)
    day = next((at for at in left if times and keys[at] in DAYS_APART and at not in places), None)
    return Columns(tuple(fields), tuple(header[at] for at in left if at != day), day)


def _some_column(header: Sequence[str], fields: Sequence[Field | None]) -> str:
    """A column that was taken for nothing, else the first one."""
    return next((name for name, field in zip(header, fields, strict=True) if name and field is None), header[0])


def _only_once(header: Sequence[str], fields: Sequence[Field | None]) -> None:
    seen: dict[str, str] = {}
    for name, field in zip(header, fields, strict=True):
        if field is None:
            continue
        if field.name in seen:
            raise refused(
                _("Two columns say the same: “{one}” and “{other}”.").format(one=seen[field.name], other=name),
                _("Keep one of them, or leave one out: --map “{one}=-”.").format(one=name),
            )
        seen[field.name] = name


def _known(kind: Kind) -> str:
    return _("The columns of a {kind} are: {names}.").format(
        kind=kind.title, names=", ".join(field.title if field.title == field.zh else field.name for field in kind.fields)
    )
