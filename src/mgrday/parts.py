"""Sharing a whole number out, so that the parts add up to it."""

from collections.abc import Sequence
from fractions import Fraction


def shared_out(value: int, weights: Sequence[Fraction]) -> list[int]:
    """`value` in whole parts in proportion to `weights`, adding up to it exactly (largest remainder, the earlier first).

    A value of zero needs no weights.
    """
    whole = sum(weights, Fraction(0)) or Fraction(1)
    exact = [value * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for n in by_remainder[: value - sum(parts)]:
        parts[n] += 1
    return parts
