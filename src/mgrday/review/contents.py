"""What a store holds, for whoever backs it up or puts a backup in its place."""

from collections.abc import Sequence
from typing import NamedTuple

from mgrday.kinds import KINDS
from mgrday.report import Column, Table
from mgrday.review.history import local
from mgrday.store.reader import Reader
from mgrday.words import _


class Contents(NamedTuple):
    """The records of each kind that has any, and the last command that wrote: its time (local) and words; None where none did."""

    counts: dict[str, int]
    last_at: str | None
    last_words: str | None


def contents(reader: Reader) -> Contents:
    """What the SQLite store of `reader` holds; an older schema may lack some kinds. Raises StoreError."""
    there = {name for (name,) in reader.tuples("select name from sqlite_master where type = 'table'")}
    tables = {name: kind.table for name, kind in KINDS.items() if kind.table in there}
    counts = {name: int(reader.value(f"select count(*) from {table}")) for name, table in tables.items()}
    last = reader.one("select at, words from commands order by id desc limit 1")
    held = {name: count for name, count in counts.items() if count}
    return Contents(held, local(last["at"]) if last else None, last["words"] if last else None)


def table(stores: Sequence[tuple[str, str, Contents]]) -> Table:
    """The records of stores beside each other, each with its key and title; the last change of each at the end."""
    columns = [Column("kind", _("Kind"), labels={name: kind.title for name, kind in KINDS.items()})]
    columns += [Column(key, title, "count") for key, title, _held in stores]
    held = [name for name in KINDS if any(name in each.counts for _key, _title, each in stores)]
    rows = [{"kind": name} | {key: each.counts.get(name, 0) for key, _title, each in stores} for name in held]
    return Table("records", _("Records"), columns, rows, empty=_("No records."))
