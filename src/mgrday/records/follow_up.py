"""Handing what an event leaves to a member: the client's owner, its next step and the day; after signing, a service."""

from mgrday.errors import RefusedError
from mgrday.records import writing
from mgrday.store.work import Values, Work
from mgrday.words import _


def hand(work: Work, client_id: int, member_id: int, step: str, on: str) -> None:
    """Hand a client to a member, who is to do `step` on the day `on`. Raises RefusedError."""
    row, member = work.row("clients", client_id), work.row("members", member_id)
    if row["archived_on"]:
        raise RefusedError(_("“{name}” was archived on {day}.").format(name=row["name"], day=row["archived_on"]))
    if member["left_on"] and member["left_on"] <= work.today:
        raise RefusedError(
            _("{name} left on {day}.").format(name=member["name"], day=member["left_on"]),
            todo=_("Hand the client to somebody who is still here: mgrday member list"),
        )
    owner: Values = {"owner_id": member_id}
    if row["signed_on"] is None:
        writing.change(work, "lead", client_id, owner | {"next_step": step, "next_on": on})
        return
    if row["owner_id"] != member_id:
        writing.change(work, "lead", client_id, owner)
    _serve(work, client_id, step, on)


def _serve(work: Work, client_id: int, note: str, on: str) -> None:
    """Let a service be due on the day `on`: the one that is open, else a visit."""
    sql = """
        select min(s.id) from services s
        where s.client_id = :client and s.done_on is null and s.kind <> 'objection'
    """
    found = work.reader.value(sql, client=client_id)
    if found is None:
        writing.add(work, "service", {"company": str(client_id), "kind": "visit", "due_on": on, "note": note})
    else:
        work.update("services", int(found), {"due_on": on})
