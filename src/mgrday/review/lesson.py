"""The lesson of the day: a deal that this department won or lost, from the first call to its end, told from its records.

Nothing about lessons is kept. Which one a day has follows from the deals alone: every day of the month in turn takes the
best that no day before it took, so that a day has the same lesson however often it is asked, and no deal comes twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from mgrday.days import Span, between, say_day, shift
from mgrday.money import say_wan
from mgrday.report import Line, Lines, Yuan
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row, in_chunks
from mgrday.words import _, chinese, ngettext

SQL = beside(__file__)
DAYS = 120
"""A lesson is about a deal that ended at most so many days before the month."""
MOST = 31
"""How many won and how many lost deals from before the month are looked at: one for each day."""
MOST_IN_MONTH = 2000
"""How many of a month's own; a month of any branch has fewer."""
MOST_OF_A_DAY = 8
"""How many of one day's won and of its lost deals are looked at, the largest: a branch signs dozens at an event."""
MOST_DEBRIEFS = 3
"""How many debriefs are told, the last ones."""


class Ended(NamedTuple):
    """A deal that ended: whether it was won, and how much there is to tell about it."""

    id: int
    day: str
    won: bool
    visits: int
    debriefs: int

    @property
    def worth(self) -> tuple[int, str, int]:
        """What makes it the better lesson: debriefs, then visits; the later one."""
        return 2 * min(self.debriefs, MOST_DEBRIEFS) + min(self.visits, MOST_DEBRIEFS), self.day, self.id


@dataclass(frozen=True)
class Lesson:
    """A deal and what led to its end."""

    deal: Row
    ended: Ended
    calls: Row
    visits: Sequence[Row]
    events: Sequence[Row]
    keywords: Sequence[str]

    @property
    def first(self) -> str | None:
        """The first day on which anything was done with the client; None where nothing was."""
        days = [self.calls["first_day"], *(row["day"] for row in (*self.visits, *self.events))]
        return min((day for day in days if day), default=None)

    @property
    def days(self) -> int | None:
        """How many days it took from the first contact to the end."""
        return None if self.first is None else between(self.first, self.ended.day)

    @property
    def event(self) -> str | None:
        """The event at which it was booked, else the last one to which the client came."""
        return self.deal["event"] or (self.events[-1]["name"] if self.events else None)

    def data(self) -> dict[str, object]:
        """The lesson for scripts, its steps in the order of days."""
        return {
            "deal": self.ended.id,
            "client": self.deal["client"],
            "member": self.deal["member"],
            "won": self.ended.won,
            "amount": Yuan(int(self.deal["amount"])),
            "ended_on": self.ended.day,
            "days": self.days,
            "calls": self.calls["calls"],
            "effective_calls": int(self.calls["effective_calls"]),
            "visits": len(self.visits),
            "event": self.event,
            "keywords": list(self.keywords),
            "reason": self.deal["lost_reason"],
            "steps": self._steps(),
        }

    def _steps(self) -> list[dict[str, object]]:
        steps: list[dict[str, object]] = []
        if self.calls["first_day"]:
            steps.append({"day": self.calls["first_day"], "what": "call"})
        told = ("result", "why_not", "condition", "expected_on")
        for number, row in enumerate(self.visits, 1):
            steps.append({"day": row["day"], "what": "visit", "visit": number, **{name: row[name] for name in told}})
        steps += [{"day": row["day"], "what": "event", "event": row["name"]} for row in self.events]
        steps.sort(key=lambda step: str(step["day"]))
        return [*steps, {"day": self.ended.day, "what": "signed" if self.ended.won else "lost"}]


def lesson(question: Question) -> Lesson | None:
    """The lesson of the question's day; None where this month's days before it have told all there are."""
    chosen = choose(_ended(question), question.today)
    if chosen is None:
        return None
    reader = question.reader
    (deal,) = reader.rows(SQL["deal"], deal=chosen.id, day=chosen.day)
    about = {"client": deal["client_id"], "day": chosen.day}
    since = {**about, "since": deal["since"] or ""}
    (calls,) = reader.rows(SQL["calls"], **since)
    keywords = [term for (term,) in reader.tuples(SQL["keywords"], **about)]
    return Lesson(deal, chosen, calls, reader.rows(SQL["visits"], **since), reader.rows(SQL["events"], **since), keywords)


def _ended(question: Question) -> list[Ended]:
    """The deals that a lesson of this month may be about: the last ones from before it, and its own up to yesterday."""
    month = Span.month(question.today)
    spans = ((shift(month.start, -DAYS), month.start, MOST), (month.start, question.today, MOST_IN_MONTH))
    rows = [
        (row, name == "won")
        for start, end, most in spans
        for name in ("won", "lost")
        for row in _largest(question.reader.rows(SQL[name], start=start, end=end, most=most, department=question.department))
    ]
    told: dict[int, tuple[int, int]] = {}
    for ids in in_chunks(row["id"] for row, _won in rows):
        sql = SQL["told"].replace("/*ids*/", ids)
        told |= {number: (int(visits), int(debriefs)) for number, visits, debriefs in question.reader.tuples(sql)}
    return [Ended(row["id"], row["ended_on"], won, *told.get(row["id"], (0, 0))) for row, won in rows]


def _largest(rows: Sequence[Row]) -> Iterator[Row]:
    """Of each day's deals the largest few."""
    for _day, group in groupby(rows, key=itemgetter("ended_on")):
        yield from sorted(group, key=itemgetter("amount", "id"), reverse=True)[:MOST_OF_A_DAY]


def choose(ended: Sequence[Ended], today: str) -> Ended | None:
    """What `today` tells of `ended`: won and lost by turns where there are both, the one with most to tell first."""
    left = sorted(ended, key=lambda deal: deal.worth, reverse=True)
    won: bool | None = None
    best: Ended | None = None
    for day in Span(Span.month(today).start, shift(today, 1)).days():
        ready = [deal for deal in left if deal.day < day]
        turn = (deal for deal in ready if deal.won != won and deal.visits)
        best = next(turn, next(iter(ready), None))
        if best is not None:
            left.remove(best)
            won = best.won
    return best


def lines(told: Lesson | None, today: str) -> list[Lines]:
    """The lesson for a person, in a few lines; nothing where there is none."""
    return [] if told is None else [Lines(_("Lesson of the day"), list(_lines(told, today)))]


def _lines(told: Lesson, today: str) -> Iterator[Line]:
    yield Line(_head(told, today), "strong")
    counts = [
        _("calls {calls}, with the owner {effective}").format(
            calls=told.calls["calls"], effective=told.calls["effective_calls"]
        ),
        _("visits {visits}").format(visits=len(told.visits)),
    ]
    together = sum(int(row["with_manager"]) for row in told.visits)
    counts += [_("with the manager {together}").format(together=together)] if together else []
    counts += [_("event: {event}").format(event=told.event)] if told.event else []
    yield Line(" · ".join(counts))
    if told.keywords:
        yield Line(_("Keywords: {terms}").format(terms=("、" if chinese() else ", ").join(told.keywords)))
    answered = [(number, row) for number, row in enumerate(told.visits, 1) if row["why_not"] or row["condition"]]
    for number, row in answered[-MOST_DEBRIEFS:]:
        yield Line(_debrief(number, row))
    if told.deal["lost_reason"]:
        yield Line(_("Lost because: {reason}").format(reason=told.deal["lost_reason"]))


def _head(told: Lesson, today: str) -> str:
    """What was won by whom, or lost, and how long it took. Who lost one is not named: the lesson is read to everybody."""
    values = {
        "client": told.deal["client"],
        "amount": say_wan(int(told.deal["amount"])),
        "day": say_day(told.ended.day, today),
        "member": told.deal["member"],
    }
    text = _("{client}: signed {amount} ({member}, {day})") if told.ended.won else _("{client}: lost {amount} ({day})")
    if told.days is None:
        return text.format(**values)
    took = ngettext("{days} day in all", "{days} days in all", told.days)
    return f"{text.format(**values)} · {took.format(days=told.days)}"


def _debrief(number: int, row: Row) -> str:
    """What a visit's debrief answered: why not, under what condition, when."""
    answers = [
        _("why not: {text}").format(text=row["why_not"]) if row["why_not"] else "",
        _("if: {text}").format(text=row["condition"]) if row["condition"] else "",
        _("when: {day}").format(day=row["expected_on"][5:]) if row["expected_on"] else "",
    ]
    head = _("Visit {number} ({day})").format(number=number, day=row["day"][5:])
    return f"{head}  {' · '.join(answer for answer in answers if answer)}"
