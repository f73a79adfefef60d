"""The stock-taking of a week or a month: key deals, key people and key matters, new, carried over and ended."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mgrday.days import Span, between, say_day, shift
from mgrday.report import Block, Line, Lines, Tone
from mgrday.review.metrics import Figures, member_metrics
from mgrday.review.question import Question
from mgrday.review.targets import until
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import N_, _, ngettext

SQL = beside(__file__)
STILL_DAYS = 7
"""A key deal or matter with which nothing happened for more than so many days stands still."""
FIGURES = ("calls", "outings", "deals", "amount")
"""What is told of a key person."""
STATES = {
    "new": N_("new"),
    "carried": N_("carried over"),
    "signed": N_("signed"),
    "lost": N_("lost"),
    "dropped": N_("off"),
    "inspected": N_("inspected"),
}
"""How a thing stands on a list; the last four are ways in which it ended."""
ENDED = ("signed", "lost", "dropped", "inspected")


class Still(NamedTuple):
    """What stands still: since when nothing happened, and what it is."""

    since: str
    what: str


@dataclass(frozen=True)
class Stock:
    """The lists of `span`, as they were at its end or are today."""

    question: Question
    span: Span

    @cached_property
    def day(self) -> str:
        """The day as of which the lists are read: today in a running span, else its last."""
        return min(self.question.today, self.span.last)

    def rows(self, name: str, **parameters: object) -> list[Row]:
        """The rows of a query about the span."""
        return self.question.reader.rows(SQL[name], start=self.span.start, end=self.span.end, **parameters)

    @cached_property
    def deals(self) -> list[Row]:
        """The key deals, the open ones by their expected day, then those that ended in the span."""
        found = [self._deal(row) for row in self.rows("deals", department=self.question.department)]
        return sorted(found, key=lambda row: (row["state"] in ENDED, row["expected_on"] or "9999", row["id"]))

    def _deal(self, row: Row) -> Row:
        ended = next((name for name in ("signed", "lost") if (row[f"{name}_on"] or self.span.end) < self.span.end), None)
        touch = max(filter(None, (row["key_on"], row["last_touch_day"])))
        return {**row, **self._since(row["key_on"]), **({"state": ended} if ended else {}), "touched_on": touch}

    @cached_property
    def people(self) -> list[Row]:
        """The key people with their talks and figures, those carried longest first, then those taken off in the span."""
        rows = self.rows("people", today=self.question.today, department=self.question.department)
        if not rows:
            return []
        talks = {row["member_id"]: row for row in self.rows("talks")}
        now, before = self._figures
        found = []
        for number in dict.fromkeys(row["member_id"] for row in rows):
            own = [row for row in rows if row["member_id"] == number]
            still = [row for row in own if (row["dropped_on"] or self.span.end) >= self.span.end]
            named = still or own
            since = min(row["lifted_on"] for row in named)
            plan = next((row["plan"] for row in reversed(named) if row["plan"]), None)
            talk = talks.get(number, {"talks": 0, "last_talk": None})
            told = {**named[-1], **self._since(since), "plan": plan, "talks": talk["talks"], "last_talk": talk["last_talk"]}
            if not still:
                told |= {"state": "dropped"}
            told["figures"] = _of(now.get(number, {}))
            found.append({**told, "figures_before": _of(before.get(number, {}))})
        return sorted(found, key=lambda row: (row["state"] in ENDED, row["since"], row["member"]))

    @cached_property
    def _figures(self) -> tuple[Mapping[int, Figures], Mapping[int, Figures]]:
        """The figures of the span so far, and of as many days of the one before."""
        so_far = Span(self.span.start, until(self.span, self.question.today))
        start = self.span.previous().start
        whole = self.question.today >= self.span.last
        before = self.span.previous() if whole else Span(start, shift(start, len(so_far)))
        reader, department = self.question.reader, self.question.department
        return member_metrics(reader, so_far, FIGURES, department), member_metrics(reader, before, FIGURES, department)

    @cached_property
    def matters(self) -> list[Row]:
        """The key matters, the open ones by their deadline, then those inspected in the span."""
        found = [self._matter(row) for row in self.rows("matters", department=self.question.department)]
        return sorted(found, key=lambda row: (row["state"] in ENDED, row["stage"] == "done", row["due_on"], row["id"]))

    def _matter(self, row: Row) -> Row:
        inspected, done = ((row[name] or self.span.end) < self.span.end for name in ("inspected_on", "done_on"))
        stage = "inspected" if inspected else "done" if done else "overdue" if row["due_on"] < self.day else "open"
        state = {"state": "inspected"} if inspected else {}
        touched = row["done_on"] if done else row["created_on"] or row["due_on"]
        return {**row, **self._since(row["created_on"]), **state, "stage": stage, "touched_on": min(touched, self.day)}

    def _since(self, since: str | None) -> Row:
        """New or carried over, since when, and for how many weeks; what nobody knows the first day of was there before."""
        weeks = None if since is None else between(Span.week(since).start, Span.week(self.day).start) // 7
        return {"state": "new" if since is not None and since in self.span else "carried", "since": since, "weeks": weeks}

    @cached_property
    def stillest(self) -> Still | None:
        """What stood still longest among the open deals and matters; None where all moved today."""
        found = [
            Still(row["touched_on"], row["client"] if "client" in row else row["title"])
            for row in (*self.deals, *self.matters)
            if row["state"] not in ENDED and row["touched_on"] < self.day
        ]
        return min(found, default=None)


def _of(figures: Mapping[str, int]) -> dict[str, int]:
    return {metric: figures.get(metric, 0) for metric in FIGURES}


def blocks(question: Question, span: Span) -> list[Block]:
    """How much is new, carried over and ended; then the tables ``stock_deals``, ``stock_people``, ``stock_matters``."""
    from mgrday.review.stock_tables import deals, matters, people

    stock = Stock(question, span)
    return [Lines(_("Stock-taking"), _head(stock)), deals(stock), people(stock), matters(stock)]


def _head(stock: Stock) -> list[Line]:
    lists = ((_("key deals"), stock.deals), (_("key people"), stock.people), (_("key matters"), stock.matters))
    lines = [Line(" · ".join(_counted(name, rows) for name, rows in lists), "strong")]
    if stock.stillest is not None:
        since, what = stock.stillest
        days = between(since, stock.day)
        tone: Tone = "wrong" if days > STILL_DAYS else "plain"
        text = ngettext(
            "Still for longest: {what}, {days} day without anything (since {day})",
            "Still for longest: {what}, {days} days without anything (since {day})",
            days,
        )
        lines.append(Line(text.format(what=what, days=days, day=say_day(since, stock.question.today)), tone))
    return lines


def _counted(name: str, rows: Sequence[Row]) -> str:
    """A list in figures: key deals: 1 new, 3 carried over, 1 ended."""
    states = Counter("ended" if row["state"] in ENDED else row["state"] for row in rows)
    said = {"new": _("{n} new"), "carried": _("{n} carried over"), "ended": _("{n} ended")}
    parts = [text.format(n=states[state]) for state, text in said.items() if states[state]]
    return _("{list}: {parts}").format(list=name, parts=_(", ").join(parts) or _("none"))
