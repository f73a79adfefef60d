"""Comments: what the manager says of a member in a week's check."""

from sqlalchemy import Index

from mgrday.records.row import DAY, TEXT, Field, Row


class Comment(Row, table=True):
    """The manager's comment about a member in the check of a week (``2026-W47``); one for each."""

    __tablename__ = "comments"
    __table_args__ = (Index("comments_once", "member_id", "week", unique=True), Index("comments_week", "week"))
    member_id: int = Field(foreign_key="members.id")
    week: str = Field(sa_type=DAY)
    comment: str = Field(sa_type=TEXT)
    said_on: str = Field(sa_type=DAY)
