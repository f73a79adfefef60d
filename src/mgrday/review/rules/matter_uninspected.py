"""``matter.uninspected``: a key matter that is said to be done and that nobody has looked at."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift, shift_workdays
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, owner
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Key matters done and not inspected by the end of the next workday."""
    today, days = question.today, settings["workdays"]
    for row in question.reader.rows(beside(__file__)["uninspected"], today=today, **question.scope):
        last = shift_workdays(row["done_on"], days)
        if today <= last:
            continue
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            None,
            Record("matter", row["id"]),
            first_day(today, shift(last, 1)),
            _("Key matter “{title}” ({member}) was done {day} and is not inspected").format(
                title=row["title"], member=owner(row, today), day=say_day(row["done_on"], today)
            ),
            f"mgrday matter inspect {row['id']}",
        )


RULE = Rule(
    name="matter.uninspected",
    summary=N_("A key matter is done and was not inspected within so many workdays."),
    severities=("medium",),
    find=find,
    settings={
        "workdays": Number(1, "workdays", N_("How many workdays there are to inspect a key matter that is done.")),
    },
)
