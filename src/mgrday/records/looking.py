"""What the verbs look up to say what they did and what comes next. Plain reads; they load no SQLAlchemy."""

from dataclasses import dataclass

from mgrday.errors import NotFoundError
from mgrday.kinds import KINDS
from mgrday.store.reader import Reader
from mgrday.store.references import find
from mgrday.words import _


@dataclass(frozen=True, slots=True)
class Visit:
    """An outing as it is told: which visit to the client it is, whether a keyword was prepared, the client's grade now."""

    member: str
    client: str
    number: int
    prepared: bool
    grade: str


def name_of(reader: Reader, kind: str, record_id: int) -> str:
    """The name of a member, client, event, group or department; a client's for a record of a client."""
    table = KINDS[kind].table
    if kind in ("deal", "outing", "keyword", "receipt", "invitation", "call", "payment"):
        sql = f"select c.name from {table} t join clients c on c.id = t.client_id where t.id = :id"
    else:
        sql = f"select name from {table} where id = :id"
    return str(reader.value(sql, id=record_id))


def visit(reader: Reader, outing_id: int) -> Visit:
    """The outing `outing_id`, once its unit of work is over (before that its derived columns are not worked out)."""
    sql = (
        "select m.name as member, c.name as client, o.visit_no, o.had_keyword, c.grade from outings o "
        "join members m on m.id = o.member_id join clients c on c.id = o.client_id where o.id = :id"
    )
    (row,) = reader.rows(sql, id=outing_id)
    return Visit(row["member"], row["client"], int(row["visit_no"]), bool(row["had_keyword"]), row["grade"])


def receipt_of(reader: Reader, event_id: int, client: str) -> int:
    """The receipt of the client that `client` means for an event. Raises NotFoundError."""
    client_id = find(reader, "lead", client)
    sql = "select id from receipts where event_id = :event and client_id = :client"
    found = reader.value(sql, event=event_id, client=client_id)
    if found is None:
        event, name = name_of(reader, "event", event_id), name_of(reader, "lead", client_id)
        raise NotFoundError(
            _("“{client}” has no receipt for “{event}”.").format(client=name, event=event),
            unchanged=_("Nothing was written."),
            todo=_("Record it first: mgrday receipt add EVENT CLIENT"),
        )
    return int(found)


def keyword_of(reader: Reader, reference: str, term: str | None) -> int:
    """The keyword that `reference` means, or, with a `term`, the client's keyword of that term. Raises NotFoundError."""
    if term is None:
        return find(reader, "keyword", reference)
    client_id = find(reader, "lead", reference)
    sql = "select id from keywords where client_id = :client and lower(term) = lower(:term)"
    found = reader.value(sql, client=client_id, term=term.strip())
    if found is None:
        raise NotFoundError(
            _("“{client}” has no keyword “{term}”.").format(client=name_of(reader, "lead", client_id), term=term),
            unchanged=_("Nothing was written."),
            todo=_("See what is prepared: mgrday keyword list --company CLIENT"),
        )
    return int(found)
