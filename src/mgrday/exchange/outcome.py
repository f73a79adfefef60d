"""What is asked of an import, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from mgrday.exchange.columns import Told
from mgrday.exchange.csv_source import Line
from mgrday.kinds import Kind
from mgrday.store.reader import Row
from mgrday.words import _

if TYPE_CHECKING:
    from mgrday.review.near import Pair

Duplicates = Literal["skip", "update", "reject"]
MOST_WARNINGS = 10


@dataclass(frozen=True, slots=True)
class Choices:
    """How to import.

    What becomes of duplicates, whether an update replaces what is not empty, whether it only tries, and what a person
    said of the columns.
    """

    on_duplicate: Duplicates = "skip"
    overwrite: bool = False
    dry_run: bool = False
    told: Told = field(default_factory=dict)


@dataclass
class Outcome:
    """What came of an import. Every row is one of accepted, rejected, duplicates and updated.

    `taken` are the columns of the file with the names of their fields, `unknown` those that were left out; `passed` are the
    lines that are no record: totals, footnotes. `reasons` and `doubles` are the first lines of the rejected rows and of the
    duplicates (all reasons of a dry run);
    `near_matches` counts the pairs of clients that look like one by phone or name and of which one is new, `slips` those that
    do by a slip of the pen (None: not looked for); `near` are both, the likeliest first, where they are few enough.
    `number` is the import's own, `before` the record of the last import that took the same file.
    """

    kind: Kind
    accepted: int = 0
    rejected: int = 0
    duplicates: int = 0
    updated: int = 0
    near_matches: int = 0
    near: list["Pair"] = field(default_factory=list)
    slips: int | None = None
    unknown: tuple[str, ...] = ()
    taken: dict[str, str] = field(default_factory=dict)
    passed: list[int] = field(default_factory=list)
    reasons: list[tuple[int, str]] = field(default_factory=list)
    doubles: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rejects_file: Path | None = None
    number: int | None = None
    before: Row | None = None


def capped(warnings: Sequence[str]) -> list[str]:
    """The first warnings, and how many more there were."""
    more = len(warnings) - MOST_WARNINGS
    return [*warnings[:MOST_WARNINGS], *([_("… and {n} more of the kind.").format(n=more)] if more > 0 else [])]


class RejectsFile(Protocol):
    """Where rejected rows go."""

    path: Path

    def write(self, line: Line, why: str, /) -> None: ...
    def publish(self) -> Path | None: ...
    def discard(self) -> None: ...
