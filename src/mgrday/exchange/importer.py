"""One import on its way: which rows are new, which are there already, which are refused."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice, starmap

from mgrday.errors import MgrdayError
from mgrday.exchange.apart import apart
from mgrday.exchange.csv_source import Line, Source
from mgrday.exchange.lookups import rows_where
from mgrday.exchange.outcome import Choices, Outcome, RejectsFile
from mgrday.exchange.preparing import Batch, Identity, Preparing
from mgrday.exchange.reading import Reading, Texts
from mgrday.exchange.seen import Seen
from mgrday.kinds.repeat import REPEAT
from mgrday.records import handed
from mgrday.records.registry import RECORDS
from mgrday.records.writing import change, existing
from mgrday.store import bulk
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _

APART = frozenset({"lead"})
"""The kinds whose rows need nothing of the store but the names of members, so that another process may prepare them."""
AT_FIRST = 5
"""Batches that are prepared here in any case: a short file is over before another process has begun."""
MOST_WAITING = 20_000
"""Rows that may be there already and wait for the end; if there are more, the index by which they are found is made at once."""
MOST_NAMED = 5
LONGEST_REASON = 300

PIVOTS = ("name_key", "client_id", "scope_key", "name", "title", "metric", "member_id")
"""The columns by which records of the same identity are looked for, the one that leaves the fewest first."""


Places = dict[Identity, int]
"""By who they are, where rows stand in a batch."""
Ids = dict[Identity, int]
"""By who they are, the ids of records."""


class Importer:
    """Takes the rows of one file into the store, a batch at a time, and counts in `outcome` what becomes of them."""

    def __init__(self, work: Work, reading: Reading, choices: Choices, outcome: Outcome, rejects: RejectsFile | None) -> None:
        self.work = work
        self.reading = reading
        self.choices = choices
        self.outcome = outcome
        self.rejects = rejects
        self.kind = outcome.kind
        self.record = RECORDS[self.kind.name]
        # Who wants rows that are there already rejected, or to fill records, wants that in the order of the file.
        self._parting = self.kind.name in APART and choices.on_duplicate == "skip"
        self._alone = self._parting and not work.reader.tuples(f"select id from {self.kind.table} limit 1")
        self.preparing = Preparing(work, self.kind, reading)
        self.columns = self.preparing.columns
        self.kept = {self.kind.field(name).stored for name in self.kind.identity}
        self._numbered = REPEAT.name in reading.beside
        self._refused: list[tuple[Line, str]] = []
        self._waiting: list[Batch] = []
        self._waiting_rows = 0
        self._firm: dict[Identity, tuple[int, Values]] = {}

    def run(self, source: Source, progress: Callable[[float], None] | None) -> None:
        """Import every row, a batch at a time. Raises RefusedError."""
        batches = self.preparing.batches(source)
        if self.kind.name in APART:
            above = list(islice(batches, AT_FIRST))
            batches = chain(above, self._prepared_apart(batches, above))
        for batch in batches:
            self._import(batch)
            self._write_rejects()
            if progress is not None:
                progress(batch.done)
        self._let_in()

    def _prepared_apart(self, batches: Iterator[Batch], above: list[Batch]) -> Iterator[Batch]:
        """The other batches, made by another process while this one writes."""
        self.reading.look_up_all()
        if self._parting:
            batches = self.preparing.parted(batches, above, bare=self._alone and not self.reading.beside)
        return starmap(Batch, apart(batch.packed() for batch in batches))

    def _import(self, batch: Batch) -> None:
        self.outcome.passed += batch.passed
        for line, fault in batch.refused:
            self._reject(Line(*line), fault)
        if not batch.numbers:
            return
        if self._alone and batch.first:
            self._write(batch)
        elif self.kind.table not in self.work.lightened:
            self._take(batch)
        elif batch.first is False:
            self._put_off(batch)
        else:
            self._sift(batch)

    def _sift(self, batch: Batch) -> None:
        """Take the rows; the store is asked only about those that may be there already."""
        identities = self.preparing.identities(batch)
        doubtful = self._seen.doubtful(identities)
        if doubtful and self._parting:
            self._put_off(batch.picked(doubtful))
            batch = batch.without(doubtful)
        elif doubtful:
            self._let_in()
            self._take(batch, self._known(identities[at] for at in doubtful))
            return
        if batch.numbers:
            self._write(batch)

    @cached_property
    def _seen(self) -> Seen:
        """Knows who is in the store, and who of the rows that were asked about since."""
        seen = Seen()
        seen.doubtful(self.work.reader.tuples_in_turn(f"select {', '.join(self.preparing.identity)} from {self.kind.table}"))
        return seen

    def _put_off(self, batch: Batch) -> None:
        """Let rows that may be there already wait until the index by which they are looked for is made, at the end."""
        away = bulk.IDENTIFYING[self.kind.table] in self.work.lightened[self.kind.table]
        self._waiting_rows += len(batch.numbers)
        if away and self._waiting_rows <= MOST_WAITING:
            self._waiting.append(batch)
        else:
            self._let_in()
            self._take(batch)

    def _let_in(self) -> None:
        """Take the rows that waited. From now on the index is there."""
        name = bulk.IDENTIFYING.get(self.kind.table)
        if name in self.work.lightened.get(self.kind.table, {}):
            self.work.complete_index(self.kind.table, str(name))
        for batch in self._waiting:
            self._take(batch)
        self._waiting.clear()

    def _take(self, batch: Batch, known: Ids | None = None) -> None:
        """Add the rows that are new and deal with those that are `known` already, or said above."""
        identities = self.preparing.identities(batch)
        known = self._known(identities) if known is None else known
        new: Places = {}
        for at, identity in enumerate(identities):
            if self.kind.firm and self._contradicts(batch, at, identity):
                continue
            if self._numbered and self._is_one_more(batch, at, identity, new, known):
                continue
            if identity in new and self.choices.on_duplicate == "update":
                self._add(batch, new, known)
            if identity in known or identity in new:
                first = batch.numbers[new[identity]] if identity in new else None
                self._again(batch, at, known.get(identity), first)
            else:
                new[identity] = at
        self._add(batch, new, known)

    def _is_one_more(self, batch: Batch, at: int, identity: Identity, new: Places, known: Ids) -> bool:
        """Whether a row says that it is the second of its identity, or a later one: it is new while there are fewer of them."""
        line = batch.line(at)
        number = int(str(self.reading.told(self._texts(line))[REPEAT.name] or 1)) if self.reading.says_beside(line.cells) else 1
        if number == 1:
            return False
        self._add(batch, new, known)
        there = existing(self.work, self.kind, self._row(batch, at), number)
        if there is not None:
            self._again(batch, at, there, None)
        else:
            first = known.get(identity)
            self._add(batch, {identity: at}, known)
            known[identity] = first or known[identity]
        return True

    def _row(self, batch: Batch, at: int) -> Values:
        """The row at a place by the names of its columns."""
        return {name: values[at] for name, values in zip(self.columns, batch.by_column, strict=True)}

    def _contradicts(self, batch: Batch, at: int, identity: Identity) -> bool:
        """Whether a row above says something else of the same record, where a kind allows no two words; it is noted."""
        row = self._row(batch, at)
        said = {name: row[self.kind.field(name).stored] for name in self.kind.firm}
        number, first = self._firm.setdefault(identity, (batch.numbers[at], said))
        for name, value in said.items():
            if None not in (value, first[name]) and value != first[name]:
                said_otherwise = _("{field}: line {line} says otherwise of the same one.")
                self._reject(batch.line(at), said_otherwise.format(field=self.kind.field(name).title, line=number))
                return True
        return False

    def _known(self, identities: Iterable[Identity]) -> Ids:
        """The ids of the records in the store that have one of the identities; the first where there are several."""
        columns = self.preparing.identity
        pivot = next(column for column in PIVOTS if column in columns)
        at = columns.index(pivot)
        wanted = {identity[at] for identity in identities}
        found = rows_where(self.work.reader, self.kind.table, pivot, wanted, ("id", *columns))
        return {tuple(identity): int(str(id)) for id, *identity in found}

    def _add(self, batch: Batch, new: Places, known: Ids) -> None:
        """Write the new rows, which stand at places of the batch, and know them from now on."""
        if not new:
            return
        ids = self._write(batch.picked(list(new.values())))
        known.update(zip(new, ids, strict=True))
        new.clear()

    def _write(self, batch: Batch) -> list[int]:
        """Write all rows of a batch; gives their ids."""
        rows = Rows(self.columns, batch.by_column)
        if "group_id" in self.columns:
            rows = Rows.of([self._in_its_group(batch, at) for at in range(rows.size)])
        self.work.warnings += chain.from_iterable(batch.warnings.values())
        ids = self.work.insert_rows(self.kind.table, rows, found_by=batch.found_by or None)
        whole = self._whole(batch, rows)
        handed.add(self.work, self.kind, ids, whole)
        self.record.added(self.work, ids, whole)
        self.outcome.accepted += len(ids)
        return ids

    def _whole(self, batch: Batch, rows: Rows) -> Rows:
        """The rows with what the file says beside the columns of their table."""
        lines = [batch.line(at) for at in range(rows.size)] if self.reading.beside else []
        said = [self.reading.says_beside(line.cells) for line in lines]
        if not any(said):
            return rows
        self.reading.look_again()
        nothing = [None] * len(self.reading.beside)
        told = [
            list(self.reading.told(self._texts(line)).values()) if says else nothing
            for line, says in zip(lines, said, strict=True)
        ]
        return Rows((*rows.columns, *self.reading.beside), [*rows.by_column, *zip(*told, strict=True)])

    def _in_its_group(self, batch: Batch, at: int) -> Values:
        """The row of a member with the group that its line names."""
        row = self._row(batch, at)
        group = self.reading.group(self._texts(batch.line(at)), row)
        return row | ({} if group is None else {"group_id": group})

    def _texts(self, line: Line) -> Texts:
        return self.reading.texts(line.cells)

    def _again(self, batch: Batch, at: int, record_id: int | None, first: int | None) -> None:
        """A row that is another one's duplicate: of a record in the store, or of the row in the line `first`."""
        line = batch.line(at)
        if self.choices.on_duplicate == "reject":
            where = _("as {kind} {id}").format(kind=self.kind.title, id=record_id) if record_id else ""
            self._reject(line, _("It is there already, {where}.").format(where=where or _("in line {line}").format(line=first)))
        elif self.choices.on_duplicate == "update" and record_id is not None:
            try:
                self._update(line, self._row(batch, at), record_id)
            except MgrdayError as error:
                self._reject(line, error.what)
        else:
            self._double(line)

    def _double(self, line: Line) -> None:
        self.outcome.duplicates += 1
        if len(self.outcome.doubles) < MOST_NAMED:
            texts = self._texts(line)
            said = [texts[name] for name in self.kind.identity if name in texts]
            self.outcome.doubles.append((line.number, " · ".join(said)))

    def _update(self, line: Line, row: Values, record_id: int) -> None:
        """Fill what is empty in the record, or replace it where that was asked for. A record that says it all is a duplicate."""
        old = self.work.row(self.kind.table, record_id)
        texts = self._texts(line)
        values = self.reading.values(texts)
        group = self.reading.group(texts, row) if self._may(old.get("group_id")) else None
        if group is not None:
            values["group_id"] = group
        changed = {name: value for name, value in values.items() if name not in self.kept and self._may(old[name])}
        before = self.work.changes
        if changed:
            change(self.work, self.kind.name, record_id, changed)
        if self.work.changes == before:
            self._double(line)
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

