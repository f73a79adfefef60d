"""Who came, who left and who fell short in a period; and what the next one has to bring."""

from mgrday.days import Span, say_span
from mgrday.report import Cell, Column, Row, Table
from mgrday.review.question import Question
from mgrday.review.rules.saying import say_metric, say_value
from mgrday.review.targets import Done, Standards
from mgrday.store.named import beside
from mgrday.words import N_, _

SQL = beside(__file__)
WHAT = {"hired": N_("joined"), "left": N_("left"), "below": N_("below standard")}
PLANNED = {"event": N_("event"), "deal": N_("deal"), "step": N_("next step")}
MOST_STEPS = 15
"""How many next steps a plan names; A clients go first, and the rest is counted."""


def people(question: Question, span: Span, done: Done) -> Table:
    """New hires, those who left, and the measured members under a standard of the period."""
    given = {"start": span.start, "end": span.end, "department": question.department}
    rows: list[Row] = []
    for row in question.reader.rows(SQL["joined_or_left"], **given):
        for what, day in (("hired", row["hired_on"]), ("left", row["left_on"])):
            if day is not None:
                rows.append({"what": what, "member": row["member"], "group": row["group"], "day": day, "about": None})
    standards = Standards(question, span)
    for member in done.measured:
        short = []
        for metric, bar in standards.of(member, list(done.of(()))).items():
            value = done.figures.get(member["id"], {}).get(metric, 0)
            if value < standards.due(member, metric):
                said = {"metric": say_metric(metric), "value": say_value(metric, value), "standard": say_value(metric, bar)}
                short.append(_("{metric} {value} of {standard}").format(**said))
        if short:
            about = " · ".join(short)
            rows.append({"what": "below", "member": member["name"], "group": member["group"], "day": None, "about": about})
    order = list(WHAT)
    rows.sort(key=lambda row: order.index(str(row["what"])))
    shown = [{**row, "what_said": _(WHAT[str(row["what"])])} for row in rows]
    columns = [
        Column("what", _("What"), hidden=True),
        Column("what_said", _("What")),
        Column("member", _("Member")),
        Column("group", _("Group")),
        Column("day", _("Day"), "day"),
        Column("about", _("About")),
    ]
    return Table("people", _("People"), columns, shown, empty=_("Nobody joined, left or fell short of a standard."))


def plan(question: Question, span: Span) -> Table:
    """What stands in the calendar of the period after `span`: events, expected and key deals, next steps of clients."""
    coming = span.next()
    given = {"start": coming.start, "end": coming.end}
    rows = [_row("event", row["id"], row["day"], row["name"]) for row in question.reader.rows(SQL["events"], **given)]
    deals = question.reader.rows(SQL["key_deals"], department=question.department, today=question.today, **given)
    for row in deals:
        slipped = row["day"] is not None and row["day"] < question.today
        day = Cell(row["day"]) if slipped else row["day"]
        what = _("key deal") if row["key"] else _("expected")
        rows.append({**_row("deal", row["id"], day, what, row["member"], row["client"]), "amount": row["amount"]})
    steps = question.reader.rows(SQL["next_steps"], department=question.department, **given)
    chosen = sorted(steps, key=lambda row: (row["grade"], row["day"], row["id"]))[:MOST_STEPS]
    for row in sorted(chosen, key=lambda row: (row["day"], row["grade"], row["id"])):
        rows.append(_row("step", row["id"], row["day"], row["next_step"], row["member"], row["client"]))
    left = len(steps) - len(chosen)
    columns = [
        Column("day", _("Day"), "day"),
        Column("kind", _("What"), hidden=True),
        Column("kind_said", _("What")),
        Column("id", _("No."), "id", hidden=True),
        Column("member", _("Member")),
        Column("client", _("Client")),
        Column("amount", _("Amount"), "money"),
        Column("what", _("About")),
    ]
    return Table(
        "plan",
        _("Plan for {span}").format(span=say_span(coming)),
        columns,
        rows,
        empty=_("Nothing planned yet. Name the key deals: mgrday deal add MEMBER CLIENT AMOUNT --key --expected DAY"),
        note=_("And {count} more next steps: mgrday lead list").format(count=left) if left else "",
    )


def _row(kind: str, record: int, day: object, what: str, member: str | None = None, client: str | None = None) -> Row:
    given = {"day": day, "kind": kind, "kind_said": _(PLANNED[kind]), "id": record, "what": what}
    return {**given, "member": member, "client": client, "amount": None}
