"""The search index of clients: each pair of neighbouring letters in the name and the contact, and in their initials.

Pairs answer the words of two characters of which Chinese names are made. `Work` keeps the index in the transaction that writes a
client. What it finds is compared again with what was typed, since the index only knows which pairs a client has.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import Any

from mgrday.store.reader import Reader

INDEXED = ("name_key", "contact", "initials", "contact_initials")
"""The columns of a client that are in the index."""
MOST_LOOKED_AT = 2000
"""So many of the clients that have all pairs are compared, the latest: a word that more names have wants another beside it."""
_HEARD = "ˈ"
"""What the pairs of initials begin with."""
_UTF32 = f"utf-32-{sys.byteorder[0]}e"
_APART = str.maketrans({code: " " for code in range(128) if not chr(code).isalnum()})
"""What parts words: every sign of ASCII, as for the tokenizer of SQLite's index."""

ADD = {
    False: "insert into client_grams (rowid, grams) values (?, ?)",
    True: "insert into client_grams (id, grams) values (%s, array_to_tsvector(string_to_array(%s, ' ')))",
}
"""By whether it is PostgreSQL: what takes a client in (its id and `grams`)."""
REMOVE = {
    False: "insert into client_grams (client_grams, rowid, grams) values ('delete', ?, ?)",
    True: "delete from client_grams where id = %s and %s <> ''",
}
"""By whether it is PostgreSQL: what takes a client out (its id and `grams` as they were taken in)."""
EMPTY = {
    False: "insert into client_grams (client_grams) values ('delete-all')",
    True: "delete from client_grams",
}
"""By whether it is PostgreSQL: what takes all clients out."""
_MATCHING = {
    False: "select c.id from client_grams s join clients c on c.id = s.rowid where s.client_grams match :match and ({compared}) "
    "order by s.rowid desc limit :enough",
    True: "select c.id from client_grams s join clients c on c.id = s.id where s.grams @@ cast(:match as tsquery) "
    "and ({compared}) order by s.id desc limit :enough",
}


def of_clients(rows: Iterable[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """The id and the `grams` of each client."""
    return [(row["id"], grams(*(row[name] for name in INDEXED))) for row in rows]


def grams(key: str, contact: str | None, spelled: str | None, contact_spelled: str | None) -> str:
    """Every pair of a client, parted by spaces; the last letter of a name stands alone, so that every letter begins one."""
    contact = (contact or "").lower()
    whole, _space, core = (spelled or "").partition(" ")
    named = [*_pairs(key), *key[-1:], *_pairs(contact), *contact[-1:]]
    heard = ["", *_pairs(whole), *(() if core in whole else _pairs(core)), *_pairs(contact_spelled or "")]
    found = " ".join(named) + f" {_HEARD}".join(heard)
    plain = key.isalnum() and (contact.isalnum() or not contact)
    return found if plain else " ".join(found.translate(_APART).split())


def of_many(
    keys: Sequence[str], contacts: Sequence[str | None], spelled: Sequence[str | None], contacts_spelled: Sequence[str | None]
) -> list[str]:
    """The `grams` of many clients, made at once."""
    people = [(contact or "").lower() for contact in contacts]
    wholes = [(each or "").partition(" ") for each in spelled]
    parts = zip(
        zip(keys, contacts, spelled, contacts_spelled, strict=True),
        people,
        wholes,
        _chained(keys, " "),
        _chained(people, " "),
        _chained([whole for whole, _space, _core in wholes], f" {_HEARD}"),
        _chained([each or "" for each in contacts_spelled], f" {_HEARD}"),
        strict=True,
    )
    return [
        f"{named[2:]}{person[1:]}{heard[1:-3]}{person_heard[1:-3]}"
        if client[0].isalnum() and (contact.isalnum() or not contact) and core in whole
        else grams(*client)
        for client, contact, (whole, _space, core), named, person, heard, person_heard in parts
    ]


def _chained(texts: Sequence[str], between: str) -> list[str]:
    """For each text its first letter, each pair of neighbours and its last letter, with `between` before all but the first.

    ``abc`` gives ``a ab bc c``; what is empty stays so. All texts are one row of numbers here, which is copied beside itself
    shifted by one: a column of pairs, made by three copies instead of a step for each pair.
    """
    letters = _numbers("\n".join(["", "", *texts, "", ""]))
    gap = _numbers(between)
    width = 2 + len(gap)
    pairs = array(letters.typecode, bytes(letters.itemsize * width)) * (len(letters) - 1)
    for at, each in enumerate(gap):
        pairs[at::width] = array(letters.typecode, [each]) * (len(letters) - 1)
    pairs[width - 2 :: width], pairs[width - 1 :: width] = letters[:-1], letters[1:]
    return pairs.tobytes().decode(_UTF32).split(f"\n{between}\n")[1:-1]


def _numbers(text: str) -> "array[int]":
    return array("I", text.encode(_UTF32))


def _pairs(text: str) -> Iterable[str]:
    return map(add, text, text[1:])


def clients_like(reader: Reader, typed: str, spelled: str, compared: str, spaced: str = "") -> tuple[str, dict[str, object]]:
    """SQL that gives the ids of the clients for which `compared` (SQL on the client `c`) holds, the latest, and its parameters.

    They are looked for by `typed` (as `name_key` writes it) in name or contact, by `spelled` in the initials, and by `spaced`,
    small letters with spaces between, in the contact, which keeps its own; what has neither letter nor digit finds nobody.
    """
    postgres = reader.postgres
    ways = [way for way in (_of_name(typed, postgres), _of_initials(spelled, postgres), _of_contact(spaced, postgres)) if way]
    if not ways:
        return "select id from clients where 1 = 0", {}
    match = (" | " if reader.postgres else " OR ").join(ways)
    return _MATCHING[reader.postgres].format(compared=compared), {"match": match, "enough": MOST_LOOKED_AT}


def off(reader: Reader) -> int:
    """How many pairs the index has in more or fewer clients than there are with them."""
    found = Counter(dict(_counted(reader)))
    for row in reader.stream(f"select id, {', '.join(INDEXED)} from clients"):
        found.subtract(set(grams(*(row[name] for name in INDEXED)).split()))
    return sum(count != 0 for count in found.values())


def _counted(reader: Reader) -> Iterable[tuple[str, int]]:
    """Each pair in the index, and in how many clients."""
    if reader.postgres:
        counted = "select word, ndoc from ts_stat('select grams from client_grams')"
    else:
        reader.tuples("create virtual table if not exists temp.pair_counts using fts5vocab ('main', 'client_grams', 'row')")
        counted = "select term, doc from temp.pair_counts"
    return ((pair, clients) for pair, clients in reader.tuples(counted))


def _of_name(typed: str, postgres: bool) -> str:
    words = typed.translate(_APART).split()
    return _all([pair for word in words for pair in _pairs(word)], postgres) or _all(words[:1], postgres, beginning=True)


def _of_contact(spaced: str, postgres: bool) -> str:
    """The words of a contact have their pairs in the index, and the letters on both sides of a space stand alone."""
    words = spaced.translate(_APART).split()
    if len(words) < 2:
        return ""
    beside = [*(word[-1] for word in words[:-1]), *(word[0] for word in words[1:])]
    return _all([*(pair for word in words for pair in _pairs(word)), *beside], postgres)


def _of_initials(spelled: str, postgres: bool) -> str:
    return _all([_HEARD + pair for pair in _pairs(spelled)], postgres)


def _all(words: list[str], postgres: bool, beginning: bool = False) -> str:
    """The query for what has all of `words`, or words that begin so; they are letters and digits, so nothing needs escaping."""
    if not words:
        return ""
    if postgres:
        return "(" + " & ".join(f"'{word}'" + (":*" if beginning else "") for word in words) + ")"
    return "(" + " AND ".join(f'"{word}"' + (" *" if beginning else "") for word in words) + ")"
