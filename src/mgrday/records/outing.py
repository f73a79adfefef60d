"""Outings: the outing register."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, FLAG, TEXT, TIME, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _


class Outing(Row, table=True):
    """A visit outside. `day` is the local day of `left_at`; `ends_at` the time until which it counts as out: the return,
    else the time due back, else the end of the day. Derived per client: `visit_no` (which visit it is), `had_keyword`
    (one was prepared by that day), `grade_then` (the client's grade at that moment).
    """

    __tablename__ = "outings"
    __table_args__ = (
        Index("outings_day", "day", "member_id"),
        Index("outings_client", "client_id", "left_at"),
        Index("outings_member", "member_id", "left_at"),
        partial("outings_out", "day", where="back_at is null"),
        Index("outings_called_back", "called_back_on", "client_id"),
        Index("outings_debriefed", "debriefed_on", "member_id"),
    )
    member_id: int = Field(foreign_key="members.id")
    client_id: int = Field(foreign_key="clients.id")
    left_at: str = Field(sa_type=TIME)
    day: str = Field(sa_type=DAY)
    due_back_at: str | None = Field(default=None, sa_type=TIME)
    back_at: str | None = Field(default=None, sa_type=TIME)
    ends_at: str = Field(sa_type=TIME)
    purpose: str | None = Field(default=None, sa_type=TEXT)
    with_manager: int = Field(default=0, sa_type=FLAG)
    result: str | None = Field(default=None, sa_type=CODE)
    why_not: str | None = Field(default=None, sa_type=TEXT)
    condition: str | None = Field(default=None, sa_type=TEXT)
    expected_on: str | None = Field(default=None, sa_type=DAY)
    debriefed_on: str | None = Field(default=None, sa_type=DAY)
    called_back_at: str | None = Field(default=None, sa_type=TIME)
    called_back_on: str | None = Field(default=None, sa_type=DAY)
    verdict: str | None = Field(default=None, sa_type=CODE)
    verdict_grade: str | None = Field(default=None, sa_type=CODE)
    callback_note: str | None = Field(default=None, sa_type=TEXT)
    visit_no: int = 0
    had_keyword: int = Field(default=0, sa_type=FLAG)
    grade_then: str = Field(default="C", sa_type=CODE)


END_OF_DAY = "18:00"
"""When a day outside ends where no time to be back was given."""
ANSWERS = ("why_not", "condition", "expected_on")
"""The three questions of the debrief: why not signed, under what condition would they, when."""


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Left now unless told otherwise; the return cannot come before. Raises RefusedError."""
    row["left_at"] = row["left_at"] or work.time
    row["day"] = row["left_at"][:10]
    row["with_manager"] = row["with_manager"] or 0
    _in_order(row["left_at"], row["due_back_at"], _("It would be due back at {end}, before leaving at {start}."))
    _in_order(row["left_at"], row["back_at"], _("It would be back at {end}, before leaving at {start}."))
    row["ends_at"] = row["back_at"] or row["due_back_at"] or max(f"{row['day']} {END_OF_DAY}", row["left_at"])
    if row["verdict"] and not row["called_back_at"]:
        row["called_back_at"] = work.time if old else row["back_at"] or row["left_at"]
    _in_order(row["left_at"], row["called_back_at"], _("It would be called back at {end}, before leaving at {start}."))
    row["called_back_on"] = row["called_back_at"][:10] if row["called_back_at"] else None
    if not all(row[answer] for answer in ANSWERS):
        row["debriefed_on"] = None
    elif not row.get("debriefed_on"):
        row["debriefed_on"] = work.today if old else (row["back_at"] or row["left_at"])[:10]


def _in_order(start: str, end: str | None, sentence: str) -> None:
    if end is not None and end < start:
        raise RefusedError(sentence.format(start=start, end=end), todo=_("Check the two times."))


def write(work: Work, outing_id: int, **values: object) -> None:
    """Change an outing, with its checks. Raises RefusedError."""
    row = work.row("outings", outing_id)
    new = row | values
    complete(work, new, row)
    work.update("outings", outing_id, new)


def back(work: Work, outing_id: int, at: str, result: str | None) -> None:
    """Record the return. Refused where it was recorded already."""
    row = work.row("outings", outing_id)
    if row["back_at"]:
        raise RefusedError(
            _("Outing {id} came back at {time} already.").format(id=outing_id, time=row["back_at"]),
            todo=_("Correct it with: mgrday outing edit {id} --back-at TIME").format(id=outing_id),
        )
    write(work, outing_id, back_at=at, **({"result": result} if result else {}))


def debrief(work: Work, outing_id: int, why_not: str, condition: str, expected_on: str) -> None:
    """Record the three answers after an unsigned visit."""
    row = work.row("outings", outing_id)
    if row["result"] == "signed":
        raise RefusedError(_("Outing {id} ended signed; there is nothing to debrief.").format(id=outing_id))
    write(work, outing_id, why_not=why_not, condition=condition, expected_on=expected_on, debriefed_on=work.today)


def call_back(work: Work, outing_id: int, verdict: str, grade: str | None, note: str | None) -> None:
    """Record what the manager's call-back found, now; a later one replaces it, and history keeps both."""
    row = work.row("outings", outing_id)
    if not row["back_at"] and verdict == "real":
        work.warnings.append(_("Outing {id} has no return yet.").format(id=outing_id))
    write(work, outing_id, verdict=verdict, called_back_at=work.time, verdict_grade=grade, callback_note=note)
