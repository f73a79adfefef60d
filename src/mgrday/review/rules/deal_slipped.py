"""``deal.slipped``: a deal that was expected and did not come."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift
from mgrday.money import say_wan
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Open deals whose expected day has passed."""
    today = question.today
    for row in question.reader.rows(beside(__file__)["slipped"], today=today, **question.scope):
        if row["key"]:
            text = _("{client}: key deal of {amount} was expected {day} and is not signed")
        else:
            text = _("{client}: deal of {amount} was expected {day} and is not signed")
        yield Finding(
            RULE.name,
            "high" if row["key"] else "medium",
            row["member"],
            row["client"],
            Record("deal", row["id"]),
            first_day(today, shift(row["expected_on"], 1)),
            text.format(
                client=owned(row, today), amount=say_wan(row["amount"]), day=say_day(row["expected_on"], today)
            ),
            f"mgrday deal edit {row['id']} --expected {_('DAY')}",
        )


RULE = Rule(
    name="deal.slipped",
    summary=N_("The expected day of a deal has passed; it is neither signed nor lost. High for a key deal."),
    severities=("high", "medium"),
    find=find,
)
