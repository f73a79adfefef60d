"""Events."""

from mgrday.errors import RefusedError
from mgrday.initials import initials
from mgrday.records.event_posts import warn_of_clashes
from mgrday.records.row import DAY, FEN, TEXT, TIME, Field, Row
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _


class Event(Row, table=True):
    """An event; `day` is the local day of `starts_at`.

    `invite_from` is the first invitation day where it is not reckoned back from the event, `locked_on` the day on which its
    receipts were sorted and locked, `reconciled_on` the day on which its orders were found to match.
    """

    __tablename__ = "events"
    name: str = Field(sa_type=TEXT, unique=True)
    starts_at: str = Field(sa_type=TIME)
    day: str = Field(sa_type=DAY, index=True)
    venue: str | None = Field(default=None, sa_type=TEXT)
    goal_invitations: int | None = None
    goal_receipts: int | None = None
    goal_attendance: int | None = None
    goal_amount: int | None = Field(default=None, sa_type=FEN)
    invite_from: str | None = Field(default=None, sa_type=DAY)
    locked_on: str | None = Field(default=None, sa_type=DAY)
    reconciled_on: str | None = Field(default=None, sa_type=DAY)
    initials: str | None = Field(default=None, sa_type=TEXT)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """The event's day is that of its start; inviting begins before it. Raises RefusedError."""
    row["day"] = row["starts_at"][:10]
    row["initials"] = initials(row["name"] or "") or None
    if row["invite_from"] is not None and row["invite_from"] >= row["day"]:
        raise RefusedError(
            _("“{event}” is on {day}; its invitations cannot begin on {invite_from}.").format(
                event=row["name"], day=row["day"], invite_from=row["invite_from"]
            ),
            todo=_("Give a day before the event: --invite-from DAY"),
        )


def added(work: Work, ids: list[int], rows: Rows) -> None:
    """Who holds roles at two events at once is said, where a file brings the roles."""
    if "roles" in rows.columns:
        for event_id, roles in zip(ids, rows.column("roles"), strict=True):
            if roles:
                warn_of_clashes(work, event_id)


def changed(work: Work, event_id: int, row: Values, old: Values) -> None:
    """Who came, came on the event's day, wherever that is moved; who holds roles at two events at once is said."""
    if row["starts_at"] != old["starts_at"]:
        warn_of_clashes(work, event_id)
    if row["day"] != old["day"]:
        for (receipt_id,) in work.reader.tuples("select id from receipts where event_id = :id and came = 1", id=event_id):
            work.update("receipts", receipt_id, {"came_on": row["day"]})
