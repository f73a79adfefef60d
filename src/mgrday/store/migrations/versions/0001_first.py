"""The first schema: departments, members, clients and what is done with them, and the journal."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INT = sa.Integer()
FEN = sa.BigInteger()
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DAY = sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql")
SHORT = sa.String(16).with_variant(sa.String(16, collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    _commands()
    _departments()
    _events()
    _standards()
    _targets()
    _ticks()
    _changes()
    _groups()
    _members()
    _clients()
    _calls()
    _deals()
    _grades()
    _invitations()
    _keywords()
    _near_pairs()
    _outings()
    _receipts()
    _payments()


def _table(name: str, *parts: Any) -> None:
    """A table whose ids are never given twice, so that the journal names one record by an id."""
    op.create_table(name, sa.Column("id", INT, primary_key=True), *parts, sqlite_autoincrement=True)


def _column(name: str, kind: Any, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null)


def _refers(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def _index(name: str, table: str, columns: list[str], where: str | None = None, **options: Any) -> None:
    if where is not None:
        options |= {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    op.create_index(name, table, columns, **options)


def _commands() -> None:
    _table(
        "commands",
        _column("at", TEXT),
        _column("actor", TEXT),
        _column("words", TEXT),
        _column("undoes", INT, null=True),
        _column("undone_by", INT, null=True),
        _refers("undoes", "commands"),
        _refers("undone_by", "commands"),
    )


def _departments() -> None:
    _table("departments", _column("name", TEXT), _column("branch", TEXT, null=True), sa.UniqueConstraint("name"))


def _events() -> None:
    _table(
        "events",
        _column("name", TEXT),
        _column("starts_at", SHORT),
        _column("day", DAY),
        _column("venue", TEXT, null=True),
        _column("goal_invitations", INT, null=True),
        _column("goal_receipts", INT, null=True),
        _column("goal_attendance", INT, null=True),
        _column("goal_amount", FEN, null=True),
        sa.UniqueConstraint("name"),
    )
    _index("ix_events_day", "events", ["day"])


def _standards() -> None:
    _table(
        "standards",
        _column("metric", SHORT),
        _column("seniority", SHORT),
        _column("period", SHORT),
        _column("value", FEN),
        _column("set_on", DAY),
        sa.UniqueConstraint("metric", "seniority", "period", name="standards_once"),
    )


def _targets() -> None:
    _table(
        "targets",
        _column("scope", SHORT),
        _column("scope_id", INT, null=True),
        _column("scope_key", TEXT),
        _column("name", TEXT),
        _column("period", DAY),
        _column("period_kind", SHORT),
        _column("period_start", DAY),
        _column("period_end", DAY),
        _column("metric", SHORT),
        _column("value", FEN),
        _column("set_on", DAY),
    )
    _index("targets_once", "targets", ["scope_key", "period", "metric"], unique=True)
    _index("targets_period", "targets", ["period", "metric", "scope"])


def _ticks() -> None:
    _table(
        "ticks",
        _column("guide", SHORT),
        _column("period", DAY),
        _column("item", TEXT),
        _column("note", TEXT, null=True),
        _column("done_at", SHORT),
        sa.UniqueConstraint("guide", "period", "item", name="ticks_once"),
    )


def _changes() -> None:
    _table(
        "changes",
        _column("command_id", INT),
        _column("in_table", SHORT),
        _column("record_id", INT),
        _column("action", SHORT),
        _column("before", TEXT, null=True),
        _column("after", TEXT, null=True),
        _refers("command_id", "commands"),
    )
    _index("changes_command", "changes", ["command_id"])
    _index("changes_record", "changes", ["in_table", "record_id"])


def _groups() -> None:
    _table(
        "groups",
        _column("name", TEXT),
        _column("department_id", INT),
        _refers("department_id", "departments"),
        sa.UniqueConstraint("department_id", "name", name="groups_name"),
    )


def _members() -> None:
    _table(
        "members",
        _column("name", TEXT),
        _column("department_id", INT),
        _column("group_id", INT, null=True),
        _column("role", SHORT),
        _column("hired_on", DAY, null=True),
        _column("left_on", DAY, null=True),
        _column("created_on", DAY),
        _refers("department_id", "departments"),
        _refers("group_id", "groups"),
        sa.UniqueConstraint("department_id", "name", name="members_name"),
    )
    _index("ix_members_group_id", "members", ["group_id"])


def _clients() -> None:
    _table(
        "clients",
        _column("name", TEXT),
        _column("name_key", TEXT),
        _column("core_key", TEXT),
        _column("contact", TEXT, null=True),
        _column("title", TEXT, null=True),
        _column("phone", TEXT, null=True),
        _column("phone_reversed", TEXT, null=True),
        _column("industry", TEXT, null=True),
        _column("region", TEXT, null=True),
        _column("source", TEXT, null=True),
        _column("owner_id", INT, null=True),
        _column("next_step", TEXT, null=True),
        _column("next_on", DAY, null=True),
        _column("step_set_on", DAY),
        _column("created_on", DAY),
        _column("archived_on", DAY, null=True),
        _column("note", TEXT, null=True),
        _column("grade", SHORT),
        _column("graded_on", DAY),
        _column("last_touch_day", DAY, null=True),
        _column("idle_since", DAY),
        _column("signed_on", DAY, null=True),
        _column("keyword_count", INT),
        _column("outing_count", INT),
        _refers("owner_id", "members"),
        sa.UniqueConstraint("name_key"),
    )
    _index("clients_archived", "clients", ["archived_on"], where="archived_on is not null")
    _index("clients_created", "clients", ["created_on", "owner_id"])
    _index(
        "clients_idle",
        "clients",
        ["grade", "idle_since"],
        where="signed_on is null and archived_on is null and grade in ('A', 'B')",
    )
    _index("clients_next", "clients", ["next_on"], where="signed_on is null and archived_on is null and next_on is not null")
    _index("clients_open", "clients", ["owner_id", "grade"], where="signed_on is null and archived_on is null")
    _index("clients_signed", "clients", ["signed_on", "owner_id"], where="signed_on is not null")
    _index(
        "clients_unvisited",
        "clients",
        ["graded_on"],
        where="signed_on is null and archived_on is null and grade = 'A' and outing_count = 0",
    )
    _index(
        "clients_without_step",
        "clients",
        ["next_on", "grade"],
        where="signed_on is null and archived_on is null and grade in ('A', 'B') and next_on is null",
    )
    _index("ix_clients_core_key", "clients", ["core_key"])
    _index("ix_clients_name", "clients", ["name"])
    _index("ix_clients_phone", "clients", ["phone"])
    _index("ix_clients_phone_reversed", "clients", ["phone_reversed"])


def _calls() -> None:
    _table(
        "calls",
        _column("member_id", INT),
        _column("client_id", INT),
        _column("called_at", SHORT),
        _column("day", DAY),
        _column("reached", SHORT),
        _column("minutes", INT, null=True),
        _column("result", TEXT, null=True),
        _column("note", TEXT, null=True),
        _refers("client_id", "clients"),
        _refers("member_id", "members"),
    )
    _index("calls_client", "calls", ["client_id", "day"])
    _index("calls_day", "calls", ["day", "member_id", "reached"])
    _index("calls_member", "calls", ["member_id", "day"])


def _deals() -> None:
    _table(
        "deals",
        _column("member_id", INT),
        _column("client_id", INT),
        _column("amount", FEN),
        _column("key", INT),
        _column("expected_on", DAY, null=True),
        _column("signed_on", DAY, null=True),
        _column("lost_on", DAY, null=True),
        _column("lost_reason", TEXT, null=True),
        _column("event_id", INT, null=True),
        _column("created_on", DAY),
        _column("received", FEN),
        _refers("client_id", "clients"),
        _refers("event_id", "events"),
        _refers("member_id", "members"),
    )
    _index("deals_client", "deals", ["client_id"])
    _index("deals_event", "deals", ["event_id"])
    _index("deals_member", "deals", ["member_id"])
    _index("deals_open", "deals", ["expected_on", "member_id"], where="signed_on is null and lost_on is null")
    _index("deals_outstanding", "deals", ["signed_on"], where="signed_on is not null and received < amount")
    _index("deals_signed", "deals", ["signed_on", "member_id", "amount"], where="signed_on is not null")


def _grades() -> None:
    _table(
        "grades",
        _column("client_id", INT),
        _column("grade", SHORT),
        _column("on_day", DAY),
        _column("reason", TEXT, null=True),
        _refers("client_id", "clients"),
    )
    _index("grades_client", "grades", ["client_id", "on_day"])
    _index("grades_day", "grades", ["on_day", "client_id"])


def _invitations() -> None:
    _table(
        "invitations",
        _column("event_id", INT),
        _column("client_id", INT),
        _column("member_id", INT),
        _column("sent_on", DAY),
        _column("channel", SHORT, null=True),
        _refers("client_id", "clients"),
        _refers("event_id", "events"),
        _refers("member_id", "members"),
        sa.UniqueConstraint("event_id", "client_id", name="invitations_once"),
    )
    _index("invitations_client", "invitations", ["client_id"])
    _index("invitations_day", "invitations", ["sent_on", "member_id"])
    _index("invitations_member", "invitations", ["member_id"])


def _keywords() -> None:
    _table(
        "keywords",
        _column("member_id", INT, null=True),
        _column("client_id", INT),
        _column("term", TEXT),
        _column("mode", SHORT),
        _column("years", INT, null=True),
        _column("quote", FEN, null=True),
        _column("status", SHORT),
        _column("prepared_on", DAY),
        _column("won_on", DAY, null=True),
        _refers("client_id", "clients"),
        _refers("member_id", "members"),
    )
    _index("keywords_client", "keywords", ["client_id", "prepared_on"])
    _index("keywords_day", "keywords", ["prepared_on", "member_id"])
    _index("keywords_member", "keywords", ["member_id"])
    _index("keywords_won", "keywords", ["won_on", "member_id"], where="won_on is not null")


def _near_pairs() -> None:
    _table(
        "near_pairs",
        _column("client_a", INT),
        _column("client_b", INT),
        _column("why", SHORT),
    )
    _index("ix_near_pairs_client_b", "near_pairs", ["client_b"])
    _index("near_pairs_both", "near_pairs", ["client_a", "client_b"], unique=True)


def _outings() -> None:
    _table(
        "outings",
        _column("member_id", INT),
        _column("client_id", INT),
        _column("left_at", SHORT),
        _column("day", DAY),
        _column("due_back_at", SHORT, null=True),
        _column("back_at", SHORT, null=True),
        _column("ends_at", SHORT),
        _column("purpose", TEXT, null=True),
        _column("with_manager", INT),
        _column("result", SHORT, null=True),
        _column("why_not", TEXT, null=True),
        _column("condition", TEXT, null=True),
        _column("expected_on", DAY, null=True),
        _column("debriefed_on", DAY, null=True),
        _column("called_back_at", SHORT, null=True),
        _column("called_back_on", DAY, null=True),
        _column("verdict", SHORT, null=True),
        _column("verdict_grade", SHORT, null=True),
        _column("callback_note", TEXT, null=True),
        _column("visit_no", INT),
        _column("had_keyword", INT),
        _column("grade_then", SHORT),
        _refers("client_id", "clients"),
        _refers("member_id", "members"),
    )
    _index("outings_called_back", "outings", ["called_back_on", "client_id"])
    _index("outings_client", "outings", ["client_id", "left_at"])
    _index("outings_day", "outings", ["day", "member_id"])
    _index("outings_debriefed", "outings", ["debriefed_on", "member_id"])
    _index("outings_member", "outings", ["member_id", "left_at"])
    _index("outings_out", "outings", ["day"], where="back_at is null")


def _receipts() -> None:
    _table(
        "receipts",
        _column("event_id", INT),
        _column("client_id", INT),
        _column("member_id", INT),
        _column("received_on", DAY),
        _column("people", INT),
        _column("key", INT),
        _column("came", INT, null=True),
        _column("came_on", DAY, null=True),
        _column("chase", SHORT, null=True),
        _column("chased_on", DAY, null=True),
        _refers("client_id", "clients"),
        _refers("event_id", "events"),
        _refers("member_id", "members"),
        sa.UniqueConstraint("event_id", "client_id", name="receipts_once"),
    )
    _index("receipts_came", "receipts", ["came_on", "member_id"], where="came_on is not null")
    _index("receipts_client", "receipts", ["client_id"])
    _index("receipts_day", "receipts", ["received_on", "member_id"])
    _index("receipts_member", "receipts", ["member_id"])


def _payments() -> None:
    _table(
        "payments",
        _column("deal_id", INT),
        _column("client_id", INT),
        _column("member_id", INT),
        _column("amount", FEN),
        _column("paid_on", DAY),
        _refers("client_id", "clients"),
        _refers("deal_id", "deals"),
        _refers("member_id", "members"),
    )
    _index("payments_client", "payments", ["client_id"])
    _index("payments_day", "payments", ["paid_on", "member_id", "amount"])
    _index("payments_deal", "payments", ["deal_id"])
