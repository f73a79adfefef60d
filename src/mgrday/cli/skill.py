"""``mgrday skill``: competencies that members have reached."""

from mgrday.cli.fields import kind_app
from mgrday.kinds.skill import SKILL
from mgrday.words import N_

app = kind_app(SKILL, N_("Competencies of the ladder that members have reached, and when."))
