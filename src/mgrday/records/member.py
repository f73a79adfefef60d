"""Members."""

from sqlalchemy import UniqueConstraint

from mgrday.errors import RefusedError
from mgrday.initials import initials
from mgrday.records.row import CODE, DAY, TEXT, Field, Row
from mgrday.store.references import find
from mgrday.store.work import Values, Work
from mgrday.words import _


class Member(Row, table=True):
    """A member of a department. `created_on` is the day of recording, for members without a day of hire."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("department_id", "name", name="members_name"),)
    name: str = Field(sa_type=TEXT)
    department_id: int = Field(foreign_key="departments.id")
    group_id: int | None = Field(default=None, foreign_key="groups.id", index=True)
    role: str = Field(default="rep", sa_type=CODE)
    hired_on: str | None = Field(default=None, sa_type=DAY)
    left_on: str | None = Field(default=None, sa_type=DAY)
    created_on: str = Field(sa_type=DAY)
    initials: str | None = Field(default=None, sa_type=TEXT)


def prepare(work: Work, texts: dict[str, str | None], old: Values | None) -> None:
    """The group is looked for in the member's department, and made there if it is new."""
    group = (texts.get("group") or "").strip()
    department_text = texts.get("department")
    if not group or not (department_text or old):
        return
    department = find(work.reader, "department", department_text) if department_text else (old or {})["department_id"]
    sql = "select id from groups where department_id = :department and (name = :name or cast(id as text) = :name)"
    found = work.reader.value(sql, department=department, name=group)
    if found is None:
        (found,) = work.insert("groups", [{"name": group, "department_id": department}])
        work.warnings.append(_("Group “{group}” is new and was made.").format(group=group))
    texts["group"] = str(found)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """A member is a rep unless told otherwise, and cannot leave before being hired."""
    row["role"] = row["role"] or "rep"
    row["initials"] = initials(row["name"] or "", person=True) or None
    row["created_on"] = row.get("created_on") or work.today
    if row["hired_on"] and row["left_on"] and row["left_on"] < row["hired_on"]:
        raise RefusedError(
            _("{name} would leave on {left}, before being hired on {hired}.").format(
                name=row["name"], left=row["left_on"], hired=row["hired_on"]
            )
        )


def leave(work: Work, member_id: int, on: str) -> int:
    """Record that a member left on the day `on`; returns how many unsigned clients somebody has to take over."""
    row = work.row("members", member_id)
    if row["left_on"]:
        raise RefusedError(_("{name} already left on {day}.").format(name=row["name"], day=row["left_on"]))
    new = row | {"left_on": on}
    complete(work, new, row)
    work.update("members", member_id, new)
    sql = "select count(*) from clients where owner_id = :id and signed_on is null and archived_on is null"
    return int(work.reader.value(sql, id=member_id))
