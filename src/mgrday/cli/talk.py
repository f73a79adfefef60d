"""``mgrday talk``: talks with members."""

from mgrday.cli.fields import kind_app
from mgrday.kinds.talk import TALK
from mgrday.words import N_

app = kind_app(TALK, N_("Talks with members: about what, what was agreed, when to look again."))
