"""A call: a member phoned a client; an effective call reached the owner."""

from mgrday.kinds.base import Count, Field, Kind, Ref, Text, Time
from mgrday.kinds.codes import REACHED

CALL = Kind(
    name="call",
    zh="电话",
    table="calls",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("called_at", "时间", Time(past=True)),
        Field("reached", "接通", REACHED, required=True),
        Field("minutes", "时长", Count(0, 1440)),
        Field("result", "结果", Text(500)),
        Field("note", "备注", Text()),
    ),
    words=("member", "company"),
    identity=("member", "company", "called_at"),
    day="called_at",
    once=False,
)
