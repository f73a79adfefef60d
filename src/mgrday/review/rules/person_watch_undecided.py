"""``person.watch_undecided``: the month ends and nobody has decided about a member on the watch list."""

from collections.abc import Iterator, Mapping

from mgrday.days import PHASE_STARTS, phase, phase_span
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """In the last phase of the month, members on this month's watch list without a decision."""
    today = question.today
    if phase(today) < len(PHASE_STARTS):
        return
    start, sql = phase_span(today).start, beside(__file__)["undecided"]
    for row in question.reader.rows(sql, month=today[:7], today=today, **question.scope):
        why = _(" ({reason})").format(reason=row["reason"]) if row["reason"] else ""
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            None,
            Record("member", row["member_id"]),
            first_day(today, start, row["opened_on"]),
            _("{member} is on the watch list{why}: keep or leave?").format(member=row["member"], why=why),
            f"mgrday member decide {row['member_id']}",
        )


RULE = Rule(
    name="person.watch_undecided",
    summary=N_("In the last phase of the month, a member on this month's watch list has no decision."),
    severities=("high",),
    find=find,
)
