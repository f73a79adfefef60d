"""How good the calls are: the marks of those that were listened to, member by member, and whom to listen to next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean, median

from mgrday.days import Span, shift
from mgrday.kinds.call import CALL, MARKS
from mgrday.report import Column, Line, Table
from mgrday.review.question import Question
from mgrday.review.showing import joined
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
DAYS = 30
"""So many days of calls listened to make a member's average."""
UNHEARD = 14
"""So many days without one being listened to, and it is the member's turn."""
Averages = dict[str, float | None]


def averages(reader: Reader, span: Span) -> dict[int, Averages]:
    """By member id, how many calls were ``listened`` to in `span`, the average of each mark, and of the three together."""
    return {row["member_id"]: _averages(row) for row in reader.rows(SQL["marks"], start=span.start, end=span.end)}


def _averages(row: Row) -> Averages:
    given = {name: int(row[name]) / int(row[f"{name}_marks"]) if row[f"{name}_marks"] else None for name in MARKS}
    known = [value for value in given.values() if value is not None]
    return {"listened": int(row["listened"]), **given, "average": fmean(known) if known else None}


def table(question: Question, span: Span, members: Sequence[Row]) -> Table:
    """The table ``call_marks`` of a report: the members whose calls were listened to in `span`; hidden without any."""
    found = averages(question.reader, span)
    rows = [
        {"member": row["name"], **{name: _rounded(value) for name, value in found[row["id"]].items()}}
        for row in members
        if row["id"] in found
    ]
    unheard = [row["name"] for row in members if row["id"] not in found]
    columns = [
        Column("member", _("Member")),
        Column("listened", _("Listened to"), "count"),
        *(Column(name, CALL.field(name).title, "count") for name in MARKS),
        Column("average", _("Average"), "count"),
    ]
    note = _("Nobody listened to: {names}").format(names=_(", ").join(unheard)) if unheard else ""
    return Table("call_marks", _("Call quality, marks from 1 to 5"), columns, rows, note=note, hidden=not rows)


def _rounded(value: float | None) -> float | None:
    return round(value, 1) if isinstance(value, float) else value


@dataclass(frozen=True)
class Quality:
    """The calls of a member (id) that were listened to in the last 30 days, beside those of `similar` members (ids)."""

    question: Question
    member: int
    similar: Sequence[int]

    @cached_property
    def _found(self) -> Mapping[int, Averages]:
        today = self.question.today
        return averages(self.question.reader, Span(shift(today, -DAYS), shift(today, 1)))

    @cached_property
    def own(self) -> Averages | None:
        """The member's own averages; None where nobody listened."""
        return self._found.get(self.member)

    @cached_property
    def others(self) -> Averages:
        """The median of the similar members' averages; None for a mark that none of them has."""
        known = {name: [self._found[each][name] for each in self.similar if each in self._found] for name in MARKS}
        marks = {name: [value for value in values if value is not None] for name, values in known.items()}
        return {name: median(values) if values else None for name, values in marks.items()}

    @property
    def weakest(self) -> str | None:
        """The mark with the lowest average; None where all are the same."""
        known = {name: value for name in MARKS if self.own and (value := self.own[name]) is not None}
        if len(set(known.values())) < 2:
            return None
        return min(known, key=lambda name: known[name])

    def told(self) -> dict[str, object] | None:
        """The averages for scripts; None where nobody listened."""
        if self.own is None:
            return None
        own = {name: _rounded(value) for name, value in self.own.items()}
        return {**own, "similar": {name: _rounded(value) for name, value in self.others.items()}, "weakest": self.weakest}

    def line(self) -> Line:
        """Each mark beside that of the similar members, and the weakest; what to do where nobody listened."""
        if self.own is None:
            text = _("No call was listened to in {days} days: mgrday call mark CALL --independent N --coherent N --fluent N")
            return Line(text.format(days=DAYS), "faint")
        count = int(self.own["listened"] or 0)
        heard = ngettext("{count} call listened to in {days} days", "{count} calls listened to in {days} days", count)
        weakest = self.weakest
        last = _("weakest: {mark}").format(mark=_name(weakest)) if weakest else None
        return Line(joined(heard.format(count=count, days=DAYS), *self._marks(), last))

    def _marks(self) -> Iterator[str]:
        for name in MARKS:
            own, other = (self.own or {}).get(name), self.others[name]
            if own is not None and other is not None:
                yield _("{mark} {own:.1f} (similar {other:.1f})").format(mark=_name(name), own=own, other=other)
            elif own is not None:
                yield f"{_name(name)} {own:.1f}"


def _name(mark: str) -> str:
    return CALL.field(mark).title.lower()


def unheard(question: Question, members: Sequence[Row]) -> list[Row]:
    """Those of `members` (id, name) of whom no call was listened to for more than 14 days."""
    heard = averages(question.reader, Span(shift(question.today, -UNHEARD), shift(question.today, 1)))
    return [row for row in members if row["id"] not in heard]


def to_hear(question: Question, member: int) -> Row | None:
    """The last call of a member (id) that reached an owner and nobody has listened to: id, day, client."""
    return question.reader.one(SQL["to_hear"], member=member, since=shift(question.today, -UNHEARD))
