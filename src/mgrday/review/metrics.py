"""What each member did in a span, metric by metric; the same figures for the standards, the checks and the reports.

An activity counts on its own local day, an amount on the day the deal is signed, money received on the day it is paid.
"""

from collections.abc import Collection

from mgrday.days import Span
from mgrday.store.named import beside
from mgrday.store.reader import Reader

QUERIES = {
    "leads": ("leads",),
    "calls": ("calls", "effective_calls"),
    "invitations": ("invitations",),
    "receipts": ("receipts",),
    "attendance": ("attendance",),
    "keywords": ("keywords",),
    "outings": ("outings",),
    "debriefs": ("debriefs",),
    "deals": ("deals", "amount"),
    "received": ("received",),
}
"""The queries of ``metrics.sql``, each with the metrics it counts, in the order of its columns."""
METRICS = tuple(metric for counted in QUERIES.values() for metric in counted)
Figures = dict[str, int]


def member_metrics(
    reader: Reader, span: Span, metrics: Collection[str] | None = None, department: int | None = None
) -> dict[int, Figures]:
    """By member id, each of `metrics` (all twelve by default) in `span`; amounts in fen.

    Everybody who did anything is in it, those who have left or are not measured too; who did nothing is not. Only the
    tables that are asked about are read.
    """
    wanted = [metric for metric in METRICS if metrics is None or metric in metrics]
    figures: dict[int, Figures] = {}
    for query, counted in QUERIES.items():
        if not any(metric in wanted for metric in counted):
            continue
        sql = beside(__file__)[query]
        for member, *values in reader.tuples(sql, start=span.start, end=span.end, department=department):
            own = figures.setdefault(member, dict.fromkeys(wanted, 0))
            own.update((metric, value) for metric, value in zip(counted, values, strict=True) if metric in own)
    return figures
