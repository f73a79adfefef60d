"""``keyword.no_quote``: a keyword that cannot be offered yet."""

from collections.abc import Iterator, Mapping

from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, graded
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Keywords of unsigned A clients without quoted price or years."""
    today = question.today
    for row in question.reader.rows(beside(__file__)["unquoted"], **question.scope):
        if row["quote"] is None and row["years"] is None:
            text = _("{client}: keyword “{term}” has neither quoted price nor years")
        elif row["quote"] is None:
            text = _("{client}: keyword “{term}” has no quoted price")
        else:
            text = _("{client}: keyword “{term}” has no years")
        options = " ".join(
            option
            for column, option in (("quote", f"--quote {_('AMOUNT')}"), ("years", f"--years {_('N')}"))
            if row[column] is None
        )
        yield Finding(
            RULE.name,
            "low",
            row["member"],
            row["client"],
            Record("keyword", row["id"]),
            first_day(today, row["prepared_on"], row["graded_on"]),
            text.format(client=graded(row, today), term=row["term"]),
            f"mgrday keyword edit {row['id']} {options}",
        )


RULE = Rule(
    name="keyword.no_quote",
    summary=N_("A keyword of an unsigned A client has no quoted price or no years."),
    severities=("low",),
    find=find,
)
