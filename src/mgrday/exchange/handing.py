"""Records as files have them: with what stands beside the columns of their own table, so that nothing is lost on the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from mgrday.kinds import Kind
from mgrday.kinds.base import Code, Flag, Ref
from mgrday.kinds.entries import Entries, written
from mgrday.review.lists import each_row
from mgrday.store.named import beside
from mgrday.store.reader import Reader
from mgrday.store.references import NAMED

SQL = beside(__file__)
Row = Mapping[str, Any]
Told = Callable[[str], Mapping[int, object]]
"""What is said of records, whose ids stand in a text, by id."""
SOME = 500


def each_whole(reader: Reader, kind: Kind, *asked: Any, **more: Any) -> Iterator[Row]:
    """The rows of `each_row`, asked for in the same way, with everything that a file has."""
    named = NAMED | {"member": f"({SQL['members_apart']})"} if reader.value(SQL["namesakes"]) else NAMED
    return _whole(each_row(reader, kind, *asked, **more, named=named), _told(reader, kind, named))


def _whole(rows: Iterable[Row], told: Mapping[str, Told]) -> Iterator[Row]:
    left = iter(rows)
    while some := list(islice(left, SOME)):
        ids = ", ".join(str(row["id"]) for row in some)
        said = {name: ask(ids) for name, ask in told.items()}
        yield from ({**row, **{name: by_id.get(row["id"], row.get(name)) for name, by_id in said.items()}} for row in some)


def _told(reader: Reader, kind: Kind, named: Mapping[str, str]) -> dict[str, Told]:
    """By field, who says what no column of the kind's table does."""
    told: dict[str, Told] = {}
    for field in kind.handed:
        if isinstance(field.type, Entries):
            sql = _selecting(field.type, named) if field.type.table else SQL[field.name]
            told[field.name] = partial(_entries, reader, sql)
        elif field.name in SQL:
            told[field.name] = partial(_values, reader, SQL[field.name])
    return told | ({"name": partial(_values, reader, SQL["target_names"])} if kind.name == "target" else {})


def _entries(reader: Reader, sql: str, ids: str) -> dict[int, object]:
    """The entries of each record in one text."""
    found = groupby(reader.tuples(sql.replace("/*ids*/", ids)), key=itemgetter(0))
    return {int(id): written(tuple(entry) for _id, *entry in some) for id, some in found}


def _values(reader: Reader, sql: str, ids: str) -> dict[int, object]:
    return {int(id): value for id, value in reader.tuples(sql.replace("/*ids*/", ids))}


def _selecting(entries: Entries, named: Mapping[str, str]) -> str:
    """The entries of some records as SQL: names and codes come from the declaration only."""
    columns, joins, only = [f"t.{entries.owner}"], [], ""
    for part in entries.parts:
        if isinstance(part.type, Ref):
            columns.append(f"r_{part.name}.name")
            joins.append(f"join {named[part.type.kind]} r_{part.name} on r_{part.name}.id = t.{part.stored}")
        else:
            columns.append(f"nullif(t.{part.stored}, 0)" if isinstance(part.type, Flag) else f"t.{part.stored}")
        if isinstance(part.type, Code) and part.required:
            only = f"and t.{part.stored} in ({', '.join(repr(code) for code in part.type.codes())})"
    tables = f"{entries.table} t {' '.join(joins)}"
    return f"select {', '.join(columns)} from {tables} where {columns[0]} in (/*ids*/) {only} order by {columns[0]}, t.id"
