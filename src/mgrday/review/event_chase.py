"""``mgrday event chase``: whom to phone before an event, by worth, and how many will come."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mgrday.kinds.lead import LEAD
from mgrday.kinds.receipt import RECEIPT
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table
from mgrday.review.guests import Guests, chase_from, is_key
from mgrday.review.question import Question
from mgrday.review.showing import columns, joined, say_with_distance, where_said
from mgrday.store.reader import Row
from mgrday.words import _, ngettext


def report(question: Question, event: int) -> Report:
    """The list to phone for an event (id)."""
    guests = Guests(question, event)
    row = guests.row
    blocks: list[Block] = [Lines("", list(_head(guests))), _table(guests), _answered(guests)]
    facts: dict[str, object] = {"id": row["id"], "name": row["name"], "starts_at": row["starts_at"]}
    facts |= {"receipts": len(guests.rows), "to_call": 0 if guests.over else len(guests.to_call)}
    facts |= {"answers": _answers(guests), "chase_from": chase_from(row["day"])}
    facts |= {} if guests.over else guests.expected.numbers()
    title = _("Chase the receipts: {event}").format(event=row["name"])
    return Report("chase", title, blocks, facts={"event": facts})


def _answers(guests: Guests) -> dict[str, int]:
    """How many gave each answer; ``none`` has not been asked."""
    found = Counter(row["chase"] or "none" for row in guests.rows)
    return {answer: found[answer] for answer in ("yes", "no", "later", "unreachable", "none")}


def _head(guests: Guests) -> Iterator[Line]:
    """How many will come and on what that rests, when the event is, how many calls are left."""
    row = guests.row
    if not guests.rows:
        yield Line(_("No receipt yet: mgrday receipt add {id} CLIENT").format(id=row["id"]), "faint")
        return
    if guests.over:
        yield Line(_("This event is over; who came: mgrday show event {id}").format(id=row["id"]), "faint")
        return
    goal = row["goal_attendance"]
    short = goal is not None and guests.expected.coming < goal
    aim = None if goal is None else _("goal {goal}").format(goal=goal)
    yield Line(joined(guests.expected.say(), aim), "wrong" if short else "strong")
    yield Line(guests.expected.say_basis(), "faint")
    yield Line(joined(say_with_distance(row["day"], guests.question.today), row["starts_at"][11:], *_calls(guests)))


def _calls(guests: Guests) -> Iterator[str]:
    """How many calls are to be made, and how many of them not for the first time."""
    left, again = len(guests.to_call), sum(map(guests.again, guests.to_call))
    yield ngettext("{n} call to make", "{n} calls to make", left).format(n=left) if left else _("everybody has answered")
    if again:
        yield ngettext("{n} of them again", "{n} of them again", again).format(n=again)


def guest_columns(rows: Sequence[Row]) -> list[Column]:
    """The columns of guests who are to be called."""
    shown = [
        Column("id", _("No."), "id", hidden=True),
        *columns(RECEIPT, "company"),
        *columns(LEAD, "contact-", "phone"),
        Column("keyword", _("Say first")),
        *columns(RECEIPT, "class-"),
        *columns(LEAD, "grade"),
        *columns(RECEIPT, "people", "member", "chase", "chased_on-", "chased_by-", "key-"),
        Column("amount", _("Expected"), "money", hidden=True),
        Column("called_on", _("Last call"), "day", hidden=True),
        Column("client_id", _("Client no."), "id", hidden=True),
    ]
    return where_said(shown, rows, "chase")


def _table(guests: Guests) -> Table:
    rows = [] if guests.over else [_guest(row) for row in guests.to_call]
    note = _("Record each answer: mgrday receipt chase {id} CLIENT yes|no|later|unreachable").format(id=guests.event)
    return Table("chase", _("To phone"), guest_columns(rows), rows, note=note, hidden=not rows)


def _guest(row: Row) -> Row:
    """A guest's cells: a key client stands out, and having nothing to say to them does."""
    named = Cell(row["company"], "strong") if is_key(row) else row["company"]
    return {**row, "company": named, "key": bool(row["key"]), "keyword": row["keyword"] or Cell(_("no keyword"))}


def _answered(guests: Guests) -> Table:
    """Who has answered, for scripts; a person sees them in ``show event``."""
    rows = [{**row, "key": bool(row["key"])} for row in guests.rows if guests.settled(row)]
    return Table("answered", _("Answered"), guest_columns(rows), rows, hidden=True)
