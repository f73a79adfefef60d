"""``deal.none_named``: a group without the deal that its month depends on."""

from collections.abc import Iterator, Mapping

from mgrday.days import Span, say_span
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """From a day of the month on, groups with active members none of whom expects a key deal this month."""
    today = question.today
    from_day = f"{today[:8]}{settings['from_day']:02d}"
    if today < from_day or question.member is not None:
        return
    queries, reader, month = beside(__file__), question.reader, Span.month(today)
    days = {"start": month.start, "end": month.end, "today": today}
    named = {row[0] for row in reader.tuples(queries["key_deals"], **days)}
    ended = dict(reader.tuples(queries["ended"], **days))
    largest: dict[int, int] = {}
    for group, deal in reader.tuples(queries["to_name"], **days):
        largest.setdefault(group, deal)
    for row in reader.rows(queries["groups"], today=today, department=question.department):
        if row["id"] in named:
            continue
        deal = largest.get(row["id"])
        yield Finding(
            RULE.name,
            "medium",
            None,
            None,
            Record("group", row["id"]),
            first_day(today, from_day, row["since"], ended.get(row["id"])),
            _("Group {group} ({department}) has no key deal for {month}").format(
                group=row["name"], department=row["department"], month=say_span(month)
            ),
            _("mgrday deal add MEMBER CLIENT AMOUNT --expected DAY --key") if deal is None else f"mgrday deal key {deal}",
        )


RULE = Rule(
    name="deal.none_named",
    summary=N_("From a day of the month on, no active member of a group expects a key deal this month."),
    severities=("medium",),
    find=find,
    settings={
        "from_day": Number(3, "day of the month", N_("The day of the month from which each group has to have a key deal.")),
    },
)
