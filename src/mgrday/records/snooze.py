"""Snoozes: findings put off until a day, with the reason."""

from sqlalchemy import Index

from mgrday.days import between
from mgrday.errors import RefusedError
from mgrday.records.row import CODE, DAY, TEXT, Field, Row
from mgrday.report import Finding
from mgrday.store.named import beside
from mgrday.store.work import Work
from mgrday.words import _

LONGEST = 92
"""Days: what is to stay away for longer is no exception any more, but a rule or a record that does not fit."""


class Snooze(Row, table=True):
    """A finding put off: named as it names itself, by rule, record, member and client; it comes back on the day `until`.

    `severity` is what it was when it was put off: a graver one is not put off.
    """

    __tablename__ = "snoozes"
    __table_args__ = (Index("snoozes_until", "until"),)
    rule: str = Field(sa_type=TEXT)
    kind: str = Field(sa_type=CODE)
    record_id: int
    member: str | None = Field(default=None, sa_type=TEXT)
    client: str | None = Field(default=None, sa_type=TEXT)
    severity: str = Field(sa_type=CODE)
    until: str = Field(sa_type=DAY)
    reason: str = Field(sa_type=TEXT)
    snoozed_on: str = Field(sa_type=DAY)


def put_off(work: Work, finding: Finding, until: str, reason: str) -> tuple[int, str]:
    """Put a finding off; one that is put off already takes the new day and reason. Gives the id and the day.

    `until` and `reason` are as typed. Raises RefusedError for a day that is not after today or too far, and for no reason.
    """
    from mgrday.kinds.base import Day, Text

    day, why = Day().read(until, work.now), Text(500).read(reason, work.now)
    if not 0 < between(work.today, day) <= LONGEST:
        raise RefusedError(
            _("A finding can be put off until a day from tomorrow on, at most {days} days from now; {day} is none.").format(
                days=LONGEST, day=day
            ),
            todo=_("What never fits is a setting of its rule: mgrday findings rules {rule}").format(rule=finding.rule),
        )
    if not why:
        raise RefusedError(_("A finding is put off for a reason."), todo=_("Say why with --reason."))
    names = {"rule": finding.rule, "kind": finding.record.kind, "record_id": finding.record.id}
    whom = {"member": finding.member, "client": finding.client}
    said = {"severity": finding.severity, "until": day, "reason": why, "snoozed_on": work.today}
    before = _standing(work, finding)
    if before is None:
        return work.insert("snoozes", [{**names, **whom, **said}])[0], day
    work.update("snoozes", before, said)
    return before, day


def wake(work: Work, snooze: int) -> None:
    """Let what was put off come back at once."""
    work.delete("snoozes", [snooze])


def _standing(work: Work, finding: Finding) -> int | None:
    rows = work.reader.rows(
        beside(__file__)["of_a_record"], rule=finding.rule, kind=finding.record.kind, id=finding.record.id
    )
    same = [row["id"] for row in rows if (row["member"], row["client"]) == (finding.member, finding.client)]
    return int(same[0]) if same else None
