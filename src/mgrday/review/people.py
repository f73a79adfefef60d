"""What is read about leading people: the ladder of competencies, the watch list, key people, awards."""

from mgrday.days import Span
from mgrday.kinds.award import AWARD
from mgrday.method.competencies import competencies, competency_name
from mgrday.report import Cell, Column, Report, Table
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import N_, _

SQL = beside(__file__)
FOR_WHOM = {"new": N_("new hire"), "veteran": N_("veteran"), "": N_("not on the ladder any more")}


def watched(question: Question) -> list[Row]:
    """This month's watch list of those who are there: member, opened_on, reason, decision."""
    return question.reader.rows(SQL["watched"], month=question.today[:7], today=question.today, **question.scope)


def lifted(question: Question) -> list[Row]:
    """The key people: of this week first, then those carried over from earlier weeks and not dropped."""
    week = question.this_week.name
    return question.reader.rows(SQL["lifted"], period=week, today=question.today, **question.scope)


def ladder(reader: Reader, member: int) -> Table:
    """The table ``skills``: every competency of the ladder, and when the member reached it."""
    reached = {row["competency"]: row for row in reader.rows(SQL["skills"], member=member)}
    rungs = [(each.id, each.seniority) for each in competencies()]
    rungs += [(gone, "") for gone in reached if gone not in {rung for rung, _seniority in rungs}]
    rows = []
    for rung, seniority in rungs:
        got = reached.get(rung)
        row = {"competency": rung, "name": competency_name(rung), "for": seniority, "for_said": _(FOR_WHOM[seniority])}
        rows.append({**row, "reached_on": got and Cell(got["reached_on"], "good"), "note": got and got["note"]})
    columns = [
        Column("competency", _("Competency"), hidden=True),
        Column("name", _("Competency")),
        Column("for", _("For"), hidden=True),
        Column("for_said", _("For")),
        Column("reached_on", _("Reached"), "day"),
        Column("note", _("Note"), hidden=not any(row["note"] for row in rows)),
    ]
    return Table("skills", _("Competencies"), columns, rows)


def ladder_report(reader: Reader, member: int) -> Report:
    """What ``mgrday member skill MEMBER`` says."""
    name = str(reader.value("select name from members where id = :id", id=member))
    table = ladder(reader, member)
    return Report("skills", name, [table], facts={"member": name})


def awards(question: Question, span: Span) -> Table:
    """The table ``awards``: rewards and penalties of a span, told to everyone; a hidden one where there are none."""
    rows = question.reader.rows(SQL["awards"], start=span.start, end=span.end, department=question.department)
    shown = [{**row, "type": Cell(row["type"], "good" if row["type"] == "reward" else "wrong")} for row in rows]
    columns = [
        Column("id", _("No."), "id", hidden=True),
        AWARD.field("awarded_on").as_column(),
        AWARD.field("member").as_column(),
        Column("group", _("Group"), hidden=True),
        AWARD.field("type").as_column(),
        AWARD.field("reason").as_column(),
        AWARD.field("amount").as_column(),
        AWARD.field("points").as_column(),
    ]
    return Table("awards", _("Rewards and penalties"), columns, shown, hidden=not rows)
