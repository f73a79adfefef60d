"""Comments: what the manager says of a member in a week's check."""

from sqlalchemy import Index

from mgrday.days import Day, Span, workdays
from mgrday.errors import RefusedError
from mgrday.kinds.base import Text
from mgrday.records.people import measured
from mgrday.records.row import DAY, TEXT, Field, Row
from mgrday.store.work import Work
from mgrday.words import _


class Comment(Row, table=True):
    """The manager's comment about a member in the check of a week (``2026-W47``); one for each."""

    __tablename__ = "comments"
    __table_args__ = (Index("comments_once", "member_id", "week", unique=True), Index("comments_week", "week"))
    member_id: int = Field(foreign_key="members.id")
    week: str = Field(sa_type=DAY)
    comment: str = Field(sa_type=TEXT)
    said_on: str = Field(sa_type=DAY)


def say(work: Work, member_id: int, week: Span, text: str) -> int:
    """Say of a member in the check of a week; said again, it replaces what was said. Returns the comment's id.

    Raises RefusedError for a text that says nothing, for a week to come, and for who has left or is not measured.
    """
    measured(work, member_id)
    comment = Text(500).read(text, work.now)
    if not comment:
        raise RefusedError(_("The comment is empty."), todo=_("Say in a few words what the figures show."))
    if week.start > work.today:
        raise RefusedError(
            _("{week} has not come yet, so there is nothing to comment.").format(week=week.name),
            todo=_("Leave --week out to comment on this week."),
        )
    sql = "select c.id from comments c where c.member_id = :member and c.week = :week"
    found = work.reader.value(sql, member=member_id, week=week.name)
    if found is None:
        row = {"member_id": member_id, "week": week.name, "comment": comment, "said_on": work.today}
        return work.insert("comments", [row])[0]
    work.update("comments", int(found), {"comment": comment, "said_on": work.today})
    return int(found)


def next_check(week: Span, today: Day) -> Day:
    """The day by which an action of this week's check is due where nobody says it: the last workday of the week after.

    Where that is over, of the first week that still has one.
    """
    week = max(week.next(), Span.week(today), key=lambda span: span.start)
    while not (left := [day for day in workdays(week) if day >= today]):
        week = week.next()
    return left[-1]
