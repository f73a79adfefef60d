"""Every kind of record with its table, its checks and what follows a write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mgrday.kinds import KINDS, Kind
from mgrday.records import (
    action,
    award,
    call,
    deal,
    department,
    event,
    group,
    invitation,
    keyword,
    lead,
    matter,
    member,
    outing,
    payment,
    receipt,
    service,
    skill,
    standard,
    talk,
    target,
)
from mgrday.records import comment as _comment  # noqa: F401  (their tables)
from mgrday.records import event_day as _event_day  # noqa: F401
from mgrday.records import people as _people  # noqa: F401
from mgrday.records import profile as _profile  # noqa: F401
from mgrday.records import snooze as _snooze  # noqa: F401
from mgrday.records import tick as _tick  # noqa: F401
from mgrday.records.row import Row
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work

Texts = dict[str, str | None]


def _nothing(work: Work, *_rest: object) -> None:
    """No step of its own."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """How records of a kind are written.

    `prepare(work, texts, old)` may settle what was typed before it is read (a group that is made on the way). `complete(work,
    row, old)` fills what follows from the rest and refuses what breaks a rule; `row` is the whole row as it will be stored,
    `old` as it stands, None for a new one. `complete_many(work, columns)` may do the same for many new rows at once, where
    nothing can break a rule. `added(work, ids, rows)` writes what goes with new records, one or a whole import of
    them, whose rows then have what the file says beside the columns too; `settle(work, values, told)` fills what follows from
    that before the row is completed. `changed(work, id, row, old)` writes what goes with a change, `removed(work, id, old)`
    what goes with a removal.
    """

    kind: Kind
    model: type[Row]
    complete: Callable[[Work, Values, Values | None], None]
    prepare: Callable[[Work, Texts, Values | None], None] = _nothing
    complete_many: Callable[[Work, dict[str, list[Any]]], None] | None = None
    settle: Callable[[Work, Values, Mapping[str, Any]], None] = _nothing
    added: Callable[[Work, list[int], Rows], None] = _nothing
    changed: Callable[[Work, int, Values, Values], None] = _nothing
    removed: Callable[[Work, int, Values], None] = _nothing


RECORDS: dict[str, RecordKind] = {
    record.kind.name: record
    for record in (
        RecordKind(KINDS["department"], department.Department, department.complete),
        RecordKind(KINDS["group"], group.Group, group.complete),
        RecordKind(KINDS["member"], member.Member, member.complete, prepare=member.prepare),
        RecordKind(
            KINDS["lead"],
            lead.Client,
            lead.complete,
            complete_many=lead.complete_many,
            settle=lead.settle,
            added=lead.added,
            changed=lead.changed,
        ),
        RecordKind(KINDS["call"], call.Call, call.complete),
        RecordKind(KINDS["event"], event.Event, event.complete, added=event.added, changed=event.changed),
        RecordKind(
            KINDS["invitation"],
            invitation.Invitation,
            invitation.complete,
            changed=invitation.changed,
            removed=invitation.removed,
        ),
        RecordKind(KINDS["receipt"], receipt.Receipt, receipt.complete),
        RecordKind(KINDS["keyword"], keyword.Keyword, keyword.complete),
        RecordKind(KINDS["outing"], outing.Outing, outing.complete),
        RecordKind(KINDS["deal"], deal.Deal, deal.complete, added=deal.added, changed=deal.changed, removed=deal.removed),
        RecordKind(KINDS["payment"], payment.Payment, payment.complete, prepare=payment.prepare),
        RecordKind(
            KINDS["target"],
            target.Target,
            target.complete,
            prepare=target.prepare,
            added=target.added,
            changed=target.changed,
        ),
        RecordKind(KINDS["standard"], standard.Standard, standard.complete),
        RecordKind(KINDS["talk"], talk.Talk, talk.complete),
        RecordKind(KINDS["service"], service.Service, service.complete),
        RecordKind(KINDS["matter"], matter.Matter, matter.complete),
        RecordKind(KINDS["action"], action.Action, action.complete),
        RecordKind(KINDS["skill"], skill.Skill, skill.complete),
        RecordKind(KINDS["award"], award.Award, award.complete),
    )
}
