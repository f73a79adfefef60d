"""The half year before the two months of work: what was signed and lost then, for the forecast to learn from. Days are `k`."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from making import words
from making.cast import PEOPLE, Person
from making.clients import Client
from making.days import FIRST_K, day

Row = tuple[object, ...]
OLDEST_K = 130
AMOUNTS = (6800, 8800, 9800, 12800, 12800, 12800, 15800, 16800, 19800, 22800, 26800)
BETWEEN_DEALS = 9
"""So many workdays after the last one a veteran signed the next."""


@dataclass(frozen=True)
class Old:
    """A customer of those days; `lost_k` is when a second deal with them was lost, None where there was none."""

    client: Client
    lost_k: int | None
    lost: int


def customers(book: list[Client]) -> list[Old]:
    """Who signed before the story begins, under names that nobody in `book` has."""
    random = Random("past")
    used = {client.company[2:4] for client in book}
    brands = [first + second for first in words.BRAND_FIRST for second in words.BRAND_SECOND if first + second not in used]
    random.shuffle(brands)
    sellers = [person for person in PEOPLE if not person.new]
    found = []
    for nth, person in enumerate(sellers):
        for k in range(FIRST_K + 3 + nth, OLDEST_K, BETWEEN_DEALS + nth % 3):
            lost_k = k - random.randint(20, 35) if random.random() < 0.35 else None
            found.append(Old(_customer(random, brands.pop(), person, k), lost_k, random.choice(AMOUNTS)))
    return sorted(found, key=lambda old: (-old.client.created_k, old.client.company))


def _customer(random: Random, brand: str, person: Person, signed_k: int) -> Client:
    industry = random.choice(list(words.INDUSTRIES))
    suffixes, _terms, regions = words.INDUSTRIES[industry]
    region = random.choice(regions)
    called, title = random.choice(words.TITLES)
    return Client(
        company=f"{'昆山' if region.startswith('昆山') else '苏州'}{brand}{random.choice(suffixes)}有限公司",
        contact=random.choice(words.SURNAMES) + called,
        title=title,
        phone=f"109{ord(brand[0]) % 100:02d}{ord(brand[1]) % 100:02d}{random.randint(1000, 9999)}",
        industry=industry,
        region=region,
        source=random.choice(words.SOURCES),
        grade="A",
        owner=person,
        created_k=signed_k + random.randint(10, 40),
        size="",
        signed_k=signed_k,
        amount=random.choice(AMOUNTS),
    )


def named_k(client: Client, k: int, key_k: int | None = None) -> int:
    """When the deal that ended or is expected on day `k` was recorded: some days before, a third of them the same day."""
    if key_k is not None:
        return key_k
    random = Random(f"{client.company} {k}")
    before = random.randint(2, 18) if random.random() < 0.7 else 0
    return max(0, min(client.created_k, max(k, 0) + before))


def deals(old: list[Old]) -> Iterator[Row]:
    """Their deals, and the second ones that were lost."""
    for each in old:
        client, k = each.client, each.client.signed_k or 0
        key = "是" if client.amount >= 20000 else "否"
        yield client.owner.name, client.company, client.amount, key, day(k), day(k), "", "", day(named_k(client, k))
        if each.lost_k is not None:
            lost = day(each.lost_k)
            yield client.owner.name, client.company, each.lost, "否", lost, "", lost, "", day(each.lost_k + 14)


def payments(old: list[Old]) -> Iterator[Row]:
    """All of it came in within days."""
    return ((each.client.company, "", each.client.amount, day((each.client.signed_k or 0) - 3)) for each in old)


def services(old: list[Old]) -> Iterator[Row]:
    """Each had its call."""
    for each in old:
        on = (each.client.signed_k or 0) - 2
        yield each.client.company, "电话", day(on), day(on), day(on), ""
