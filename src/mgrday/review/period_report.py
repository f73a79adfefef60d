"""``mgrday report``: a day, week or month: targets, ranking, activity, funnel, the three checks, money, people, the plan."""

from collections.abc import Sequence
from dataclasses import replace

from mgrday.days import Span
from mgrday.money import say_wan
from mgrday.report import Block, Finding, Findings, Line, Lines, Report, Yuan
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
from mgrday.review.forecast import this_month
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


def report(question: Question, span: Span) -> Report:
    """The report of a day, week or month. Findings and money to come are as of now, the rest as of the period."""
    question = replace(question, asked_window=_window(question, span))
    found, snoozed = look(question)
    check = Check(question, span, found, snoozed)
    done = check.done
    board = Board(question, span, counted=done)
    money = outstanding(question, span)
    target = amount_target(question, span)
    signed = done.of(done.figures)["amount"]
    running = question.today in span
    forecast = this_month(question) if running and span.kind == "month" else None
    head = _amount_lines(question, span, target, signed)
    push = Push(question)
    head += landing(forecast, target) if forecast else []
    head += [Line(push.said, "faint")] if running else []
    spots = bright_spots.spots(board)
    head += bright_spots.lines(spots)
    to_come = sum(int(str(row["outstanding"])) for row in money.rows)
    head.append(_trouble(found, to_come))
    register = check_outings.table(check)
    ranked, steps = ranking.table(board), funnel(done)
    blocks: list[Block] = [
        Lines("", head),
        *push.tables(spoken=running),
        target_table(question, span, done),
        forecast_table(forecast),
        ranked,
        bright_spots.best_table(board),
        bright_spots.table(spots),
        activity(done),
        call_marks.table(question, span, done.measured),
        steps,
        event_funnel.of_period(question, span),
        check_clients.table(check),
        check_keywords.table(check),
        register,
        check_truth.table(check, register),
        *check_actions.in_report(check),
        deals(question, span),
        money,
        people(question, span, done),
        awards(question, span),
        *([] if span.kind == "day" else stock.blocks(question, span)),
        *([pairs(question, span)] if span.kind == "month" else []),
        Findings(found, _("What is wrong now"), MOST, _("Nothing is wrong."), snoozed),
        plan(question, span),
    ]
    facts: dict[str, object] = {
        "target": None if target is None else Yuan(target),
        "signed": Yuan(signed),
        "received": Yuan(done.of(done.figures)["received"]),
        "outstanding": Yuan(to_come),
        "pace": None if target is None else Yuan(due(target, span, question)),
    }
    if forecast:
        facts["forecast"] = forecast_facts(forecast)
    title = _(TITLES[span.kind]).format(span=named(span))
    return Report(
        "report",
        title,
        blocks,
        period=(span.start, span.end),
        facts=facts,
        charts=[
            *(pace_chart.charts(question, span, target, forecast) or pace_chart.of_month(question, span)),
            *period_charts.charts(question, done, ranked, steps, money),
        ],
        whose=whose(question),
    )


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
