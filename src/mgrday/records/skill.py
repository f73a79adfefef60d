"""Competencies that members have reached."""

from sqlalchemy import UniqueConstraint

from mgrday.records.row import DAY, TEXT, Field, Row
from mgrday.store.work import Values, Work


class Skill(Row, table=True):
    """A member reached a competency (its id in the method) on a day."""

    __tablename__ = "skills"
    __table_args__ = (UniqueConstraint("member_id", "competency", name="skills_once"),)
    member_id: int = Field(foreign_key="members.id")
    competency: str = Field(sa_type=TEXT)
    reached_on: str = Field(sa_type=DAY)
    note: str | None = Field(default=None, sa_type=TEXT)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Reached today unless told otherwise."""
    row["reached_on"] = row["reached_on"] or work.today
