"""``standard.below``: a member who does less than the company asks."""

from collections.abc import Iterator, Mapping

from mgrday.days import Span, last_workday, say_day, shift
from mgrday.report import Finding, Record, Severity
from mgrday.review.members import active, seniority
from mgrday.review.metrics import member_metrics
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, say_metric, say_value
from mgrday.seniority import NEW_MONTHS
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Day standards on the last finished workday, week standards on last week; who joined within or since is left out."""
    for period in ("day", "week"):
        standards = question.reader.rows(beside(__file__)["in_force"], period=period)
        if standards:
            span = Span.day(last_workday(question.today)) if period == "day" else question.this_week.previous()
            yield from _below(question, span, standards, settings["high_percent"])


def _below(question: Question, span: Span, standards: list[Row], percent: int) -> Iterator[Finding]:
    bars = {(row["metric"], row["seniority"]): row for row in standards}
    metrics = list(dict.fromkeys(row["metric"] for row in standards))
    figures = member_metrics(question.reader, span, metrics, question.department)
    for member in active(question):
        if member["hired_on"] is not None and member["hired_on"] >= span.start:
            continue
        own = seniority(member["hired_on"], question.today)
        for metric in metrics:
            bar = bars.get((metric, own)) or bars.get((metric, "all"))
            value = figures.get(member["id"], {}).get(metric, 0)
            if bar is not None and value < bar["value"]:
                severity: Severity = "high" if value * 100 < bar["value"] * percent else "medium"
                yield _finding(question, span, member, bar, value, severity)


def _finding(question: Question, span: Span, member: Row, bar: Row, value: int, severity: Severity) -> Finding:
    text = (
        _("{member}: {metric} {value} last week, the standard is {standard}")
        if span.kind == "week"
        else _("{member}: {metric} {value} ({day}), the standard is {standard}")
    )
    return Finding(
        RULE.name,
        severity,
        member["name"],
        None,
        Record("standard", bar["id"]),
        first_day(question.today, shift(span.last, 1)),
        text.format(
            member=member["name"],
            metric=say_metric(bar["metric"]),
            value=say_value(bar["metric"], value),
            day=say_day(span.start, question.today),
            standard=say_value(bar["metric"], bar["value"]),
        ),
        f"mgrday show member {member['id']}",
    )


RULE = Rule(
    name="standard.below",
    summary=N_("A member's figures of the last workday or of last week are under the standard; high under so much of it."),
    severities=("high", "medium"),
    find=find,
    settings={
        "high_percent": Number(50, "percent", N_("Under so much of the standard it is high.")),
        "new_months": Number(
            NEW_MONTHS, "months", N_("Who joined under so many months ago is a new hire, here and in every table.")
        ),
    },
)
