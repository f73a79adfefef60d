"""The door of an event on a terminal: a few keys and Enter check a guest in; what is not plain is asked."""

from importlib import import_module

from mgrday.cli.asking import ask, key, line
from mgrday.cli.door_desk import RECORDED, Answer, Desk
from mgrday.cli.verbs import tell
from mgrday.context import Context
from mgrday.errors import NotFoundError, RefusedError, StoreError
from mgrday.kinds.base import clean
from mgrday.review.door import Looked, about
from mgrday.store.reader import Row
from mgrday.store.references import find
from mgrday.words import _, ngettext

MOST = 9
"""The most guests that one key can choose from."""
YES = ("y", "Y", "是")


class Hall:
    """A conversation at the door, until q or the end of the input."""

    def __init__(self, context: Context, desk: Desk) -> None:
        self.context = context
        self.desk = desk
        self.count = 0

    def run(self) -> None:
        """Check in whoever comes. Raises RefusedError before the doors open."""
        early = self.desk.early("")
        if early is not None:
            raise RefusedError(early.message, todo=_("Name another time with --doors."))
        event = self.desk.door.event
        self.context.say(" · ".join(part for part in (event["name"], event["starts_at"], event["venue"]) if part))
        self.context.say(self.desk.standing())
        self.context.say(_("Number, part of the name, pinyin initials or end of the phone; people behind it: acme 3"))
        self.context.say(_("+ somebody new · u takes the last one back · q ends"))
        import_module("mgrday.records.door")  # what writing needs takes its time now, not with the first guest
        while True:
            typed = line(">")
            if typed is None or typed.casefold() in ("q", "ｑ"):
                break
            if typed:
                self.meet(typed)
        tell(self.desk.standing())
        tell(ngettext("{n} checked in here.", "{n} checked in here.", self.count).format(n=self.count))

    def meet(self, typed: str) -> None:
        """Deal with one typed line; what goes wrong is said, and the next may come."""
        try:
            if typed.casefold() == "u":
                self.take_back()
                return
            answer = self.answered(typed)
        except (NotFoundError, RefusedError, StoreError) as error:
            self.context.say(_("Not recorded: {what}").format(what=error.what))
            return
        if answer is None:
            self.context.say(_("Not recorded."))
            return
        tell(answer.sentence())
        if answer.outcome == "done":
            self.count += 1
        if answer.outcome in RECORDED:
            self.context.say(self.desk.standing())

    def answered(self, typed: str) -> Answer | None:
        """What becomes of a line, after asking what must be asked; None where nobody is let in."""
        text = clean(typed)
        if text[:1] in ("+", "＋"):
            return self.desk.receive(text) if "/" in text or "／" in text else self.somebody_new(text, text[1:].strip(), None)
        looked = self.desk.door.look(text)
        if looked.guests:
            guest = self.chosen(looked.guests)
            return None if guest is None else self.admitted(text, guest, looked)
        if len(looked.others) > 1:
            return self.desk.nobody(text, looked)
        if looked.others:
            return self.a_stranger(text, looked)
        self.context.say(self.desk.nobody(text, looked).message)
        if key(_("Is it somebody new? [y/N]")) not in YES:
            return None
        return self.somebody_new(text, looked.typed.reference, looked.typed.people)

    def chosen(self, guests: list[Row]) -> Row | None:
        """The only guest that fits, or the one whose key is pressed."""
        if len(guests) == 1:
            return guests[0]
        for number, guest in enumerate(guests[:MOST], 1):
            self.context.say(f"  {number}  {about(guest)}")
        if len(guests) > MOST:
            self.context.say(_("… and {n} more: type more of the name.").format(n=len(guests) - MOST))
        pressed = key(_("Which one? Any other key: nobody"))
        number = int(pressed) if pressed.isascii() and pressed.isdigit() else 0
        return guests[number - 1] if 1 <= number <= min(MOST, len(guests)) else None

    def admitted(self, text: str, guest: Row, looked: Looked) -> Answer | None:
        """Check a guest in; one who had said no after a question."""
        answer = self.desk.admit(text, guest, looked.typed, anyway=False)
        if answer.outcome != "cancelled":
            return answer
        self.context.say(answer.message)
        if key(_("Check them in all the same? [y/N]")) not in YES:
            return None
        return self.desk.admit(text, guest, looked.typed, anyway=True)

    def a_stranger(self, text: str, looked: Looked) -> Answer | None:
        """Let a client in who is not invited, after a question; the inviter is asked, Enter takes the one who is known."""
        stranger = self.desk.door.stranger(int(looked.others[0]["id"]), looked.others[0]["name"], self.context.today)
        self.context.say(self.desk.nobody(text, looked).message)
        if key(_("Let them in here? [y/N]")) not in YES:
            return None
        member = self.inviter(stranger.member, stranger.member_name)
        if member is None:
            return None
        return self.desk.let_in(text, stranger.client, stranger.company, member, looked.typed.people)

    def somebody_new(self, text: str, company: str, people: int | None) -> Answer | None:
        """Ask for what a new client needs, and check them in."""
        company = ask(_("Company, or Enter for {name}:").format(name=company), empty=company) if company else ask(_("Company:"))
        phone = ask(_("Phone, or Enter for none:"), empty="")
        member = self.inviter(None, None)
        if member is None:
            return None
        return self.desk.new_guest(text, company, str(member), phone or None, people)

    def inviter(self, known: int | None, name: str | None) -> int | None:
        """The member who invited, asked until one is found; Enter takes the `known` one, or nobody."""
        question = _("Invited by, or Enter for {name}:").format(name=name) if name else _("Invited by, or Enter to leave it:")
        while True:
            typed = ask(question, empty="")
            if not typed:
                return known
            try:
                return find(self.context.reader(), "member", typed)
            except NotFoundError as error:
                self.context.say(error.what)

    def take_back(self) -> None:
        """Take the last check-in of this conversation back. Raises RefusedError where there is none."""
        from mgrday.records import undo

        if self.desk.last is None:
            raise RefusedError(_("There is nothing to take back."), todo="")
        number, company = self.desk.last
        with self.context.write(f"undo {number}", undoes=number) as work:
            undo.take_back(work, undo.plan(work.reader, number))
        self.desk.last = None
        self.count -= 1
        tell(_("Taken back: {client}").format(client=company))
        self.context.say(self.desk.standing())
