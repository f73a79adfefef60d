"""The figures of a period for its report: targets, activity, funnel."""

from collections.abc import Mapping

from mgrday.days import Span
from mgrday.kinds.codes import METRICS, MONEY_METRICS, SCOPE
from mgrday.kinds.target import TARGET
from mgrday.report import Cell, Column, Table, Yuan
from mgrday.review.question import Question
from mgrday.review.rules.saying import say_metric
from mgrday.review.showing import columns, where_said
from mgrday.review.targets import Done, progress, targets
from mgrday.words import _

FUNNEL = ("leads", "calls", "effective_calls", "invitations", "receipts", "attendance", "deals")


def target_table(question: Question, span: Span, done: Done) -> Table:
    """Every target of the period against what was done, and against what should be done by now."""
    rows = []
    for target in targets(question, span):
        metric, now = target["metric"], progress(question, target, done)
        rows.append(
            {
                "scope": target["scope"],
                "scope_said": SCOPE.label(target["scope"]),
                "name": target["name"],
                "metric": metric,
                "metric_said": say_metric(metric),
                "target": figure(metric, now.target),
                "promised": figure(metric, target["promised"]),
                "accepted": figure(metric, target["accepted"]),
                "actual": figure(metric, now.done),
                "share": Cell(now.share, "good") if now.share is not None and now.share >= 1 else now.share,
                "due": figure(metric, now.due),
                "gap": Cell(figure(metric, now.gap)) if now.gap < 0 else figure(metric, now.gap),
            }
        )
    promises = any(row[name] is not None for row in rows for name in ("promised", "accepted"))
    shown = [
        Column("scope", _("Scope"), hidden=True),
        Column("scope_said", _("Scope"), hidden=promises),  # their room: the names stand from the branch down anyway
        Column("name", _("Name")),
        Column("metric", _("Metric"), hidden=True),
        Column("metric_said", _("Metric"), hidden=promises and all(row["metric"] == "amount" for row in rows)),
        Column("target", _("Target"), "count"),
        *columns(TARGET, "promised", "accepted"),
        Column("actual", _("Actual"), "count"),
        Column("share", _("Of target"), "share"),
        Column("due", _("Due by now"), "count", hidden=True),
        Column("gap", _("Against pace"), "count"),
    ]
    empty = _("No target for this period. Set one: mgrday target set department NAME {period} AMOUNT").format(period=span.name)
    return Table("targets", _("Targets"), where_said(shown, rows, "promised", "accepted"), rows, empty=empty)


def figure(metric: str, value: int | None) -> object:
    """A figure as a cell shows it: yuan where its metric is money."""
    return Yuan(value) if metric in MONEY_METRICS and value is not None else value


def activity(done: Done) -> Table:
    """Every measured member with every metric."""
    rows: list[Mapping[str, object]] = []
    for member in done.measured:
        figures = done.of([member["id"]])
        counts = {metric: value if value else Cell(0, "faint") for metric, value in figures.items()}
        rows.append({"member": member["name"], "group": member["group"], **counts})
    columns = [
        Column("member", _("Member")),
        Column("group", _("Group"), hidden=True),
        *(
            Column(metric, say_metric(metric), "money" if metric in MONEY_METRICS else "count", metric in MONEY_METRICS)
            for metric in METRICS
        ),
    ]
    empty = _("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT")
    return Table("activity", _("Activity"), columns, rows, empty=empty, summed=METRICS)


def funnel(done: Done) -> Table:
    """From new leads to deals, for everybody together; a rate is the share of the step before."""
    total = done.of(done.figures)
    rows = []
    before: int | None = None
    for step in FUNNEL:
        count = total[step]
        rows.append({"step": step, "step_said": say_metric(step), "count": count, "rate": count / before if before else None})
        before = count
    columns = [
        Column("step", _("Step"), hidden=True),
        Column("step_said", _("Step")),
        Column("count", _("Count"), "count"),
        Column("rate", _("Of the step before"), "share"),
    ]
    return Table("funnel", _("Funnel"), columns, rows)
