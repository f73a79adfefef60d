"""What makes very many new rows cheap on SQLite: indexes are made at the end, where sorting once beats a place for each row.

PostgreSQL keeps its indexes: it fills them well enough, and taking them away would lock readers out.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from mgrday.store.engine import MOST_CACHED

MANY = 20_000
"""Fewer new rows are not worth it; nor are fewer than the table had before."""
LATER: dict[str, Sequence[str]] = {
    "clients": (
        "clients_created",
        "clients_open",
        "clients_untouched",
        "ix_clients_core_key",
        "ix_clients_name_key",
        "ix_clients_phone",
        "ix_clients_phone_reversed",
    ),
    "grades": ("grades_day",),
}
"""By table, the indexes into which each new row goes at another place. Whoever adds rows must do without, or have them made."""
IDENTIFYING = {"clients": "ix_clients_name_key"}
"""By table, the one of these that tells whether a record is there already, and keeps it from being there twice."""
MERGED = {"clients": "client_grams"}
"""By table, its search index. Meanwhile that merges its parts only where there are very many, not again and again."""
USUALLY, SELDOM = 4, 0
"""How many parts alike are merged (FTS5's ``automerge``): SQLite's own number, and only so many as it bears."""
SORTING_CACHE = 4 * 1024
"""KiB of the store at hand while indexes are made: what is too much to sort there is sorted in pieces by another thread, while
this one reads on. With a large cache one thread reads all, then sorts all, in half as long again."""


def take_away(connection: Connection, table: str) -> dict[str, str]:
    """Drop the indexes of `LATER`; gives the SQL that makes each again, by name."""
    names = ", ".join(f"'{name}'" for name in LATER[table])
    found = connection.exec_driver_sql(f"select name, sql from sqlite_master where type = 'index' and name in ({names})").all()
    for name, _sql in found:
        connection.exec_driver_sql(f'drop index "{name}"')
    _merge(connection, table, SELDOM)
    return {str(name): str(sql) for name, sql in found}


def give_back(connection: Connection, table: str, indexes: Iterable[str]) -> None:
    """Make the indexes of a table that were taken away; from now on it grows as usual."""
    _merge(connection, table, USUALLY)
    make_again(connection, indexes)


def _merge(connection: Connection, table: str, parts: int) -> None:
    if table in MERGED:
        index = MERGED[table]
        connection.exec_driver_sql(f"insert into {index} ({index}, rank) values ('automerge', {parts})")


def make_again(connection: Connection, indexes: Iterable[str]) -> None:
    """Make indexes that were taken away."""
    connection.exec_driver_sql("pragma threads = 1")
    connection.exec_driver_sql(f"pragma cache_size = -{SORTING_CACHE}")
    for sql in indexes:
        connection.exec_driver_sql(sql)
    connection.exec_driver_sql(f"pragma cache_size = -{MOST_CACHED}")
