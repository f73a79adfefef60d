"""Calls."""

from sqlalchemy import Index

from mgrday.kinds.call import MARKS
from mgrday.records.row import CODE, DAY, TEXT, TIME, Field, Row, partial
from mgrday.store.work import Values, Work


class Call(Row, table=True):
    """A call of a member to a client; `day` is the local day of `called_at`.

    A call that was listened to has three marks from 1 to 5: `independent`, `coherent`, `fluent`.
    """

    __tablename__ = "calls"
    __table_args__ = (
        Index("calls_day", "day", "member_id", "reached"),
        Index("calls_client", "client_id", "day"),
        Index("calls_member", "member_id", "day", "reached"),
        partial("calls_listened", "listened_on", "member_id", where="listened_on is not null"),
    )
    member_id: int = Field(foreign_key="members.id")
    client_id: int = Field(foreign_key="clients.id")
    called_at: str = Field(sa_type=TIME)
    day: str = Field(sa_type=DAY)
    reached: str = Field(sa_type=CODE)
    minutes: int | None = None
    result: str | None = Field(default=None, sa_type=TEXT)
    independent: int | None = None
    coherent: int | None = None
    fluent: int | None = None
    listened_on: str | None = Field(default=None, sa_type=DAY)
    note: str | None = Field(default=None, sa_type=TEXT)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A call is now unless told otherwise; one with marks was listened to: on its own day when recorded with them, else today."""
    row["called_at"] = row["called_at"] or work.time
    row["day"] = row["called_at"][:10]
    if row["listened_on"] is None and any(row[name] is not None for name in MARKS):
        row["listened_on"] = row["day"] if old is None else work.today


def mark(work: Work, call_id: int, marks: Values, note: str | None) -> None:
    """Judge a call that was listened to today: its three marks, 1 to 5; a later judgement replaces it."""
    work.update("calls", call_id, {**marks, "listened_on": work.today, **({"note": note} if note else {})})
