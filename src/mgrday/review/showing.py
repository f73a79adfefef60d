"""What the reviews of one client, member, event or deal share: days in words, what is wrong with it, a deal's money."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from mgrday.days import between, say_day, shift
from mgrday.kinds import Kind
from mgrday.kinds.deal import DEAL
from mgrday.report import SEVERITIES, Cell, Column, Finding, Findings, Snoozed, bare
from mgrday.review.findings import look
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.review.snoozing import Found
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

MOST_FINDINGS = 8
"""So many findings are shown to a person; JSON and CSV carry all."""


def joined(*parts: str | None) -> str:
    """What there is of `parts`, in one line."""
    return " · ".join(part for part in parts if part)


def columns(kind: Kind, *names: str) -> list[Column]:
    """The columns of a kind's fields, headed and labelled as in its list; a name that ends in ``-`` is hidden."""
    return [replace(kind.field(name.rstrip("-")).as_column(), hidden=name.endswith("-")) for name in names]


def where_said(columns: Sequence[Column], rows: Sequence[Row], *names: str) -> list[Column]:
    """`columns`, of which a person sees those called `names` only where some row has something in them."""
    return [
        replace(column, hidden=column.hidden or not any(bare(row.get(column.key)) for row in rows))
        if column.key in names
        else column
        for column in columns
    ]


def ago(day: str, today: str) -> str:
    """How long ago `day` was, or how far ahead it is: today, 3 days ago, in 2 days."""
    days = between(day, today)
    if abs(days) < 2:
        return say_day(day[:10], today)
    if days > 0:
        return ngettext("{days} day ago", "{days} days ago", days).format(days=days)
    return ngettext("in {days} day", "in {days} days", -days).format(days=-days)


def say_with_distance(day: str, today: str) -> str:
    """`day` as it is said, and how far off it is."""
    said, distance = say_day(day, today), ago(day, today)
    return said if said == distance else _("{day} ({distance})").format(day=said, distance=distance)


def say_moment(time: str, today: str) -> str:
    """A day or a time as it is said: today 14:30, Fri 11-20."""
    return joined_words(say_day(time[:10], today), time[11:])


def joined_words(*parts: str) -> str:
    """What there is of `parts`, with spaces."""
    return " ".join(part for part in parts if part)


def wrong(found: Found) -> list[Findings]:
    """What is wrong with a record as a block of its page; none where nothing is, and nothing is put off."""
    return [Findings(found.findings, most=MOST_FINDINGS, snoozed=found.snoozed)] if any(found) else []


def findings_with(question: Question, members: Iterable[int | None], families: Collection[str]) -> Found:
    """What these families of rules find that concerns any of `members` (ids; None is what belongs to nobody).

    Asking by member keeps a look at one record from costing what the whole branch's findings cost.
    """
    known = {rule.family for rule in RULES.values()}
    asked = [family for family in families if family in known]
    whom = set(members)
    scopes = [None] if None in whom or not whom else sorted(whom, key=str)
    standing: dict[Finding, None] = {}
    snoozed: dict[Snoozed, None] = {}
    for member in scopes:
        found = look(replace(question, department=None, member=member), asked)
        standing |= dict.fromkeys(found.findings)
        snoozed |= dict.fromkeys(found.snoozed)
    return Found(sorted(standing, key=lambda each: (SEVERITIES.index(each.severity), each.since)), list(snoozed))


def due_day(deal: Row, question: Question) -> str | None:
    """The day by which a signed deal is to be paid, None where nothing is outstanding; the setting is payment.overdue's."""
    if deal["signed_on"] is None or outstanding(deal) <= 0:
        return None
    return shift(deal["signed_on"], RULES["payment.overdue"].in_force(question)["days"])


def outstanding(deal: Row) -> int:
    """What is signed and not received, in fen; nothing where more came in than was signed, or nothing is signed."""
    return max(int(deal["amount"]) - int(deal["received"]), 0) if deal["signed_on"] else 0


def deal_state(deal: Row) -> str:
    """``open``, ``signed``, ``paid`` or ``lost``."""
    if deal["lost_on"]:
        return "lost"
    if not deal["signed_on"]:
        return "open"
    return "signed" if outstanding(deal) else "paid"


def deal_states() -> dict[str, str]:
    """The states of a deal as a person reads them."""
    return {"open": _("open"), "signed": _("signed"), "paid": _("paid"), "lost": _("lost")}


def deal_row(row: Row, question: Question) -> dict[str, object]:
    """A deal as `deal_columns` show it; what is late stands out."""
    due, state = due_day(row, question), deal_state(row)
    slipped = state == "open" and row["expected_on"] is not None and row["expected_on"] < question.today
    day = row["signed_on"] or row["lost_on"] or row["expected_on"]
    return {
        **row,
        "key": True if row["key"] else Cell(False, "faint"),
        "state": state,
        "day": Cell(day) if slipped else day,
        "outstanding": outstanding(row) if row["signed_on"] else None,
        "due_on": Cell(due) if due is not None and due < question.today else due,
    }


def deal_columns(rows: Sequence[Row], *others: str) -> list[Column]:
    """The columns of a list of deals; `others` are fields of a deal that stand before the amount."""
    found = [
        Column("id", _("No."), "id"),
        *columns(DEAL, *others),
        *columns(DEAL, "amount", "key"),
        Column("state", _("State"), labels=deal_states()),
        Column("day", _("Day"), "day"),
        *columns(DEAL, "received"),
        Column("outstanding", _("Outstanding"), "money"),
        Column("due_on", _("Due"), "day"),
        *columns(DEAL, "expected_on-", "signed_on-", "lost_on-", "event-"),
    ]
    return where_said(found, rows, "key", "received", "outstanding", "due_on")
