"""The standards that the method proposes (``standards.toml``); none is in force until it is entered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from mgrday.method import files
from mgrday.method.source import Source
from mgrday.words import _

CODES = ("metric", "period", "seniority")
KEYS = frozenset({*CODES, "value"})
MOST = 10_000_000
Codes = Mapping[str, Collection[str]]
"""The codes that may stand under each of `CODES`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A standard proposed: `value` is a count, or whole yuan where the metric is money."""

    metric: str
    period: str
    seniority: str
    value: int


def proposals(codes: Codes) -> tuple[Proposal, ...]:
    """The proposals in order. Raises SettingsError for a broken file."""
    return files.read("standards", partial(read, codes=codes))


def read(source: Source, codes: Codes) -> tuple[Proposal, ...]:
    """The proposals of a file: one for each metric, period and seniority."""
    source.only("standard")
    seen: set[tuple[str, ...]] = set()
    found = []
    for entry in source.some("standard", KEYS):
        metric, period, seniority = (entry.choice(key, codes[key]) for key in CODES)
        if (metric, period, seniority) in seen:
            entry.wrong("", _("this metric, period and seniority stand here twice"))
        seen.add((metric, period, seniority))
        found.append(Proposal(metric, period, seniority, int(entry.quantity("value", MOST, whole=True))))
    return tuple(found)
