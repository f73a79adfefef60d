"""The first half of an import: what each line says, read and complete, as far as that needs nothing of the rows before it."""

from collections.abc import Iterator
from itertools import compress, islice, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from mgrday.errors import MgrdayError
from mgrday.exchange.columnwise import Columnwise
from mgrday.exchange.csv_source import Line, Source
from mgrday.exchange.heading import Asides
from mgrday.exchange.reading import Reading
from mgrday.kinds import Kind
from mgrday.records.registry import RECORDS
from mgrday.records.writing import empty_row, identity_columns, require
from mgrday.store import grams
from mgrday.store.work import Values, Work

BATCH = 1000
ONE_BY_ONE = frozenset({"payment"})
"""The kinds in which a row depends on those before it: the deal that a payment goes to is the oldest still outstanding."""
_BETWEEN = "\0"


class Item(NamedTuple):
    """A row that is fit to be added: its line, its values in the order of the columns, who it is, how a search finds it.

    The `cells` of the line are seldom wanted again and travel as one text where they can. `warnings` are said if it is taken.
    """

    number: int
    cells: str | list[str]
    values: tuple[Any, ...]
    identity: tuple[Any, ...]
    found_by: str
    warnings: list[str]

    @property
    def line(self) -> Line:
        """The line it was read from."""
        return Line(self.number, self.cells.split(_BETWEEN) if isinstance(self.cells, str) else self.cells)


class Batch(NamedTuple):
    """Some lines of the file: the rows that are fit, those that are not with the reason, the lines that are no record.

    `done` is the share of the file that was read. Its parts are plain, so that a batch may come from another process.
    """

    items: list[tuple[Any, ...]]
    refused: list[tuple[tuple[Any, ...], str]]
    passed: list[int]
    done: float


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
        self._required = [field.stored for field in kind.fields if field.required]
        self._columnwise = Columnwise(reading)
        self._size = 1 if kind.name in ONE_BY_ONE else BATCH

    def batches(self, source: Source) -> Iterator[Batch]:
        """Every line of the file, a batch at a time. Raises RefusedError where it cannot be read on."""
        asides = Asides(source.header)
        lines = source.lines()
        while some := list(islice(lines, self._size)):
            passed = [line for line in some if line.cells[0][:1] in asides.beginnings and asides.passes(line.cells)]
            numbers = [line.number for line in passed]
            yield self._batch(_without(some, numbers), numbers, source.done)

    def _batch(self, lines: list[Line], passed: list[int], done: float) -> Batch:
        batch = Batch([], [], passed, done)
        left = self._take_many(lines, batch)
        if left:
            self._take_each(left, batch)
            batch.items.sort(key=itemgetter(0))
        return batch

    def _take_many(self, lines: list[Line], batch: Batch) -> list[Line]:
        """Put the rows of the usual lines into `batch`, all at once; gives the other lines."""
        complete = self._record.complete_many
        whole = [line for line in lines if not line.fault] if complete else []
        columns, usual = self._columnwise.read([line.cells for line in whole])
        whole = list(compress(whole, usual))
        if complete is None or not whole:
            return lines
        rows = {name: [value] * len(whole) for name, value in self._empty.items()} | columns
        complete(self._work, rows)
        numbers = [line.number for line in whole]
        cells = _all_packed([line.cells for line in whole])
        values = zip(*rows.values(), strict=True)
        identities = zip(*[rows[name] for name in self.identity], strict=True)
        found_by = grams.of_many(*[rows[name] for name in grams.INDEXED]) if self._kind.table == "clients" else repeat("")
        batch.items.extend(zip(numbers, cells, values, identities, found_by, repeat([]), strict=False))
        return _without(lines, numbers)

    def _take_each(self, lines: list[Line], batch: Batch) -> None:
        """Put the rows of the lines into `batch`, one by one, and what is wrong with the others."""
        texts = [None if line.fault else self._reading.texts(line.cells) for line in lines]
        self._reading.expect(each for each in texts if each is not None)
        for line, said in zip(lines, texts, strict=True):
            if said is None:
                batch.refused.append((tuple(line), line.fault))
                continue
            before = len(self._work.warnings)
            try:
                row = self._row(self._reading.values(said))
                identity = tuple([row[column] for column in self.identity])
                warnings = self._work.warnings[before:]
                found_by = self._found_by(row) if self._kind.table == "clients" else ""
                batch.items.append((line.number, _packed(line.cells), tuple(row.values()), identity, found_by, warnings))
            except MgrdayError as error:
                batch.refused.append((tuple(line), error.what))
            del self._work.warnings[before:]

    def _row(self, values: Values) -> Values:
        """A whole row of the values that were read. Raises MgrdayError where it breaks a rule."""
        row = self._empty | values
        if not all(row[name] for name in self._required):
            require(self._kind, row)
        self._record.complete(self._work, row, None)
        return row

    def _found_by(self, row: Values) -> str:
        return grams.grams(row["name_key"], row["contact"], row["initials"], row["contact_initials"])


def _without(lines: list[Line], numbers: list[int]) -> list[Line]:
    """The lines but those with these numbers."""
    out = set(numbers)
    return [line for line in lines if line.number not in out] if len(out) < len(lines) else []


def _all_packed(rows: list[list[str]]) -> list[Any]:
    texts = list(map(_BETWEEN.join, rows))
    return texts if "".join(texts).count(_BETWEEN) == sum(map(len, rows)) - len(rows) else list(map(_packed, rows))


def _packed(cells: list[str]) -> str | list[str]:
    text = _BETWEEN.join(cells)
    return text if text.count(_BETWEEN) == len(cells) - 1 else cells
