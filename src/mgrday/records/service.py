"""Services and objections of clients."""

from sqlalchemy import Index

from mgrday.records.row import CODE, DAY, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work


class Service(Row, table=True):
    """A service due to a client, or an objection it raised."""

    __tablename__ = "services"
    __table_args__ = (
        Index("services_client", "client_id", "done_on"),
        partial("services_open", "kind", "due_on", where="done_on is null"),
    )
    client_id: int = Field(foreign_key="clients.id")
    kind: str = Field(sa_type=CODE)
    raised_on: str = Field(sa_type=DAY)
    due_on: str | None = Field(default=None, sa_type=DAY)
    done_on: str | None = Field(default=None, sa_type=DAY)
    note: str | None = Field(default=None, sa_type=TEXT)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Raised on the day it is due unless told otherwise, and not after today."""
    row["raised_on"] = row["raised_on"] or min(row["due_on"] or work.today, work.today)
