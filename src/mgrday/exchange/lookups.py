"""The records that a file names, by name only: looked up once for many rows, in memory that does not grow with the store."""

from collections.abc import Iterable

from mgrday.errors import NotFoundError
from mgrday.kinds import KINDS
from mgrday.kinds.base import clean
from mgrday.names import name_key
from mgrday.store.reader import Reader
from mgrday.store.work import Work
from mgrday.words import _

MOST_CLIENTS = 50_000
"""Names of clients that are remembered before all are forgotten again."""
CHUNK = 500
NOT_YET = 0
"""The id of who is still to come."""
_NAMES = {
    kind: f"select x.id, x.name, d.name from {KINDS[kind].table} x join departments d on d.id = x.department_id order by x.id"
    for kind in ("member", "group")
}


class Lookups:
    """Names to ids, as they stand in the unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._named: dict[str, dict[str, list[int]]] = {}
        self._clients: dict[str, int] = {}
        self._groups: dict[tuple[int, str], int] | None = None
        self._promised: set[str] = set()

    def expect_clients(self, names: Iterable[str]) -> None:
        """Look up these clients all at once; `find` then knows them."""
        if len(self._clients) > MOST_CLIENTS:
            self._clients.clear()
        keys = {name_key(clean(name)) for name in names} - self._clients.keys()
        for id, key in rows_where(self._work.reader, "clients", "name_key", keys, ("id", "name_key")):
            self._clients[str(key)] = int(str(id))

    def find(self, kind: str, text: str) -> int:
        """The id of the `kind` of that name. Raises NotFoundError: none, or several."""
        name = clean(text)
        if kind == "lead":
            found = [self._clients[key]] if (key := name_key(name)) in self._clients else []
        elif kind == "deal":
            found = self._deal(name)
        else:
            found = self.know(kind).get(name, [])
            if not found and name in self._promised:
                return NOT_YET
        if len(found) == 1:
            return found[0]
        what = KINDS[kind].title
        shown = name if len(name) <= 60 else f"{name[:60]}…"
        if found:
            raise NotFoundError(_("Several are called “{text}” ({kind}); a file cannot say which.").format(kind=what, text=shown))
        raise NotFoundError(_("There is no {kind} “{text}”.").format(kind=what, text=shown))

    def promise(self, members: Iterable[str]) -> None:
        """These members are about to come; until they have, whoever names one is given `NOT_YET`."""
        self._promised.update(members)

    def look_again(self) -> None:
        """Who was promised has come, as far as they were taken."""
        if self._promised:
            self._named.pop("member", None)

    def group(self, department: int, name: str) -> int:
        """The id of a department's group, which is made if it is new."""
        if self._groups is None:
            rows = self._work.reader.tuples("select department_id, name, id from groups")
            self._groups = {(int(of), str(called)): int(id) for of, called, id in rows}
        found = self._groups.get((department, name))
        if found is None:
            (found,) = self._work.insert("groups", [{"name": name, "department_id": department}])
            self._groups[department, name] = found
            self._work.warnings.append(_("Group “{group}” is new and was made.").format(group=name))
        return found

    def know(self, kind: str) -> dict[str, list[int]]:
        """The ids of every record of a kind by their names; of a department's also with the department after it."""
        if kind not in self._named:
            named = self._named[kind] = {}
            for id, *names in self._work.reader.tuples(_NAMES.get(kind, f"select id, name from {KINDS[kind].table} order by id")):
                for name in (names[0], *([apart(*names)] if names[1:] else [])):
                    named.setdefault(str(name), []).append(int(id))
        return self._named[kind]

    def _deal(self, text: str) -> list[int]:
        if not (text.isascii() and text.isdigit() and len(text) < 16):
            return []
        return [int(id) for (id,) in self._work.reader.tuples("select id from deals where id = :id", id=int(text))]


def apart(name: str, department: str) -> str:
    """The name of somebody whose name others have too."""
    return f"{name} ({department})"


def rows_where(
    reader: Reader, table: str, column: str, values: Iterable[object], columns: Iterable[str]
) -> list[tuple[object, ...]]:
    """The `columns` of the rows of `table` whose `column` has one of `values`; the last id first."""
    wanted = sorted({value for value in values if value is not None}, key=str)
    found: list[tuple[object, ...]] = []
    for start in range(0, len(wanted), CHUNK):
        named = {f"v{at}": value for at, value in enumerate(wanted[start : start + CHUNK])}
        places = ", ".join(f":{name}" for name in named)
        sql = f"select {', '.join(columns)} from {table} where {column} in ({places}) order by id desc"
        found += reader.tuples(sql, **named)
    return found
