"""Ticks: guide items done."""

from sqlalchemy import UniqueConstraint

from mgrday.records.row import CODE, DAY, TEXT, TIME, Field, Row


class Tick(Row, table=True):
    """A guide's item ticked off in a period (its name: ``2026-11-23``, ``2026-W47``, ``2026-11``) at a local time."""

    __tablename__ = "ticks"
    __table_args__ = (UniqueConstraint("guide", "period", "item", name="ticks_once"),)
    guide: str = Field(sa_type=CODE)
    period: str = Field(sa_type=DAY)
    item: str = Field(sa_type=TEXT)
    note: str | None = Field(default=None, sa_type=TEXT)
    done_at: str = Field(sa_type=TIME)
