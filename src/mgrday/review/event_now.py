"""Which event a manager means by “the event” now, and where it stands in one line."""

from dataclasses import dataclass

from mgrday.days import shift, shift_workdays
from mgrday.kinds.codes import METRIC
from mgrday.method.event_stages import FOLLOW_UP, INVITING, stage_id
from mgrday.money import say_wan
from mgrday.review.agenda import EVENT_DAYS
from mgrday.review.event_stage import broken, due
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _

SQL = beside(__file__)
ON_THE_DAY = frozenset({"morning", "noon", "event", "reconcile"})
"""The stages in which nothing else comes first: the event's day and the clearing up."""
_INVITATIONS_FIRST = frozenset({"preparation", "day1"})


@dataclass(frozen=True, slots=True)
class Near:
    """The event at the head of the briefing: its row and figures, the id of its stage, where it stands, whether too little."""

    row: Row
    there: Row
    stage: str | None
    said: str
    behind: bool

    def data(self) -> dict[str, object]:
        """The event as scripts read it."""
        figures = {key: self.there[key] for key in ("invitations", "receipts", "attendance", "deals")}
        named = {key: self.row[key] for key in ("id", "name", "starts_at")}
        return {**named, "stage": self.stage, "behind": self.behind, **figures, "do": self.command}

    @property
    def command(self) -> str:
        """The command that shows its board."""
        return f"mgrday event board {self.row['id']}"


def stage_of(question: Question, event: Row) -> str | None:
    """The id of the stage that an event is in; None once it is followed up."""
    return stage_id(event["starts_at"], question.time, event["invite_from"])


def current(question: Question) -> Row | None:
    """The event that is on, or being cleared up; else the next for which is invited; else one in follow-up; else the next."""
    around = question.reader.rows(SQL["around"], since=shift_workdays(question.today, -FOLLOW_UP))
    staged = [(stage_of(question, event), event) for event in around]
    wanted = (
        lambda stage, event: stage in ON_THE_DAY and event["reconciled_on"] is None,
        lambda stage, event: stage in INVITING - {"preparation"},
        lambda stage, event: stage in ("reconcile", "event", "follow-up"),
        lambda stage, event: stage == "preparation",
    )
    for fits in wanted:
        for stage, event in staged:
            if fits(stage, event):
                return event
    return None


def near(question: Question) -> Near | None:
    """The event that takes the head of the briefing: within three days, under way or being cleared up; None where none is."""
    event = current(question)
    if event is None or stage_of(question, event) == "follow-up" or event["day"] > shift(question.today, EVENT_DAYS):
        return None
    there = counts(question, event["id"])
    found = due(event, question.time) if broken() is None else None
    behind = found is not None and found.behind(there["invitations"], there["receipts"])
    return Near(event, there, stage_of(question, event), headline(question, event, there), behind)


def counts(question: Question, event: int) -> Row:
    """Where an event stands: invitations, receipts, their chase, attendance, deals and money (fen)."""
    (row,) = question.reader.rows(SQL["counts"], event=event)
    return row


def headline(question: Question, event: Row, there: Row) -> str:
    """The stage and what is missing in it, in one line."""
    stage = stage_of(question, event)
    parts = [stage_name(question, event)]
    if stage in ("morning", "noon"):
        goal = event["goal_attendance"]
        parts += [_chase(there), _("{label} goal {goal}").format(label=METRIC.label("attendance"), goal=goal) if goal else ""]
    elif stage in INVITING:
        steps = ("invitations", "receipts") if stage in _INVITATIONS_FIRST else ("receipts", "invitations")
        parts += [_against(step, there[step], event[f"goal_{step}"]) for step in steps]
    else:
        parts += [_against("attendance", there["attendance"], event["goal_attendance"]), _money(event, there)]
        if stage != "event" and there["unsigned"]:
            parts.append(_("came and did not sign {count}").format(count=there["unsigned"]))
    return " · ".join(filter(None, parts))


def stage_name(question: Question, event: Row) -> str:
    """What the stage is called; “over” once the event is followed up, nothing where the file of stages is broken."""
    if broken() is not None:
        return ""
    found = due(event, question.time)
    return _("over") if found is None else found.stage.name


def _against(step: str, count: int, goal: int | None) -> str:
    """How many there are, of how many that are wanted, and how many are missing."""
    label = METRIC.label(step)
    if not goal:
        return f"{label} {count}"
    if count >= goal:
        return _("{label} {count}/{goal}, reached").format(label=label, count=count, goal=goal)
    return _("{label} {count}/{goal}, {gap} missing").format(label=label, count=count, goal=goal, gap=goal - count)


def _money(event: Row, there: Row) -> str:
    text = _("deals {count}, {amount}").format(count=there["deals"], amount=say_wan(there["amount"]))
    return text if not event["goal_amount"] else f"{text}/{say_wan(event['goal_amount'])}"


def _chase(there: Row) -> str:
    """What the clients with a receipt have answered."""
    return _("receipts {receipts}: coming {coming}, not coming {declined}, undecided {undecided}, not called {unchased}").format(
        receipts=there["receipts"],
        coming=there["confirmed"],
        declined=there["declined"],
        undecided=there["undecided"],
        unchased=there["unchased"],
    )
