"""``mgrday event board``: what the stage of an event needs, who is behind, what closes the gap, what to do next."""

from collections.abc import Iterator

from mgrday.money import say_wan
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table, Unit, Yuan
from mgrday.review import event_reconcile
from mgrday.review.event_actions import Action, actions
from mgrday.review.event_findings import of_event
from mgrday.review.event_now import SQL, current, headline, stage_of
from mgrday.review.event_rates import say_rates
from mgrday.review.event_stage import broken, say_parts
from mgrday.review.event_standing import Standing
from mgrday.review.question import Question
from mgrday.review.showing import joined, say_with_distance, where_said, wrong
from mgrday.store.reader import Row
from mgrday.words import N_, _, ngettext

GOALS = ("invitations", "receipts", "attendance", "amount")
COLUMNS: dict[str, tuple[str, Unit]] = {
    "clients": (N_("Clients"), "count"),
    "ready": (N_("Ready"), "count"),
    "effective_calls": (N_("Effective"), "count"),
    "invitations": (N_("Invited"), "count"),
    "invitations_due": (N_("Aim"), "count"),
    "receipts": (N_("Receipts"), "count"),
    "receipts_due": (N_("Aim"), "count"),
    "key": (N_("Key"), "count"),
    "people": (N_("Guests"), "count"),
    "confirmed": (N_("Coming"), "count"),
    "declined": (N_("Not coming"), "count"),
    "undecided": (N_("Undecided"), "count"),
    "unchased": (N_("Not called"), "count"),
    "attendance": (N_("Came"), "count"),
    "deals": (N_("Signed"), "count"),
    "unsigned": (N_("Not signed"), "count"),
    "amount": (N_("Amount"), "money"),
    "received": (N_("Received"), "money"),
    "need_invitations": (N_("To invite"), "count"),
    "need_calls": (N_("To call"), "count"),
}
"""The figures of a member: heading and unit, in the order of the table."""
_WATCHED = ("ready", "effective_calls", "invitations", "invitations_due", "receipts", "receipts_due", "key")
_AFTER = ("receipts", "attendance", "deals", "unsigned", "amount", "received")
SHOWN = {
    "preparation": ("clients", "ready", "effective_calls", "invitations"),
    "day1": (*_WATCHED, "need_invitations", "need_calls"),
    "day2": (*_WATCHED, "need_invitations", "need_calls"),
    "day3": (*_WATCHED, "need_invitations", "need_calls"),
    "waiting": ("ready", "receipts", "receipts_due", "key", "confirmed", "unchased", "need_invitations", "need_calls"),
    "morning": ("receipts", "key", "people", "confirmed", "declined", "undecided", "unchased"),
    "noon": ("receipts", "key", "people", "confirmed", "declined", "undecided", "unchased"),
    "event": ("receipts", "confirmed", "attendance", "deals", "amount"),
}
"""What a person sees of each member in a stage; after the event `_AFTER`."""
NARROW = ("day1", "day2", "day3")
"""The stages with so many figures that the group is left to scripts."""
EMPTY = ("receipts_due", "key", "declined", "undecided", "confirmed", "need_invitations", "need_calls")
"""Columns that a person sees only where there is something in them."""


def report(question: Question, event: int | None = None) -> Report:
    """The board of an event (id), or of the one that a manager means by “the event” now."""
    row = current(question) if event is None else question.reader.one(SQL["event"], event=event)
    if row is None:
        return _without(question)
    standing = Standing(question, row)
    found = of_event(question, row["id"])
    todo = actions(standing, found.findings)
    blocks: list[Block] = [Lines("", list(_head(standing)))]
    if todo:
        blocks.append(Lines(_("Next"), list(_todo(todo))))
    blocks += [_members(standing), *wrong(found)]
    return Report("event_board", headline(question, row, standing.there) or row["name"], blocks, facts=_facts(standing, todo))


def _without(question: Question) -> Report:
    """No event to show: how to add one, and which was the last."""
    lines = [Line(_("Add the next one: mgrday event add NAME --starts TIME --goal-invitations N --goal-receipts N"))]
    last = question.reader.one(SQL["last"], today=question.today)
    if last is not None:
        text = _("The last was {name} on {day}: mgrday event board {id}")
        lines.append(Line(text.format(name=last["name"], day=last["day"], id=last["id"]), "faint"))
    facts = dict.fromkeys(("event", "stage", "goals", "due", "counts", "gap", "needs", "rates", "attendance")) | {"actions": []}
    empty = Table("members", _("By member"), _columns(None), [], hidden=True)
    return Report("event_board", _("No event is ahead."), [Lines("", lines), empty], facts=facts)


def _head(standing: Standing) -> Iterator[Line]:
    """Which event, what is due by now, what closes the gap, what is pushed."""
    question, row, there = standing.question, standing.row, standing.there
    when = joined(say_with_distance(row["day"], question.today), row["starts_at"][11:])
    yield Line(joined(row["name"], when, row["venue"]), "strong")
    orders = event_reconcile.state(question, row)
    if orders is not None:
        yield orders
    fault = broken()
    if fault is not None:
        yield Line(fault.what, "wrong")
    if standing.due is not None and standing.inviting:
        counts = there["invitations"], there["receipts"]
        behind = standing.due.behind(*counts)
        parts = say_parts(standing.due, *counts, short=behind)
        if parts:
            yield Line(joined(*parts), "wrong" if behind else "good")
    yield from _closing(standing)
    if standing.expected is not None and there["receipts"]:
        short = standing.expected.coming < (row["goal_attendance"] or 0)
        yield Line(standing.expected.say(), "wrong" if short else "plain")
    if standing.due is not None:
        yield Line(standing.due.stage.push, "faint")


def _closing(standing: Standing) -> Iterator[Line]:
    """What it takes to reach the goals at the department's own rates."""
    needed = standing.needs
    if needed is None:
        return
    steps = ["receipts", *(["attendance"] if standing.row["goal_attendance"] else [])]
    if needed.invitations:
        text = ngettext(
            "To reach the goals: {count} more invitation, {calls} effective calls for it",
            "To reach the goals: {count} more invitations, {calls} effective calls for them",
            needed.invitations,
        ).format(count=needed.invitations, calls=needed.calls)
        steps.insert(0, "invitations")
    elif needed.receipts:
        silent = standing.there["invitations"] - standing.there["receipts"]
        text = ngettext(
            "To reach the goals: the invitations out are enough; get {count} more receipt back from {silent} that are silent",
            "To reach the goals: the invitations out are enough; get {count} more receipts back from {silent} that are silent",
            needed.receipts,
        ).format(count=needed.receipts, silent=silent)
    else:
        return
    yield Line(text)
    yield Line(say_rates(standing.rates, steps), "faint")


def _todo(todo: list[Action]) -> Iterator[Line]:
    for number, action in enumerate(todo, 1):
        yield Line(f"{number}  {action.what}", "strong")
        yield Line(f"   {action.do}")


def _members(standing: Standing) -> Table:
    """A row per member; what is under their share stands out."""
    rows = [_member(standing, row) for row in standing.people]
    columns = where_said(_columns(standing.stage), rows, "group", *EMPTY)
    empty = _("Nobody is in the department yet: mgrday member add NAME --department DEPARTMENT")
    return Table("members", _("By member"), columns, rows, empty=empty, note=_together(standing, columns) if rows else "")


def _columns(stage: str | None) -> list[Column]:
    shown = SHOWN.get(stage or "", _AFTER)
    return [
        Column("id", _("No."), "id", hidden=True),
        Column("member", _("Member")),
        Column("group", _("Group"), hidden=stage in NARROW),
        *(Column(key, _(title), unit, hidden=key not in shown) for key, (title, unit) in COLUMNS.items()),
    ]


def _member(standing: Standing, row: Row) -> dict[str, object]:
    own: dict[str, object] = dict(standing.figures[row["id"]])
    for metric, shares in standing.shares.items():
        due = shares.get(row["id"])
        own[f"{metric}_due"] = due
        if due is not None and standing.figures[row["id"]][metric] < due:
            own[metric] = Cell(own[metric])
    if standing.stage in ("morning", "noon") and own["unchased"]:
        own["unchased"] = Cell(own["unchased"])
    more = {key: None if number is None else number or None for key, number in standing.asked_more.get(row["id"], {}).items()}
    return {"id": row["id"], "member": row["name"], "group": row["group"], **own, **more}


def _together(standing: Standing, columns: list[Column]) -> str:
    """What the members have together, of the columns that a person sees."""
    sums = {key: sum(own[key] for own in standing.figures.values()) for key in next(iter(standing.figures.values()))}
    parts = [
        f"{column.title} {say_wan(sums[column.key]) if column.unit == 'money' else sums[column.key]}"
        for column in columns
        if column.key in sums and not column.hidden
    ]
    return _("All: {sums}.").format(sums=_(", ").join(parts))


def _facts(standing: Standing, todo: list[Action]) -> dict[str, object]:
    """The board in figures, as scripts read it."""
    row, there = standing.row, dict(standing.there)
    goals = {step: row[f"goal_{step}"] for step in GOALS}
    gap = {step: None if goal is None else max(goal - there[step], 0) for step, goal in goals.items()}
    needed = standing.needs
    return {
        "event": {key: row[key] for key in ("id", "name", "starts_at", "venue", "invite_from")},
        "stage": stage_of(standing.question, row),
        "goals": _yuan(goals),
        "due": {key: getattr(standing.due, key) if standing.due else None for key in ("invitations", "receipts")},
        "counts": _yuan(there),
        "gap": _yuan(gap),
        "needs": needed and {"receipts": needed.receipts, "invitations": needed.invitations, "calls": needed.calls},
        "rates": {step: rate.data() for step, rate in standing.rates.items()} if needed else None,
        "attendance": None if standing.expected is None else standing.expected.numbers(),
        "actions": [{"what": action.what, "do": action.do} for action in todo],
    }


def _yuan(figures: dict[str, int | None]) -> dict[str, object]:
    """Figures by name, the money as JSON shows it."""
    return {
        key: Yuan(int(value)) if value is not None and key in ("amount", "received") else value for key, value in figures.items()
    }
