"""Steering a month: what beside a target was promised and meant, comments of the checks, findings put off; who is alike."""

from alembic import op

from mgrday.store.migrations.shapes import DAY, FEN, INT, SHORT, TEXT, column, index, refers, table

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, columns and indexes. A deal that is key already has been so since it was recorded."""
    _targets()
    _deals()
    _matters()
    _actions()
    _clients()
    _comments()
    _snoozes()


def _targets() -> None:
    op.add_column("targets", column("strategy", TEXT, null=True))
    op.add_column("targets", column("promised", FEN, null=True))
    op.add_column("targets", column("accepted", FEN, null=True))


def _deals() -> None:
    op.add_column("deals", column("key_on", DAY, null=True))
    op.execute("update deals set key_on = created_on where key = 1")


def _matters() -> None:
    op.add_column("matters", column("created_on", DAY, null=True))


def _actions() -> None:
    op.add_column("actions", column("metric", SHORT, null=True))
    index("actions_done", "actions", ["done_on"], where="done_on is not null")


def _clients() -> None:
    op.add_column("clients", column("size", SHORT, null=True))
    untouched = "last_touch_day is null and signed_on is null and archived_on is null"
    index("clients_untouched", "clients", ["industry", "region"], where=untouched)
    index("clients_won", "clients", ["industry", "signed_on"], where="signed_on is not null")


def _comments() -> None:
    table(
        "comments",
        column("member_id", INT),
        column("week", DAY),
        column("comment", TEXT),
        column("said_on", DAY),
        refers("member_id", "members"),
    )
    index("comments_once", "comments", ["member_id", "week"], unique=True)
    index("comments_week", "comments", ["week"])


def _snoozes() -> None:
    table(
        "snoozes",
        column("rule", TEXT),
        column("kind", SHORT),
        column("record_id", INT),
        column("member", TEXT, null=True),
        column("client", TEXT, null=True),
        column("severity", SHORT),
        column("until", DAY),
        column("reason", TEXT),
        column("snoozed_on", DAY),
    )
    index("snoozes_until", "snoozes", ["until"])
