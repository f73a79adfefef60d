"""``outing.no_debrief``: a visit without signature from which nothing was learnt."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift, shift_workdays
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _, chinese

ANSWERS = (
    ("why_not", N_("why they did not sign")),
    ("condition", N_("under what condition they will")),
    ("expected_on", N_("when they will sign")),
)


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Outings that ended with progress or a refusal and lack an answer once the workdays after the return are over."""
    today = question.today
    start, end = question.window
    rows = question.reader.rows(beside(__file__)["undebriefed"], today=today, start=start, end=end, **question.scope)
    for row in rows:
        owed_by = shift_workdays(row["ended_at"][:10], settings["workdays"])
        if today <= owed_by:
            continue
        missing = [_(question_text) for column, question_text in ANSWERS if not row[column]]
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            row["client"],
            Record("outing", row["id"]),
            first_day(today, shift(owed_by, 1)),
            _("{member} came back from {client} ({day}) unsigned; the debrief does not say {missing}").format(
                member=row["member"],
                client=row["client"],
                day=say_day(row["day"], today),
                missing=("、" if chinese() else ", ").join(missing),
            ),
            f"mgrday outing debrief {row['id']}",
        )


RULE = Rule(
    name="outing.no_debrief",
    summary=N_("An outing ended unsigned and lacks one of the debrief's three answers after so many workdays."),
    severities=("medium",),
    find=find,
    settings={
        "workdays": Number(1, "workdays", N_("How many workdays after the return there are for the debrief.")),
    },
)
