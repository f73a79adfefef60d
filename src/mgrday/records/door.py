"""The door of an event: who comes is recorded once, whoever else stands at it and whoever was not invited."""

from dataclasses import dataclass
from typing import Literal

from mgrday.kinds import KINDS
from mgrday.names import name_key
from mgrday.records import people as members
from mgrday.records import receipt, writing
from mgrday.records.registry import RECORDS
from mgrday.store.named import beside
from mgrday.store.work import Values, Work

SQL = beside(__file__)
LONGEST_SOURCE = 60
"""The most characters that a client's source holds; the name of an event that is longer is left out, never cut."""

Entry = Literal["done", "already", "cancelled", "unknown"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a guest at the door; `by` is who recorded one that was here before."""

    entry: Entry
    receipt: int | None = None
    people: int | None = None
    came_at: str | None = None
    by: str | None = None


def check_in(work: Work, event: int, client: int, people: int | None, *, anyway: bool) -> Entered:
    """Record that an invited client came, with so many people; without a receipt they get one.

    Who came before stays as recorded. Who had said no is recorded only if `anyway`. The store's write lock is held, so of two
    at the door one is told that the other was first.
    """
    guest = work.reader.one(SQL["guest"], event=event, client=client)
    if guest is None:
        return Entered("unknown")
    if guest["came"]:
        by = work.reader.value(SQL["by_whom"], id=guest["id"])
        return Entered("already", int(guest["id"]), int(guest["people"]), guest["came_at"], by)
    if guest["chase"] == "no" and not anyway:
        return Entered("cancelled", int(guest["id"]), int(guest["people"]))
    came: Values = {"came": 1, "came_at": _seen_at(work, event)} | ({"people": people} if people else {})
    if guest["id"] is None:
        row = writing.empty_row(RECORDS["receipt"]) | {"event_id": event, "client_id": client} | came
        number = writing.add_row(work, "receipt", row)
    else:
        number = int(guest["id"])
        old = work.row("receipts", number)
        row = old | came
        receipt.complete(work, row, old)
        work.update("receipts", number, row)
    return Entered("done", number, int(row["people"]), row["came_at"])


def _seen_at(work: Work, event: int) -> str | None:
    """Now, on the day of the event; who is recorded on a later day came at a time that nobody knows."""
    return work.time if work.today == work.row("events", event)["day"] else None


def let_in(work: Work, event: int, client: int, member: int, people: int | None) -> Entered:
    """Record that a client came who was not invited: the invitation is `member`'s. Raises RefusedError for who has left."""
    members.there(work, member)
    if writing.existing(work, KINDS["invitation"], {"event_id": event, "client_id": client}) is None:
        invited = {"event_id": event, "client_id": client, "member_id": member}
        day = min(work.today, str(work.row("events", event)["day"]))
        writing.add_row(work, "invitation", writing.empty_row(RECORDS["invitation"]) | invited | {"sent_on": day})
    return check_in(work, event, client, people, anyway=True)


def new_guest(work: Work, event: int, company: str, phone: str | None, member: int, people: int | None) -> tuple[int, Entered]:
    """Record that a company came that nobody knows: a client of `member`'s, found by its name where it is known after all.

    Returns the client's id too. Raises RefusedError.
    """
    known = work.reader.value("select id from clients where name_key = :key", key=name_key(company))
    if known is None:
        name = str(work.row("events", event)["name"])
        texts = {"company": company, "phone": phone, "source": name if len(name) <= LONGEST_SOURCE else None}
        known = writing.add(work, "lead", texts | {"owner": str(member)})
    return int(known), let_in(work, event, int(known), member, people)
