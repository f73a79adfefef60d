"""Groups."""

from sqlalchemy import UniqueConstraint

from mgrday.records.row import TEXT, Field, Row
from mgrday.store.work import Values, Work


class Group(Row, table=True):
    """A group inside a department."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("department_id", "name", name="groups_name"),)
    name: str = Field(sa_type=TEXT)
    department_id: int = Field(foreign_key="departments.id")


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Nothing follows from a group's name."""
