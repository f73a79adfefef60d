"""Rewards and penalties."""

from sqlalchemy import Index

from mgrday.records.row import CODE, DAY, FEN, TEXT, Field, Row
from mgrday.store.work import Values, Work


class Award(Row, table=True):
    """A reward or a penalty of a member, with its reason; `amount` in fen, `points` a count."""

    __tablename__ = "awards"
    __table_args__ = (Index("awards_day", "awarded_on", "member_id"), Index("awards_member", "member_id", "awarded_on"))
    member_id: int = Field(foreign_key="members.id")
    reason: str = Field(sa_type=TEXT)
    type: str = Field(default="reward", sa_type=CODE)
    awarded_on: str = Field(sa_type=DAY)
    amount: int | None = Field(default=None, sa_type=FEN)
    points: int | None = None


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A reward, today, unless told otherwise."""
    row["type"] = row["type"] or "reward"
    row["awarded_on"] = row["awarded_on"] or work.today
