"""The records of which a client has one and two clients that become one have two: one of them stays and says what both said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mgrday.kinds import KINDS, Kind
from mgrday.store.reader import Reader, Row
from mgrday.store.work import Values, Work

STATUS = ("lost", "prepared", "pitched", "won")
"""How far a keyword is, the least first."""
SORTS = (None, "doubtful", "normal", "key")
"""How much a receipt counts, the least first."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two records of a kind that are one once their clients are: the earlier `stays`, the later `goes`, both as they stand."""

    kind: Kind
    stays: Values
    goes: Values
    client: int


def of(reader: Reader, kept_id: int, gone_id: int) -> list[Double]:
    """Every pair of records that would be the same one if both clients were the client `kept_id`."""
    return [double for kind, others in _kinds_of_one() for double in _of_kind(reader, kind, others, kept_id, gone_id)]


def _kinds_of_one() -> Iterator[tuple[Kind, list[str]]]:
    """The kinds of which a client has one, with the other columns by which it is known."""
    for kind in KINDS.values():
        fields = [kind.field(name) for name in kind.identity]
        if kind.once and any(field.stored == "client_id" for field in fields):
            yield kind, [field.stored for field in fields if field.stored != "client_id"]


def _of_kind(reader: Reader, kind: Kind, others: list[str], kept_id: int, gone_id: int) -> Iterator[Double]:
    sql = f"select * from {kind.table} where client_id = :client order by {kind.day}, id"
    of_kept = {tuple(row[name] for name in others): row for row in reader.rows(sql, client=kept_id)}
    for row in reader.rows(sql, client=gone_id):
        other = of_kept.get(tuple(row[name] for name in others))
        if other is not None:
            stays, goes = sorted((other, row), key=lambda each: (each[kind.day], each["id"]))
            yield Double(kind, stays, goes, kept_id)


def join(work: Work, double: Double) -> None:
    """Let the one that stays be the kept client's and say what both said; the other goes."""
    table = double.kind.table
    said = JOINED.get(double.kind.name, _nothing)(double.stays, double.goes)
    filled = {name: double.goes[name] for name, value in double.stays.items() if value is None}
    work.delete(table, [double.goes["id"]])
    work.update(table, double.stays["id"], filled | said | {"client_id": double.client})


def follow_invitations(work: Work, client_id: int) -> None:
    """A receipt is counted for the member of the invitation that it answers."""
    sql = """
        select r.id, i.member_id from receipts r
        join invitations i on i.event_id = r.event_id and i.client_id = r.client_id
        where r.client_id = :client and i.member_id <> r.member_id
        order by r.id
    """
    for receipt_id, member_id in work.reader.tuples(sql, client=client_id):
        work.update("receipts", int(receipt_id), {"member_id": member_id})


def _nothing(stays: Row, goes: Row) -> Values:
    """The earlier one says it all."""
    return {}


def _receipt(stays: Row, goes: Row) -> Values:
    """As many people as either says, key if either is, there if either was; the last chase, the higher class."""
    last = max(stays, goes, key=lambda each: each["chased_on"] or "")
    seen = [each for each in (stays, goes) if each["came"]]
    came = min(seen, key=lambda each: each["came_at"] or "~") if seen else {}
    return {
        "people": max(stays["people"], goes["people"]),
        "key": max(stays["key"], goes["key"]),
        "sort": max(stays["sort"], goes["sort"], key=SORTS.index),
        **{name: last[name] for name in ("chase", "chased_on", "chased_by_id")},
        **{name: came[name] for name in ("came", "came_on", "came_at") if seen},
    }


def _keyword(stays: Row, goes: Row) -> Values:
    """As far as either is."""
    furthest = max(stays, goes, key=lambda each: STATUS.index(each["status"]))
    return {name: furthest[name] for name in ("status", "won_on")}


JOINED: dict[str, Callable[[Row, Row], Values]] = {"receipt": _receipt, "keyword": _keyword}
"""By kind, what the one that stays says where both say something."""
