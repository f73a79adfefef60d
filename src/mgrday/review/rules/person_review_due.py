"""``person.review_due``: a new hire whose review has not been held."""

from collections.abc import Iterator, Mapping

from mgrday.days import shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.store.named import beside
from mgrday.words import N_, _, ngettext


def marks(hired_on: str, settings: Mapping[str, int]) -> list[tuple[str, str]]:
    """The days of the reviews after the day of hire, in order, each with how long after it is; a mark of 0 is none."""
    days, months = settings["mark1_days"], [settings[f"mark{number}_months"] for number in (2, 3, 4)]
    found = [(shift(hired_on, days), ngettext("{n} day", "{n} days", days).format(n=days))] if days else []
    for count in filter(None, months):
        found.append((shift(hired_on, months=count), ngettext("{n} month", "{n} months", count).format(n=count)))
    return sorted(found)


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Active members in their first months without a talk on or after the last mark that is over.

    A talk answers every mark before it, so that there is one finding at most. After the months of the setting the review
    is no longer asked for: `person.no_talk` looks after who is still not talked with.
    """
    today, months = question.today, settings["months"]
    since = shift(today, -1, months=-months)
    for row in question.reader.rows(beside(__file__)["hired"], today=today, since=since, **question.scope):
        over = [(day, name) for day, name in marks(row["hired_on"], settings) if day < today]
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
            _("{member} joined {mark} ago and has had no review since").format(member=row["member"], mark=name),
            f"mgrday talk add {row['id']}",
        )


RULE = Rule(
    name="person.review_due",
    summary=N_(
        "A new hire had no talk at one of the marks after joining (a week, one, two and three months); looked for so many months."
    ),
    severities=("medium",),
    find=find,
    settings={
        "mark1_days": Number(7, "days", N_("How many days after joining the first review is; 0 is none.")),
        "mark2_months": Number(1, "months", N_("How many months after joining the second review is; 0 is none.")),
        "mark3_months": Number(2, "months", N_("How many months after joining the third review is; 0 is none.")),
        "mark4_months": Number(3, "months", N_("How many months after joining the fourth review is; 0 is none.")),
        "months": Number(4, "months", N_("How many months after joining a missed review is still asked for.")),
    },
)
