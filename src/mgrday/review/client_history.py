"""What has been recorded about a client, table by table: keywords, deals, events, grades, and the timeline of it all."""

from collections.abc import Sequence

from mgrday.days import between
from mgrday.kinds.codes import CHANNEL, CHASE, REACHED, RESULT, VERDICT
from mgrday.kinds.event import EVENT
from mgrday.kinds.invitation import INVITATION
from mgrday.kinds.keyword import KEYWORD
from mgrday.kinds.lead import LEAD
from mgrday.kinds.receipt import RECEIPT
from mgrday.money import say_money
from mgrday.report import Column, Table
from mgrday.review.question import Question
from mgrday.review.showing import columns, deal_columns, deal_row, joined, where_said
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
TIMELINE = 15
EVERYTHING = 1_000_000_000


def keyword_table(found: Sequence[Row], client: int) -> Table:
    """The keywords prepared for a client (id), those that can still be pitched first."""
    shown = columns(KEYWORD, "term", "mode", "years", "quote", "status", "prepared_on", "member")
    empty = _("No keyword prepared. The first: mgrday keyword add {id} TERM").format(id=client)
    return Table("keywords", _("Keywords"), [Column("id", _("No."), "id", hidden=True), *shown], found, empty=empty)


def deal_table(question: Question, found: Sequence[Row]) -> Table:
    """The deals with a client."""
    rows = [deal_row(row, question) for row in found]
    return Table("deals", _("Deals"), deal_columns(rows, "member"), rows, hidden=not rows)


def event_table(found: Sequence[Row]) -> Table:
    """What the client was invited to, and what came of it."""
    rows = [{**row, "key": _flag(row["key"]), "came": _flag(row["came"])} for row in found]
    shown = [
        Column("event", _("Event")),
        Column("day", _("Day"), "day"),
        *columns(EVENT, "starts_at-"),
        *columns(INVITATION, "sent_on", "channel-"),
        *columns(RECEIPT, "received_on", "people", "key", "chase", "chased_on-", "came", "member-"),
    ]
    shown = where_said(shown, rows, "received_on", "people", "key", "chase", "came")
    return Table("events", _("Invitations and events"), shown, rows, hidden=not rows)


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def grade_table(found: Sequence[Row]) -> Table:
    """Every grade the client was given; hidden from a person where there is but the first."""
    (grade,) = columns(LEAD, "grade")
    shown = [Column("on_day", _("Day"), "day"), grade, Column("reason", _("Reason"))]
    plain = len(found) < 2 and not any(row["reason"] for row in found)
    return Table("grades", _("Grades"), shown, found, hidden=plain)


def timeline(question: Question, client: int, everything: bool) -> Table:
    """What has happened with a client (id), the last 15 entries unless `everything`."""
    most = EVERYTHING if everything else TIMELINE + 1
    found = question.reader.rows(SQL["timeline"], client=client, most=most)
    more = not everything and len(found) > TIMELINE
    shown_rows = found[:TIMELINE] if more else found
    rows = [{**row, "days_ago": between(row["moment"], question.today), "detail": _detail(row)} for row in shown_rows]
    shown = [
        Column("moment", _("When"), "time"),
        Column("days_ago", _("Days ago"), "count", hidden=True),
        Column("what", _("Kind"), labels=_happenings()),
        Column("member", _("Member")),
        Column("detail", _("Detail")),
        Column("id", _("No."), "id", hidden=True),
    ]
    note = _("Earlier ones: --all") if more else ""
    return Table("timeline", _("Timeline"), shown, rows, empty=_("Nothing has happened yet."), note=note)


def _happenings() -> dict[str, str]:
    return {
        "call": _("call"),
        "outing": _("visit"),
        "callback": _("call-back"),
        "invitation": _("invitation"),
        "receipt": _("receipt"),
        "chase": _("chased"),
        "attendance": _("came"),
        "signed": _("signed"),
        "lost": _("lost"),
        "payment": _("payment"),
    }


def _detail(row: Row) -> str:
    """What a line of the timeline says beside its kind."""
    code, number, words = row["code"], row["number"], row["words"]
    codes = {"call": REACHED, "outing": RESULT, "callback": VERDICT, "invitation": CHANNEL, "chase": CHASE}.get(row["what"])
    label = codes.label(code) if codes and code else None
    counted = {
        "call": ngettext("{n} minute", "{n} minutes", number or 0),
        "outing": _("visit {n}"),
        "receipt": ngettext("{n} person", "{n} people", number or 0),
        "attendance": ngettext("{n} person", "{n} people", number or 0),
    }.get(row["what"])
    if counted is not None:
        return joined(counted.format(n=number) if number else None, label, words)
    return joined(say_money(number) if number is not None else None, label, words)
