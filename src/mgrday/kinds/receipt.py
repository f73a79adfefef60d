"""A receipt: the client's reply slip to an invitation, its chase before the event and the attendance at it."""

from mgrday.kinds.accepted import accepted
from mgrday.kinds.base import Count, Day, Field, Flag, Kind, Ref, Time
from mgrday.kinds.codes import CHASE, SORT

RECEIPT = Kind(
    name="receipt",
    zh="回执",
    table="receipts",
    fields=(
        Field("event", "会议", Ref("event"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("received_on", "回执日期", Day(past=True)),
        Field("people", "人数", Count(1, 1000, ("个人", "人", "位", "people"))),
        Field("key", "重点", Flag()),
        Field("came", "到会", Flag()),
        Field("class", "分类管理", SORT, column="sort", rare=True),
        Field("chase", "跟催结果", CHASE, rare=True),
        Field("chased_on", "跟催日期", Day(past=True), rare=True),
        Field("chased_by", "跟催人", Ref("member"), rare=True),
        Field("came_at", "到会时间", Time(past=True), quiet=True),
    ),
    words=("event", "company"),
    identity=("event", "company"),
    day="received_on",
    more=(Field("member", "员工", Ref("member")),),
    handed=(accepted("receipt"),),
)
