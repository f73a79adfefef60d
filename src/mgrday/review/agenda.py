"""What a day holds: next steps due, events near, who is out, deals expected, the guide's lines for this part of the day."""

from collections.abc import Iterable
from dataclasses import dataclass

from mgrday.days import say_day, shift
from mgrday.kinds.codes import SERVICE_TYPE
from mgrday.method.guides import Guide
from mgrday.money import say_wan
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.words import N_, _

SQL = beside(__file__)
TALK_DAYS = 30
"""A talk that was to be had again is on the agenda for so many days; then ``person.no_talk`` asks for one."""
EVENT_DAYS = 3
"""An event is on the agenda from this many days before it."""
KINDS = {
    "outing": N_("Out now"),
    "event": N_("Events"),
    "deal": N_("Deals expected"),
    "step": N_("Next steps"),
    "talk": N_("Talks due again"),
    "service": N_("Services due"),
    "matter": N_("Key matters due"),
    "guide": N_("Guide"),
}
"""What an entry can be, with the heading of its kind, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the day.

    `time` is a day or a time: due back, start of an event; `do` is the command that acts, if any. `overdue` is somebody
    out who should be back, or a talk that should have been had.
    """

    kind: str
    time: str
    what: str
    member: str | None = None
    client: str | None = None
    do: str = ""
    overdue: bool = False

    def data(self) -> dict[str, object]:
        """The entry as JSON carries it."""
        keys = ("time", "what", "member", "client", "kind", "do")
        return {key: getattr(self, key) for key in keys}


def agenda(question: Question, guide: Iterable[Entry] = ()) -> list[Entry]:
    """Today's agenda in the order of time; with the lines of the `guide`."""
    found = [*_outings(question), *day_entries(question, question.today, EVENT_DAYS, TALK_DAYS), *guide]
    return sorted(found, key=lambda entry: entry.time)


def day_entries(question: Question, day: str, event_days: int = 0, talk_days: int = 0) -> list[Entry]:
    """What is due on `day`: next steps, deals, talks, services, key matters; the events from that day to `event_days` later.

    Talks that were due up to `talk_days` before and were not had since are due too.
    """
    reader, department = question.reader, question.department
    steps = [
        Entry(
            "step",
            day,
            row["next_step"] or _("next step"),
            row["member"],
            row["client"],
            f"mgrday show client {row['id']}",
        )
        for row in reader.rows(SQL["steps"], day=day, department=department)
    ]
    events = [
        Entry("event", row["starts_at"], _event(row["name"], row["venue"]), do=f"mgrday show event {row['id']}")
        for row in reader.rows(SQL["events"], day=day, until=shift(day, event_days + 1))
    ]
    deals = [
        Entry("deal", day, deal_words(row["amount"], row["key"]), row["member"], row["client"], f"mgrday deal sign {row['id']}")
        for row in reader.rows(SQL["deals"], day=day, department=department)
    ]
    return [*events, *deals, *steps, *_people(question, day, talk_days)]


def _people(question: Question, day: str, talk_days: int) -> Iterable[Entry]:
    """The talks to have again, the services and the key matters that are due."""
    asked = {"day": day, "department": question.department}
    for row in question.reader.rows(SQL["talks"], since=shift(day, -talk_days), **asked):
        what = _("talk again: {text}").format(text=row["agreed"] or row["about"])
        do = f"mgrday talk add {row['member_id']}"
        yield Entry("talk", row["next_on"], what, row["member"], row["client"], do, row["next_on"] < question.today)
    for row in question.reader.rows(SQL["services"], **asked):
        what = _("service: {kind}").format(kind=SERVICE_TYPE.label(row["kind"]))
        yield Entry("service", day, what, row["member"], row["client"], f"mgrday service done {row['id']}")
    for row in question.reader.rows(SQL["matters"], **asked):
        what = _("key matter: {title}").format(title=row["title"])
        yield Entry("matter", day, what, row["member"], do=f"mgrday matter done {row['id']}")


def _event(name: str, venue: str | None) -> str:
    if not venue:
        return _("event {name}").format(name=name)
    return _("event {name}, {venue}").format(name=name, venue=venue)


def deal_words(amount: int, key: int) -> str:
    """A deal that is expected, in words."""
    text = _("key deal of {amount} expected") if key else _("deal of {amount} expected")
    return text.format(amount=say_wan(amount))


def _outings(question: Question) -> Iterable[Entry]:
    """Who is out now; who should have been back is told by the time. Looks as far back as the outing rules do."""
    since, _end = question.window
    rows = question.reader.rows(
        SQL["outings"], since=since, day=question.today, time=question.time, department=question.department
    )
    for row in rows:
        back = row["due_back_at"]
        if back is None:
            what = _("out since {time}").format(time=_clock(row["left_at"], question.today))
        elif back < question.time:
            what = _("out, was due back {time}").format(time=_clock(back, question.today))
        else:
            what = _("out, back {time}").format(time=_clock(back, question.today))
        do = f"mgrday outing back {row['id']}"
        overdue = (back or f"{row['left_at'][:10]} 23:59") < question.time
        yield Entry("outing", back or row["left_at"], what, row["member"], row["client"], do, overdue)


def _clock(time: str, today: str) -> str:
    """The time of day, with its day when that is not today."""
    return time[11:] if time[:10] == today else f"{say_day(time[:10], today)} {time[11:]}"


def guide_entries(question: Question, guide: Guide) -> list[Entry]:
    """The lines of `guide` for the part of the day that it is now. Raises SettingsError."""
    part = guide.part_at(question.time[11:])
    if part is None:
        return []
    start = next((begin for begin, end in part.hours if begin <= question.time[11:] < end), "")
    time = f"{question.today} {start}"
    lines = [(item, " · ".join(filter(None, (item.text, item.drawn(question.today))))) for item in guide.of(part)]
    return [Entry("guide", time, text, do=item.do) for item, text in lines]
