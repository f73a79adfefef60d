"""``mgrday report``: a day, week or month: targets, ranking, activity, funnel, the three checks, money, people, the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mgrday.days import Span
from mgrday.money import say_wan
from mgrday.report import Block, Finding, Findings, Line, Lines, Report, Table, Yuan
from mgrday.review import (
    bright_spots,
    call_marks,
    check_actions,
    check_clients,
    check_keywords,
    check_outings,
    check_truth,
    event_funnel,
    pace_chart,
    period_charts,
    ranking,
    stock,
)
from mgrday.review.board import Board
from mgrday.review.check_parts import Check, named
from mgrday.review.findings import look
from mgrday.review.forecast import Forecast, this_month
from mgrday.review.forecast_page import facts as forecast_facts
from mgrday.review.forecast_page import lines as landing
from mgrday.review.forecast_page import table as forecast_table
from mgrday.review.pairs import pairs
from mgrday.review.people import awards
from mgrday.review.period_money import deals, outstanding
from mgrday.review.period_plan import people, plan
from mgrday.review.period_tables import activity, funnel, target_table
from mgrday.review.phase_push import Push
from mgrday.review.question import Question
from mgrday.review.standing import amount_target
from mgrday.review.targets import Progress, due, standing_line
from mgrday.review.whose import whose
from mgrday.words import N_, _

MOST = 20
"""How many findings a person is shown in a report; scripts get all."""
TITLES = {"day": N_("Day report: {span}"), "week": N_("Week report: {span}"), "month": N_("Month report: {span}")}


@dataclass(frozen=True, slots=True)
class _Read:
    """What a report is made of, each read once."""

    question: Question
    span: Span
    check: Check
    board: Board
    spots: list[bright_spots.Spot]
    push: Push
    ranked: Table
    steps: Table
    money: Table
    target: int | None
    forecast: Forecast | None

    @property
    def running(self) -> bool:
        return self.question.today in self.span

    @property
    def done(self) -> dict[str, int]:
        """The figures of the department."""
        return self.check.done.of(self.check.done.figures)

    @property
    def to_come(self) -> int:
        """The money still to come, in fen."""
        return sum(int(str(row["outstanding"])) for row in self.money.rows)


def report(question: Question, span: Span) -> Report:
    """The report of a day, week or month. Findings and money to come are as of now, the rest as of the period."""
    it = _read(replace(question, asked_window=_window(question, span)), span)
    return Report(
        "report",
        _(TITLES[span.kind]).format(span=named(span)),
        [Lines("", _head(it)), *_steering(it), *_work(it), *_outlook(it)],
        period=(span.start, span.end),
        facts=_facts(it),
        charts=[
            *(pace_chart.charts(it.question, span, it.target, it.forecast) or pace_chart.of_month(it.question, span)),
            *period_charts.charts(it.question, it.check.done, it.ranked, it.steps, it.money),
        ],
        whose=whose(it.question),
    )


def _read(question: Question, span: Span) -> _Read:
    found, snoozed = look(question)
    check = Check(question, span, found, snoozed)
    board = Board(question, span, counted=check.done)
    running_month = question.today in span and span.kind == "month"
    return _Read(
        question,
        span,
        check,
        board,
        bright_spots.spots(board),
        Push(question),
        ranking.table(board),
        funnel(check.done),
        outstanding(question, span),
        amount_target(question, span),
        this_month(question) if running_month else None,
    )


def _head(it: _Read) -> list[Line]:
    """The lines above the tables: the amount, the forecast, the push of the days, who is strong, what is wrong."""
    head = _amount_lines(it.question, it.span, it.target, it.done["amount"])
    head += landing(it.forecast, it.target) if it.forecast else []
    head += [Line(it.push.said, "faint")] if it.running else []
    return [*head, *bright_spots.lines(it.spots), _trouble(it.check.findings, it.to_come)]


def _steering(it: _Read) -> list[Block]:
    """Where the period stands, and who did what."""
    done = it.check.done
    return [
        *it.push.tables(spoken=it.running),
        target_table(it.question, it.span, done),
        forecast_table(it.forecast),
        it.ranked,
        bright_spots.best_table(it.board),
        bright_spots.table(it.spots),
        activity(done),
        call_marks.table(it.question, it.span, done.measured),
        it.steps,
        event_funnel.of_period(it.question, it.span),
    ]


def _work(it: _Read) -> list[Block]:
    """The three checks, the actions agreed, and the money."""
    register = check_outings.table(it.check)
    return [
        check_clients.table(it.check),
        check_keywords.table(it.check),
        register,
        check_truth.table(it.check, register),
        *check_actions.in_report(it.check),
        deals(it.question, it.span),
        it.money,
    ]


def _outlook(it: _Read) -> list[Block]:
    """The people, what is wrong now, and the plan of the next period."""
    question, span = it.question, it.span
    return [
        people(question, span, it.check.done),
        awards(question, span),
        *([] if span.kind == "day" else stock.blocks(question, span)),
        *([pairs(question, span)] if span.kind == "month" else []),
        Findings(it.check.findings, _("What is wrong now"), MOST, _("Nothing is wrong."), it.check.snoozed),
        plan(question, span),
    ]


def _facts(it: _Read) -> dict[str, object]:
    facts: dict[str, object] = {
        "target": None if it.target is None else Yuan(it.target),
        "signed": Yuan(it.done["amount"]),
        "received": Yuan(it.done["received"]),
        "outstanding": Yuan(it.to_come),
        "pace": None if it.target is None else Yuan(due(it.target, it.span, it.question)),
    }
    return facts | {"forecast": forecast_facts(it.forecast)} if it.forecast else facts


def _window(question: Question, span: Span) -> Span | None:
    """The days that the outing and visit rules look at: the period's own; for a day the week it is in.

    This week's are looked at together with last week's, as everywhere.
    """
    week = span if span.kind == "month" else Span.week(span.start)
    if week == question.this_week:
        return None
    if span.kind == "month" and question.today in span:
        return Span(min(span.start, question.this_week.previous().start), max(span.end, question.this_week.end))
    return week


def _amount_lines(question: Question, span: Span, target: int | None, signed: int) -> list[Line]:
    """What was signed, against the target and the pace."""
    received = _("signed {signed}").format(signed=say_wan(signed))
    if target is None:
        return [Line(_("{signed}, and no target was set").format(signed=received), "strong")]
    now = Progress(target, signed, due(target, span, question))
    return [standing_line(question, span, now, received, say_wan)]


def _trouble(found: Sequence[Finding], to_come: int) -> Line:
    high = sum(finding.severity == "high" for finding in found)
    text = _("Findings: {high} high of {count}; money to come: {money}").format(
        high=high, count=len(found), money=say_wan(to_come)
    )
    return Line(text, "wrong" if high else "plain")
