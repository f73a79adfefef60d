"""Keywords."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, FEN, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _


class Keyword(Row, table=True):
    """A search keyword prepared for a client; `quote` in fen, `years` of contract."""

    __tablename__ = "keywords"
    __table_args__ = (
        Index("keywords_client", "client_id", "prepared_on"),
        Index("keywords_day", "prepared_on", "member_id"),
        Index("keywords_member", "member_id"),
        partial("keywords_unquoted", "client_id", where="status <> 'lost' and (quote is null or years is null)"),
        partial("keywords_won", "won_on", "member_id", where="won_on is not null"),
    )
    member_id: int | None = Field(default=None, foreign_key="members.id")
    client_id: int = Field(foreign_key="clients.id")
    term: str = Field(sa_type=TEXT)
    mode: str = Field(default="active", sa_type=CODE)
    years: int | None = None
    quote: int | None = Field(default=None, sa_type=FEN)
    status: str = Field(default="prepared", sa_type=CODE)
    prepared_on: str = Field(sa_type=DAY)
    won_on: str | None = Field(default=None, sa_type=DAY)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A keyword is active and prepared today, by the client's owner, unless told otherwise."""
    row["mode"] = row["mode"] or "active"
    row["status"] = row["status"] or "prepared"
    row["prepared_on"] = row["prepared_on"] or work.today
    if row["member_id"] is None:
        row["member_id"] = work.reader.value("select owner_id from clients where id = :id", id=row["client_id"])
    if row["status"] != "won":
        row["won_on"] = None
    elif not row.get("won_on"):
        row["won_on"] = row["prepared_on"] if old is None else work.today


def move(work: Work, keyword_id: int, status: str) -> None:
    """Bring a keyword to `status`; a won one stays won. Raises RefusedError."""
    row = work.row("keywords", keyword_id)
    if row["status"] == "won" and status != "won":
        raise RefusedError(_("“{term}” is won already.").format(term=row["term"]))
    new = row | {"status": status}
    complete(work, new, row)
    work.update("keywords", keyword_id, new)
