"""Services and objections of clients."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _


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


def finish(work: Work, service_id: int, on: str) -> None:
    """Record that a service is done or an objection settled. Raises RefusedError."""
    row = work.row("services", service_id)
    if row["done_on"]:
        raise RefusedError(
            _("Service {id} was done on {day} already.").format(id=service_id, day=row["done_on"]),
            todo=_("Correct it with: mgrday service edit {id} --done-on DAY").format(id=service_id),
        )
    work.update("services", service_id, {"done_on": on})
