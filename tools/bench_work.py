"""Ten years of work of a branch, day by day: the rows of the large store that `tools/large_store.py` makes.

The rows of the last two weeks are mostly in order, with some things wrong in proportion to the people.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bench_people import DEPARTMENTS, SEATS, Branch

RECENT = 160
"""Clients per seat that are worked on: the last ones recorded."""
TIDY = 12
"""Working days at the end in which the neglected clients are left alone."""
EVENT_EVERY = 8
_HALVES = (("09:20", "11:10"), ("13:40", "15:20"), ("15:30", "17:20"))
_TIMES = [f"{hour:02}:{minute:02}" for hour in (9, 10, 11, 13, 14, 15, 16, 17) for minute in range(60)]
_REASONS = ("资金月底才到位", "合伙人还没点头", "在比价", "老板出差")
Rows = list[tuple[Any, ...]]


def shifted(day: str, days: int) -> str:
    """`days` calendar days after `day`."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


class Story:
    """What happened. `rows` is filled day by day and emptied by who writes it away."""

    def __init__(self, branch: Branch, clients: int, calls: int, chance: random.Random) -> None:
        self.branch, self.days, self.chance = branch, branch.days, chance
        self.seats = range(DEPARTMENTS * SEATS)
        self.per_day = clients / len(self.days) / len(self.seats)
        self.calls_per_day = calls / len(self.days) / len(self.seats)
        self.rows: dict[str, Rows] = defaultdict(list)
        self.own: list[list[int]] = [[] for _ in self.seats]
        self.created: list[int] = [0]
        self.seat_of: list[int] = [0]
        self.fate: list[str] = [""]
        self.quiet: set[int] = set()
        self.hot: dict[int, tuple[str, int]] = {}
        self.events = self.deals = 0
        self.last = len(self.days) - 1

    def run_day(self, t: int) -> None:
        """Add what happened on the day of number `t`."""
        if t == max(self.last - TIDY, 1):
            self._choose_hot()
        wanted = [int((t + 1) * self.per_day + seat / len(self.seats)) for seat in self.seats]
        for seat in self.seats:
            member = self.branch.member_on(seat, t)
            while len(self.own[seat]) < max(wanted[seat], 1):
                self._record_client(seat, t, member)
            if (t + seat) % 15 == 0 and (t < self.last - 30 or seat % 41):
                self.rows["talks"].append((member, None, self.days[t], "跟进重点客户", "下周一起去见老板"))
            recent = self.own[seat][-RECENT:]
            if t >= self.last - TIDY:
                recent = [c for c in recent if c not in self.quiet] or recent
            self._calls(t, member, recent)
            if t < self.last or seat % 3 == 0:
                self._outings(t, seat, member, recent)
        if t % EVENT_EVERY == (self.last + 2) % EVENT_EVERY and t >= EVENT_EVERY:
            self._event(t, t)
        if t == self.last:
            self._event(t - 1, t + 2)
            self._finish()

    def _record_client(self, seat: int, t: int, member: int) -> None:
        number = len(self.created)
        day, draw = self.days[t], self.chance.random()
        fate = "signed" if draw < 0.22 else "archived" if draw < 0.6 else "open"
        self.created.append(t)
        self.seat_of.append(seat)
        self.fate.append(fate)
        self.own[seat].append(number)
        self.rows["grades"].append((number, "C", day))
        if number % 3:
            quoted = number % 60 != 1
            self.rows["keywords"].append(
                (member, number, f"关键词{number % 5000}", "active" if number % 4 else "passive", 2 if quoted else None,
                 880_000 if quoted else None, "won" if fate == "signed" and t < self.last - 60 else "prepared", day)
            )
        if fate == "signed":
            self._sign(number, seat, t)
        elif fate == "archived" and draw < 0.34 and t + 80 <= self.last:
            self._on(t + 4, "grades", number, "B")
            self._on(t + 40, "grades", number, "C")
            if draw < 0.27:
                later = min(t + 30, self.last)
                self._deal(member, number, 1_280_000, 0, self.days[later], None, self.days[later], None, day)

    def _on(self, t: int, table: str, *values: object) -> None:
        if t <= self.last:
            self.rows[table].append((*values, self.days[t]))

    def _sign(self, number: int, seat: int, t: int) -> None:
        at = t + self.chance.randint(8, 60)
        if at >= self.last:
            self.fate[number] = "open"
            return
        self._on(t + 5, "grades", number, "B")
        self._on(at - 3, "grades", number, "A")
        for round_ in range(2 if number % 6 == 0 else 1):
            signed = at + round_ * 30
            if signed >= self.last:
                continue
            amount = self.chance.randint(68, 488) * 10_000
            member = self.branch.member_on(seat, signed)
            event = self.events if self.events and number % 4 == 0 else None
            day = self.days[signed]
            self._deal(member, number, amount, int(number % 5 == 0), day, day, None, event, self.days[t])
            self._pay(member, number, signed, amount)
            if round_ == 0 and (signed < self.last - 60 or self.chance.random() < 0.97):
                served = self.days[min(signed + 2, self.last)]
                self.rows["services"].append((number, "call", served, served, served))

    def _deal(self, *values: object) -> None:
        self.deals += 1
        self.rows["deals"].append(values)

    def _pay(self, member: int, client: int, signed: int, amount: int) -> None:
        """Payments of the deal made last."""
        deal, age = self.deals, self.last - signed
        late = self.chance.random()
        open_ = late < 0.5 if age < 10 else late < 0.02 if age < 60 else late < 0.0002
        first = amount // 2 if open_ or late > 0.8 else amount
        self.rows["payments"].append((deal, client, member, first, self.days[min(signed + 1, self.last)]))
        if first < amount and not open_:
            self.rows["payments"].append((deal, client, member, amount - first, self.days[min(signed + 7, self.last)]))

    def _calls(self, t: int, member: int, recent: Sequence[int]) -> None:
        chance, day = self.chance, self.days[t]
        count = int(self.calls_per_day + chance.random())
        if t == self.last:
            count, times = min(count, 2), ["08:40", "08:50"]
        else:
            times = sorted(chance.choices(_TIMES, k=count))
        reached = chance.choices(("owner", "owner", "staff", "none"), k=count)
        minutes = chance.choices((1, 2, 3, 5, 8), k=count)
        self.rows["calls"] += [
            (member, client, f"{day} {time}", day, *rest)
            for client, time, *rest in zip(chance.choices(recent, k=count), times, reached, minutes, strict=False)
        ]

    def _outings(self, t: int, seat: int, member: int, recent: Sequence[int]) -> None:
        chance = self.chance
        if t > self.last - 3 and seat % 61 == 7:
            return
        for left, back in chance.sample(_HALVES, 1 if t == self.last else chance.choice((0, 1, 2, 2, 3))):
            client = chance.choice(recent)
            if client % 3 == 0 and chance.random() < 0.97:
                client = chance.choice([c for c in recent[-30:] if c % 3] or recent)
            self._outing(t, member, client, left, back)
        if t == self.last - 4 and seat % 50 == 3:
            self._outing(t, member, recent[0], "11:30", "12:30")
            self._outing(t, member, recent[-1], "12:00", "13:10")

    def _outing(self, t: int, member: int, client: int, left: str, back: str) -> None:
        chance, day = self.chance, self.days[t]
        draw = chance.random()
        if t == self.last:
            due = f"{day} {'08:55' if draw < 0.05 else '11:30'}"
            self.rows["outings"].append((member, client, f"{day} 08:20", day, due, None, due, *[None] * 9))
            return
        ends = f"{day} {back}"
        if draw < 0.002 and t > self.last - 8:
            self.rows["outings"].append((member, client, f"{day} {left}", day, ends, None, ends, *[None] * 9))
            return
        result = chance.choice(("progress", "progress", "progress", "refused", "absent", "signed"))
        answers: tuple[Any, ...] = (None, None, None, None)
        if result in ("progress", "refused") and draw < 0.97:
            answers = (chance.choice(_REASONS), "先做一个词看效果", shifted(day, 12), day)
        called: tuple[Any, ...] = (None, None, None, None)
        if draw < 0.05 or draw > 0.12:
            verdict = "not_real" if 0.004 < draw < 0.007 else "unreachable" if draw > 0.995 else "real"
            called = (f"{day} 17:40", day, verdict, "A" if draw > 0.99 else None)
        self.rows["outings"].append((member, client, f"{day} {left}", day, ends, ends, ends, result, *answers, *called))

    def _event(self, known: int, t: int) -> None:
        """The event of the day of number `t`: invitations, receipts, who came; `known` is the day up to which all is known."""
        self.events += 1
        day = self.days[t] if t <= self.last else shifted(self.days[self.last], t - self.last)
        name = f"网络获客峰会第{self.events}届"
        self.rows["events"].append((name, f"{day} 14:00", day, "国际会议酒店", 2400, 1000, 700, 90_000_000))
        for seat in self.seats:
            recent = [c for c in self.own[seat][-RECENT:] if (c % 3 or seat % 40 == 9) and c not in self.quiet]
            for client in self.chance.sample(recent, min(8, len(recent))):
                member = self.branch.member_on(seat, known)
                self.rows["invitations"].append((self.events, client, member, self.days[known - 2], "ticket"))
                draw = self.chance.random()
                if draw < 0.45:
                    came = int(draw < 0.3) if t == known else None
                    self.rows["receipts"].append(
                        (self.events, client, member, self.days[known - 1], 1 + client % 2, int(draw < 0.05), came,
                         day if came else None, "yes" if came else None, self.days[known] if came else None)
                    )

    def _choose_hot(self) -> None:
        """The open A and B clients of every seat, when the last days begin; some of them will be neglected."""
        for seat in self.seats:
            open_ = [c for c in self.own[seat][-RECENT * 2 :] if self.fate[c] == "open"]
            self.chance.shuffle(open_)
            most_a = 0 if seat % 97 == 5 else min(25, len(open_) // 5)
            for at, client in enumerate(open_[: most_a + min(90, len(open_) * 7 // 10)]):
                grade = "A" if at < most_a else "B"
                ago = self.chance.randint(0, 22 if grade == "A" else 60)
                self.hot[client] = (grade, max(self.created[client], self.last - ago))
                if self.chance.random() < 0.02:
                    self.quiet.add(client)

    def _finish(self) -> None:
        """The A and B clients: graded, touched in the last days, visited, with deals expected."""
        rows, chance = self.rows, self.chance
        for client, (grade, graded) in self.hot.items():
            member = self.branch.member_on(self.seat_of[client], self.last)
            rows["grades"].append((client, grade, self.days[graded]))
            if client not in self.quiet:
                day = self.days[self.last - 1 - chance.randint(0, 1 if grade == "A" else 4)]
                rows["calls"].append((member, client, f"{day} 11:40", day, "owner", 4))
            if grade == "A" and graded < self.last - 8 and chance.random() < 0.985:
                minute = 11 * 60 + 12 + 5 * (client % 28)
                left, back = (f"{at // 60}:{at % 60:02}" for at in (minute, minute + 4))
                self._outing(max(self.created[client], graded - 1), member, client, left, back)
            if grade == "A" and chance.random() < 0.25:
                expected = shifted(self.days[self.last], chance.randint(-1, 25))
                key = int(chance.random() < 0.3)
                self._deal(member, client, chance.randint(68, 488) * 10_000, key, expected, None, None, None, self.days[graded])
