"""Files: what was imported and when; the initials and the search index by which clients, members and events are found."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from mgrday.initials import company_initials, initials
from mgrday.store import grams
from mgrday.store.migrations.shapes import INT, SHORT, TEXT, column, index, table

revision = "0005"
down_revision = "0004"
BATCH = 5000


def upgrade() -> None:
    """Make the tables and the columns, spell the names that are there and take the clients into the search index."""
    _imports()
    _columns()
    _spell("clients", ("name_key", "core_key", "contact"), _of_a_client)
    _spell("members", ("name",), lambda name: {"initials": initials(name, person=True) or None})
    _spell("events", ("name",), lambda name: {"initials": initials(name) or None})
    _search_index()


def _imports() -> None:
    table(
        "imports",
        column("command_id", INT),
        column("kind", SHORT),
        column("file", TEXT),
        column("digest", TEXT),
        column("accepted", INT),
        column("rejected", INT),
        column("duplicates", INT),
        column("updated", INT),
        column("near_matches", INT),
        column("rejects_file", TEXT, null=True),
        column("imported_at", SHORT),
    )
    index("imports_command", "imports", ["command_id"])
    index("imports_digest", "imports", ["digest"])


def _columns() -> None:
    op.add_column("clients", column("initials", TEXT, null=True))
    op.add_column("clients", column("contact_initials", TEXT, null=True))
    op.add_column("members", column("initials", TEXT, null=True))
    op.add_column("events", column("initials", TEXT, null=True))


def _of_a_client(key: str, core: str, contact: str | None) -> dict[str, str | None]:
    spelled = company_initials(key, core)
    return {"initials": spelled, "contact_initials": initials(contact or "", person=True) or None}


def _spell(of: str, columns: tuple[str, ...], spelled: Callable[..., dict[str, str | None]]) -> None:
    """Fill the columns of initials of a table."""
    for rows in _batches(of, columns):
        values: list[dict[str, Any]] = [{"id": row[0], **spelled(*row[1:])} for row in rows]
        setting = ", ".join(f"{name} = :{name}" for name in values[0] if name != "id")
        op.get_bind().execute(sa.text(f"update {of} set {setting} where id = :id"), values)


def _search_index() -> None:
    """A table that each database makes in its own way: contentless on SQLite, since it only says which clients to look at."""
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute("create table client_grams (id integer primary key, grams tsvector not null)")
    else:
        op.execute(
            "create virtual table client_grams "
            "using fts5 (grams, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii')"
        )
    for rows in _batches("clients", grams.INDEXED):
        op.get_bind().exec_driver_sql(grams.ADD[postgres], [(row[0], grams.grams(*row[1:])) for row in rows])
    if postgres:
        op.execute("create index client_grams_words on client_grams using gin (grams)")


def _batches(of: str, columns: tuple[str, ...]) -> Iterator[Sequence[Any]]:
    read = sa.text(f"select id, {', '.join(columns)} from {of} where id > :after order by id limit {BATCH}")
    after = -1
    while rows := op.get_bind().execute(read, {"after": after}).all():
        yield rows
        after = rows[-1][0]
