"""A standard: the company's bar for a metric, a period and a seniority."""

from mgrday.kinds.base import Day, Field, Kind, Value
from mgrday.kinds.codes import METRIC, PERIOD, SENIORITY

CODES = {"metric": METRIC.codes(), "period": PERIOD.codes(), "seniority": SENIORITY.codes()}
"""What a standard that the method proposes may name."""

STANDARD = Kind(
    name="standard",
    zh="人员标准",
    table="standards",
    fields=(
        Field("metric", "指标", METRIC, required=True),
        Field("seniority", "新老", SENIORITY),
        Field("period", "周期", PERIOD, required=True),
        Field("value", "标准", Value(), required=True),
        Field("set_on", "设定日期", Day(past=True), quiet=True),
    ),
    words=("metric", "value"),
    identity=("metric", "seniority", "period"),
)
