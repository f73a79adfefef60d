"""``mgrday call``: phone calls."""

from mgrday.cli.fields import kind_app
from mgrday.kinds.call import CALL
from mgrday.words import N_

app = kind_app(CALL, N_("Phone calls to clients; reaching the owner is what counts."))
