"""What may stand where a command wants a record: names that fit what is typed of one, the likeliest first.

A name that more of them have, or that is all digits and so would mean a record's number, is offered as the number.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mgrday.days import say_day, shift
from mgrday.initials import typed_initials
from mgrday.kinds.codes import SERVICE_TYPE
from mgrday.money import say_money
from mgrday.names import name_key
from mgrday.store.grams import MOST_LOOKED_AT, clients_like
from mgrday.store.named import beside, parameters
from mgrday.store.reader import Reader, Row
from mgrday.store.references import escaped

SQL = beside(__file__)
MOST = 50
RECENT_DAYS = 14
"""Outings of so many days are offered; later ones are named by their numbers, which a list shows."""
BY_CLIENT = {"lead", "deal", "outing", "service"}
"""What is found by a client's name, which is compared without its spaces."""
LAST = "\U0010ffff"
COMPARED = "c.name_key like :part escape '\\' or c.initials like :spelled"


class Candidate(NamedTuple):
    """A word that may be put in, and what it means."""

    text: str
    about: str = ""


def candidates(
    reader: Reader, kind: str, typed: str, today: str, *, department: int | None = None, member: int | None = None
) -> list[Candidate]:
    """The records of a kind (or ``branch``) that fit what is `typed`; those of `member` first, then of `department`."""
    key = name_key(typed) if kind in BY_CLIENT else typed.casefold()
    asked: Row = {**_compared(key, typed), "today": today, "department": department, "member": member, "most": MOST}
    asked["recent"] = shift(today, -RECENT_DAYS)
    if kind == "lead":
        rows = _clients(reader, typed, asked)
    else:
        rows = _rows(reader, SQL[f"{kind}es" if kind == "branch" else f"{kind}s"], asked)
    often = Counter(row["name"] for row in rows)
    return [_candidate(_word(row, often[row["name"]]), _ABOUT[kind](row, today)) for row in rows]


def _candidate(word: str, about: Sequence[str | None]) -> Candidate:
    return Candidate(word, " · ".join(part for part in about if part and part != word))


def _clients(reader: Reader, typed: str, asked: Row) -> list[Row]:
    asked["enough"] = MOST_LOOKED_AT
    if not asked["key"]:
        own = _rows(reader, SQL["clients_of_member"], asked) if asked["member"] is not None else []
        return own or _rows(reader, SQL["clients_next"], asked)
    ids, values = clients_like(reader, asked["key"], typed_initials(typed), COMPARED)
    return _rows(reader, SQL["clients"].replace("/*ids*/", ids), asked | values)


def _rows(reader: Reader, sql: str, asked: Row) -> list[Row]:
    return reader.rows(sql, **{name: asked[name] for name in parameters(sql)})


def _compared(key: str, typed: str) -> Row:
    """What the queries compare with. One letter is the beginning of initials, more may stand anywhere in them."""
    spelled = typed_initials(typed) or (key if len(key) == 1 and key.isascii() and key.isalpha() else "")
    return {
        "key": key,
        "beyond": key + LAST,
        "start_of": f"{escaped(key)}%",
        "part": f"%{escaped(key)}%",
        "beginning": f"{spelled}%" if spelled else "",
        "core_beginning": f"% {spelled}%" if spelled else "",
        "spelled": f"{'%' if len(spelled) > 1 else ''}{spelled}%" if spelled else "",
    }


def _word(row: Row, often: int) -> str:
    name = str(row["name"])
    return name if name and often == 1 and not (name.isascii() and name.isdigit()) else str(row["id"])


_ABOUT: dict[str, Callable[[Row, str], Sequence[str | None]]] = {
    "lead": lambda row, today: (row["grade"], row["owner"]),
    "member": lambda row, today: (row["department"], row["group"]),
    "event": lambda row, today: (say_day(row["day"], today), row["venue"]),
    "department": lambda row, today: (row["branch"],),
    "group": lambda row, today: (row["department"],),
    "branch": lambda row, today: (),
    "deal": lambda row, today: (row["client"], say_money(row["amount"]), row["member"]),
    "outing": lambda row, today: (row["client"], row["member"], f"{say_day(row['left_at'][:10], today)} {row['left_at'][11:]}"),
    "matter": lambda row, today: (row["member"], say_day(row["due_on"], today)),
    "service": lambda row, today: (row["name"], SERVICE_TYPE.label(row["kind"]), row["member"], say_day(row["due_on"], today)),
    "action": lambda row, today: (row["member"], row["action"], say_day(row["due_on"], today) if row["due_on"] else None),
}
"""By kind, what is said beside a name: never a phone, for completion happens where others may look on."""
KINDS = frozenset(_ABOUT)
