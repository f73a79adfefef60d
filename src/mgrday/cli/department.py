"""``mgrday department``: departments."""

from mgrday.cli.fields import kind_app
from mgrday.kinds.department import DEPARTMENT
from mgrday.words import N_

app = kind_app(DEPARTMENT, N_("Departments, and the branch that each belongs to."))
