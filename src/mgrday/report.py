"""What every read returns: one `Report` of blocks (facts, tables, findings), rendered once, at the edge.

Values in rows are raw: money in integer fen, days as ``YYYY-MM-DD``, times as ``YYYY-MM-DD HH:MM`` (local), shares as
fractions (0.25 is 25 %), flags as bool, nothing as None. A column's unit tells the renderer how to show them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Unit = Literal["text", "id", "count", "money", "share", "change", "day", "time", "flag", "metrics"]
Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
Tone = Literal["plain", "wrong", "good", "faint", "strong"]
Row = Mapping[str, object]


class Cell(NamedTuple):
    """A value in a row that stands out: `wrong` is red, `good` green, `faint` grey."""

    value: object
    tone: Tone = "wrong"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `key` is the stable English key of JSON and CSV, `title` the heading in the language in use.

    `hidden` columns are in JSON and CSV and not in what a person reads. `labels` gives the codes in a column the words
    that a person reads for them; JSON and CSV keep the codes. Texts of a column that `folds` go on in a further line where a
    terminal is too narrow for them, rather than being cut: what is compared must be read whole.
    """

    key: str
    title: str
    unit: Unit = "text"
    hidden: bool = False
    labels: Mapping[str, str] | None = None
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. `empty` is said instead of an empty table: what to do next. `note` follows the table.

    A `hidden` table is in JSON and CSV; what a person reads says the same in `Lines`. `summed` are the keys of the columns
    whose sum means something; a workbook has it below. A `signed_off` table is printed and has room for a signature.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: str = ""
    note: str = ""
    hidden: bool = False
    summed: Sequence[str] = ()
    signed_off: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of the rows of `table`, for the formats that can draw; the others leave it out.

    `name` says which picture, `said` what it shows, in a sentence for who cannot see it. `beside` is the name of the
    table that the picture opens on a page; one beside none stands before them all.
    """

    name: str
    table: Table
    said: str
    beside: str = ""


class Record(NamedTuple):
    """Names one record: its kind and its id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with whom, since when (a day), and the command that acts on it."""

    rule: str
    severity: Severity
    member: str | None
    client: str | None
    record: Record
    since: str
    message: str
    do: str


class Snoozed(NamedTuple):
    """A finding that was put off: it comes back on the day `until`."""

    finding: Finding
    until: str
    reason: str


class Line(NamedTuple):
    """One line for a person, in one tone."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines for a person under a title. They are words about facts that JSON carries elsewhere."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings under a title; `most` caps what a person sees (JSON and CSV carry all), `empty` is said where none is.

    `snoozed` are those that are put off: a person is told how many, JSON has them apart.
    """

    findings: Sequence[Finding]
    title: str = ""
    most: int | None = None
    empty: str = ""
    snoozed: Sequence[Snoozed] = ()


Block = Lines | Table | Findings
Shape = Literal["review", "list", "findings", "record"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a read command says.

    `shape` decides the JSON: a review is one object with ``review``, ``period``, the `facts`, ``tables`` by name and
    ``findings``; a list an array of the first table's rows; findings an array of findings; a record one object (the
    first row of the first table, with the `facts` beside it). `period` is ``(start, end)`` in days, `end` exclusive.
    `facts` values that are money are wrapped in `Yuan`. `whose` names the department it is about on a page that is passed on.
    """

    name: str
    title: str
    blocks: Sequence[Block]
    shape: Shape = "review"
    period: tuple[str, str] | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    charts: Sequence[Chart] = ()
    whose: str = ""

    def tables(self) -> list[Table]:
        """The tables, in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def page(self) -> list[Block]:
        """The blocks that a person reads, in order: all but the hidden tables."""
        return [block for block in self.blocks if not (isinstance(block, Table) and block.hidden)]

    def findings(self) -> list[Finding]:
        """Every finding of the report, once, in order."""
        found = [finding for block in self.blocks if isinstance(block, Findings) for finding in block.findings]
        return list(dict.fromkeys(found))

    def snoozed(self) -> list[Snoozed]:
        """Every finding of the report that is put off, once, in order."""
        found = [each for block in self.blocks if isinstance(block, Findings) for each in block.snoozed]
        return list(dict.fromkeys(found))


class Yuan(NamedTuple):
    """Fen that JSON shows as a number of yuan with two decimals."""

    fen: int


def bare(value: object) -> object:
    """A row's value without its tone."""
    return value.value if isinstance(value, Cell) else value


def tone(value: object) -> Tone:
    """The tone of a row's value."""
    return value.tone if isinstance(value, Cell) else "plain"
