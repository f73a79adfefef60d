"""The day, week or month that an option names, for the reviews that are about one."""

from datetime import datetime

from mgrday.days import Kind, Span, shift
from mgrday.errors import UsageError, asking
from mgrday.words import N_, _

PERIOD_HELP = N_("the days it is about: 2026-11, 2026-W47, 2026-11-23, this-week, last-month, 本周, 上月")
WEEK_HELP = N_("the week: 2026-W47, last-week, 上周, or any day in it")
_SIZES: tuple[Kind, ...] = ("day", "week", "month")
_NEEDED = {
    "day": N_("A day is needed here, and “{text}” is more than one."),
    "week": N_("A week is needed here, and “{text}” is longer."),
}
_EXAMPLES = {"day": "2026-11-23", "week": "2026-W47"}


def of_kind(text: str | None, kind: Kind, now: datetime) -> Span:
    """The day, week or month that `text` names or that holds what it names; this one where there is none.

    A week belongs to the month of its Thursday. Raises UsageError for what is no period and for one too long.
    """
    today = now.date().isoformat()
    span = Span.day(today)
    if text is not None:
        from mgrday.day_words import read_period

        with asking():
            span = read_period(text, now)
    if span.kind not in _SIZES or _SIZES.index(span.kind) > _SIZES.index(kind):
        raise UsageError(
            _(_NEEDED[kind]).format(text=text), todo=_("Type for example {example}.").format(example=_EXAMPLES[kind])
        )
    if kind == "week":
        return Span.week(span.start)
    if kind == "month":
        return Span.month(shift(span.start, 3) if span.kind == "week" else span.start)
    return span
