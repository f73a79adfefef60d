"""Where an event stands by the clock: its stage, and how many invitations and receipts are due by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from mgrday.errors import SettingsError
from mgrday.method.event_stages import INVITING, SHARES, Stage, stage_at, stages
from mgrday.words import _


@dataclass(frozen=True, slots=True)
class Due:
    """A stage of an event with what is due in it; None where the event has no goal."""

    stage: Stage
    invitations: int | None
    receipts: int | None

    def behind(self, invitations: int, receipts: int) -> bool:
        """Whether fewer are there than are due; once the event has begun nothing is due any more."""
        return self.stage.id in INVITING and (invitations < (self.invitations or 0) or receipts < (self.receipts or 0))

    def numbers(self) -> dict[str, object]:
        """The stage and what is due, as scripts read it."""
        return {"stage": self.stage.id, "due_invitations": self.invitations, "due_receipts": self.receipts}


def due(event: Mapping[str, Any], time: str) -> Due | None:
    """What is due at `time` of an event (its ``starts_at``, ``invite_from`` and goals); None once it is followed up.

    Raises SettingsError.
    """
    stage = stage_at(event["starts_at"], time, event["invite_from"])
    if stage is None:
        return None
    return Due(stage, *(_part(event[f"goal_{key}"], getattr(stage, key)) for key in SHARES))


def _part(goal: int | None, share: float) -> int | None:
    return None if goal is None else ceil(round(goal * share, 6))


def broken() -> SettingsError | None:
    """What is wrong with the manager's own file of stages, if anything: then no event has a stage, and nothing is due."""
    try:
        stages()
    except SettingsError as error:
        return error
    return None


def say_due(found: Due, invitations: int, receipts: int) -> str:
    """The stage, with how many are there of how many that are due by now."""
    return " · ".join([found.stage.name, *say_parts(found, invitations, receipts)])


def say_parts(found: Due, invitations: int, receipts: int, *, short: bool = False) -> list[str]:
    """How many invitations and receipts are there of how many that are due by now; `short`: only where they are too few."""
    parts = []
    if found.invitations and not (short and invitations >= found.invitations):
        parts.append(_("invitations {count}, due by now {due}").format(count=invitations, due=found.invitations))
    if found.receipts and not (short and receipts >= found.receipts):
        parts.append(_("receipts {count}, due by now {due}").format(count=receipts, due=found.receipts))
    return parts
