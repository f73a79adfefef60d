"""Standards, and taking over those that the method proposes."""

from dataclasses import dataclass

from sqlalchemy import UniqueConstraint

from mgrday.kinds.codes import MONEY_METRICS
from mgrday.kinds.standard import CODES
from mgrday.method.standards import Proposal, proposals
from mgrday.records.row import CODE, DAY, FEN, Field, Row
from mgrday.records.target import value_of
from mgrday.store.reader import Reader
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
    if old is None or not row["set_on"] or (row["value"] != old["value"] and row["set_on"] == old["set_on"]):
        row["set_on"] = (row.get("set_on") if old is None else None) or work.today


@dataclass(frozen=True, slots=True)
class Offer:
    """A standard that the method proposes; `value` is fen or a count. `kept` are the values in force that it leaves alone."""

    proposal: Proposal
    value: int
    kept: tuple[int, ...]


def offers(reader: Reader) -> list[Offer]:
    """The proposals. Where a metric already has a standard for the period, for whomever, that one stays. Raises SettingsError."""
    rows = reader.rows("select s.metric, s.period, s.seniority, s.value from standards s order by s.id")
    found = []
    for each in proposals(CODES):
        standing = [row for row in rows if (row["metric"], row["period"]) == (each.metric, each.period)]
        same = [row for row in standing if row["seniority"] in (each.seniority, "all")] or standing
        kept = tuple(int(row["value"]) for row in same)
        found.append(Offer(each, each.value * 100 if each.metric in MONEY_METRICS else each.value, kept))
    return found


def adopt(work: Work) -> list[int]:
    """Enter the proposals that take no standard's place; returns the ids."""
    from mgrday.records.writing import add_row

    new = [offer for offer in offers(work.reader) if not offer.kept]
    return [
        add_row(
            work,
            "standard",
            {
                "metric": offer.proposal.metric,
                "period": offer.proposal.period,
                "seniority": offer.proposal.seniority,
                "value": offer.value,
                "set_on": None,
            },
        )
        for offer in new
    ]
