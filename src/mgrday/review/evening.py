"""The evening meeting: today's result of each member, the visits to debrief, what tomorrow holds, what to do first."""

from mgrday.days import Span, next_workday, say_day
from mgrday.kinds.codes import METRIC, METRICS, MONEY_METRICS
from mgrday.report import Block, Cell, Column, Findings, Row, Table
from mgrday.review.agenda import day_entries
from mgrday.review.first import first
from mgrday.review.live import Live
from mgrday.store.named import beside
from mgrday.words import _

SQL = beside(__file__)
SHOWN = frozenset({"calls", "effective_calls", "invitations", "receipts", "outings", "amount"})
"""The metrics that fit side by side on a terminal; JSON and CSV have all."""


def meeting(live: Live) -> list[Block]:
    """The blocks that follow the guide's lines in the evening."""
    day = next_workday(live.today)
    priorities = first(live.question, live.findings)
    return [
        _results(live),
        _debriefs(live),
        _tomorrow(live, day),
        Findings(priorities, _("First tomorrow"), empty=_("Nothing wrong.")),
    ]


def _results(live: Live) -> Table:
    """Today's figures of each active member; who did nothing at all stands out."""
    figures = live.metrics(Span.day(live.today))
    rows: list[Row] = []
    for member in live.members:
        own = figures.get(member["id"], {})
        values = {metric: own.get(metric, 0) for metric in METRICS}
        name = member["name"] if any(values.values()) else Cell(member["name"], "wrong")
        rows.append({"member": name, "group": member["group"], **values})
    columns = [
        Column("member", _("Member")),
        Column("group", _("Group"), hidden=True),
        *(
            Column(metric, METRIC.label(metric), "money" if metric in MONEY_METRICS else "count", metric not in SHOWN)
            for metric in METRICS
        ),
    ]
    return Table("results", _("Today by member"), columns, rows, empty=_("No member yet."))


def _debriefs(live: Live) -> Table:
    """The visits that ended unsigned and lack an answer."""
    since, _end = live.question.window
    rows = live.question.reader.rows(
        SQL["debriefs"], since=since, day=live.today, department=live.question.department
    )
    answers = {"why_not": _("why not"), "condition": _("on what condition"), "expected_on": _("when")}
    shown: list[Row] = [
        {
            "id": row["id"],
            "day": row["day"],
            "member": row["member"],
            "client": row["client"],
            "missing": [text for key, text in answers.items() if not row[key]],
        }
        for row in rows
    ]
    columns = [
        Column("id", _("Outing"), "id"),
        Column("day", _("Day"), "day"),
        Column("member", _("Member")),
        Column("client", _("Client")),
        Column("missing", _("Missing answers")),
    ]
    note = _("Write the answers down: mgrday outing debrief OUTING") if shown else ""
    return Table("debriefs", _("To debrief"), columns, shown, _("No debrief is missing."), note)


def _tomorrow(live: Live, day: str) -> Table:
    """What the next workday holds."""
    entries = [entry.data() for entry in day_entries(live.question, day)]
    columns = [
        Column("time", _("Time"), "time", hidden=True),
        Column("what", _("What")),
        Column("member", _("Member")),
        Column("client", _("Client")),
        Column("kind", _("Kind"), hidden=True),
        Column("do", _("Command"), hidden=True),
    ]
    title = _("On {day}").format(day=say_day(day, live.today))
    return Table("tomorrow", title, columns, entries, _("Nothing is planned: give each client a next step."))
