"""Rows of one table on their way into it: their columns once, and the values of each."""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, Self

MANY = 100
"""Fewer rows are not worth the look."""


class Rows(NamedTuple):
    """Rows that have the same columns."""

    columns: tuple[str, ...]
    values: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> Self:
        """Rows given by the names of their columns, at least one."""
        columns = tuple(rows[0])
        return cls(columns, [tuple([row[name] for name in columns]) for row in rows])

    def filled(self) -> Self:
        """The rows without the columns in which none has a value: a long import spends a sixth of its time on writing nothing."""
        ats = [at for at in range(len(self.columns)) if any(values[at] is not None for values in self.values)]
        if len(ats) < 2 or len(self.values) < MANY:
            return self
        pick = itemgetter(*ats)
        return self._replace(columns=pick(self.columns), values=list(map(pick, self.values)))

    def column(self, name: str) -> list[Any]:
        """The values of one column."""
        at = self.columns.index(name)
        return [values[at] for values in self.values]

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Each row by the names of its columns."""
        return (dict(zip(self.columns, values, strict=True)) for values in self.values)
