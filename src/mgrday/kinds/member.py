"""A member: who sells (rep, leader) and who manages (manager, director)."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text
from mgrday.kinds.codes import DECISION, ROLE
from mgrday.kinds.entries import Entries, Span
from mgrday.words import N_

MENTORS = Entries(
    (
        Field("mentor", "师傅", Ref("member"), required=True),
        Field("from_on", "开始日期", Day(past=True), required=True),
        Field("until_on", "结束日期", Day()),
    ),
    "mentors",
    "learner_id",
)
WATCHES = Entries(
    (
        Field("month", "月份", Span("month"), required=True),
        Field("opened_on", "列入日期", Day(past=True), required=True),
        Field("reason", "原因", Text(500)),
        Field("decision", "决定", DECISION),
        Field("decided_on", "决定日期", Day(past=True)),
        Field("note", "备注", Text(500)),
    ),
    "watches",
    "member_id",
    once=1,
)
LIFTS = Entries(
    (
        Field("week", "周", Span("week"), required=True),
        Field("lifted_on", "列入日期", Day(past=True), required=True),
        Field("plan", "计划", Text(500)),
        Field("dropped_on", "移出日期", Day(past=True)),
    ),
    "lifts",
    "member_id",
    once=1,
)
COMMENTS = Entries(
    (
        Field("week", "周", Span("week"), required=True),
        Field("said_on", "日期", Day(past=True), required=True),
        Field("comment", "点评", Text(500), required=True),
    ),
    "comments",
    "member_id",
    once=1,
)
"""Who is watched, who is lifted, who learns from whom, what was said of them."""

MEMBER = Kind(
    name="member",
    zh="员工",
    table="members",
    fields=(
        Field("name", "姓名", Text(40), required=True),
        Field("department", "部门", Ref("department"), required=True),
        Field("group", "小组", Ref("group")),
        Field("role", "职务", ROLE),
        Field("hired_on", "入职日期", Day()),
        Field("left_on", "离职日期", Day(past=True)),
    ),
    words=("name",),
    identity=("department", "name"),
    handed=(
        Field("created_on", "录入日期", Day(past=True), help=N_("counts where no day of hire is known")),
        Field("mentors", "师徒记录", MENTORS, help=N_("from whom they learn and learned"), beside=True),
        Field("watches", "观察名单记录", WATCHES, help=N_("when they were on the watch list, and what was decided"), beside=True),
        Field("lifts", "重点人记录", LIFTS, help=N_("when they were a key person, and the plan"), beside=True),
        Field("comments", "检查点评", COMMENTS, help=N_("what was said of them in weekly checks"), beside=True),
    ),
)
