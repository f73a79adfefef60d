"""A lead: a company with a contact; a client throughout, whether it has signed or not."""

from mgrday.kinds.base import Count, Day, Field, Kind, Phone, Ref, Text
from mgrday.kinds.codes import GRADE
from mgrday.kinds.entries import Entries, Moment
from mgrday.kinds.size import SIZE
from mgrday.words import N_

GRADES = Entries(
    (
        Field("since", "何时起", Moment(), required=True),
        Field("grade", "分类", GRADE, required=True),
        Field("reason", "原因", Text()),
    )
)
"""The grades of a client."""
LEAD = Kind(
    name="lead",
    zh="客户",
    table="clients",
    fields=(
        Field("company", "公司", Text(200), required=True, column="name"),
        Field("contact", "联系人", Text(60)),
        Field("title", "职位", Text(60)),
        Field("phone", "电话", Phone()),
        Field("industry", "行业", Text(60)),
        Field("region", "区域", Text(60)),
        Field("size", "规模", SIZE, rare=True),
        Field("source", "来源", Text(60)),
        Field("grade", "分类", GRADE),
        Field("owner", "负责人", Ref("member")),
        Field("next_step", "下一步", Text(500)),
        Field("next_on", "下一步日期", Day()),
        Field("created_on", "录入日期", Day(past=True)),
        Field("note", "备注", Text()),
        Field("archived_on", "归档日期", Day(past=True), rare=True),
        Field("graded_on", "分类日期", Day(past=True), help=N_("the day since which it has its grade"), quiet=True),
        Field("step_set_on", "下一步设定日期", Day(past=True), help=N_("the day on which the next step was set"), quiet=True),
    ),
    words=("company",),
    identity=("company",),
    day="created_on",
    more=(
        Field("last_touch_day", "最近跟进", Day()),
        Field("signed_on", "签单日期", Day()),
        Field("keyword_count", "关键词数", Count()),
        Field("outing_count", "外出次数", Count()),
    ),
    handed=(
        Field("grade_history", "分类记录", GRADES, help=N_("every grade given"), beside=True),
    ),
)
