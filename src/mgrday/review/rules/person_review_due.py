"""``person.review_due``: a new hire whose review has not been held."""

from collections.abc import Iterator, Mapping

from mgrday.days import shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.store.named import beside
from mgrday.words import N_, _

MARKS = (N_("one week"), N_("one month"), N_("two months"), N_("three months"))


def marks(hired_on: str) -> list[str]:
    """The days of the four reviews: one week and one, two, three calendar months after the day of hire."""
    return [shift(hired_on, 7), *(shift(hired_on, months=months) for months in (1, 2, 3))]


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Active members in their first months without a talk on or after the last mark that is over.

    A talk answers every mark before it, so that there is one finding at most. After the months of the setting the review
    of three months is no longer asked for: `person.no_talk` looks after who is still not talked with.
    """
    today, months = question.today, settings["months"]
    since = shift(today, -1, months=-months)
    for row in question.reader.rows(beside(__file__)["hired"], today=today, since=since, **question.scope):
        over = [(day, name) for day, name in zip(marks(row["hired_on"]), MARKS, strict=True) if day < today]
        if not over or today > shift(row["hired_on"], months=months):
            continue
        mark, name = over[-1]
        if row["last_talk"] is not None and row["last_talk"] >= mark:
            continue
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            None,
            Record("member", row["id"]),
            shift(mark, 1),
            _("{member} joined {mark} ago and has had no review since").format(member=row["member"], mark=_(name)),
            f"mgrday talk add {row['id']}",
        )


RULE = Rule(
    name="person.review_due",
    summary=N_(
        "A new hire had no talk at one week, one month, two months or three months after joining; looked for during the months."
    ),
    severities=("medium",),
    find=find,
    settings={"months": 4},
)
