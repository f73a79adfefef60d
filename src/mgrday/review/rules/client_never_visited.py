"""``client.never_visited``: an A client whom nobody has gone to see."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, graded
from mgrday.store.named import beside
from mgrday.words import N_, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Unsigned clients that have been A for too many days without one outing."""
    today, days = question.today, settings["days"]
    for row in question.reader.rows(beside(__file__)["unvisited"], before=shift(today, -days), **question.scope):
        graded_for = between(row["graded_on"], today)
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            row["client"],
            Record("lead", row["id"]),
            first_day(today, shift(row["graded_on"], days + 1)),
            ngettext(
                "{client}: graded A {days} day ago and never visited",
                "{client}: graded A {days} days ago and never visited",
                graded_for,
            ).format(client=graded(row, today), days=graded_for),
            f"mgrday lead next {row['id']} --on tomorrow",
        )


RULE = Rule(
    name="client.never_visited",
    summary=N_("An unsigned client has been graded A for more than so many days and nobody has gone to see it."),
    severities=("medium",),
    find=find,
    settings={
        "days": Number(14, "days", N_("How many days a client may be A before somebody has to have gone to see it.")),
    },
)
