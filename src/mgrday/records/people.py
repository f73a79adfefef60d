"""Who is watched, who is lifted, who learns from whom."""

from sqlalchemy import Index, UniqueConstraint

from mgrday.records.row import CODE, DAY, TEXT, Field, Row, partial


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
    """A key person: a member to lift in a week (``2026-W47``), with the plan for it."""

    __tablename__ = "lifts"
    __table_args__ = (UniqueConstraint("member_id", "week", name="lifts_once"),)
    member_id: int = Field(foreign_key="members.id")
    week: str = Field(sa_type=DAY, index=True)
    plan: str | None = Field(default=None, sa_type=TEXT)
    lifted_on: str = Field(sa_type=DAY)


class Mentor(Row, table=True):
    """A mentor pair (传帮带): who learns from whom, from when until when."""

    __tablename__ = "mentors"
    __table_args__ = (Index("mentors_learner", "learner_id", "from_on"),)
    learner_id: int = Field(foreign_key="members.id")
    mentor_id: int = Field(foreign_key="members.id", index=True)
    from_on: str = Field(sa_type=DAY)
    until_on: str | None = Field(default=None, sa_type=DAY)
