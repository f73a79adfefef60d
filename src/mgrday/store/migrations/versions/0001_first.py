"""The first schema: departments, members, clients and what is done with them, and the journal."""

import sqlalchemy as sa

from mgrday.store.migrations.shapes import DAY, FEN, INT, SHORT, TEXT, column, index, refers, table

revision = "0001"
down_revision = None


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


def _commands() -> None:
    table(
        "commands",
        column("at", TEXT),
        column("actor", TEXT),
        column("words", TEXT),
        column("undoes", INT, null=True),
        column("undone_by", INT, null=True),
        refers("undoes", "commands"),
        refers("undone_by", "commands"),
    )


def _departments() -> None:
    table("departments", column("name", TEXT), column("branch", TEXT, null=True), sa.UniqueConstraint("name"))


def _events() -> None:
    table(
        "events",
        column("name", TEXT),
        column("starts_at", SHORT),
        column("day", DAY),
        column("venue", TEXT, null=True),
        column("goal_invitations", INT, null=True),
        column("goal_receipts", INT, null=True),
        column("goal_attendance", INT, null=True),
        column("goal_amount", FEN, null=True),
        sa.UniqueConstraint("name"),
    )
    index("ix_events_day", "events", ["day"])


def _standards() -> None:
    table(
        "standards",
        column("metric", SHORT),
        column("seniority", SHORT),
        column("period", SHORT),
        column("value", FEN),
        column("set_on", DAY),
        sa.UniqueConstraint("metric", "seniority", "period", name="standards_once"),
    )


def _targets() -> None:
    table(
        "targets",
        column("scope", SHORT),
        column("scope_id", INT, null=True),
        column("scope_key", TEXT),
        column("name", TEXT),
        column("period", DAY),
        column("period_kind", SHORT),
        column("period_start", DAY),
        column("period_end", DAY),
        column("metric", SHORT),
        column("value", FEN),
        column("set_on", DAY),
    )
    index("targets_once", "targets", ["scope_key", "period", "metric"], unique=True)
    index("targets_period", "targets", ["period", "metric", "scope"])


def _ticks() -> None:
    table(
        "ticks",
        column("guide", SHORT),
        column("period", DAY),
        column("item", TEXT),
        column("note", TEXT, null=True),
        column("done_at", SHORT),
        sa.UniqueConstraint("guide", "period", "item", name="ticks_once"),
    )


def _changes() -> None:
    table(
        "changes",
        column("command_id", INT),
        column("in_table", SHORT),
        column("record_id", INT),
        column("action", SHORT),
        column("before", TEXT, null=True),
        column("after", TEXT, null=True),
        refers("command_id", "commands"),
    )
    index("changes_command", "changes", ["command_id"])
    index("changes_record", "changes", ["in_table", "record_id"])


def _groups() -> None:
    table(
        "groups",
        column("name", TEXT),
        column("department_id", INT),
        refers("department_id", "departments"),
        sa.UniqueConstraint("department_id", "name", name="groups_name"),
    )


def _members() -> None:
    table(
        "members",
        column("name", TEXT),
        column("department_id", INT),
        column("group_id", INT, null=True),
        column("role", SHORT),
        column("hired_on", DAY, null=True),
        column("left_on", DAY, null=True),
        column("created_on", DAY),
        refers("department_id", "departments"),
        refers("group_id", "groups"),
        sa.UniqueConstraint("department_id", "name", name="members_name"),
    )
    index("ix_members_group_id", "members", ["group_id"])


def _clients() -> None:
    table(
        "clients",
        column("name", TEXT),
        column("name_key", TEXT),
        column("core_key", TEXT),
        column("contact", TEXT, null=True),
        column("title", TEXT, null=True),
        column("phone", TEXT, null=True),
        column("phone_reversed", TEXT, null=True),
        column("industry", TEXT, null=True),
        column("region", TEXT, null=True),
        column("source", TEXT, null=True),
        column("owner_id", INT, null=True),
        column("next_step", TEXT, null=True),
        column("next_on", DAY, null=True),
        column("step_set_on", DAY),
        column("created_on", DAY),
        column("archived_on", DAY, null=True),
        column("note", TEXT, null=True),
        column("grade", SHORT),
        column("graded_on", DAY),
        column("last_touch_day", DAY, null=True),
        column("idle_since", DAY),
        column("signed_on", DAY, null=True),
        column("keyword_count", INT),
        column("outing_count", INT),
        refers("owner_id", "members"),
        sa.UniqueConstraint("name_key"),
    )
    index("clients_archived", "clients", ["archived_on"], where="archived_on is not null")
    index("clients_archived_a", "clients", ["owner_id", "archived_on"], where="archived_on is not null and grade = 'A'")
    index("clients_created", "clients", ["created_on", "owner_id"])
    index(
        "clients_idle",
        "clients",
        ["grade", "idle_since"],
        where="signed_on is null and archived_on is null and grade in ('A', 'B')",
    )
    index("clients_next", "clients", ["next_on"], where="signed_on is null and archived_on is null and next_on is not null")
    index("clients_open", "clients", ["owner_id", "grade"], where="signed_on is null and archived_on is null")
    index("clients_signed", "clients", ["signed_on", "owner_id"], where="signed_on is not null")
    index(
        "clients_unvisited",
        "clients",
        ["graded_on"],
        where="signed_on is null and archived_on is null and grade = 'A' and outing_count = 0",
    )
    index(
        "clients_without_step",
        "clients",
        ["next_on", "grade"],
        where="signed_on is null and archived_on is null and grade in ('A', 'B') and next_on is null",
    )
    index("ix_clients_core_key", "clients", ["core_key"])
    index("ix_clients_name", "clients", ["name"])
    index("ix_clients_phone", "clients", ["phone"])
    index("ix_clients_phone_reversed", "clients", ["phone_reversed"])


def _calls() -> None:
    table(
        "calls",
        column("member_id", INT),
        column("client_id", INT),
        column("called_at", SHORT),
        column("day", DAY),
        column("reached", SHORT),
        column("minutes", INT, null=True),
        column("result", TEXT, null=True),
        column("note", TEXT, null=True),
        refers("client_id", "clients"),
        refers("member_id", "members"),
    )
    index("calls_client", "calls", ["client_id", "day"])
    index("calls_day", "calls", ["day", "member_id", "reached"])
    index("calls_member", "calls", ["member_id", "day", "reached"])


def _deals() -> None:
    table(
        "deals",
        column("member_id", INT),
        column("client_id", INT),
        column("amount", FEN),
        column("key", INT),
        column("expected_on", DAY, null=True),
        column("signed_on", DAY, null=True),
        column("lost_on", DAY, null=True),
        column("lost_reason", TEXT, null=True),
        column("event_id", INT, null=True),
        column("created_on", DAY),
        column("received", FEN),
        refers("client_id", "clients"),
        refers("event_id", "events"),
        refers("member_id", "members"),
    )
    index("deals_client", "deals", ["client_id"])
    index("deals_event", "deals", ["event_id"])
    index("deals_lost", "deals", ["lost_on"], where="lost_on is not null")
    index("deals_member", "deals", ["member_id"])
    index("deals_open", "deals", ["expected_on", "member_id"], where="signed_on is null and lost_on is null")
    index("deals_outstanding", "deals", ["signed_on"], where="signed_on is not null and received < amount")
    index("deals_signed", "deals", ["signed_on", "member_id", "amount"], where="signed_on is not null")


def _grades() -> None:
    table(
        "grades",
        column("client_id", INT),
        column("grade", SHORT),
        column("on_day", DAY),
        column("reason", TEXT, null=True),
        refers("client_id", "clients"),
    )
    index("grades_a", "grades", ["client_id"], where="grade = 'A'")
    index("grades_client", "grades", ["client_id", "on_day"])
    index("grades_day", "grades", ["on_day", "client_id"])


def _invitations() -> None:
    table(
        "invitations",
        column("event_id", INT),
        column("client_id", INT),
        column("member_id", INT),
        column("sent_on", DAY),
        column("channel", SHORT, null=True),
        refers("client_id", "clients"),
        refers("event_id", "events"),
        refers("member_id", "members"),
        sa.UniqueConstraint("event_id", "client_id", name="invitations_once"),
    )
    index("invitations_client", "invitations", ["client_id"])
    index("invitations_day", "invitations", ["sent_on", "member_id"])
    index("invitations_member", "invitations", ["member_id"])


def _keywords() -> None:
    table(
        "keywords",
        column("member_id", INT, null=True),
        column("client_id", INT),
        column("term", TEXT),
        column("mode", SHORT),
        column("years", INT, null=True),
        column("quote", FEN, null=True),
        column("status", SHORT),
        column("prepared_on", DAY),
        column("won_on", DAY, null=True),
        refers("client_id", "clients"),
        refers("member_id", "members"),
    )
    index("keywords_client", "keywords", ["client_id", "prepared_on"])
    index("keywords_day", "keywords", ["prepared_on", "member_id"])
    index("keywords_member", "keywords", ["member_id"])
    index("keywords_unquoted", "keywords", ["client_id"], where="status <> 'lost' and (quote is null or years is null)")
    index("keywords_won", "keywords", ["won_on", "member_id"], where="won_on is not null")


def _near_pairs() -> None:
    table(
        "near_pairs",
        column("client_a", INT),
        column("client_b", INT),
        column("why", SHORT),
    )
    index("ix_near_pairs_client_b", "near_pairs", ["client_b"])
    index("near_pairs_both", "near_pairs", ["client_a", "client_b"], unique=True)


def _outings() -> None:
    table(
        "outings",
        column("member_id", INT),
        column("client_id", INT),
        column("left_at", SHORT),
        column("day", DAY),
        column("due_back_at", SHORT, null=True),
        column("back_at", SHORT, null=True),
        column("ends_at", SHORT),
        column("purpose", TEXT, null=True),
        column("with_manager", INT),
        column("result", SHORT, null=True),
        column("why_not", TEXT, null=True),
        column("condition", TEXT, null=True),
        column("expected_on", DAY, null=True),
        column("debriefed_on", DAY, null=True),
        column("called_back_at", SHORT, null=True),
        column("called_back_on", DAY, null=True),
        column("verdict", SHORT, null=True),
        column("verdict_grade", SHORT, null=True),
        column("callback_note", TEXT, null=True),
        column("visit_no", INT),
        column("had_keyword", INT),
        column("grade_then", SHORT),
        refers("client_id", "clients"),
        refers("member_id", "members"),
    )
    index("outings_called_back", "outings", ["called_back_on", "client_id"])
    index("outings_client", "outings", ["client_id", "left_at"])
    index("outings_day", "outings", ["day", "member_id"])
    index("outings_debriefed", "outings", ["debriefed_on", "member_id"])
    index("outings_member", "outings", ["member_id", "left_at"])
    index("outings_out", "outings", ["day"], where="back_at is null")


def _receipts() -> None:
    table(
        "receipts",
        column("event_id", INT),
        column("client_id", INT),
        column("member_id", INT),
        column("received_on", DAY),
        column("people", INT),
        column("key", INT),
        column("came", INT, null=True),
        column("came_on", DAY, null=True),
        column("chase", SHORT, null=True),
        column("chased_on", DAY, null=True),
        refers("client_id", "clients"),
        refers("event_id", "events"),
        refers("member_id", "members"),
        sa.UniqueConstraint("event_id", "client_id", name="receipts_once"),
    )
    index("receipts_came", "receipts", ["came_on", "member_id"], where="came_on is not null")
    index("receipts_client", "receipts", ["client_id"])
    index("receipts_day", "receipts", ["received_on", "member_id"])
    index("receipts_member", "receipts", ["member_id"])


def _payments() -> None:
    table(
        "payments",
        column("deal_id", INT),
        column("client_id", INT),
        column("member_id", INT),
        column("amount", FEN),
        column("paid_on", DAY),
        refers("client_id", "clients"),
        refers("deal_id", "deals"),
        refers("member_id", "members"),
    )
    index("payments_client", "payments", ["client_id"])
    index("payments_day", "payments", ["paid_on", "member_id", "amount"])
    index("payments_deal", "payments", ["deal_id"])
