"""Key matters."""

from mgrday.errors import RefusedError
from mgrday.records.row import DAY, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _


class Matter(Row, table=True):
    """A key matter with its owner, standard, deadline and inspection; `created_on` is the day since which it is on the list."""

    __tablename__ = "matters"
    __table_args__ = (partial("matters_open", "due_on", where="inspected_on is null"),)
    title: str = Field(sa_type=TEXT)
    owner_id: int = Field(foreign_key="members.id", index=True)
    standard: str | None = Field(default=None, sa_type=TEXT)
    due_on: str = Field(sa_type=DAY)
    done_on: str | None = Field(default=None, sa_type=DAY)
    inspected_on: str | None = Field(default=None, sa_type=DAY)
    created_on: str | None = Field(default=None, sa_type=DAY)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """What is inspected was done before, and was on the list by its deadline. Raises RefusedError."""
    if old is None and not row.get("created_on"):
        row["created_on"] = min(day for day in (work.today, row["due_on"], row["done_on"], row["inspected_on"]) if day)
    if row["inspected_on"] and not row["done_on"]:
        raise RefusedError(_("“{title}” is not done yet, so it cannot be inspected.").format(title=row["title"]))
    if row["inspected_on"] and row["inspected_on"] < row["done_on"]:
        raise RefusedError(_("“{title}” would be inspected before it was done.").format(title=row["title"]))


def finish(work: Work, matter_id: int, on: str) -> None:
    """Record that a key matter is done. Raises RefusedError where it was already."""
    row = work.row("matters", matter_id)
    if row["done_on"]:
        raise RefusedError(
            _("“{title}” was done on {day} already.").format(title=row["title"], day=row["done_on"]),
            todo=_("Correct it with: mgrday matter edit {id} --done-on DAY").format(id=matter_id),
        )
    work.update("matters", matter_id, {"done_on": on})


def inspect(work: Work, matter_id: int, on: str) -> None:
    """Record that a key matter was looked at and found done. Raises RefusedError."""
    row = work.row("matters", matter_id)
    if row["inspected_on"]:
        raise RefusedError(
            _("“{title}” was inspected on {day} already.").format(title=row["title"], day=row["inspected_on"]),
            todo=_("Correct it with: mgrday matter edit {id} --inspected-on DAY").format(id=matter_id),
        )
    new = row | {"inspected_on": on}
    complete(work, new, row)
    work.update("matters", matter_id, new)
