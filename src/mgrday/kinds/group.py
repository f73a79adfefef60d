"""A group: members under a group leader, inside a department."""

from mgrday.kinds.base import Field, Kind, Ref, Text

GROUP = Kind(
    name="group",
    zh="小组",
    table="groups",
    fields=(Field("name", "小组", Text(60), required=True), Field("department", "部门", Ref("department"), required=True)),
    words=("name",),
    identity=("department", "name"),
)
