"""Finding the record that a reference means: its id, exact name, a fragment of the name, pinyin initials, a phone's tail."""

from mgrday.errors import NotFoundError
from mgrday.initials import typed_initials
from mgrday.kinds import KINDS
from mgrday.kinds.base import clean
from mgrday.names import name_key
from mgrday.store.grams import clients_like
from mgrday.store.merged import where_is
from mgrday.store.reader import Reader, Row
from mgrday.words import _

MOST_CANDIDATES = 8
NAMED = {"lead": "clients", "member": "members", "event": "events", "department": "departments", "group": "groups"}
SPELLED = {"lead", "member", "event"}
"""The kinds that keep their names' pinyin initials."""
OF_A_CLIENT = {"deal", "outing", "call", "keyword", "invitation", "receipt", "payment", "service"}

STILL_OPEN = {"deal": "signed_on is null and lost_on is null", "outing": "back_at is null", "service": "done_on is null"}
"""By kind, what the one record is like that a client's name means where the client has several."""


def find(reader: Reader, kind: str, reference: str) -> int:
    """The id of the `kind` that `reference` means. Raises NotFoundError: none, or several, which are then named."""
    text = clean(reference)
    found = candidates(reader, kind, text)
    if len(found) == 1:
        return int(found[0]["id"])
    what = KINDS[kind].title
    if not found:
        merged = where_is(reader, text) if kind == "lead" else None
        if merged is not None:
            raise NotFoundError(
                _("“{text}” was merged into client {id}.").format(text=merged.name, id=merged.into),
                todo=_("See it with: mgrday {kind} show {id}").format(kind=kind, id=merged.into),
            )
        raise NotFoundError(
            _("There is no {kind} “{text}”.").format(kind=what, text=text),
            todo=_("See what there is: mgrday {kind} list").format(kind=kind),
        )
    named = "\n".join(f"  {row['id']:>6}  {row['name']}" for row in found[:MOST_CANDIDATES])
    more = "\n  …" if len(found) > MOST_CANDIDATES else ""
    raise NotFoundError(
        _("“{text}” fits several ({kind}):").format(kind=what, text=text) + f"\n{named}{more}",
        todo=_("Give the id, or more of the name."),
    )


def candidates(reader: Reader, kind: str, text: str) -> list[Row]:
    """The records (`id`, `name`) that `text` may mean, best way of matching first; at most one more than are named."""
    if text.isascii() and text.isdigit() and len(text) < 16:
        found = reader.rows(f"select id, {_name_of(kind)} as name from {KINDS[kind].table} where id = :id", id=int(text))
        if found:
            return found
    if kind in NAMED:
        return _named(reader, kind, text)
    if kind in OF_A_CLIENT:
        return _by_client(reader, kind, text)
    if kind == "matter":
        return _by_title(reader, text)
    return []


def escaped(text: str) -> str:
    """`text` as ``like … escape '\\'`` compares it: its own percent signs and underscores mean themselves."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _name_of(kind: str) -> str:
    return "name" if kind in NAMED else "cast(id as text)"


def _named(reader: Reader, kind: str, text: str) -> list[Row]:
    """The records of the nearest way in which `text` may name one."""
    found = _by_name(reader, kind, text) or _by_initials(reader, kind, text)
    return found or (_by_tail(reader, text) if kind == "lead" else [])


def _by_name(reader: Reader, kind: str, text: str) -> list[Row]:
    table = NAMED[kind]
    if kind == "lead":
        exact = reader.rows("select id, name from clients where name_key = :key", key=name_key(text))
    else:
        exact = reader.rows(f"select id, name from {table} where name = :name order by id", name=text)
    if exact or not text:
        return exact
    key = name_key(text)
    if kind != "lead":
        named = reader.rows(f"select id, name from {table} order by name, id")
        return [row for row in named if key in name_key(row["name"])][: MOST_CANDIDATES + 1]
    ids, values = clients_like(reader, key, "", "c.name_key like :fragment escape '\\'")
    return reader.rows(
        f"select id, name from clients where id in ({ids}) order by name, id limit :most",
        fragment=f"%{escaped(key)}%",
        most=MOST_CANDIDATES + 1,
        **values,
    )


def _by_initials(reader: Reader, kind: str, text: str) -> list[Row]:
    """By the pinyin initials of the whole name, else their beginning, else a part of them."""
    spelled = typed_initials(text)
    if kind not in SPELLED or not spelled:
        return []
    fitting = "initials like '%' || :spelled || '%'"
    values: Row = {}
    if kind == "lead":
        ids, values = clients_like(reader, "", spelled, f"c.{fitting}")
        fitting = f"id in ({ids})"
    found = reader.rows(
        "select id, name, case "
        "when initials = :spelled or initials like :spelled || ' %' or initials like '% ' || :spelled then 0 "
        "when initials like :spelled || '%' or initials like '% ' || :spelled || '%' then 1 else 2 end as way "
        f"from {NAMED[kind]} where {fitting} order by way, name, id limit :most",
        spelled=spelled,
        most=MOST_CANDIDATES + 1,
        **values,
    )
    return [{"id": row["id"], "name": row["name"]} for row in found if row["way"] == found[0]["way"]]


def _by_tail(reader: Reader, text: str) -> list[Row]:
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) >= 4):
        return []
    start = digits[::-1]
    return reader.rows(
        "select id, name from clients where phone_reversed >= :start and phone_reversed < :beyond order by name, id limit :most",
        start=start,
        beyond=start + ":",
        most=MOST_CANDIDATES + 1,
    )


def _by_title(reader: Reader, text: str) -> list[Row]:
    """The key matters of a title, else those not yet inspected whose title has a fragment."""
    exact = reader.rows("select id, title as name from matters where title = :title order by id", title=text)
    if exact or not text:
        return exact
    fragment = f"%{escaped(text.lower())}%"
    return reader.rows(
        "select id, title as name from matters where inspected_on is null and lower(title) like :fragment escape '\\' "
        "order by id limit :most",
        fragment=fragment,
        most=MOST_CANDIDATES + 1,
    )


def _by_client(reader: Reader, kind: str, text: str) -> list[Row]:
    """The records of the one client that `text` names; of several deals the open one, of several outings the one still out."""
    clients = _named(reader, "lead", text)
    if len(clients) != 1:
        return clients
    table = KINDS[kind].table
    still_open = STILL_OPEN.get(kind)
    all_of_it = f"select id, cast(id as text) as name from {table} where client_id = :client"
    if still_open:
        opened = reader.rows(f"{all_of_it} and {still_open} order by id", client=clients[0]["id"])
        if len(opened) == 1:
            return opened
    return [{**row, "name": clients[0]["name"]} for row in reader.rows(f"{all_of_it} order by id", client=clients[0]["id"])]
