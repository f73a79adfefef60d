"""A keyword: what a client would buy, prepared before the visit; a member's list of them is the keyword book."""

from mgrday.kinds.base import Count, Day, Field, Kind, Money, Ref, Text
from mgrday.kinds.codes import KEYWORD_STATUS, MODE

KEYWORD = Kind(
    name="keyword",
    zh="关键词",
    table="keywords",
    fields=(
        Field("member", "员工", Ref("member")),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("term", "关键词", Text(100), required=True),
        Field("mode", "主动被动", MODE),
        Field("years", "年限", Count(1, 30, ("年", "years"))),
        Field("quote", "报价", Money()),
        Field("status", "状态", KEYWORD_STATUS),
        Field("prepared_on", "准备日期", Day(past=True)),
        Field("won_on", "成交日期", Day(past=True), rare=True),
    ),
    words=("company", "term"),
    identity=("company", "term"),
    day="prepared_on",
)
