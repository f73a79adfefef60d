"""A key matter: the management task of the period, with an owner, a standard, a deadline and an inspection."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text

MATTER = Kind(
    name="matter",
    zh="重点事",
    table="matters",
    fields=(
        Field("title", "事项", Text(200), required=True),
        Field("owner", "负责人", Ref("member"), required=True),
        Field("standard", "标准", Text(500)),
        Field("due_on", "期限", Day(), required=True),
        Field("done_on", "完成日期", Day(past=True)),
        Field("inspected_on", "检查日期", Day(past=True)),
        Field("created_on", "录入日期", Day(past=True), rare=True),
    ),
    words=("title",),
    identity=("title", "due_on"),
    day="due_on",
)
