"""The first half of an import: what each line says, read and complete, as far as that needs nothing of the rows before it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice
from typing import Any, NamedTuple, Self

from mgrday.errors import MgrdayError
from mgrday.exchange.columnwise import Columnwise
from mgrday.exchange.csv_source import Line, Source
from mgrday.exchange.csv_text import encodable
from mgrday.exchange.heading import Asides
from mgrday.exchange.reading import Reading, Texts
from mgrday.exchange.seen import Seen
from mgrday.kinds import Kind
from mgrday.records.registry import RECORDS
from mgrday.records.writing import empty_row, identity_columns, require
from mgrday.store import grams
from mgrday.store.rows import Rows, cut, picked
from mgrday.store.work import Values, Work

BATCH = 500
"""Rows in a batch: what is done once for all of them does not show, and they fit into the memory next to a processor."""
AT_ONCE = {"payment": 1, "member": 100_000}
"""Rows in a batch of other kinds: the deal that a payment goes to is the oldest still outstanding after those before it; a member
may learn from one who comes later."""
_BETWEEN = "\0"
_PACKED = ("utf-8", "surrogatepass")


Identity = tuple[Any, ...]
"""The values by which a record is told from the others of its kind."""


class Batch(NamedTuple):
    """Some lines of the file: the rows that are fit to be added, those that are not with the reason, lines that are no record.

    Of the rows that are fit: the `numbers` of their lines, their `cells` (seldom wanted again, so they travel `packed`), their
    values column by column, how a search finds them (of clients), and the `warnings` that are said if the row at a place is
    taken. `done` is the share of the file that was read. Rows are `first` where surely none above says the same record (None:
    nobody looked); they may come without their cells. All of it is plain, so that a batch may come from another process.
    """

    numbers: list[int]
    cells: list[Any]
    by_column: list[Sequence[Any]]
    found_by: list[str]
    warnings: dict[int, list[str]]
    refused: list[tuple[tuple[Any, ...], str]]
    passed: list[int]
    done: float
    first: bool | None = None

    def picked(self, ats: list[int]) -> Self:
        """The rows at these places."""
        if len(ats) == len(self.numbers):
            return self
        if not ats:
            return self._replace(numbers=[], cells=[], by_column=[], found_by=[], warnings={})
        return self._replace(
            numbers=[self.numbers[at] for at in ats],
            cells=[self.cells[at] for at in ats],
            by_column=picked(self.by_column, ats),
            found_by=[self.found_by[at] for at in ats] if self.found_by else [],
            warnings={new: self.warnings[at] for new, at in enumerate(ats) if at in self.warnings},
        )

    def without(self, ats: list[int]) -> Self:
        """The rows but those at these places, in their order and few."""
        if not ats:
            return self
        if len(ats) == len(self.numbers):
            return self.picked([])
        left = sorted({*range(len(self.numbers))}.difference(ats)) if self.warnings else []
        numbers, cells = cut((self.numbers, self.cells), ats)
        return self._replace(
            numbers=numbers,
            cells=cells,
            by_column=cut(self.by_column, ats),
            found_by=cut((self.found_by,), ats)[0] if self.found_by else [],
            warnings={new: self.warnings[at] for new, at in enumerate(left) if at in self.warnings},
        )

    def packed(self) -> Self:
        """The rows as they travel best."""
        return self._replace(cells=_all_packed(self.cells))

    def line(self, at: int) -> Line:
        """The line of the row at a place."""
        cells = self.cells[at]
        return Line(self.numbers[at], cells.decode(*_PACKED).split(_BETWEEN) if isinstance(cells, bytes) else cells)


class Preparing:
    """Makes rows of the lines of one file of `kind`."""

    def __init__(self, work: Work, kind: Kind, reading: Reading) -> None:
        self._work = work
        self._kind = kind
        self._reading = reading
        self._record = RECORDS[kind.name]
        self._empty = empty_row(self._record)
        self.columns = tuple(self._empty)
        self.identity = identity_columns(kind)
        self._clients = kind.table == "clients"
        self._required = [field.stored for field in kind.fields if field.required]
        self._read = self._settled if reading.beside else reading.values
        self._complete_many = self._record.complete_many
        self._columnwise = Columnwise(reading)
        self._size = AT_ONCE.get(kind.name, BATCH)

    def batches(self, source: Source) -> Iterator[Batch]:
        """Every line of the file, a batch at a time. Raises RefusedError where it cannot be read on."""
        asides = Asides(source.header)
        lines = source.lines()
        while some := list(islice(lines, self._size)):
            passed = [line for line in some if line.cells[0][:1] in asides.beginnings and asides.passes(line.cells)]
            numbers = [line.number for line in passed]
            yield self._batch(_without(some, numbers))._replace(passed=numbers, done=source.done)

    def identities(self, batch: Batch) -> list[Identity]:
        """Who the rows of a batch are."""
        rows = Rows(self.columns, batch.by_column)
        return list(zip(*map(rows.column, self.identity), strict=True)) if batch.numbers else []

    def parted(self, batches: Iterable[Batch], above: Iterable[Batch], *, bare: bool) -> Iterator[Batch]:
        """Of each batch the rows that surely are the first of their records, and after them the others with all that is wrong.

        The batches `above` came before. `bare`, the first of their records come without cells.
        """
        seen = Seen()
        for batch in above:
            seen.doubtful(self.identities(batch))
        for batch in batches:
            doubtful = seen.doubtful(self.identities(batch))
            first = batch.without(doubtful)._replace(first=True)
            if bare:
                first = first._replace(cells=[])
            if doubtful:
                yield first._replace(refused=[], passed=[])
                yield batch.picked(doubtful)._replace(first=False)
            else:
                yield first

    def _batch(self, lines: list[Line]) -> Batch:
        many = self._at_once(lines)
        left = _without(lines, many.numbers)
        return _together(many, self._one_by_one(left)) if left else many

    def _at_once(self, lines: list[Line]) -> Batch:
        """The rows of the usual ones among the lines, all made at once."""
        batch = _empty_batch()
        if self._complete_many is None:
            return batch
        whole = [line for line in lines if not line.fault]
        cells = [line.cells for line in whole]
        columns, usual = self._columnwise.read(cells)
        whole, cells = list(compress(whole, usual)), list(compress(cells, usual))
        if not whole:
            return batch
        blank = {value: [value] * len(whole) for value in self._empty.values()}
        rows = {name: blank[value] for name, value in self._empty.items()} | columns
        self._complete_many(self._work, rows)
        batch.numbers.extend(line.number for line in whole)
        batch.cells.extend(cells)
        batch.by_column.extend(rows.values())
        if self._clients:
            batch.found_by.extend(grams.of_many(*[rows[name] for name in grams.INDEXED]))
        return batch

    def _one_by_one(self, lines: list[Line]) -> Batch:
        """The rows of the lines, each made by itself, and what is wrong with the lines of which none is made."""
        texts = [None if line.fault else self._reading.texts(line.cells) for line in lines]
        self._reading.expect(each for each in texts if each is not None)
        fit: list[tuple[Any, ...]] = []
        batch = _empty_batch()
        for line, said in zip(lines, texts, strict=True):
            if said is None:
                batch.refused.append((tuple(line), line.fault))
                continue
            before = len(self._work.warnings)
            try:
                row = self._row(self._read(said))
            except MgrdayError as error:
                batch.refused.append((tuple(line), error.what))
            else:
                if len(self._work.warnings) > before:
                    batch.warnings[len(fit)] = self._work.warnings[before:]
                if self._clients:
                    batch.found_by.append(self._found_by(row))
                batch.numbers.append(line.number)
                batch.cells.append(line.cells)
                fit.append(tuple(row.values()))
            del self._work.warnings[before:]
        batch.by_column.extend(zip(*fit, strict=True))
        return batch

    def _settled(self, texts: Texts) -> Values:
        """The values of a row with what follows from what it says beside them. Raises MgrdayError."""
        values = self._reading.values(texts)
        self._record.settle(self._work, values, self._reading.told(texts))
        return values

    def _row(self, values: Values) -> Values:
        """A whole row of the values that were read. Raises MgrdayError where it breaks a rule."""
        row = self._empty | values
        if not all(row[name] for name in self._required):
            require(self._kind, row)
        self._record.complete(self._work, row, None)
        return row

    def _found_by(self, row: Values) -> str:
        return grams.grams(row["name_key"], row["contact"], row["initials"], row["contact_initials"])


def _empty_batch() -> Batch:
    return Batch([], [], [], [], {}, [], [], 0.0)


def _without(lines: list[Line], numbers: list[int]) -> list[Line]:
    """The lines but those with these numbers."""
    out = set(numbers)
    return [line for line in lines if line.number not in out] if len(out) < len(lines) else []


def _together(many: Batch, each: Batch) -> Batch:
    """The rows that were made at once and those that were made by themselves, in the order of the file."""
    if not many.numbers or not each.numbers:
        return (many if many.numbers else each)._replace(refused=each.refused)
    numbers = many.numbers + each.numbers
    order = sorted(range(len(numbers)), key=numbers.__getitem__)

    def ordered(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
        both = [*one, *other]
        return [both[at] for at in order]

    return Batch(
        sorted(numbers),
        ordered(many.cells, each.cells),
        list(map(ordered, many.by_column, each.by_column)),
        ordered(many.found_by, each.found_by) if many.found_by else [],
        {order.index(len(many.numbers) + at): said for at, said in each.warnings.items()},
        each.refused,
        [],
        0.0,
    )


def _all_packed(rows: list[Any]) -> list[Any]:
    """`_packed` of many rows, each as long as the others."""
    if not rows:
        return rows
    texts = list(map(_BETWEEN.join, rows))
    together = "".join(texts)
    if together.count(_BETWEEN) == len(rows) * (len(rows[0]) - 1) and encodable(together):
        return list(map(str.encode, texts))
    return list(map(_packed, rows))


def _packed(cells: list[str]) -> bytes | list[str]:
    text = _BETWEEN.join(cells)
    return text.encode(*_PACKED) if text.count(_BETWEEN) == len(cells) - 1 else cells
