"""What the lines of the guides draw on, each read once and only when a line asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from mgrday.days import Span, last_workday
from mgrday.money import say_wan
from mgrday.report import Finding, Row, Yuan
from mgrday.review.forecast import Forecast, this_month
from mgrday.review.members import seniority
from mgrday.review.metrics import member_metrics
from mgrday.review.phase_push import Push
from mgrday.review.question import Question
from mgrday.review.rules.saying import word
from mgrday.review.snoozing import Found
from mgrday.review.standing import Standing, amount_target, standing
from mgrday.store.named import beside
from mgrday.words import _, chinese

SQL = beside(__file__)


@dataclass(frozen=True, slots=True)
class Figures:
    """The live figures of a line: a sentence, the numbers in it by name, and whether they say that something is wrong.

    `do` is a command that acts on just this, where there is one better than the line's own.
    """

    text: str
    numbers: Mapping[str, object] = field(default_factory=dict)
    wrong: bool = False
    do: str = ""


@dataclass(frozen=True)
class Live:
    """The day of `question` in figures."""

    question: Question

    def rows(self, name: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of a query of this module; the department goes along where the query takes it."""
        if ":department" in SQL[name]:
            parameters["department"] = self.question.department
        return self.question.reader.rows(SQL[name], **parameters)

    def value(self, name: str, **parameters: object) -> int:
        """The one number that a query of this module gives."""
        (row,) = self.rows(name, **parameters)
        return int(next(iter(row.values())))

    @property
    def today(self) -> str:
        """The day, ``YYYY-MM-DD``."""
        return self.question.today

    @cached_property
    def yesterday(self) -> str:
        """The last workday that is over."""
        return last_workday(self.today)

    @cached_property
    def month(self) -> Span:
        """The month of today."""
        return Span.month(self.today)

    @cached_property
    def week(self) -> Span:
        """The week of today."""
        return Span.week(self.today)

    @cached_property
    def department(self) -> str:
        """The name of the department, as one word of a command; NAME where it is about several or none."""
        found = self.rows("departments")
        return word(found[0]["name"]) if len(found) == 1 else "NAME"

    @cached_property
    def standing(self) -> Standing:
        """Where the month stands."""
        return standing(self.question)

    @cached_property
    def forecast(self) -> Forecast:
        """Where the month will land."""
        return this_month(self.question)

    @cached_property
    def push(self) -> Push:
        """What the phase of the month puts first."""
        return Push(self.question)

    @cached_property
    def found(self) -> Found:
        """Everything that is wrong, and what of it is put off."""
        from mgrday.review.findings import look

        return look(self.question)

    @property
    def findings(self) -> list[Finding]:
        """Everything that is wrong and not put off."""
        return self.found.findings

    def of(self, *rules: str) -> list[Finding]:
        """The findings of these rules."""
        return [finding for finding in self.findings if finding.rule in rules]

    @cached_property
    def members(self) -> list[dict[str, Any]]:
        """The active members (reps and leaders), in group and name order."""
        return self.rows("members", today=self.today)

    @cached_property
    def new(self) -> list[str]:
        """The names of the new hires."""
        return [row["name"] for row in self.members if seniority(row["hired_on"], self.today) == "new"]

    def target(self, period: Span) -> int | None:
        """The amount to be signed in `period`, in fen; None where nobody set one."""
        return amount_target(self.question, period)

    def and_promised(self, period: Span) -> tuple[str, dict[str, object]]:
        """What was promised of the amount of `period`, in words to follow a goal and by name; nothing where nobody did.

        A department's own promise counts before its members'.
        """
        found = self.rows("promised", period=period.name, today=self.today)
        if not found:
            return "", {}
        promised = int(found[0]["promised"])
        return _("; promised {promised}").format(promised=say_wan(promised)), {"promised": Yuan(promised)}

    def metrics(self, span: Span) -> Mapping[int, Mapping[str, int]]:
        """By member's id, every metric in `span`; money in fen."""
        if span not in self._metrics:
            self._metrics[span] = member_metrics(self.question.reader, span, department=self.question.department)
        return self._metrics[span]

    @cached_property
    def _metrics(self) -> dict[Span, Mapping[int, Mapping[str, int]]]:
        return {}

    def sums(self, span: Span) -> dict[str, int]:
        """Every metric in `span`, of all members together."""
        from mgrday.kinds.codes import METRICS

        found = self.metrics(span).values()
        return {metric: sum(each.get(metric, 0) for each in found) for metric in METRICS}

    def without(self, metric: str, span: Span) -> list[str]:
        """The names of the active members with none of `metric` in `span`."""
        found = self.metrics(span)
        return [row["name"] for row in self.members if not found.get(row["id"], {}).get(metric, 0)]


def names(people: list[str], most: int = 4) -> str:
    """At most `most` names, then how many more: 王磊、李娜 等 6 人."""
    listed = ("、" if chinese() else ", ").join(people[:most])
    if len(people) <= most:
        return listed
    return _("{names} and {count} more").format(names=listed, count=len(people) - most)


def yuan(row: Row, key: str = "amount") -> Yuan:
    """The fen of a row as JSON's yuan."""
    return Yuan(int(str(row[key])))
