"""What is recorded: every kind with its fields, as data. No database and no command line here.

From these declarations come the options of ``add``, ``edit`` and ``list``, the columns of imports and lists, and the keys
of JSON; the tables themselves are in ``records/``, and a test holds the two together.
"""

from mgrday.kinds.action import ACTION
from mgrday.kinds.award import AWARD
from mgrday.kinds.base import Kind
from mgrday.kinds.call import CALL
from mgrday.kinds.deal import DEAL
from mgrday.kinds.department import DEPARTMENT
from mgrday.kinds.event import EVENT
from mgrday.kinds.group import GROUP
from mgrday.kinds.invitation import INVITATION
from mgrday.kinds.keyword import KEYWORD
from mgrday.kinds.lead import LEAD
from mgrday.kinds.matter import MATTER
from mgrday.kinds.member import MEMBER
from mgrday.kinds.outing import OUTING
from mgrday.kinds.payment import PAYMENT
from mgrday.kinds.receipt import RECEIPT
from mgrday.kinds.service import SERVICE
from mgrday.kinds.skill import SKILL
from mgrday.kinds.standard import STANDARD
from mgrday.kinds.talk import TALK
from mgrday.kinds.target import TARGET

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        DEPARTMENT,
        GROUP,
        MEMBER,
        LEAD,
        CALL,
        EVENT,
        INVITATION,
        RECEIPT,
        KEYWORD,
        OUTING,
        DEAL,
        PAYMENT,
        TARGET,
        STANDARD,
        TALK,
        SERVICE,
        MATTER,
        ACTION,
        SKILL,
        AWARD,
    )
}
"""Every kind by its name, in the order in which a new store is filled."""

__all__ = ["KINDS", "Kind"]
