"""What was signed day by day in a week or month against its pace and target, for a picture of it."""

from itertools import accumulate
from typing import TYPE_CHECKING

from mgrday.days import Span, due_by, phase, say_day, shift, workdays
from mgrday.money import say_wan
from mgrday.report import Chart, Column, Row, Table
from mgrday.review.question import Question
from mgrday.review.standing import amount_target
from mgrday.review.targets import due, phase_shares
from mgrday.store.named import beside
from mgrday.words import _

if TYPE_CHECKING:
    from mgrday.review.forecast import Forecast

SQL = beside(__file__)


def charts(question: Question, span: Span, target: int | None, forecast: "Forecast | None" = None) -> list[Chart]:
    """The picture of `span` against its amount target, with where it will land; none for a day, and none without a target."""
    if span.kind == "day" or not target:
        return []
    rows = _rows(question, span, target)
    if forecast and rows:
        rows[-1] = {**rows[-1], "low": forecast.low, "expected": forecast.expected, "high": forecast.high}
    columns = [
        Column("day", _("Day"), "day"),
        Column("phase", _("Phase"), "count", hidden=span.kind != "month"),
        Column("signed", _("Signed so far"), "money"),
        Column("due", _("Pace"), "money"),
        Column("target", _("Target"), "money"),
        *(Column(end, "", "money", hidden=True) for end in ("low", "expected", "high") if forecast),
    ]
    return [Chart("pace", Table("pace", _("Signed against the pace"), columns, rows), _said(question, span, rows, target))]


def of_month(question: Question, span: Span) -> list[Chart]:
    """The picture of the month that a day is in, or a week with its Thursday."""
    month = Span.month(shift(span.start, 3) if span.kind == "week" else span.start)
    return charts(question, month, amount_target(question, month))


def _rows(question: Question, span: Span, target: int) -> list[Row]:
    """Every workday, and every day off on which something was signed; what is to come has no figure yet."""
    given = {"start": span.start, "end": span.end, "department": question.department}
    by_day = {row["day"]: int(row["amount"]) for row in question.reader.rows(SQL["signed_by_day"], **given)}
    days = sorted({*workdays(span), *by_day})
    signed = accumulate(by_day.get(day, 0) for day in days)
    dues = _dues(question, span, target, days)
    return [
        {
            "day": day,
            "phase": phase(day),
            "signed": so_far if day <= question.today or day in by_day else None,
            "due": asked,
            "target": target,
        }
        for day, so_far, asked in zip(days, signed, dues, strict=True)
    ]


def _dues(question: Question, span: Span, target: int, days: list[str]) -> list[int]:
    """How much of the target is due by the end of each day: a month follows its phases, a week spreads evenly."""
    if span.kind == "month":
        shares = phase_shares(question)
        return [due_by(target, day, shares) for day in days]
    working = workdays(span)
    return [target * sum(1 for each in working if each <= day) // len(working) if working else 0 for day in days]


def _said(question: Question, span: Span, rows: list[Row], target: int) -> str:
    """The picture in a sentence; the pace is that of the last workday that is over, as everywhere."""
    last = next((row for row in reversed(rows) if row["signed"] is not None), None)
    if last is None:
        return _("Nothing has been signed yet of {target}.").format(target=say_wan(target))
    text = _("By {day} {signed} of {target} was signed; the pace asks for {due}.")
    return text.format(
        day=say_day(str(last["day"]), question.today),
        signed=say_wan(int(str(last["signed"]))),
        target=say_wan(target),
        due=say_wan(due(target, span, question)),
    )
