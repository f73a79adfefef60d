"""An event: a seminar to which owners are invited and where deals are signed on the spot."""

from mgrday.kinds.base import Count, Day, Field, Kind, Money, Text, Time
from mgrday.words import N_

CLOSED = (
    Field("locked_on", "锁定日期", Day(past=True), rare=True),
    Field("reconciled_on", "对单日期", Day(past=True), rare=True),
)
EVENT = Kind(
    name="event",
    zh="会议",
    table="events",
    fields=(
        Field("name", "会议", Text(100), required=True),
        Field("starts_at", "开始时间", Time(), required=True),
        Field("venue", "地点", Text(200)),
        Field("goal_invitations", "邀约目标", Count()),
        Field("goal_receipts", "回执目标", Count()),
        Field("goal_attendance", "到会目标", Count()),
        Field("goal_amount", "业绩目标", Money()),
        Field("invite_from", "邀约开始", Day(), help=N_("the first invitation day, if not the third workday before"), rare=True),
    ),
    words=("name",),
    identity=("name",),
    day="starts_at",
    more=CLOSED,
    handed=CLOSED,
)
