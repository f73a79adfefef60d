"""A payment: money received on a signed deal."""

from mgrday.kinds.accepted import accepted
from mgrday.kinds.base import Day, Field, Kind, Money, Ref
from mgrday.kinds.repeat import REPEAT

PAYMENT = Kind(
    name="payment",
    zh="到账",
    table="payments",
    fields=(
        Field("company", "公司", Ref("lead"), column="client_id"),
        Field("deal", "单号", Ref("deal")),
        Field("amount", "金额", Money(zero=False), required=True),
        Field("paid_on", "到账日期", Day(past=True)),
    ),
    words=("deal", "amount"),
    identity=("company", "amount", "paid_on"),
    day="paid_on",
    once=False,
    handed=(accepted("payment"), REPEAT),
)
