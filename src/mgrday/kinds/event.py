"""An event: a seminar to which owners are invited and where deals are signed on the spot."""

from mgrday.kinds.base import Count, Day, Field, Flag, Kind, Money, Ref, Text, Time
from mgrday.kinds.entries import Entries
from mgrday.words import N_

CLOSED = (
    Field("locked_on", "锁定日期", Day(past=True), rare=True),
    Field("reconciled_on", "对单日期", Day(past=True), rare=True),
)
"""On which days it was closed."""
POSTS = Entries(
    (
        Field("member", "员工", Ref("member"), required=True),
        Field("role", "角色", Text(60), required=True),
        Field("trained_on", "培训日期", Day()),
    ),
    "posts",
    "event_id",
    once=2,
)
NEEDS = Entries(
    (
        Field("role", "角色", Text(60), required=True),
        Field("count", "人数", Count(0, 100), required=True),
    ),
    "needs",
    "event_id",
    once=1,
)
MATTERS = Entries(
    (
        Field("item", "代号", Text(60), required=True),
        Field("title", "事项", Text(100)),
        Field("dropped", "不需要", Flag()),
        Field("done_on", "完成日期", Day(past=True)),
        Field("done_by", "完成人", Text(500)),
        Field("note", "备注", Text(500)),
    ),
    "event_matters",
    "event_id",
    once=1,
)
"""What is arranged for an event's day."""

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
    handed=(
        *CLOSED,
        Field("roles", "会场角色", POSTS, help=N_("who holds which role"), beside=True),
        Field("needs", "角色人数", NEEDS, help=N_("roles of which it needs another number"), beside=True),
        Field("matters", "特殊事务", MATTERS, help=N_("what became of its special matters"), beside=True),
    ),
)
