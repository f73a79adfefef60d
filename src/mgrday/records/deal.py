"""Deals."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.records import reconciling
from mgrday.records.row import DAY, FEN, FLAG, TEXT, Field, Row, partial
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _


class Deal(Row, table=True):
    """An expected or signed sale, in fen; `received` is derived from its payments, `key_on` the day it became a key deal."""

    __tablename__ = "deals"
    __table_args__ = (
        partial("deals_signed", "signed_on", "member_id", "amount", where="signed_on is not null"),
        partial("deals_open", "expected_on", "member_id", where="signed_on is null and lost_on is null"),
        partial("deals_lost", "lost_on", where="lost_on is not null"),
        partial("deals_key", "expected_on", "member_id", where="key = 1"),
        partial("deals_overpaid", "signed_on", where="received > amount"),
        partial("deals_outstanding", "signed_on", where="signed_on is not null and received < amount"),
        Index("deals_client", "client_id"),
        Index("deals_member", "member_id"),
        Index("deals_event", "event_id"),
    )
    member_id: int = Field(foreign_key="members.id")
    client_id: int = Field(foreign_key="clients.id")
    amount: int = Field(sa_type=FEN)
    key: int = Field(default=0, sa_type=FLAG)
    expected_on: str | None = Field(default=None, sa_type=DAY)
    signed_on: str | None = Field(default=None, sa_type=DAY)
    lost_on: str | None = Field(default=None, sa_type=DAY)
    lost_reason: str | None = Field(default=None, sa_type=TEXT)
    event_id: int | None = Field(default=None, foreign_key="events.id")
    created_on: str = Field(sa_type=DAY)
    received: int = Field(default=0, sa_type=FEN)
    key_on: str | None = Field(default=None, sa_type=DAY)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A deal is signed or lost, never both. Raises RefusedError."""
    row["key"] = row["key"] or 0
    row["created_on"] = row.get("created_on") or min(work.today, row["signed_on"] or work.today, row["lost_on"] or work.today)
    row["key_on"] = _key_on(work, row, old)
    if row["signed_on"] and row["lost_on"]:
        raise RefusedError(
            _("A deal cannot be both signed ({signed}) and lost ({lost}).").format(signed=row["signed_on"], lost=row["lost_on"])
        )


def added(work: Work, ids: list[int], rows: Rows) -> None:
    """A deal booked on an event that was reconciled opens it again, unless a file says that it was there then."""
    reconciling.booked(work, (row for row in rows.dicts() if not row.get("reconciled")))


def changed(work: Work, deal_id: int, row: Values, old: Values) -> None:
    """So does a change of one; its payments are of its client and member. Raises RefusedError where they need its signature."""
    reconciling.moved(work, row, old)
    payments = work.reader.tuples("select p.id from payments p where p.deal_id = :id order by p.id", id=deal_id)
    if payments and not row["signed_on"]:
        raise RefusedError(
            _("Money came in on deal {id}, so it stays signed.").format(id=deal_id),
            todo=_("Remove its payments first: mgrday payment list --deal {id}").format(id=deal_id),
        )
    for (payment_id,) in payments:
        work.update("payments", int(payment_id), {"client_id": row["client_id"], "member_id": row["member_id"]})


def removed(work: Work, deal_id: int, old: Values) -> None:
    """And so does its removal: what was reconciled is not what there is."""
    reconciling.booked(work, [old])


def mark_key(work: Work, deal_id: int, key: bool) -> None:
    """Name a deal as a key deal, or no longer."""
    row = work.row("deals", deal_id)
    marked = row | {"key": int(key)}
    work.update("deals", deal_id, marked | {"key_on": _key_on(work, marked, row)})


def _key_on(work: Work, row: Values, old: Values | None) -> str | None:
    """The day since which a deal is a key deal, None for one that is none."""
    if not row["key"]:
        return None
    if old is not None:
        told = row["key_on"] if row["key_on"] != old["key_on"] else None
        return str(told or old["key_on"] or work.today)
    return str(row.get("key_on") or row["created_on"])


def sign(work: Work, deal_id: int, on: str, amount: int | None) -> None:
    """Record the signature on the day `on`, for `amount` fen where it differs from what was expected. Raises RefusedError."""
    row = _still_open(work, deal_id)
    signed = {"signed_on": on, "amount": row["amount"] if amount is None else amount}
    work.update("deals", deal_id, signed)
    reconciling.moved(work, row | signed, row)


def lose(work: Work, deal_id: int, on: str, reason: str | None) -> None:
    """Record that a deal is lost. Raises RefusedError."""
    _still_open(work, deal_id)
    work.update("deals", deal_id, {"lost_on": on, "lost_reason": reason})


def _still_open(work: Work, deal_id: int) -> Values:
    row = work.row("deals", deal_id)
    if row["signed_on"] or row["lost_on"]:
        ended = _("signed on {day}") if row["signed_on"] else _("lost on {day}")
        raise RefusedError(
            _("Deal {id} was {ended} already.").format(id=deal_id, ended=ended.format(day=row["signed_on"] or row["lost_on"])),
            todo=_("Correct it with: mgrday deal edit {id}, or take the last command back: mgrday undo").format(id=deal_id),
        )
    return row
