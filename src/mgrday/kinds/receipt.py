"""A receipt: the client's reply slip to an invitation, its chase before the event and the attendance at it."""

from mgrday.kinds.base import Count, Day, Field, Flag, Kind, Ref
from mgrday.kinds.codes import CHASE

RECEIPT = Kind(
    name="receipt",
    zh="回执",
    table="receipts",
    fields=(
        Field("event", "会议", Ref("event"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("received_on", "回执日期", Day(past=True)),
        Field("people", "人数", Count(1, 1000)),
        Field("key", "重点", Flag()),
        Field("came", "到会", Flag()),
    ),
    words=("event", "company"),
    identity=("event", "company"),
    day="received_on",
    more=(
        Field("member", "员工", Ref("member")),
        Field("chase", "跟催结果", CHASE),
        Field("chased_on", "跟催日期", Day()),
    ),
)
