"""The keyword book: per member what was prepared, and the receipts and visits for which nothing was."""

from collections import defaultdict

from mgrday.kinds.codes import KEYWORD_STATUS, MODE
from mgrday.report import Cell, Column, Table
from mgrday.review.check_clients import signed_cell
from mgrday.review.check_parts import Check, faint, note, standard_note, totals, who, wrong
from mgrday.store.named import beside
from mgrday.words import _

METRICS = ("invitations", "receipts", "attendance", "keywords")
"""The metrics whose standards belong to this table."""
RULES = ("keyword",)
SQL = beside(__file__)


def table(check: Check) -> Table:
    """The keyword book of the check's members: what was prepared, won, received and visited in its days."""
    before = check.counts(SQL["prepared"], check.span.previous())
    parts = [check.counts(SQL[name], check.span) for name in ("prepared", "won")]
    receipts, visits = check.counts(SQL["receipts"], check.span), check.counts(SQL["visits"], check.span)
    rows: list[dict[str, object]] = []
    for member in check.done.measured:
        own = member["id"]
        figures: dict[str, int] = defaultdict(int)
        for part in parts:
            figures.update(part.get(own, {}))
        row = check.first_columns(member)
        row["prepared"] = check.against(member, "keywords", figures["prepared"])
        row["prepared_before"] = Cell(before.get(own, {}).get("prepared", 0), "faint")
        row |= {name: faint(figures[name]) for name in ("active", "passive", "quoted")}
        row["won"] = signed_cell(figures["won"])
        row["receipts"] = check.against(member, "receipts", receipts.get(own, {}).get("receipts", 0))
        row["visits"] = faint(visits.get(own, {}).get("visits", 0))
        row["missing"] = wrong(receipts.get(own, {}).get("missing", 0) + visits.get(own, {}).get("missing", 0))
        row["standard"] = check.standards.of(member, METRICS)
        rows.append(row)
    columns = [
        *who(),
        Column("prepared", _("Prep."), "count"),
        Column("prepared_before", _("Bef."), "count"),
        Column("active", _("Act."), "count"),
        Column("passive", _("Pass."), "count"),
        Column("quoted", _("Quoted"), "count"),
        Column("won", _("Won"), "count"),
        Column("receipts", _("Rec."), "count"),
        Column("visits", _("Visits"), "count"),
        Column("missing", _("None"), "count"),
        Column("standard", _("Standard"), "metrics", hidden=True),
    ]
    summed = [column for column in columns if column.unit == "count" and column.key != "prepared_before"]
    return Table(
        "keywords",
        _("Keyword book"),
        columns,
        rows,
        empty=_("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT"),
        note=note(totals(rows, summed), standard_note(check, METRICS)),
        summed=[column.key for column in columns if column.unit == "count"],
        signed_off=True,
    )


def records(check: Check) -> list[Table]:
    """The keywords of the days one by one, and the receipts and visits without one."""
    return [_book(check), _without(check)]


def _book(check: Check) -> Table:
    columns = [
        Column("member", _("Member")),
        Column("id", _("No."), "id"),
        Column("client", _("Client")),
        Column("term", _("Keyword")),
        Column("mode", _("Mode"), hidden=True),
        Column("mode_said", _("Mode")),
        Column("years", _("Years"), "count"),
        Column("quote", _("Quote"), "money"),
        Column("status", _("Status"), hidden=True),
        Column("status_said", _("Status")),
        Column("prepared_on", _("Prepared on"), "day"),
    ]
    rows = [
        row | {"mode_said": MODE.label(str(row["mode"])), "status_said": KEYWORD_STATUS.label(str(row["status"]))}
        for row in by_member(check, SQL["book"])
    ]
    return Table(
        "keywords_rows",
        _("Keywords prepared"),
        columns,
        rows,
        empty=_("No keyword was prepared. The first: mgrday keyword add CLIENT TERM"),
    )


def _without(check: Check) -> Table:
    what = {"receipts_without": ("receipt", _("receipt")), "visits_without": ("outing", _("visit"))}
    rows = [
        row | {"kind": kind, "kind_said": said}
        for query, (kind, said) in what.items()
        for row in by_member(check, SQL[query])
    ]
    columns = [
        Column("member", _("Member")),
        Column("kind", _("What"), hidden=True),
        Column("kind_said", _("What")),
        Column("id", _("No."), "id"),
        Column("day", _("Day"), "day"),
        Column("client", _("Client")),
        Column("client_id", _("Client no."), "id", hidden=True),
    ]
    return Table(
        "missing_rows",
        _("Receipts and visits without keyword"),
        columns,
        rows,
        empty=_("A keyword stands for every receipt and visit."),
    )


def by_member(check: Check, sql: str, **more: object) -> list[dict[str, object]]:
    """The rows of a query about the check's days, of its members only, in their order, with the member's name."""
    found: dict[int, list[dict[str, object]]] = defaultdict(list)
    for row in check.question.reader.rows(sql, start=check.span.start, end=check.span.end, **more):
        found[row.pop("member_id")].append(row)
    return [{"member": member["name"], **row} for member in check.done.measured for row in found[member["id"]]]
