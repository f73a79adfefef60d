"""The guests of an event: every receipt with its client, when they are chased, and how many will come."""

from dataclasses import dataclass
from functools import cached_property

from mgrday.days import last_workday
from mgrday.method.event_stages import NOON
from mgrday.review.attendance import Expected, expected
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row

SQL = beside(__file__)
SETTLED = ("yes", "no")
"""The answers after which nobody need call again."""
CLASSES = ("key", None, "normal", "doubtful")
"""The classes of sorted receipts by worth; what is not sorted yet may still be worth a call."""


def chase_from(day: str) -> str:
    """The day on which the guests of an event on `day` begin to be chased: the last workday before it."""
    return last_workday(day)


def is_chasing(starts_at: str, time: str) -> bool:
    """Whether at `time` the guests of an event are to be chased: from the last workday before it until its noon."""
    day = starts_at[:10]
    return chase_from(day) <= time[:10] and time < min(starts_at, f"{day} {NOON}")


def coming_event(reader: Reader, today: str) -> int | None:
    """The event of today, or the next; None where none is to come."""
    found = reader.value(SQL["next"], today=today)
    return None if found is None else int(found)


@dataclass(frozen=True)
class Guests:
    """What is read about the guests of one event (its id), each once."""

    question: Question
    event: int

    @cached_property
    def row(self) -> Row:
        """The event."""
        (row,) = self.question.reader.rows(SQL["event"], event=self.event)
        return row

    @cached_property
    def rows(self) -> list[Row]:
        """The receipts in the order in which they came; a client with an open key deal is `key_deal`."""
        return self.question.reader.rows(SQL["receipts"], event=self.event)

    @cached_property
    def expected(self) -> Expected:
        """How many of them will come."""
        return expected(self.question, self.rows, self.row["day"])

    @property
    def over(self) -> bool:
        """Whether the event's day is past."""
        return bool(self.row["day"] < self.question.today)

    @cached_property
    def since(self) -> str:
        """The day from which an answer is good enough: that of chasing once it has come; before it any day."""
        first = chase_from(self.row["day"])
        return first if self.question.today >= first else ""

    def settled(self, row: Row) -> bool:
        """Whether this guest need not be called: came, or has answered yes or no since the chasing began."""
        return bool(row["came"]) or (row["chase"] in SETTLED and row["chased_on"] >= self.since)

    def again(self, row: Row) -> bool:
        """Whether this guest was called since the chasing began and has not said yes or no."""
        return row["chase"] is not None and row["chase"] not in SETTLED and row["chased_on"] >= self.since

    @cached_property
    def to_call(self) -> list[Row]:
        """Whom to phone: those not called yet before those to try again, each by worth."""
        return sorted((row for row in self.rows if not self.settled(row)), key=lambda row: (self.again(row), *worth(row)))


def is_key(row: Row) -> bool:
    """Whether the guest is a key client: marked so, or sorted so."""
    return bool(row["key"] or row["class"] == "key")


def worth(row: Row) -> tuple[object, ...]:
    """How early a guest is looked at: key client, class, grade, how many they bring, what they may buy."""
    place = CLASSES.index(row["class"])
    return (not is_key(row), place, row["grade"], -row["people"], -int(row["amount"] or 0), row["id"])
