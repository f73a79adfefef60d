"""Deals, payments, targets and standards."""

from making import cast, people
from making.clients import Client
from making.days import day
from making.past import named_k

Row = tuple[object, ...]


def deals(book: list[Client]) -> list[Row]:
    """Signed deals on the days they were signed, then the lost and the open ones."""
    since = people.KEY_SINCE
    signed = sorted((client for client in book if client.signed_k is not None), key=lambda c: (-(c.signed_k or 0), c.company))
    rows: list[Row] = []
    for client in signed:
        booked = client.at_event and client.owner.name != cast.NOT_BOOKED
        on, event = day(client.signed_k or 0), cast.PAST_EVENT if booked else ""
        key = "是" if client.amount >= 20000 else "否"
        named = on if client.at_event else day(named_k(client, client.signed_k or 0))
        rows.append((client.owner.name, client.company, client.amount, key, on, on, "", event, named))
    for person in cast.PEOPLE:
        unsigned = [c for c in book if c.owner is person and c.signed_k is None and c.quiet_k == 0]
        losing = [client for client in unsigned if client.grade == "B" and client.created_k > 14]
        losing.sort(key=lambda client: -client.visits)
        hoping = [client for client in unsigned if client.grade == "A"]
        for (k, amount), client in zip(person.lost, losing, strict=False):
            rows.append((person.name, client.company, amount, "否", day(k), "", day(k), "", day(named_k(client, k))))
        for (k, amount, is_key), client in zip(person.open_deals, hoping, strict=False):
            named = day(named_k(client, k, since[person.name] if is_key else None))
            rows.append((person.name, client.company, amount, "是" if is_key else "否", day(k), "", "", "", named))
    return rows


def payments(book: list[Client]) -> list[Row]:
    """Most deals are paid within a few days, some in two parts, two of them late, one too much."""
    paid: list[tuple[int, Row]] = []
    for nth, client in enumerate(client for client in book if client.signed_k is not None):
        k, late = client.signed_k or 0, cast.PAID_LATE.get((client.owner.name, client.signed_k or 0))
        on = max(1, k - nth % 5)
        if late is not None:
            parts = [(on, late)] if late else []
        elif k <= cast.UNPAID_FROM_K:
            parts = []
        elif (client.owner.name, k) in cast.PAID_IN_TWO:
            half = client.amount // 2
            parts = [(k, half), (max(1, k - 6), client.amount - half)]
        else:
            parts = [(on, client.amount + cast.PAID_OVER.get((client.owner.name, k), 0))]
        paid += [(part_k, (client.company, "", amount, day(part_k))) for part_k, amount in parts]
    return [row for _k, row in sorted(paid, key=lambda item: (-item[0], str(item[1])))]


def targets() -> list[Row]:
    """Last month's, this month's with what some have promised, and two counts for this week."""
    last, now = day(13)[:7], day(0)[:7]
    rows: list[Row] = []

    def add(scope: str, name: str, period: str, metric: str, value: int) -> None:
        beside = cast.PROMISES.get((name, metric), ("", "", "")) if period == now else ("", "", "")
        rows.append((scope, name, period, metric, value, *beside))

    def month(period: str, groups: dict[str, int], members: dict[str, int]) -> None:
        add("部门", cast.DEPARTMENT, period, "业绩", sum(groups.values()))
        for name, value in groups.items():
            add("小组", name, period, "业绩", value)
        for name, value in members.items():
            if value:
                add("个人", name, period, "业绩", value)

    before = {name: value for parts in cast.LAST_MONTH.values() for name, value in parts.items()}
    month(last, {group: sum(parts.values()) for group, parts in cast.LAST_MONTH.items()}, before)
    month(now, cast.GROUP_TARGETS, {person.name: person.target for person in cast.ACTIVE})
    add("部门", cast.DEPARTMENT, "2026-W47", "外出", 36)
    add("部门", cast.DEPARTMENT, "2026-W47", "签单", 7)
    return rows


def standards() -> list[Row]:
    """The company's bar."""
    return list(cast.STANDARDS)
