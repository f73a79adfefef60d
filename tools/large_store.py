"""Make a large, plausible store, for measuring: ``tools/large_store.py PATH [--clients 1000000 --calls 10000000]``.

A branch of 300 sales people over as many years as the clients need at their pace; a million take ten years. Fewer clients
make the history shorter and leave the people as they are, so that what the reviews find stays the same.
"""

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench_people import LAST_DAY, Branch, company, history
from bench_work import Story, shifted

from mgrday.initials import company_initials, initials
from mgrday.names import name_key
from mgrday.records.derived import ORDER, SQL
from mgrday.store import grams
from mgrday.store.address import Address
from mgrday.store.migrating import create

DAYS_PER_CLIENT = 2500 / 1_000_000
COLUMNS = {
    "departments": "id, name, branch",
    "groups": "id, name, department_id",
    "members": "id, name, department_id, group_id, role, hired_on, left_on, created_on",
    "clients": "id, name, name_key, core_key, contact, title, phone, phone_reversed, industry, region, source, owner_id,"
    " next_step, next_on, step_set_on, created_on, archived_on, grade, graded_on, idle_since, keyword_count, outing_count",
    "calls": "member_id, client_id, called_at, day, reached, minutes",
    "keywords": "member_id, client_id, term, mode, years, quote, status, prepared_on",
    "grades": "client_id, grade, on_day",
    "deals": "member_id, client_id, amount, key, expected_on, signed_on, lost_on, event_id, created_on, received",
    "payments": "deal_id, client_id, member_id, amount, paid_on",
    "outings": "member_id, client_id, left_at, day, due_back_at, back_at, ends_at, result, why_not, condition, expected_on,"
    " debriefed_on, called_back_at, called_back_on, verdict, verdict_grade, with_manager, visit_no, had_keyword, grade_then",
    "events": "name, starts_at, day, venue, goal_invitations, goal_receipts, goal_attendance, goal_amount",
    "invitations": "event_id, client_id, member_id, sent_on, channel",
    "receipts": "event_id, client_id, member_id, received_on, people, key, came, came_on, chase, chased_on",
    "talks": "member_id, client_id, held_on, about, agreed",
    "services": "client_id, kind, raised_on, due_on, done_on",
    "targets": "scope, scope_id, scope_key, name, period, period_kind, period_start, period_end, metric, value, set_on",
    "standards": "metric, seniority, period, value, set_on",
}
FAST = ("journal_mode = off", "synchronous = off", "foreign_keys = off", "cache_size = -800000", "temp_store = memory")
CONSTANT = {"deals": "0", "outings": "0, 0, 0, 'C'"}
"""What is worked out later, or the same in every row."""
STANDARDS = (
    *(("calls", "day", 8), ("effective_calls", "day", 3)),
    *(("outings", "week", 4), ("keywords", "week", 1), ("leads", "week", 3)),
)
FIRST = ("grades_client", "calls_client", "outings_client", "keywords_client", "receipts_client", "deals_client",
         "payments_deal", "talks_client", "services_client", "ix_clients_core_key", "ix_clients_phone")
"""The indexes that working out the derived columns needs; the others are made after it."""


def insert(store: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Write rows with the values of `COLUMNS`."""
    names = COLUMNS[table]
    constant = CONSTANT.get(table, "")
    count = names.count(",") + 1 - (constant.count(",") + 1 if constant else 0)
    values = ", ".join(["?"] * count + ([constant] if constant else []))
    store.executemany(f'insert into "{table}" ({names}) values ({values})', rows)


def client_rows(story: Story) -> Iterable[tuple[object, ...]]:
    """The clients, at the end of the story."""
    days, chance, today = story.days, story.chance, LAST_DAY
    for number in range(1, len(story.created)):
        t, seat = story.created[number], story.seat_of[number]
        name, core = company(number)
        if number % 3333 == 0:
            name, core = "宁波" + company(number - 5)[1] + "有限公司", company(number - 5)[1]
        phone = f"139{number:08}" if number % 5000 else f"139{number - 7:08}"
        archived = days[t + 80] if story.fate[number] == "archived" and t + 80 <= story.last else None
        owner = story.branch.member_on(seat, story.last if archived is None else t)
        step, on = None, None
        if number in story.hot:
            if chance.random() < 0.006:
                owner = story.branch.on_seat[seat][0].id
            if chance.random() < 0.985:
                ahead = -5 if number in story.quiet and number % 2 else chance.randint(0, 13)
                step, on = "请经理一起见老板", shifted(today, ahead)
        day = days[t]
        yield (number, name, name_key(name), core, "王总", "总经理", phone, phone[::-1], f"行业{number % 40}",
               f"园区{number % 90}", "行业名录", owner, step, on, day, day, archived, "C", day, day, 0, 0)


def targets(branch: Branch) -> Iterable[tuple[object, ...]]:
    """A target of the month's amount for everybody; two departments have more than their parts."""
    people = [("member", seat[-1].id, seat[-1].name, 9_000_000) for seat in branch.on_seat]
    groups = [("group", row[0], row[1], 36_000_000) for row in branch.rows()["groups"]]
    own = [("department", row[0], row[1], 108_000_000 + (row[0] % 12 == 0) * 10**6) for row in branch.rows()["departments"]]
    for scope, key, name, value in [("branch", None, "苏州分公司", 2_700_000_000), *own, *groups, *people]:
        for month, end in (("2026-10", "2026-11-01"), ("2026-11", "2026-12-01")):
            if scope != "member" or key % 90:
                whose = f"{scope} {key or name}"
                yield scope, key, whose, name, month, "month", f"{month}-01", end, "amount", value, f"{month}-01"


def fill(store: sqlite3.Connection, clients: int, calls: int) -> None:
    """Write the branch's history into an empty store."""
    chance = random.Random(20261118)
    branch = Branch(history(max(60, round(clients * DAYS_PER_CLIENT))), chance)
    story = Story(branch, clients, calls, chance)
    later = indexes(store)
    store.execute("begin")
    for table, rows in branch.rows().items():
        insert(store, table, rows)
    for t in range(len(branch.days)):
        story.run_day(t)
        for table, rows in story.rows.items():
            insert(store, table, rows)
            rows.clear()
    insert(store, "clients", client_rows(story))
    insert(store, "targets", targets(branch))
    insert(store, "standards", [(metric, "all", period, value, LAST_DAY) for metric, period, value in STANDARDS])
    for name in FIRST:
        store.execute(later.pop(name))
    for query in ORDER:
        if query != "near_gone":
            store.execute(everywhere(SQL[query]))
    for sql in later.values():
        store.execute(sql)
    search_index(store)
    store.execute("commit")


def search_index(store: sqlite3.Connection) -> None:
    """Spell the names and take the clients into the search index."""
    store.create_function("company_initials", 2, company_initials, deterministic=True)
    store.create_function("initials", 2, lambda text, person: initials(text or "", person=bool(person)) or None)
    store.execute(
        "update clients set initials = company_initials(name_key, core_key), contact_initials = initials(contact, 1)"
    )
    store.execute("update members set initials = initials(name, 1)")
    store.execute("update events set initials = initials(name, 0)")
    clients = store.execute(f"select id, {', '.join(grams.INDEXED)} from clients order by id")
    store.executemany(grams.ADD[False], ((row[0], grams.grams(*row[1:])) for row in clients))


def everywhere(sql: str) -> str:
    """A query that works out what is derived for some clients, as one for all of them."""
    for name in ("where id in (/*ids*/)", "where client_id in (/*ids*/)", "where c.id in (/*ids*/)"):
        sql = sql.replace(name, "")
    return sql


def indexes(store: sqlite3.Connection) -> dict[str, str]:
    """Take every index away that can be made again; returns what makes them, by name."""
    found = dict(store.execute("select name, sql from sqlite_master where type = 'index' and sql is not null").fetchall())
    for name in found:
        store.execute(f'drop index "{name}"')
    return found


def make(path: Path, clients: int, calls: int) -> None:
    """Make the store at `path`, which appears once it is whole."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    create(Address(fresh))
    store = sqlite3.connect(fresh, isolation_level=None)
    for pragma in FAST:
        store.execute(f"pragma {pragma}")
    fill(store, clients, calls)
    store.execute("pragma journal_mode = wal")
    store.close()
    fresh.replace(path)


def main() -> None:
    """Read the command line and make the store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--clients", type=int, default=1_000_000)
    parser.add_argument("--calls", type=int, default=10_000_000)
    chosen = parser.parse_args()
    started = time.perf_counter()
    make(chosen.path, chosen.clients, chosen.calls)
    size = chosen.path.stat().st_size / 1e6
    sys.stderr.write(f"{chosen.path}: {size:.0f} MB in {time.perf_counter() - started:.0f} s\n")


if __name__ == "__main__":
    main()
