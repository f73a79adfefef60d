"""An award: a reward or a penalty with its reason, told to everyone."""

from mgrday.kinds.base import Count, Day, Field, Kind, Money, Ref, Text
from mgrday.kinds.codes import AWARD_TYPE
from mgrday.kinds.repeat import REPEAT

AWARD = Kind(
    name="award",
    zh="奖惩",
    table="awards",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("reason", "事由", Text(500), required=True),
        Field("type", "奖惩", AWARD_TYPE),
        Field("awarded_on", "日期", Day(past=True)),
        Field("amount", "金额", Money()),
        Field("points", "积分", Count()),
    ),
    words=("member", "reason"),
    identity=("member", "reason", "awarded_on"),
    day="awarded_on",
    once=False,
    handed=(REPEAT,),
)
