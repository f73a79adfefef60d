"""``event.role_unfilled``: an event is near and nobody holds a role that it needs."""

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
    """Events of today and the next days, and their needed roles that nobody holds who will be there; they are nobody's.

    Without a readable file of roles none is needed (``show event`` says why).
    """
    if question.member is not None:
        return
    today, days = question.today, settings["days"]
    for event in question.reader.rows(beside(__file__)["events"], today=today, until=shift(today, days)):
        from mgrday.review.event_posts import places

        try:
            found = places(question.reader, event)
        except SettingsError:
            return
        for place in found:
            if place.needed and not place.there:
                left = max((post["left_on"] for post in place.posts), default=None)
                yield Finding(
                    RULE.name,
                    "high",
                    None,
                    None,
                    Record("event", event["id"]),
                    first_day(today, shift(event["day"], -days), left),
                    _("{event} ({day}): nobody holds the role “{role}”").format(
                        event=event["name"], day=say_day(event["day"], today), role=place.name
                    ),
                    f"mgrday event role {event['id']} {_('MEMBER')} {place.id}",
                )


RULE = Rule(
    name="event.role_unfilled",
    summary=N_("An event is at most so many days ahead, and nobody holds a role that it needs."),
    severities=("high",),
    find=find,
    settings={
        "days": Number(2, "days", N_("How many days before an event every needed role must be held.")),
    },
)
