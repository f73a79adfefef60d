"""A call: a member phoned a client; an effective call reached the owner."""

from mgrday.kinds.base import Count, Day, Field, Kind, Ref, Text, Time
from mgrday.kinds.codes import REACHED
from mgrday.kinds.repeat import REPEAT

MARK = Count(1, 5)
"""A mark of a call listened to: 1 is poor, 5 is good."""
MARKS = ("independent", "coherent", "fluent")
CALL = Kind(
    name="call",
    zh="电话",
    table="calls",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("called_at", "时间", Time(past=True)),
        Field("reached", "接通", REACHED, required=True),
        Field("minutes", "时长", Count(0, 1440, ("分钟", "分", "minutes", "min"))),
        Field("result", "结果", Text(500)),
        Field("note", "备注", Text()),
        Field("independent", "独立性", MARK, rare=True),
        Field("coherent", "连贯性", MARK, rare=True),
        Field("fluent", "流畅度", MARK, rare=True),
        Field("listened_on", "听录音日期", Day(past=True), rare=True),
    ),
    words=("member", "company"),
    identity=("member", "company", "called_at"),
    day="called_at",
    once=False,
    handed=(REPEAT,),
)
