"""``event.matter_open``: an event is near and a special matter of it is not ticked off."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift
from mgrday.errors import SettingsError
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Events of today and the next days, and their special matters that are neither ticked off nor dropped; they are nobody's.

    Without a readable file of matters there are none (``show event`` says why).
    """
    if question.member is not None:
        return
    today, days = question.today, settings["days"]
    for event in question.reader.rows(beside(__file__)["events"], today=today, until=shift(today, days)):
        from mgrday.review.event_matters import of_event

        try:
            found = of_event(question.reader, event)
        except SettingsError:
            return
        for matter in found:
            if matter.open:
                yield Finding(
                    RULE.name,
                    "medium",
                    None,
                    None,
                    Record("event", event["id"]),
                    first_day(today, shift(event["day"], -days)),
                    _("{event} ({day}): “{matter}” is not ticked off").format(
                        event=event["name"], day=say_day(event["day"], today), matter=matter.name
                    ),
                    f"mgrday event matter {event['id']} {matter.id} --done",
                )


RULE = Rule(
    name="event.matter_open",
    summary=N_("An event is at most so many days ahead, and a special matter of it is not ticked off."),
    severities=("medium",),
    find=find,
    settings={
        "days": Number(1, "days", N_("How many days before an event every special matter must be ticked off.")),
    },
)
