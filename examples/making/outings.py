"""The outing register: who went to see whom, the return, the debrief, the call-back, and the visits that went wrong."""

from dataclasses import dataclass, field, replace
from random import Random

from making import words
from making.cast import PEOPLE, Person
from making.clients import Client
from making.days import at, day, later
from making.keywords import KeywordBook

RECENT_K = 10
"""Outings since then are all verified and debriefed, but for the flaws: the rules look at this week and last week."""


@dataclass(frozen=True)
class Outing:
    """One row of the register; `k` is its day, `start` and `end` minutes after midnight."""

    person: Person
    client: Client
    k: int
    start: int
    end: int
    purpose: str
    with_manager: bool
    result: str
    why_not: str = ""
    condition: str = ""
    expected_k: int | None = None
    verdict: str = ""
    verdict_grade: str = ""
    returned: bool = True

    def row(self) -> tuple[object, ...]:
        """The row of the CSV."""
        back = at(self.k, self.end) if self.returned else ""
        called = later(back, 25) if back and self.verdict else ""
        due = at(self.k, min(1080, -(-(self.end + 5) // 30) * 30))
        left, manager = at(self.k, self.start), "是" if self.with_manager else "否"
        expected = "" if self.expected_k is None else day(self.expected_k)
        what = (left, due, back, self.purpose, manager, self.result, self.why_not, self.condition, expected)
        return (self.person.name, self.client.company, *what, called, self.verdict, self.verdict_grade)


@dataclass
class Register:
    """The outings, in order."""

    random: Random
    keywords: KeywordBook
    outings: list[Outing] = field(default_factory=list)

    def fill(self, book: list[Client]) -> None:
        """Two months of outings, then the flaws."""
        for k in range(43, 0, -1):
            for person in PEOPLE:
                if person.works(k):
                    self._day(person, k, [client for client in book if client.owner is person])
        self._overlap(book)
        self._without_keyword(book, "方雨桐", 1)
        self._without_keyword(book, "马骏", 0)
        self.outings = [_spoiled(outing) for outing in self.outings]

    def _day(self, person: Person, k: int, own: list[Client]) -> None:
        signing = [client for client in own if client.signed_k == k and not client.at_event]
        if not (signing or person.goes_out(k)):
            return
        client = signing[0] if signing else self._choose(own, k)
        if client is not None:
            self._visit(client, k, signing=bool(signing))

    def _choose(self, own: list[Client], k: int) -> Client | None:
        most = {"A": 4, "B": 3, "C": 1}
        ready = [
            client
            for client in own
            if client.reachable(k)
            and client.open(k)
            and not client.no_visit
            and not client.no_keyword
            and k != client.quiet_k
            and client.visits < most[client.grade]
            and min((t for t in client.touches if t >= k), default=99) > k
        ]
        urgency = {"A": 0, "B": 1.5, "C": 4.0}
        return min(ready, key=lambda c: (c.visits + urgency[c.grade] + self.random.random(), c.company), default=None)

    def _visit(self, client: Client, k: int, *, signing: bool = False, keyword: bool = True, start: int = 0) -> None:
        if keyword:
            self.keywords.ensure(client, min(k + 1, client.created_k), k)
        start = start or self.random.choice((570, 590, 610, 810, 825, 850)) + self.random.randint(0, 9)
        end = start + self.random.randint(75, 165)
        result = "签单" if signing else self.random.choices(("推进", "拒绝", "未见到"), (70, 14, 10))[0]
        if not signing and client.grade == "A":
            result = "推进"
        outing = Outing(
            client.owner,
            client,
            k,
            start,
            end,
            "签合同" if signing else self.random.choice(words.PURPOSES),
            client.owner.name == "马骏" or self.random.random() < 0.12,
            result,
        )
        if result in ("推进", "拒绝"):
            outing = replace(
                outing,
                why_not=self.random.choice(words.WHY_NOT),
                condition=self.random.choice(words.CONDITIONS),
                expected_k=max(-24, k - self.random.randint(4, 20)),
            )
        if k <= RECENT_K or self.random.random() < 0.85:
            outing = replace(outing, verdict="属实", verdict_grade=client.grade)
        client.visits += 1
        client.touches.append(k)
        self.outings.append(outing)

    def _overlap(self, book: list[Client]) -> None:
        """One member has written down two visits for the same afternoon."""
        own = [client for client in book if client.owner.name == "吴海波"]
        self.outings = [o for o in self.outings if not (o.person.name == "吴海波" and o.k == 4)]
        for start in (14 * 60, 14 * 60 + 50):
            client = self._choose(own, 4)
            if client is None:
                raise LookupError("nobody to visit")
            self._visit(client, 4, start=start)

    def _without_keyword(self, book: list[Client], owner: str, k: int) -> None:
        """A visit for which nothing was prepared."""
        self.outings = [o for o in self.outings if not (o.person.name == owner and o.k == k)]
        own = [c for c in book if c.owner.name == owner and c.grade == "C" and c.created_k >= 3]
        client = next(c for c in own if c.keyword_k is None and not c.no_keyword and not c.touches)
        client.no_keyword = True
        self._visit(client, k, keyword=False, start=8 * 60 + 10 if k == 0 else 14 * 60)


def _spoiled(outing: Outing) -> Outing:
    """`outing`, with what the story has gone wrong with it."""
    match (outing.person.name, outing.k):
        case ("马骏", 0):
            return _still_out(outing, 10 * 60 + 30)
        case ("韩子轩", 1):
            return _still_out(outing, 17 * 60 + 25)
        case ("秦朗", 4) | ("何敏", 5):
            return replace(outing, verdict="", verdict_grade="")
        case ("唐建国", 4):
            return replace(outing, result="推进", verdict="不属实", verdict_grade="")
        case ("唐建国", 2):
            return replace(outing, result="拒绝", why_not="", condition="", expected_k=None)
        case ("沈立群", 5):
            return replace(outing, result="推进", why_not="老板嫌价格高", condition="", expected_k=None)
        case ("罗婷", 3):
            return replace(outing, verdict_grade="C" if outing.client.grade == "B" else "B")
    return outing


def _still_out(outing: Outing, due: int) -> Outing:
    out = replace(outing, end=due, returned=False, result="", verdict="", verdict_grade="")
    return replace(out, why_not="", condition="", expected_k=None)
