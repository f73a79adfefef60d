"""The words that migrations are written in. Migrations that have shipped rely on them: add to them, never change them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

INT = sa.Integer()
FEN = sa.BigInteger()
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DAY = sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql")
SHORT = sa.String(16).with_variant(sa.String(16, collation="C"), "postgresql")


def table(name: str, *parts: Any) -> None:
    """A table whose ids are never given twice, so that the journal names one record by an id."""
    op.create_table(name, sa.Column("id", INT, primary_key=True), *parts, sqlite_autoincrement=True)


def column(name: str, kind: Any, *, null: bool = False) -> sa.Column[Any]:
    """A column of `kind`; it may be empty only where `null` says so."""
    return sa.Column(name, kind, nullable=null)


def refers(column: str, table: str) -> sa.ForeignKeyConstraint:
    """A reference to the ids of another table."""
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def index(name: str, table: str, columns: list[str], where: str | None = None, **options: Any) -> None:
    """An index, partial where `where` (SQL for both databases) is given."""
    if where is not None:
        options |= {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    op.create_index(name, table, columns, **options)
