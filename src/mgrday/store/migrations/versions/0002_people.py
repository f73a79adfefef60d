"""People and matters: talks, skills, awards, services, key matters, actions; watched, lifted and learning members."""

import sqlalchemy as sa
from alembic import op

from mgrday.store.migrations.shapes import DAY, FEN, INT, SHORT, TEXT, column, index, refers, table

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and the columns of calls and targets that go with them."""
    _actions()
    _awards()
    _lifts()
    _matters()
    _mentors()
    _skills()
    _watches()
    _services()
    _talks()
    _calls()
    _clients()
    _grades()
    _deals()


def _actions() -> None:
    table(
        "actions",
        column("member_id", INT),
        column("action", TEXT),
        column("due_on", DAY, null=True),
        column("done_on", DAY, null=True),
        column("agreed_on", DAY),
        refers("member_id", "members"),
    )
    index("actions_member", "actions", ["member_id", "agreed_on"])
    index("actions_open", "actions", ["due_on", "member_id"], where="done_on is null")


def _awards() -> None:
    table(
        "awards",
        column("member_id", INT),
        column("reason", TEXT),
        column("type", SHORT),
        column("awarded_on", DAY),
        column("amount", FEN, null=True),
        column("points", INT, null=True),
        refers("member_id", "members"),
    )
    index("awards_day", "awards", ["awarded_on", "member_id"])
    index("awards_member", "awards", ["member_id", "awarded_on"])


def _lifts() -> None:
    table(
        "lifts",
        column("member_id", INT),
        column("week", DAY),
        column("plan", TEXT, null=True),
        column("lifted_on", DAY),
        column("dropped_on", DAY, null=True),
        refers("member_id", "members"),
        sa.UniqueConstraint("member_id", "week", name="lifts_once"),
    )
    index("ix_lifts_week", "lifts", ["week"])


def _matters() -> None:
    table(
        "matters",
        column("title", TEXT),
        column("owner_id", INT),
        column("standard", TEXT, null=True),
        column("due_on", DAY),
        column("done_on", DAY, null=True),
        column("inspected_on", DAY, null=True),
        refers("owner_id", "members"),
    )
    index("ix_matters_owner_id", "matters", ["owner_id"])
    index("matters_open", "matters", ["due_on"], where="inspected_on is null")


def _mentors() -> None:
    table(
        "mentors",
        column("learner_id", INT),
        column("mentor_id", INT),
        column("from_on", DAY),
        column("until_on", DAY, null=True),
        refers("learner_id", "members"),
        refers("mentor_id", "members"),
    )
    index("ix_mentors_mentor_id", "mentors", ["mentor_id"])
    index("mentors_learner", "mentors", ["learner_id", "from_on"])


def _skills() -> None:
    table(
        "skills",
        column("member_id", INT),
        column("competency", TEXT),
        column("reached_on", DAY),
        column("note", TEXT, null=True),
        refers("member_id", "members"),
        sa.UniqueConstraint("member_id", "competency", name="skills_once"),
    )


def _watches() -> None:
    table(
        "watches",
        column("member_id", INT),
        column("month", DAY),
        column("opened_on", DAY),
        column("reason", TEXT, null=True),
        column("decision", SHORT, null=True),
        column("decided_on", DAY, null=True),
        column("note", TEXT, null=True),
        refers("member_id", "members"),
        sa.UniqueConstraint("member_id", "month", name="watches_once"),
    )
    index("watches_undecided", "watches", ["month"], where="decision is null")


def _services() -> None:
    table(
        "services",
        column("client_id", INT),
        column("kind", SHORT),
        column("raised_on", DAY),
        column("due_on", DAY, null=True),
        column("done_on", DAY, null=True),
        column("note", TEXT, null=True),
        refers("client_id", "clients"),
    )
    index("services_client", "services", ["client_id", "done_on"])
    index("services_open", "services", ["kind", "due_on"], where="done_on is null")


def _talks() -> None:
    table(
        "talks",
        column("member_id", INT),
        column("client_id", INT, null=True),
        column("held_on", DAY),
        column("about", TEXT),
        column("agreed", TEXT, null=True),
        column("next_on", DAY, null=True),
        refers("client_id", "clients"),
        refers("member_id", "members"),
    )
    index("ix_talks_held_on", "talks", ["held_on"])
    index("ix_talks_next_on", "talks", ["next_on"])
    index("talks_client", "talks", ["client_id", "held_on"])
    index("talks_member", "talks", ["member_id", "held_on"])


def _calls() -> None:
    op.add_column("calls", column("independent", INT, null=True))
    op.add_column("calls", column("coherent", INT, null=True))
    op.add_column("calls", column("fluent", INT, null=True))
    op.add_column("calls", column("listened_on", DAY, null=True))
    index("calls_listened", "calls", ["listened_on", "member_id"], where="listened_on is not null")


def _clients() -> None:
    op.add_column("clients", column("served_on", DAY, null=True))
    unserved = "signed_on is not null and archived_on is null and (served_on is null or served_on < signed_on)"
    index("clients_unserved", "clients", ["signed_on"], where=unserved)


def _grades() -> None:
    op.add_column("grades", column("given_at", SHORT, null=True))


def _deals() -> None:
    index("deals_key", "deals", ["expected_on", "member_id"], where="key = 1")
    index("deals_overpaid", "deals", ["signed_on"], where="received > amount")
