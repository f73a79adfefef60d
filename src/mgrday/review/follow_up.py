"""What an event leaves to do: who came and did not sign, who signed, who did not come; who is to follow each up."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mgrday.days import next_workday
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.review.rules.event_follow_up_missing import last_day
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import N_, _

SQL = beside(__file__)
STEPS = {
    "came": N_("follow up after “{event}”"),
    "signed": N_("first service after “{event}”"),
    "absent": N_("ask why they did not come to “{event}”, invite again"),
}
"""What is to be done with each of the three kinds of guests, where nobody says it in other words."""


class Proposal(NamedTuple):
    """Who is to follow a client up (None: nobody of them is still here), on which day, and what they do."""

    client: int
    company: str
    member: int | None
    on: str
    step: str


def last_event(reader: Reader, time: str) -> int | None:
    """The last event that began before `time`; None where none did."""
    found = reader.value(SQL["last"], time=time)
    return None if found is None else int(found)


@dataclass(frozen=True)
class After:
    """What is read about an event (its id) that went, each once."""

    question: Question
    event: int

    @cached_property
    def row(self) -> Row:
        """The event."""
        (row,) = self.question.reader.rows(SQL["event"], event=self.event)
        return row

    @property
    def begun(self) -> bool:
        """Whether the event has begun."""
        return bool(self.row["starts_at"] <= self.question.time)

    @cached_property
    def until(self) -> str:
        """The last day on which following up is in time."""
        return last_day(self.row["day"], RULES["event.follow_up_missing"].in_force(self.question)["workdays"])

    @cached_property
    def guests(self) -> list[Row]:
        """Everybody who was invited or signed, with the amount `signed` at the event."""
        reader = self.question.reader
        signed = {row["client_id"]: int(row["amount"]) for row in reader.rows(SQL["signed"], event=self.event)}
        rows = reader.rows(SQL["guests"], event=self.event, department=self.question.department)
        return [{**row, "amount": signed.get(row["client_id"])} for row in rows]

    @cached_property
    def came(self) -> list[Row]:
        """Who came and has not signed, untouched ones first, each by worth; with what they may buy and on what condition."""
        chances = {row["client_id"]: row for row in self.question.reader.rows(SQL["chances"], event=self.event)}
        rows = [{**row, **chances[row["client_id"]]} for row in self.guests if row["came"] and row["signed_on"] is None]
        return sorted(rows, key=lambda row: (self.touched(row), *_worth(row)))

    @cached_property
    def signed(self) -> list[Row]:
        """Who signed at the event or since, unserved ones first, the largest first."""
        rows = [row for row in self.guests if self.has_signed(row)]
        return sorted(rows, key=lambda row: (self.served(row), -(row["amount"] or 0), row["client_id"]))

    @cached_property
    def absent(self) -> list[Row]:
        """Who sent a receipt and did not come, by worth."""
        rows = [row for row in self.guests if row["id"] is not None and not row["came"] and not self.has_signed(row)]
        return sorted(rows, key=lambda row: (self.touched(row), *_worth(row)))

    @cached_property
    def no_reply(self) -> list[Row]:
        """Who was invited, sent no receipt and has not signed."""
        return sorted((row for row in self.guests if row["id"] is None and row["signed_on"] is None), key=_worth)

    def has_signed(self, row: Row) -> bool:
        """Whether the client signed at the event or since."""
        return row["amount"] is not None or (row["signed_on"] is not None and row["signed_on"] >= self.row["day"])

    def touched(self, row: Row) -> bool:
        """Whether somebody was in touch on a day after the event."""
        return row["last_touch_day"] is not None and row["last_touch_day"] > self.row["day"]

    def served(self, row: Row) -> bool:
        """Whether the client has had a service since the event."""
        return row["served_on"] is not None and row["served_on"] >= self.row["day"]

    def planned(self, row: Row) -> str | None:
        """The day for which somebody has this client in hand: of the service that is due, or of a next step after the event."""
        day: str | None = row["next_on"] if row["signed_on"] is None else row["service_due"]
        return day if day is not None and day > self.row["day"] else None

    def state(self, row: Row) -> str:
        """``done``, ``overdue``, ``handed`` or ``open``."""
        if self.served(row) if row["signed_on"] is not None else self.touched(row):
            return "done"
        if self.question.today > self.until and row["came"] and row["signed_on"] is None:
            return "overdue"
        return "handed" if self.planned(row) else "open"

    def proposals(self) -> list[Proposal]:
        """What is proposed for everybody whom nobody has in hand."""
        rows = [*self.came, *self.signed, *self.absent]
        return [self.proposal(row) for row in rows if self.state(row) != "done" and self.planned(row) is None]

    def proposal(self, row: Row) -> Proposal:
        """Whoever has the client, else who invited it, does on the next workday what such a guest needs."""
        member, _who = self.whose(row)
        step = "signed" if row["signed_on"] is not None else "came" if row["came"] else "absent"
        said = _(STEPS[step]).format(event=self.row["name"])
        return Proposal(row["client_id"], row["company"], member, next_workday(self.question.today), said)

    def whose(self, row: Row) -> tuple[int | None, str | None]:
        """Who follows the client up: its owner, who invited it where that one has left, nobody where both have."""
        for kind in ("owner", "inviter"):
            left = row[f"{kind}_left"]
            if row[f"{kind}_id"] is not None and (left is None or left > self.question.today):
                return row[f"{kind}_id"], row[kind]
        return None, None


def _worth(row: Row) -> tuple[object, ...]:
    """How early a guest is looked at: key client, grade, the largest quote, a condition that was named, how many they bring."""
    key = bool(row["key"]) or row["class"] == "key"
    quote, condition = int(row.get("quote") or 0), row.get("condition")
    return (not key, row["grade"], -quote, condition is None, -(row["people"] or 0), row["client_id"])
