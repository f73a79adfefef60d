"""Clients that were merged into another one, as the journal has them."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from mgrday.names import name_key
from mgrday.store.reader import Reader

WORDS = "lead merge"
"""What the command of a merge begins with; the id of the client that stays follows."""
_MERGES = """
    select c.words, ch.record_id as id, ch.before
    from commands c
    join changes ch on ch.command_id = c.id and ch.in_table = 'clients' and ch.action = 'remove'
    where c.words like :words and c.undoes is null and c.undone_by is null
    order by c.id desc
"""


class Merged(NamedTuple):
    """A client that is gone, and the id of the one that it was merged into."""

    id: int
    name: str
    into: int


def into(reader: Reader, client_id: int) -> list[Merged]:
    """The clients that were merged into a client, and those that were merged into them before."""
    direct = list(_merges(reader, f"{WORDS} {client_id} %"))
    return [each for one in direct for each in (one, *into(reader, one.id))]


def where_is(reader: Reader, text: str) -> Merged | None:
    """The client whose name or id was `text` and that was merged into another one which is there."""
    for found in _merges(reader, f"{WORDS} %"):
        if text == str(found.id) or name_key(text) == name_key(found.name):
            if reader.value("select id from clients where id = :id", id=found.into):
                return found
            further = where_is(reader, str(found.into))
            return further and found._replace(into=further.into)
    return None


def _merges(reader: Reader, words: str) -> Iterator[Merged]:
    for row in reader.rows(_MERGES, words=words):
        yield Merged(int(row["id"]), json.loads(row["before"])["name"], int(row["words"].split()[2]))
