"""``mgrday show member``: a member's month and week against target and standard, their book, deals and visits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mgrday.days import Span, last_workday, pace, say_day, say_span, shift
from mgrday.kinds.codes import METRIC, METRICS, MONEY_METRICS, ROLE
from mgrday.kinds.lead import LEAD
from mgrday.kinds.outing import OUTING
from mgrday.money import say_money
from mgrday.report import Block, Cell, Column, Finding, Line, Lines, Report, Table, Yuan
from mgrday.review import event_funnel
from mgrday.review.call_marks import Quality
from mgrday.review.findings import look
from mgrday.review.member_sheet import Sheet
from mgrday.review.members import seniority
from mgrday.review.metrics import Figures, member_metrics
from mgrday.review.people import ladder
from mgrday.review.question import Question
from mgrday.review.showing import (
    columns,
    deal_columns,
    deal_row,
    joined,
    outstanding,
    say_with_distance,
    where_said,
    wrong,
)
from mgrday.review.targets import Standards, phase_shares, targets
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
GRADES = ("A", "B", "C")


@dataclass(frozen=True)
class _Member:
    """What is read about a member, each once. `question` is asked of this member alone."""

    question: Question
    row: Row

    @cached_property
    def spans(self) -> dict[str, Span]:
        """The last finished workday, this week and this month."""
        today = self.question.today
        return {"day": Span.day(last_workday(today)), "week": Span.week(today), "month": Span.month(today)}

    def rows(self, name: str, **parameters: object) -> list[Row]:
        """The rows of a query about the member."""
        return self.question.reader.rows(SQL[name], member=self.row["id"], **parameters)

    @cached_property
    def done(self) -> dict[str, Figures]:
        """Every metric in each of the spans."""
        reader, department = self.question.reader, self.row["department_id"]
        nothing = dict.fromkeys(METRICS, 0)
        return {
            name: member_metrics(reader, span, None, department).get(self.row["id"], nothing)
            for name, span in self.spans.items()
        }

    @cached_property
    def targets(self) -> dict[str, int]:
        """The member's targets of this month by metric; fen for money."""
        found = targets(self.question, self.spans["month"])
        own = [row for row in found if (row["scope"], row["scope_id"]) == ("member", self.row["id"])]
        return {row["metric"]: int(row["value"]) for row in own}

    @cached_property
    def clients(self) -> dict[str, int]:
        """The unsigned clients by grade."""
        counts = {row["grade"]: int(row["clients"]) for row in self.rows("clients")}
        return {grade: counts.get(grade, 0) for grade in GRADES}

    @cached_property
    def deals(self) -> list[Row]:
        """Open deals and outstanding ones."""
        return self.rows("deals")

    @property
    def measured(self) -> bool:
        """Whether targets and standards bind them: reps and leaders who are there."""
        left = self.row["left_on"]
        return self.row["role"] in ("rep", "leader") and (left is None or left > self.question.today)


def report(question: Question, member: int) -> Report:
    """All about a member (id)."""
    (row,) = question.reader.rows(SQL["member"], member=member)
    asked = _Member(replace(question, department=None, member=member), row)
    about = look(asked.question).only(lambda finding: finding.member == row["name"])
    without = asked.rows("without_step")
    sheet = Sheet(asked.question, row)
    measured = asked.measured
    quality = Quality(asked.question, member, list(sheet.similar))
    people = [sheet.actions(), sheet.trend(), sheet.steps(), sheet.mentoring(), ladder(question.reader, member)]
    blocks: list[Block] = [
        Lines("", [*_head(asked, without, about.findings), *([*sheet.lines(), quality.line()] if measured else [])]),
        *wrong(about),
        _metrics(asked),
        *(people if measured else []),
        event_funnel.of_member(question, member),
        _deals(asked),
        _without_step(without),
        _outings(asked),
    ]
    facts = {"member": _facts(asked, without), **sheet.told(), "call_marks": quality.told()}
    return Report("member", row["name"], blocks, facts=facts)


def _facts(asked: _Member, without: Sequence[Row]) -> dict[str, object]:
    row, month = asked.row, asked.done["month"]
    target = asked.targets.get("amount")
    due = [outstanding(deal) for deal in asked.deals]
    return {
        **{name: row[name] for name in ("id", "name", "department", "group", "role", "hired_on", "left_on")},
        "seniority": seniority(row["hired_on"], asked.question.today),
        "target": None if target is None else Yuan(target),
        "pace": None if target is None else Yuan(pace(target, asked.question.today, phase_shares(asked.question))),
        "signed": Yuan(month["amount"]),
        "received": Yuan(month["received"]),
        "outstanding": Yuan(sum(due)),
        **{grade.lower(): count for grade, count in asked.clients.items()},
        "no_next_step": len(without),
    }


def _head(asked: _Member, without: Sequence[Row], found: Sequence[Finding]) -> Iterator[Line]:
    """Who it is, how the month stands, what the client book holds."""
    row, today = asked.row, asked.question.today
    new = seniority(row["hired_on"], today) == "new"
    said = say_with_distance if new else say_day
    hired = _("hired {day}").format(day=said(row["hired_on"], today)) if row["hired_on"] else None
    kind = (_("new hire") if new else _("veteran")) if asked.measured else None
    yield Line(joined(row["department"], row["group"], ROLE.label(row["role"]), kind, hired), "strong")
    if row["left_on"]:
        yield Line(_("left {day}").format(day=say_day(row["left_on"], today)), "wrong")
    yield _month(asked)
    late = sum(outstanding(deal) for deal in asked.deals)
    received = _("received {amount}").format(amount=say_money(asked.done["month"]["received"]))
    yield Line(joined(received, _("outstanding {amount}").format(amount=say_money(late)) if late else None))
    a, b, c = (asked.clients[grade] for grade in GRADES)
    text = _("Clients: A {a}, B {b}, C {c}").format(a=a, b=b, c=c)
    missing = ngettext("{count} A or B client without next step", "{count} A and B clients without next step", len(without))
    no_a = any(finding.rule == "member.no_a_clients" for finding in found)
    yield Line(joined(text, missing.format(count=len(without)) if without else None), "wrong" if no_a else "plain")


def _month(asked: _Member) -> Line:
    """The month's amount against the target and against what should be signed by now."""
    signed, target = asked.done["month"]["amount"], asked.targets.get("amount")
    values = {"month": say_span(asked.spans["month"]), "signed": say_money(signed)}
    if target is None:
        text = _("{month}: signed {signed}, no target set").format(**values)
        return Line(text, "wrong" if asked.measured else "plain")
    due = pace(target, asked.question.today, phase_shares(asked.question))
    share = f"{signed / target:.0%}" if target else "–"
    text = _("{month}: signed {signed} of {target} ({share}), due by now {due}")
    said = text.format(**values, target=say_money(target), share=share, due=say_money(due))
    return Line(said, "good" if signed >= due else "wrong")


def _metrics(asked: _Member) -> Table:
    """Every metric of the last workday, this week and this month beside its standard; red where it is under its pace."""
    bars: dict[str, Mapping[str, int]] = {}
    due: dict[str, dict[str, int]] = {}
    for name, span in asked.spans.items():
        standards = Standards(asked.question, span)
        bars[name] = standards.of(asked.row, METRICS) if asked.measured else {}
        due[name] = {metric: standards.due(asked.row, metric) for metric in bars[name]}
    rows = []
    for metric in METRICS:
        row: dict[str, object] = {"metric": metric}
        for name in asked.spans:
            value = asked.done[name][metric]
            under = value < due[name].get(metric, 0)
            row[name] = Cell(_figure(metric, value)) if under else _figure(metric, value)
            row[f"{name}_standard"] = _figure(metric, bars[name].get(metric))
        row["month_target"] = _figure(metric, asked.targets.get(metric))
        rows.append(row)
    standard = _("standard")
    shown = [
        Column("metric", _("Metric"), labels={metric: METRIC.label(metric) for metric in METRICS}),
        Column("day", say_day(asked.spans["day"].start, asked.question.today), "count"),
        Column("day_standard", standard, "count"),
        Column("week", _("This week"), "count"),
        Column("week_standard", standard, "count"),
        Column("month", _("This month"), "count"),
        Column("month_standard", standard, "count"),
        Column("month_target", _("Target"), "count", hidden=True),
    ]
    shown = where_said(shown, rows, "day_standard", "week_standard", "month_standard")
    return Table("metrics", _("Against the standard"), shown, rows)


def _figure(metric: str, value: int | None) -> object:
    return Yuan(value) if value is not None and metric in MONEY_METRICS else value


def _deals(asked: _Member) -> Table:
    rows = [deal_row(row, asked.question) for row in asked.deals]
    return Table("deals", _("Open and unpaid deals"), deal_columns(rows, "company"), rows, empty=_("No open deal."))


def _without_step(found: Sequence[Row]) -> Table:
    shown = [Column("id", _("No."), "id"), *columns(LEAD, "company", "grade", "graded_on-", "last_touch_day")]
    return Table("no_next_step", _("A and B clients without next step"), shown, found, hidden=not found)


def _outings(asked: _Member) -> Table:
    """The visits of this week and last week."""
    start = asked.spans["week"].previous().start
    found = asked.rows("outings", start=start, end=shift(asked.question.today, 1))
    rows = [{**row, **_marks(row, asked.question)} for row in found]
    (grade,) = columns(LEAD, "grade")
    shown = [
        Column("id", _("No."), "id"),
        *columns(OUTING, "left_at", "company"),
        replace(grade, key="grade_then"),
        Column("visit_no", _("Visit"), "count"),
        *columns(OUTING, "result", "back_at-", "had_keyword-"),
        Column("debriefed", _("Debrief"), "flag"),
        *columns(OUTING, "verdict"),
    ]
    title = _("Visits since {day}").format(day=say_day(start, asked.question.today))
    return Table("outings", title, shown, rows, empty=_("No visit in this week and the last."))


def _marks(row: Row, question: Question) -> dict[str, object]:
    """The cells of a visit that stand out: late back, debrief owed, found not real."""
    late = row["back_at"] is None and row["due_at"] < question.time
    owed = row["result"] in ("progress", "refused") and not row["debriefed_on"] and row["left_at"] < question.today
    return {
        "left_at": Cell(row["left_at"]) if late else row["left_at"],
        "had_keyword": bool(row["had_keyword"]),
        "debriefed": Cell(False) if owed else True if row["debriefed_on"] else None,
        "verdict": Cell(row["verdict"]) if row["verdict"] == "not_real" else row["verdict"],
    }
