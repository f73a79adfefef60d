"""The boards about people: how far everybody is on the ladder of competencies, and how those on the watch list do."""

from collections.abc import Sequence

from mgrday.days import Span, shift, workdays
from mgrday.kinds.codes import METRIC
from mgrday.method.competencies import Competency, competencies
from mgrday.report import Cell, Column, Report, Table
from mgrday.review.members import active, seniority
from mgrday.review.metrics import member_metrics
from mgrday.review.question import Question
from mgrday.review.targets import Standards
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import N_, _

SQL = beside(__file__)
LADDERS = {"new": N_("New hires"), "veteran": N_("Veterans")}
WATCHED = ("calls", "outings", "deals", "amount")
"""What is told of a member on the watch list."""
WORKDAYS = 5
"""The workdays of a week, over which a week's standard is spread."""


def ladder(question: Question) -> Report:
    """What ``mgrday member skill`` says: the ladder of new hires and that of veterans, and who has reached which rung when."""
    rungs = competencies()
    reached: dict[int, dict[str, str]] = {}
    for row in question.reader.rows(SQL["skills"], today=question.today, department=question.department):
        reached.setdefault(row["member_id"], {})[row["competency"]] = row["reached_on"]
    rows = [_climber(member, rungs, reached.get(member["id"], {}), question.today) for member in active(question)]
    rows.sort(key=lambda row: (list(LADDERS).index(str(row["seniority"])), -int(str(row["reached"])), str(row["member"])))
    columns = [
        Column("member", _("Member")),
        Column("seniority", _("Seniority")),
        *(Column(rung.id, rung.name, "day") for rung in rungs),
        Column("reached", _("Reached"), "count"),
        Column("next", _("Next")),
    ]
    whole = Table("ladder", _("Competencies"), columns, rows, hidden=True)
    year = question.today[:4]
    parts = [_of_seniority(who, [rung for rung in rungs if rung.seniority == who], rows, year) for who in LADDERS]
    return Report("ladder", _("The ladder of competencies"), [whole, *parts])


def _climber(member: Row, rungs: Sequence[Competency], reached: Row, today: str) -> Row:
    """A member on the ladder: each rung's day, how many of their own rungs are reached, and which is next."""
    who = seniority(member["hired_on"], today)
    own = [rung for rung in rungs if rung.seniority == who]
    missing = next((rung for rung in own if rung.id not in reached), None)
    row: Row = {"member": member["name"], "seniority": who, **{rung.id: reached.get(rung.id) for rung in rungs}}
    row |= {"reached": sum(rung.id in reached for rung in own), "next": missing and missing.id}
    return row | {"next_said": missing.name if missing else Cell(_("all reached"), "good")}


def _of_seniority(who: str, rungs: Sequence[Competency], rows: Sequence[Row], year: str) -> Table:
    """The board of new hires or of veterans: a numbered column for each rung, what the numbers mean below it."""
    shown = [{**row, **{rung.id: _reached(row[rung.id], year) for rung in rungs}} for row in rows if row["seniority"] == who]
    columns = [
        Column("member", _("Member")),
        *(Column(rung.id, str(number), "day") for number, rung in enumerate(rungs, 1)),
        Column("next_said", _("Next")),
    ]
    note = " · ".join(f"{number} {rung.name}" for number, rung in enumerate(rungs, 1))
    empty = _("Nobody here. Record what is reached: mgrday member skill MEMBER COMPETENCY")
    return Table(f"ladder_{who}", _(LADDERS[who]), columns, shown, empty=empty, note=note if shown else "")


def _reached(day: str | None, year: str) -> str | None:
    """When a rung was reached, where many stand side by side: the day in this `year`, of another one its month."""
    return day and (day[5:] if day.startswith(year) else day[:7])


def watch_list(question: Question) -> Report:
    """What ``mgrday member watch`` says: who is watched since when, what they did since against the standard, the decision."""
    month = question.today[:7]
    given = {"month": month, "today": question.today, "department": question.department}
    rows = [_watched(row, question) for row in question.reader.rows(SQL["watched"], **given)]
    decisions = {"keep": _("stays"), "leave": _("to leave")}
    columns = [
        Column("member_id", _("No."), "id"),
        Column("member", _("Member")),
        Column("group", _("Group"), hidden=True),
        Column("month", _("Month"), hidden=True),
        Column("opened_on", _("Since"), "day", hidden=True),
        Column("opened_said", _("Since"), "day"),
        *(Column(f"{name}_said", METRIC.label(name).capitalize(), "count") for name in WATCHED),
        Column("decision", _("Decision"), labels=decisions),
        Column("reason", _("Reason")),
        Column("figures", _("Figures"), "metrics", hidden=True),
        Column("standard", _("Standard"), "metrics", hidden=True),
        Column("decided_on", _("Decided on"), "day", hidden=True),
        Column("note", _("Note"), hidden=True),
        Column("do", _("Command"), hidden=True),
    ]
    empty = _("Nobody is on the watch list. Name one: mgrday member watch MEMBER --reason TEXT")
    note = _("Figures: since then / due by the standard. Decide by the end of the month: mgrday member decide NO. keep|leave")
    title = _("Watch list of {month}").format(month=month)
    return Report("watch", title, [Table("watch", title, columns, rows, empty=empty, note=note if rows else "")])


def _watched(row: Row, question: Question) -> Row:
    since = Span(row["opened_on"], shift(question.today, 1))
    done = member_metrics(question.reader, since, WATCHED, question.department).get(row["member_id"], {})
    figures = {metric: done.get(metric, 0) for metric in WATCHED}
    due = expected(question, row, since)
    said = {}
    for metric, value in figures.items():
        text = _figure(metric, value) + (f" / {_figure(metric, due[metric])}" if metric in due else "")
        said[f"{metric}_said"] = Cell(text) if value < due.get(metric, 0) else text
    do = f"mgrday member decide {row['member_id']}" if row["decision"] is None else None
    return {**row, **said, "opened_said": row["opened_on"][5:], "figures": figures, "standard": due, "do": do}


def expected(question: Question, member: Row, since: Span) -> dict[str, int]:
    """What the standards ask of a member for the finished workdays of `since`, by metric.

    A day's standard goes before a week's, a week's before a month's; these are spread over their workdays.
    """
    over = sum(1 for day in workdays(since) if day < question.today)
    spans = ((Span.day, 1), (Span.week, WORKDAYS), (Span.month, len(workdays(Span.month(question.today)))))
    due: dict[str, int] = {}
    for span, days in spans:
        for metric, bar in Standards(question, span(question.today)).of(member, WATCHED).items():
            due.setdefault(metric, bar * over // max(days, 1))
    return due


def _figure(metric: str, value: int) -> str:
    from mgrday.kinds.codes import MONEY_METRICS
    from mgrday.money import say_wan

    return say_wan(value) if metric in MONEY_METRICS else f"{value:,}"
