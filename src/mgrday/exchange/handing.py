"""What files have beside the columns of a record's own table, so that nothing is lost from one store to the next."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from mgrday.kinds import Kind
from mgrday.kinds.entries import written
from mgrday.store.named import beside
from mgrday.store.reader import Reader

SQL = beside(__file__)
Row = Mapping[str, Any]
SOME = 500


def whole(reader: Reader, kind: Kind, rows: Iterable[Row]) -> Iterator[Row]:
    """`rows` of `kind` with what its files have beside the columns of its table, looked up for some rows at a time."""
    fields = [field.name for field in kind.handed if field.name in TOLD]
    left = iter(rows)
    if not fields:
        yield from left
        return
    while some := list(islice(left, SOME)):
        ids = ", ".join(str(row["id"]) for row in some)
        told = {name: TOLD[name](reader, SQL[name].replace("/*ids*/", ids)) for name in fields}
        yield from ({**row, **{name: told[name].get(row["id"]) for name in fields}} for row in some)


def _grades(reader: Reader, sql: str) -> dict[int, object]:
    """The grades of clients; none of those whose only one the grade and its day say already."""
    given = groupby(reader.tuples(sql), key=itemgetter(0))
    return {int(client): written((time or day, grade, why) for _, day, time, grade, why in some) for client, some in given}


def _marked(reader: Reader, sql: str) -> dict[int, object]:
    return {int(id): True for (id,) in reader.tuples(sql)}


TOLD: dict[str, Callable[[Reader, str], dict[int, object]]] = {"grade_history": _grades, "reconciled": _marked}
"""By field, what its query says of records by their ids."""
