"""The special matters of an event: what is open until when, what was ticked off by whom, and how the gap stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mgrday.days import shift_workdays
from mgrday.method.event_matters import GAP, OWN_DUE, TRAINING, SpecialMatter, matters
from mgrday.report import Cell, Column, Line, Lines, Report, Table
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Matter:
    """A special matter of one event: the method's, or one of its own, with what was `written` down about it, if anything was."""

    id: str
    name: str
    standard: str | None
    due_on: str
    row: Row
    written: bool

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return not (self.row["done_on"] or self.row["dropped"])


def of_event(reader: Reader, event: Event) -> list[Matter]:
    """The event's matters, the method's first. Raises SettingsError for a broken file."""
    written = {row["item"]: row for row in reader.rows(SQL["matters"], event=event["id"])}
    known = {each.id: each for each in matters()}
    return [_matter(event, item, known.get(item), written.get(item)) for item in dict.fromkeys((*known, *written))]


def _matter(event: Event, item: str, known: SpecialMatter | None, row: Row | None) -> Matter:
    told = row or {"title": None, "dropped": 0, "done_on": None, "done_by": None, "note": None}
    due = shift_workdays(event["day"], -(known.due if known else OWN_DUE))
    name, standard = (known.name, known.standards.said) if known else (told["title"] or item, None)
    return Matter(item, name, standard, due, told, row is not None)


def report(question: Question, event: int) -> Report:
    """What ``mgrday event matter EVENT`` says: a list of the matters."""
    from mgrday.review.event_posts import event_row

    row = event_row(question.reader, event)
    found = of_event(question.reader, row)
    title = _("{event}: special matters").format(event=row["name"])
    shown = table(question, found, row)
    lines = [_standing(found, row, question.today), *(line for each in shown.rows for line in _stands(each, row["id"]))]
    return Report("event_matters", title, [Lines("", lines), shown], "list")


def _stands(matter: Mapping[str, object], event: int) -> Iterator[Line]:
    """How things stand with a matter, where the store knows it, and where it says what closes the gap."""
    if matter["now"]:
        yield Line(_("{matter}: {stands}").format(matter=matter["matter"], stands=matter["now"]))
        if matter["id"] == GAP:
            yield Line(_("What closes the gap: mgrday event board {id}").format(id=event), "faint")


def _standing(found: Sequence[Matter], event: Event, today: str) -> Line:
    """How many are open, how many of them late; once the event is over nothing is late any more."""
    still = [each for each in found if each.open]
    late = sum(each.due_on < today <= event["day"] for each in still)
    if not still:
        return Line(_("Every special matter is settled."), "good")
    said = ngettext("{n} special matter open", "{n} special matters open", len(still)).format(n=len(still))
    if not late:
        return Line(said)
    return Line(" · ".join((said, ngettext("{n} overdue", "{n} overdue", late).format(n=late))), "wrong")


def table(question: Question, found: Sequence[Matter], event: Event) -> Table:
    """The table ``matters``: the open ones by due day, then what is done, then what this event does without."""
    order = sorted(found, key=lambda each: (not each.open, bool(each.row["dropped"]), each.due_on))
    rows = [_row(question, each, event) for each in order]
    columns = [
        Column("id", _("Item"), hidden=True),
        Column("matter", _("Special matter")),
        Column("due_on", _("Due"), "day"),
        Column("done_on", _("Done"), "day"),
        Column("done_by", _("Done by"), hidden=not any(row["done_by"] for row in rows)),
        Column("now", _("As it stands"), hidden=True),
        Column("note", _("Note"), hidden=not any(row["note"] for row in rows)),
        Column("standard", _("What counts as done"), hidden=True),
        Column("dropped", _("Not needed"), "flag", hidden=not any(row["dropped"] for row in rows)),
    ]
    return Table("matters", _("Special matters"), columns, rows)


def _row(question: Question, matter: Matter, event: Event) -> dict[str, object]:
    written, dropped = matter.row, bool(matter.row["dropped"])
    late = matter.open and matter.due_on < question.today <= event["day"]
    return {
        "id": matter.id,
        "matter": Cell(matter.name, "faint") if dropped else matter.name,
        "due_on": Cell(matter.due_on) if late else matter.due_on,
        "done_on": written["done_on"] and Cell(written["done_on"], "good"),
        "done_by": written["done_by"],
        "now": _now(question.reader, matter, event) if matter.open else None,
        "note": written["note"],
        "standard": matter.standard,
        "dropped": dropped,
    }


def _now(reader: Reader, matter: Matter, event: Event) -> str | None:
    """How things stand with the matters of which the store knows something."""
    if matter.id == GAP:
        return gap(reader, event)
    if matter.id == TRAINING:
        from mgrday.review.event_posts import places

        found = places(reader, event)
        held, lacking = sum(len(place.there) for place in found), sum(len(place.untrained) for place in found)
        return _("{n} of {held} not trained").format(n=lacking, held=held) if lacking else None
    return None


def gap(reader: Reader, event: Event) -> str | None:
    """How far invitations and receipts are from the event's goals; None without a goal."""
    invited = _missing(reader, "invited", event["goal_invitations"], event)
    answered = _missing(reader, "answered", event["goal_receipts"], event)
    if invited is answered is None:
        return None
    parts = [
        ngettext("{n} invitation missing", "{n} invitations missing", invited).format(n=invited) if invited else "",
        ngettext("{n} receipt missing", "{n} receipts missing", answered).format(n=answered) if answered else "",
    ]
    return " · ".join(filter(None, parts)) or _("no gap")


def _missing(reader: Reader, name: str, goal: int | None, event: Event) -> int | None:
    return None if goal is None else max(int(goal) - int(reader.value(SQL[name], event=event["id"])), 0)
