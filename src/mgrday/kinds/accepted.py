"""The column of what is right as it is, though it does not match at an event: it goes with the record that it is about."""

from mgrday.kinds.base import Code, Day, Field, Ref, Text
from mgrday.kinds.codes import MISMATCHES
from mgrday.kinds.entries import Entries
from mgrday.words import N_


def accepted(kind: str) -> Field:
    """The column of a kind."""
    codes = Code(tuple((code, ()) for code, of in MISMATCHES.items() if of == kind))
    parts = (
        Field("event", "会议", Ref("event"), required=True),
        Field("mismatch", "对不上", codes, required=True),
        Field("reason", "原因", Text(200), required=True),
        Field("settled_on", "确认日期", Day(past=True), required=True),
    )
    entries = Entries(parts, "settled", "record_id", once=2)
    return Field("accepted", "对单确认", entries, help=N_("what is right as it is when reconciling"), beside=True)
