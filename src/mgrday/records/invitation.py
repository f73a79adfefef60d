"""Invitations."""

from sqlalchemy import Index, UniqueConstraint

from mgrday.records.row import CODE, DAY, Field, Row
from mgrday.store.work import Values, Work


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
