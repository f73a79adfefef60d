"""What a long import has seen, in memory that does not grow: most rows are new, and the store need not be asked about them."""

from collections.abc import Hashable, Iterable

SLOTS = 1 << 25
"""A power of two; a million records leave one of a thousand new ones in doubt."""
_SHIFT = 25


class Seen:
    """Tells what was surely not seen yet (a Bloom filter of two hashes)."""

    def __init__(self) -> None:
        self._slots = bytearray(SLOTS)

    def doubtful(self, values: Iterable[Hashable]) -> list[int]:
        """The places of the values that may have been seen. From now on all of them have."""
        slots, most = self._slots, len(self._slots) - 1
        found = []
        for at, first in enumerate(map(hash, values)):
            second = first >> _SHIFT & most
            first &= most
            if slots[first] and slots[second]:
                found.append(at)
            else:
                slots[first] = slots[second] = 1
        return found
