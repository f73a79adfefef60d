"""Clients, their grades, and the pairs that look like one client."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from sqlalchemy import Index

from mgrday.errors import RefusedError
from mgrday.initials import companies_initials, company_initials, initials, people_initials
from mgrday.kinds.base import Text
from mgrday.kinds.lead import LEAD
from mgrday.names import core_key, core_keys, name_key, name_keys
from mgrday.phones import tail_key
from mgrday.records.row import CODE, DAY, TEXT, TIME, Field, Row, partial
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _

OPEN = "signed_on is null and archived_on is null"
UNSERVED = "signed_on is not null and archived_on is null and (served_on is null or served_on < signed_on)"
UNTOUCHED = "last_touch_day is null and signed_on is null and archived_on is null"


class Client(Row, table=True):
    """A client. The columns from `grade` on are kept up to date by `records.derived`, in the transaction that touches.

    `name_key` is the name as imports compare it, `core_key` without city, brackets and legal suffix, `phone_reversed`
    the phone's digits from the last, for finding tails; `initials` are those of the name and of its core, `contact_initials`
    the contact's. `step_set_on` is the day on which the next step was last set or
    cleared. `last_touch_day` is the last call, outing, receipt, chase, attendance or talk about it; `idle_since` that day
    or, never touched, the day of recording. `graded_on` is the day since which the client has had its grade. `served_on`
    is the day of the last service done, an objection being none.
    """

    __tablename__ = "clients"
    __table_args__ = (
        partial("clients_open", "owner_id", "grade", where=OPEN),
        partial("clients_idle", "grade", "idle_since", where=f"{OPEN} and grade in ('A', 'B')"),
        partial("clients_without_step", "next_on", "grade", where=f"{OPEN} and grade in ('A', 'B') and next_on is null"),
        partial("clients_next", "next_on", where=f"{OPEN} and next_on is not null"),
        partial("clients_unvisited", "graded_on", where=f"{OPEN} and grade = 'A' and outing_count = 0"),
        partial("clients_signed", "signed_on", "owner_id", where="signed_on is not null"),
        partial("clients_unserved", "signed_on", where=UNSERVED),
        partial("clients_archived", "archived_on", where="archived_on is not null"),
        partial("clients_archived_a", "owner_id", "archived_on", where="archived_on is not null and grade = 'A'"),
        Index("clients_created", "created_on", "owner_id"),
        partial("clients_untouched", "industry", "region", where=UNTOUCHED),
        partial("clients_won", "industry", "signed_on", where="signed_on is not null"),
    )
    name: str = Field(sa_type=TEXT)
    name_key: str = Field(sa_type=TEXT, index=True, unique=True)
    core_key: str = Field(sa_type=TEXT, index=True)
    contact: str | None = Field(default=None, sa_type=TEXT)
    title: str | None = Field(default=None, sa_type=TEXT)
    phone: str | None = Field(default=None, sa_type=TEXT, index=True)
    phone_reversed: str | None = Field(default=None, sa_type=TEXT, index=True)
    industry: str | None = Field(default=None, sa_type=TEXT)
    region: str | None = Field(default=None, sa_type=TEXT)
    source: str | None = Field(default=None, sa_type=TEXT)
    owner_id: int | None = Field(default=None, foreign_key="members.id")
    next_step: str | None = Field(default=None, sa_type=TEXT)
    next_on: str | None = Field(default=None, sa_type=DAY)
    step_set_on: str = Field(sa_type=DAY)
    created_on: str = Field(sa_type=DAY)
    archived_on: str | None = Field(default=None, sa_type=DAY)
    note: str | None = Field(default=None, sa_type=TEXT)
    grade: str = Field(default="C", sa_type=CODE)
    graded_on: str = Field(sa_type=DAY)
    last_touch_day: str | None = Field(default=None, sa_type=DAY)
    idle_since: str = Field(sa_type=DAY)
    signed_on: str | None = Field(default=None, sa_type=DAY)
    keyword_count: int = 0
    outing_count: int = 0
    served_on: str | None = Field(default=None, sa_type=DAY)
    size: str | None = Field(default=None, sa_type=CODE)
    initials: str | None = Field(default=None, sa_type=TEXT)
    contact_initials: str | None = Field(default=None, sa_type=TEXT)


class Grade(Row, table=True):
    """One grade given to a client on a day; the last one holds. Without the moment `given_at` it holds from the day's start."""

    __tablename__ = "grades"
    __table_args__ = (
        Index("grades_client", "client_id", "on_day"),
        Index("grades_day", "on_day", "client_id"),
        partial("grades_a", "client_id", where="grade = 'A'"),
    )
    client_id: int = Field(foreign_key="clients.id")
    grade: str = Field(sa_type=CODE)
    on_day: str = Field(sa_type=DAY)
    given_at: str | None = Field(default=None, sa_type=TIME)
    reason: str | None = Field(default=None, sa_type=TEXT)


class NearPair(Row, table=True):
    """Two clients that look like one: `why` is ``phone`` or ``name``; derived, never typed."""

    __tablename__ = "near_pairs"
    __table_args__ = (Index("near_pairs_both", "client_a", "client_b", unique=True),)
    client_a: int
    client_b: int = Field(index=True)
    why: str = Field(sa_type=CODE)


def complete(work: Work, row: Values, old: Values | None) -> None:
    """Keep the keys beside name, contact and phone, and the day on which the next step was last set or cleared."""
    row["name_key"] = name_key(row["name"] or "")
    row["core_key"] = core_key(row["name_key"])
    row["initials"] = company_initials(row["name_key"], row["core_key"])
    row["contact_initials"] = initials(row["contact"] or "", person=True) or None
    row["phone_reversed"] = tail_key(row["phone"])
    row["created_on"] = row["created_on"] or work.today
    row["grade"] = row["grade"] or "C"
    if old is None:
        row["graded_on"] = row.get("graded_on") or row["created_on"]
        row["step_set_on"] = row.get("step_set_on") or row["created_on"]
        row["idle_since"] = row["created_on"]
        return
    if row["graded_on"] != old["graded_on"]:
        raise RefusedError(
            _("The day of a grade is the day on which it was given."),
            todo=_("Give the grade that holds: mgrday lead grade CLIENT A|B|C"),
        )
    row["step_set_on"] = row["step_set_on"] or old["step_set_on"]
    moved = (row["next_step"], row["next_on"]) != (old["next_step"], old["next_on"])
    if moved and row["step_set_on"] == old["step_set_on"]:
        row["step_set_on"] = work.today


def complete_many(work: Work, rows: dict[str, list[Any]]) -> None:
    """What `complete` does for many new clients, given by the columns of their values."""
    keys = name_keys(rows["name"])
    # What is the same text becomes the same object, which is handed to the store with less ado.
    keys = rows["name_key"] = [name if name == key else key for name, key in zip(rows["name"], keys, strict=True)]
    cores = rows["core_key"] = core_keys(keys)
    rows["initials"] = companies_initials(keys, cores)
    rows["contact_initials"] = people_initials(rows["contact"])
    rows["phone_reversed"] = list(map(tail_key, rows["phone"]))
    created = rows["created_on"] = rows["idle_since"] = [day or work.today for day in rows["created_on"]]
    rows["grade"] = [grade or "C" for grade in rows["grade"]]
    for name in ("graded_on", "step_set_on"):
        days = rows[name]
        rows[name] = [day or first for day, first in zip(days, created, strict=True)] if any(days) else created


def settle(work: Work, values: Values, told: Mapping[str, Any]) -> None:
    """Of the grades that a file knows the last one holds. Raises RefusedError where the row says otherwise."""
    given = sorted(told["grade_history"] or (), key=lambda each: str(each[0][:10]))
    if not given:
        return
    grade = given[-1][1]
    holding = list(takewhile(lambda each: each[1] == grade, reversed(given)))
    for name, value in (("grade", grade), ("graded_on", holding[-1][0][:10])):
        field = LEAD.field(name)
        if values.get(name) not in (None, value):
            raise RefusedError(
                _("{field} is {said}, but by the grades given it is {value}.").format(
                    field=field.title, said=values[name], value=value
                ),
                todo=_("Let the last grade given be the one that holds, or leave that column empty."),
            )
        values[name] = value


def added(work: Work, client_ids: list[int], rows: Rows) -> None:
    """A new client's grade is the first of its grade history; it dates from the day of recording unless told otherwise.

    Of a client whose grades a file knows, all are.
    """
    given: Sequence[Sequence[Any]] = [client_ids, rows.column("grade"), rows.column("graded_on")]
    if "grade_history" in rows.columns:
        known = dict(zip(client_ids, rows.column("grade_history"), strict=True))
        given = list(zip(*(each for each in zip(*given, strict=True) if not known[each[0]]), strict=True))
        before = [_handed(client, *each) for client, grades in known.items() for each in grades or ()]
        if before:
            work.insert_rows("grades", Rows.of(before), settled=True)
    if given:
        work.insert_rows("grades", Rows(("client_id", "grade", "on_day"), given), settled=True)


def _handed(client_id: int, when: str, grade: str, reason: str | None) -> Values:
    """A grade given before, with its moment where that is known."""
    day = when[:10]
    return _given(client_id, grade, day, when if when != day else None, reason)


def changed(work: Work, client_id: int, row: Values, old: Values) -> None:
    """A changed grade goes into the grade history."""
    if row["grade"] != old["grade"]:
        work.insert("grades", [_given(client_id, row["grade"], work.today, work.time)])


def _given(client_id: int, grade: str, on_day: str, given_at: str | None = None, reason: str | None = None) -> Values:
    return {"client_id": client_id, "grade": grade, "on_day": on_day, "given_at": given_at, "reason": reason}


def regrade(work: Work, client_id: int, grade: str, reason: str | None) -> str:
    """Give the client a grade, today; returns the grade before. The same grade again is kept only for its reason."""
    row = work.row("clients", client_id)
    reason = Text().read(reason or "", work.now) or None
    if grade != row["grade"] or reason:
        work.insert("grades", [_given(client_id, grade, work.today, work.time, reason)])
    return str(row["grade"])


def plan(work: Work, client_id: int, step: str | None, on: str | None) -> None:
    """Set the next step and its day; None for both clears it."""
    row = work.row("clients", client_id)
    new = row | {"next_step": step, "next_on": on}
    complete(work, new, row)
    work.update("clients", client_id, new)


def archive(work: Work, client_id: int) -> None:
    """Put a client away: it raises nothing any more. Refused where it was archived already."""
    row = work.row("clients", client_id)
    if row["archived_on"]:
        raise RefusedError(_("“{name}” was archived on {day}.").format(name=row["name"], day=row["archived_on"]))
    work.update("clients", client_id, {"archived_on": work.today})
