"""The deals of a period and the money still to come, for its report."""

from mgrday.days import Span, between, shift
from mgrday.report import Cell, Column, Table
from mgrday.review.question import Question
from mgrday.review.rules.payment_overdue import RULE as OVERDUE
from mgrday.store.named import beside
from mgrday.words import N_, _

SQL = beside(__file__)
WHAT = {"signed": N_("signed"), "open": N_("open key deal"), "lost": N_("lost")}


def deals(question: Question, span: Span) -> Table:
    """The deals signed and lost in `span`, and the key deals that are open now."""
    given = {"start": span.start, "end": span.end, "department": question.department}
    rows = []
    for row in question.reader.rows(SQL["deals"], **given):
        late = row["what"] == "open" and row["expected_on"] is not None and row["expected_on"] < question.today
        said = _(WHAT[row["what"]])
        rows.append(
            row
            | {
                "key": bool(row["key"]),
                "what_said": Cell(said, "good") if row["what"] == "signed" else said,
                "day": row["signed_on"] or row["lost_on"] or (Cell(row["expected_on"]) if late else row["expected_on"]),
            }
        )
    columns = [
        Column("what", _("What"), hidden=True),
        Column("what_said", _("What")),
        Column("id", _("No."), "id"),
        Column("day", _("Day"), "day"),
        Column("client", _("Client")),
        Column("member", _("Member")),
        Column("amount", _("Amount"), "money"),
        Column("received", _("Received"), "money", hidden=True),
        Column("key", _("Key"), "flag"),
        Column("expected_on", _("Expected on"), "day", hidden=True),
        Column("signed_on", _("Signed on"), "day", hidden=True),
        Column("lost_on", _("Lost on"), "day", hidden=True),
    ]
    empty = _("No deal signed or lost, and no key deal open. Name one: mgrday deal add MEMBER CLIENT AMOUNT --key")
    return Table("deals", _("Deals"), columns, rows, empty=empty)


def outstanding(question: Question, span: Span) -> Table:
    """What is signed by the end of `span` and not paid as of now; `days_over` is 0 until the due day is past."""
    days = OVERDUE.in_force(question)["days"]
    rows = []
    found = question.reader.rows(SQL["outstanding"], end=span.end, department=question.department)
    for row in found:
        due_on = shift(row["signed_on"], days)
        over = max(between(due_on, question.today), 0)
        rows.append(row | {"due_on": due_on, "days_over": Cell(over) if over else 0})
    columns = [
        Column("client", _("Client")),
        Column("member", _("Member")),
        Column("id", _("Deal"), "id"),
        Column("amount", _("Amount"), "money"),
        Column("received", _("Received"), "money"),
        Column("outstanding", _("Outstanding"), "money"),
        Column("due_on", _("Due on"), "day"),
        Column("days_over", _("Days over"), "count"),
        Column("signed_on", _("Signed on"), "day", hidden=True),
    ]
    summed = ("amount", "received", "outstanding")
    return Table("outstanding", _("Money to come"), columns, rows, empty=_("Everything signed is paid."), summed=summed)
