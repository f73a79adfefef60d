"""``event.unreconciled``: an event at which deals were signed, and nobody has seen whether they match."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift, shift_workdays
from mgrday.money import say_money
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Events with deals, not reconciled once so many workdays after them are over; once per event."""
    if question.member is not None:
        return
    today, department = question.today, question.department
    since = shift(today, -settings["within"]) if settings["within"] else ""
    rows = question.reader.rows(beside(__file__)["unreconciled"], today=today, since=since, department=department)
    for row in rows:
        last = owed_by(row["day"], settings)
        if today <= last:
            continue
        text = ngettext(
            "{event} ({day}): {deals} deal of {amount} not reconciled",
            "{event} ({day}): {deals} deals of {amount} not reconciled",
            row["deals"],
        )
        yield Finding(
            RULE.name,
            "medium",
            None,
            None,
            Record("event", row["id"]),
            first_day(today, shift(last, 1), row["first_signed_on"]),
            text.format(event=row["name"], day=say_day(row["day"], today), deals=row["deals"], amount=say_money(row["amount"])),
            f"mgrday event reconcile {row['id']}",
        )


def owed_by(day: str, settings: Mapping[str, int]) -> str:
    """The last day on which an event of `day` is to be reconciled."""
    return shift_workdays(day, settings["workdays"])


RULE = Rule(
    name="event.unreconciled",
    summary=N_("Deals are booked on an event, and it is not reconciled so many workdays after it."),
    severities=("medium",),
    find=find,
    settings={
        "workdays": Number(1, "workdays", N_("How many workdays after the event there are for reconciling.")),
        "within": Number(365, "days", N_("How old an event may be to be looked at; 0 for any age.")),
    },
)
