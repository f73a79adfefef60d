"""The mentor pairs of a department, and what each learner does since the pair began."""

from mgrday.days import Span, say_day, shift
from mgrday.kinds.codes import METRIC
from mgrday.report import Column, Table
from mgrday.review.member_sheet import BEFORE_WEEKS, LEARNED, around, weekly
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.words import _

SQL = beside(__file__)


def pairs(question: Question, span: Span) -> Table:
    """The table ``pairs``: the mentor pairs of a span, and what each learner does in a week, before the pair and since."""
    given = {"start": span.start, "end": span.end, "today": question.today, "department": question.department}
    rows = []
    for pair in question.reader.rows(SQL["pairs"], **given):
        end = min(day for day in (pair["until_on"], span.end, shift(question.today, 1)) if day)
        before, since = (weekly(question, pair["learner_id"], each) for each in around(pair, end))
        said = {f"{name}_said": f"{_rate(before[name])} → {_rate(since[name])}" for name in LEARNED}
        started = say_day(pair["from_on"], question.today)
        rows.append({**pair, **said, "from_said": started, "before": before, "since": since})
    columns = [
        Column("learner_id", _("No."), "id", hidden=True),
        Column("learner", _("Learner")),
        Column("mentor", _("Mentor")),
        Column("from_on", _("Since"), "day", hidden=True),
        Column("from_said", _("Since")),
        *(Column(f"{name}_said", METRIC.label(name).capitalize(), "count", name == "invitations") for name in LEARNED),
        Column("before", _("Before"), "metrics", hidden=True),
        Column("since", _("Since then"), "metrics", hidden=True),
        Column("until_on", _("Until"), "day", hidden=True),
    ]
    empty = _("Nobody learns from anybody. Make a pair: mgrday member mentor MEMBER MEMBER")
    note = _("What the learner does in a week: in the {weeks} weeks before → since.").format(weeks=BEFORE_WEEKS) if rows else ""
    return Table("pairs", _("Mentor pairs"), columns, rows, empty=empty, note=note)


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
