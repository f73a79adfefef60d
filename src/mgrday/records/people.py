"""Who is watched, who is lifted, who learns from whom."""

from sqlalchemy import Index, UniqueConstraint

from mgrday.days import Span
from mgrday.errors import RefusedError
from mgrday.kinds.base import Text
from mgrday.records.row import CODE, DAY, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _

MEASURED = ("rep", "leader")


class Watch(Row, table=True):
    """A member on the watch list of a month (``2026-11``), named at its start and decided at its end: keep or leave."""

    __tablename__ = "watches"
    __table_args__ = (
        UniqueConstraint("member_id", "month", name="watches_once"),
        partial("watches_undecided", "month", where="decision is null"),
    )
    member_id: int = Field(foreign_key="members.id")
    month: str = Field(sa_type=DAY)
    opened_on: str = Field(sa_type=DAY)
    reason: str | None = Field(default=None, sa_type=TEXT)
    decision: str | None = Field(default=None, sa_type=CODE)
    decided_on: str | None = Field(default=None, sa_type=DAY)
    note: str | None = Field(default=None, sa_type=TEXT)


class Lift(Row, table=True):
    """A key person: a member to lift in a week (``2026-W47``), with the plan for it; listed on until dropped."""

    __tablename__ = "lifts"
    __table_args__ = (UniqueConstraint("member_id", "week", name="lifts_once"),)
    member_id: int = Field(foreign_key="members.id")
    week: str = Field(sa_type=DAY, index=True)
    plan: str | None = Field(default=None, sa_type=TEXT)
    lifted_on: str = Field(sa_type=DAY)
    dropped_on: str | None = Field(default=None, sa_type=DAY)


class Mentor(Row, table=True):
    """A mentor pair (传帮带): who learns from whom, from when until when (the first day without)."""

    __tablename__ = "mentors"
    __table_args__ = (Index("mentors_learner", "learner_id", "from_on"),)
    learner_id: int = Field(foreign_key="members.id")
    mentor_id: int = Field(foreign_key="members.id", index=True)
    from_on: str = Field(sa_type=DAY)
    until_on: str | None = Field(default=None, sa_type=DAY)


def watch(work: Work, member_id: int, reason: str | None) -> None:
    """Put a member on this month's watch list. Refused twice in a month, and for who left or is not measured."""
    name, month = measured(work, member_id), work.today[:7]
    sql = "select w.opened_on from watches w where w.member_id = :member and w.month = :month"
    opened = work.reader.value(sql, member=member_id, month=month)
    if opened is not None:
        raise RefusedError(
            _("{name} is on the watch list of {month} already, since {day}.").format(name=name, month=month, day=opened),
            todo=_("Decide at the end of the month: mgrday member decide {id} keep").format(id=member_id),
        )
    row = {"member_id": member_id, "month": month, "opened_on": work.today, "reason": _text(work, reason)}
    work.insert("watches", [{**row, "decision": None, "decided_on": None, "note": None}])


def decide(work: Work, member_id: int, decision: str, note: str | None) -> None:
    """Decide the member's open watch: ``keep`` or ``leave``. Refused without one, and for who left."""
    row = there(work, member_id)
    sql = "select w.id from watches w where w.member_id = :member and w.decision is null order by w.month desc limit 1"
    found = work.reader.value(sql, member=member_id)
    if found is None:
        raise RefusedError(
            _("{name} is on no watch list that waits for a decision.").format(name=row["name"]),
            todo=_("Put them on it first: mgrday member watch {id}").format(id=member_id),
        )
    work.update("watches", int(found), {"decision": decision, "decided_on": work.today, "note": _text(work, note)})


def lift(work: Work, member_id: int, plan: str | None) -> None:
    """Name a member a key person of this week; said again in the same week, the plan is replaced where one is given."""
    measured(work, member_id)
    week, text = Span.week(work.today).name, _text(work, plan)
    sql = "select l.id from lifts l where l.member_id = :member and l.week = :week"
    found = work.reader.value(sql, member=member_id, week=week)
    if found is None:
        row = {"member_id": member_id, "week": week, "plan": text, "lifted_on": work.today, "dropped_on": None}
        work.insert("lifts", [row])
        return
    old = work.row("lifts", int(found))
    back = {"lifted_on": work.today} if old["dropped_on"] else {}
    work.update("lifts", int(found), {"plan": text or old["plan"], "dropped_on": None, **back})


def drop(work: Work, member_id: int) -> None:
    """Take a member off the list of key people, this week's and those carried over. Refused where they are not on it."""
    name = work.row("members", member_id)["name"]
    rows = work.reader.tuples("select l.id from lifts l where l.member_id = :member and l.dropped_on is null", member=member_id)
    if not rows:
        raise RefusedError(_("{name} is no key person.").format(name=name))
    for (lift_id,) in rows:
        work.update("lifts", int(lift_id), {"dropped_on": work.today})


def pair(work: Work, learner_id: int, mentor_id: int) -> None:
    """Let a member learn from another; a pair that the learner was in ends today. Raises RefusedError."""
    learner, mentor = measured(work, learner_id), there(work, mentor_id)["name"]
    if learner_id == mentor_id:
        raise RefusedError(_("{name} cannot be their own mentor.").format(name=learner))
    sql = "select t.id, t.mentor_id from mentors t where t.learner_id = :learner and t.until_on is null"
    for pair_id, old in work.reader.tuples(sql, learner=learner_id):
        if old == mentor_id:
            raise RefusedError(_("{learner} learns from {mentor} already.").format(learner=learner, mentor=mentor))
        work.update("mentors", int(pair_id), {"until_on": work.today})
    work.insert("mentors", [{"learner_id": learner_id, "mentor_id": mentor_id, "from_on": work.today, "until_on": None}])


def unpair(work: Work, learner_id: int) -> None:
    """End the pair in which a member learns. Refused where there is none."""
    sql = "select t.id from mentors t where t.learner_id = :learner and t.until_on is null"
    rows = work.reader.tuples(sql, learner=learner_id)
    if not rows:
        raise RefusedError(_("{name} has no mentor.").format(name=work.row("members", learner_id)["name"]))
    for (pair_id,) in rows:
        work.update("mentors", int(pair_id), {"until_on": work.today})


def there(work: Work, member_id: int) -> Values:
    """The member's row. Raises RefusedError for who has left."""
    row = work.row("members", member_id)
    if row["left_on"] and row["left_on"] <= work.today:
        raise RefusedError(_("{name} left on {day}.").format(name=row["name"], day=row["left_on"]))
    return row


def measured(work: Work, member_id: int) -> str:
    """The name of a member who sells and is there. Raises RefusedError for others."""
    row = there(work, member_id)
    if row["role"] not in MEASURED:
        raise RefusedError(_("{name} manages and does not sell.").format(name=row["name"]))
    return str(row["name"])


def _text(work: Work, text: str | None) -> str | None:
    return (Text(500).read(text, work.now) or None) if text else None
