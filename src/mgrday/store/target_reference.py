"""Finding the one target that a scope, a name, a period and a metric mean."""

from collections.abc import Mapping
from datetime import datetime

from mgrday.day_words import read_period
from mgrday.errors import NotFoundError
from mgrday.kinds.codes import METRIC, SCOPE
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.store.references import find
from mgrday.words import _


def find_target(reader: Reader, texts: Mapping[str, str | None], now: datetime) -> Row:
    """The target that `texts` (scope, name, period, metric as typed) mean, with all its columns.

    Raises NotFoundError where there is none, RefusedError for what is no scope, period or metric.
    """
    scope = SCOPE.read(texts["scope"] or "", now)
    metric = METRIC.read(texts.get("metric") or "amount", now)
    period = read_period(texts["period"] or "", now)
    name = (texts["name"] or "").strip()
    key = f"branch {name}" if scope == "branch" else f"{scope} {find(reader, scope, name)}"
    found = reader.one(beside(__file__)["target"], key=key, period=period.name, metric=metric)
    if found is None:
        todo = _("Set it first: mgrday target set {scope} {name} {period} VALUE")
        other = "" if metric == "amount" else f" --metric {metric}"
        raise NotFoundError(
            _("“{name}” has no target “{metric}” for {period}.").format(
                name=name, metric=METRIC.label(metric), period=period.name
            ),
            todo=todo.format(scope=scope, name=name, period=period.name) + other,
        )
    return found
