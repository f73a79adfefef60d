"""``mgrday show client``: where a client stands, what is prepared for the next visit, and what has happened."""

from collections.abc import Iterator, Sequence

from mgrday.days import between, say_day
from mgrday.kinds.codes import CHANNEL, CHASE, GRADE, REACHED, RESULT, VERDICT
from mgrday.kinds.event import EVENT
from mgrday.kinds.invitation import INVITATION
from mgrday.kinds.keyword import KEYWORD
from mgrday.kinds.lead import LEAD
from mgrday.kinds.receipt import RECEIPT
from mgrday.money import say_money
from mgrday.report import Block, Column, Finding, Findings, Line, Lines, Report, Table
from mgrday.review import show_visits
from mgrday.review.question import Question
from mgrday.review.rules.saying import owner
from mgrday.review.showing import (
    MOST_FINDINGS,
    columns,
    deal_columns,
    deal_row,
    due_day,
    findings_with,
    joined,
    outstanding,
    say_with_distance,
    where_said,
)
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
FAMILIES = ("client", "keyword", "outing", "event", "deal", "payment", "service")
TIMELINE = 15
EVERYTHING = 1_000_000_000
HEAD = (
    *("id", "company", "contact", "title", "phone", "industry", "region", "source", "grade", "graded_on", "owner", "next_step"),
    *("next_on", "created_on", "note", "last_touch_day", "signed_on", "archived_on", "keyword_count", "outing_count"),
)
"""What JSON says of the client, in order."""


def report(question: Question, client: int, everything: bool = False) -> Report:
    """All about a client (id); the last 15 entries of the timeline and the last 5 visits unless `everything`."""
    reader = question.reader
    (row,) = reader.rows(SQL["client"], client=client)
    visits = show_visits.visits(question, client)
    deals = reader.rows(SQL["deals"], client=client)
    events = reader.rows(SQL["events"], client=client)
    keywords = reader.rows(SQL["keywords"], client=client)
    concerned = {row["owner_id"], *(each["member_id"] for each in (*visits, *deals, *events))}
    found = [each for each in findings_with(question, concerned, FAMILIES) if each.client == row["company"]]
    blocks: list[Block] = [
        Lines("", list(_head(question, row, keywords, deals, found))),
        *([Findings(found, most=MOST_FINDINGS)] if found else []),
        _keywords(keywords, client),
        *show_visits.blocks(question, visits, client, everything),
        _deals(question, deals),
        _events(events),
        _grades(reader.rows(SQL["grades"], client=client)),
        _timeline(question, client, everything),
    ]
    facts = {name: row[name] for name in HEAD} | {"next_visit": len(visits) + 1}
    return Report("client", row["company"], blocks, facts={"client": facts})


def _head(
    question: Question, row: Row, keywords: Sequence[Row], deals: Sequence[Row], found: Sequence[Finding]
) -> Iterator[Line]:
    """The lines that say at once where the client stands."""
    today = question.today
    kept = row["owner"] is not None and (row["left_on"] is None or row["left_on"] > today)
    since = _("{grade} since {day}").format(grade=GRADE.label(row["grade"]), day=say_with_distance(row["graded_on"], today))
    state = _("archived {day}").format(day=say_day(row["archived_on"], today)) if row["archived_on"] else None
    if row["signed_on"]:
        since = joined(_("signed {day}").format(day=say_day(row["signed_on"], today)), GRADE.label(row["grade"]))
    whose = _("owner: {owner}").format(owner=owner(row, today))
    yield Line(joined(state, since, whose), "strong" if kept else "wrong")
    contact = " ".join(part for part in (row["contact"], row["title"]) if part)
    yield Line(joined(contact or _("no contact"), row["phone"] or _("no phone")))
    yield _next_step(row, today)
    stale = any(finding.rule == "client.stale" for finding in found)
    touched = row["last_touch_day"]
    last = _("Last touch: {day}").format(day=say_with_distance(touched, today)) if touched else _("Never touched")
    yield Line(last, "wrong" if stale else "plain")
    yield _preparation(row, keywords)
    yield from _money(question, deals)
    yield from _alike(question, row["id"], found)
    recorded = _("recorded {day}").format(day=say_day(row["created_on"], today))
    yield Line(joined(row["industry"], row["region"], row["source"], recorded), "faint")
    if row["note"]:
        yield Line(_("Remark: {text}").format(text=row["note"]))


def _next_step(row: Row, today: str) -> Line:
    step, day = row["next_step"], row["next_on"]
    if not step and not day:
        needed = row["grade"] in ("A", "B") and not row["signed_on"] and not row["archived_on"]
        missing = _("No next step: mgrday lead next {id} TEXT --on DAY").format(id=row["id"])
        return Line(missing, "wrong" if needed else "faint")
    if not day:
        return Line(_("Next step: {step}, no day set").format(step=step), "wrong")
    done = row["last_touch_day"] is not None and row["last_touch_day"] >= day
    if day < today and not done and not row["signed_on"] and not row["archived_on"]:
        over = between(day, today)
        text = ngettext("Next step: {step}, {day}: {days} day over", "Next step: {step}, {day}: {days} days over", over)
        return Line(text.format(step=step or "–", day=say_day(day, today), days=over), "wrong")
    return Line(_("Next step: {step}, {day}").format(step=step or "–", day=say_with_distance(day, today)), "strong")


def _preparation(row: Row, keywords: Sequence[Row]) -> Line:
    """Which visit comes next and whether the keywords for it are ready."""
    ready = [each for each in keywords if each["status"] in ("prepared", "pitched")]
    bare = sum(each["quote"] is None or each["years"] is None for each in ready)
    text = _("Next: visit {number}").format(number=row["outing_count"] + 1)
    if not keywords:
        return Line(joined(text, _("no keyword prepared")), "faint" if row["signed_on"] or row["archived_on"] else "wrong")
    count = ngettext("{count} keyword ready", "{count} keywords ready", len(ready)).format(count=len(ready))
    without = ngettext("{count} without years or quote", "{count} without years or quote", bare).format(count=bare)
    return Line(joined(text, count, without if bare else None))


def _money(question: Question, deals: Sequence[Row]) -> Iterator[Line]:
    """What is still to be paid, and whether that is late."""
    open_money = [(outstanding(deal), due) for deal in deals if (due := due_day(deal, question))]
    if open_money:
        total, first = sum(fen for fen, _day in open_money), min(day for _fen, day in open_money)
        text = _("Outstanding: {amount}, due {day}").format(
            amount=say_money(total), day=say_with_distance(first, question.today)
        )
        yield Line(text, "wrong" if first < question.today else "plain")


def _alike(question: Question, client: int, found: Sequence[Finding]) -> Iterator[Line]:
    """Other clients that may be the same one, where no finding says so already."""
    if any(finding.rule == "client.duplicate" for finding in found):
        return
    for row in question.reader.rows(SQL["alike"], client=client):
        text = _("Same phone: {client} ({id})") if row["why"] == "phone" else _("Nearly the same name: {client} ({id})")
        yield Line(text.format(client=row["client"], id=row["id"]), "wrong")


def _keywords(found: Sequence[Row], client: int) -> Table:
    shown = columns(KEYWORD, "term", "mode", "years", "quote", "status", "prepared_on", "member")
    empty = _("No keyword prepared. The first: mgrday keyword add {id} TERM").format(id=client)
    return Table("keywords", _("Keywords"), [Column("id", _("No."), "id", hidden=True), *shown], found, empty=empty)


def _deals(question: Question, found: Sequence[Row]) -> Table:
    rows = [deal_row(row, question) for row in found]
    return Table("deals", _("Deals"), deal_columns(rows, "member"), rows, hidden=not rows)


def _events(found: Sequence[Row]) -> Table:
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


def _grades(found: Sequence[Row]) -> Table:
    (grade,) = columns(LEAD, "grade")
    shown = [Column("on_day", _("Day"), "day"), grade, Column("reason", _("Reason"))]
    plain = len(found) < 2 and not any(row["reason"] for row in found)
    return Table("grades", _("Grades"), shown, found, hidden=plain)


def _timeline(question: Question, client: int, everything: bool) -> Table:
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
