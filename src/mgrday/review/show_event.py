"""``mgrday show event``: the funnel of an event against its goals, who brought what, every receipt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from mgrday.errors import SettingsError
from mgrday.kinds.codes import METRIC
from mgrday.kinds.lead import LEAD
from mgrday.kinds.receipt import RECEIPT
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table, Yuan
from mgrday.review import event_matters, event_posts, event_reconcile
from mgrday.review.attendance import Expected, expected_at
from mgrday.review.event_findings import of_event
from mgrday.review.event_stage import Due, broken, due, say_due
from mgrday.review.question import Question
from mgrday.review.showing import columns, joined, say_with_distance, where_said, wrong
from mgrday.review.snoozing import Found
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
STEPS = ("invitations", "receipts", "attendance", "deals", "amount", "received")
"""The funnel, from the invitation to the money."""
MONEY_STEPS = ("amount", "received")


@dataclass(frozen=True)
class _Event:
    """What is read about an event, each once."""

    question: Question
    row: Row

    def rows(self, name: str) -> list[Row]:
        """The rows of a query about the event."""
        return self.question.reader.rows(SQL[name], event=self.row["id"])

    @cached_property
    def receipts(self) -> list[Row]:
        """Every receipt, the key ones first."""
        return self.rows("receipts")

    @cached_property
    def funnel(self) -> dict[str, int]:
        """How many at each step; money in fen."""
        return {step: sum(figures[step] for figures in self.by_member.values()) for step in STEPS}

    @cached_property
    def by_member(self) -> dict[int, dict[str, int]]:
        """The funnel of each member by id, with key receipts and those who said they come."""
        found: dict[int, dict[str, int]] = {
            row["id"]: dict.fromkeys((*STEPS, "key", "confirmed"), 0) for row in self.members
        }
        for row in self.rows("invitations"):
            found[row["member_id"]]["invitations"] = int(row["invitations"])
        for row in self.receipts:
            own = found[row["member_id"]]
            own["receipts"] += 1
            own["key"] += row["key"]
            own["confirmed"] += row["chase"] == "yes"
            own["attendance"] += row["came"] == 1
        for row in self.rows("deals"):
            own = found[row["member_id"]]
            own["deals"] += 1
            own["amount"] += int(row["amount"])
            own["received"] += int(row["received"])
        return found

    @cached_property
    def members(self) -> list[Row]:
        """Whoever took part, in group and name order."""
        return self.rows("members")

    def goal(self, step: str) -> int | None:
        """The event's goal for a step; None where there is none."""
        goal = self.row.get(f"goal_{step}")
        return None if goal is None else int(goal)

    @cached_property
    def due(self) -> Due | None:
        """The stage of the event by the clock and what is due in it; None where it is over or the file is broken."""
        return due(self.row, self.question.time) if self.broken is None else None

    @cached_property
    def broken(self) -> SettingsError | None:
        """What is wrong with the manager's own file of stages; everything else about the event is told without it."""
        return broken()

    @cached_property
    def expected(self) -> Expected | None:
        """How many will come; None once its day is past."""
        return None if self.over else expected_at(self.question, self.row)

    @property
    def over(self) -> bool:
        """Whether the event's day is past."""
        return bool(self.row["day"] < self.question.today)


def report(question: Question, event: int) -> Report:
    """All about an event (id)."""
    (row,) = question.reader.rows(SQL["event"], event=event)
    asked = _Event(question, row)
    found = of_event(question, event)
    blocks: list[Block] = [
        Lines("", list(_head(asked, found))),
        *wrong(found),
        _funnel(asked),
        _members(asked),
        *_arranged(asked),
        _receipts(asked),
    ]
    names = (
        *("id", "name", "starts_at", "venue", "invite_from", "reconciled_on"),
        *("goal_invitations", "goal_receipts", "goal_attendance"),
    )
    facts = {name: row[name] for name in names} | {
        "goal_amount": None if row["goal_amount"] is None else Yuan(int(row["goal_amount"])),
        "people": sum(each["people"] for each in asked.receipts),
        "without_keyword": sum(each["keyword_count"] == 0 for each in asked.receipts),
    }
    facts |= asked.expected.numbers() if asked.expected else {}
    facts |= asked.due.numbers() if asked.due else dict.fromkeys(("stage", "due_invitations", "due_receipts"))
    return Report("event", row["name"], blocks, facts={"event": facts})


def _head(asked: _Event, found: Found) -> Iterator[Line]:
    """When and where, and what stands out about the receipts."""
    row, today = asked.row, asked.question.today
    yield from _stage(asked)
    when = joined(say_with_distance(row["day"], today), row["starts_at"][11:])
    yield Line(joined(when, row["venue"]))
    orders = event_reconcile.state(asked.question, row)
    if orders is not None:
        yield orders
    if not asked.receipts:
        yield Line(_("No receipt yet: mgrday receipt add {id} CLIENT").format(id=row["id"]), "faint")
        return
    people = sum(each["people"] for each in asked.receipts)
    keys = sum(each["key"] for each in asked.receipts)
    count = ngettext("{count} receipt", "{count} receipts", len(asked.receipts)).format(count=len(asked.receipts))
    said = ngettext("{n} person", "{n} people", people).format(n=people)
    key = ngettext("{count} key client", "{count} key clients", keys).format(count=keys)
    yield Line(joined(count, said, key if keys else None))
    bare = [each["company"] for each in asked.receipts if each["keyword_count"] == 0]
    if bare and not asked.over:
        missing = ngettext("{count} receipt without a keyword", "{count} receipts without a keyword", len(bare))
        yield Line(missing.format(count=len(bare)), "wrong")
    silent = sum(finding.rule == "event.receipt_not_chased" for finding in found.findings)
    if silent:
        missing = ngettext("{count} receipt not chased yet", "{count} receipts not chased yet", silent)
        chase = f"mgrday event chase {row['id']}"
        yield Line(_("{missing}: {command}").format(missing=missing.format(count=silent), command=chase), "wrong")
    if asked.expected:
        yield Line(asked.expected.say())


def _stage(asked: _Event) -> Iterator[Line]:
    """The stage that the event is in, what is due by now and what is pushed; without a readable file of stages, why not."""
    if asked.broken is not None:
        yield Line(asked.broken.what, "wrong")
    if asked.due is not None:
        invitations, receipts = asked.funnel["invitations"], asked.funnel["receipts"]
        behind = asked.due.behind(invitations, receipts)
        said = asked.due.stage.name if asked.over else say_due(asked.due, invitations, receipts)
        yield Line(said, "wrong" if behind else "strong")
        yield Line(asked.due.stage.push, "faint")


def _figure(step: str, value: int | None) -> object:
    return Yuan(value) if value is not None and step in MONEY_STEPS else value


def _funnel(asked: _Event) -> Table:
    """Each step with its goal and its share of the step before; what missed its goal stands out once the event is over."""
    rows: list[dict[str, object]] = []
    before = 0
    for step in STEPS:
        count, goal = asked.funnel[step], asked.goal(step)
        shown: object = _figure(step, count)
        if goal is not None and (asked.over or count >= goal):
            shown = Cell(shown, "good" if count >= goal else "wrong")
        share = count / goal if goal else None
        rate = count / before if before and (count or asked.over) and step != "amount" else None
        rows.append({"step": step, "count": shown, "goal": _figure(step, goal), "share": share, "rate": rate})
        before = count
    shown_columns = [
        Column("step", _("Step"), labels=_steps()),
        Column("count", _("Result"), "count"),
        Column("goal", _("Goal"), "count"),
        Column("share", _("Of the goal"), "share"),
        Column("rate", _("Of the step before"), "share"),
    ]
    return Table("funnel", _("Funnel"), where_said(shown_columns, rows, "goal", "share"), rows)


def _steps() -> dict[str, str]:
    """The steps of the funnel as a person reads them."""
    return {step: METRIC.label(step) for step in STEPS}


def _members(asked: _Event) -> Table:
    rows: list[dict[str, object]] = [{**row, **asked.by_member[row["id"]]} for row in asked.members]
    labels = _steps()
    shown = [
        Column("id", _("No."), "id", hidden=True),
        Column("member", _("Member")),
        Column("group", _("Group")),
        Column("invitations", _("Invited"), "count"),
        Column("receipts", _heading(labels, "receipts"), "count"),
        Column("key", _("Key"), "count"),
        Column("confirmed", _("Coming"), "count"),
        Column("attendance", _("Came"), "count"),
        Column("deals", _heading(labels, "deals"), "count"),
        Column("amount", _heading(labels, "amount"), "money"),
        Column("received", _heading(labels, "received"), "money"),
    ]
    shown = where_said(shown, rows, "group", "key", "confirmed", "attendance", "deals", "amount", "received")
    empty = _("Nobody is invited yet: mgrday invitation add {id} CLIENT… --by MEMBER").format(id=asked.row["id"])
    return Table("members", _("By member"), shown, rows, empty=empty)


def _arranged(asked: _Event) -> Iterator[Block]:
    """Roles and special matters, which a person sees once something was arranged; without a readable file of them, why not."""
    question, event = asked.question, asked.row
    try:
        places = event_posts.places(question.reader, event)
        yield replace(event_posts.table(places, event, question.today), hidden=not any(place.posts for place in places))
        found = event_matters.of_event(question.reader, event)
        yield replace(event_matters.table(question, found, event), hidden=not any(each.written for each in found))
    except SettingsError as error:
        yield Lines("", [Line(error.what, "wrong")])


def _heading(labels: dict[str, str], step: str) -> str:
    return labels[step][:1].upper() + labels[step][1:]


def _receipts(asked: _Event) -> Table:
    rows = [_receipt(asked, row) for row in asked.receipts]
    shown = [
        Column("id", _("No."), "id", hidden=True),
        *columns(RECEIPT, "company"),
        *columns(LEAD, "grade"),
        *columns(RECEIPT, "member", "received_on-", "people", "key", "class"),
        Column("keyword_count", _("Keywords"), "count"),
        *columns(RECEIPT, "chase", "chased_on-", "chased_by-", "came"),
        *columns(LEAD, "phone-"),
        Column("client_id", _("Client no."), "id", hidden=True),
    ]
    shown = where_said(shown, rows, "class", "chase", "came")
    return Table("receipts", _("Receipts"), shown, rows, hidden=not rows)


def _receipt(asked: _Event, row: Row) -> dict[str, object]:
    """A receipt's cells: no keyword and a client who will not come stand out."""
    came = None if row["came"] is None else bool(row["came"])
    return {
        **row,
        "key": True if row["key"] else Cell(False, "faint"),
        "keyword_count": row["keyword_count"] or Cell(0),
        "chase": Cell(row["chase"]) if row["chase"] in ("no", "unreachable") and not came else row["chase"],
        "came": came,
    }
