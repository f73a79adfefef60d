"""Findings that were put off until a day: kept apart from the others, listed, named by rule and record."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from mgrday.days import say_day
from mgrday.errors import NotFoundError
from mgrday.kinds.base import clean
from mgrday.report import SEVERITIES, Column, Finding, Line, Lines, Record, Report, Snoozed, Table, Tone, Unit
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.references import MOST_CANDIDATES, candidates, find
from mgrday.words import _

SQL = beside(__file__)
Key = tuple[str, Record, str | None, str | None]


COLUMNS: dict[str, Unit] = {
    "id": "id",
    "rule": "text",
    "severity": "text",
    "member": "text",
    "client": "text",
    "record": "text",
    "about": "text",
    "until": "day",
    "reason": "text",
    "snoozed_on": "day",
    "state": "text",
    "fires": "flag",
    "do": "text",
}
"""The keys of what is put off, for scripts; `state` is fires, over (it is no longer so) or graver (so it is back)."""


class Found(NamedTuple):
    """The findings that stand, and those that are put off."""

    findings: list[Finding]
    snoozed: list[Snoozed]

    def only(self, concerned: Callable[[Finding], bool]) -> "Found":
        """Those that are `concerned`."""
        standing = [finding for finding in self.findings if concerned(finding)]
        return Found(standing, [each for each in self.snoozed if concerned(each.finding)])


class Named(NamedTuple):
    """A finding that is put off, as it is named: its rule, its record, with whom; `id` is the row, `message` says until when."""

    id: int
    rule: str
    record: Record
    member: str | None
    client: str | None
    message: str


Each = TypeVar("Each", Finding, Named)


def put_off(question: Question) -> list[Row]:
    """The rows of what is put off today."""
    return question.reader.rows(SQL["put_off"], today=question.today)


def parted(question: Question, findings: Iterable[Finding]) -> Found:
    """`findings` without those that are put off, and these."""
    snoozes = {_key(row): row for row in put_off(question)}
    if not snoozes:
        return Found(list(findings), [])
    found = Found([], [])
    for finding in findings:
        row = snoozes.get((finding.rule, finding.record, finding.member, finding.client))
        if row is None or graver(finding, row):
            found.findings.append(finding)
        else:
            found.snoozed.append(Snoozed(finding, row["until"], row["reason"]))
    return Found(found.findings, sorted(found.snoozed, key=lambda each: each.until))


def graver(finding: Finding, snooze: Row) -> bool:
    """Whether a finding is graver than when it was put off: then it is not put off any more."""
    return SEVERITIES.index(finding.severity) < SEVERITIES.index(snooze["severity"])


def _key(row: Row) -> Key:
    return row["rule"], Record(row["kind"], row["record_id"]), row["member"], row["client"]


def named(row: Row) -> Named:
    """A row of what is put off, by its names."""
    rule, record, member, client = _key(row)
    said = " · ".join(each for each in (client, member, f"{record.kind} {record.id}") if each)
    return Named(row["id"], rule, record, member, client, _("{whom}, until {day}").format(whom=said, day=row["until"]))


def chosen(reader: Reader, there: Sequence[Each], rule: str, reference: str, member: str | None) -> list[Each]:
    """Those of `there`, all of one rule, whose record `reference` means, and whose member is `member` where one is given.

    A reference is the record's id or name, or the client or member that the finding names. Raises NotFoundError: there is
    none, or there are several members and none was given.
    """
    text = clean(reference)
    found = [each for each in there if str(each.record.id) == text]
    if not found:
        kinds = dict.fromkeys(each.record.kind for each in there)
        ids = {Record(kind, number) for kind in kinds for number in _meant(reader, kind, text)}
        found = [each for each in there if each.record in ids or text in (each.member, each.client)]
    if member is not None:
        name = reader.value("select name from members where id = :id", id=find(reader, "member", member))
        found = [each for each in found if each.member == name]
    if not found:
        what = _("{rule} has nothing about “{text}”. There is:") if there else _("There is nothing of {rule}.")
        raise NotFoundError(
            what.format(rule=rule, text=text) + _listed(there),
            todo=_("See everything with: mgrday findings; what is put off with: mgrday findings snoozed"),
        )
    if len({(each.record, each.member, each.client) for each in found}) > 1:
        members = len({each.record for each in found}) == 1
        raise NotFoundError(
            _("“{text}” fits several findings of {rule}:").format(text=text, rule=rule) + _listed(found),
            todo=_("Name the member with --member.") if members else _("Give the record's number."),
        )
    return found


def _meant(reader: Reader, kind: str, text: str) -> list[int]:
    """The ids of the records that `text` may mean. Raises NotFoundError where they are too many to say."""
    rows = candidates(reader, kind, text)
    if len(rows) > MOST_CANDIDATES:
        find(reader, kind, text)
    return [int(row["id"]) for row in rows]


def _listed(named: Sequence[Finding | Named]) -> str:
    lines = [f"\n  {each.record.id:>6}  {each.member or each.client or ''}  {each.message}" for each in named[:MOST_CANDIDATES]]
    return "".join(lines) + ("\n  …" if len(named) > MOST_CANDIDATES else "")


def report(question: Question, every: Sequence[Finding]) -> Report:
    """What ``mgrday findings snoozed`` says; `every` are the findings of the rules in question, put off or not."""
    standing = {(each.rule, each.record, each.member, each.client): each for each in reversed(every)}
    rows = [_row(row, standing.get(_key(row))) for row in put_off(question)]
    columns = [Column(name, name, unit) for name, unit in COLUMNS.items()]
    title = _("Put off")
    table = Table("snoozed", title, columns, rows, hidden=True)
    lines = [line for row in rows for line in _lines(row, question.today)]
    lines.append(Line(_("To put a finding off: mgrday findings snooze RULE RECORD --until DAY --reason TEXT"), "faint"))
    if not rows:
        lines.insert(0, Line(_("Nothing is put off.")))
    return Report("snoozed", title, [table, Lines(title, lines)], shape="list")


def _row(row: Row, finding: Finding | None) -> Row:
    """What is put off, as scripts read it; `finding` is it as it stands, None where it does not stand any more."""
    names = named(row)
    whom = " · ".join(each for each in (names.client, names.member) if each) or f"{names.record.kind} {names.record.id}"
    state = "over" if finding is None else "graver" if graver(finding, row) else "fires"
    return {
        **{name: row[name] for name in ("id", "until", "reason", "snoozed_on", "rule", "member", "client")},
        "about": finding.message if finding else whom,
        "state": state,
        "severity": finding.severity if finding else row["severity"],
        "record": names.record,
        "fires": finding is not None,
        "do": f"mgrday findings wake {names.rule} {names.record.id}",
    }


def _lines(row: Row, today: str) -> list[Line]:
    """What is put off, for a person: until when, what, why, since when, whether it is still so, and how it comes back."""
    states: dict[str, tuple[str, Tone]] = {
        "fires": (_("still so"), "plain"),
        "over": (_("no longer so"), "good"),
        "graver": (_("graver now, so it is back"), "wrong"),
    }
    said, tone = states[row["state"]]
    since = _("put off {day}").format(day=say_day(row["snoozed_on"], today))
    until = _("back {day}").format(day=say_day(row["until"], today))
    return [
        Line(_("{until}: {finding}").format(until=until, finding=row["about"]), "strong"),
        Line(f"   {row['reason']} · {since} · {said}", tone),
        Line(f"   {row['do']}", "faint"),
    ]
