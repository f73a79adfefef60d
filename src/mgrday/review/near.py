"""The pairs of clients that look like one, the likeliest first, with the reason. It suggests; a person decides.

The pairs by phone and by the core of the name are stored (`near_pairs`). A slip of the pen is looked for only here: two cores
that are one letter apart are the same once a letter is left out of each, so equal remainders find every such pair without
comparing everybody with everybody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from mgrday.errors import NotFoundError
from mgrday.initials import initials
from mgrday.names import name_parts
from mgrday.report import Column, Report, Row, Table
from mgrday.review.question import Question
from mgrday.review.snoozing import put_off
from mgrday.store.named import beside
from mgrday.store.reader import Reader, in_chunks
from mgrday.words import _, ngettext

SQL = beside(__file__)
MOST_COMPARED = 50_000
"""So many clients, the latest, are searched for slips of the pen when no client is named."""
MOST_STREAMED = 2_000_000_000
MOST_NEW = 5_000
"""Of an import with more new clients slips are not looked for by itself; ``lead near CLIENT`` still finds them."""
SHORTEST = 4
"""The letters a core must have for one of them to be a slip: of 华瑞 and 华锐 nobody could say."""
TELLING = frozenset("0123456789一二三四五六七八九十甲乙丙丁东南西北")
"""What tells sister companies apart; another one of these is no slip."""


class Pair(NamedTuple):
    """Two clients, the earlier first: why they look alike (phone, city, suffix, brackets, slip) and how much, from 0 to 1."""

    a: int
    b: int
    client: str
    other: str
    why: tuple[str, ...]
    likeness: float


def report(question: Question, client: int | None, limit: int | None) -> Report:
    """Every pair that nobody has judged yet, or those of one client."""
    reader = question.reader
    found = [_pair(row) for row in reader.rows(SQL["pairs"], client=client, most=MOST_STREAMED)]
    found = ranked([*found, *slips(reader, None if client is None else {client}, found)])
    judged = {row["record_id"]: row["severity"] for row in put_off(question) if row["rule"] == "client.duplicate"}
    pairs = [pair for pair in found if judged.get(pair.b) not in (("high", "low") if pair.why == ("slip",) else ("high",))]
    away = len(found) - len(pairs)
    notes = []
    if away:
        notes.append(
            ngettext(
                "{n} pair is put off: mgrday findings snoozed", "{n} pairs are put off: mgrday findings snoozed", away
            ).format(n=away)
        )
    if client is None and int(reader.value("select count(*) from clients") or 0) > MOST_COMPARED:
        notes.append(_("Slips were looked for among the latest {n} clients.").format(n=MOST_COMPARED))
    notes += _what_to_do(pairs)
    title = _("Clients that look like one")
    table = Table("near", title, _columns(), rows(pairs[:limit]), empty=_("No two clients look alike."), note="\n".join(notes))
    return Report("near", title, [table], shape="list")


def of_import(reader: Reader, number: int, limit: int | None) -> Report:
    """The pairs of which an import brought one. Raises NotFoundError."""
    command = reader.value("select command_id from imports where id = :id", id=number) if number.bit_length() < 32 else None
    if command is None:
        raise NotFoundError(_("There is no import {id}.").format(id=number), todo=_("See them with: mgrday import list"))
    new = {each for run in reader.rows(SQL["added"], id=command) for each in range(run["first"], run["last"] + 1)}
    found = stored_of(reader, command, MOST_STREAMED)
    pairs = ranked([*found, *(slips(reader, new, found) if len(new) <= MOST_NEW else ())])
    title = _("Import {id}: clients that look like another").format(id=number)
    empty = _("No client of this import looks like another.")
    notes = [] if len(new) <= MOST_NEW else [_("It is too large to look for slips; of one client: mgrday lead near CLIENT")]
    note = "\n".join([*notes, *_what_to_do(pairs)])
    return Report("near", title, [Table("near", title, _columns(), rows(pairs[:limit]), empty=empty, note=note)], shape="list")


def _what_to_do(pairs: list[Pair]) -> list[str]:
    """What a person does about the first of the pairs."""
    return [
        *[_("One company: mgrday lead merge {a} {b}").format(a=pair.a, b=pair.b) for pair in pairs[:1]],
        *[
            _("Two companies: mgrday findings snooze client.duplicate {b} --until DAY --reason TEXT").format(b=pair.b)
            for pair in pairs[:1]
        ],
    ]


def of_command(reader: Reader, command: int, new: Sequence[range]) -> tuple[list[Pair], int | None]:
    """The pairs of which a command brought one, its `new` clients, the likeliest first; and how many of them are slips of the
    pen, None where there are too many clients to look for these beside an import.
    """
    found = stored_of(reader, command, MOST_NEW)
    few = sum(map(len, new)) <= MOST_NEW and int(reader.value("select count(*) from clients") or 0) <= MOST_COMPARED
    slipped = list(slips(reader, set(chain(*new)), found)) if few else []
    return ranked([*found, *slipped]), len(slipped) if few else None


def stored_of(reader: Reader, command: int, most: int) -> list[Pair]:
    """The pairs by phone and by the core of the name of which a command brought one, by phone first."""
    return [_pair(row) for row in reader.rows(SQL["pairs_of_added"], id=command, most=most)]


def ranked(pairs: Iterable[Pair]) -> list[Pair]:
    """`pairs`, the likeliest first."""
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.a, pair.b))


def rows(pairs: Iterable[Pair]) -> list[Row]:
    """`pairs` as rows of a table."""
    return [
        {
            "id": pair.a,
            "client": pair.client,
            "other_id": pair.b,
            "other": pair.other,
            "why": pair.why[0],
            "reason": reason(pair),
            "likeness": pair.likeness,
            "do": f"mgrday lead merge {pair.a} {pair.b}",
        }
        for pair in pairs
    ]


def reason(pair: Pair) -> str:
    """Why two look alike, in words."""
    words = {
        "phone": _("same phone"),
        "city": _("other city"),
        "suffix": _("other suffix"),
        "brackets": _("other brackets"),
        "slip": _("a slip?"),
    }
    return _(", ").join(words[why] for why in pair.why)


def _columns() -> list[Column]:
    return [
        Column("id", _("No."), "id"),
        Column("client", _("Client"), folds=True),
        Column("other_id", _("Other no."), "id"),
        Column("other", _("Looks like"), folds=True),
        Column("why", _("Why"), hidden=True),
        Column("reason", _("Why")),
        Column("likeness", _("Likeness"), "share", hidden=True),
        Column("do", "do", hidden=True),
    ]


def _pair(row: Row) -> Pair:
    """A pair with why it looks alike. Its likeness is a quarter of what the names have in common (as `fuzz.ratio` says, from 0
    to 1) plus a quarter for the same core of the name, two for the same phone, so three for both: a phone says more than a
    name, a name more than a slip.
    """
    key_a, key_b = str(row["key_a"]), str(row["key_b"])
    phone = row["phone_a"] is not None and row["phone_a"] == row["phone_b"]
    core = row["core_a"] == row["core_b"]
    why = [*(["phone"] if phone else []), *(_differing(key_a, key_b) if core else [])]
    if not core and is_slip(str(row["core_a"]), str(row["core_b"])):
        why.append("slip")
    likeness = round((2 * phone + core + fuzz.ratio(key_a, key_b) / 100) / 4, 4)
    return Pair(int(str(row["a"])), int(str(row["b"])), str(row["client"]), str(row["other"]), tuple(why), likeness)


def _differing(key_a: str, key_b: str) -> list[str]:
    """In what two names of the same core differ."""
    a, b = name_parts(key_a), name_parts(key_b)
    return [*(["city"] if a.place != b.place else []), *(["suffix"] if a.legal != b.legal else [])] or ["brackets"]


def slips(reader: Reader, of: Collection[int] | None, known: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs whose names differ by a slip of the pen, but for the `known`: of the clients `of`, or of the latest."""
    seen = {(pair.a, pair.b) for pair in known}
    everybody = reader.rows(SQL["cores"], most=MOST_COMPARED) if of is None else []
    left: dict[str, list[Row]] = defaultdict(list)
    for row in everybody if of is None else _cores_of(reader, of):
        for rest in _rests(str(row["core_key"])):
            left[rest].append(row)
    for row in everybody if of is None else reader.stream(SQL["cores"], most=MOST_STREAMED):
        for near in {id(each): each for rest in _rests(str(row["core_key"])) for each in left.get(rest, ())}.values():
            first, second = sorted((near, row), key=lambda each: int(str(each["id"])))
            pair = (int(str(first["id"])), int(str(second["id"])))
            if pair[0] != pair[1] and pair not in seen and is_slip(str(first["core_key"]), str(second["core_key"])):
                seen.add(pair)
                yield _slip(first, second)


def _cores_of(reader: Reader, of: Collection[int]) -> Iterator[Row]:
    for ids in in_chunks(of):
        sql = f"select id, name, name_key, core_key, phone from clients where id in ({ids}) and archived_on is null order by id"
        yield from reader.rows(sql)


def _slip(first: Row, second: Row) -> Pair:
    return _pair(
        {
            "a": first["id"],
            "b": second["id"],
            "client": first["name"],
            "other": second["name"],
            **{f"{short}_a": first[name] for short, name in (("key", "name_key"), ("core", "core_key"), ("phone", "phone"))},
            **{f"{short}_b": second[name] for short, name in (("key", "name_key"), ("core", "core_key"), ("phone", "phone"))},
        }
    )


def _rests(core: str) -> set[str]:
    """A core and what is left of it without one letter; nothing where it is too short."""
    if len(core) < SHORTEST:
        return set()
    return {core, *(core[:at] + core[at + 1 :] for at in range(len(core)))}


def is_slip(a: str, b: str) -> bool:
    """Whether two cores are one slip apart: two letters in the wrong order, one that sounds alike (the same pinyin initial) or
    was mistyped in a Latin word, one too many in a name that is long or has it doubled.
    """
    shorter = min(len(a), len(b))
    if shorter < SHORTEST or OSA.distance(a, b, score_cutoff=1) != 1:
        return False
    start = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    end = next((at for at in range(shorter - start) if a[-1 - at] != b[-1 - at]), shorter - start)
    one, two = a[start : len(a) - end], b[start : len(b) - end]
    if not TELLING.isdisjoint(one + two):
        return False
    if len(one) == len(two) == 1:
        latin = one.isascii() and two.isascii()
        return shorter > SHORTEST + 1 if latin else initials(one) == initials(two) != ""
    extra = one or two
    return len(one) == len(two) or shorter > SHORTEST or extra == a[start - 1 : start]
