"""What is due, as entries of a calendar: what the morning's agenda holds, for weeks ahead, with what is over since.

A calendar keeps what it was once given. So an entry that is done, removed or moved away comes once more, as no longer
standing, for `BACK` days: by then a manager has handed a new file on.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from mgrday.days import shift
from mgrday.kinds.codes import SERVICE_TYPE
from mgrday.masking import mask_name
from mgrday.review import agenda
from mgrday.review.masked import masker
from mgrday.review.question import Question
from mgrday.review.whose import whose
from mgrday.store.named import beside
from mgrday.words import N_, _

SQL = beside(__file__)
BACK = 30
"""For so many days what is over is still told."""
KINDS = {
    "step": N_("Next step"),
    "event": N_("Event"),
    "deal": N_("Deal expected"),
    "talk": N_("Talk due again"),
    "service": N_("Service due"),
    "matter": N_("Key matter due"),
    "action": N_("Action due"),
    "outing": N_("Back from an outing"),
}
"""What an entry can be, with the name of its kind."""
_DONE_WITH = {
    "step": "show client", "event": "show event", "deal": "deal sign", "talk": "talk add", "service": "service done",
    "matter": "matter done", "action": "action done", "outing": "outing back",
}  # fmt: skip
_TABLES = {
    "clients": ("step", "next_on", "owner_id"),
    "events": ("event", "starts_at", ""),
    "deals": ("deal", "expected_on", "member_id"),
    "talks": ("talk", "next_on", "member_id"),
    "services": ("service", "due_on", ""),
    "matters": ("matter", "due_on", "owner_id"),
    "actions": ("action", "due_on", "member_id"),
    "outings": ("outing", "due_back_at", "member_id"),
}
"""By table, the kind of its entries and the columns that say when and whose."""


@dataclass(frozen=True, slots=True)
class Due:
    """An entry: `at` is a day or a time, `over` one that no longer stands, `do` the command that acts."""

    kind: str
    id: int
    at: str
    what: str
    member: str | None = None
    client: str | None = None
    venue: str | None = None
    contact: str | None = None
    phone: str | None = None
    do: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """Which store it is, the number of its last command and when that was (UTC)."""

    store: str
    number: int
    at: datetime


@dataclass(slots=True)
class _Former:
    """What recent commands took from a record: a day it had, members whose it was; whether the record is gone."""

    at: str | None = None
    members: frozenset[int] = frozenset()
    gone: bool = False


@dataclass(frozen=True)
class Calendar:
    """The entries up to `days` from today, for those whom the question is about; events are everybody's."""

    question: Question
    days: int

    @cached_property
    def revision(self) -> Revision | None:
        """None for a store in which nothing was ever written. Two stores differ by their first command."""
        commands = self.question.reader.rows(SQL["revision"])
        if not commands:
            return None
        first, last = commands[0], commands[-1]
        named = f"{first['at']} {first['actor']} {first['words']}"
        return Revision(sha256(named.encode()).hexdigest()[:16], last["id"], datetime.fromisoformat(last["at"]))

    @cached_property
    def name(self) -> str:
        """What a calendar calls it: whose it is."""
        question = self.question
        member = question.reader.value("select m.name from members m where m.id = :id", id=question.member)
        return " · ".join(filter(None, ("mgrday", member or whose(question))))

    def entries(self) -> list[Due]:
        """Every entry in the order of time."""
        if self.revision is None:
            return []
        since = (self.revision.at - timedelta(days=BACK)).date().isoformat()
        command = self.question.reader.value(SQL["before"], since=since) or 0
        former = self._formers(command)
        found = list(self._recorded(command, former))
        return sorted([*found, *self._gone(former)], key=lambda due: (due.at, list(KINDS).index(due.kind), due.id))

    def _recorded(self, command: int, former: dict[tuple[str, int], _Former]) -> Iterator[Due]:
        """What is due or was until lately, and is on record; of `former` the records that are not are left."""
        question, until = self.question, shift(self.question.today, self.days + 1)
        asked = {
            "command": command,
            "today": question.today,
            "since": shift(question.today, -BACK),
            "start": question.window[0],
            "until": until,
        }
        for kind in KINDS:
            for row in question.reader.rows(SQL[kind], **asked):
                was = former.pop((kind, row["id"]), _Former())
                at = row["at"] or was.at
                if at is None or (at >= until and was.at is None):
                    continue
                mine = kind == "event" or self._concerns(row["member_id"], row["department_id"])
                if mine or any(self._concerns(member, self._departments.get(member)) for member in was.members):
                    yield _entry(kind, row, at, over=not mine or bool(row["done"]) or row["at"] is None)

    def _gone(self, former: Mapping[tuple[str, int], _Former]) -> Iterator[Due]:
        """What was due and is on record no more."""
        everybody = self.question.department is None and self.question.member is None
        for (kind, id), was in former.items():
            mine = any(self._concerns(member, self._departments.get(member)) for member in was.members)
            if was.gone and was.at is not None and (everybody or mine or kind == "event"):
                yield Due(kind, id, was.at, _("removed: {kind}").format(kind=_(KINDS[kind])), over=True)

    def _concerns(self, member: int | None, department: int | None) -> bool:
        question = self.question
        return question.member in (None, member) and question.department in (None, department)

    @cached_property
    def _departments(self) -> dict[int, int]:
        return dict(self.question.reader.tuples("select m.id, m.department_id from members m"))

    def _formers(self, command: int) -> dict[tuple[str, int], _Former]:
        """What the commands after `command` took away, by kind and number."""
        found: dict[tuple[str, int], _Former] = {}
        for row in self.question.reader.stream(SQL["former"], command=command):
            kind, day, whose = _TABLES[row["in_table"]]
            before = json.loads(row["before"])
            gone = row["action"] == "remove"
            if before.get(day) is None and before.get(whose) is None and not gone:
                continue
            was = found.setdefault((kind, row["record_id"]), _Former())
            was.at = before.get(day) or was.at
            was.members |= {before[whose]} if before.get(whose) is not None else set()
            was.gone = gone
        return found


def without_contacts(entries: Iterable[Due]) -> list[Due]:
    """`entries` without the clients' contacts and phones."""
    return [replace(due, contact=None, phone=None) for due in entries]


def masked(question: Question, entries: Iterable[Due]) -> list[Due]:
    """`entries` as they may be passed on: without contacts, with clients and phones masked."""
    bare = without_contacts(entries)
    texts = [text for due in bare for text in (due.what, due.venue) if text]
    hide = masker(question, texts, [due.client for due in bare if due.client])
    return [
        replace(due, what=hide(due.what), client=due.client and mask_name(due.client), venue=due.venue and hide(due.venue))
        for due in bare
    ]


def _entry(kind: str, row: Mapping[str, Any], at: str, *, over: bool) -> Due:
    number = row["member_id"] if kind == "talk" else row["id"]
    return Due(
        kind,
        row["id"],
        at,
        _what(kind, row),
        member=row.get("member"),
        client=row.get("client"),
        venue=row.get("venue"),
        contact=row.get("contact"),
        phone=row.get("phone"),
        do=f"mgrday {_DONE_WITH[kind]} {number}",
        over=over,
    )


def _what(kind: str, row: Mapping[str, Any]) -> str:
    """What is due, as the morning's agenda says it."""
    match kind:
        case "step":
            return str(row["text"] or _("next step"))
        case "event":
            return str(row["text"])
        case "deal":
            return agenda.deal_words(row["amount"], row["key"])
        case "service":
            return _("service: {kind}").format(kind=SERVICE_TYPE.label(row["kind"]))
        case "talk":
            return _("talk again: {text}").format(text=row["text"])
        case "matter":
            return _("key matter: {title}").format(title=row["text"])
        case "action":
            return _("action: {text}").format(text=row["text"])
        case _:
            return _("back from the outing?")
