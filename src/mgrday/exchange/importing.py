"""Bringing a file in: row by row through the same rules as ``add``, all of it in one unit of work."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain, islice, starmap
from typing import Any

from mgrday.errors import MgrdayError
from mgrday.exchange.apart import apart
from mgrday.exchange.columns import resolve
from mgrday.exchange.csv_source import Line, Source
from mgrday.exchange.lookups import Lookups, rows_where
from mgrday.exchange.outcome import Choices, Outcome, RejectsFile, capped
from mgrday.exchange.preparing import Batch, Item, Preparing
from mgrday.exchange.reading import Reading, Texts
from mgrday.exchange.seen import Seen
from mgrday.kinds import Kind
from mgrday.kinds.repeat import REPEAT
from mgrday.records import derived, doubts, handed, imports
from mgrday.records.imports import Origin
from mgrday.records.registry import RECORDS
from mgrday.records.writing import change, existing
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _

APART = frozenset({"lead"})
"""The kinds whose rows need nothing of the store but the names of members, so that another process may prepare them."""
SELDOM = 200_000
"""Values that are made before Python looks for circles among them: there are none, and looking takes a tenth of the time."""
AT_FIRST = 5
"""Batches that are prepared here in any case: a short file is over before another process has begun."""
MOST_NAMED = 5
LONGEST_REASON = 300

PIVOTS = ("name_key", "client_id", "scope_key", "name", "title", "metric", "member_id")
"""The columns by which records of the same identity are looked for, the one that leaves the fewest first."""


class _Rehearsed(Exception):  # noqa: N818  (no error: it takes a dry run back)
    """A dry run is over."""


def bring_in(
    kind: Kind,
    source: Source,
    choices: Choices,
    writing: Callable[[], AbstractContextManager[Work]],
    rejects: RejectsFile | None = None,
    progress: Callable[[float], None] | None = None,
    origin: Origin | None = None,
) -> Outcome:
    """Import `source` as records of `kind` in the unit of work that `writing` opens.

    Rejected rows go to `rejects`, which appears once all is written. `progress` is told the share that was read. The import is
    recorded with the file that is its `origin`. Raises
    RefusedError where the file is unreadable or its rejected rows cannot be written (nothing is imported), StoreError.
    """
    columns = resolve(kind, source.header, choices.told)
    outcome = Outcome(kind, unknown=columns.unknown, taken=columns.taken(source.header))
    try:
        with writing() as work:
            outcome.before = imports.same_file(work.reader, kind, origin) if origin else None
            importer = _Importer(work, Reading(work, kind, columns, Lookups(work), source.day_zero), choices, outcome, rejects)
            importer.run(source, progress)
            derived.bring_up_to_date(work)
            doubts.note(work)
            _near_matches(work, outcome)
            outcome.warnings = capped(work.warnings)
            if choices.dry_run:
                raise _Rehearsed
            if origin is not None:
                outcome.number = imports.note(work, origin, _record(outcome, rejects))
            work.warnings.clear()
        if rejects is not None:
            outcome.rejects_file = rejects.publish()
    except _Rehearsed:
        pass
    finally:
        if rejects is not None:
            rejects.discard()
    return outcome


def _record(outcome: Outcome, rejects: RejectsFile | None) -> Values:
    """What is kept of an import."""
    file = str(rejects.path) if rejects is not None and outcome.rejected else None
    return {"kind": outcome.kind.name, "rejects_file": file, **{name: getattr(outcome, name) for name in imports.COUNTS}}


def _near_matches(work: Work, outcome: Outcome) -> None:
    """The pairs of which one client is new; it has the larger id, since the new ones come last."""
    new = work.added.get("clients")
    if not new:
        return
    from mgrday.review import near

    count = work.reader.value("select count(*) from near_pairs where client_b >= :first", first=new[0].start)
    outcome.near_matches = int(count)
    if outcome.near_matches <= near.MOST_NEW:
        outcome.near, outcome.slips = near.of_command(work.reader, work.command_id, new)


class _Importer:
    """One import on its way."""

    def __init__(self, work: Work, reading: Reading, choices: Choices, outcome: Outcome, rejects: RejectsFile | None) -> None:
        self.work = work
        self.reading = reading
        self.choices = choices
        self.outcome = outcome
        self.rejects = rejects
        self.kind = outcome.kind
        self.record = RECORDS[self.kind.name]
        self.preparing = Preparing(work, self.kind, reading)
        self.columns = self.preparing.columns
        self.kept = {self.kind.field(name).stored for name in self.kind.identity}
        self._numbered = REPEAT.name in reading.beside
        self._refused: list[tuple[Line, str]] = []
        self._seen: Seen | None = None
        self._firm: dict[tuple[object, ...], tuple[int, Values]] = {}

    def run(self, source: Source, progress: Callable[[float], None] | None) -> None:
        """Import every row, a batch at a time. Raises RefusedError."""
        batches = self.preparing.batches(source)
        if self.kind.name in APART:
            batches = chain(islice(batches, AT_FIRST), self._prepared_apart(batches))
        gc.set_threshold(SELDOM)
        for batch in batches:
            self._import(batch)
            self._write_rejects()
            if progress is not None:
                progress(batch.done)

    def _prepared_apart(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """The other batches, made by another process while this one writes."""
        self.reading.look_up_all()
        return starmap(Batch, apart(batches))

    def _import(self, batch: Batch) -> None:
        self.outcome.passed += batch.passed
        for line, fault in batch.refused:
            self._reject(Line(*line), fault)
        items = list(starmap(Item, batch.items))
        known = self._known({item.identity for item in items})
        new: dict[tuple[object, ...], Item] = {}
        for item in items:
            if self.kind.firm and self._contradicts(item):
                continue
            if self._numbered and self._is_one_more(item, new, known):
                continue
            if item.identity in new and self.choices.on_duplicate == "update":
                self._add(new, known)
            if item.identity in known or item.identity in new:
                self._again(item, known.get(item.identity), new.get(item.identity))
            else:
                new[item.identity] = item
        self._add(new, known)

    def _is_one_more(self, item: Item, new: dict[tuple[object, ...], Item], known: dict[tuple[object, ...], int]) -> bool:
        """Whether a row says that it is the second of its identity, or a later one: it is new while there are fewer of them."""
        number = int(str(self.reading.told(self._texts(item))[REPEAT.name] or 1))
        if number == 1:
            return False
        self._add(new, known)
        there = existing(self.work, self.kind, self._row(item), number)
        if there is not None:
            self._again(item, there, None)
        else:
            first = known.get(item.identity)
            self._add({item.identity: item}, known)
            known[item.identity] = first or known[item.identity]
        return True

    def _row(self, item: Item) -> Values:
        """The row of an item by the names of its columns."""
        return dict(zip(self.columns, item.values, strict=True))

    def _contradicts(self, item: Item) -> bool:
        """Whether a row above says something else of the same record, where a kind allows no two words; it is noted."""
        row = self._row(item)
        said = {name: row[self.kind.field(name).stored] for name in self.kind.firm}
        number, first = self._firm.setdefault(item.identity, (item.line.number, said))
        for name, value in said.items():
            if None not in (value, first[name]) and value != first[name]:
                said_otherwise = _("{field}: line {line} says otherwise of the same one.")
                self._reject(item.line, said_otherwise.format(field=self.kind.field(name).title, line=number))
                return True
        return False

    def _known(self, identities: Iterable[tuple[Any, ...]]) -> dict[tuple[object, ...], int]:
        """The ids of the records in the store that have one of the identities; the first where there are several."""
        columns = self.preparing.identity
        pivot = next(column for column in PIVOTS if column in columns)
        if self._seen is None and self.kind.table in self.work.lightened:
            self._seen = Seen(self.work.reader.tuples_in_turn(f"select {', '.join(columns)} from {self.kind.table}"))
        if self._seen is not None:
            identities = self._seen.doubtful(identities)
        at = columns.index(pivot)
        wanted = {identity[at] for identity in identities}
        found = rows_where(self.work.reader, self.kind.table, pivot, wanted, ("id", *columns))
        return {tuple(identity): int(str(id)) for id, *identity in found}

    def _add(self, new: dict[tuple[object, ...], Item], known: dict[tuple[object, ...], int]) -> None:
        """Write the new rows, and know them from now on."""
        if not new:
            return
        grouped = "group_id" in self.columns
        rows = Rows(self.columns, [self._in_its_group(item) if grouped else item.values for item in new.values()])
        for item in new.values():
            self.work.warnings += item.warnings
        found_by = [item.found_by for item in new.values()]
        ids = self.work.insert_rows(self.kind.table, rows, found_by=found_by)
        whole = self._whole(rows, new.values())
        handed.add(self.work, self.kind, ids, whole)
        self.record.added(self.work, ids, whole)
        self.outcome.accepted += len(ids)
        known.update(zip(new, ids, strict=True))
        if self._seen is not None:
            self._seen.add(new)
        new.clear()

    def _whole(self, rows: Rows, items: Iterable[Item]) -> Rows:
        """The rows with what the file says beside the columns of their table."""
        if not self.reading.beside:
            return rows
        self.reading.look_again()
        told = (self.reading.told(self._texts(item)).values() for item in items)
        values = [(*row, *said) for row, said in zip(rows.values, told, strict=True)]
        return Rows((*rows.columns, *self.reading.beside), values)

    def _in_its_group(self, item: Item) -> tuple[Any, ...]:
        """The values of a member's item with the group that it names."""
        row = self._row(item)
        group = self.reading.group(self._texts(item), row)
        return tuple((row | ({} if group is None else {"group_id": group})).values())

    def _texts(self, item: Item) -> Texts:
        return self.reading.texts(item.line.cells)

    def _again(self, item: Item, record_id: int | None, first: Item | None) -> None:
        """A row that is another one's duplicate: of a record in the store, or of a row above it."""
        if self.choices.on_duplicate == "reject":
            where = _("as {kind} {id}").format(kind=self.kind.title, id=record_id) if record_id else ""
            where = where or _("in line {line}").format(line=first.line.number if first else 0)
            self._reject(item.line, _("It is there already, {where}.").format(where=where))
        elif self.choices.on_duplicate == "update" and record_id is not None:
            try:
                self._update(item, record_id)
            except MgrdayError as error:
                self._reject(item.line, error.what)
        else:
            self._double(item)

    def _double(self, item: Item) -> None:
        self.outcome.duplicates += 1
        if len(self.outcome.doubles) < MOST_NAMED:
            texts = self._texts(item)
            said = [texts[name] for name in self.kind.identity if name in texts]
            self.outcome.doubles.append((item.line.number, " · ".join(said)))

    def _update(self, item: Item, record_id: int) -> None:
        """Fill what is empty in the record, or replace it where that was asked for. A record that says it all is a duplicate."""
        old = self.work.row(self.kind.table, record_id)
        texts = self._texts(item)
        values = self.reading.values(texts)
        group = self.reading.group(texts, self._row(item)) if self._may(old.get("group_id")) else None
        if group is not None:
            values["group_id"] = group
        changed = {name: value for name, value in values.items() if name not in self.kept and self._may(old[name])}
        before = self.work.changes
        if changed:
            change(self.work, self.kind.name, record_id, changed)
        if self.work.changes == before:
            self._double(item)
        else:
            self.outcome.updated += 1

    def _may(self, old: object) -> bool:
        """Whether an update may replace this value."""
        return self.choices.overwrite or old in (None, "")

    def _reject(self, line: Line, reason: str) -> None:
        short = " ".join(reason.split())
        self._refused.append((line, short if len(short) <= LONGEST_REASON else f"{short[:LONGEST_REASON]}…"))

    def _write_rejects(self) -> None:
        """Note the rejected rows of a batch, in the order of the file. Raises RefusedError."""
        for line, reason in sorted(self._refused, key=lambda each: each[0].number):
            self.outcome.rejected += 1
            if self.choices.dry_run or len(self.outcome.reasons) < MOST_NAMED:
                self.outcome.reasons.append((line.number, reason))
            if self.rejects is not None:
                self.rejects.write(line, reason)
        self._refused.clear()

