"""What the phase of the month puts first: in phase 1 what last month left, from then on the key deals, named again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mgrday.days import Span, between, phase, say_day, shift
from mgrday.method.phases import phases
from mgrday.money import say_wan
from mgrday.report import Cell, Column, Line, Lines, Table, Tone
from mgrday.review.question import Question
from mgrday.review.rules.payment_overdue import RULE as OVERDUE
from mgrday.review.rules.saying import owned
from mgrday.review.showing import ago
from mgrday.review.wide import width
from mgrday.store.named import beside
from mgrday.words import N_, _

SQL = beside(__file__)
CLEARING, NAMING_AGAIN = 1, (3, 4)
"""The phase that clears up what last month left, and those in which more key deals are named."""
MOST_CANDIDATES = 5
MOST_LINES = 5
_ROOM = 78
"""Terminal columns for a line with its command, in a terminal of 80."""
_LEFT = {"deal": N_("not signed"), "payment": N_("to collect")}
_TITLES = {
    1: N_("First: what last month nearly closed and what can still be paid"),
    2: N_("Key deals, one by one"),
    3: N_("Key deals, name them again"),
    4: N_("Key deals: none may slip now"),
}
Deal = dict[str, Any]


@dataclass(frozen=True)
class Push:
    """What the phase of the question's day puts first."""

    question: Question

    @property
    def today(self) -> str:
        """The day."""
        return self.question.today

    @cached_property
    def phase(self) -> int:
        """The phase of the month, 1 to 4."""
        return phase(self.today)

    @property
    def clearing(self) -> bool:
        """Whether what last month left goes first now."""
        return self.phase == CLEARING

    @property
    def said(self) -> str:
        """The phase and its push in one line."""
        now = phases()[self.phase - 1]
        return _("Phase {number}, {phase}: {push}").format(number=now.number, phase=now.name, push=now.push)

    @property
    def title(self) -> str:
        """What is put first, in words."""
        return _(_TITLES[self.phase])

    @cached_property
    def unfinished(self) -> list[Deal]:
        """What last month left: deals to sign and money to collect, most worth first."""
        month = Span.month(self.today)
        last = month.previous()
        days = OVERDUE.in_force(self.question)["days"]
        found = [self._left("deal", row) for row in self._rows("unfinished_deals", start=last.start, end=month.start)]
        for row in self._rows("unpaid", end=month.start):
            found.append(self._left("payment", row | {"day": shift(row["day"], days)}))
        return sorted(found, key=lambda row: (-row["amount"], row["kind"], row["id"]))

    def left(self, kind: str) -> list[Deal]:
        """What last month left of a kind, ``deal`` or ``payment``."""
        return [row for row in self.unfinished if row["kind"] == kind]

    def _left(self, kind: str, row: Deal) -> Deal:
        days = max(between(row["day"], self.today), 0) if row["day"] else None
        command = "mgrday deal sign {id}" if kind == "deal" else "mgrday payment add {id}"
        return row | {"kind": kind, "days": days, "do": command.format(id=row["id"])}

    @cached_property
    def key_deals(self) -> list[Deal]:
        """The open key deals of the month in the order of their days, then the largest deals that could be named."""
        end = Span.month(self.today).end
        found = sorted(self._rows("key_deals", end=end), key=lambda row: (row["expected_on"] or end, -row["amount"], row["id"]))
        if self.phase in NAMING_AGAIN:
            found += self._rows("candidates", end=end, most=MOST_CANDIDATES)
        return [row | {"slipped": self._slipped(row), "do": self._act(row)} for row in found]

    def _slipped(self, row: Deal) -> bool:
        return row["expected_on"] is not None and row["expected_on"] < self.today

    def _act(self, row: Deal) -> str:
        if not row["key"]:
            return f"mgrday deal key {row['id']}"
        if self._slipped(row) or row["expected_on"] is None:
            return f"mgrday deal edit {row['id']} --expected {_('DAY')}"
        return f"mgrday show deal {row['id']}"

    def _rows(self, query: str, **given: object) -> list[Deal]:
        return self.question.reader.rows(SQL[query], department=self.question.department, **given)

    def tables(self, spoken: bool, hidden: bool = False) -> list[Table]:
        """The tables ``unfinished`` and ``key_deals``; only the one of the phase has rows, and none unless it is `spoken` of."""
        clearing, naming = spoken and self.clearing, spoken and not self.clearing
        return [
            self._unfinished(self.unfinished if clearing else [], hidden or not clearing),
            self._key_deals(self.key_deals if naming else [], hidden or not naming),
        ]

    def _unfinished(self, found: Sequence[Deal], hidden: bool) -> Table:
        rows = [row | {"kind_said": _(_LEFT[row["kind"]]), "days": Cell(row["days"]) if row["days"] else 0} for row in found]
        columns = [
            Column("kind", _("What"), hidden=True),
            Column("client", _("Client")),
            Column("kind_said", _("What")),
            Column("id", _("Deal"), "id"),
            Column("member", _("Member")),
            Column("amount", _("Amount"), "money"),
            Column("day", _("Due on"), "day"),
            Column("days", _("Days over"), "count"),
            Column("do", _("Command"), hidden=True),
        ]
        empty = _("Last month left nothing: every deal is settled and paid.")
        note = _("When it is done: mgrday deal sign DEAL, mgrday payment add DEAL AMOUNT")
        return Table("unfinished", _(_TITLES[CLEARING]), columns, rows, empty=empty, note=note, hidden=hidden)

    def _key_deals(self, found: Sequence[Deal], hidden: bool) -> Table:
        rows = [
            row
            | {
                "key": bool(row["key"]),
                "expected_on": Cell(row["expected_on"]) if row["slipped"] else row["expected_on"],
            }
            for row in found
        ]
        columns = [
            Column("client", _("Client")),
            Column("id", _("Deal"), "id"),
            Column("key", _("Key"), "flag"),
            Column("member", _("Member")),
            Column("amount", _("Amount"), "money"),
            Column("expected_on", _("Expected on"), "day"),
            Column("slipped", _("Slipped"), "flag", hidden=True),
            Column("last_touch_day", _("Last touch"), "day"),
            Column("do", _("Command"), hidden=True),
        ]
        note = _("A new day: mgrday deal edit DEAL --expected DAY. One more key deal: mgrday deal key DEAL; one less: --off")
        title = _(_TITLES[max(self.phase, 2)])
        return Table("key_deals", title, columns, rows, empty=_nothing_named(), note=note, hidden=hidden)

    def lines(self) -> Lines | None:
        """A handful of lines for the briefing; None where last month left nothing."""
        if self.clearing:
            found, say = self.unfinished, self._say_left
        else:
            found, say = self.key_deals, self._say_key
        if not found:
            return None if self.clearing else Lines(self.title, [Line(_nothing_named(), "wrong")])
        shown = [line for row in found[:MOST_LINES] for line in _with_command(say(row), row)]
        if len(found) > MOST_LINES:
            left = len(found) - MOST_LINES
            shown.append(Line(_("… and {count} more: mgrday report month").format(count=left), "faint"))
        return Lines(self.title, shown)

    def _say_left(self, row: Deal) -> str:
        if row["kind"] == "payment":
            text = _("{amount} to collect from {client}, due {day}")
        elif row["day"] is None:
            text = _("{amount} to sign with {client}, no day expected")
        else:
            text = _("{amount} to sign with {client}, expected {day}")
        day = say_day(row["day"], self.today) if row["day"] else ""
        return text.format(amount=say_wan(row["amount"]), client=owned(row, self.today), day=day)

    def _say_key(self, row: Deal) -> str:
        text = _("{amount} {client}, {when}, {touch}") if row["key"] else _("could be named: {amount} {client}, {when}")
        expected, touched = row["expected_on"], row["last_touch_day"]
        when = _("expected {day}").format(day=say_day(expected, self.today)) if expected else _("no day expected")
        touch = _("last touch {when}").format(when=ago(touched, self.today)) if touched else _("never touched")
        given = {"amount": say_wan(row["amount"]), "client": owned(row, self.today)}
        return text.format(when=when, touch=touch, **given)


def _with_command(text: str, row: Deal) -> list[Line]:
    """What is to be done, and the command: behind it where there is room, else under it."""
    tone: Tone = "wrong" if row.get("slipped") or row.get("days") else "plain"
    together = f"{text} → {row['do']}"
    return [Line(together, tone)] if width(together) <= _ROOM else [Line(text, tone), Line(f"   → {row['do']}", "faint")]


def _nothing_named() -> str:
    return _("No key deal is open this month. Name one: mgrday deal key DEAL")
