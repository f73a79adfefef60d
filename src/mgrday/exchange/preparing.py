"""The first half of an import: what each line says, read and complete, as far as that needs nothing of the rows before it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from mgrday.errors import MgrdayError
from mgrday.exchange.csv_source import Line, Source
from mgrday.exchange.heading import Asides
from mgrday.exchange.reading import Reading, Texts
from mgrday.kinds import Kind
from mgrday.records.registry import RECORDS
from mgrday.records.writing import empty_row, identity_columns, require
from mgrday.store import grams
from mgrday.store.work import Values, Work

BATCH = 1000
AT_ONCE = {"payment": 1, "member": 100_000}
"""Rows in a batch of other kinds: the deal that a payment goes to is the oldest still outstanding after those before it; a member
may learn from one who comes later."""
_BETWEEN = "\0"
_PACKED = ("utf-8", "surrogatepass")


class Batch(NamedTuple):
    """Some lines of the file: the rows that are fit to be added, those that are not with the reason, lines that are no record.

    Of the rows that are fit: the `numbers` of their lines, their `cells` (seldom wanted again, so they travel as one piece where
    they can), their values column by column, how a search finds them (of clients), and the `warnings` that are said if the row
    at a place is taken. `done` is the share of the file that was read. All of it is plain, so that a batch may come from another
    process.
    """

    numbers: list[int]
    cells: list[bytes | list[str]]
    by_column: list[tuple[Any, ...]]
    found_by: list[str]
    warnings: dict[int, list[str]]
    refused: list[tuple[tuple[Any, ...], str]]
    passed: list[int]
    done: float

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
        self._size = AT_ONCE.get(kind.name, BATCH)

    def batches(self, source: Source) -> Iterator[Batch]:
        """Every line of the file, a batch at a time. Raises RefusedError where it cannot be read on."""
        asides = Asides(source.header)
        lines = source.lines()
        while some := list(islice(lines, self._size)):
            passed = [line.number for line in some if asides.passes(line.cells)]
            over = set(passed)
            yield self._batch([line for line in some if line.number not in over], passed, source.done)

    def _batch(self, lines: list[Line], passed: list[int], done: float) -> Batch:
        texts = [None if line.fault else self._reading.texts(line.cells) for line in lines]
        self._reading.expect(each for each in texts if each is not None)
        fit: list[tuple[Any, ...]] = []
        batch = Batch([], [], [], [], {}, [], passed, done)
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
                batch.cells.append(_packed(line.cells))
                fit.append(tuple(row.values()))
            del self._work.warnings[before:]
        return batch._replace(by_column=list(zip(*fit, strict=True)))

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


def _packed(cells: list[str]) -> bytes | list[str]:
    text = _BETWEEN.join(cells)
    return text.encode(*_PACKED) if text.count(_BETWEEN) == len(cells) - 1 else cells
