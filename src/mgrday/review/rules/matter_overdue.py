"""``matter.overdue``: a key matter past its deadline."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, owner
from mgrday.store.named import beside
from mgrday.words import N_, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Key matters whose deadline has passed by more than so many days; the matter of one who left still has to be done."""
    today, days = question.today, settings["days"]
    for row in question.reader.rows(beside(__file__)["overdue"], before=shift(today, -days), **question.scope):
        over = between(row["due_on"], today)
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            None,
            Record("matter", row["id"]),
            first_day(today, shift(row["due_on"], days + 1)),
            ngettext(
                "Key matter “{title}” ({member}) was due {day} and is not done, {days} day over",
                "Key matter “{title}” ({member}) was due {day} and is not done, {days} days over",
                over,
            ).format(title=row["title"], member=owner(row, today), day=say_day(row["due_on"], today), days=over),
            f"mgrday matter done {row['id']}",
        )


RULE = Rule(
    name="matter.overdue",
    summary=N_("A key matter is not done more than so many days past its deadline."),
    severities=("high",),
    find=find,
    settings={
        "days": Number(0, "days", N_("How many days after its deadline a key matter may still be open.")),
    },
)
