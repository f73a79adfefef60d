"""Who does what at an event: each role with who holds it, how many it needs, who is not trained; the sheet to hang up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mgrday.days import between, weekday
from mgrday.method.event_roles import TIMES, Role, begins, roles
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import N_, _, ngettext

SQL = beside(__file__)
TIME_NAMES = {"arrival": N_("arrival"), "event": N_("during"), "after": N_("after")}
Event = Mapping[str, Any]
"""The columns of ``event`` in the SQL."""


@dataclass(frozen=True, slots=True)
class Place:
    """A role at one event: who holds it (rows of ``posts``), how many are needed; `role` is None where the method lost it."""

    id: str
    role: Role | None
    needed: int
    posts: Sequence[Row]
    day: str

    @property
    def name(self) -> str:
        """The role's name in the language in use."""
        return self.role.name if self.role else self.id

    @property
    def when(self) -> tuple[str, ...]:
        """At which times of the event it is held."""
        return self.role.when if self.role else ()

    @property
    def there(self) -> list[Row]:
        """Who holds it and has not left by the event's day."""
        return [post for post in self.posts if not _left(post, self.day)]

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(self.needed - len(self.there), 0)

    @property
    def untrained(self) -> list[Row]:
        """Who holds it without the training that it asks for."""
        asked = self.role is not None and any(self.role.training)
        return [post for post in self.there if asked and post["trained_on"] is None]


def _left(post: Row, day: str) -> bool:
    return bool(post["left_on"] and post["left_on"] <= day)


def places(reader: Reader, event: Event) -> list[Place]:
    """Every role that the event needs or somebody holds, in the method's order. Raises SettingsError for a broken file."""
    changed = {row["role"]: int(row["count"]) for row in reader.rows(SQL["needs"], event=event["id"])}
    held: dict[str, list[Row]] = {}
    for row in reader.rows(SQL["posts"], event=event["id"]):
        held.setdefault(row["role"], []).append(row)
    guests = _guests(reader, event)
    known = {each.id: each for each in roles()}
    found = []
    for role_id in dict.fromkeys((*known, *held)):
        role = known.get(role_id)
        needed = changed.get(role_id, role.needed(guests) if role else 0)
        if needed or role_id in held:
            found.append(Place(role_id, role, needed, held.get(role_id, ()), event["day"]))
    return found


def _guests(reader: Reader, event: Event) -> int:
    """How many guests the roles reckon with: the event's goal, which stands early, else those promised on receipts."""
    if event["goal_attendance"] is not None:
        return int(event["goal_attendance"])
    return int(reader.value(SQL["guests"], event=event["id"]))


def table(found: Sequence[Place], event: Event, today: str) -> Table:
    """The table ``roles``. What is missing is red while it can be helped, who is untrained from the day before the event."""
    ahead = between(today, event["day"])
    rows = [_row(place, ahead) for place in found]
    columns = [
        Column("id", _("Role"), hidden=True),
        Column("role", _("Role")),
        Column("when", _("When"), hidden=True),
        Column("when_said", _("When")),
        Column("needed", _("Needed"), "count"),
        Column("held", _("Held"), "count"),
        Column("missing", _("Missing"), "count", hidden=True),
        Column("members", _("Held by")),
        Column("untrained", _("Not trained"), hidden=not any(place.untrained for place in found)),
        Column("does", _("What they do"), hidden=True),
        Column("posts", _("Members"), hidden=True),
    ]
    return Table("roles", _("Roles"), columns, rows)


def _row(place: Place, ahead: int) -> dict[str, object]:
    held, untrained = len(place.there), [post["member"] for post in place.untrained]
    short = place.missing and ahead >= 0
    return {
        "id": place.id,
        "role": place.name,
        "when": list(place.when),
        "when_said": _times(place.when),
        "needed": place.needed,
        "held": Cell(held) if short else held,
        "missing": place.missing,
        "members": [_said(post, place.day) for post in place.posts],
        "untrained": Cell(untrained) if untrained and _urgent(ahead) else untrained,
        "does": place.role.tasks.said if place.role else None,
        "posts": [{name: post[name] for name in ("id", "member", "trained_on")} for post in place.posts],
    }


def _urgent(ahead: int) -> bool:
    """Whether an event so many days ahead is tomorrow or today: then training cannot wait."""
    return 0 <= ahead <= 1


def _times(when: Sequence[str]) -> str:
    return _(", ").join(_(TIME_NAMES[time]) for time in when)


def _said(post: Row, day: str) -> str:
    """The member's name; says so where they will have left."""
    return _("{member}, left").format(member=post["member"]) if _left(post, day) else str(post["member"])


def event_row(reader: Reader, event: int) -> Row:
    """What is read about an event (id)."""
    (row,) = reader.rows(SQL["event"], event=event)
    return row


def report(question: Question, event: int) -> Report:
    """What ``mgrday event role EVENT`` says: a list of the roles."""
    row = event_row(question.reader, event)
    found = places(question.reader, row)
    first = Lines("", [_standing(found, row, question.today), *_free(question, row)])
    title = _("{event}: roles").format(event=row["name"])
    return Report("event_roles", title, [first, table(found, row, question.today)], "list")


def _standing(found: Sequence[Place], event: Event, today: str) -> Line:
    """How many are missing in which roles; else that all are held."""
    lacking = [f"{place.name} {place.missing}" for place in found if place.missing]
    if not lacking:
        return Line(_("Every role is held."), "good")
    missing = sum(place.missing for place in found)
    said = ngettext("{n} person missing: {roles}", "{n} people missing: {roles}", missing)
    return Line(said.format(n=missing, roles=_(", ").join(lacking)), "wrong" if event["day"] >= today else "faint")


def _free(question: Question, event: Event) -> Iterator[Line]:
    """Who could take a role, while the event is ahead."""
    if event["day"] < question.today:
        return
    rows = question.reader.rows(SQL["free"], event=event["id"], day=event["day"], department=question.department)
    if rows:
        yield Line(_("Without a role: {names}").format(names=_(", ").join(row["name"] for row in rows)), "faint")


def sheet(question: Question, event: int) -> Report:
    """The sheet to hang up: by time of the event who does what, then by member where they are when."""
    row = event_row(question.reader, event)
    found = places(question.reader, row)
    place = Line(" · ".join(filter(None, (f"{weekday(row['day'])} {row['starts_at']}", row["venue"]))), "strong")
    by_time = (_by_time(found, row, time) for time in TIMES)
    blocks: list[Block] = [Lines("", [place]), *by_time, _by_member(found, between(question.today, row["day"])), _training(found)]
    return Report("role_sheet", _("{event}: who does what").format(event=row["name"]), blocks)


def _by_time(found: Sequence[Place], event: Event, time: str) -> Table:
    here = [place for place in found if time in place.when]
    start, name = begins(event["starts_at"], time), _heading(time)
    rows = [
        {
            "id": place.id,
            "role": place.name,
            "members": _with_gaps(place),
            "does": place.role.tasks.said if place.role else None,
        }
        for place in here
    ]
    columns = [
        Column("id", _("Role"), hidden=True),
        Column("role", _("Role")),
        Column("members", _("Held by")),
        Column("does", _("What they do")),
    ]
    title = _("{what}, from {time}").format(what=name, time=start) if start else name
    return Table(time, title, columns, rows, hidden=not rows)


def _heading(time: str) -> str:
    """A time of the event at the head of a table or a column."""
    name = _(TIME_NAMES[time])
    return name[:1].upper() + name[1:]


def _with_gaps(place: Place) -> object:
    """Who holds a role, and how many are missing."""
    names = [post["member"] for post in place.there]
    if not place.missing:
        return names
    return Cell([*names, ngettext("{n} missing", "{n} missing", place.missing).format(n=place.missing)])


def _by_member(found: Sequence[Place], ahead: int) -> Table:
    """Each member's roles by time, and whether they are trained for all of them; red from the day before the event."""
    rows: dict[int, dict[str, Any]] = {}
    for place in found:
        for post in place.there:
            blank = {"id": post["id"], "member": post["member"], "trained": True, **dict.fromkeys(TIMES)}
            row = rows.setdefault(post["id"], blank)
            row |= {time: _(", ").join(filter(None, (row[time], place.name))) for time in place.when}
            row["trained"] = row["trained"] and post not in place.untrained
    listed = sorted(rows.values(), key=lambda row: str(row["member"]))
    shown = [{**row, "trained": row["trained"] if row["trained"] or not _urgent(ahead) else Cell(False)} for row in listed]
    columns = [
        Column("id", _("No."), "id", hidden=True),
        Column("member", _("Member")),
        *(Column(time, _heading(time)) for time in TIMES),
        Column("trained", _("Trained"), "flag"),
    ]
    return Table("members", _("By member"), columns, shown)


def _training(found: Sequence[Place]) -> Table:
    """What each role practises before the event, and who has not yet."""
    rows = [
        {
            "id": place.id,
            "role": place.name,
            "training": place.role.training.said,
            "untrained": [post["member"] for post in place.untrained],
        }
        for place in found
        if place.role and any(place.role.training)
    ]
    columns = [
        Column("id", _("Role"), hidden=True),
        Column("role", _("Role")),
        Column("training", _("What is practised")),
        Column("untrained", _("Not trained"), hidden=not any(row["untrained"] for row in rows)),
    ]
    return Table("training", _("Training"), columns, rows, hidden=not rows)
