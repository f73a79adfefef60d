"""Actions agreed in checks, and the manager's comments."""

from sqlalchemy import Index, UniqueConstraint

from mgrday.records.row import DAY, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work


class Action(Row, table=True):
    """What a check agreed with a member; `week` is the week that was checked (``2026-W47``), where one was."""

    __tablename__ = "actions"
    __table_args__ = (
        partial("actions_open", "due_on", "member_id", where="done_on is null"),
        Index("actions_member", "member_id", "agreed_on"),
    )
    member_id: int = Field(foreign_key="members.id")
    action: str = Field(sa_type=TEXT)
    week: str | None = Field(default=None, sa_type=DAY, index=True)
    due_on: str | None = Field(default=None, sa_type=DAY)
    done_on: str | None = Field(default=None, sa_type=DAY)
    agreed_on: str = Field(sa_type=DAY)


class Comment(Row, table=True):
    """The manager's comment on a member's week."""

    __tablename__ = "comments"
    __table_args__ = (UniqueConstraint("member_id", "week", name="comments_once"),)
    member_id: int = Field(foreign_key="members.id")
    week: str = Field(sa_type=DAY, index=True)
    comment: str = Field(sa_type=TEXT)
    written_on: str = Field(sa_type=DAY)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """An action is agreed today."""
    row["agreed_on"] = row.get("agreed_on") or work.today
