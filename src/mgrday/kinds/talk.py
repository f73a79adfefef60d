"""A talk: the manager spoke with a member, about what, what was agreed, when to look again."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text
from mgrday.kinds.repeat import REPEAT

TALK = Kind(
    name="talk",
    zh="谈话",
    table="talks",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("company", "公司", Ref("lead"), column="client_id"),
        Field("held_on", "日期", Day(past=True)),
        Field("about", "内容", Text(), required=True),
        Field("agreed", "约定", Text()),
        Field("next_on", "下次日期", Day()),
    ),
    words=("member", "about"),
    identity=("member", "held_on", "about"),
    day="held_on",
    once=False,
    handed=(REPEAT,),
)
