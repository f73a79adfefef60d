"""Actions agreed with members."""

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, TEXT, Field, Row, partial
from mgrday.store.work import Values, Work
from mgrday.words import _


class Action(Row, table=True):
    """What was agreed with a member, on which day, by when, and which figure it is to move."""

    __tablename__ = "actions"
    __table_args__ = (
        partial("actions_open", "due_on", "member_id", where="done_on is null"),
        partial("actions_done", "done_on", where="done_on is not null"),
        Index("actions_member", "member_id", "agreed_on"),
    )
    member_id: int = Field(foreign_key="members.id")
    action: str = Field(sa_type=TEXT)
    due_on: str | None = Field(default=None, sa_type=DAY)
    done_on: str | None = Field(default=None, sa_type=DAY)
    agreed_on: str = Field(sa_type=DAY)
    metric: str | None = Field(default=None, sa_type=CODE)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """An action is agreed today; one that is done, or whose day is over, was agreed by then. Refuses one due before that."""
    due, done_on = row["due_on"], row["done_on"]
    row["agreed_on"] = row.get("agreed_on") or min(work.today, due or work.today, done_on or work.today)
    if due is not None and due < row["agreed_on"]:
        raise RefusedError(
            _("The action would be due on {day}, before it was agreed ({agreed}).").format(day=due, agreed=row["agreed_on"]),
            todo=_("Give a day from then on, or none."),
        )


def agree(work: Work, member_id: int, values: Values) -> int:
    """Agree an action with a member; `values` are the action's columns.

    Returns its id. Raises RefusedError for a member who has left, and for a day that is over (unless it is done already).
    """
    _must_be_there(work, member_id)
    due = values.get("due_on")
    if due is not None and due < work.today and not values.get("done_on"):
        raise RefusedError(
            _("The action would be due on {day}, which is over.").format(day=due),
            todo=_("Give a day from today on, such as: --due fri"),
        )
    from mgrday.records.writing import add_row

    row = {"action": None, "due_on": None, "done_on": None, "metric": None, "agreed_on": None}
    return add_row(work, "action", row | values | {"member_id": member_id})


def finish(work: Work, action_id: int, on: str) -> None:
    """Record that an action is done. Raises RefusedError where it was already."""
    row = work.row("actions", action_id)
    if row["done_on"]:
        raise RefusedError(
            _("Action {id} was done on {day} already.").format(id=action_id, day=row["done_on"]),
            todo=_("Correct it with: mgrday action edit {id} --done-on DAY").format(id=action_id),
        )
    work.update("actions", action_id, {"done_on": on})


def _must_be_there(work: Work, member_id: int) -> None:
    member = work.row("members", member_id)
    if member["left_on"] and member["left_on"] <= work.today:
        raise RefusedError(
            _("{member} has left, so nothing can be agreed with them.").format(member=member["name"]),
        )
