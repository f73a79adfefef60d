"""Talks with members."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.records.row import DAY, TEXT, Field, Row
from mgrday.store.work import Values, Work
from mgrday.words import _


class Talk(Row, table=True):
    """A talk with a member, about a client or not."""

    __tablename__ = "talks"
    __table_args__ = (Index("talks_member", "member_id", "held_on"), Index("talks_client", "client_id", "held_on"))
    member_id: int = Field(foreign_key="members.id")
    client_id: int | None = Field(default=None, foreign_key="clients.id")
    held_on: str = Field(sa_type=DAY, index=True)
    about: str = Field(sa_type=TEXT)
    agreed: str | None = Field(default=None, sa_type=TEXT)
    next_on: str | None = Field(default=None, sa_type=DAY, index=True)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A talk was held today unless told otherwise, and the next one is not before it. Raises RefusedError."""
    row["held_on"] = row["held_on"] or work.today
    if row["next_on"] and row["next_on"] < row["held_on"]:
        raise RefusedError(
            _("The next talk on {day} would be before this one ({held}).").format(day=row["next_on"], held=row["held_on"]),
            todo=_("Give a later day, or none."),
        )
