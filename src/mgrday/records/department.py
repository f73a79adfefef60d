"""Departments."""

from mgrday.records.row import TEXT, Field, Row
from mgrday.store.work import Values, Work


class Department(Row, table=True):
    """A department of a branch."""

    __tablename__ = "departments"
    name: str = Field(sa_type=TEXT, unique=True)
    branch: str | None = Field(default=None, sa_type=TEXT)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Nothing follows from a department's name."""
