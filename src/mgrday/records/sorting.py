"""Sorting the receipts of an event into classes, and locking them."""

from mgrday.errors import RefusedError
from mgrday.records import receipt
from mgrday.store.work import Work
from mgrday.words import _, ngettext

MOST_NAMED = 5
"""So many receipts that are not sorted are named."""


def sort_as(work: Work, receipt_id: int, code: str) -> None:
    """Put a receipt into a class. Raises RefusedError where its event's receipts are locked and it had another."""
    row = work.row("receipts", receipt_id)
    new = row | {"sort": code}
    receipt.complete(work, new, row)
    work.update("receipts", receipt_id, new)


def lock(work: Work, event_id: int) -> bool:
    """Close the sorting: the key flags follow the classes. False where it was closed before.

    Raises RefusedError while some are not sorted.
    """
    event = work.row("events", event_id)
    if event["locked_on"]:
        return False
    sql = """
        select r.id, r.sort, c.name from receipts r join clients c on c.id = r.client_id
        where r.event_id = :event and c.archived_on is null order by r.received_on, r.id
    """
    rows = work.reader.rows(sql, event=event_id)
    _see_that_all_are_sorted(event["name"], event_id, rows)
    for row in rows:
        work.update("receipts", row["id"], {"key": int(row["sort"] == "key")})
    work.update("events", event_id, {"locked_on": work.today})
    return True


def _see_that_all_are_sorted(name: str, event_id: int, rows: list[dict[str, str]]) -> None:
    if not rows:
        raise RefusedError(
            _("“{event}” has no receipt to lock.").format(event=name),
            todo=_("Record it first: mgrday receipt add EVENT CLIENT"),
        )
    left = [row["name"] for row in rows if row["sort"] is None]
    if left:
        said = ngettext("{n} receipt of “{event}” is not sorted", "{n} receipts of “{event}” are not sorted", len(left))
        named = ", ".join(left[:MOST_NAMED]) + (", …" if len(left) > MOST_NAMED else "")
        raise RefusedError(
            _("{fault}: {names}.").format(fault=said.format(n=len(left), event=name), names=named),
            todo=_("Sort them with: mgrday receipt sort {id}").format(id=event_id),
        )


def open_again(work: Work, event_id: int) -> bool:
    """Let the receipts be sorted again; False where they were not locked."""
    if work.row("events", event_id)["locked_on"] is None:
        return False
    work.update("events", event_id, {"locked_on": None})
    return True
