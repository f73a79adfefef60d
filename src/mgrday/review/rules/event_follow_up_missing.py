"""``event.follow_up_missing``: somebody came to an event, did not sign, and nobody has been in touch since."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift, shift_workdays
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, graded
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Unsigned clients who came and were not touched on a later day; whose: the owner's, else the inviter's.

    ``held_within`` (days) leaves out older events, 0 none: the rule costs some months, not a history.
    """
    today, within = question.today, settings["held_within"]
    rows = question.reader.rows(
        beside(__file__)["came"],
        before=overdue_before(today, settings["workdays"]),
        earliest=shift(today, -within) if within else "",
        **question.scope,
    )
    for row in rows:
        yield Finding(
            RULE.name,
            "high",
            row["member"],
            row["client"],
            Record("receipt", row["id"]),
            first_day(today, shift(last_day(row["came_on"], settings["workdays"]), 1)),
            _("{client} came to {event} ({day}) and did not sign; nobody has been in touch since").format(
                client=graded(row, today), event=row["event"], day=say_day(row["came_on"], today)
            ),
            f"mgrday event hand {row['event_id']} {row['client_id']} --on tomorrow",
        )


def last_day(day: str, workdays: int) -> str:
    """The last day on which following up an event on `day` is in time: so many workdays after it."""
    return shift_workdays(day, workdays)


def overdue_before(today: str, workdays: int) -> str:
    """The day before which an event was held whose `last_day` is over today."""
    return shift_workdays(today, -workdays)


RULE = Rule(
    name="event.follow_up_missing",
    summary=N_(
        "A client came to an event of the last days (held_within), did not sign, and nobody was in touch "
        "within so many workdays after it."
    ),
    severities=("high",),
    find=find,
    settings={
        "workdays": Number(2, "workdays", N_("How many workdays there are to follow up who came and did not sign.")),
        "held_within": Number(90, "days", N_("Events longer ago are left out; 0 leaves out none.")),
    },
)
