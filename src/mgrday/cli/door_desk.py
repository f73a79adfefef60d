"""The desk at the door of an event: what one typed reference comes to, and how it is told. Each guest is a command of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mgrday.cli.verbs import listed, quoted
from mgrday.context import Context
from mgrday.errors import NotFoundError, RefusedError
from mgrday.kinds.base import Code, clean
from mgrday.report import Column
from mgrday.review.door import Door, Looked, Typed, typed_people
from mgrday.store.reader import Row
from mgrday.store.references import MOST_CANDIDATES, find
from mgrday.words import _, ngettext

if TYPE_CHECKING:
    from mgrday.records.door import Entered
    from mgrday.store.work import Work

OUTCOME = Code(
    (
        ("done", ("已签到",)),
        ("already", ("之前已到",)),
        ("cancelled", ("说过不来",)),
        ("other_event", ("别的会议的客人",)),
        ("unknown", ("没有邀请",)),
        ("ambiguous", ("不止一位",)),
        ("early", ("还没开门",)),
        ("refused", ("不能登记",)),
    )
)
"""What may become of a line; `RECORDED` are those after which the guest is recorded as there."""
RECORDED = ("done", "already")
_NEW = re.compile(r"[+＋]\s*(.*)", re.DOTALL)
_PARTS = re.compile(r"[/／]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one typed line. `other` is the event whose guest it is, `fitting` what an ambiguous one may mean."""

    typed: str
    outcome: str
    message: str
    client: int | None = None
    company: str | None = None
    entered: "Entered | None" = None
    other: str | None = None
    fitting: tuple[str, ...] = ()
    host: str | None = None
    key: bool = False

    def sentence(self) -> str:
        """The answer as it is said at the door, with whose guest it is, so that they can be fetched."""
        parts = [self.message, self.host if self.outcome == "done" else None, _("key client") if self.key else None]
        return " · ".join(part for part in parts if part)

    def row(self, line: int) -> Row:
        """The answer as scripts read it."""
        entered = self.entered
        return {
            "line": line,
            "typed": self.typed,
            "outcome": self.outcome,
            "message": self.sentence(),
            "client": self.company,
            "client_id": self.client,
            "receipt": entered.receipt if entered else None,
            "people": entered.people if entered else None,
            "came_at": entered.came_at if entered else None,
            "by": entered.by if entered else None,
            "member": self.host,
            "key": self.key,
            "event": self.other,
            "candidates": list(self.fitting),
        }


def columns() -> list[Column]:
    """The columns of answers."""
    labels = {code: OUTCOME.label(code) for code in OUTCOME.codes()}
    hidden = [
        *(Column("client", _("Client")), Column("client_id", _("Client no."), "id"), Column("receipt", _("No."), "id")),
        *(Column("people", _("People"), "count"), Column("came_at", _("Came"), "time"), Column("by", _("Recorded by"))),
        *(Column("member", _("Member")), Column("key", _("Key"), "flag")),
        *(Column("event", _("Event")), Column("candidates", _("Fits"))),
    ]
    return [
        Column("line", _("Line"), "id"),
        Column("typed", _("Typed"), hidden=True),
        Column("outcome", _("Outcome"), labels=labels),
        Column("message", _("What became of it")),
        *(replace(column, hidden=True) for column in hidden),
    ]


class Desk:
    """Checks guests of one event in; `opens` is the time from which it does, `anyway` whether who had said no is let in."""

    def __init__(self, context: Context, door: Door, opens: str, *, anyway: bool = False) -> None:
        self.context = context
        self.door = door
        self.opens = opens
        self.anyway = anyway
        self.last: tuple[int, str] | None = None
        """The command that recorded the last guest, and who that was."""

    @property
    def event(self) -> int:
        """The event's id."""
        return int(self.door.event["id"])

    def receive(self, text: str) -> Answer:
        """Do what can be done with one line without asking anybody."""
        early = self.early(text)
        if early is not None:
            return early
        new = _NEW.fullmatch(clean(text))
        try:
            if new:
                return self.new_guest(text, *_new(new[1]))
            looked = self.door.look(text)
            if len(looked.guests) == 1:
                return self.admit(text, looked.guests[0], looked.typed, anyway=self.anyway)
            return self.nobody(text, looked)
        except NotFoundError as error:
            return Answer(text, "unknown", error.what)
        except RefusedError as error:
            return Answer(text, "refused", error.what)

    def early(self, text: str) -> Answer | None:
        """The answer to one who comes before the doors open; None once they are open."""
        self.context.go_on()
        if self.context.now.strftime("%Y-%m-%d %H:%M") >= self.opens:
            return None
        return Answer(text, "early", _("The doors open at {time}.").format(time=self.opens))

    def admit(self, text: str, guest: Row, typed: Typed, *, anyway: bool) -> Answer:
        """Check an invited guest in."""
        from mgrday.records import door

        with self.writing(text) as work:
            entered = door.check_in(work, self.event, int(guest["id"]), typed.people, anyway=anyway)
            self.keep(work, entered, guest["company"])
        answer = self.told(text, int(guest["id"]), guest["company"], entered, typed.people, said_no=guest["chase"] == "no")
        return replace(answer, host=guest["member"], key=bool(guest["key"]))

    def let_in(self, text: str, client: int, company: str, member: int, people: int | None) -> Answer:
        """Check a client in who was not invited, as a guest of `member`'s. Raises RefusedError for who has left."""
        from mgrday.records import door

        with self.writing(text) as work:
            entered = door.let_in(work, self.event, client, member, people)
            self.keep(work, entered, company)
        return self.told(text, client, company, entered)

    def new_guest(self, text: str, company: str, member: str, phone: str | None, people: int | None) -> Answer:
        """Check a company in that nobody knows, as a new client of `member`'s. Raises RefusedError, NotFoundError."""
        from mgrday.records import door

        with self.writing(text) as work:
            inviter = find(work.reader, "member", member)
            client, entered = door.new_guest(work, self.event, company, phone, inviter, people)
            self.keep(work, entered, company)
        return self.told(text, client, company, entered)

    def nobody(self, text: str, looked: Looked) -> Answer:
        """The answer where not exactly one guest fits."""
        several = [row["company"] for row in looked.guests] or [row["name"] for row in looked.others]
        if len(several) > 1:
            named = listed(several[:MOST_CANDIDATES]) + (" …" if len(several) > MOST_CANDIDATES else "")
            told = _("“{text}” fits several: {names}").format(text=looked.typed.reference, names=named)
            return Answer(text, "ambiguous", told, fitting=tuple(several))
        if not several:
            return Answer(text, "unknown", _("Nobody who is invited fits “{text}”.").format(text=looked.typed.reference))
        stranger = self.door.stranger(int(looked.others[0]["id"]), several[0], self.context.today)
        if stranger.event is None:
            told = _("{client} is on record, but not invited.").format(client=stranger.company)
            return Answer(text, "unknown", told, stranger.client, stranger.company)
        told = _("{client} is invited to “{event}”, not to this one.").format(client=stranger.company, event=stranger.event)
        whose = Answer(text, "other_event", told, stranger.client, stranger.company)
        return replace(whose, other=stranger.event, host=stranger.member_name)

    def told(
        self,
        text: str,
        client: int,
        company: str,
        entered: "Entered",
        people: int | None = None,
        *,
        said_no: bool = False,
    ) -> Answer:
        """The answer for a guest at whom the door has looked."""
        if entered.entry == "done":
            count = ngettext("{n} person", "{n} people", entered.people or 1).format(n=entered.people or 1)
            told = _("{client} had said no, and is here: {people}") if said_no else _("{client} is here: {people}")
            told = told.format(client=company, people=count)
        elif entered.entry == "already":
            parts = [_("since {time}").format(time=entered.came_at[11:])] if entered.came_at else []
            parts += [_("recorded by {name}").format(name=entered.by)] if entered.by else []
            if people and people != entered.people:
                command = f"mgrday receipt edit {entered.receipt} --people {people}"
                parts.append(_("to change the people: {command}").format(command=command))
            told = " · ".join([_("{client} was here already").format(client=company), *parts])
        elif entered.entry == "cancelled":
            told = _("{client} had said no.").format(client=company)
        else:
            told = _("{client} is on record, but not invited.").format(client=company)
        return Answer(text, entered.entry, told, client, company, entered)

    @contextmanager
    def writing(self, text: str) -> Iterator["Work"]:
        """The unit of work of one guest; in the history it is the command that would record them alone."""
        self.context.go_on()
        with self.context.write(f"event door {self.event} {quoted(clean(text))}") as work:
            yield work

    def keep(self, work: "Work", entered: "Entered", company: str) -> None:
        """Remember who was recorded last."""
        if entered.entry == "done":
            self.last = (work.command_id, company)

    def standing(self) -> str:
        """How many are here, of how many, with how many people."""
        counts = self.door.counts()
        people = ngettext("{n} person", "{n} people", counts["people"]).format(n=counts["people"])
        told = _("Here {came} of {receipts}")
        if self.door.expected:
            told = _("Here {came} of {receipts} (about {expected} expected)")
        return f"{told.format(**counts, expected=self.door.expected)} · {people}"


def _new(text: str) -> tuple[str, str, str | None, int | None]:
    """Company, inviter, phone and people of ``COMPANY / MEMBER [/ PHONE] [N]``. Raises RefusedError."""
    typed = typed_people(text)
    parts = [part.strip() for part in _PARTS.split(typed.reference)]
    if len(parts) not in (2, 3) or not all(parts):
        raise RefusedError(_("A new guest is written: + COMPANY / MEMBER, or + COMPANY / MEMBER / PHONE."))
    return parts[0], parts[1], parts[2] if len(parts) == 3 else None, typed.people
