"""A member: who sells (rep, leader) and who manages (manager, director)."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text
from mgrday.kinds.codes import ROLE
from mgrday.words import N_

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
    handed=(Field("created_on", "录入日期", Day(past=True), help=N_("counts where no day of hire is known")),),
)
