"""``mgrday report month --forecast-check``: what the forecast would have said in past months, and where they landed."""

from collections.abc import Iterator
from dataclasses import dataclass

from mgrday.days import Span, phase_span
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Row, Table
from mgrday.review.forecast import WITHIN, Forecast, forecast
from mgrday.review.forecast_history import MOST_MONTHS, Book
from mgrday.review.question import Question
from mgrday.review.standing import signed_in
from mgrday.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Tried:
    """A forecast of a past month, made when one of its phases was over, and where the month landed, in fen."""

    month: Span
    made: Forecast
    landed: int

    @property
    def error(self) -> float | None:
        """How far the forecast was off, as a part of where the month landed; None where nothing was signed."""
        return (self.made.expected - self.landed) / self.landed if self.landed else None

    @property
    def within(self) -> bool:
        """Whether the month landed within the range."""
        return self.made.low <= self.landed <= self.made.high

    def row(self) -> Row:
        """The trial as a row of the table ``forecast_check``."""
        made = self.made
        return {
            "month": self.month.name,
            "day": made.day,
            "signed": made.signed,
            "low": made.low,
            "expected": made.expected,
            "high": made.high,
            "landed": self.landed,
            "error": self.error,
            "within": self.within if self.within else Cell(False),
            "months": len(made.learnt.unnamed),
            "cases": made.learnt.cases[()].deals,
            "usual_rates": made.usual,
        }


def check(question: Question, last: Span) -> Report:
    """The forecast tried on `last` and the months before it, as far as they are over and there is a history."""
    tried = list(_tried(question, last))
    errors = [abs(each.error) for each in tried if each.error is not None]
    mean = sum(errors) / len(errors) if errors else None
    within = sum(each.within for each in tried) / len(tried) if tried else None
    months = len({each.month for each in tried})
    blocks: list[Block] = [Lines("", [_summary(mean, within, months)]), _table(tried)]
    start = min((each.month.start for each in tried), default=last.start)
    facts = {"forecast_check": {"months": months, "mean_error": mean, "within": within}}
    return Report("report", _("How good the forecast was"), blocks, period=(start, last.end), facts=facts)


def _tried(question: Question, last: Span) -> Iterator[Tried]:
    months = [last]
    while len(months) < MOST_MONTHS:
        months.append(months[-1].previous())
    book = Book(question, months[-1].start)
    for month in reversed(months):
        if month.end > question.today or book.first >= month.start:
            continue
        landed = signed_in(question, month)
        morning = phase_span(month.start).end
        while morning < month.end:
            yield Tried(month, forecast(book, morning, morning), landed)
            morning = phase_span(morning).end


def _summary(mean: float | None, within: float | None, months: int) -> Line:
    if mean is None or within is None:
        return Line(_("Nothing to try the forecast on: it needs whole months in which deals were signed."))
    text = ngettext(
        "Off by {error:.0%} on average in {months} month; landed within the range {within:.0%} of the time, {aim:.0%} is meant",
        "Off by {error:.0%} on average in {months} months; landed within the range {within:.0%} of the time, {aim:.0%} is meant",
        months,
    )
    return Line(text.format(error=mean, months=months, within=within, aim=WITHIN), "strong")


def _table(tried: list[Tried]) -> Table:
    columns = [
        Column("month", _("Month"), hidden=True),
        Column("day", _("Morning of"), "day"),
        Column("signed", _("Signed by then"), "money", hidden=True),
        Column("low", _("Lower end"), "money"),
        Column("expected", _("Expected"), "money"),
        Column("high", _("Upper end"), "money"),
        Column("landed", _("Landed at"), "money"),
        Column("error", _("Off by"), "share"),
        Column("within", _("Within"), "flag"),
        Column("months", _("Months before"), "count", hidden=True),
        Column("cases", _("Cases"), "count", hidden=True),
        Column("usual_rates", _("Usual rates"), "flag", hidden=True),
    ]
    note = _("Each line knows only what was recorded before its morning: grades, key deals and results of then.")
    empty = _("Bring in past deals with the days on which they were recorded: mgrday import FILE --kind deal")
    rows = [each.row() for each in tried]
    return Table("forecast_check", _("The forecast month by month"), columns, rows, empty=empty, note=note)
