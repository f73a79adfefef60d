"""Snoozes: findings put off until a day, with the reason."""

from sqlalchemy import Index

from mgrday.records.row import CODE, DAY, TEXT, Field, Row


class Snooze(Row, table=True):
    """A finding put off: named as it names itself, by rule, record, member and client; it comes back on the day `until`."""

    __tablename__ = "snoozes"
    __table_args__ = (Index("snoozes_until", "until"),)
    rule: str = Field(sa_type=TEXT)
    kind: str = Field(sa_type=CODE)
    record_id: int
    member: str | None = Field(default=None, sa_type=TEXT)
    client: str | None = Field(default=None, sa_type=TEXT)
    until: str = Field(sa_type=DAY)
    reason: str = Field(sa_type=TEXT)
    snoozed_on: str = Field(sa_type=DAY)
