"""The two events: the summit twelve days ago that went well, and the forum two workdays ahead."""

from dataclasses import dataclass, field
from random import Random

from making import words
from making.cast import INVITED_BY, NEXT_EVENT, NEXT_EVENT_K, PAST_EVENT, PAST_EVENT_K
from making.clients import Client
from making.days import at, day
from making.keywords import KeywordBook

INVITED, ANSWERED, CAME = 120, 60, 35
NEXT_INVITED = {1: 52, 0: 33}
NEXT_ANSWERED = {1: 9, 0: 11}
HANDED = 2
"""So many of those whom nobody called after the summit are in somebody's hands by now."""
CAME_SAID = ("来", "来", "来", "再说", "来", "来", "", "来", "来", "未接通")
STAYED_SAID = ("不来", "再说", "来", "未接通", "不来", "再说", "", "不来", "来", "再说")
"""What those who came, and those who did not, said when they were chased, ten by ten."""
NOT_CHASED = ("", "", "")
SORTED = 5
"""So many of the receipts that came in on the first day of inviting are sorted already."""

EVENTS = (
    (PAST_EVENT, at(PAST_EVENT_K, 14 * 60), "苏州国际会议酒店三楼", 120, 60, 40, 120000, ""),
    (NEXT_EVENT, at(NEXT_EVENT_K, 14 * 60), "金鸡湖畔会议中心二号厅", 100, 50, 32, 110000, ""),
)


@dataclass
class Evenings:
    """The rows of invitations and receipts."""

    invitations: list[tuple[object, ...]] = field(default_factory=list)
    receipts: list[tuple[object, ...]] = field(default_factory=list)


def hold_events(random: Random, book: list[Client], keywords: KeywordBook) -> Evenings:
    """Invite, take receipts and attendances; the clients remember the touches."""
    rows = Evenings()
    _past(random, book, keywords, rows)
    _coming(random, book, keywords, rows)
    return rows


def _mixed(random: Random, clients: list[Client]) -> list[Client]:
    """`clients` in an order that favours the better grades."""
    weight = {"A": 0.35, "B": 0.6, "C": 1.0}
    return sorted(clients, key=lambda client: random.random() * weight[client.grade])


def _past(random: Random, book: list[Client], keywords: KeywordBook, rows: Evenings) -> None:
    told = [client for client in book if client.at_event]
    others = [
        client
        for client in book
        if not client.at_event and client.open(11) and not client.owner.left and not client.quiet_k and not client.no_keyword
    ]
    invited = told + _mixed(random, others)[: INVITED - len(told)]
    alone = [client for client in invited[:CAME] if client.quiet_k and client.grade == "C" and client.signed_k is None]
    for nth, client in enumerate(alone[:HANDED], 1):
        client.next_step, client.next_k = "会后回电，约上门", -nth
    for nth, client in enumerate(invited):
        sent = 11 if nth < ANSWERED else random.choice((11, 11, 10, 9))
        rows.invitations.append(_invitation(random, PAST_EVENT, client, sent))
        if nth >= ANSWERED:
            continue
        answered, came = random.choice((10, 9, 9, 8)), nth < CAME
        keywords.ensure(client, 10, PAST_EVENT_K)
        people, key = random.choice((1, 1, 2)), "是" if client.grade == "A" else "否"
        said = _chase(client, nth, came)
        rows.receipts.append((PAST_EVENT, client.company, day(answered), people, key, "是" if came else "否", *said))
        client.touches.append(answered)
        if came:
            client.touches.append(PAST_EVENT_K)
            if client.signed_k is None and not client.quiet_k:
                client.must_call.add(random.choice((7, 6)))


def _chase(client: Client, nth: int, came: bool) -> tuple[str, str, str, str]:
    """How the receipt was sorted and what the client said on the morning of the event, by its place in the list."""
    said = (CAME_SAID if came else STAYED_SAID)[nth % 10]
    sort = "重点" if client.grade == "A" else "存疑" if said in ("再说", "未接通") and not came else "普通"
    return sort, said, day(PAST_EVENT_K) if said else "", client.owner.name if said else ""


def _coming(random: Random, book: list[Client], keywords: KeywordBook, rows: Evenings) -> None:
    def free(client: Client) -> bool:
        return client.signed_k is None and client.created_k >= 2 and not client.quiet_k and not client.owner.left

    told = [client for client in book if client.no_keyword]
    others = _mixed(random, [client for client in book if free(client) and not client.no_keyword])
    waiting = told + others
    for sent in (1, 0):
        batch, waiting = waiting[: NEXT_INVITED[sent]], waiting[NEXT_INVITED[sent] :]
        for nth, client in enumerate(batch):
            rows.invitations.append(_invitation(random, NEXT_EVENT, client, sent))
            if nth < NEXT_ANSWERED[sent]:
                if not client.no_keyword:
                    keywords.ensure(client, sent + 1, sent)
                key = "是" if client.grade == "A" else "否"
                people = random.choice((1, 1, 2, 3))
                sort = "" if sent == 0 or nth >= SORTED else "重点" if client.grade == "A" else "普通" if people > 1 else "存疑"
                rows.receipts.append((NEXT_EVENT, client.company, day(sent), people, key, "", sort, *NOT_CHASED))
                client.touches.append(sent)


def _invitation(random: Random, event: str, client: Client, sent_k: int) -> tuple[object, ...]:
    channel = random.choices(words.CHANNELS, words.CHANNEL_WEIGHTS)[0]
    signing = event == PAST_EVENT and client.signed_k == PAST_EVENT_K
    member = INVITED_BY.get(client.owner.name, client.owner.name) if signing else client.owner.name
    return (event, client.company, member, day(sent_k), channel)
