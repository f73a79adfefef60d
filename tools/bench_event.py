"""The store of a large event, for measuring: the demonstration's, with an event of 500 invitations and 300 receipts beside it.

Its twelve members have invited alike. The event begins two workdays after the story's last day, as the demonstration's own.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

INVITATIONS, RECEIPTS, CAME, SIGNED = 500, 300, 180, 40
NAME = "万商大会"
DAY, SENT, BACK = "2026-11-20", "2026-11-17", "2026-11-18"
CLIENT = (
    "name, name_key, core_key, phone, phone_reversed, owner_id, created_on, step_set_on, grade, graded_on, idle_since,"
    " keyword_count, outing_count"
)
RECEIPT = "event_id, client_id, member_id, received_on, people, key, chase, chased_on, came, came_on"
DEAL = "member_id, client_id, amount, key, signed_on, event_id, created_on, received"


def make(demo: Path, path: Path, *, over: bool) -> int:
    """A copy of the `demo` store at `path` with the event in it; once it is `over`, with who came and signed. Its id."""
    shutil.copyfile(demo, path)
    with closing(sqlite3.connect(path)) as store, store:
        sql = "insert into events (name, starts_at, day, goal_invitations, goal_receipts, goal_attendance, goal_amount) values "
        event = store.execute(f"{sql} ('{NAME}', '{DAY} 13:30', '{DAY}', 550, 320, 200, 80000000)").lastrowid
        assert event is not None
        members = [row[0] for row in store.execute("select id from members where role in ('rep', 'leader') and left_on is null")]
        first = store.execute("select max(id) + 1 from clients").fetchone()[0]
        store.executemany(f"insert into clients ({CLIENT}) values ({_marks(CLIENT)})", _clients(members))
        for n in range(INVITATIONS):
            member, client = members[n % len(members)], first + n
            sql = "insert into invitations (event_id, client_id, member_id, sent_on, channel) values (?, ?, ?, ?, 'fax')"
            store.execute(sql, (event, client, member, SENT))
            if n < RECEIPTS:
                came = int(n < CAME) if over else None
                chase = ("yes", "later", None)[n % 3], (BACK if n % 3 < 2 else None)
                row = (event, client, member, BACK, 1 + n % 2, int(n % 9 == 0), *chase, came, DAY if came else None)
                store.execute(f"insert into receipts ({RECEIPT}) values ({_marks(RECEIPT)})", row)
            if over and n < SIGNED:
                row = (member, client, 1_280_000, 0, DAY, event, DAY, 640_000)
                store.execute(f"insert into deals ({DEAL}) values ({_marks(DEAL)})", row)
        store.execute("analyze")
    return event


def _clients(members: list[int]) -> Iterator[tuple[object, ...]]:
    for n in range(INVITATIONS):
        name, number, owner = f"万商大会来宾第{n:03}号有限公司", phone(n), members[n % len(members)]
        yield (name, name, name, number, number[::-1], owner, SENT, SENT, "ABC"[n % 3], SENT, BACK, n % 5, 0)


def phone(n: int) -> str:
    """The phone of guest `n`."""
    return f"139{n:08}"


def _marks(columns: str) -> str:
    """A placeholder for each of `columns`."""
    return ", ".join("?" * len(columns.split(",")))
