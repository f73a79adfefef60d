"""A deal: an expected or signed sale; a key deal is one that the period depends on."""

from mgrday.kinds.accepted import accepted
from mgrday.kinds.base import Day, Field, Flag, Kind, Money, Ref, Text
from mgrday.kinds.repeat import REPEAT
from mgrday.words import N_

DEAL = Kind(
    name="deal",
    zh="单",
    table="deals",
    fields=(
        Field("member", "员工", Ref("member"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("amount", "金额", Money(zero=False), required=True),
        Field("key", "重点单", Flag()),
        Field("expected_on", "预计日期", Day()),
        Field("signed_on", "签单日期", Day(past=True)),
        Field("lost_on", "丢单日期", Day(past=True)),
        Field("event", "会议", Ref("event")),
        Field("created_on", "录入日期", Day(past=True)),
        Field("lost_reason", "丢单原因", Text(500), rare=True),
        Field("key_on", "重点单日期", Day(past=True), help=N_("the day since which it is a key deal"), quiet=True),
    ),
    words=("member", "company", "amount"),
    identity=("member", "company", "amount", "expected_on", "signed_on", "lost_on"),
    day="expected_on",
    once=False,
    more=(
        Field("received", "到账", Money()),
    ),
    handed=(
        Field("reconciled", "已对单", Flag(), help=N_("it was there when its event was reconciled"), beside=True),
        accepted("deal"),
        REPEAT,
    ),
)
