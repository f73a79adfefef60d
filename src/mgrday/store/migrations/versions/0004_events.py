"""Events: when inviting begins, how receipts are sorted and by whom they were chased, posts and special matters, reconciling."""

from alembic import op

from mgrday.store.migrations.shapes import DAY, INT, SHORT, TEXT, column, index, refers, table

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, columns and indexes."""
    _events()
    _receipts()
    _posts()
    _needs()
    _event_matters()
    _settled()


def _events() -> None:
    op.add_column("events", column("invite_from", DAY, null=True))
    op.add_column("events", column("locked_on", DAY, null=True))
    op.add_column("events", column("reconciled_on", DAY, null=True))


def _receipts() -> None:
    op.add_column("receipts", column("sort", SHORT, null=True))
    op.add_column("receipts", column("came_at", SHORT, null=True))
    op.execute("alter table receipts add column chased_by_id integer references members (id)")
    index("receipts_chased_by", "receipts", ["chased_by_id"], where="chased_by_id is not null")


def _posts() -> None:
    table(
        "posts",
        column("event_id", INT),
        column("member_id", INT),
        column("role", TEXT),
        column("trained_on", DAY, null=True),
        refers("event_id", "events"),
        refers("member_id", "members"),
    )
    index("posts_once", "posts", ["event_id", "member_id", "role"], unique=True)
    index("posts_member", "posts", ["member_id"])


def _needs() -> None:
    table(
        "needs",
        column("event_id", INT),
        column("role", TEXT),
        column("count", INT),
        refers("event_id", "events"),
    )
    index("needs_once", "needs", ["event_id", "role"], unique=True)


def _event_matters() -> None:
    table(
        "event_matters",
        column("event_id", INT),
        column("item", TEXT),
        column("title", TEXT, null=True),
        column("dropped", INT),
        column("done_on", DAY, null=True),
        column("done_by", TEXT, null=True),
        column("note", TEXT, null=True),
        refers("event_id", "events"),
    )
    index("event_matters_once", "event_matters", ["event_id", "item"], unique=True)


def _settled() -> None:
    table(
        "settled",
        column("event_id", INT),
        column("mismatch", TEXT),
        column("record_id", INT),
        column("reason", TEXT),
        column("settled_on", DAY),
        refers("event_id", "events"),
    )
    index("settled_once", "settled", ["event_id", "mismatch", "record_id"], unique=True)
