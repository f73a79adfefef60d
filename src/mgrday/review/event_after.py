"""``mgrday event after``: who came and did not sign, who signed and needs service, who did not come; who has each in hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mgrday.days import Span, shift, workdays
from mgrday.kinds.keyword import KEYWORD
from mgrday.kinds.lead import LEAD
from mgrday.kinds.receipt import RECEIPT
from mgrday.report import Block, Cell, Column, Findings, Line, Lines, Report, Table
from mgrday.review.findings import look
from mgrday.review.follow_up import After
from mgrday.review.question import Question
from mgrday.review.showing import columns, joined, say_with_distance, where_said, wrong
from mgrday.review.snoozing import Found
from mgrday.store.reader import Row
from mgrday.words import N_, _, ngettext

MOST = 3
RULE = "event.follow_up_missing"
STATES = {"done": N_("done"), "handed": N_("in hand"), "open": N_("nobody yet"), "overdue": N_("overdue")}


def report(question: Question, event: int, *, invited: bool = False) -> Report:
    """What an event (id) leaves to do; a person sees those `invited` who sent no receipt where that is asked for."""
    after = After(question, event)
    row, numbers = after.row, _numbers(after)
    blocks: list[Block] = [Lines("", list(_head(after, numbers)))]
    if after.begun:
        receipts = {each["id"] for each in after.came}
        found = look(question, [RULE]).only(lambda finding: finding.record.id in receipts)
        blocks += [_came(after), _signed(after), _absent(after), _no_reply(after, hidden=not invited), *_overdue(found)]
    facts: dict[str, object] = {"id": row["id"], "name": row["name"], "starts_at": row["starts_at"], "until": after.until}
    title = _("After the event: {event}").format(event=row["name"])
    return Report("after", title, blocks, facts={"event": facts | numbers})


def _overdue(found: Found) -> list[Findings]:
    """The gravest of what the list above shows as overdue, each with its command; scripts get all."""
    return [replace(block, most=MOST) for block in wrong(found)]


def _numbers(after: After) -> dict[str, object]:
    """How many there are of each kind, how far they are, and how many workdays are left to follow up."""
    came = [after.state(row) for row in after.came]
    return {
        "came": len(came),
        "followed_up": came.count("done"),
        "overdue": came.count("overdue"),
        "workdays_left": _left(after),
        "signed": len(after.signed),
        "served": sum(map(after.served, after.signed)),
        "absent": len(after.absent),
        "no_reply": len(after.no_reply),
        "to_hand": len(after.proposals()),
    }


def _left(after: After) -> int:
    """How many workdays are left to follow up in time, today included; 0 once it is late."""
    first = max(after.question.today, after.row["day"])
    return len(workdays(Span(first, shift(after.until, 1)))) if first <= after.until else 0


def _head(after: After, numbers: dict[str, object]) -> Iterator[Line]:
    """How many of those who came and did not sign were followed up, until when there is time, what else is to be done."""
    row = after.row
    if not after.begun:
        yield Line(joined(_("This event is still to come"), say_with_distance(row["day"], after.question.today)), "faint")
        yield Line(f"mgrday show event {row['id']}", "faint")
        return
    yield from _followed_up(after, numbers)
    said = _("{served} of {signed} who signed have had service").format(**numbers) if after.signed else _("nobody has signed")
    missed = ngettext("{n} receipt did not come", "{n} receipts did not come", len(after.absent)).format(n=len(after.absent))
    yield Line(joined(say_with_distance(row["day"], after.question.today), said, missed if after.absent else None))
    if numbers["to_hand"]:
        text = ngettext("{n} client is in nobody's hands", "{n} clients are in nobody's hands", len(after.proposals()))
        yield Line(joined(text.format(n=numbers["to_hand"]), f"mgrday event hand {row['id']} --all"))


def _followed_up(after: After, numbers: dict[str, object]) -> Iterator[Line]:
    if not after.came:
        yield Line(_("Nobody came who has not signed."), "strong")
        return
    said = _("Followed up: {followed_up} of {came} who came and did not sign").format(**numbers)
    late = _("{overdue} overdue").format(**numbers) if numbers["overdue"] else None
    left = ngettext("{n} workday left", "{n} workdays left", _left(after)).format(n=_left(after)) if _left(after) else None
    waiting = None if numbers["followed_up"] == numbers["came"] else left
    yield Line(joined(said, late, waiting), "wrong" if late else "strong")


def _cells(after: After, row: Row) -> dict[str, object]:
    """What the rows of all the lists carry: whose the client is, what is planned, whether it was done."""
    (_number, who), state, planned = after.whose(row), after.state(row), after.planned(row)
    late = planned is not None and planned < after.question.today and state != "done"
    return {
        **row,
        "member": who,
        "key": bool(row["key"]),
        "planned_on": Cell(planned) if late else planned,
        "next_step": row["next_step"] if planned else None,
        "last_touch": row["last_touch_day"],
        "state": Cell(state) if state == "overdue" else Cell(state, "faint") if state == "done" else state,
        "do": f"mgrday event hand {after.event} {row['client_id']}",
    }


def _table(name: str, title: str, rows: Sequence[Row], *own: Column, empty: str = "", hidden: bool = False) -> Table:
    """A list of guests: whom, whose, the columns of this list, and how far it is."""
    shown = [
        Column("client_id", _("Client no."), "id", hidden=True),
        *columns(RECEIPT, "company"),
        *columns(LEAD, "grade", "contact-", "phone-"),
        Column("member", _("Member")),
        *own,
        Column("next_step", _("Next step"), hidden=True),
        Column("planned_on", _("Planned"), "day"),
        Column("last_touch", _("Last touch"), "day", hidden=True),
        Column("state", _("State"), labels={state: _(said) for state, said in STATES.items()}),
        Column("inviter", _("Invited by"), hidden=True),
        Column("do", _("Command"), hidden=True),
    ]
    shown = where_said(shown, rows, *(column.key for column in own), "planned_on")
    return Table(name, title, shown, rows, empty=empty, hidden=hidden)


def _came(after: After) -> Table:
    rows = [_cells(after, row) for row in after.came]
    own = [*columns(RECEIPT, "key-"), *columns(KEYWORD, "term-"), Column("quote", _("Quote"), "money")]
    own.append(Column("condition", _("Condition")))
    return _table("came", _("Came and did not sign"), rows, *own, hidden=not rows)


def _signed(after: After) -> Table:
    rows = [_cells(after, row) for row in after.signed]
    own = [Column("amount", _("Signed"), "money"), Column("signed_on", _("Signed on"), "day", hidden=True)]
    own.append(Column("served_on", _("Last service"), "day", hidden=True))
    return _table("signed", _("Signed, to be served"), rows, *own, hidden=not rows)


def _absent(after: After) -> Table:
    rows = [_cells(after, row) for row in after.absent]
    own = columns(RECEIPT, "key-", "people-", "chase")
    return _table("absent", _("Receipt, did not come"), rows, *own, hidden=not rows)


def _no_reply(after: After, *, hidden: bool) -> Table:
    rows = [_cells(after, row) for row in after.no_reply]
    return _table("no_reply", _("Invited, no receipt"), rows, empty=_("Everybody who was invited sent a receipt."), hidden=hidden)
