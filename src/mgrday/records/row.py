"""What every table has in common."""

from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from mgrday.store.columns import CODE, DAY, FEN, FLAG, TEXT, TIME

__all__ = ["CODE", "DAY", "FEN", "FLAG", "TEXT", "TIME", "Field", "Row", "partial"]


class Row(SQLModel):
    """A row with an id. Values are validated by the kind's field types before they come here."""

    id: int | None = Field(default=None, primary_key=True)


def partial(name: str, *columns: str, where: str, **options: Any) -> Index:
    """An index over the rows for which `where` holds.

    The migrations make it on both databases. Saying so here for PostgreSQL too would load its driver's part of SQLAlchemy with
    every command that writes.
    """
    return Index(name, *columns, sqlite_where=text(where), **options)
