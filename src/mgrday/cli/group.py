"""``mgrday group``: groups."""

from mgrday.cli.fields import kind_app
from mgrday.kinds.group import GROUP
from mgrday.words import N_

app = kind_app(GROUP, N_("Groups inside a department."))
