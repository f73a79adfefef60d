"""``mgrday payment``: payments."""

from mgrday.cli.fields import kind_app
from mgrday.kinds.payment import PAYMENT
from mgrday.words import N_

app = kind_app(PAYMENT, N_("Payments received on signed deals."))
