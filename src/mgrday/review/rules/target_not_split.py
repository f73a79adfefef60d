"""``target.not_split``: a target whose parts are another sum."""

from collections.abc import Iterator, Mapping, Sequence

from mgrday.days import Span, say_span, weeks_of
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, say_metric, say_value, word
from mgrday.review.rules.scopes import Scopes, targets
from mgrday.store.reader import Row
from mgrday.words import N_, _

PARTS = {
    "department": N_("{name}, {period}: the target for {metric} is {value}, its departments add up to {sum} ({gap})"),
    "group": N_("{name}, {period}: the target for {metric} is {value}, its groups add up to {sum} ({gap})"),
    "member": N_("{name}, {period}: the target for {metric} is {value}, its members add up to {sum} ({gap})"),
    "week": N_("{name}, {period}: the target for {metric} is {value}, its weeks add up to {sum} ({gap})"),
}


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Targets of this month and the next, this week and the next and today whose parts do not add up to them."""
    scopes = Scopes(question)
    month, week = Span.month(question.today), question.this_week
    for span in (month, month.next(), week, week.next(), Span.day(question.today)):
        of_span = targets(question, span.name)
        for target in of_span:
            if not scopes.concerned(target):
                continue
            scope, parts = scopes.split(target, of_span)
            yield from judged(question, span, target, parts, scope)
        if span.kind == "month" and of_span:
            yield from _weeks(question, scopes, span, of_span)


def _weeks(question: Question, scopes: Scopes, month: Span, of_month: list[Row]) -> Iterator[Finding]:
    """Month targets against their weeks; a week counts for the month of its Thursday."""
    of_weeks = [row for week in weeks_of(month) for row in targets(question, week.name)]
    for target in of_month:
        if scopes.concerned(target):
            own = (target["scope_key"], target["metric"])
            parts = [row for row in of_weeks if (row["scope_key"], row["metric"]) == own]
            yield from judged(question, month, target, parts, "week")


def judged(question: Question, span: Span, target: Row, parts: Sequence[Row], of: str) -> Iterator[Finding]:
    """The finding where there are `parts` (a code of PARTS says what they are `of`) and they do not add up to `target`."""
    whole = sum(row["value"] for row in parts)
    gap = target["value"] - whole
    if not parts or not gap:
        return
    metric = target["metric"]
    whose = word(target["name"]) if target["scope_id"] is None else target["scope_id"]
    other = "" if metric == "amount" else f" --metric {metric}"
    said = _("{value} short") if gap > 0 else _("{value} over")
    yield Finding(
        RULE.name,
        "medium",
        target["name"] if target["scope"] == "member" else None,
        None,
        Record("target", target["id"]),
        first_day(question.today, target["set_on"], *(row["set_on"] for row in parts)),
        _(PARTS[of]).format(
            name=target["name"],
            period=say_span(span),
            metric=say_metric(metric),
            value=say_value(metric, target["value"]),
            sum=say_value(metric, whole),
            gap=said.format(value=say_value(metric, abs(gap))),
        ),
        f"mgrday target split {target['scope']} {whose} {span.name} --into {of}{other}",
    )


RULE = Rule(
    name="target.not_split",
    summary=N_("The departments, groups or members under a target, or the weeks of a month, do not add up to it."),
    severities=("medium",),
    find=find,
)
