"""``mgrday show deal``: what a deal is worth, what has been paid and when the rest is due, the visits behind it."""

from collections.abc import Iterator, Sequence

from mgrday.days import say_day
from mgrday.kinds.codes import GRADE
from mgrday.kinds.payment import PAYMENT
from mgrday.money import say_money
from mgrday.report import Block, Column, Line, Lines, Record, Report, Table, Yuan
from mgrday.review import neighbours, show_visits
from mgrday.review.question import Question
from mgrday.review.rules.saying import owner
from mgrday.review.showing import columns, deal_state, due_day, findings_with, joined, outstanding, say_with_distance, wrong
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _

SQL = beside(__file__)


def report(question: Question, deal: int, everything: bool = False) -> Report:
    """All about a deal (id); the last 5 visits to its client unless `everything`."""
    reader = question.reader
    (row,) = reader.rows(SQL["deal"], deal=deal)
    payments = reader.rows(SQL["payments"], deal=deal)
    found = findings_with(question, [row["member_id"]], ("deal", "payment"))
    about = found.only(lambda finding: finding.record == Record("deal", deal))
    visits = show_visits.visits(question, row["client_id"])
    blocks: list[Block] = [
        Lines("", list(_head(question, row))),
        *wrong(about),
        _payments(row, payments),
        *show_visits.blocks(question, visits, row["client_id"], everything),
    ]
    title = _("Deal {id}: {client}").format(id=deal, client=row["company"])
    return Report("deal", title, blocks, facts={"deal": _facts(question, row)})


def _facts(question: Question, row: Row) -> dict[str, object]:
    names = ("expected_on", "signed_on", "lost_on", "lost_reason", "event", "created_on")
    return {
        **{name: row[name] for name in ("id", "member", "company", "client_id")},
        "amount": Yuan(int(row["amount"])),
        "key": bool(row["key"]),
        "state": deal_state(row),
        **{name: row[name] for name in names},
        "received": Yuan(int(row["received"])),
        "outstanding": Yuan(outstanding(row)),
        "due_on": due_day(row, question),
        "neighbours": neighbours.count(question.reader, {**row, "id": row["client_id"]}) if row["signed_on"] else None,
    }


def _head(question: Question, row: Row) -> Iterator[Line]:
    """What it is worth and how it stands; what is still to come in; who it is about."""
    today, state = question.today, deal_state(row)
    key = _("key deal") if row["key"] else None
    amount = say_money(row["amount"])
    if state == "lost":
        yield Line(joined(amount, key, _("lost {day}").format(day=say_with_distance(row["lost_on"], today))), "wrong")
        if row["lost_reason"]:
            yield Line(_("Reason: {text}").format(text=row["lost_reason"]))
    elif state == "open":
        expected = row["expected_on"]
        when = _("expected {day}").format(day=say_with_distance(expected, today)) if expected else _("no day expected")
        slipped = expected is not None and expected < today
        yield Line(joined(amount, key, _("not signed"), when), "wrong" if slipped else "strong")
    else:
        signed = _("signed {day}").format(day=say_day(row["signed_on"], today))
        yield Line(joined(amount, key, signed), "good" if state == "paid" else "strong")
        yield _money(question, row)
    whose = _("owner: {owner}").format(owner=owner(row, today))
    yield Line(joined(row["company"], GRADE.label(row["grade"]), row["contact"], row["phone"]))
    yield Line(joined(whose, _("event: {event}").format(event=row["event"]) if row["event"] else None))
    if row["signed_on"] and (offer := neighbours.offer(question.reader, {**row, "id": row["client_id"]})):
        yield Line(offer)


def _money(question: Question, row: Row) -> Line:
    """What came in and what is outstanding until when."""
    received = _("received {amount}").format(amount=say_money(row["received"]))
    due = due_day(row, question)
    if row["received"] > row["amount"]:
        over = _("{amount} more than the deal").format(amount=say_money(row["received"] - row["amount"]))
        return Line(joined(received, over), "wrong")
    if due is None:
        return Line(joined(received, _("nothing outstanding")))
    rest = _("Outstanding: {amount}, due {day}").format(
        amount=say_money(outstanding(row)), day=say_with_distance(due, question.today)
    )
    return Line(joined(received, rest), "wrong" if due < question.today else "plain")


def _payments(deal: Row, found: Sequence[Row]) -> Table:
    shown = [Column("id", _("No."), "id"), *columns(PAYMENT, "paid_on", "amount")]
    empty = _("Nothing received yet: mgrday payment add {id} AMOUNT").format(id=deal["id"])
    return Table("payments", _("Payments"), shown, found, empty=empty, hidden=not found and deal["signed_on"] is None)
