"""The truth of the outings: per member how many visits a call-back looked into, and what it found."""

from collections.abc import Mapping, Sequence

from mgrday.report import Cell, Column, Table, bare
from mgrday.review.check_outings import truth_rate
from mgrday.review.check_parts import Check, faint, wrong
from mgrday.words import _

COUNTED = ("outings", "verified", "real", "not_real", "unreachable")
Counts = dict[str, int]


def table(check: Check, register: Table) -> Table:
    """The table ``truth``, worst first, from the outing register of the same check: who was not out is last."""
    rows: list[dict[str, object]] = []
    for member, row in zip(check.done.measured, register.rows, strict=True):
        rows.append({"member": member["name"], "department": member["department"], "group": member["group"], **said(counts(row))})
    columns = [
        Column("member", _("Member")),
        Column("department", _("Department"), hidden=len({row["department"] for row in rows}) < 2),
        Column("group", _("Group"), hidden=True),
        *columns_of_truth(),
    ]
    shown = sorted(rows, key=_order)
    nobody = not any(bare(row["outings"]) for row in rows)
    return Table("truth", _("Were the visits real?"), columns, shown, hidden=nobody)


def counts(row: Mapping[str, object]) -> Counts:
    """The counts of a row of the outing register, without their tones."""
    return {name: int(str(bare(row[name]))) for name in COUNTED}


def together(parts: Sequence[Counts]) -> Counts:
    """The sums of some counts."""
    return {name: sum(part[name] for part in parts) for name in COUNTED}


def said(found: Counts) -> dict[str, object]:
    """The counts and their rate as cells: red where a visit did not take place."""
    rate = truth_rate(found["real"], found["not_real"])
    return {
        **{name: faint(found[name]) for name in COUNTED},
        "not_real": wrong(found["not_real"]),
        "truth_rate": Cell(rate) if found["not_real"] else rate,
    }


def columns_of_truth() -> list[Column]:
    """The columns of counts and rate."""
    return [
        Column("outings", _("Out"), "count"),
        Column("verified", _("Called back"), "count"),
        Column("real", _("Real"), "count"),
        Column("not_real", _("Not real"), "count"),
        Column("unreachable", _("Unreachable"), "count"),
        Column("truth_rate", _("Truth"), "share"),
    ]


def _order(row: Mapping[str, object]) -> tuple[int, float, int]:
    """The most visits that were not real first, then the lowest rate, then the most that nobody looked into."""
    found = {name: int(str(bare(row[name]))) for name in COUNTED}
    rate = truth_rate(found["real"], found["not_real"])
    return (-found["not_real"], 2.0 if rate is None else rate, found["verified"] - found["outings"])
