"""Who stands at the door of an event: the guest that a few keys mean, how many are there, whose guest a stranger is."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mgrday.days import between
from mgrday.initials import initials, may_spell
from mgrday.kinds.base import clean
from mgrday.names import name_key
from mgrday.review.attendance import expected_at
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.store.references import candidates
from mgrday.words import _

SQL = beside(__file__)
TAIL = 4
"""The fewest digits that are the tail of a phone."""
WHOLE_PHONE = 7
"""From so many digits on, what looks like a number and a count of people is a phone typed with a space."""
MOST_PEOPLE = 1000
_PEOPLE = re.compile(r"(.*\S)\s+([1-9]\d{0,3})\s*(?:人|位)?")
_RECEIPT = re.compile(r"(?:r|回执)(\d{1,15})")


class Typed(NamedTuple):
    """What was typed of a guest: the reference, and with how many people they come."""

    reference: str
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Stranger:
    """A client who is not invited: the other event to which they are, and whose client they are, where there are such."""

    client: int
    company: str
    event: str | None
    member: int | None
    member_name: str | None


@dataclass(frozen=True, slots=True)
class Looked:
    """Whom a reference may mean: guests, or, where it is no guest's, other clients."""

    typed: Typed
    guests: list[Row]
    others: list[Row]


class Door:
    """The door of one event. Everything is read anew each time: somebody else may stand at it too."""

    def __init__(self, question: Question, event: int) -> None:
        self.reader = question.reader
        (self.event,) = self.reader.rows(SQL["event"], event=event)
        self.expected = None if self.event["day"] < question.today else expected_at(question, self.event).coming
        """How many were to come when the door was opened; None where the event is over and nobody is waited for."""

    def counts(self) -> Row:
        """How many `came`, of how many `receipts`, with how many `people`."""
        (row,) = self.reader.rows(SQL["counts"], event=self.event["id"])
        return row

    def look(self, text: str) -> Looked:
        """Whom `text` may mean, with a count of people behind it or without."""
        ways = list(_ways(clean(text)))
        guests = self.reader.rows(SQL["guests"], event=self.event["id"])
        for way in ways:
            found = fitting(guests, way.reference)
            if found:
                return Looked(way, found, [])
        for way in ways:
            others = candidates(self.reader, "lead", way.reference) if way.reference else []
            if others:
                return Looked(way, [], others)
        return Looked(ways[-1], [], [])

    def stranger(self, client: int, company: str, today: str) -> Stranger:
        """What is known of a client who is not invited; of several other events the nearest, one to come before one gone by."""
        day = self.event["day"]

        def distance(row: Row) -> tuple[bool, int]:
            return row["day"] < day, abs(between(day, row["day"]))

        events = self.reader.rows(SQL["elsewhere"], client=client, event=self.event["id"], today=today)
        if events:
            nearest = min(events, key=distance)
            return Stranger(client, company, nearest["name"], nearest["member_id"], nearest["member"])
        owner = self.reader.one(SQL["owner"], client=client, today=today) or {"member_id": None, "member": None}
        return Stranger(client, company, None, owner["member_id"], owner["member"])


def _ways(text: str) -> Iterator[Typed]:
    """How `text` may be read: as a reference, and as one with a count of people behind it; the likelier first."""
    counted = typed_people(text)
    digits = "".join(text.split())
    if counted.people and digits.isdecimal() and len(digits) < WHOLE_PHONE:
        yield counted
        return
    yield Typed(text)
    if counted.people:
        yield counted


def typed_people(text: str) -> Typed:
    """`text` without the count of people behind it, and the count; without a count as it is."""
    match = _PEOPLE.fullmatch(unicodedata.normalize("NFKC", text))
    return Typed(match[1], int(match[2])) if match and int(match[2]) <= MOST_PEOPLE else Typed(text)


def fitting(guests: list[Row], reference: str) -> list[Row]:
    """The guests that `reference` may mean: by number and phone, else by name, else by pinyin initials, the nearest way only."""
    for fits in _tests(reference):
        found = [guest for guest in guests if fits(guest)]
        if found:
            return found
    return []


def _tests(reference: str) -> Iterator[Callable[[Row], bool]]:
    key = name_key(reference)
    number = _RECEIPT.fullmatch(key)
    if number:
        yield lambda guest: bool(guest["receipt"] == int(number[1]))
    if not key:
        return
    digits = "".join(c for c in key if c not in "-()")
    if digits.isascii() and digits.isdecimal():
        yield lambda guest: str(guest["id"]) == digits or _ends(guest, digits)
    yield lambda guest: key in (guest["name_key"], name_key(guest["contact"] or ""))
    yield lambda guest: key in guest["name_key"] or key in name_key(guest["contact"] or "")
    if key.isascii() and key.isalnum():
        yield lambda guest: key == _person(guest) or any(spelled.startswith(key) for spelled in _company(guest))
        yield lambda guest: any(key in spelled for spelled in _company(guest))
        yield lambda guest: may_spell(key, guest["name_key"]) or may_spell(key, guest["contact"] or "")


def _ends(guest: Row, digits: str) -> bool:
    return len(digits) >= TAIL and (guest["phone_reversed"] or "").startswith(digits[::-1])


def _person(guest: Row) -> str:
    return initials(guest["contact"] or "", person=True)


def _company(guest: Row) -> tuple[str, str]:
    """The initials of the whole name and of the name without city and legal suffix."""
    return initials(guest["name_key"]), initials(guest["core_key"])


def about(guest: Row) -> str:
    """A guest in a few words: the company, who comes for it, whose guest it is, and what to know of it."""
    tail = f"…{guest['phone'][-TAIL:]}" if guest["phone"] else None
    parts = [guest["company"], guest["contact"], tail, guest["member"]]
    parts += [_("key client")] if guest["key"] else []
    parts += [_("here already")] if guest["came"] else [_("had said no")] if guest["chase"] == "no" else []
    return " · ".join(part for part in parts if part)
