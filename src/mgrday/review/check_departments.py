"""``mgrday check --all-departments``: the director's sum of the three checks, department by department, and the truth of visits.

A department's figures are the sums of the rows that its own check has; its standard is the sum of what its members should
have done by now.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mgrday.kinds.codes import METRICS, MONEY_METRICS
from mgrday.report import SEVERITIES, Block, Cell, Column, Finding, Findings, Line, Lines, Report, Table, Unit, bare
from mgrday.review import check_clients, check_keywords, check_outings, check_truth
from mgrday.review.check_parts import Check, faint, listed, named, note, totals, wrong
from mgrday.review.checks import ALL_RULES, MOST, severities
from mgrday.review.findings import SAID, find
from mgrday.review.rules.saying import say_metric, say_value
from mgrday.review.whose import whose
from mgrday.store.reader import Row
from mgrday.words import _

ALWAYS = ("effective_calls", "keywords", "outings")
"""The metrics that a person sees whether or not a standard is set for them: one of each check."""
NEGLECTED = ("stale", "no_next_step", "missing")


@dataclass(frozen=True)
class Sum:
    """One department in the sum: its members' rows of the three checks."""

    check: Check
    members: Sequence[Row]
    rows: Sequence[Mapping[str, object]]

    @cached_property
    def first(self) -> Row:
        """The first of its members; they all name the department."""
        return self.members[0]

    def figure(self, metric: str) -> int:
        """What its members did of a metric."""
        return sum(self.check.done.figures.get(member["id"], {}).get(metric, 0) for member in self.members)

    def due(self, metric: str) -> int | None:
        """What its members together should have done by now; None where no standard binds one of them."""
        bars = [bar for member in self.members if (bar := self.check.standards.bar(member, metric)) is not None]
        return self.check.standards.by_now(sum(bars)) if bars else None

    def count(self, column: str) -> int:
        """The sum of a column of counts over its members' rows."""
        return sum(int(str(bare(row[column]))) for row in self.rows)

    @cached_property
    def truth(self) -> check_truth.Counts:
        """What the call-backs found."""
        return check_truth.together([check_truth.counts(row) for row in self.rows])


def report(check: Check) -> Report:
    """What the director reads of a week: who is under the standard, whose visits were not real, then the tables."""
    register = check_outings.table(check)
    sums = _sums(check, register)
    found = Findings(check.findings, _("What is wrong"), MOST, _("Nothing wrong in these checks."), check.snoozed)
    blocks: list[Block] = [
        Lines("", _headline(sums)),
        _table(check, sums),
        check_truth.table(check, register),
        found,
    ]
    title = _("Check of all departments, {span}").format(span=named(check.span))
    counts = severities(check.findings)
    if counts:
        title = _("{check}: {counts}").format(check=title, counts=counts)
    return Report("check", title, blocks, period=(check.span.start, check.span.end), whose=whose(check.question))


def _sums(check: Check, register: Table) -> list[Sum]:
    """Every department in which somebody worked in these days, by branch and name."""
    clients, keywords = check_clients.table(check), check_keywords.table(check)
    parts: dict[int, tuple[list[Row], list[Mapping[str, object]]]] = {}
    for member, *rows in zip(check.done.measured, clients.rows, keywords.rows, register.rows, strict=True):
        own = parts.setdefault(member["department_id"], ([], []))
        own[0].append(member)
        own[1].append({name: value for row in rows for name, value in row.items()})
    found = [Sum(check, members, rows) for members, rows in parts.values()]
    return sorted(found, key=lambda each: (_branch(each) or "", each.first["department"]))


def _branch(each: Sum) -> str | None:
    place = each.check.done.places[each.first["id"]]
    return None if place["branch"] is None else str(place["branch"])


def _headline(sums: Sequence[Sum]) -> list[Line]:
    """Which departments are under the standard, and what the call-backs found of all of them."""
    if not sums:
        nobody = _("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT")
        return [Line(nobody, "strong")]
    lines = []
    under = [_said(each, metric) for each in sums for metric in METRICS if _below(each, metric)]
    if under:
        lines.append(Line(_("Under the standard so far: {departments}").format(departments=listed(under)), "strong"))
    truth = check_truth.together([each.truth for each in sums])
    looked = truth["real"] + truth["not_real"]
    if looked:
        text = _("Call-backs: {real} of {looked} visits were real ({rate:.0%}), {unreachable} could not be reached")
        told = text.format(real=truth["real"], looked=looked, rate=truth["real"] / looked, unreachable=truth["unreachable"])
        lines.append(Line(told, "wrong" if truth["not_real"] else "good"))
    else:
        lines.append(Line(_("No visit was verified: the managers call back with mgrday outing callback OUTING real|not-real")))
    return lines


def _said(each: Sum, metric: str) -> str:
    figure, due = each.figure(metric), each.due(metric) or 0
    return _("{department} {metric} {figure} of {due}").format(
        department=each.first["department"],
        metric=say_metric(metric),
        figure=say_value(metric, figure),
        due=say_value(metric, due),
    )


def _below(each: Sum, metric: str) -> bool:
    return each.figure(metric) < (each.due(metric) or 0)


def _table(check: Check, sums: Sequence[Sum]) -> Table:
    wrongs = _wrongs(check, sums)
    rows = []
    for each in sums:
        row: dict[str, object] = {"department": each.first["department"], "branch": _branch(each), "members": len(each.members)}
        for metric in METRICS:
            figure = each.figure(metric)
            row[metric] = Cell(figure) if _below(each, metric) else faint(figure)
            row[f"{metric}_due"] = each.due(metric)
        row |= {name: wrong(each.count(name)) for name in NEGLECTED}
        row |= check_truth.said(each.truth)
        row["outings"] = Cell(bare(row["outings"])) if _below(each, "outings") else row["outings"]
        counts = wrongs[each.first["department_id"]]
        row["findings"] = sum(counts.values())
        row |= {severity: counts[severity] for severity in SEVERITIES}
        row["high"] = wrong(counts["high"])
        rows.append(row)
    bound = {metric for metric in METRICS if any(each.due(metric) is not None for each in sums)}
    columns = [
        Column("department", _("Department")),
        Column("branch", _("Branch"), hidden=len({row["branch"] for row in rows}) < 2),
        Column("members", _("Members"), "count"),
        *(column for metric in METRICS for column in _metric_columns(metric, bound)),
        *_count_columns(),
        *check_truth.columns_of_truth()[1:],
        Column("findings", _("Findings"), "count"),
        *(Column(severity, _(SAID[severity]), "count", hidden=severity != "high") for severity in SEVERITIES),
    ]
    summed = [column for column in columns if column.unit == "count" and not (column.hidden or column.key.endswith("_due"))]
    empty = _("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT")
    keys = [column.key for column in summed]
    return Table("departments", _("Departments"), columns, rows, empty=empty, note=note(totals(rows, summed)), summed=keys)


def _metric_columns(metric: str, bound: set[str]) -> list[Column]:
    unit: Unit = "money" if metric in MONEY_METRICS else "count"
    return [
        Column(metric, say_metric(metric), unit, hidden=metric not in bound and metric not in ALWAYS),
        Column(f"{metric}_due", _("due"), unit, hidden=metric not in bound),
    ]


def _count_columns() -> list[Column]:
    return [
        Column("stale", _("Stale"), "count"),
        Column("no_next_step", _("No step"), "count"),
        Column("missing", _("None"), "count"),
    ]


def _wrongs(check: Check, sums: Sequence[Sum]) -> dict[int, Counter[str]]:
    """By department, how many findings of each severity its own check has."""
    if len(sums) < 2:
        return {each.first["department_id"]: _severities(check.findings) for each in sums}
    return {
        department: _severities(find(replace(check.question, department=department), ALL_RULES))
        for department in (each.first["department_id"] for each in sums)
    }


def _severities(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(finding.severity for finding in findings)
