"""How the files of one source are read, as a person said it: on a command line, or once and for all under a name."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from mgrday.exchange.columns import LEFT_OUT, header_key
from mgrday.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Manner:
    """What was said of a file: what its rows are, which column is which field (``-``: none), and so on; None is nothing."""

    kind: str = ""
    map: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    encoding: str | None = None
    on_duplicate: str | None = None

    @property
    def columns(self) -> list[str]:
        """The columns as ``--map`` takes them."""
        return [f"{column}={name}" for column, name in self.map.items()]

    def options(self) -> list[str]:
        """What says the same on a command line, but for the kind."""
        said = {"--sheet": self.sheet, "--encoding": self.encoding, "--on-duplicate": self.on_duplicate}
        mapped = [word for text in self.columns for word in ("--map", text)]
        return mapped + [word for name, value in said.items() if value is not None for word in (name, value)]

    def settings(self) -> dict[str, Any]:
        """What a profile keeps beside the kind."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "kind"}

    def beside(self, kept: "Manner") -> "Manner":
        """What this one says otherwise than `kept`, but for the columns."""
        other = {name: value for name, value in self.settings().items() if value != getattr(kept, name)}
        return Manner(self.kind, **(other | {"map": {}}))

    def over(self, kept: "Manner") -> "Manner":
        """`kept` with what this one says in its place: of a column that it names, and of a field that it gives a column."""
        keys = {header_key(column) for column in self.map}
        taken = set(self.map.values()) - {LEFT_OUT}
        stays = {column: name for column, name in kept.map.items() if header_key(column) not in keys and name not in taken}
        said = {each.name: value for each in fields(self) if (value := getattr(self, each.name)) is not None}
        return replace(kept, **(said | {"map": stays | dict(self.map)}))


def mapped(words: Sequence[str], told: Mapping[str, object]) -> dict[str, str]:
    """What ``COLUMN=FIELD`` says, by column, with the fields' own names; `told` is the same as it was understood."""
    columns = [word.rpartition("=")[0].strip() for word in words]
    return {column: getattr(told[header_key(column)], "name", LEFT_OUT) for column in columns}


def kept_as(reader: Reader, name: str) -> Manner | None:
    """What is kept under a name."""
    row = reader.one("select kind, settings from profiles where name = :name", name=name)
    return None if row is None else Manner(row["kind"], **json.loads(row["settings"]))


def names(reader: Reader) -> list[str]:
    """The names of all profiles."""
    return [str(name) for (name,) in reader.tuples("select name from profiles order by name")]
