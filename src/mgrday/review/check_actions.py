"""What was agreed and said in the checks: last check's actions and whether the figures moved since, and the comments.

A figure moves from the week of the agreement to the week that is checked; an action agreed in that very week is held
against the week before. An action that names no metric is held against one figure of each of the three checks.
"""

from collections.abc import Iterable
from typing import Any

from mgrday.days import Span, say_day
from mgrday.report import Block, Column, Line, Lines, Table, Tone
from mgrday.review.check_parts import Check, listed
from mgrday.review.metrics import member_metrics
from mgrday.review.rules.saying import say_metric, say_value
from mgrday.store.named import beside
from mgrday.words import _

SHOWN = ("effective_calls", "keywords", "outings")
"""The figures that stand for the three checks."""
SQL = beside(__file__)
Row = dict[str, Any]


def blocks(check: Check) -> tuple[list[Block], list[Block]]:
    """The actions, with which the check of a week opens, and the comments, which follow its tables; no empty ones on paper."""
    last = check.span.previous()
    rows = _agreed(check, last.start)
    said = _comments(check, last)
    _compare(check, rows)
    for row in rows:
        row["comment"] = next((each["comment"] for each in said if each["member_id"] == row["member_id"]), None)
    return _shown(check, rows), _comment_blocks(said)


def in_report(check: Check) -> list[Block]:
    """The table ``actions`` of a report: those that were open in its days or were done since."""
    return _shown(check, _agreed(check, check.span.start))


def _shown(check: Check, rows: list[Row]) -> list[Block]:
    return [_table(rows), *([_lines(check, rows)] if rows else [])]


def _agreed(check: Check, since: str) -> list[Row]:
    """The actions of the check's members, what is open and due first first; those agreed since a day are all there."""
    names = {member["id"]: member["name"] for member in check.done.measured}
    rows = check.question.reader.rows(SQL["actions"], start=check.span.start, end=check.span.end, since=since)
    return [{"member": names[row["member_id"]], **row} for row in rows if row["member_id"] in names]


def _comments(check: Check, last: Span) -> list[Row]:
    """The comments of this check and of the last one, this one's first, in the members' order."""
    rows = check.question.reader.rows(SQL["comments"], week=check.span.name, last=last.name)
    places = {member["id"]: (at, member["name"]) for at, member in enumerate(check.done.measured)}
    found = [{"member": places[row["member_id"]][1], **row} for row in rows if row["member_id"] in places]
    return sorted(found, key=lambda row: (row["week"] != check.span.name, places[row["member_id"]][0]))


def _compare(check: Check, rows: Iterable[Row]) -> None:
    """Add to the rows the figures `before` and `now`, and by how much each has `moved`."""
    weeks: dict[Span, set[str]] = {}
    for row in rows:
        row["week"] = min(Span.week(row["agreed_on"]), check.span.previous(), key=lambda span: span.start)
        weeks.setdefault(row["week"], set()).update(_metrics(row))
    reader, department = check.question.reader, check.question.department
    figures = {week: member_metrics(reader, week, metrics, department) for week, metrics in weeks.items()}
    for row in rows:
        own, metrics = row["member_id"], _metrics(row)
        row["before"] = {metric: figures[row["week"]].get(own, {}).get(metric, 0) for metric in metrics}
        row["now"] = {metric: check.done.figures.get(own, {}).get(metric, 0) for metric in metrics}
        row["moved"] = {metric: row["now"][metric] - row["before"][metric] for metric in metrics}


def _metrics(row: Row) -> tuple[str, ...]:
    return (row["metric"],) if row["metric"] else SHOWN


def _table(rows: list[Row]) -> Table:
    columns = [
        Column("member", _("Member")),
        Column("id", _("No."), "id"),
        Column("action", _("Action")),
        Column("agreed_on", _("Agreed"), "day"),
        Column("due_on", _("Due"), "day"),
        Column("done_on", _("Done"), "day"),
        Column("metric", _("Metric")),
        Column("before", _("Before"), "metrics"),
        Column("now", _("Now"), "metrics"),
        Column("moved", _("Moved"), "metrics"),
        Column("comment", _("Comment")),
    ]
    return Table("actions", _("Agreed actions"), columns, rows, hidden=True)


def _lines(check: Check, rows: list[Row]) -> Lines:
    """The actions for a person: what is due first, with what became of it and how the figures moved; none, no lines."""
    today = check.question.today
    done = sum(row["done_on"] is not None for row in rows)
    late = sum(_late(row, today) for row in rows)
    title = _("Agreed actions: {done} of {count} done").format(done=done, count=len(rows))
    lines = [Line(_line(row, check), _tone(row, check)) for row in rows]
    if done < len(rows):
        lines.append(Line(_("When one is done: mgrday action done NUMBER"), "faint"))
    return Lines(_("{actions}, {late} overdue").format(actions=title, late=late) if late else title, lines)


def _late(row: Row, today: str) -> bool:
    return row["done_on"] is None and row["due_on"] is not None and row["due_on"] < today


def _line(row: Row, check: Check) -> str:
    """``4 Li: call more (due Fri 11-27) · calls 12→18 ↑``."""
    today, due, done_on = check.question.today, row["due_on"], row["done_on"]
    text = _("{id} {member}: {action}").format(id=row["id"], member=row["member"], action=row["action"])
    if done_on is not None:
        text = _("{action} (done {day})").format(action=text, day=say_day(done_on, today))
    elif due is not None:
        said = _("{action} (was due {day})") if _late(row, today) else _("{action} (due {day})")
        text = said.format(action=text, day=say_day(due, today))
    moved = _figures(row, over=today >= check.span.end) if "moved" in row else ""
    return f"{text} · {moved}" if moved else text


def _figures(row: Row, *, over: bool) -> str:
    """The figures then and now, where they moved: ``calls 12→18 ↑``; a week that still runs has not fallen behind yet."""
    parts = []
    for metric, moved in row["moved"].items():
        if moved or row["metric"]:
            arrow = " ↑" if moved > 0 else " ↓" if moved < 0 and over else ""
            told = f"{say_value(metric, row['before'][metric])}→{say_value(metric, row['now'][metric])}{arrow}"
            parts.append(_("{metric} {value}").format(metric=say_metric(metric), value=told))
    return listed(parts)


def _tone(row: Row, check: Check) -> Tone:
    """Wrong where it is overdue; good where it is done."""
    return "good" if row["done_on"] is not None else "wrong" if _late(row, check.question.today) else "plain"


def _comment_blocks(rows: list[Row]) -> list[Block]:
    columns = [
        Column("member", _("Member")),
        Column("week", _("Week")),
        Column("comment", _("Comment")),
        Column("said_on", _("Said on"), "day"),
        Column("id", _("No."), "id"),
    ]
    table = Table("comments", _("Comments"), columns, rows, hidden=True)
    said = [_("{member} ({week}): {comment}").format(**row) for row in rows]
    return [table, *([Lines(_("Comments"), [Line(text) for text in said])] if said else [])]
