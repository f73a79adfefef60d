"""Findings put off until a day, and lessons told."""

from sqlalchemy import UniqueConstraint

from mgrday.records.row import CODE, DAY, TEXT, Field, Row


class Snooze(Row, table=True):
    """A finding, by its rule and record, put off until a day (that day it is back), with the reason."""

    __tablename__ = "snoozes"
    __table_args__ = (UniqueConstraint("rule", "record_kind", "record_id", name="snoozes_once"),)
    rule: str = Field(sa_type=TEXT)
    record_kind: str = Field(sa_type=CODE)
    record_id: int
    until_on: str = Field(sa_type=DAY)
    reason: str = Field(sa_type=TEXT)
    put_off_on: str = Field(sa_type=DAY)
