"""A service: what a client is due after signing, by call, on site or at a salon; or an objection it raised."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text
from mgrday.kinds.codes import SERVICE_TYPE
from mgrday.kinds.repeat import REPEAT

SERVICE = Kind(
    name="service",
    zh="客户服务",
    table="services",
    fields=(
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("kind", "类型", SERVICE_TYPE, required=True),
        Field("raised_on", "提出日期", Day(past=True)),
        Field("due_on", "应办日期", Day()),
        Field("done_on", "完成日期", Day(past=True)),
        Field("note", "备注", Text()),
    ),
    words=("company", "kind"),
    identity=("company", "kind", "raised_on", "due_on", "note"),
    day="raised_on",
    once=False,
    handed=(REPEAT,),
)
