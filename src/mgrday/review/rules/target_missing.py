"""``target.missing``: a month without a goal."""

from collections.abc import Iterator, Mapping

from mgrday.days import Span, say_span
from mgrday.report import Finding, Record
from mgrday.review.members import active
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, word
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """From a day of the month on, the active members, and their departments, without a target for its amount."""
    from_day = f"{question.today[:8]}{settings['from_day']:02d}"
    if question.today < from_day:
        return
    team = active(question)
    if question.member is None:
        known = _with_target(question, "department")
        departments = {member["department_id"]: member["department"] for member in team}
        for department, name in sorted(departments.items()):
            if department not in known:
                joined = min(member["hired_on"] or "" for member in team if member["department_id"] == department)
                yield _finding(question, Record("department", department), name, word(name), max(from_day, joined))
    known = _with_target(question, "member")
    namesakes = {row[0] for row in question.reader.tuples(beside(__file__)["namesakes"])}
    for member in team:
        if member["id"] not in known:
            reference = str(member["id"]) if member["name"] in namesakes else word(member["name"])
            since = max(from_day, member["hired_on"] or "")
            yield _finding(question, Record("member", member["id"]), member["name"], reference, since)


def _with_target(question: Question, scope: str) -> set[int]:
    month = Span.month(question.today).name
    return {row[0] for row in question.reader.tuples(beside(__file__)["with_target"], period=month, scope=scope)}


def _finding(question: Question, record: Record, name: str, reference: str, since: str) -> Finding:
    month = Span.month(question.today)
    return Finding(
        RULE.name,
        "medium",
        name if record.kind == "member" else None,
        None,
        record,
        first_day(question.today, since),
        _("{name} has no target for {month}").format(name=name, month=say_span(month)),
        f"mgrday target set {record.kind} {reference} {month.name}",
    )


RULE = Rule(
    name="target.missing",
    summary=N_("From a day of the month on, a department or an active member has no target for the month's amount."),
    severities=("medium",),
    find=find,
    settings={
        "from_day": Number(3, "day of the month", N_("The day of the month from which the targets of the month have to be set.")),
    },
)
