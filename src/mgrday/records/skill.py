"""Competencies that members have reached."""

from sqlalchemy import UniqueConstraint

from mgrday.errors import RefusedError
from mgrday.method.competencies import competencies, named
from mgrday.records.row import DAY, TEXT, Field, Row
from mgrday.store.work import Values, Work
from mgrday.words import _


class Skill(Row, table=True):
    """A member reached a competency (its id in the method) on a day."""

    __tablename__ = "skills"
    __table_args__ = (UniqueConstraint("member_id", "competency", name="skills_once"),)
    member_id: int = Field(foreign_key="members.id")
    competency: str = Field(sa_type=TEXT)
    reached_on: str = Field(sa_type=DAY)
    note: str | None = Field(default=None, sa_type=TEXT)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Reached today unless told otherwise; the competency is one of the method's, by its id or a name of it.

    Raises RefusedError for another one, naming those there are.
    """
    row["reached_on"] = row["reached_on"] or work.today
    if old is not None and row["competency"] == old["competency"]:
        return
    found = named(row["competency"])
    if found is None:
        known = _(", ").join(f"{each.name} ({each.id})" for each in competencies())
        raise RefusedError(
            _("There is no competency “{text}”.").format(text=row["competency"]),
            todo=" ".join([*_meant(row["competency"]), _("The competencies are: {known}.").format(known=known)]),
        )
    row["competency"] = found.id


def _meant(text: str) -> list[str]:
    """A question whether the competency nearest to `text` is meant; nothing where none is near."""
    from difflib import get_close_matches

    names = {name.casefold(): each.name for each in competencies() for name in (each.id, *each.names)}
    near = get_close_matches(text.casefold(), names, n=1)
    return [_("Did you mean {name}?").format(name=names[near[0]])] if near else []
