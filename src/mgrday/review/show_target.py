"""``mgrday target show SCOPE NAME PERIOD``: how far a target is, what was promised and accepted, how its parts stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mgrday.days import Span, is_workday, say_span, weeks_of, workdays_left
from mgrday.kinds.codes import SCOPE, say_value
from mgrday.kinds.target import TARGET
from mgrday.report import Block, Cell, Column, Finding, Findings, Line, Lines, Record, Report, Table
from mgrday.review.period_tables import figure
from mgrday.review.question import Question
from mgrday.review.rules import target_behind, target_not_split
from mgrday.review.rules.saying import say_metric, word
from mgrday.review.rules.scopes import LOWER, Scopes
from mgrday.review.showing import columns, joined, where_said
from mgrday.review.targets import Done, Progress, progress, standing_line, targets
from mgrday.store.reader import Row
from mgrday.words import N_, _

PARTS = {"department": N_("By department"), "group": N_("By group"), "member": N_("By member")}


def report(question: Question, target: Row) -> Report:
    """How far `target` (with all its columns) is, whatever department the settings name."""
    question = replace(question, department=None, member=None)
    span = Span(target["period_start"], target["period_end"], target["period_kind"])
    metric = target["metric"]
    done = Done(question, span, (metric,))
    now = progress(question, target, done)
    scope, parts = Scopes(question).split(target, targets(question, span))
    within = _within(span)
    times = {each: row for each in within for row in targets(question, each) if _same(row, target)}
    found = [*_behind(question, span, target), *target_not_split.judged(question, span, target, parts, scope)]
    if span.kind == "month":
        found += target_not_split.judged(question, span, target, list(times.values()), "week")
    blocks: list[Block] = [
        Lines("", list(_head(question, span, target, now))),
        *([Findings(found)] if found else []),
        _parts(question, target, scope, parts, done),
        *([_times(question, target, span, within, times)] if within else []),
    ]
    title = _("{scope} {name}, {period}: {metric}").format(
        scope=SCOPE.label(target["scope"]), name=target["name"], period=say_span(span), metric=say_metric(metric)
    )
    return Report("target", title, blocks, period=(span.start, span.end), facts=_facts(question, span, target, now))


def _same(row: Row, target: Row) -> bool:
    return (row["scope_key"], row["metric"]) == (target["scope_key"], target["metric"])


def _facts(question: Question, span: Span, target: Row, now: Progress) -> dict[str, object]:
    metric = target["metric"]
    figures = {
        "target": now.target,
        "promised": target["promised"],
        "accepted": target["accepted"],
        "delivered": now.done,
        "due": now.due,
        "gap": now.gap,
        "promised_gap": _gap(target, "promised"),
        "accepted_gap": _gap(target, "accepted"),
    }
    return {
        **{name: target[name] for name in ("id", "scope", "name", "metric")},
        **{name: figure(metric, value) for name, value in figures.items()},
        "share": None if now.share is None else round(now.share, 4),
        "workdays_left": workdays_left(question.today, span),
        "strategy": target["strategy"],
    }


def _gap(target: Row, column: str) -> int | None:
    """How much what was promised or accepted is over the target; below zero is under."""
    return None if target[column] is None else int(target[column]) - int(target["value"])


# The head


def _head(question: Question, span: Span, target: Row, now: Progress) -> Iterator[Line]:
    """How far it is, what is left for each day, what was promised and accepted, and the strategy."""
    metric = target["metric"]

    def say(value: int) -> str:
        return say_value(metric, value)

    yield standing_line(question, span, now, _("delivered {value}").format(value=say(now.done)), say)
    left, rest = workdays_left(question.today, span), now.target - now.done
    if rest > 0 and left and question.today < span.end:
        each = say(-(-rest // left))
        yield Line(_("to go {rest}: {each} a day, workdays left {left}").format(rest=say(rest), each=each, left=left))
    beside = joined(
        _beside(target, "promised", _("promised {value}"), say(target["promised"] or 0)),
        _beside(target, "accepted", _("accepted {value}"), say(target["accepted"] or 0)),
    )
    if beside:
        yield Line(beside)
    if target["strategy"]:
        yield Line(_("Strategy: {text}").format(text=target["strategy"]))


def _beside(target: Row, column: str, sentence: str, said: str) -> str | None:
    """What was promised or accepted, with its gap to the target; None where nobody said."""
    gap = _gap(target, column)
    if gap is None:
        return None
    text = sentence.format(value=said)
    if not gap:
        return _("{figure} (the whole target)").format(figure=text)
    difference = say_value(target["metric"], abs(gap))
    return (_("{figure} ({gap} short)") if gap < 0 else _("{figure} ({gap} over)")).format(figure=text, gap=difference)


def _behind(question: Question, span: Span, target: Row) -> list[Finding]:
    """What the rule about the pace says of it; the rule looks at this month's amount."""
    if target["metric"] != "amount" or span != Span.month(question.today):
        return []
    return [each for each in target_behind.RULE.ask(question) if each.record == Record("target", target["id"])]


# The parts


def _parts(question: Question, target: Row, scope: str, parts: Sequence[Row], done: Done) -> Table:
    rows = [{"scope": part["scope"], "name": part["name"], **_cells(part, progress(question, part, done))} for part in parts]
    lower = LOWER[target["scope"]]
    shown = [Column("scope", _("Scope"), hidden=True), Column("name", _("Name")), *_columns(rows)]
    title = _(PARTS[scope]) if scope else _("Parts")
    empty = _("Not split yet: {command}").format(command=_command(target, lower[-1])) if lower else ""
    return Table("parts", title, shown, rows, empty=empty, note=_together(target["metric"], parts), hidden=not lower)


def _within(span: Span) -> list[Span]:
    """The weeks of a month, the workdays of a week."""
    if span.kind == "month":
        return weeks_of(span)
    return [Span.day(day) for day in span.days() if is_workday(day)] if span.kind == "week" else []


def _times(question: Question, target: Row, span: Span, within: Sequence[Span], times: Mapping[Span, Row]) -> Table:
    """The weeks or days of a target, those too that nobody set one for, once one has one."""
    rows = []
    for each in within if times else ():
        done = Done(question, each, (target["metric"],))
        part = times.get(each)
        now = progress(question, part or {**target, "value": 0}, done)
        rows.append({"period": each.name, "start": each.start, **_cells(part or target, now, unset=part is None)})
    week = span.kind == "month"
    shown = [Column("period", _("Period")), Column("start", _("First day"), "day", hidden=not week), *_columns(rows)]
    empty = _("Not split yet: {command}").format(command=_command(target, "week" if week else "day"))
    note = _together(target["metric"], list(times.values()))
    return Table("weeks" if week else "days", _("By week") if week else _("By day"), shown, rows, empty=empty, note=note)


def _cells(target: Row, now: Progress, *, unset: bool = False) -> Row:
    """The figures of a part, red where it is behind; without a target of its own only what was done."""
    metric = target["metric"]
    done = figure(metric, now.done)
    if unset:
        return {"target": None, "delivered": done}
    share = Cell(now.share, "good") if now.share is not None and now.share >= 1 else now.share
    return {
        "target": figure(metric, now.target),
        "promised": figure(metric, target["promised"]),
        "accepted": figure(metric, target["accepted"]),
        "delivered": Cell(done) if now.gap < 0 else done,
        "due": figure(metric, now.due),
        "share": Cell(now.share) if now.gap < 0 else share,
    }


def _columns(rows: Sequence[Row]) -> list[Column]:
    shown = [
        Column("target", _("Target"), "count"),
        *columns(TARGET, "promised", "accepted"),
        Column("delivered", _("Delivered"), "count"),
        Column("due", _("Due by now"), "count"),
        Column("share", _("Of target"), "share"),
    ]
    return where_said(shown, rows, "promised", "accepted")


def _together(metric: str, parts: Sequence[Row]) -> str:
    """What the parts add up to, promised and accepted too where somebody said."""

    def total(column: str, sentence: str) -> str | None:
        known = [int(part[column]) for part in parts if part[column] is not None]
        if not known:
            return None
        said = sentence.format(value=say_value(metric, sum(known)))
        return said if len(known) == len(parts) else _("{sum} by {n} of {all}").format(sum=said, n=len(known), all=len(parts))

    sums = joined(
        total("value", _("target {value}")), total("promised", _("promised {value}")), total("accepted", _("accepted {value}"))
    )
    return _("together: {sums}").format(sums=sums) if sums else ""


def _command(target: Row, into: str) -> str:
    """The command that splits it."""
    whose = word(target["name"]) if target["scope_id"] is None else target["scope_id"]
    other = "" if target["metric"] == "amount" else f" --metric {target['metric']}"
    return f"mgrday target split {target['scope']} {whose} {target['period']} --into {into}{other}"
