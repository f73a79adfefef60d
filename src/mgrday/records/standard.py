"""Standards."""

from sqlalchemy import UniqueConstraint

from mgrday.records.row import CODE, DAY, FEN, Field, Row
from mgrday.records.target import value_of
from mgrday.store.work import Values, Work


class Standard(Row, table=True):
    """The bar for a metric per day, week or month and seniority; `value` is fen for money metrics, else a count."""

    __tablename__ = "standards"
    __table_args__ = (UniqueConstraint("metric", "seniority", "period", name="standards_once"),)
    metric: str = Field(sa_type=CODE)
    seniority: str = Field(default="all", sa_type=CODE)
    period: str = Field(sa_type=CODE)
    value: int = Field(sa_type=FEN)
    set_on: str = Field(sa_type=DAY)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A standard is for everybody unless told otherwise; its value is fen or a count, as its metric says."""
    row["seniority"] = row["seniority"] or "all"
    row["value"] = value_of(work.now, row["metric"], row["value"])
    if old is None or row["value"] != old["value"]:
        row["set_on"] = work.today
