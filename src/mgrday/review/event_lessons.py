"""What to do differently at the next event: the biggest drops against what was usual, each with what the method does about it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mgrday.review.event_funnel import BEFORE, Funnel, names, rate
from mgrday.words import N_, _

LEAST = {"invitations": 20, "receipts": 10, "attendance": 10, "amount": 1}
"""So many of a step there must have been, at this event and before, for what came of them to say something."""
LEAST_OF_ONE = {"invitations": 8, "receipts": 5}
"""So many there must have been of one member or channel."""
DROP = 0.9
"""A rate under this part of the usual one has dropped."""
APART = 0.6
"""A member's or a channel's rate under this part of everybody's stands apart."""
MOST = 2
"""So many steps are named at most, the biggest drop first."""
ADVICE = {
    "receipts": N_("Ask for the receipt in the call that invites; the second day is for getting them back."),
    "attendance": N_("Phone every receipt on the workday before and again in the morning."),
    "deals": N_("A quote for every key client before the day, and a closer beside them."),
    "received": N_("Take the first payment on the spot, with the order clerk beside the closers."),
}
"""What the method does about each step that may drop."""
BASES = {
    "history": N_("against {usual} at the events before"),
    "goals": N_("against {usual} by the goals"),
}


class Lesson(NamedTuple):
    """One sentence, and the figures that it rests on: a step's rate and what was usual; of whom, where of one `name`."""

    step: str
    name: str | None
    rate: float
    usual: float
    basis: str
    text: str


def lessons(funnel: Funnel, past: Funnel, goals: Funnel, parts: Mapping[str, Mapping[str, Funnel]]) -> list[Lesson]:
    """What stands out at an event against those before (`past` together), else its goals; then among its members and channels."""
    dropped = sorted(_dropped(funnel, past, goals), key=lambda lesson: lesson.rate / lesson.usual)
    sides = (("members", "receipts"), ("members", "attendance"), ("channels", "receipts"))
    return [*dropped[:MOST], *(lesson for side, step in sides for lesson in _apart(funnel, parts[side], step))]


def _dropped(funnel: Funnel, past: Funnel, goals: Funnel) -> Iterator[Lesson]:
    """The steps that dropped."""
    said = names()
    for step, advice in ADVICE.items():
        now, before = rate(funnel, step), BEFORE[step]
        if now is None or funnel[before] < LEAST[before]:
            continue
        basis = "history" if past[before] >= LEAST[before] else "goals"
        usual = rate(past if basis == "history" else goals, step)
        if usual is None or usual > 1 or now >= usual * DROP:
            continue
        text = _("{before} to {step}: {rate}, {against}. {advice}").format(
            before=said[before],
            step=said[step],
            rate=f"{now:.0%}",
            against=_(BASES[basis]).format(usual=f"{usual:.0%}"),
            advice=_(advice),
        )
        yield Lesson(step, None, now, usual, basis, text)


def _apart(funnel: Funnel, parts: Mapping[str, Funnel], step: str) -> Iterator[Lesson]:
    """Whoever is furthest under everybody's rate of a step, where it stands apart and has cases enough."""
    before, usual = BEFORE[step], rate(funnel, step)
    found = [(part[step] / part[before], name) for name, part in parts.items() if part[before] >= LEAST_OF_ONE[before]]
    own, name = min(found, default=(1.0, ""))
    if len(found) < 2 or not usual or own >= usual * APART:
        return
    said = names()
    text = _("{name}: {count} {step} of {whole} {before} ({rate}), all together {usual}.").format(
        name=name,
        count=parts[name][step],
        step=said[step],
        whole=parts[name][before],
        before=said[before],
        rate=f"{own:.0%}",
        usual=f"{usual:.0%}",
    )
    yield Lesson(step, name, own, usual, "event", text)
