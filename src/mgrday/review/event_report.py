"""``mgrday event report``: the funnel against the goals and the events before, from every side; what to do differently."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from mgrday.days import shift
from mgrday.kinds.codes import CHANNEL, GRADE, MONEY_METRICS
from mgrday.kinds.invitation import INVITATION
from mgrday.kinds.lead import LEAD
from mgrday.money import say_money, say_wan
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table, Yuan
from mgrday.review import event_funnel
from mgrday.review.event_funnel import STEPS, added, cells, earlier, names, rate, step_columns
from mgrday.review.event_lessons import Lesson, lessons
from mgrday.review.question import Question
from mgrday.review.showing import joined, say_with_distance, where_said
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
NEW_DAYS = 30
"""A client recorded so many days before the event, or later, is a new one."""
COMPARED = ("receipts_rate", "attendance_rate", "deals_rate")
"""What a person sees of the events before."""
Key = Callable[[Row], str | None]
SIDES: dict[str, Key] = {
    "members": lambda row: row["member"],
    "groups": lambda row: row["group"],
    "grades": lambda row: row["grade"],
    "industries": lambda row: row["industry"],
    "channels": lambda row: row["channel"],
    "clients": lambda row: "new" if row["new"] else "known",
}
"""The sides from which the funnel is seen, by the name of the table; what is None is not known."""


@dataclass(frozen=True)
class _Event:
    """What is read about an event (id), each once."""

    question: Question
    event: int

    @cached_property
    def row(self) -> Row:
        """The event."""
        (row,) = self.question.reader.rows(SQL["event"], event=self.event)
        return row

    @cached_property
    def parameters(self) -> dict[str, object]:
        """What the queries about its clients take."""
        recent = shift(self.row["day"], -NEW_DAYS)
        return {"event": self.event, "department": self.question.department, "recent": recent}

    @cached_property
    def invited(self) -> list[Row]:
        """Everybody who was invited, each with 0 or 1 for the steps up to coming."""
        moment = {"day": self.row["day"], "time": self.row["starts_at"]}
        rows = self.question.reader.rows(SQL["invited"], **self.parameters, **moment)
        return [{**row, "invitations": 1, "deals": 0, "amount": 0, "received": 0} for row in rows]

    @cached_property
    def signed(self) -> list[Row]:
        """Every deal; its client is seen as it was invited, its member is who signed."""
        invited = {row["client_id"]: row for row in self.invited}
        rows = self.question.reader.rows(SQL["signed"], **self.parameters)
        nothing = dict.fromkeys(("invitations", "receipts", "confirmed", "attendance"), 0)
        found = []
        for row in rows:
            seen = invited.get(row["client_id"], {"channel": None})
            client = {key: seen.get(key, row.get(key)) for key in ("industry", "channel", "grade", "new")}
            found.append({**row, **client, **nothing, "deals": 1})
        return found

    @cached_property
    def funnel(self) -> dict[str, int]:
        """The whole funnel."""
        return event_funnel.totals(self.question, self.event)

    @cached_property
    def earlier(self) -> list[Row]:
        """The events before, the last first."""
        return earlier(self.question, self.row["day"])

    @cached_property
    def goals(self) -> dict[str, int]:
        """The goals, 0 where there is none."""
        return {step: int(self.row.get(f"goal_{step}") or 0) for step in STEPS}

    @cached_property
    def sides(self) -> dict[str, dict[str | None, dict[str, int]]]:
        """The funnel from each of `SIDES`, by the value of that side in the order in which it is met."""
        found: dict[str, dict[str | None, dict[str, int]]] = {name: {} for name in SIDES}
        for row in (*self.invited, *self.signed):
            for name, key in SIDES.items():
                own = found[name].setdefault(key(row), dict.fromkeys(STEPS, 0))
                for step in STEPS:
                    own[step] += int(row[step])
        return found

    @cached_property
    def staff(self) -> int:
        """Who held a role; where nobody did, who invited."""
        held = self.question.reader.value(SQL["staff"], event=self.event, department=self.question.department)
        return int(held) or len({row["member"] for row in self.invited})

    @cached_property
    def lessons(self) -> list[Lesson]:
        """What to do differently; nothing before the event is over."""
        if not self.begun:
            return []
        sides = ("members", "channels")
        parts = {side: {_label(side, value): own for value, own in self.sides[side].items() if value} for side in sides}
        return lessons(self.funnel, added(self.earlier), self.goals, parts)

    @property
    def begun(self) -> bool:
        """Whether the event has begun."""
        return bool(self.row["starts_at"] <= self.question.time)


def report(question: Question, event: int) -> Report:
    """The report of an event (id)."""
    asked = _Event(question, event)
    blocks: list[Block] = [Lines("", list(_head(asked))), *_lessons(asked), _funnel(asked), _events(asked)]
    blocks += [_side(asked, name) for name in SIDES]
    title = _("Event report: {event}").format(event=asked.row["name"])
    return Report("event_report", title, blocks, facts={"event": _facts(asked)})


def _facts(asked: _Event) -> dict[str, object]:
    row, funnel = asked.row, asked.funnel
    came = funnel["attendance"]
    return {
        **{name: row[name] for name in ("id", "name", "starts_at", "venue")},
        "staff": asked.staff,
        "guests": funnel["people"],
        "guests_per_staff": round(funnel["people"] / asked.staff, 2) if asked.staff else None,
        "amount_per_attendee": Yuan(round(funnel["amount"] / came)) if came else None,
        "new_came": _of_new(asked, "attendance"),
        "new_signed": _of_new(asked, "deals"),
    }


def _of_new(asked: _Event, step: str) -> int:
    return asked.sides["clients"].get("new", {}).get(step, 0)


def _head(asked: _Event) -> Iterator[Line]:
    """What came of it, against the goal; when and where; staff, new clients, what each who came brought in."""
    row, funnel, goals = asked.row, asked.funnel, asked.goals
    when = joined(say_with_distance(row["day"], asked.question.today), row["starts_at"][11:], row["venue"])
    if not asked.begun:
        yield Line(joined(_("This event is still to come"), when), "strong")
        yield Line(f"mgrday event board {row['id']}", "faint")
        return
    amount = say_wan(funnel["amount"])
    if goals["amount"]:
        amount = _("{amount} of {goal}").format(amount=amount, goal=say_wan(goals["amount"]))
    text = _("invited {invitations}, receipts {receipts}, came {attendance}, signed {deals}").format(**funnel)
    missed = funnel["amount"] < goals["amount"] or funnel["attendance"] < goals["attendance"]
    yield Line(joined(text, amount), "wrong" if missed else "strong")
    yield Line(when)
    if funnel["attendance"]:
        each = _("{amount} for each who came").format(amount=say_money(round(funnel["amount"] / funnel["attendance"])))
        new = _("new clients: {came} of {all} who came, {signed} of {deals} who signed").format(
            came=_of_new(asked, "attendance"), all=funnel["attendance"], signed=_of_new(asked, "deals"), deals=funnel["deals"]
        )
        yield Line(joined(each, _staff(asked)))
        yield Line(new)


def _staff(asked: _Event) -> str:
    text = ngettext("{n} of us for {people} guests", "{n} of us for {people} guests", asked.staff)
    return text.format(n=asked.staff, people=asked.funnel["people"])


def _lessons(asked: _Event) -> list[Block]:
    """What to do differently, in sentences for a person and as figures for scripts."""
    rows = [lesson._asdict() for lesson in asked.lessons]
    shown = [Column(name, name, "share" if name in ("rate", "usual") else "text") for name in Lesson._fields]
    table = Table("lessons", "lessons", shown, rows, hidden=True)
    if not asked.begun:
        return [table]
    said = [Line(lesson.text) for lesson in asked.lessons] or [Line(_("Nothing stands out against what was usual."), "faint")]
    return [Lines(_("To do differently"), said), table]


def _figure(step: str, value: int) -> object:
    return Yuan(value) if step in MONEY_METRICS else value


def _funnel(asked: _Event) -> Table:
    """Each step with its goal, its share of the step before, and that share at the events before."""
    past = added(asked.earlier)
    rows = []
    for step in STEPS:
        goal, now, usual = asked.goals[step], rate(asked.funnel, step), rate(past, step)
        count: object = _figure(step, asked.funnel[step])
        if goal and asked.begun:
            count = Cell(count, "good" if asked.funnel[step] >= goal else "wrong")
        change = round((now - usual) * 100, 1) if now is not None and usual is not None else None
        rows.append(
            {
                "step": step,
                "count": count,
                "goal": _figure(step, goal) if goal else None,
                "rate": now,
                "usual": usual,
                "change": Cell(change) if change is not None and change < 0 else change,
            }
        )
    shown = [
        Column("step", _("Step"), labels=names()),
        Column("count", _("Result"), "count"),
        Column("goal", _("Goal"), "count"),
        Column("rate", _("Of the step before"), "share"),
        Column("usual", _("Usual"), "share"),
        Column("change", _("Points"), "change"),
    ]
    note = _("Who said yes and who came are shares of the receipts.")
    return Table("funnel", _("Funnel"), where_said(shown, rows, "goal", "usual", "change"), rows, note=note)


def _events(asked: _Event) -> Table:
    """This event beside those before: the same shares of each."""
    this = {"id": asked.event, "event": asked.row["name"], "day": asked.row["day"], **asked.funnel}
    rows = []
    for funnel in (this, *asked.earlier):
        each = funnel["amount"] / funnel["attendance"] if funnel["attendance"] else None
        named = {name: funnel[name] for name in ("id", "day")} | {"event": funnel.get("event") or funnel["name"]}
        rows.append({**named, **cells(funnel), "each": None if each is None else round(each)})
    shares = [replace(column, hidden=column.key not in COMPARED) for column in step_columns()]
    shown = [*event_funnel.event_columns(), *shares, Column("each", _("Each who came"), "money")]
    return Table("events", _("Beside the events before"), shown, rows, hidden=len(rows) < 2)


def _label(side: str, value: str | None) -> str:
    """A value of a side as a person reads it."""
    if value is None:
        return _("not known")
    if side == "clients":
        return _("new client") if value == "new" else _("known client")
    codes = {"channels": CHANNEL, "grades": GRADE}
    return codes[side].label(value) if side in codes else value


def _titles(side: str) -> tuple[str, str, str]:
    """The key of a side's column, its heading, and the title of the table."""
    return {
        "members": ("member", _("Member"), _("By member")),
        "groups": ("group", _("Group"), _("By group")),
        "grades": ("grade", _("Grade"), _("By grade when the event began")),
        "industries": ("industry", LEAD.field("industry").title, _("By industry")),
        "channels": ("channel", INVITATION.field("channel").title, _("By channel")),
        "clients": ("client", _("Client"), _("New and known clients")),
    }[side]


def _side(asked: _Event, side: str) -> Table:
    """The funnel from one side: members, groups and grades in their order, of the others the most invited first."""
    parts, (key, heading, title) = asked.sides[side], _titles(side)
    values = list(parts)
    if side == "grades":
        values.sort(key=str)
    elif side not in ("members", "groups"):
        values.sort(key=lambda value: (-parts[value]["invitations"], value or ""))
    rows = [{key: value, **cells(parts[value])} for value in values]
    labels = {value or "": _label(side, value) for value in values}
    return Table(side, title, [Column(key, heading, labels=labels), *step_columns()], rows, hidden=not rows)
