"""``member.no_a_clients``: a member who can sign nobody soon."""

from collections.abc import Iterator, Mapping

from mgrday.days import shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.store.reader import Reader
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Active members past their first calendar months without an unsigned A client."""
    today, months = question.today, settings["months"]
    # The day of hire moved by months is compared in Python: going back from today is not its inverse at a month's end.
    for row in question.reader.rows(beside(__file__)["without_a"], today=today, **question.scope):
        past = shift(row["hired_on"], 1, months=months) if row["hired_on"] else row["created_on"]
        if row["hired_on"] and past > today:
            continue
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            None,
            Record("member", row["id"]),
            first_day(today, past, *_last_days(question.reader, row["id"])),
            _("{member} has no A client").format(member=row["member"]),
            f"mgrday check clients --member {row['id']}",
        )


def _last_days(reader: Reader, owner: int) -> Iterator[str | None]:
    """The last days on which an A client of `owner` was regraded, was signed, was archived."""
    queries = beside(__file__)
    before: tuple[int, str] = (0, "")
    for client, grade, day in reader.tuples(queries["regraded"], owner=owner):
        if before == (client, "A") and grade != "A":
            yield day
        before = (client, grade)
    yield reader.value(queries["signed"], owner=owner)
    yield reader.value(queries["archived"], owner=owner)


RULE = Rule(
    name="member.no_a_clients",
    summary=N_("An active member past so many months since joining has no unsigned A client."),
    severities=("medium",),
    find=find,
    settings={
        "months": Number(1, "months", N_("How many months from joining a member may be without an A client.")),
    },
)
