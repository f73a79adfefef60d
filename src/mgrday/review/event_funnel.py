"""The funnel of events, from the invitation to the money: of one, of those of a period, of a member's last ones."""

from collections.abc import Iterable, Mapping, Sequence

from mgrday.days import Span, shift
from mgrday.kinds.codes import METRIC, MONEY_METRICS
from mgrday.report import Cell, Column, Table
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _

SQL = beside(__file__)
STEPS = ("invitations", "receipts", "confirmed", "attendance", "deals", "amount", "received")
BEFORE = {
    "receipts": "invitations",
    "confirmed": "receipts",
    "attendance": "receipts",
    "deals": "attendance",
    "received": "amount",
}
"""The step of which each is a share. Who came is a share of the receipts: many come whom nobody reached by phone."""
MOST = 3
"""So many earlier events are looked at."""
YEAR = 12

Funnel = Mapping[str, int]


def totals(question: Question, event: int, member: int | None = None) -> dict[str, int]:
    """How many at each of `STEPS` of an event (id), money in fen, and how many `people` came."""
    parameters = {"department": None if member else question.department, "member": member}
    (row,) = question.reader.rows(SQL["totals"], event=event, **parameters)
    return {step: int(row[step]) for step in (*STEPS, "people")}


def rate(funnel: Funnel, step: str) -> float | None:
    """Which share of the step before a step is; None where there is no step before, or nobody was there."""
    before = funnel[BEFORE[step]] if step in BEFORE else 0
    return funnel[step] / before if before else None


def added(funnels: Iterable[Funnel]) -> dict[str, int]:
    """Several funnels as one."""
    found = dict.fromkeys((*STEPS, "people"), 0)
    for funnel in funnels:
        for step in found:
            found[step] += funnel[step]
    return found


def earlier(question: Question, before: str) -> list[Row]:
    """The last events of the year before the day `before` that somebody came to, the last first, each with its funnel."""
    first = shift(before, months=-YEAR)
    rows = question.reader.rows(SQL["earlier"], earliest=first, before=before, most=MOST)
    return [{**row, **totals(question, row["id"])} for row in rows]


def names() -> dict[str, str]:
    """The steps as a person reads them in a sentence."""
    return {step: _("said yes") if step == "confirmed" else METRIC.label(step) for step in STEPS}


def step_columns(*hidden: str) -> list[Column]:
    """A column for each step, those called `hidden` for scripts alone, and for scripts each one's share of the step before."""
    titles = (_("Invited"), _("Receipts"), _("Coming"), _("Came"), _("Deals"), _("Amount"), _("Received"))
    headed = dict(zip(STEPS, titles, strict=True))
    counts = [Column(step, headed[step], "money" if step in MONEY_METRICS else "count", step in hidden) for step in STEPS]
    return counts + [Column(f"{step}_rate", f"{headed[step]} %", "share", hidden=True) for step in BEFORE]


def cells(funnel: Funnel) -> dict[str, object]:
    """The cells of `step_columns`; what there is none of is faint."""
    counts: dict[str, object] = {step: funnel[step] if funnel[step] else Cell(0, "faint") for step in STEPS}
    return counts | {f"{step}_rate": rate(funnel, step) for step in BEFORE}


def event_columns() -> list[Column]:
    """The columns that say which event a row is about."""
    return [Column("id", _("No."), "id", hidden=True), Column("event", _("Event")), Column("day", _("Day"), "day")]


def _table(title: str, rows: Sequence[Row]) -> Table:
    return Table("events", title, [*event_columns(), *step_columns("confirmed")], rows, hidden=not rows)


def of_period(question: Question, span: Span) -> Table:
    """The events of a period."""
    held = question.reader.rows(SQL["held"], start=span.start, end=span.end)
    rows = [_row(event, totals(question, event["id"])) for event in held]
    return _table(_("Events"), [row for row in rows if question.department is None or row["took_part"]])


def of_member(question: Question, member: int) -> Table:
    """What a member brought to the last events and brings to the next, where they had a part in them."""
    today = question.today
    ahead = question.reader.rows(SQL["held"], start=today, end=shift(today, 31))
    rows = [_row(event, totals(question, event["id"], member)) for event in [*reversed(ahead), *_last(question, today)]]
    return _table(_("At the events"), [row for row in rows if row["took_part"]])


def _last(question: Question, today: str) -> list[Row]:
    return question.reader.rows(SQL["earlier"], earliest=shift(today, months=-YEAR), before=today, most=MOST)


def _row(event: Row, funnel: Funnel) -> Row:
    """An event's row; somebody `took_part` where there is anything to show."""
    named = {"id": event["id"], "event": event["name"], "day": event["day"]}
    return {**named, **cells(funnel), "took_part": any(funnel[step] for step in STEPS)}
