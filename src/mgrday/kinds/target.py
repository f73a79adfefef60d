"""A target: an amount or count for a branch, department, group or member and a month, week or day.

Beside it, in its own unit, what its bearer offered and what was taken on; what is done of it is worked out, never kept.
"""

from mgrday.kinds.base import Day, Field, Kind, Period, Text, Value
from mgrday.kinds.codes import METRIC, SCOPE
from mgrday.words import N_

TARGET = Kind(
    name="target",
    zh="目标",
    table="targets",
    fields=(
        Field("scope", "范围", SCOPE, required=True),
        Field("name", "名称", Text(60), required=True),
        Field("period", "周期", Period(), required=True),
        Field("metric", "指标", METRIC),
        Field("value", "目标", Value(), required=True),
        Field("promised", "承诺", Value(), help=N_("what its bearer offered"), rare=True),
        Field("accepted", "认领", Value(), help=N_("what was taken on"), rare=True),
        Field("strategy", "策略", Text(), help=N_("how it is to be reached"), rare=True),
        Field("set_on", "设定日期", Day(past=True), quiet=True),
    ),
    words=("scope", "name", "period", "value"),
    identity=("scope", "name", "period", "metric"),
    day="period_start",
    firm=("value", "promised", "accepted"),
)
