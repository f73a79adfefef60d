"""``mgrday show client``: the preparation sheet before a visit, and under it what has happened so far.

In the order in which one prepares: where the client stands and which visit comes next, what is wrong, the analysis, the
keywords, the questions that the last debrief left open, the next step, and how clients like it were won.
"""

from collections.abc import Iterator, Sequence

from mgrday.days import say_day
from mgrday.kinds.codes import GRADE
from mgrday.money import say_money
from mgrday.report import Block, Finding, Line, Lines, Report
from mgrday.review import client_history, client_sheet, neighbours, show_visits, similar_clients
from mgrday.review.question import Question
from mgrday.review.rules.saying import owner
from mgrday.review.showing import due_day, findings_with, joined, outstanding, say_with_distance, wrong
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
FAMILIES = ("client", "keyword", "outing", "event", "deal", "payment", "service")
HEAD = (
    *("id", "company", "contact", "title", "phone", "industry", "region", "size", "source", "grade", "graded_on", "owner"),
    *("next_step", "next_on", "created_on", "note", "last_touch_day", "signed_on", "archived_on", "keyword_count"),
    "outing_count",
)
"""What JSON says of the client, in order."""


def report(question: Question, client: int, everything: bool = False) -> Report:
    """All about a client (id); the last 15 entries of the timeline and the last 5 visits unless `everything`."""
    reader, history = question.reader, client_history.SQL
    (row,) = reader.rows(SQL["client"], client=client)
    visits = show_visits.visits(question, client)
    deals = reader.rows(history["deals"], client=client)
    events = reader.rows(history["events"], client=client)
    keywords = reader.rows(history["keywords"], client=client)
    concerned = {row["owner_id"], *(each["member_id"] for each in (*visits, *deals, *events))}
    about = findings_with(question, concerned, FAMILIES).only(lambda each: each.client == row["company"])
    found = about.findings
    sheet = client_sheet.Sheet(question, row, visits)
    alike = similar_clients.Similar(question, row, sheet.done["first_touch"])
    blocks: list[Block] = [
        Lines("", list(_head(question, row, keywords, deals, found))),
        *wrong(about),
        Lines(_("Analysis"), list(sheet.analysis(stale=any(each.rule == "client.stale" for each in found)))),
        client_history.keyword_table(keywords, client),
        Lines(_("Open questions and next step") if sheet.debrief else "", [*sheet.open_questions(), sheet.next_step()]),
        *alike.blocks(),
        *show_visits.blocks(question, visits, client, everything),
        client_history.deal_table(question, deals),
        client_history.event_table(events),
        client_history.grade_table(reader.rows(history["grades"], client=client)),
        client_history.timeline(question, client, everything),
    ]
    facts = {name: row[name] for name in HEAD} | {"next_visit": len(visits) + 1} | sheet.counts()
    if row["signed_on"]:
        facts["neighbours"] = neighbours.count(reader, row)
    said = {"client": facts, "debrief": sheet.debrief, "approach": alike.told()}
    return Report("client", row["company"], blocks, facts=said)


def _head(
    question: Question, row: Row, keywords: Sequence[Row], deals: Sequence[Row], found: Sequence[Finding]
) -> Iterator[Line]:
    """The lines that say at once where the client stands and which visit comes next."""
    today = question.today
    kept = row["owner"] is not None and (row["left_on"] is None or row["left_on"] > today)
    since = _("{grade} since {day}").format(grade=GRADE.label(row["grade"]), day=say_with_distance(row["graded_on"], today))
    state = _("archived {day}").format(day=say_day(row["archived_on"], today)) if row["archived_on"] else None
    if row["signed_on"]:
        since = joined(_("signed {day}").format(day=say_day(row["signed_on"], today)), GRADE.label(row["grade"]))
    whose = _("owner: {owner}").format(owner=owner(row, today))
    yield Line(joined(state, since, whose), "strong" if kept else "wrong")
    yield _preparation(row, keywords)
    yield from _money(question, deals)
    yield from _alike(question, row["id"], found)
    if row["signed_on"] and (offer := neighbours.offer(question.reader, row)):
        yield Line(offer)


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
