"""The morning briefing: where the month stands, what is wrong, the three things to do first; then what the day holds."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from mgrday.days import Span, last_workday, shift
from mgrday.errors import SettingsError
from mgrday.method import files
from mgrday.method.guides import load
from mgrday.report import Finding, Report, Snoozed, Yuan
from mgrday.review.agenda import Entry, agenda, guide_entries
from mgrday.review.event_now import Near, near
from mgrday.review.findings import look
from mgrday.review.first import first
from mgrday.review.forecast import Forecast, this_month
from mgrday.review.lesson import Lesson, lesson
from mgrday.review.metrics import METRICS, member_metrics
from mgrday.review.phase_push import Push
from mgrday.review.question import Question
from mgrday.review.standing import Standing, standing
from mgrday.store.named import beside

SQL = beside(__file__)
MONEY = frozenset({"amount", "received"})


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that the briefing says. `yesterday` has every metric of `last_day`, the last workday; money in fen.

    `event` is the event that comes first just now, if any. `broken` is what is wrong with a file of the user's own guide
    or activities; then the agenda goes without the guide.
    `steps` says which of the first records a store needs are there: a department, a member, a client.
    """

    question: Question
    standing: Standing
    forecast: Forecast
    push: Push
    last_day: str
    yesterday: dict[str, int]
    event: Near | None
    agenda: list[Entry]
    findings: list[Finding]
    snoozed: list[Snoozed]
    first: list[Finding]
    steps: dict[str, bool]
    broken: SettingsError | None
    lesson: Lesson | None

    @property
    def ready(self) -> bool:
        """Whether there is anything to tell: a department, a member and a client are there."""
        return all(self.steps.values())


def today(question: Question, own: Path | None = None) -> Report:
    """The briefing of the question's day as a report; `own` is the user's guide file."""
    from mgrday.review.forecast_page import facts
    from mgrday.review.today_page import page

    briefing = brief(question, own)
    title, blocks = page(briefing)
    return Report(
        "today",
        title,
        blocks,
        period=(question.today, shift(question.today, 1)),
        facts={
            "month": _month(briefing.standing) | {"forecast": facts(briefing.forecast)},
            "yesterday": {
                metric: Yuan(value) if metric in MONEY else value for metric, value in briefing.yesterday.items()
            },
            "event": None if briefing.event is None else briefing.event.data(),
            "agenda": [entry.data() for entry in briefing.agenda],
            "first": briefing.first,
            "lesson": None if briefing.lesson is None else briefing.lesson.data(),
        },
    )


def brief(question: Question, own: Path | None = None) -> Briefing:
    """What the briefing of the question's day says."""
    broken: SettingsError | None = None
    lines: list[Entry] = []
    try:
        lines = guide_entries(question, load("day", own, _figures(own)))
    except SettingsError as error:
        broken = error
    found = look(question)
    last = last_workday(question.today)
    return Briefing(
        question,
        standing(question),
        this_month(question),
        Push(question),
        last,
        _yesterday(question, last),
        near(question),
        agenda(question, lines),
        found.findings,
        found.snoozed,
        first(question, found.findings),
        {name: question.reader.value(SQL[f"has_{name}"]) is not None for name in ("department", "member", "client")},
        broken,
        lesson(question),
    )


def _figures(own: Path | None) -> Collection[str]:
    """The names of live figures that a guide file may use; loaded only where there is such a file. Raises SettingsError."""
    if own is None and files.own("day") is None:
        return ()
    from mgrday.review.figures import FIGURES

    return FIGURES


def _yesterday(question: Question, day: str) -> dict[str, int]:
    """Every metric of the department, or of everybody, on `day`; of everybody the leads that nobody owns count too."""
    sums = dict.fromkeys(METRICS, 0)
    for figures in member_metrics(question.reader, Span.day(day), department=question.department).values():
        for metric, value in figures.items():
            sums[metric] += value
    if question.department is None:
        for metric, value in (question.reader.one(SQL["ownerless"], day=day) or {}).items():
            sums[metric] += value
    return sums


def _month(month: Standing) -> dict[str, object]:
    """Where the month stands, as scripts read it."""
    return {
        "start": month.month.start,
        "end": month.month.end,
        "phase": month.phase,
        "target": None if month.target is None else Yuan(month.target),
        "signed": Yuan(month.signed),
        "received": Yuan(month.received),
        "outstanding": Yuan(month.outstanding),
        "pace": None if month.pace is None else Yuan(month.pace),
        "workdays_left": month.workdays_left,
    }
