"""Import profiles: how the files of one source are read, kept under a name."""

from sqlalchemy import UniqueConstraint

from mgrday.store.migrations.shapes import SHORT, TEXT, column, table

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    table(
        "profiles",
        column("name", TEXT),
        column("kind", SHORT),
        column("settings", TEXT),
        column("saved_at", SHORT),
        UniqueConstraint("name"),
    )
