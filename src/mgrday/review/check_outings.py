"""The outing register: per member the visits, on whom, with what result, and whether anybody looked into them."""

from mgrday.kinds.codes import RESULT, VERDICT
from mgrday.report import Cell, Column, Table, Tone
from mgrday.review.check_clients import signed_cell
from mgrday.review.check_keywords import by_member
from mgrday.review.check_parts import Check, faint, note, standard_note, totals, who, wrong
from mgrday.store.named import beside
from mgrday.words import _

METRICS = ("outings", "debriefs")
"""The metrics whose standards belong to this table."""
RULES = ("outing", "member.no_outing")
SQL = beside(__file__)
COUNTED = {
    "first": "first_visits", "second": "second_visits", "later": "later_visits",
    **{name: name for name in ("on_a", "on_b", "on_c", "signed", "debrief_due", "debriefed", "verified")},
    "real": "was_real", "not_real": "not_real", "unreachable": "unreachable", "not_returned": "not_returned",
}
"""The columns of the table with the columns of the query that count them."""


def table(check: Check) -> Table:
    """The outing register of the check's members, for the outings that left in its days."""
    counts = check.counts(SQL["counts"], check.span, now=check.question.time)
    before = check.counts(SQL["before"], check.span.previous())
    rows: list[dict[str, object]] = []
    for member in check.done.measured:
        own = counts.get(member["id"], {})
        figures = {column: own.get(query, 0) for column, query in COUNTED.items()}
        row = check.first_columns(member)
        row["outings"] = check.against(member, "outings", own.get("outings", 0))
        row["outings_before"] = Cell(before.get(member["id"], {}).get("outings", 0), "faint")
        row |= {name: faint(value) for name, value in figures.items()}
        row["signed"] = signed_cell(figures["signed"])
        row["debriefed"] = Cell(figures["debriefed"], _progress(figures["debriefed"], figures["debrief_due"]))
        row["not_real"], row["not_returned"] = wrong(figures["not_real"]), wrong(figures["not_returned"])
        row["truth_rate"] = truth_rate(figures["real"], figures["not_real"])
        row["standard"] = check.standards.of(member, METRICS)
        rows.append(row)
    columns = _columns()
    summed = [column for column in columns if column.key in ("outings", "signed", "debriefed", "verified", "not_real")]
    return Table(
        "outings",
        _("Outing register"),
        columns,
        rows,
        empty=_("Nobody worked in these days. The first member: mgrday member add NAME --department DEPARTMENT"),
        note=note(totals(rows, summed), standard_note(check, METRICS)),
        summed=[column.key for column in columns if column.unit == "count"],
        signed_off=True,
    )


def truth_rate(real: int, not_real: int) -> float | None:
    """The share of the visits that took place among those about which a call-back could say it; None where there is none."""
    return real / (real + not_real) if real + not_real else None


def _progress(done: int, owed: int) -> Tone:
    return "wrong" if done < owed else "plain" if done else "faint"


def _columns() -> list[Column]:
    return [
        *who(hide_group=True),
        Column("outings", _("Out"), "count"),
        Column("outings_before", _("Bef."), "count"),
        Column("first", _("1st"), "count"),
        Column("second", _("2nd"), "count"),
        Column("later", _("3+"), "count"),
        Column("on_a", "A", "count"),
        Column("on_b", "B", "count"),
        Column("on_c", "C", "count"),
        Column("signed", _("Signed"), "count"),
        Column("debrief_due", _("Debr. due"), "count"),
        Column("debriefed", _("Debr. done"), "count"),
        Column("verified", _("Called back"), "count"),
        Column("real", _("Real"), "count", hidden=True),
        Column("not_real", _("Not real"), "count"),
        Column("unreachable", _("Unreachable"), "count", hidden=True),
        Column("truth_rate", _("Truth"), "share", hidden=True),
        Column("not_returned", _("Not back"), "count"),
        Column("standard", _("Standard"), "metrics", hidden=True),
    ]


def records(check: Check) -> Table:
    """The outings of the days one by one, as they stand in the register."""
    rows = []
    now = check.question.time
    for row in by_member(check, SQL["register"]):
        due = row.pop("due_at")
        result, verdict = row["result"], row["verdict"]
        row["result_said"] = RESULT.label(str(result)) if result else None
        row["verdict_said"] = VERDICT.label(str(verdict)) if verdict else None
        row["debriefed"] = bool(row["debriefed"])
        row["had_keyword"] = bool(row["had_keyword"])
        if verdict == "not_real":
            row["verdict_said"] = Cell(row["verdict_said"])
        if row["back_at"] is None and str(due) < now:
            row["back_at_said"] = Cell(_("missing"))
        else:
            row["back_at_said"] = str(row["back_at"] or "")[11:] or None
        rows.append(row)
    columns = [
        Column("member", _("Member")),
        Column("id", _("No."), "id"),
        Column("left_at", _("Left"), "time"),
        Column("due_back_at", _("Due back"), "time", hidden=True),
        Column("back_at", _("Back"), "time", hidden=True),
        Column("back_at_said", _("Back")),
        Column("client", _("Client")),
        Column("grade_then", _("Grade")),
        Column("visit_no", _("Visit"), "count"),
        Column("result", _("Result"), hidden=True),
        Column("result_said", _("Result")),
        Column("debriefed", _("Debriefed"), "flag"),
        Column("verdict", _("Call-back"), hidden=True),
        Column("verdict_said", _("Call-back")),
        Column("had_keyword", _("Keyword"), "flag", hidden=True),
    ]
    return Table(
        "outings_rows",
        _("The register"),
        columns,
        rows,
        empty=_("No outing. When somebody leaves: mgrday outing leave MEMBER CLIENT"),
    )
