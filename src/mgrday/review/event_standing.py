"""What is read about an event for its board, each once: where it stands, member by member, and the shares of its goals."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from mgrday.days import Span, shift
from mgrday.method.event_stages import INVITING, SHARES, invitation_days
from mgrday.parts import shared_out
from mgrday.review.attendance import Expected, expected_at
from mgrday.review.event_now import counts, stage_of
from mgrday.review.event_rates import Needs, Rate, needs, rates, split
from mgrday.review.event_stage import Due, broken, due
from mgrday.review.members import members
from mgrday.review.metrics import member_metrics
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row

SQL = beside(__file__)
FIGURES = (
    *("clients", "ready", "effective_calls", "invitations", "receipts", "people", "key"),
    *("confirmed", "declined", "undecided", "unchased", "attendance", "unsigned", "deals", "amount", "received"),
)
"""What is counted of each member."""
BEFORE = frozenset({"preparation", "day1", "day2", "day3", "waiting"})
"""The stages in which more can be invited."""
CHASED = frozenset({"day3", "waiting", "morning", "noon"})
"""The stages in which it matters how many will come."""


@dataclass(frozen=True)
class Standing:
    """An event as it stands at the question's time."""

    question: Question
    row: Row

    def rows(self, name: str, **parameters: object) -> list[Row]:
        """The rows of a query of this module."""
        return self.question.reader.rows(SQL[name], **parameters)

    @cached_property
    def stage(self) -> str | None:
        """The id of the stage; None once the event is followed up."""
        return stage_of(self.question, self.row)

    @property
    def inviting(self) -> bool:
        """Whether something can still be done about the goals for invitations and receipts."""
        return self.stage in INVITING

    @cached_property
    def due(self) -> Due | None:
        """What is due by now; None once the event is followed up, and where the file of stages is broken."""
        return due(self.row, self.question.time) if broken() is None else None

    @cached_property
    def there(self) -> Row:
        """Where the event stands as a whole."""
        return counts(self.question, self.row["id"])

    @cached_property
    def people(self) -> list[Row]:
        """Who is asked for a share, and whoever else took part, in group and name order.

        Asked are the measured members of the question's department, or of the departments that take part, who worked on the
        event's day or, before it, today.
        """
        took = self.rows("took", event=self.row["id"])
        day = min(self.row["day"], self.question.today)
        asked = members(self.question.reader, Span.day(day), self.question.department)
        if self.question.department is None and took:
            departments = {row["department_id"] for row in took}
            asked = [row for row in asked if row["department_id"] in departments]
        known = {row["id"] for row in asked}
        found = [{**row, "asked": True} for row in asked]
        found += [{**row, "asked": False} for row in took if row["id"] not in known]
        return sorted(found, key=lambda row: (row["group"] is None, row["group"] or "", row["name"], row["id"]))

    @cached_property
    def asked(self) -> list[int]:
        """The ids of the members who are asked for a share."""
        return [row["id"] for row in self.people if row["asked"]]

    @cached_property
    def figures(self) -> dict[int, dict[str, int]]:
        """By member's id, each of `FIGURES`; money in fen."""
        found = {row["id"]: dict.fromkeys(FIGURES, 0) for row in self.people}
        for name in ("invited", "answered", "signed"):
            for row in self.rows(name, event=self.row["id"]):
                own = found[row.pop("member_id")]
                own.update((key, int(value)) for key, value in row.items())
        for own in found.values():
            own["clients"] = own["invitations"]
        if self.stage == "preparation":
            for row in self.rows("candidates", department=self.question.department):
                if row["member_id"] in found:
                    found[row["member_id"]].update(clients=int(row["clients"]), ready=int(row["ready"]))
        if self.inviting:
            calls = member_metrics(self.question.reader, self.called, ("effective_calls",), self.question.department)
            for member, own in found.items():
                own["effective_calls"] = calls.get(member, {}).get("effective_calls", 0)
        return found

    @cached_property
    def called(self) -> Span:
        """The days whose calls are told: since the first invitation day; today alone before it and on the event's day."""
        first, today = invitation_days(self.row["day"], self.row["invite_from"])[0], self.question.today
        start = today if today < first or today == self.row["day"] else first
        return Span(start, shift(today, 1))

    def weights(self, metric: str) -> list[Fraction]:
        """What each of the `asked` carries of the event's goal: evenly, or as their own targets of the metric stand.

        Those count where each of them has one, for the week of the first invitation day or for its month.
        """
        first = invitation_days(self.row["day"], self.row["invite_from"])[0]
        for period in (Span.week(first).name, Span.month(first).name):
            targets = {row["scope_id"]: row["value"] for row in self.rows("targets", period=period, metric=metric)}
            if self.asked and targets.keys() >= set(self.asked):
                return [Fraction(targets[member]) for member in self.asked]
        return [Fraction(1)] * len(self.asked)

    @cached_property
    def shares(self) -> dict[str, dict[int, int]]:
        """By metric, what is due by now of each of the `asked`; the parts add up to what is due of all.

        Empty without a goal, and once the event's day is there.
        """
        found: dict[str, dict[int, int]] = {}
        for metric in SHARES:
            whole = getattr(self.due, metric) if self.due else None
            if whole is not None and self.stage in BEFORE and self.asked:
                parts = shared_out(whole, self.weights(metric))
                found[metric] = dict(zip(self.asked, parts, strict=True))
        return found

    @cached_property
    def rates(self) -> Mapping[str, Rate]:
        """What the department makes of calls, invitations and receipts."""
        return rates(self.question, self.row)

    @cached_property
    def expected(self) -> Expected | None:
        """How many will come; None where it is too early to say, or over."""
        return expected_at(self.question, self.row) if self.stage in CHASED else None

    @cached_property
    def needs(self) -> Needs | None:
        """What closes the gap to the event's goals; None where nothing can be done about it, or there is no goal."""
        if self.stage not in BEFORE:
            return None
        if not any(self.row[f"goal_{step}"] for step in ("invitations", "receipts", "attendance")):
            return None
        return needs(self.row, self.there, self.rates, answering=self.stage != "waiting")

    @cached_property
    def asked_more(self) -> dict[int, dict[str, int]]:
        """By member's id, how many more invitations and effective calls of theirs close the gap."""
        if self.needs is None or not self.asked:
            return {}
        own = [self.figures[member]["invitations"] for member in self.asked]
        more = split(self.needs.invitations, own, self.weights("invitations"), self.there["invitations"])
        calls = shared_out(self.needs.calls, [Fraction(part) for part in more])
        return {
            member: {"need_invitations": part, "need_calls": called}
            for member, part, called in zip(self.asked, more, calls, strict=True)
        }
