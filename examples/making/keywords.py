"""The keyword books: prepared before a visit and for a receipt, and topped up every other day."""

from dataclasses import dataclass, field
from random import Random

from making import words
from making.cast import ACTIVE
from making.clients import Client
from making.days import day

PRICES = (3800, 4800, 5800, 6800, 8800, 9800, 12800)


@dataclass
class KeywordBook:
    """The rows of keywords, and which terms each client has."""

    random: Random
    rows: list[tuple[object, ...]] = field(default_factory=list)
    terms: dict[str, set[str]] = field(default_factory=dict)
    prepared: set[tuple[str, int]] = field(default_factory=set)

    def ensure(self, client: Client, k: int, at_least: int) -> None:
        """Prepare one for `client` around day `k`, no later than `at_least`, unless it has one by then."""
        if client.keyword_k is not None and client.keyword_k >= at_least:
            return
        wanted = max(at_least, min(client.created_k, k))
        self.add(client, wanted)

    def add(self, client: Client, k: int) -> None:
        """Prepare one more for `client` on day `k`; nothing when it has every term of its industry."""
        taken = self.terms.setdefault(client.company, set())
        left = [term for term in words.INDUSTRIES[client.industry][1] if term not in taken]
        if not left:
            return
        term = self.random.choice(left)
        first = not taken
        taken.add(term)
        price: object = self.random.choice(PRICES)
        years = self.random.choice((1, 1, 2, 3))
        if client.no_quote and first:
            price = ""
        mode = self.random.choices(("主动", "被动"), (7, 3))[0]
        self.rows.append((client.owner.name, client.company, term, mode, years, price, self._status(client, first), day(k)))
        self.prepared.add((client.owner.name, k))
        client.keyword_k = k if client.keyword_k is None else max(client.keyword_k, k)

    def _status(self, client: Client, first: bool) -> str:
        if client.signed_k is not None:
            return "已成交" if first else "已推介"
        if client.visits > 1 or client.grade == "A":
            return "已推介"
        return "已准备"

    def top_up(self, book: list[Client]) -> None:
        """Every other day each member prepares one more; the sliding veteran has stopped."""
        for person in ACTIVE:
            own = [c for c in book if c.owner is person and c.signed_k is None and not c.no_keyword and not c.no_quote]
            for k in range(person.from_k - person.from_k % 2 - 1, 0, -2):
                if person.name == "唐建国" and k <= 13 or {(person.name, k), (person.name, k + 1)} & self.prepared:
                    continue
                ready = [c for c in own if c.created_k >= k and len(self.terms.get(c.company, ())) < 3 and c.reachable(k)]
                if ready:
                    self.add(min(ready, key=lambda c: (len(self.terms.get(c.company, ())), c.grade)), k)
