"""A target: an amount or count for a branch, department, group or member and a month, week or day."""

from mgrday.kinds.base import Field, Kind, Period, Text, Value
from mgrday.kinds.codes import METRIC, SCOPE

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
    ),
    words=("scope", "name", "period", "value"),
    identity=("scope", "name", "period", "metric"),
    day="period_start",
)
