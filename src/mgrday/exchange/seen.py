"""What a long import has seen, in memory that does not grow: most rows are new, and the store need not be asked about them."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
SLOTS = 1 << 25
"""A million records leave three of a hundred new ones in doubt; about these the store is asked."""


class Seen:
    """Tells what was surely not seen yet."""

    def __init__(self) -> None:
        self._slots = bytearray(SLOTS)

    def doubtful(self, values: Iterable[Value]) -> list[Value]:
        """The values that may have been seen. From now on all of them have."""
        slots = self._slots
        found = []
        for value in values:
            slot = hash(value) % SLOTS
            if slots[slot]:
                found.append(value)
            else:
                slots[slot] = 1
        return found
