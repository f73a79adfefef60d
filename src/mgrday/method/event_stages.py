"""The stages of an event: what is pushed, and which share of its goals is due (``event_stages.toml``)."""

from dataclasses import dataclass

from mgrday.days import last_workday, next_workday, shift_workdays
from mgrday.method import files
from mgrday.method.source import Source, Texts
from mgrday.words import _

STAGES = (
    *("preparation", "day1", "day2", "day3", "waiting"),
    *("morning", "noon", "event", "reconcile", "follow-up"),
)
"""The stages in their order; the clock decides which one an event is in, the file what is due and pushed in it."""
KEYS = frozenset({"id", "zh", "en", "push_zh", "push_en", "invitations", "receipts"})
SHARES = ("invitations", "receipts")
INVITING = frozenset(STAGES[:7])
"""The stages in which something can still be done about the goals: until the event begins."""
NOON = "12:00"
FOLLOW_UP = 5
"""An event is followed up until this many workdays after it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: its id, the shares of the goals due in it (0 to 1), its name and its push in both languages."""

    id: str
    invitations: float
    receipts: float
    names: Texts
    pushes: Texts

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names.said

    @property
    def push(self) -> str:
        """What the manager pushes, in the language in use."""
        return self.pushes.said


def stages() -> tuple[Stage, ...]:
    """The stages in order. Raises SettingsError for a broken file."""
    return files.read("event_stages", read)


def read(source: Source) -> tuple[Stage, ...]:
    """The stages of a file: every one of `STAGES`, in that order; what is due never falls."""
    source.only("stage")
    seen: set[str] = set()
    found, due, order = [], dict.fromkeys(SHARES, 0.0), -1
    for entry in source.some("stage", KEYS):
        stage = entry.id(seen)
        if stage and stage not in STAGES:
            entry.wrong("id", _("there is no such stage; stages are {stages}").format(stages=", ".join(STAGES)))
        elif stage:
            if STAGES.index(stage) < order:
                entry.wrong("id", _("it stands after a later stage; the order is {stages}").format(stages=", ".join(STAGES)))
            order = max(order, STAGES.index(stage))
        shares = {key: entry.quantity(key, 1, whole=False) for key in SHARES}
        for key, share in shares.items():
            if share < due[key]:
                text = _("“{key}” falls from {before:g} to {share:g}: what was due stays due")
                entry.wrong(key, text.format(key=key, before=due[key], share=share))
            due[key] = max(due[key], share)
        found.append(Stage(stage, shares["invitations"], shares["receipts"], entry.texts(), entry.texts("push_")))
    source.missing("stage", STAGES, seen)
    return tuple(found)


def invitation_days(day: str, invite_from: str | None = None) -> tuple[str, str, str]:
    """The three invitation days of an event on `day`: the workdays before it, or `invite_from` and the workdays after that."""
    if invite_from is None:
        return shift_workdays(day, -3), shift_workdays(day, -2), last_workday(day)
    return invite_from, next_workday(invite_from), shift_workdays(invite_from, 2)


def stage_id(starts_at: str, time: str, invite_from: str | None = None) -> str | None:
    """The stage at `time` of an event that begins at `starts_at`; None once it is followed up.

    What follows the last invitation day is spent waiting; days off between the invitation days belong to the one before.
    """
    day, today = starts_at[:10], time[:10]
    if today == day:
        return "event" if time >= starts_at else "noon" if time[11:] >= NOON else "morning"
    if today < day:
        first, second, third = invitation_days(day, invite_from)
        if today > third:
            return "waiting"
        begun = ("day3", third), ("day2", second), ("day1", first)
        return next((name for name, start in begun if today >= start), "preparation")
    if today <= next_workday(day):
        return "reconcile"
    return "follow-up" if today <= shift_workdays(day, FOLLOW_UP) else None


def stage_at(starts_at: str, time: str, invite_from: str | None = None) -> Stage | None:
    """The stage at `time` of an event, as `stage_id` finds it. Raises SettingsError."""
    wanted = stage_id(starts_at, time, invite_from)
    return next((stage for stage in stages() if stage.id == wanted), None)
