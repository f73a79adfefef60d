"""``mgrday check``: the three checks of a week, each a table read against the standard and last week, with their findings."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mgrday.days import Span
from mgrday.report import SEVERITIES, Block, Chart, Finding, Findings, Line, Lines, Report, Severity, Table
from mgrday.review import check_actions, check_clients, check_keywords, check_outings
from mgrday.review.check_parts import Check, listed, named
from mgrday.review.findings import look
from mgrday.review.pace_chart import of_month
from mgrday.review.question import Question
from mgrday.review.rule_words import rule_words
from mgrday.review.whose import whose
from mgrday.words import N_, _

STANDARD = "standard.below"
SEVERITY_COUNTS: dict[Severity, str] = {"high": N_("high {count}"), "medium": N_("medium {count}"), "low": N_("low {count}")}
MOST = 12
"""How many findings a person is shown below the tables; scripts get all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the checks: its table, the tables of the records behind it, its rules, and the metrics it is held against."""

    table: Callable[[Check], Table]
    records: Callable[[Check], list[Table]]
    rules: tuple[str, ...]
    metrics: tuple[str, ...]


PARTS: dict[str, Part] = {
    "clients": Part(
        check_clients.table, lambda check: [check_clients.records(check)], check_clients.RULES, check_clients.METRICS
    ),
    "keywords": Part(check_keywords.table, check_keywords.records, check_keywords.RULES, check_keywords.METRICS),
    "outings": Part(
        check_outings.table, lambda check: [check_outings.records(check)], check_outings.RULES, check_outings.METRICS
    ),
}
ALL_RULES = ("client", "keyword", "outing", "member", "standard", "action")


def ask(question: Question, week: Span | None, parts: Sequence[str]) -> Check:
    """The checks `parts` (all where there is none) of `week`, this week where it is None, with their findings.

    The outing and visit rules look at a week that was asked for; every other rule at how things stand now.
    """
    if week is not None and week != question.this_week:
        question = replace(question, asked_window=week)
    span = week or question.this_week
    rules = [rule for part in parts for rule in PARTS[part].rules] + [STANDARD, "action"] if parts else list(ALL_RULES)
    found = look(question, rules)
    check = Check(question, span, *found)
    if not parts:
        return check
    metrics = {metric for part in parts for metric in PARTS[part].metrics}
    metric_of = check.standards.metric_of


    def concerned(finding: Finding) -> bool:
        return finding.rule != STANDARD or metric_of.get(finding.record.id) in metrics

    about = found.only(concerned)
    return replace(check, findings=about.findings, snoozed=about.snoozed)


def report(check: Check, parts: Sequence[str] = (), *, rows: bool = False) -> Report:
    """What ``mgrday check`` says: what was agreed last time, then `parts`, all three where there is none.

    `rows` adds the records behind them.
    """
    shown = parts or tuple(PARTS)
    tables = [PARTS[part].table(check) for part in shown]
    behind = [table for part in shown for table in PARTS[part].records(check)] if rows else []
    if not check.done.measured:
        tables = [replace(table, hidden=True) for table in tables]
    nothing, most = _("Nothing wrong in these checks."), None if rows else MOST
    found = Findings(check.findings, _("What is wrong"), most, nothing, check.snoozed)
    agreed, said = check_actions.blocks(check)
    blocks: list[Block] = [Lines("", [*headline(check), *_no_standard(check)]), *agreed, *tables, *said, *behind, found]
    title = _("Check of {span}").format(span=named(check.span))
    counts = severities(check.findings)
    if check.done.measured and counts:
        title = _("{check}: {counts}").format(check=title, counts=counts)
    days = (check.span.start, check.span.end)
    return Report("check", title, blocks, period=days, charts=_charts(check), whose=whose(check.question))


def _charts(check: Check) -> list[Chart]:
    """The month of the week against its target; one member's check is not about that."""
    if check.question.member is not None:
        return []
    return of_month(check.question, check.span)


def headline(check: Check) -> list[Line]:
    """The most important first: how much is wrong and how gravely, what most of it is, and with whom."""
    if not check.done.measured:
        nobody = _("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT")
        return [Line(nobody, "strong")]
    if not check.findings:
        return [Line(_("Nothing is wrong in these checks."), "good")]
    lines = []
    worst = _worst(check.findings)
    if worst:
        lines.append(Line(_("Above all: {rules}").format(rules=listed(worst)), "strong"))
    people = _people(check)
    if people:
        lines.append(Line(_("Talk to: {members}").format(members=listed(people))))
    return lines


def _no_standard(check: Check) -> list[Line]:
    """How to come by standards, where none is set and somebody could be held against them."""
    if not check.done.measured or check.standards.metric_of:
        return []
    return [Line(_("No standard is set; those that the method proposes: mgrday standard adopt"), "faint")]


def severities(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, the gravest first; empty where there is none."""
    counts = Counter(finding.severity for finding in findings)
    return " · ".join(_(SEVERITY_COUNTS[severity]).format(count=counts[severity]) for severity in SEVERITIES if counts[severity])


def _worst(findings: Sequence[Finding]) -> list[str]:
    """The rules with the most findings among the gravest, in a few words each, with their numbers."""
    grave = [finding for finding in findings if finding.severity == findings[0].severity]
    counts = Counter(finding.rule for finding in grave)
    ordered = sorted(counts, key=lambda rule: -counts[rule])[:3]
    return [_("{rule} {count}").format(rule=rule_words(rule), count=counts[rule]) for rule in ordered]


def _people(check: Check) -> list[str]:
    """The members in the tables with the most grave findings, with their numbers; nobody can talk to who has left."""
    counts: dict[str, int] = {}
    there = {m["name"] for m in check.done.measured if m["left_on"] is None or m["left_on"] > check.question.today}
    for finding in check.findings:
        if finding.member is not None and finding.member in there and finding.severity == "high":
            counts[finding.member] = counts.get(finding.member, 0) + 1
    ordered = sorted(counts, key=lambda member: -counts[member])[:3]
    return [_("{member} ({count})").format(member=member, count=counts[member]) for member in ordered]
