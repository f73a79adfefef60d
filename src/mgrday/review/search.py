"""``mgrday find``: clients by name, contact, phone or pinyin initials, members and events by name or initials, in one list."""

import unicodedata

from mgrday.days import say_day
from mgrday.initials import typed_initials
from mgrday.kinds.codes import GRADE, ROLE
from mgrday.names import name_key
from mgrday.report import Column, Report, Table
from mgrday.review.question import Question
from mgrday.review.rules.saying import owner
from mgrday.review.showing import joined
from mgrday.store.grams import MOST_LOOKED_AT, clients_like
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.references import escaped
from mgrday.words import _, ngettext

SQL = beside(__file__)
COMPARED = (
    "c.name_key like :part escape '\\' or replace(lower(c.contact), ' ', '') like :part escape '\\' "
    "or c.initials like :spelled or c.contact_initials like :spelled"
)
"""What is compared where the search index says that a client may fit."""
LAST = "\U0010ffff"
"""Sorts behind every letter."""
MOST = 20
LEAST_DIGITS = 4
"""A phone is looked for by this many digits or more; fewer fit too many."""


def report(question: Question, text: str, limit: int = MOST) -> Report:
    """What fits `text`, at most `limit` of each kind; spaces, width and case do not matter."""
    asked = _parameters(text)
    rows: list[dict[str, object]] = []
    cut = []
    for kind, say in (("client", _client), ("member", _member), ("event", _event)):
        found = _found(question.reader, kind, asked, limit + 1) if asked["key"] else []
        if len(found) > limit:
            cut.append(_kinds()[kind])
        for row in found[:limit]:
            do = f"mgrday show {kind} {row['id']}"
            found_by = {"by": row["way"], "detail": say(row, question.today), "do": do}
            rows.append({"kind": kind, "id": row["id"], "name": row["name"], **found_by})
    columns = [
        Column("kind", _("Kind"), labels=_kinds()),
        Column("id", _("No."), "id"),
        Column("name", _("Name")),
        Column("by", _("Found by"), labels=_ways(), hidden=all(row["by"] == "name" for row in rows)),
        Column("detail", _("Detail")),
        Column("do", _("Command"), hidden=True),
    ]
    title = _("Found for “{text}”").format(text=text)
    table = Table("found", title, columns, rows, empty=_nothing(text), note=_note(rows, cut, limit))
    return Report("find", title, [table], shape="list")


def _found(reader: Reader, kind: str, asked: dict[str, str], most: int) -> list[Row]:
    """The first records of a kind that fit."""
    if kind != "client":
        sql = SQL[f"{kind}s"]
        return reader.rows(sql, **_taken(sql, asked), most=most)
    ids, values = clients_like(reader, asked["key"], asked["typed"], COMPARED, asked["spaced"])
    enough = max(MOST_LOOKED_AT, most)
    found = _clients(reader, ids, asked, values | {"enough": enough, "most": most})
    if asked["digits"] and all(row["way"] != "phone" for row in found):
        ids = f"select id from ({ids}) paired union select id from ({SQL['phone_inside']}) inside"
        return _clients(reader, ids, asked, values | {"enough": enough, "most": most})
    return found


def _clients(reader: Reader, ids: str, asked: dict[str, str], values: dict[str, object]) -> list[Row]:
    """The first clients that fit, of those that `ids` (SQL) gives and those whose name or phone begins or ends so."""
    sql = SQL["clients"].replace("/*ids*/", ids)
    return reader.rows(sql, **_taken(sql, asked), **values)


def _kinds() -> dict[str, str]:
    return {"client": _("client"), "member": _("member"), "event": _("event")}


def _ways() -> dict[str, str]:
    return {
        "name": _("name"),
        "venue": _("venue"),
        "contact": _("contact"),
        "phone": _("phone"),
        "initials": _("initials"),
    }


def _parameters(text: str) -> dict[str, str]:
    """What the queries compare with: the text as names are compared, a part, a beginning, initials, and the digits of a phone."""
    key = name_key(text)
    pattern = escaped(key)
    spoken = unicodedata.normalize("NFKC", text)
    spelled = typed_initials(text)
    digits = "".join(c for c in spoken if c.isdigit())
    is_phone = len(digits) >= LEAST_DIGITS and all(c.isdigit() or c in " -+()" for c in spoken)
    return {
        "key": key,
        "beyond": key + LAST,
        "typed": spelled,
        "spaced": spoken.lower(),
        "part": f"%{pattern}%",
        "start": f"{pattern}%",
        "spelled": f"%{spelled}%" if spelled else "",
        "beginning": f"{spelled}%" if spelled else "",
        "core_beginning": f"% {spelled}%" if spelled else "",
        "digits": f"%{digits}%" if is_phone else "",
        "number": digits if is_phone else "",
        "beyond_number": digits + LAST if is_phone else "",
        "ending": digits[::-1] if is_phone else "",
        "beyond_ending": digits[::-1] + LAST if is_phone else "",
    }


def _taken(sql: str, parameters: dict[str, str]) -> dict[str, str]:
    """Those of the parameters that a query has."""
    return {name: value for name, value in parameters.items() if f":{name}" in sql}


def _client(row: Row, today: str) -> str:
    state = _("archived") if row["archived_on"] else _("signed") if row["signed_on"] else None
    whose = owner({"member": row["owner"], "left_on": row["left_on"]}, today)
    contact = " ".join(part for part in (row["contact"], row["phone"]) if part)
    return joined(GRADE.label(row["grade"]), state, whose, contact)


def _member(row: Row, today: str) -> str:
    left = _("left {day}").format(day=say_day(row["left_on"], today)) if row["left_on"] else None
    return joined(row["department"], row["group"], ROLE.label(row["role"]), left)


def _event(row: Row, today: str) -> str:
    return joined(row["starts_at"], row["venue"])


def _nothing(text: str) -> str:
    """What to try where nothing fits."""
    if not text.strip():
        return _("Say what to look for: a part of a name or its pinyin initials, a contact, or the last four digits of a phone.")
    tried = _(
        "Nothing fits “{text}”. Try a shorter part of the name, its pinyin initials, the contact, or at least four digits of the "
        "phone."
    )
    return tried.format(text=text)


def _note(rows: list[dict[str, object]], cut: list[str], limit: int) -> str:
    if cut:
        return _("There are more ({kinds}); the first {limit} of each are shown. More with --limit N").format(
            kinds=_(", ").join(cut), limit=limit
        )
    if not rows:
        return ""
    found = ngettext("{n} found; all about one: mgrday show KIND NO", "{n} found; all about one: mgrday show KIND NO", len(rows))
    return found.format(n=len(rows))
