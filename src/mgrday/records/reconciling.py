"""Reconciling the orders of an event: what is accepted as it is, closing, and what opens an event again."""

from collections.abc import Iterable

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.kinds.base import Text
from mgrday.records.row import DAY, TEXT, Field, Row
from mgrday.store.work import Values, Work
from mgrday.words import _

REASON = 200
ORDER = ("member_id", "client_id", "amount", "signed_on", "event_id")
"""What of a deal is reconciled; another value in one of them opens the event again."""


class Settled(Row, table=True):
    """What does not match at an event and is right all the same: the `mismatch`, of which record, and why."""

    __tablename__ = "settled"
    __table_args__ = (Index("settled_once", "event_id", "mismatch", "record_id", unique=True),)
    event_id: int = Field(foreign_key="events.id")
    mismatch: str = Field(sa_type=TEXT)
    record_id: int
    reason: str = Field(sa_type=TEXT)
    settled_on: str = Field(sa_type=DAY)


def accept(work: Work, event_id: int, mismatches: Iterable[tuple[str, int]], reason: str) -> None:
    """Accept mismatches, each with the id of its record, as they are. Raises RefusedError for a reason that says nothing."""
    text = Text(REASON).read(reason, work.now)
    if not text:
        raise RefusedError(_("The reason is missing: why it is right as it is."))
    fixed = {"event_id": event_id, "reason": text, "settled_on": work.today}
    work.insert("settled", [{**fixed, "mismatch": mismatch, "record_id": number} for mismatch, number in mismatches])


def close(work: Work, event_id: int) -> str | None:
    """Note that the orders of an event match; the day on which that was noted before, where it was. Raises RefusedError."""
    row = work.row("events", event_id)
    if work.time < row["starts_at"]:
        raise RefusedError(
            _("“{event}” starts on {time}: there is nothing to reconcile yet.").format(event=row["name"], time=row["starts_at"])
        )
    if row["reconciled_on"] is None:
        work.update("events", event_id, {"reconciled_on": work.today})
        return None
    return str(row["reconciled_on"])


def reopen(work: Work, event_id: int) -> bool:
    """Take back that the orders of an event match; False where nobody said so."""
    if work.row("events", event_id)["reconciled_on"] is None:
        return False
    work.update("events", event_id, {"reconciled_on": None})
    return True


def booked(work: Work, rows: Iterable[Values]) -> None:
    """Open the events again on which deals are booked that were signed by the day of the close; said as a warning.

    What is signed later belongs to the follow-up, and leaves the event closed.
    """
    days: dict[int, str] = {}
    for row in rows:
        if row["event_id"] is not None and row["signed_on"]:
            days[row["event_id"]] = min(row["signed_on"], days.get(row["event_id"], row["signed_on"]))
    for event_id, signed_on in days.items():
        event = work.row("events", event_id)
        closed_on = event["reconciled_on"]
        if closed_on is not None and signed_on <= closed_on:
            reopen(work, event_id)
            work.warnings.append(
                _("“{event}” was reconciled on {day}; it is open again: mgrday event reconcile {id}").format(
                    event=event["name"], day=closed_on, id=event_id
                )
            )


def moved(work: Work, row: Values, old: Values) -> None:
    """Open the events again of which a changed deal is, or was, an order."""
    if any(row[name] != old[name] for name in ORDER):
        booked(work, (old, row))
