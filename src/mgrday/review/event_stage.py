"""Where an event stands by the clock: its stage, and how many invitations and receipts are due by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from mgrday.method.event_stages import SHARES, Stage, stage_at
from mgrday.words import _


@dataclass(frozen=True, slots=True)
class Due:
    """A stage of an event with what is due in it; None where the event has no goal."""

    stage: Stage
    invitations: int | None
    receipts: int | None

    def behind(self, invitations: int, receipts: int) -> bool:
        """Whether fewer are there than are due."""
        return invitations < (self.invitations or 0) or receipts < (self.receipts or 0)

    def numbers(self) -> dict[str, object]:
        """The stage and what is due, as scripts read it."""
        return {"stage": self.stage.id, "due_invitations": self.invitations, "due_receipts": self.receipts}


def due(event: Mapping[str, Any], time: str) -> Due | None:
    """What is due at `time` of an event (its ``starts_at`` and goals); None once it is followed up. Raises SettingsError."""
    stage = stage_at(event["starts_at"], time)
    if stage is None:
        return None
    return Due(stage, *(_part(event[f"goal_{key}"], getattr(stage, key)) for key in SHARES))


def _part(goal: int | None, share: float) -> int | None:
    return None if goal is None else ceil(round(goal * share, 6))


def say_due(found: Due, invitations: int, receipts: int) -> str:
    """The stage, with how many are there of how many that are due by now."""
    parts = [found.stage.name]
    if found.invitations:
        parts.append(_("invitations {count}, due by now {due}").format(count=invitations, due=found.invitations))
    if found.receipts:
        parts.append(_("receipts {count}, due by now {due}").format(count=receipts, due=found.receipts))
    return " · ".join(parts)
