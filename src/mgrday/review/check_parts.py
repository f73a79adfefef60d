"""What the three checks share: whom and which days they are about, and how a figure in them is shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mgrday.days import Span, say_span
from mgrday.report import Cell, Column, Finding, Snoozed
from mgrday.review.question import Question
from mgrday.review.rules.saying import say_metric, say_value
from mgrday.review.targets import Done, Standards, until
from mgrday.store.reader import Row, in_chunks
from mgrday.words import _, chinese

Counts = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Check:
    """The checks of a span (a week; a day or month in a report), with the findings already found, those put off apart."""

    question: Question
    span: Span
    findings: Sequence[Finding]
    snoozed: Sequence[Snoozed] = ()

    @cached_property
    def done(self) -> Done:
        """Who did what in the span."""
        return Done(self.question, self.span)

    @cached_property
    def standards(self) -> Standards:
        """The standards for spans of this kind."""
        return Standards(self.question, self.span)

    @property
    def until(self) -> str:
        """The day (exclusive) up to which the span has happened."""
        return until(self.span, self.question.today)

    @property
    def ids(self) -> list[int]:
        """The members that the tables have a row for."""
        return [member["id"] for member in self.done.measured]

    def counts(self, sql: str, span: Span, **more: object) -> Counts:
        """The rows of a query about `span` by the member id in their first column; nulls are 0."""
        found: Counts = {}
        for given in in_chunks(self.ids) if "/*ids*/" in sql else [""]:
            rows = self.question.reader.rows(sql.replace("/*ids*/", given), start=span.start, end=span.end, **more)
            for row in rows:
                member, *_rest = row.values()
                found[member] = {name: int(value or 0) for name, value in list(row.items())[1:]}
        return found

    def found(self, rule: str) -> dict[int, int]:
        """By record id, how many findings of a rule there are."""
        return Counter(finding.record.id for finding in self.findings if finding.rule == rule)

    def first_columns(self, member: Row) -> dict[str, object]:
        """The part of a row that all three tables have in common."""
        return {"member": member["name"], "group": member["group"]}

    def against(self, member: Row, metric: str, value: int) -> object:
        """A figure that stands out where it is under what the standard asks by now, and is faint where it is nothing."""
        asked = self.standards.due(member, metric)
        return Cell(value, "wrong") if value < asked else faint(value)


def faint(value: int) -> object:
    """A count; nothing is grey, so that what happened stands out."""
    return value if value else Cell(0, "faint")


def wrong(value: int) -> object:
    """A count of what should not be: red, and grey where there is none."""
    return Cell(value, "wrong" if value else "faint")


def who(*, hide_group: bool = False) -> list[Column]:
    """The first columns of the three tables."""
    return [Column("member", _("Member")), Column("group", _("Group"), hidden=hide_group)]


def standard_note(check: Check, metrics: Collection[str]) -> str:
    """The standards for these metrics and who is under them by now, in a sentence; nothing where none is set."""
    parts = []
    for metric in _set(check, metrics):
        bars = {check.standards.of(member, (metric,)).get(metric) for member in check.done.measured} - {None}
        said = "–".join(say_value(metric, bar) for bar in sorted(bar for bar in bars if bar is not None))
        if not said:
            continue
        text = _("{metric} {value}").format(metric=say_metric(metric), value=said)
        below = _below(check, metric)
        if below:
            text = _("{standard} (under it so far: {members})").format(standard=text, members=listed(below))
        parts.append(text)
    if not parts:
        return ""
    kind = {"day": _("Standard of the day"), "week": _("Standard of the week"), "month": _("Standard of the month")}
    return _("{kind}: {standards}.").format(kind=kind.get(check.span.kind, ""), standards=_("; ").join(parts))


def _set(check: Check, metrics: Collection[str]) -> list[str]:
    return [metric for metric in dict.fromkeys(metric for metric, _who in check.standards.bars) if metric in metrics]


def _below(check: Check, metric: str) -> list[str]:
    figures: Mapping[int, Mapping[str, int]] = check.done.figures
    found = []
    for member in check.done.measured:
        value = figures.get(member["id"], {}).get(metric, 0)
        if value < check.standards.due(member, metric):
            found.append(_("{member} {value}").format(member=member["name"], value=say_value(metric, value)))
    return found


def listed(words: Iterable[str], most: int = 6) -> str:
    """Words one after the other, the first few of them where they are many."""
    found = list(words)
    between = "、" if chinese() else ", "
    text = between.join(found[:most])
    return _("{names} and {count} more").format(names=text, count=len(found) - most) if len(found) > most else text


def totals(rows: Sequence[Mapping[str, object]], columns: Iterable[Column]) -> str:
    """The sums of some columns as a line: ``All: outings 12 · signed 3.``; nothing without at least two rows."""
    if len(rows) < 2:
        return ""
    parts = []
    for column in columns:
        values = [row[column.key] for row in rows]
        whole = sum(value.value if isinstance(value, Cell) else value for value in values)  # type: ignore[misc]
        parts.append(_("{name} {count}").format(name=column.title, count=f"{whole:,}"))
    return _("All: {sums}.").format(sums=" · ".join(parts))


def note(*sentences: str) -> str:
    """The sentences that say something, one after the other."""
    return ("" if chinese() else " ").join(sentence for sentence in sentences if sentence)


def named(span: Span) -> str:
    """The period in a title, beside which its days stand: a week by its number as people type it."""
    return span.name if span.kind == "week" else say_span(span)
