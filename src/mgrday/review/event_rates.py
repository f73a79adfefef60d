"""What a department makes of its invitations, from its own past events; and what it takes to close the gap to a goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from mgrday.days import Span, shift
from mgrday.kinds.codes import METRIC
from mgrday.parts import shared_out
from mgrday.review.metrics import member_metrics
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

Basis = Literal["history", "goals", "assumed"]
STEPS = {"invitations": "effective_calls", "receipts": "invitations", "attendance": "receipts"}
"""Each step of the funnel with the one before it, of which it is a share."""
LEAST = {"effective_calls": 30, "invitations": 30, "receipts": 15}
"""So many of a step must there have been at past events, for what came of them to be a rate."""
ASSUMED = {"invitations": Fraction(3, 10), "receipts": Fraction(1, 2), "attendance": Fraction(3, 5)}
"""What is reckoned with where neither past events nor the event's goals say more."""

@dataclass(frozen=True, slots=True)
class Rate:
    """The share of a step that becomes the next: a number over 0, what it rests on, and of how many past events."""

    value: Fraction
    basis: Basis
    events: int = 0

    def data(self) -> dict[str, object]:
        """The rate as scripts read it."""
        return {"rate": round(float(self.value), 4), "basis": self.basis, "events": self.events}


@dataclass(frozen=True, slots=True)
class Needs:
    """How many more invitations and effective calls close the gap, and how many receipts are missing for the goals."""

    receipts: int
    invitations: int
    calls: int


def rates(question: Question, event: Row) -> dict[str, Rate]:
    """The rate of each of `STEPS`: from the last three events within a year, else from the event's own goals, else assumed."""
    span = Span(shift(question.today, months=-12), question.today)
    past = question.reader.rows(beside(__file__)["past"], start=span.start, end=span.end, department=question.department)
    sums = {step: sum(int(row[step]) for row in past) for step in ("invitations", "receipts", "attendance")}
    sums["effective_calls"] = sum(_calls(question, row) for row in past)
    return {step: _rate(event, step, sums, len(past)) for step in STEPS}


def _calls(question: Question, event: Row) -> int:
    """The effective calls of the days on which a past event was invited for."""
    span = Span(event["first_sent"], shift(event["last_sent"], 1))
    found = member_metrics(question.reader, span, ("effective_calls",), question.department)
    return sum(figures["effective_calls"] for figures in found.values())


def _rate(event: Row, step: str, sums: Mapping[str, int], events: int) -> Rate:
    before = STEPS[step]
    if sums[before] >= LEAST[before] and sums[step]:
        return Rate(min(Fraction(sums[step], sums[before]), Fraction(1)), "history", events)
    goal, goal_before = event[f"goal_{step}"], event.get(f"goal_{before}")
    if goal and goal_before and goal <= goal_before:
        return Rate(Fraction(goal, goal_before), "goals")
    return Rate(ASSUMED[step], "assumed")


def needs(event: Row, there: Row, rate: Mapping[str, Rate], *, answering: bool) -> Needs:
    """What closes the gap to the event's goals.

    While clients are still `answering`, all invitations that are out are reckoned to bring their share of receipts, and no
    fewer than are back; after that what is back is all they bring.
    """
    share = rate["receipts"].value
    wanted = event["goal_receipts"] or 0
    if event["goal_attendance"]:
        wanted = max(wanted, ceil(event["goal_attendance"] / rate["attendance"].value))
    brought = max(there["invitations"] * share, there["receipts"]) if answering else there["receipts"]
    more = max(ceil((wanted - brought) / share), (event["goal_invitations"] or 0) - there["invitations"], 0)
    return Needs(max(wanted - there["receipts"], 0), more, ceil(more / rate["invitations"].value))


def split(value: int, own: Sequence[int], weights: Sequence[Fraction], there: int) -> list[int]:
    """`value` more for members who have `own` of the `there` that all have: more for those further under their share.

    The parts add up to `value`; nobody at or over their share of what there will be gets a part while others are under.
    """
    shares = shared_out(value + there, weights)
    under = [Fraction(max(share - has, 0)) for share, has in zip(shares, own, strict=True)]
    return shared_out(value, under if any(under) else weights)


def say_rates(found: Mapping[str, Rate], steps: Sequence[str]) -> str:
    """The rates of `steps`, and what they rest on: once where it is the same for all."""
    said = []
    for step in steps:
        text = _("{before} to {step} {rate}")
        rate = f"{float(found[step].value):.0%}"
        said.append(text.format(before=METRIC.label(STEPS[step]), step=METRIC.label(step), rate=rate))
    bases = [_basis(found[step]) for step in steps]
    if len(set(bases)) == 1:
        return _(", ").join(said) + bases[0]
    return _(", ").join(f"{text}{basis}" for text, basis in zip(said, bases, strict=True))


def _basis(rate: Rate) -> str:
    if rate.basis == "history":
        return ngettext(" (of the last event)", " (of the last {events} events)", rate.events).format(events=rate.events)
    return _(" (by this event's goals)") if rate.basis == "goals" else _(" (assumed: no past event to go by)")
