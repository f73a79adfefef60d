"""The names of clients: an index of its own keeps them unique, which a long import makes at its end; an unused one goes."""

import sqlalchemy as sa
from alembic import op

from mgrday.store.migrations.shapes import index

revision = "0007"
down_revision = "0006"
UNIQUE = "clients_name_key_key"
"""What PostgreSQL calls the constraint; SQLite knows it by no name."""


def upgrade() -> None:
    """Let the index take the place of the constraint."""
    op.drop_index("ix_clients_name", "clients")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(UNIQUE, "clients", type_="unique")
    else:
        _rebuild()
    index("ix_clients_name_key", "clients", ["name_key"], unique=True)


def _rebuild() -> None:
    """SQLite makes the table anew to lose a constraint. Its ids are still never given twice."""
    last = op.get_bind().execute(sa.text("select seq from sqlite_sequence where name = 'clients'")).scalar()
    with op.batch_alter_table(
        "clients", naming_convention={"uq": "%(table_name)s_%(column_0_name)s_key"}, table_kwargs={"sqlite_autoincrement": True}
    ) as clients:
        clients.drop_constraint(UNIQUE, type_="unique")
    if last is not None:
        op.execute(sa.text("delete from sqlite_sequence where name = 'clients'"))
        op.execute(sa.text("insert into sqlite_sequence (name, seq) values ('clients', :last)").bindparams(last=last))
