"""Ticks: guide items done."""

from sqlalchemy import UniqueConstraint

from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, TEXT, TIME, Field, Row
from mgrday.store.work import Work
from mgrday.words import _


class Tick(Row, table=True):
    """A guide's item ticked off in a period (its name: ``2026-11-23``, ``2026-W47``, ``2026-11``) at a local time."""

    __tablename__ = "ticks"
    __table_args__ = (UniqueConstraint("guide", "period", "item", name="ticks_once"),)
    guide: str = Field(sa_type=CODE)
    period: str = Field(sa_type=DAY)
    item: str = Field(sa_type=TEXT)
    note: str | None = Field(default=None, sa_type=TEXT)
    done_at: str = Field(sa_type=TIME)


def done(work: Work, guide: str, period: str, item: str, note: str | None = None) -> None:
    """Tick `item` off; one that is ticked keeps its time and takes the note, if any. Raises RefusedError for a long note."""
    from mgrday.kinds.base import Text

    text = Text(500).read(note, work.now) if note else None
    found = _tick(work, guide, period, item)
    if found is None:
        work.insert("ticks", [{"guide": guide, "period": period, "item": item, "note": text or None, "done_at": work.time}])
    elif text:
        work.update("ticks", found, {"note": text})


def undone(work: Work, guide: str, period: str, item: str) -> None:
    """Take the tick off `item`. Raises RefusedError where there is none."""
    found = _tick(work, guide, period, item)
    if found is None:
        raise RefusedError(_("“{item}” is not ticked off.").format(item=item))
    work.delete("ticks", [found])


def _tick(work: Work, guide: str, period: str, item: str) -> int | None:
    found = work.reader.value(
        "select t.id from ticks t where t.guide = :guide and t.period = :period and t.item = :item",
        guide=guide,
        period=period,
        item=item,
    )
    return None if found is None else int(found)
