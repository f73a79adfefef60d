"""``mgrday event``: events."""

from mgrday.cli import event_after, event_board, event_chase, event_close, event_door, event_matters, event_roles
from mgrday.cli.fields import kind_app
from mgrday.kinds.event import EVENT
from mgrday.words import N_

app = kind_app(EVENT, N_("Events to which owners are invited, with their goals."))
event_after.add_to(app)
event_board.add_to(app)
event_chase.add_to(app)
event_close.add_to(app)
event_door.add_to(app)
event_roles.add_to(app)
event_matters.add_to(app)
