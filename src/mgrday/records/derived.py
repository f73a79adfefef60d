"""What is worked out from other records and kept beside them, brought up to date in the transaction that writes.

Reviews read these columns instead of a client's whole history, so that they cost their period and not what history weighs.
"""

from itertools import chain

from mgrday.store.named import beside
from mgrday.store.reader import in_chunks
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
ORDER = ("grades", "counts", "idle", "visits", "received", "near_gone", "near_found")
"""The queries in the order in which each may rely on those before it."""
MANY = 5000
"""So many new clients are compared with everybody at once, not one by one."""


def bring_up_to_date(work: Work) -> None:
    """Work out the derived columns of every client that the unit of work touched, of their outings and deals.

    New clients that nothing else touched say it as they were written; of them only who looks like them is found.
    """
    cursor = work.session.connection().connection.cursor()
    new = work.fresh[work.paired :]
    if sum(map(len, new)) > MANY:
        cursor.execute(SQL["near_new_many"].replace("/*ids*/", str(new[0].start)))
    else:
        for ids in in_chunks(chain.from_iterable(new)):
            cursor.execute(SQL["near_new"].replace("/*ids*/", ids))
    work.paired = len(work.fresh)
    for ids in in_chunks(work.touched):
        for name in ORDER:
            cursor.execute(SQL[name].replace("/*ids*/", ids))
    cursor.close()
    work.touched.clear()
