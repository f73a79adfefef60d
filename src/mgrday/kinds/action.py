"""An action: what a check agreed with a member, by when, and which figure it is to move; the next check looks at it again."""

from mgrday.kinds.base import Day, Field, Kind, Ref, Text
from mgrday.kinds.codes import METRIC

ACTION = Kind(
    name="action",
    zh="行动",
    table="actions",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("action", "行动", Text(500), required=True),
        Field("due_on", "期限", Day()),
        Field("done_on", "完成日期", Day(past=True)),
        Field("metric", "指标", METRIC),
        Field("agreed_on", "约定日期", Day(past=True)),
    ),
    words=("member", "action"),
    identity=("member", "action", "due_on"),
    day="due_on",
)
