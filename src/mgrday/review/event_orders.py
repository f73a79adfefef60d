"""The orders of an event, each read once: what was signed, what came in on it, and what does not match."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mgrday.days import say_day
from mgrday.kinds.codes import MISMATCHES
from mgrday.money import say_money
from mgrday.report import Record
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.review.rules.payment_over import went_over
from mgrday.review.rules.saying import word
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import _

SQL = beside(__file__)


class Mismatch(NamedTuple):
    """What does not match: its kind, of which record, with whom, how much (fen), what is said of it, what mends it."""

    kind: str
    record: Record
    client: str
    member: str
    amount: int | None
    message: str
    do: str

    @property
    def reference(self) -> str:
        """The record as it is named to accept it as it is: ``deal-12``."""
        return reference(self.record)


def reference(record: Record) -> str:
    """A record in one word."""
    return f"{record.kind}-{record.id}"


@dataclass(frozen=True)
class Orders:
    """The orders of one event (id) as they stand; what came in counts up to the close, or up to today."""

    question: Question
    event: int

    def _rows(self, name: str, **values: object) -> list[Row]:
        return self.question.reader.rows(SQL[name], event=self.event, **values)

    @cached_property
    def row(self) -> Row:
        """The event."""
        (row,) = self._rows("event")
        return row

    @cached_property
    def signed(self) -> list[Row]:
        """The deals signed at the event, with what is `paid` now, and who invited."""
        return self._rows("orders", until=self.row["reconciled_on"] or self.question.today)

    @cached_property
    def settled(self) -> list[Row]:
        """What was accepted as it is: the kind of mismatch, of which record, when and why."""
        rows = self._rows("settled")
        return [{**row, "reference": reference(Record(MISMATCHES[row["kind"]], row["record_id"]))} for row in rows]

    @cached_property
    def mismatches(self) -> list[Mismatch]:
        """What does not match and was not accepted: the money first, then the key clients."""
        found = (*self._not_booked(), *self._paid_elsewhere(), *self._of_orders(), *self._no_outcome())
        settled = {(row["kind"], row["record_id"]) for row in self.settled}
        return [each for each in found if (each.kind, each.record.id) not in settled]

    def _not_booked(self) -> Iterator[Mismatch]:
        for row in self._rows("not_booked", day=self.row["day"]):
            said = _("{client} ({member}) came and signed {amount} that day; the deal is not booked on the event")
            yield _mismatch("deal_not_booked", row, said, f"mgrday deal edit {row['id']} --event {self.event}")

    def _paid_elsewhere(self) -> Iterator[Mismatch]:
        for row in self._rows("paid_elsewhere", day=self.row["day"]):
            said = _("{client} ({member}) paid {amount} that day on deal {deal}, which is not of the event")
            if row["order_id"] is not None:
                do = f"mgrday payment edit {row['id']} --deal {row['order_id']}"
            else:
                whom = f"{row['member_id']} {word(row['client'])}"
                do = _("mgrday deal add {whom} AMOUNT --event {event} --signed {day}").format(
                    whom=whom, event=self.event, day=self.row["day"]
                )
            yield _mismatch("money_without_deal", row, said, do, deal=row["deal_id"])

    def _of_orders(self) -> Iterator[Mismatch]:
        seen: set[tuple[int, int]] = set()
        for row in self.signed:
            edit = f"mgrday deal edit {row['id']}"
            if not row["came"]:
                said = _("{client} ({member}) signed {amount} and is not recorded as having come")
                yield _mismatch("deal_without_attendance", row, said, self._attend(row))
            if row["signed_on"] < self.row["day"]:
                said = _("{client} ({member}): {amount} was signed before the event, {day}")
                day = say_day(row["signed_on"], self.question.today)
                yield _mismatch("signed_before", row, said, f"{edit} --clear event", day=day)
            if (same := (row["client_id"], row["amount"])) in seen:
                said = _("{client} ({member}): a second deal of {amount}; was one booked twice?")
                yield _mismatch("double_deal", row, said, f"mgrday deal remove {row['id']}")
            seen.add(same)
            yield from self._paid_over(row)

    def _attend(self, order: Row) -> str:
        """What has the client of an order recorded as having come, from where its invitation stands."""
        client = word(order["client"])
        if order["receipt_id"] is not None:
            return f"mgrday receipt attend {self.event} {client}"
        if order["invitation_id"] is not None:
            return f"mgrday receipt add {self.event} {client} --came"
        return f"mgrday invitation add {self.event} {client} --by {order['member_id']}"

    def _paid_over(self, order: Row) -> Iterator[Mismatch]:
        most = order["amount"] + 100 * RULES["payment.over"].in_force(self.question)["yuan"]
        if order["received"] > most:
            payment, _day = went_over(self.question, order["id"], most)
            said = _("{client} ({member}): {received} came in on a deal of {amount}")
            do = _("mgrday payment edit {id} --amount AMOUNT").format(id=payment)
            yield _mismatch("payment_over", order, said, do, received=say_money(order["received"]))

    def _no_outcome(self) -> Iterator[Mismatch]:
        for row in self._rows("no_outcome", day=self.row["day"], starts_at=self.row["starts_at"]):
            said = _("{client} ({member}), a key client, came; nothing says what became of it")
            do = _("mgrday lead next {client} TEXT --on DAY").format(client=word(row["client"]))
            yield _mismatch("attendance_without_outcome", row, said, do)


def _mismatch(kind: str, row: Row, said: str, do: str, **more: object) -> Mismatch:
    """A mismatch of the row's record (`id`), said with its client, member and amount."""
    amount = None if row.get("amount") is None else int(row["amount"])
    names = {"client": row["client"], "member": row["member"]}
    money = {} if amount is None else {"amount": say_money(amount)}
    text = said.format(**names, **money, **more)
    return Mismatch(kind, Record(MISMATCHES[kind], row["id"]), **names, amount=amount, message=text, do=do)


def offer(reader: Reader, deal: int) -> str | None:
    """That the client of a signed deal (id) came to an event on its day, and the deal is not booked on it; else None."""
    found = reader.one(SQL["came_then"], deal=deal)
    if found is None:
        return None
    return _("“{client}” came to “{event}” that day; to book it there: mgrday deal edit {id} --event {number}").format(
        client=found["client"], event=found["event"], id=deal, number=found["event_id"]
    )
