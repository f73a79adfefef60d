"""``client.stale``: nobody has been in touch with an A or B client."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, shift
from mgrday.report import Finding, Record, Severity
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, graded
from mgrday.store.named import beside
from mgrday.words import N_, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Unsigned A and B clients whose last touch, or recording where there was none, is too many days ago."""
    sql = beside(__file__)["stale"]
    today = question.today
    grades: tuple[tuple[str, int, Severity], ...] = (("A", settings["a_days"], "high"), ("B", settings["b_days"], "medium"))
    for grade, days, severity in grades:
        for row in question.reader.rows(sql, grade=grade, before=shift(today, -days), **question.scope):
            idle = between(row["idle_since"], today)
            if row["last_touch_day"] is None:
                message = ngettext(
                    "{client}: recorded {days} day ago and never touched",
                    "{client}: recorded {days} days ago and never touched",
                    idle,
                )
            else:
                message = ngettext("{client}: no touch for {days} day", "{client}: no touch for {days} days", idle)
            yield Finding(
                RULE.name,
                severity,
                row["member"],
                row["client"],
                Record("lead", row["id"]),
                first_day(today, shift(row["idle_since"], days + 1), row["graded_on"]),
                message.format(client=graded(row, today), days=idle),
                f"mgrday lead next {row['id']} --on tomorrow",
            )


RULE = Rule(
    name="client.stale",
    summary=N_("Nobody has been in touch with an unsigned A client (a_days) or B client (b_days) for more than so many days."),
    severities=("high", "medium"),
    find=find,
    settings={
        "a_days": Number(3, "days", N_("How many days an A client may go without a touch.")),
        "b_days": Number(7, "days", N_("How many days a B client may go without a touch.")),
    },
)
