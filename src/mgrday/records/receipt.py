"""Receipts: reply slips, their chase and the attendance."""

from sqlalchemy import Index, UniqueConstraint

from mgrday.errors import RefusedError
from mgrday.records.people import there
from mgrday.records.row import CODE, DAY, FLAG, TIME, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _


class Receipt(Row, table=True):
    """A client's reply slip to an event. `member_id` is who invited; `came_on` the event's day once they came,
    `came_at` when the door saw them. `sort` is key, normal or doubtful, `chased_by_id` the member who called last.
    """

    __tablename__ = "receipts"
    __table_args__ = (
        UniqueConstraint("event_id", "client_id", name="receipts_once"),
        Index("receipts_day", "received_on", "member_id"),
        Index("receipts_client", "client_id"),
        Index("receipts_member", "member_id"),
        partial("receipts_chased_by", "chased_by_id", where="chased_by_id is not null"),
        partial("receipts_came", "came_on", "member_id", where="came_on is not null"),
    )
    event_id: int = Field(foreign_key="events.id")
    client_id: int = Field(foreign_key="clients.id")
    member_id: int = Field(foreign_key="members.id")
    received_on: str = Field(sa_type=DAY)
    people: int = 1
    key: int = Field(default=0, sa_type=FLAG)
    came: int | None = Field(default=None, sa_type=FLAG)
    came_on: str | None = Field(default=None, sa_type=DAY)
    chase: str | None = Field(default=None, sa_type=CODE)
    chased_on: str | None = Field(default=None, sa_type=DAY)
    sort: str | None = Field(default=None, sa_type=CODE)
    came_at: str | None = Field(default=None, sa_type=TIME)
    chased_by_id: int | None = Field(default=None, foreign_key="members.id")


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A receipt answers an invitation, whose member it is counted for; nobody comes before the event, unless the door saw them.

    Raises RefusedError.
    """
    row["received_on"] = row["received_on"] or work.today
    row["people"] = row["people"] or 1
    row["key"] = row["key"] or 0
    sql = """
        select i.member_id, e.name, e.starts_at, e.day, e.locked_on, c.name as client from events e
        join clients c on c.id = :client
        left join invitations i on i.event_id = e.id and i.client_id = c.id
        where e.id = :event
    """
    found = work.reader.one(sql, event=row["event_id"], client=row["client_id"]) or {}
    if found.get("member_id") is None:
        raise RefusedError(
            _("“{client}” has no invitation to “{event}”, so there can be no receipt.").format(
                client=found.get("client"), event=found.get("name")
            ),
            todo=_("Record the invitation first: mgrday invitation add EVENT CLIENT --by MEMBER"),
        )
    row["member_id"] = found["member_id"]
    row["came_at"] = row["came_at"] if row["came"] else None
    if row["came"] and not row["came_at"] and work.time < found["starts_at"]:
        raise RefusedError(
            _("“{event}” starts on {time}: nobody has come yet.").format(event=found["name"], time=found["starts_at"]),
            todo=_("Record attendance once the event has begun."),
        )
    row["came_on"] = found["starts_at"][:10] if row["came"] else None
    _complete_chase(work, row, old, found)
    _complete_sort(row, old, found)


def _complete_chase(work: Work, row: Values, old: Values | None, event: Values) -> None:
    """An answer has its day, which is not after the event's. Raises RefusedError."""
    if row["chase"] is None:
        row["chased_on"] = row["chased_by_id"] = None
        return
    row["chased_on"] = row["chased_on"] or min(work.today, event["day"])
    if row["chased_on"] > event["day"] and (old is None or row["chased_on"] != old["chased_on"]):
        raise RefusedError(
            _("“{event}” was on {day}: there is nobody left to chase.").format(event=event["name"], day=event["day"]),
            todo=_("Record who came with: mgrday receipt attend EVENT CLIENT…; a call with: mgrday call add MEMBER CLIENT"),
        )


def _complete_sort(row: Values, old: Values | None, event: Values) -> None:
    """Sorting that is locked stays, key flag and all; what comes later is sorted once. Raises RefusedError."""
    if event["locked_on"] is None:
        return
    kept = old["sort"] if old is not None else None
    if old is not None and kept is not None and (row["sort"], row["key"]) != (kept, old["key"]):
        raise RefusedError(
            _("The receipts of “{event}” are locked since {day}: “{client}” keeps its class.").format(
                event=event["name"], day=event["locked_on"], client=event["client"]
            ),
            todo=_("Open them again with: mgrday receipt lock EVENT --open"),
        )
    if row["sort"] != kept:
        row["key"] = int(row["sort"] == "key")


def chased(work: Work, receipt_id: int, answer: str, by: int | None = None, people: int | None = None) -> None:
    """Record what the client said when called about coming, who called, and how many come. Raises RefusedError."""
    if by is not None:
        there(work, by)
    row = work.row("receipts", receipt_id)
    new = row | {"chase": answer, "chased_on": work.today, "chased_by_id": by, "people": people or row["people"]}
    complete(work, new, row)
    work.update("receipts", receipt_id, new)


def caller(work: Work, actor: str) -> int | None:
    """The member who is writing, where `actor` is the name of one who is there: they have called themselves."""
    sql = "select id from members where name = :name and (left_on is null or left_on > :today) order by id limit 1"
    found = work.reader.value(sql, name=actor, today=work.today)
    return None if found is None else int(found)


def attended(work: Work, receipt_id: int) -> bool:
    """Record that they came; False where it was recorded before."""
    row = work.row("receipts", receipt_id)
    if row["came"]:
        return False
    new = row | {"came": 1}
    complete(work, new, row)
    work.update("receipts", receipt_id, new)
    return True
