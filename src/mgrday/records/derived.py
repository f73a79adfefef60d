"""What is worked out from other records and kept beside them, brought up to date in the transaction that writes.

Reviews read these columns instead of a client's whole history, so that they cost their period and not what history weighs.
"""

from itertools import chain
from typing import Any

from sqlalchemy import Connection

from mgrday.store.address import Address
from mgrday.store.engine import make_engine
from mgrday.store.named import beside
from mgrday.store.reader import Reader, in_chunks
from mgrday.store.trouble import guarded
from mgrday.store.work import DERIVED, Work

SQL = beside(__file__)

DERIVED.update(
    clients=frozenset(
        {
            *("grade", "graded_on", "last_touch_day", "idle_since"),
            *("signed_on", "keyword_count", "outing_count", "served_on"),
        }
    ),
    outings=frozenset({"visit_no", "had_keyword", "grade_then"}),
    deals=frozenset({"received"}),
)
NEAR = ("near_gone", "near_found")
ORDER = ("grades", "counts", "idle", "visits", "received", *NEAR)
"""The queries in the order in which each may rely on those before it."""
MOST_ALIKE = 50
"""Of those who share a phone, or the core of a name, so many are compared, the first (see `derived.sql`)."""
MANY = 5000
"""So many new clients are compared with everybody at once, not one by one."""


def bring_up_to_date(work: Work) -> None:
    """Work out the derived columns of every client that the unit of work touched, of their outings and deals.

    New clients that nothing else touched say it as they were written; of them only who looks like them is found.
    """
    work.complete_indexes()
    cursor = work.session.connection().connection.cursor()
    new = work.added.get("clients", [])[work.paired :]
    if sum(map(len, new)) > MANY:
        cursor.execute(SQL["near_new_many"].replace("/*ids*/", str(new[0].start)))
    else:
        for ids in in_chunks(chain.from_iterable(new)):
            cursor.execute(SQL["near_new"].replace("/*ids*/", ids))
    work.paired += len(new)
    moved = {row[0] for ids in in_chunks(work.touched) for row in work.reader.tuples(SQL["near_next"].replace("/*ids*/", ids))}
    for some, names in ((work.touched, ORDER), (moved - work.touched, NEAR)):
        for ids in in_chunks(some):
            for name in names:
                cursor.execute(SQL[name].replace("/*ids*/", ids))
    cursor.close()
    work.touched.clear()


def crowded(reader: Reader, first: int) -> bool:
    """Whether a client from the id `first` on looks like `MOST_ALIKE` who are compared, so that some are not."""
    return reader.value(SQL["crowded"], first=first) is not None


KEPT = (
    "select id, grade, graded_on, signed_on, keyword_count, outing_count, served_on, last_touch_day, idle_since "
    "from clients where id in ({ids})",
    "select client_id, id, visit_no, had_keyword, grade_then from outings where client_id in ({ids})",
    "select client_id, id, received from deals where client_id in ({ids})",
    "select client_a, client_b, why from near_pairs where client_a in ({ids})",
    "select client_b, client_a, why from near_pairs where client_b in ({ids})",
)
"""What `bring_up_to_date` keeps of some clients; the first column is the client."""


def differing(place: Address) -> list[int]:
    """The clients of whom something is kept that is not what it would be if it were worked out now. Nothing is written.

    Each 500 clients have a transaction of their own, so that others can write in between. Raises StoreError.
    """
    engine = make_engine(place)
    try:
        with guarded(), engine.connect() as connection:
            ids = [int(row[0]) for row in connection.exec_driver_sql("select id from clients order by id")]
            connection.rollback()
            return [client for some in in_chunks(ids) for client in _differing(connection, some)]
    finally:
        engine.dispose()


def _differing(connection: Connection, ids: str) -> list[int]:
    def kept() -> set[tuple[Any, ...]]:
        return {(number, *row) for number, sql in enumerate(KEPT) for row in connection.exec_driver_sql(sql.format(ids=ids))}

    with connection.begin() as transaction:
        before = kept()
        for name in ORDER:
            connection.exec_driver_sql(SQL[name].replace("/*ids*/", ids))
        after = kept()
        transaction.rollback()
    return sorted({int(row[1]) for row in before ^ after})
