"""An invitation: one client invited to one event by one member."""

from mgrday.kinds.base import Day, Field, Kind, Ref
from mgrday.kinds.codes import CHANNEL

INVITATION = Kind(
    name="invitation",
    zh="邀请函",
    table="invitations",
    fields=(
        Field("event", "会议", Ref("event"), required=True),
        Field("company", "公司", Ref("lead"), required=True, column="client_id"),
        Field("member", "员工", Ref("member"), required=True),
        Field("sent_on", "邀约日期", Day(past=True)),
        Field("channel", "方式", CHANNEL),
    ),
    words=("event", "company"),
    identity=("event", "company"),
    day="sent_on",
)
