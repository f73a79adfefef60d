"""A department: members under one manager; several form a branch."""

from mgrday.kinds.base import Field, Kind, Text

DEPARTMENT = Kind(
    name="department",
    zh="部门",
    table="departments",
    fields=(Field("name", "部门", Text(60), required=True), Field("branch", "分公司", Text(60))),
    words=("name",),
    identity=("name",),
)
