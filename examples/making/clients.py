"""The client book: three hundred companies of the two months, who owns them, and the few that are badly kept."""

from dataclasses import dataclass, field
from random import Random

from making import words
from making.cast import PEOPLE, Person


@dataclass(eq=False)
class Client:
    """One company. Days are `k`; `signed_k` is None while unsigned.

    `quiet_k` is the last day on which anybody touches it (0: never quiet). The lists fill as the story is told.
    """

    company: str
    contact: str
    title: str
    phone: str
    industry: str
    region: str
    size: str
    source: str
    grade: str
    owner: Person
    created_k: int
    signed_k: int | None = None
    at_event: bool = False
    amount: int = 0
    quiet_k: int = 0
    next_step: str = ""
    next_k: int | None = None
    no_next: bool = False
    no_visit: bool = False
    no_keyword: bool = False
    no_quote: bool = False
    note: str = ""
    touches: list[int] = field(default_factory=list)
    must_call: set[int] = field(default_factory=set)
    visits: int = 0
    keyword_k: int | None = None

    def open(self, k: int) -> bool:
        """Whether it is in the book and unsigned at the beginning of day `k`."""
        return self.created_k >= k and (self.signed_k is None or self.signed_k < k)

    def reachable(self, k: int) -> bool:
        """Whether the owner may touch it on day `k`."""
        return self.created_k >= k >= self.quiet_k and self.owner.works(k)

    def last_touch(self) -> int:
        """The `k` of the last touch, of the day it was recorded where there was none."""
        return min(self.touches, default=self.created_k)


def make_book(random: Random) -> list[Client]:
    """Every client of every member, in the order in which they were found."""
    names = _names(random)
    book: list[Client] = []
    for person in PEOPLE:
        a, b, c = person.book
        for k, amount in person.deals:
            book.append(_client(random, names, person, "A", _older(random, person, k), signed_k=k, amount=amount))
        for amount in person.event_deals:
            client = _client(random, names, person, "A", _older(random, person, 14), signed_k=8, amount=amount)
            client.at_event = True
            book.append(client)
        book += [_client(random, names, person, "A", _older(random, person, 17)) for _nth in range(a)]
        book += [_client(random, names, person, "B", _older(random, person, max(9, person.until_k))) for _nth in range(b)]
        book += [_client(random, names, person, "C", k) for k in _found(random, person, c)]
    _spoil(book)
    return sorted(book, key=lambda client: -client.created_k)


def _names(random: Random) -> list[str]:
    brands = [first + second for first in words.BRAND_FIRST for second in words.BRAND_SECOND]
    random.shuffle(brands)
    return brands


def _older(random: Random, person: Person, k: int) -> int:
    """A day of recording some weeks before `k`, inside the member's time in the company."""
    first = 110 if person.from_k == 43 and not person.new else person.from_k
    return max(k, min(first, k + random.randint(3, 45)))


def _found(random: Random, person: Person, count: int) -> list[int]:
    """The days on which a member found their C clients: newcomers every other day, veterans every fourth."""
    step, offset = (2, 1) if person.new else (4, 2)
    days = [k for k in range(max(offset, person.until_k), person.from_k + 1) if k % step == offset % step][:count]
    return days + [_older(random, person, max(12, person.until_k)) for _nth in range(count - len(days))]


def _client(
    random: Random, brands: list[str], person: Person, grade: str, created_k: int, *, signed_k: int | None = None, amount: int = 0
) -> Client:
    industry = random.choice(list(words.INDUSTRIES))
    suffixes, _terms, regions = words.INDUSTRIES[industry]
    region = random.choice(regions)
    city = "昆山" if region.startswith("昆山") else "苏州"
    called, title = random.choice(words.TITLES)
    return Client(
        company=f"{city}{brands.pop()}{random.choice(suffixes)}有限公司",
        contact=random.choice(words.SURNAMES) + called,
        title=title,
        phone=f"109{len(brands):04d}{random.randint(1000, 9999)}",
        industry=industry,
        region=region,
        size=_size(len(brands)),
        source=random.choice(words.SOURCES),
        grade=grade,
        owner=person,
        created_k=created_k,
        signed_k=signed_k,
        amount=amount,
    )


def _size(nth: int) -> str:
    """How many people work there, as lists of clients have it: head counts, ranges, classes; not known of every fifth."""
    return ("8人", "20-49人", "小型", "", "35人", "100-200人", "5人", "60人", "", "微型", "150人")[nth % 11]


def _spoil(book: list[Client]) -> None:
    """The badly kept clients of the story; everything else in the book is kept well."""

    def pick(owner: str, grade: str, nth: int = 0) -> Client:
        return [c for c in book if c.owner.name == owner and c.grade == grade and c.signed_k is None][nth]

    def neglect(client: Client, quiet_k: int, next_k: int | None = None) -> None:
        client.quiet_k, client.next_k = quiet_k, next_k
        client.created_k = max(client.created_k, quiet_k + 3)

    neglect(pick("沈立群", "A"), 6, 4)
    neglect(pick("程昊", "A"), 17, 15)
    neglect(pick("程昊", "B"), 18)
    for owner in ("许佳慧", "罗婷"):
        neglect(pick(owner, "B"), 8)
        pick(owner, "B").at_event = True
    for owner in ("沈立群", "何敏", "秦朗", "吴海波", "许佳慧", "罗婷"):
        neglect(pick(owner, "C", 6), 8)
        pick(owner, "C", 6).at_event = True
    neglect(pick("吴海波", "B"), 4, 2)
    neglect(pick("陆一鸣", "C", 15), 6, 3)
    for client in (pick("程昊", "B"), pick("唐建国", "A", 1)):
        client.no_next = True
    for owner in ("何敏", "许佳慧"):
        pick(owner, "A", -1).no_visit = True
        pick(owner, "A", -1).created_k = max(20, pick(owner, "A", -1).created_k)
    for owner, nth in (("马骏", 0), ("罗婷", 2)):
        pick(owner, "C", nth).no_keyword = True
    pick("韩子轩", "A", 1).no_quote = True
    one, other = pick("吴海波", "C", 3), pick("罗婷", "C", 4)
    other.phone, other.contact, other.note = one.phone, one.contact, "同一个老板的另一家厂"
    one, other = pick("许佳慧", "C", 3), pick("方雨桐", "C", 3)
    core = one.company.removeprefix("苏州").removeprefix("昆山").removesuffix("有限公司")
    one.company, other.company, other.industry = f"苏州{core}有限公司", f"{core}（苏州）有限责任公司", one.industry
