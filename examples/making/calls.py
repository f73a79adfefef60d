"""The phone: each member's calls of each day, the A clients first."""

from dataclasses import dataclass, field
from random import Random

from making import words
from making.cast import PEOPLE, Person
from making.clients import Client
from making.days import at, day
from making.outings import Outing

EVERY = {"A": 2.0, "B": 4.0, "C": 15.0}
"""Workdays between two touches of a client that is kept well."""
SIGNED_EVERY = 25.0
LAST_DAY_MINUTES = (8 * 60 + 32, 8 * 60 + 47)
EARLY_BIRDS = ("顾晓雯", "陆一鸣", "何敏", "秦朗")

HEARD = {
    "顾晓雯": (2, 6, (5, 4, 5)),
    "陆一鸣": (1, 4, (4, 3, 4)),
    "唐建国": (5, 9, (4, 2, 3)),
    "何敏": (4, 8, (4, 4, 4)),
    "韩子轩": (3, 7, (3, 4, 3)),
    "方雨桐": (1, 4, (2, 3, 3)),
    "吴海波": (13, 8, (3, 3, 4)),
    "秦朗": (6, 9, (4, 4, 3)),
    "罗婷": (2, 5, (3, 3, 2)),
}
"""Whose calls the manager listens to: the `k` of the last time, every how many workdays, and what they usually get."""


@dataclass
class Phone:
    """The rows of calls."""

    random: Random
    rows: list[tuple[object, ...]] = field(default_factory=list)
    heard: set[tuple[str, int]] = field(default_factory=set)

    def ring(self, book: list[Client], outings: list[Outing]) -> None:
        """Two months of calls; on the last day only those of the first half hour."""
        for k in range(43, 0, -1):
            for person in PEOPLE:
                if person.works(k):
                    away = [(o.start, o.end) for o in outings if o.person is person and o.k == k]
                    self._day(person, k, [client for client in book if client.owner is person], away)
        for name in EARLY_BIRDS:
            own = [c for c in book if c.owner.name == name and c.signed_k is None and c.grade == "C" and c.reachable(0)]
            for client, minute in zip(own[-2:], LAST_DAY_MINUTES, strict=True):
                self._call(client, 0, minute + self.random.randint(0, 9), "老板" if minute < 520 else "未接")

    def _day(self, person: Person, k: int, own: list[Client], away: list[tuple[int, int]]) -> None:
        sliding = person.name == "唐建国" and k <= 14
        least, most = (2, 3) if sliding else person.calls
        if person.name == "马骏" or (sliding and k == 1):
            least = most = 4 if person.name == "马骏" else 2
        chosen = self._chosen(own, k, self.random.randint(least, most))
        minutes = _free_minutes(self.random, len(chosen), away)
        owners = 2 if sliding else max(2, round(len(chosen) * self.random.uniform(0.35, 0.55)))
        in_luck = set(self.random.sample(range(len(chosen)), min(owners, len(chosen))))
        for nth, (client, minute) in enumerate(zip(self.random.sample(chosen, len(chosen)), minutes, strict=True)):
            reached = "老板" if nth in in_luck else self.random.choice(("员工", "员工", "未接"))
            self._call(client, k, minute, reached)

    def _chosen(self, own: list[Client], k: int, count: int) -> list[Client]:
        """Who is called: those who must be, then those whose last touch is the longest ago for their grade."""

        def gap(client: Client) -> float:
            last = min((touch for touch in client.touches if touch >= k), default=client.created_k + 4)
            every = SIGNED_EVERY if client.signed_k is not None and client.signed_k > k else EVERY[client.grade]
            return (last - k) / every

        def must(client: Client) -> bool:
            if client.quiet_k:
                return k == client.quiet_k and not client.at_event
            if client.signed_k is not None:
                return k in client.must_call
            late = (client.grade == "A" and k == 1) or (client.grade == "B" and k in (1, 2) and client.last_touch() > 4)
            return late or k in client.must_call

        ready = [client for client in own if client.reachable(k) and k not in client.touches]
        ready = [client for client in ready if not (client.quiet_k == k and client.at_event)]
        first = [client for client in ready if must(client)]
        rest = sorted((client for client in ready if client not in first), key=lambda client: (-gap(client), client.company))
        return first + rest[: max(0, count - len(first))]

    def _call(self, client: Client, k: int, minute: int, reached: str) -> None:
        length: object = ""
        said = "无人接听"
        if reached == "老板":
            length, said = self.random.randint(3, 14), self.random.choice(words.SAID_OWNER[client.grade])
            if client.signed_k is not None and client.signed_k > k:
                said = "回访使用情况，满意"
        elif reached == "员工":
            length, said = self.random.randint(1, 3), self.random.choice(words.SAID_STAFF)
        client.touches.append(k)
        marks = ("", "", "", "")
        if reached == "老板" and client.owner.name in HEARD:
            marks = self._heard(client.owner.name, k)
        self.rows.append((client.owner.name, client.company, at(k, minute), reached, length, said, "", *marks))

    def _heard(self, name: str, k: int) -> tuple[object, ...]:
        """The marks of a call that the manager listened to: of each one's first effective call on a day of theirs."""
        first, every, typical = HEARD[name]
        if k < first or (k - first) % every or (name, k) in self.heard:
            return ("", "", "", "")
        self.heard.add((name, k))
        swing = (k // every) % 3 - 1
        return (*(min(5, max(1, mark + (swing if nth == k % 3 else 0))) for nth, mark in enumerate(typical)), day(k))


def _free_minutes(random: Random, count: int, away: list[tuple[int, int]]) -> list[int]:
    """`count` minutes of the working day, outside the outings, in order."""
    hours = [*range(9 * 60, 11 * 60 + 50), *range(13 * 60 + 20, 17 * 60 + 40)]
    return sorted(random.sample([m for m in hours if not any(start <= m <= end for start, end in away)], count))
