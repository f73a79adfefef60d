"""What is due as an iCalendar file (RFC 5545), which calendars on phones and computers import.

An entry keeps its UID, so a later file replaces what an earlier one brought. All entries carry the number and the time of
the store's last command as SEQUENCE and DTSTAMP: both grow with every change, and an unchanged store gives the same bytes.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from mgrday.errors import SettingsError
from mgrday.kinds.base import clean
from mgrday.method.event_roles import LASTS
from mgrday.review.calendar import KINDS, Due, Revision
from mgrday.words import _

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//mgrday//mgrday//EN"
SHORT = timedelta(minutes=15)
"""The length of a time at which somebody is to be back."""


def content(entries: Iterable[Due], revision: Revision | None, name: str) -> bytes:
    """The calendar called `name` with `entries` of the store at `revision`. Raises SettingsError without icalendar."""
    try:
        from icalendar import Calendar
    except ModuleNotFoundError:
        raise SettingsError(
            _("A calendar file needs the extra “ical”, which is not installed."),
            unchanged=_("Nothing was exported."),
            todo=_("Install it: pip install 'mgrday[ical]'"),
        ) from None
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(name))
    if revision is not None:
        for due in entries:
            calendar.add_component(_event(due, revision))
    return bytes(calendar.to_ical())


def _event(due: Due, revision: Revision) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{due.kind}-{due.id}@{revision.store}.mgrday")
    event.add("dtstamp", revision.at)
    event.add("last-modified", revision.at)
    event.add("sequence", revision.number)
    event.add("summary", " · ".join(clean(part) for part in (due.what, due.client, due.member) if part))
    event.add("categories", [_(KINDS[due.kind])])
    event.add("status", "CANCELLED" if due.over else "CONFIRMED")
    if len(due.at) == 10:
        day = date.fromisoformat(due.at)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        start = datetime.fromisoformat(due.at).astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + (LASTS if due.kind == "event" else SHORT))
    event.add("transp", "OPAQUE" if due.kind == "event" else "TRANSPARENT")
    if due.venue:
        event.add("location", clean(due.venue))
    about = [clean(part) for part in (due.contact, due.phone, due.do) if part]
    if about:
        event.add("description", "\n".join(about))
    return event
