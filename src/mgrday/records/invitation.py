"""Invitations."""

from sqlalchemy import Index, UniqueConstraint

from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, Field, Row
from mgrday.store.work import Values, Work
from mgrday.words import _


class Invitation(Row, table=True):
    """A client's invitation to an event, by the member who invited."""

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("event_id", "client_id", name="invitations_once"),
        Index("invitations_day", "sent_on", "member_id"),
        Index("invitations_client", "client_id"),
        Index("invitations_member", "member_id"),
    )
    event_id: int = Field(foreign_key="events.id")
    client_id: int = Field(foreign_key="clients.id")
    member_id: int = Field(foreign_key="members.id")
    sent_on: str = Field(sa_type=DAY)
    channel: str | None = Field(default=None, sa_type=CODE)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """An invitation is sent today unless told otherwise."""
    row["sent_on"] = row["sent_on"] or work.today


def changed(work: Work, invitation_id: int, row: Values, old: Values) -> None:
    """Its receipt is counted for who invites; an invitation that has one stays what it is. Raises RefusedError."""
    receipt = _receipt(work, old)
    if receipt is not None:
        if (row["event_id"], row["client_id"]) != (old["event_id"], old["client_id"]):
            raise _answered(receipt)
        work.update("receipts", receipt, {"member_id": row["member_id"]})


def removed(work: Work, invitation_id: int, old: Values) -> None:
    """There is no receipt without an invitation. Raises RefusedError."""
    receipt = _receipt(work, old)
    if receipt is not None:
        raise _answered(receipt)


def _receipt(work: Work, row: Values) -> int | None:
    sql = "select r.id from receipts r where r.event_id = :event and r.client_id = :client"
    found = work.reader.value(sql, event=row["event_id"], client=row["client_id"])
    return None if found is None else int(found)


def _answered(receipt: int) -> RefusedError:
    return RefusedError(
        _("This invitation has its receipt, {id}: it stays, with its client and event.").format(id=receipt),
        todo=_("Remove the receipt first: mgrday receipt remove {id}").format(id=receipt),
    )
