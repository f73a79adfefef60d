"""An outing: a member leaves the office to see a client; then the return, the debrief and the manager's call-back."""

from mgrday.kinds.base import Count, Day, Field, Flag, Kind, Ref, Text, Time
from mgrday.kinds.codes import GRADE, RESULT, VERDICT
from mgrday.kinds.repeat import REPEAT

OUTING = Kind(
    name="outing",
    zh="外出",
    table="outings",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("left_at", "外出时间", Time(past=True)),
        Field("due_back_at", "预计返回", Time()),
        Field("back_at", "返回时间", Time(past=True)),
        Field("purpose", "事由", Text(200)),
        Field("with_manager", "陪同", Flag()),
        Field("result", "结果", RESULT),
        Field("why_not", "未签原因", Text(500)),
        Field("condition", "签单条件", Text(500)),
        Field("expected_on", "预计签单", Day()),
        Field("called_back_at", "回访时间", Time(past=True)),
        Field("verdict", "回访结果", VERDICT),
        Field("verdict_grade", "回访分类", GRADE),
        Field("debriefed_on", "反思日期", Day(past=True), rare=True),
        Field("callback_note", "回访备注", Text(), rare=True),
    ),
    words=("member", "company"),
    identity=("member", "company", "left_at"),
    day="left_at",
    once=False,
    handed=(REPEAT,),
    more=(
        Field("visit_no", "第几次见客户", Count()),
        Field("had_keyword", "出门前有关键词", Flag()),
    ),
)
