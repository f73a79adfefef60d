"""``mgrday event reconcile``: what was signed at an event, by whom and on whose invitation, and what does not match."""

from collections.abc import Iterator, Sequence

from mgrday.days import say_day
from mgrday.kinds.codes import METRIC
from mgrday.money import say_money
from mgrday.report import Block, Column, Line, Lines, Report, Table, Yuan
from mgrday.review.event_orders import Mismatch, Orders
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.review.rules.event_unreconciled import owed_by
from mgrday.review.rules.saying import word
from mgrday.review.showing import joined
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
SUMS = ("deals", "amount", "paid", "balance")


def report(orders: Orders) -> Report:
    """The orders of an event, what does not match first."""
    event, closers = orders.row, _by(orders, "member")
    blocks: list[Block] = [
        Lines("", list(_head(orders))),
        *_told(orders),
        _mismatches(orders),
        *_accepted(orders),
        _sums("closers", _("By closer"), _("Closer"), closers),
        _sums("inviters", _("By inviter"), _("Inviter"), _by(orders, "inviter")),
    ]
    total = {name: sum(row[name] for row in closers) for name in SUMS}
    facts = {
        **{name: event[name] for name in ("id", "name", "starts_at", "reconciled_on")},
        "goal_amount": None if event["goal_amount"] is None else Yuan(int(event["goal_amount"])),
        **{name: value if name == "deals" else Yuan(value) for name, value in total.items()},
    }
    title = _("Reconciling {event}").format(event=event["name"])
    return Report("reconcile", title, blocks, facts={"event": facts})


def state(question: Question, event: Row) -> Line | None:
    """How reconciling an event stands, from its `id`, `day`, `starts_at` and `reconciled_on`; None before there are orders."""
    if event["reconciled_on"] is not None:
        return Line(_reconciled(event, question.today), "good")
    if question.time < event["starts_at"]:
        return None
    (found,) = question.reader.rows(SQL["standing"], event=event["id"])
    if not found["deals"]:
        return None
    last = owed_by(event["day"], RULES["event.unreconciled"].in_force(question))
    text = ngettext(
        "{deals} deal of {amount} to reconcile until {day}: mgrday event reconcile {id}",
        "{deals} deals of {amount} to reconcile until {day}: mgrday event reconcile {id}",
        found["deals"],
    ).format(deals=found["deals"], amount=say_money(found["amount"]), day=say_day(last, question.today), id=event["id"])
    return Line(text, "wrong" if question.today > last else "strong")


def count_left(mismatches: Sequence[Mismatch]) -> str:
    """How many things do not match."""
    return ngettext("{count} thing does not match", "{count} things do not match", len(mismatches)).format(count=len(mismatches))


def _reconciled(event: Row, today: str) -> str:
    return _("Reconciled {day}").format(day=say_day(event["reconciled_on"], today))


def _head(orders: Orders) -> Iterator[Line]:
    """Whether everything matches, what was signed against the goal and how much of it is there, who had no role."""
    event, today, left = orders.row, orders.question.today, orders.mismatches
    closed = None if event["reconciled_on"] is None else _reconciled(event, today)
    if left:
        yield Line(joined(closed, count_left(left)), "wrong")
    elif closed is not None:
        yield Line(closed, "good")
    elif orders.question.time < event["starts_at"]:
        yield Line(_("It has not begun: nothing to reconcile yet."), "faint")
    else:
        yield Line(_("Everything matches. Close it: mgrday event reconcile {id} --close").format(id=event["id"]), "good")
    yield _total(orders)
    without = orders.question.reader.rows(SQL["without_role"], event=event["id"])
    if without:
        names = _(", ").join(row["member"] for row in without)
        do = _("mgrday event role {id} {member} ROLE").format(id=event["id"], member=word(without[0]["member"]))
        yield Line(_("Signed without holding a role: {names}. {do}").format(names=names, do=do), "faint")


def _total(orders: Orders) -> Line:
    """What was signed, its share of the goal, what came in and what is outstanding."""
    if not orders.signed:
        text = _("Nothing signed yet: mgrday deal add MEMBER CLIENT AMOUNT --event {id} --signed today")
        return Line(text.format(id=orders.event), "faint")
    amount, paid = (sum(int(row[name]) for row in orders.signed) for name in ("amount", "paid"))
    goal = orders.row["goal_amount"]
    count = ngettext("{deals} deal of {amount}", "{deals} deals of {amount}", len(orders.signed))
    share = _("{share:.0%} of the goal of {goal}").format(share=amount / goal, goal=say_money(goal)) if goal else None
    return Line(
        joined(
            count.format(deals=len(orders.signed), amount=say_money(amount)),
            share,
            _("paid {amount}").format(amount=say_money(paid)),
            _("balance {amount}").format(amount=say_money(amount - paid)),
        ),
        "strong",
    )


def _told(orders: Orders) -> Iterator[Lines]:
    """Each mismatch in a sentence, and under it what mends it; how to accept one that is right as it is."""
    if not orders.mismatches:
        return
    lines: list[Line] = []
    for each in orders.mismatches:
        lines += Line(f"{each.reference}  {each.message}"), Line(f"    {each.do}", "faint")
    text = _("If one is right as it is: mgrday event reconcile {id} --accept {reference} --reason TEXT")
    lines.append(Line(text.format(id=orders.event, reference=orders.mismatches[0].reference), "faint"))
    yield Lines(_("Does not match"), lines)


def _mismatches(orders: Orders) -> Table:
    """The mismatches as scripts read them."""
    rows = [{**each._asdict(), "reference": each.reference} for each in orders.mismatches]
    columns = [
        Column("kind", _("Kind")),
        Column("reference", _("Record")),
        Column("client", _("Client")),
        Column("member", _("Member")),
        Column("amount", _("Amount"), "money"),
        Column("message", _("Message")),
        Column("do", _("Command")),
    ]
    return Table("mismatches", _("Does not match"), columns, rows, hidden=True)


def _accepted(orders: Orders) -> Iterator[Lines | Table]:
    """What was accepted as it is, when and why."""
    rows = list(orders.settled)
    if rows:
        text, today = _("{record}  {reason} ({day})"), orders.question.today
        named = ((row["reference"], row["reason"], say_day(row["settled_on"], today)) for row in rows)
        said = [text.format(record=record, reason=reason, day=day) for record, reason, day in named]
        yield Lines(_("Accepted as it is"), [Line(each, "faint") for each in said])
    columns = [
        Column("kind", _("Kind")),
        Column("reference", _("Record")),
        Column("reason", _("Reason")),
        Column("settled_on", _("Accepted on"), "day"),
    ]
    yield Table("accepted", _("Accepted as it is"), columns, rows, hidden=True)


def _by(orders: Orders, whom: str) -> list[Row]:
    """Deals, amount, what came in and what did not, by closer (`member`) or by `inviter`, the largest amount first."""
    names = {row[f"{whom}_id"]: row[whom] for row in orders.signed}
    found = {number: dict.fromkeys(SUMS, 0) for number in names}
    for row in orders.signed:
        own, amount, paid = found[row[f"{whom}_id"]], int(row["amount"]), int(row["paid"])
        for name, value in zip(SUMS, (1, amount, paid, amount - paid), strict=True):
            own[name] += value
    order = sorted(found, key=lambda number: (-found[number]["amount"], names[number] or "", number or 0))
    return [
        {"id": number, "member": names[number], "said": names[number] or _("not invited"), **found[number]} for number in order
    ]


def _sums(name: str, title: str, heading: str, rows: Sequence[Row]) -> Table:
    shown = [
        Column("id", _("No."), "id", hidden=True),
        Column("member", heading, hidden=True),
        Column("said", heading),
        Column("deals", METRIC.label("deals").capitalize(), "count"),
        Column("amount", _("Amount"), "money"),
        Column("paid", _("Paid"), "money"),
        Column("balance", _("Balance"), "money"),
    ]
    return Table(name, title, shown, rows, hidden=not rows, summed=SUMS)
