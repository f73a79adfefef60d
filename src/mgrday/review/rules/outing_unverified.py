"""``outing.unverified``: a visit that nobody has checked by a call-back."""

from collections.abc import Iterator, Mapping

from mgrday.days import Span, between, say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Returned outings whose return, or last call-back that did not get through, is too many days ago."""
    today, days = question.today, settings["days"]
    start, end = question.window
    rows = question.reader.rows(
        beside(__file__)["unverified"],
        today=today,
        before=shift(today, -days),
        month=Span.month(today).start,
        start=start,
        end=end,
        **question.scope,
    )
    for row in rows:
        base = (row["called_back_on"] or row["back_at"])[:10]
        waiting = between(base, today)
        if row["verdict"] is None:
            text = ngettext(
                "{member}'s visit to {client} ({day}): no call-back for {days} day",
                "{member}'s visit to {client} ({day}): no call-back for {days} days",
                waiting,
            )
        else:
            text = ngettext(
                "{member}'s visit to {client} ({day}): nobody answered the call-back {days} day ago",
                "{member}'s visit to {client} ({day}): nobody answered the call-back {days} days ago",
                waiting,
            )
        yield Finding(
            RULE.name,
            "high" if row["grade"] == "A" or row["key_deal"] else "medium",
            row["member"],
            row["client"],
            Record("outing", row["id"]),
            first_day(today, shift(base, days + 1)),
            text.format(member=row["member"], client=row["client"], day=say_day(row["day"], today), days=waiting),
            f"mgrday outing callback {row['id']}",
        )


RULE = Rule(
    name="outing.unverified",
    summary=N_("A returned outing has had no call-back for more than so many days; high for an A client or a key deal."),
    severities=("high", "medium"),
    find=find,
    settings={
        "days": Number(2, "days", N_("How many days there are to call back after an outing.")),
    },
)
