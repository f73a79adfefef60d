"""A skill: a competency of the method that a member has reached, and when."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text

SKILL = Kind(
    name="skill",
    zh="能力",
    table="skills",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("competency", "能力项", Text(60), required=True),
        Field("reached_on", "达到日期", Day(past=True)),
        Field("note", "备注", Text()),
    ),
    words=("member", "competency"),
    identity=("member", "competency"),
    day="reached_on",
)
