"""What a long import has seen, in memory that does not grow: most rows are new, and the store need not be asked about them."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
SLOTS = 1 << 25
"""A million records leave three of a hundred new ones in doubt; about these the store is asked."""


class Seen:
    """Tells what was surely not seen yet."""

    def __init__(self, values: Iterable[Hashable]) -> None:
        self._slots = bytearray(SLOTS)
        self.add(values)

    def add(self, values: Iterable[Hashable]) -> None:
        """From now on these may have been seen."""
        slots = self._slots
        for value in values:
            slots[hash(value) % SLOTS] = 1

    def doubtful(self, values: Iterable[Value]) -> list[Value]:
        """The values that may have been seen."""
        slots = self._slots
        return [value for value in values if slots[hash(value) % SLOTS]]
