"""``mgrday receipt sort``: every receipt of an event with what speaks for it and against it, its class, and a proposed one."""

from collections.abc import Iterable, Iterator

from mgrday.kinds.codes import SORT
from mgrday.kinds.lead import LEAD
from mgrday.kinds.receipt import RECEIPT
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table
from mgrday.review.guests import Guests, is_key, worth
from mgrday.review.question import Question
from mgrday.review.showing import columns, joined, say_moment, say_with_distance, where_said
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

UNSORTED = "none"
"""What stands for no class where classes are counted."""


def propose(row: Row) -> tuple[str, str]:
    """The class that the records propose for a guest, and why.

    Who called off or is not reached is doubtful, whoever they are. Key are key clients, open key deals, and A clients for
    whom a keyword is ready. Other than A is doubtful without a keyword, C also where nobody has reached the owner.
    """
    if row["chase"] == "no":
        return "doubtful", _("said no")
    if row["chase"] == "unreachable":
        return "doubtful", _("not reached")
    if is_key(row):
        return "key", _("key client")
    if row["key_deal"]:
        return "key", _("key deal")
    if row["grade"] == "A":
        return ("key", _("A, keyword ready")) if row["keyword_count"] else ("normal", _("A, no keyword"))
    if not row["keyword_count"]:
        return "doubtful", _("no keyword")
    if row["grade"] == "C" and not row["reached"]:
        return "doubtful", _("C, owner never reached")
    return "normal", _("{grade}, keyword ready").format(grade=row["grade"])


def in_turn(guests: Guests) -> list[Row]:
    """The receipts that are not sorted yet, the worthiest first."""
    return sorted((row for row in guests.rows if row["class"] is None), key=worth)


def count(rows: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """By class, how many receipts and how many people they promise; ``none`` is not sorted yet."""
    found = dict.fromkeys((*SORT.codes(), UNSORTED), (0, 0))
    for row in rows:
        receipts, people = found[row["class"] or UNSORTED]
        found[row["class"] or UNSORTED] = receipts + 1, people + row["people"]
    return found


def say_counts(rows: Iterable[Row]) -> str:
    """How many receipts of each class with how many people, in one line."""
    return joined(*(_say(code, *each) for code, each in count(rows).items() if each[0]))


def _say(code: str, receipts: int, people: int) -> str:
    said = ngettext("{n} person", "{n} people", people).format(n=people)
    name = _("not sorted") if code == UNSORTED else SORT.label(code)
    return _("{name} {receipts} ({people})").format(name=name, receipts=receipts, people=said)


def report(question: Question, event: int) -> Report:
    """The receipts of an event (id): those not sorted yet first, then class by class."""
    guests = Guests(question, event)
    row, counts = guests.row, count(guests.rows)
    facts: dict[str, object] = {name: row[name] for name in ("id", "name", "starts_at", "locked_on")}
    facts |= {"receipts": len(guests.rows), "unsorted": counts[UNSORTED][0]}
    blocks: list[Block] = [Lines("", list(_head(guests))), _classes(counts), _receipts(guests)]
    return Report("sort", _("Sort the receipts: {event}").format(event=row["name"]), blocks, facts={"event": facts})


def _head(guests: Guests) -> Iterator[Line]:
    """How many of each class, when the event is, and the next command."""
    row, left = guests.row, count(guests.rows)[UNSORTED][0]
    if not guests.rows:
        yield Line(_("No receipt yet: mgrday receipt add {id} CLIENT").format(id=row["id"]), "faint")
        return
    yield Line(say_counts(guests.rows), "strong")
    locked = _("locked since {day}").format(day=row["locked_on"]) if row["locked_on"] else None
    yield Line(joined(say_with_distance(row["day"], guests.question.today), row["starts_at"][11:], locked))
    if left:
        yield Line(_("Take the proposals: {command}").format(command=f"mgrday receipt sort {row['id']} --propose"))
    elif not locked:
        yield Line(_("All are sorted: {command}").format(command=f"mgrday receipt lock {row['id']}"))


def _classes(counts: dict[str, tuple[int, int]]) -> Table:
    """The counts, for scripts."""
    shown = [*columns(RECEIPT, "class"), Column("receipts", _("Receipts"), "count"), *columns(RECEIPT, "people")]
    rows = [{"class": code, "receipts": receipts, "people": people} for code, (receipts, people) in counts.items()]
    return Table("classes", RECEIPT.field("class").title, shown, rows, hidden=True)


def _receipts(guests: Guests) -> Table:
    ordered = [*in_turn(guests), *sorted((row for row in guests.rows if row["class"]), key=_by_class)]
    rows = [_receipt(row) for row in ordered]
    shown = [
        Column("id", _("No."), "id", hidden=True),
        *columns(RECEIPT, "company"),
        *columns(LEAD, "grade"),
        Column("keyword_count", _("Keywords"), "count"),
        *columns(RECEIPT, "people", "key"),
        Column("last_touch", _("Last touch"), "day"),
        *columns(RECEIPT, "chase", "class"),
        Column("proposal", _("Proposal"), labels={code: SORT.label(code) for code in SORT.codes()}),
        Column("why", _("Why"), hidden=True),
        *columns(RECEIPT, "member-", "received_on-"),
        Column("client_id", _("Client no."), "id", hidden=True),
    ]
    shown = where_said(shown, rows, "key", "chase", "class", "proposal")
    basis = _(
        "Proposed: key for key clients, open key deals and A with a keyword; doubtful for who said no or was not reached, "
        "B and C without a keyword, C whose owner was never reached; the others normal."
    )
    note = basis if any(row["proposal"] for row in rows) else ""
    return Table("receipts", _("Receipts"), shown, rows, note=note, hidden=not rows)


def _by_class(row: Row) -> tuple[object, ...]:
    return (SORT.codes().index(row["class"]), *worth(row))


def _receipt(row: Row) -> Row:
    """A receipt's cells; a proposal stands only where nobody has sorted it."""
    proposal, why = propose(row) if row["class"] is None else (None, None)
    return {
        **row,
        "key": True if row["key"] else Cell(False, "faint"),
        "keyword_count": row["keyword_count"] or Cell(0),
        "chase": Cell(row["chase"]) if row["chase"] in ("no", "unreachable") else row["chase"],
        "proposal": proposal,
        "why": why,
    }


def about(row: Row, today: str) -> list[str]:
    """What to know of a guest before sorting or calling, in lines."""
    grade = LEAD.field("grade").as_column().labels or {}
    people = ngettext("{n} person", "{n} people", row["people"]).format(n=row["people"])
    keywords = _("keywords {count}: {first}").format(count=row["keyword_count"], first=row["keyword"]) if row["keyword"] else None
    touched = _("last touch {day}").format(day=say_moment(row["last_touch"], today)) if row["last_touch"] else _("never touched")
    answer = RECEIPT.field("chase").as_column().labels or {}
    said = _("chase: {answer}").format(answer=answer[row["chase"]]) if row["chase"] else None
    return [
        joined(grade.get(row["grade"], row["grade"]), row["member"], people, _("key client") if is_key(row) else None),
        joined(keywords or _("no keyword"), touched, said),
    ]
