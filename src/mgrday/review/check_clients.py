"""The client book: per member the open A, B and C clients, how they moved, and who of them is neglected.

A client counts for its owner of today. At a moment it counts as open from the day after it was recorded until the day on
which it signs or is archived, with the last grade given before that moment.
"""

from collections import defaultdict
from collections.abc import Iterable

from mgrday.days import between
from mgrday.report import Cell, Column, Table
from mgrday.review.check_parts import Check, faint, note, standard_note, totals, who, wrong
from mgrday.store.named import beside
from mgrday.store.reader import in_chunks
from mgrday.words import _

GRADES = ("A", "B", "C")
METRICS = ("leads", "calls", "effective_calls", "deals", "amount", "received")
"""The metrics whose standards belong to this table."""
RULES = ("client", "member.no_a_clients")
SQL = beside(__file__)
Book = dict[tuple[int, str], int]


def table(check: Check) -> Table:
    """The client book of the check's members."""
    today = book_now(check)
    end, start = book_at(check, check.until, today), book_at(check, check.span.start, today)
    recorded, signed = check.counts(SQL["recorded"], check.span), check.counts(SQL["signed"], check.span)
    stale, aimless = neglected(check, "client.stale"), neglected(check, "client.no_next_step")
    rows: list[dict[str, object]] = []
    for member in check.done.measured:
        own = member["id"]
        row = check.first_columns(member)
        for grade in GRADES:
            now = end.get((own, grade), 0)
            row[grade.lower()] = faint(now)
            row[f"{grade.lower()}_change"] = now - start.get((own, grade), 0)
        row["new"] = check.against(member, "leads", recorded.get(own, {}).get("n", 0))
        row["stale"] = wrong(stale.get(own, 0))
        row["no_next_step"] = wrong(aimless.get(own, 0))
        row["signed"] = signed_cell(signed.get(own, {}).get("n", 0))
        row["standard"] = check.standards.of(member, METRICS)
        rows.append(row)
    columns = _columns()
    summed = [column for column in columns if column.unit == "count"]
    return Table(
        "clients",
        _("Client book"),
        columns,
        rows,
        empty=_("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT"),
        note=note(totals(rows, summed), standard_note(check, METRICS)),
        summed=[column.key for column in columns if column.unit in ("count", "change")],
        signed_off=True,
    )


def _columns() -> list[Column]:
    graded = [
        column
        for grade in GRADES
        for column in (Column(grade.lower(), grade, "count"), Column(f"{grade.lower()}_change", "±", "change"))
    ]
    return [
        *who(),
        *graded,
        Column("new", _("New"), "count"),
        Column("stale", _("Stale"), "count"),
        Column("no_next_step", _("No step"), "count"),
        Column("signed", _("Signed"), "count"),
        Column("standard", _("Standard"), "metrics", hidden=True),
    ]


def signed_cell(value: int) -> object:
    """What was signed is good."""
    return Cell(value, "good" if value else "faint")


def book_now(check: Check) -> Book:
    """How many open clients of a grade each member has as the store stands, by owner and grade."""
    reader = check.question.reader
    rows = [row for ids in in_chunks(check.ids) for row in reader.tuples(SQL["open_now"].replace("/*ids*/", ids))]
    return {(owner, grade): count for owner, grade, count in rows}


def book_at(check: Check, day: str, now: Book) -> Book:
    """How many open clients of a grade each member has when `day` begins.

    Counted from the book `now` and what has moved since `day`, so that it costs the days since then and not all history.
    """
    book: Book = defaultdict(int, now)
    reader = check.question.reader
    for ids in in_chunks(check.ids):
        moved = reader.tuples(SQL["moved_since"].replace("/*ids*/", ids), at=day)
        for owner, grade_now, open_now, grade_then, open_then, count in moved:
            book[owner, grade_now] -= open_now * count
            book[owner, grade_then] += open_then * count
    return book


def neglected(check: Check, rule: str) -> dict[int, int]:
    """By owner, how many of their clients a rule has found; the same findings that stand below the tables."""
    found = check.found(rule)
    counts: dict[int, int] = defaultdict(int)
    for owner in owners(check, found).values():
        if owner is not None:
            counts[owner] += 1
    return counts


def owners(check: Check, clients: Iterable[int]) -> dict[int, int | None]:
    """The owner of each of these clients."""
    found: dict[int, int | None] = {}
    for ids in in_chunks(clients):
        found.update(check.question.reader.tuples(SQL["owners"].replace("/*ids*/", ids)))
    return found


def records(check: Check) -> Table:
    """The open A and B clients one by one, the longest neglected of a grade first."""
    stale, aimless = check.found("client.stale"), check.found("client.no_next_step")
    overdue = check.found("client.next_step_overdue")
    by_owner: dict[int, list[dict[str, object]]] = defaultdict(list)
    for ids in in_chunks(check.ids):
        for row in check.question.reader.rows(SQL["books"].replace("/*ids*/", ids)):
            idle = max(between(row["idle_since"], check.question.today), 0)
            shown = {name: row[name] for name in ("id", "client", "grade", "last_touch_day", "next_step", "next_on")}
            shown["idle"] = Cell(idle) if row["id"] in stale else idle
            if row["id"] in aimless:
                shown["next_step"] = Cell(row["next_step"] or _("none"))
            if row["id"] in overdue:
                shown["next_on"] = Cell(row["next_on"])
            by_owner[row["owner_id"]].append(shown)
    rows = [{"member": member["name"], **row} for member in check.done.measured for row in by_owner[member["id"]]]
    columns = [
        Column("member", _("Member")),
        Column("id", _("No."), "id"),
        Column("client", _("Client")),
        Column("grade", _("Grade")),
        Column("idle", _("Idle days"), "count"),
        Column("last_touch_day", _("Last touch"), "day", hidden=True),
        Column("next_on", _("Next on"), "day"),
        Column("next_step", _("Next step")),
    ]
    return Table("clients_rows", _("Open A and B clients"), columns, rows, empty=_("No open A or B client."))
