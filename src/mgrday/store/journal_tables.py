"""The journal: every command that wrote, each change it made, and each file it brought in."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table
from sqlmodel import SQLModel

from mgrday.store.columns import CODE, TEXT, TIME

COMMANDS = Table(
    "commands",
    SQLModel.metadata,
    Column("id", Integer, primary_key=True),
    Column("at", TEXT, nullable=False),
    Column("actor", TEXT, nullable=False),
    Column("words", TEXT, nullable=False),
    Column("undoes", Integer, ForeignKey("commands.id"), nullable=True),
    Column("undone_by", Integer, ForeignKey("commands.id"), nullable=True),
)
"""A command: when (UTC, ISO), by whom, its words; which one it took back, which one took it back."""

CHANGES = Table(
    "changes",
    SQLModel.metadata,
    Column("id", Integer, primary_key=True),
    Column("command_id", Integer, ForeignKey("commands.id"), nullable=False),
    Column("in_table", CODE, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("action", CODE, nullable=False),
    Column("before", TEXT, nullable=True),
    Column("after", TEXT, nullable=True),
    Index("changes_command", "command_id"),
    Index("changes_record", "in_table", "record_id"),
)
"""One row added, changed or removed; `before` and `after` are JSON of the columns that differ (all of them where a row
was removed; nothing where one was added, since the row itself says it).

Rows that were added together and whose ids follow one another are one row here, at most `LONGEST_RUN` of them: its action is
``adds``, its record the first, its `after` the id of the last."""

LONGEST_RUN = 100
"""As far before a record stands the run that it may belong to: so far back a search for its changes looks."""

IMPORTS = Table(
    "imports",
    SQLModel.metadata,
    Column("id", Integer, primary_key=True),
    Column("command_id", Integer, nullable=False),
    Column("kind", CODE, nullable=False),
    Column("file", TEXT, nullable=False),
    Column("digest", TEXT, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("duplicates", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("near_matches", Integer, nullable=False),
    Column("rejects_file", TEXT, nullable=True),
    Column("imported_at", TIME, nullable=False),
    Index("imports_command", "command_id"),
    Index("imports_digest", "digest"),
)
"""What each import brought: the command it was, its file and the digest by which the same file is known again."""
