"""The forecast as a person and as a script read it: two lines, the table of its parts, the facts of ``today``."""

from collections.abc import Mapping

from mgrday.kinds.codes import GRADE
from mgrday.money import say_wan
from mgrday.report import Cell, Column, Line, Row, Table, Tone, Yuan
from mgrday.review.forecast import WITHIN, Forecast, Part
from mgrday.review.forecast_history import ENOUGH_CASES, LEAST_CASES, OLD_DAYS, Sort
from mgrday.words import N_, _, ngettext

_PARTS = {"signed": N_("signed"), "open": N_("open: {sort}"), "new": N_("not named yet, like {months}")}


def lines(forecast: Forecast, target: int | None) -> list[Line]:
    """Where the month lands, and what that rests on."""
    return [_landing(forecast, target), Line(_basis(forecast), "faint")]


def _landing(forecast: Forecast, target: int | None) -> Line:
    low, high = forecast.low, forecast.high
    money = say_wan(low) if say_wan(low) == say_wan(high) else f"{say_wan(low)}–{say_wan(high)}"
    text = _("Will land at {money}, most likely {expected}").format(money=money, expected=say_wan(forecast.expected))
    if not target:
        return Line(text)
    shares = [f"{low / target:.0%}", f"{high / target:.0%}"]
    share = shares[0] if shares[0] == shares[1] else f"{low / target * 100:.0f}–{shares[1]}"
    tone: Tone = "good" if low >= target else "wrong" if high < target else "plain"
    return Line(_("{landing}: {share} of the target").format(landing=text, share=share), tone)


def _basis(forecast: Forecast) -> str:
    """What the forecast is made of, and whose history that is."""
    made = _("Signed {signed} + open deals {open} + not named yet {new}").format(
        signed=say_wan(forecast.signed), open=say_wan(forecast.open), new=say_wan(forecast.unnamed)
    )
    months = len(forecast.learnt.unnamed)
    if not months:
        return _("{made} · too little history: usual rates").format(made=made)
    text = ngettext("{made} · {months} month's history", "{made} · {months} months' history", months)
    learnt = text.format(made=made, months=months)
    return _("{learnt}, else usual rates").format(learnt=learnt) if forecast.usual else learnt


def facts(forecast: Forecast) -> Mapping[str, object]:
    """The forecast in JSON."""
    learnt = forecast.learnt
    return {
        "low": Yuan(forecast.low),
        "expected": Yuan(forecast.expected),
        "high": Yuan(forecast.high),
        "signed": Yuan(forecast.signed),
        "open": Yuan(forecast.open),
        "new": Yuan(forecast.unnamed),
        "basis": {
            "months": len(learnt.unnamed),
            "cases": learnt.cases[()].deals,
            "cases_months": learnt.months,
            "usual_rates": forecast.usual,
            "workdays_left": forecast.left,
            "within": WITHIN,
        },
    }


def table(forecast: Forecast | None) -> Table:
    """The parts of the forecast: what is signed, the open deals by the cases they count by, what nobody has named."""
    columns = [
        Column("part", _("What"), hidden=True),
        Column("part_said", _("What")),
        Column("basis", _("Basis"), hidden=True),
        Column("deals", _("Deals"), "count"),
        Column("amount", _("Amount"), "money"),
        Column("cases", _("Cases"), "count"),
        Column("rate", _("Rate"), "share"),
        Column("expected", _("Expected"), "money"),
    ]
    rows = [] if forecast is None else _rows(forecast)
    note = "" if forecast is None else _note()
    empty = _("The forecast is about the running month: mgrday report month. How good it was: --forecast-check")
    return Table("forecast", _("Where the month will land"), columns, rows, empty=empty, note=note, hidden=forecast is None)


def _rows(forecast: Forecast) -> list[Row]:
    signed = _row("signed", None, _(_PARTS["signed"]), forecast.signed) | {"amount": forecast.signed}
    months = len(forecast.learnt.unnamed)
    like = ngettext("the rest of {months} month", "the rest of {months} months", months).format(months=months)
    said = _(_PARTS["new"]).format(months=like) if months else _("not named yet: no history")
    new = _row("new", "months", said, forecast.unnamed) | {"cases": months or None}
    return [signed, *map(_open, forecast.parts), new]


def _open(part: Part) -> Row:
    usual = part.basis is None
    basis = "usual" if usual else ["all", "grade", "grade_key", "", "grade_key_age_origin"][len(part.sort)]
    said = _(_PARTS["open"]).format(sort=_say_sort(part.sort))
    given = {"deals": part.deals, "amount": part.amount, "rate": part.rate, "cases": None if usual else part.cases.deals}
    return _row("open", basis, Cell(_("{part}, usual rate").format(part=said), "faint") if usual else said, part.expected) | given


def _row(part: str, basis: str | None, said: object, expected: int) -> dict[str, object]:
    given = {"part": part, "part_said": said, "basis": basis}
    return {**given, "deals": None, "amount": None, "rate": None, "cases": None, "expected": expected}


def _say_sort(sort: Sort) -> str:
    """A sort of deals in words."""
    if not sort:
        return _("any deal")
    words = [GRADE.label(str(sort[0]))]
    if len(sort) > 1:
        words.append(_("key") if sort[1] else _("not key"))
    if len(sort) > 2:
        age = _("over {days} days") if sort[2] else _("within {days} days")
        words.append(age.format(days=OLD_DAYS))
        words.append(_("event") if sort[3] else _("no event"))
    return _(", ").join(words)


def _note() -> str:
    """How the range is made."""
    return _(
        "Rates: of the deals open with as many workdays left in up to 12 months (or {enough} cases), the share signed by that"
        " month's end; under {least} cases the next coarser sort counts. The range holds {within:.0%} of months like these."
    ).format(enough=ENOUGH_CASES, least=LEAST_CASES, within=WITHIN)
