"""The next three things to do about an event: what its stage asks for first, then the gravest findings, each with its command."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from mgrday.report import Finding
from mgrday.review.event_standing import Standing
from mgrday.review.first import first
from mgrday.review.rules.saying import word
from mgrday.words import _, ngettext

MOST = 3
SAID = frozenset({"event.behind", "event.receipt_not_chased"})
"""What the board says as a whole, so that single findings of it are no actions of their own."""


class Action(NamedTuple):
    """Something to do, and the command that does it or shows with whom."""

    what: str
    do: str


def actions(standing: Standing, findings: Sequence[Finding]) -> list[Action]:
    """At most three: what the stage asks for and the `findings` to act on first, by turns; no command twice."""
    wrong = first(standing.question, [finding for finding in findings if finding.rule not in SAID])
    by_turns = zip_longest(_asked_for(standing), (Action(finding.message, finding.do) for finding in wrong))
    by_command: dict[str, Action] = {}
    for action in filter(None, chain.from_iterable(by_turns)):
        by_command.setdefault(action.do, action)
    return list(by_command.values())[:MOST]


def _asked_for(standing: Standing) -> Iterator[Action]:
    """What the stage asks for, the most pressing first."""
    stage = standing.stage
    if stage == "preparation":
        yield from _material(standing)
    elif stage == "day1":
        yield from chain(_inviting(standing), _answering(standing))
    elif stage == "day2":
        yield from chain(_answering(standing), _inviting(standing))
    elif stage in ("day3", "waiting"):
        yield from chain(_sorting(standing), _answering(standing), _chasing(standing), _inviting(standing))
    elif stage in ("morning", "noon"):
        yield from _chasing(standing)
    yield from _at_the_event(standing)


def _material(standing: Standing) -> Iterator[Action]:
    """Whose clients are least prepared, while the material is made ready."""
    bare = {member: own["clients"] - own["ready"] for member, own in standing.figures.items()}
    worst = _worst(standing, bare)
    if worst is not None:
        name, count = worst
        text = ngettext(
            "{member} has {count} A or B client without a keyword",
            "{member} has {count} A and B clients without a keyword",
            count,
        )
        yield Action(text.format(member=name, count=count), f"mgrday lead list --owner {word(name)} --grade A")


def _inviting(standing: Standing) -> Iterator[Action]:
    """Who has most invitations still to send."""
    shares = standing.shares.get("invitations", {})
    worst = _worst(standing, {member: due - standing.figures[member]["invitations"] for member, due in shares.items()})
    if worst is not None:
        name, gap = worst
        text = ngettext(
            "{member} is {gap} invitation behind, further than anybody",
            "{member} is {gap} invitations behind, further than anybody",
            gap,
        )
        command = _("mgrday invitation add {event} CLIENT… --by {member}")
        yield Action(text.format(member=name, gap=gap), command.format(event=standing.row["id"], member=word(name)))


def _answering(standing: Standing) -> Iterator[Action]:
    """Who has most invitations without an answer, as long as the goal for receipts is not reached."""
    goal = standing.row["goal_receipts"]
    if goal is not None and standing.there["receipts"] >= goal:
        return
    silent = {member: own["invitations"] - own["receipts"] for member, own in standing.figures.items()}
    worst = _worst(standing, silent)
    if worst is not None:
        name, count = worst
        together = standing.there["invitations"] - standing.there["receipts"]
        text = ngettext(
            "{together} invitation without a receipt; {member} has {count} of them",
            "{together} invitations without a receipt; {member} has {count} of them",
            together,
        )
        command = f"mgrday invitation list --event {standing.row['id']} --member {word(name)}"
        yield Action(text.format(together=together, member=name, count=count), command)


def _worst(standing: Standing, numbers: dict[int, int]) -> tuple[str, int] | None:
    """The name of the member with the largest number, and that; None where none is above zero."""
    names = {row["id"]: str(row["name"]) for row in standing.people}
    member = max(numbers, key=lambda each: numbers[each], default=None)
    return None if member is None or numbers[member] <= 0 else (names[member], numbers[member])


def _sorting(standing: Standing) -> Iterator[Action]:
    """Which receipts have no class yet, as long as the sorting is not closed."""
    count = standing.there["unsorted"]
    if count and standing.row["locked_on"] is None:
        text = ngettext("{count} receipt not sorted yet", "{count} receipts not sorted yet", count)
        yield Action(text.format(count=count), f"mgrday receipt sort {standing.row['id']}")


def _chasing(standing: Standing) -> Iterator[Action]:
    """Who with a receipt has not been called about coming."""
    count = standing.there["unchased"]
    if count:
        text = ngettext("{count} receipt not called about coming", "{count} receipts not called about coming", count)
        yield Action(text.format(count=count), f"mgrday event chase {standing.row['id']}")


def _at_the_event(standing: Standing) -> Iterator[Action]:
    """What is recorded from the event's beginning on."""
    event, there = standing.row["id"], standing.there
    if standing.stage in ("noon", "event", "reconcile") and there["attendance"] < there["receipts"]:
        missing = there["receipts"] - there["attendance"]
        text = ngettext("{count} receipt not checked in yet", "{count} receipts not checked in yet", missing)
        yield Action(text.format(count=missing), f"mgrday event door {event}")
    if standing.stage == "event":
        command = _("mgrday deal add MEMBER CLIENT AMOUNT --event {event} --signed today")
        yield Action(_("Record each deal as it is signed"), command.format(event=event))
    if standing.stage not in (None, "event") and not standing.inviting and there["unsigned"]:
        count = there["unsigned"]
        text = ngettext("{count} client came and has not signed", "{count} clients came and have not signed", count)
        yield Action(text.format(count=count), f"mgrday event after {event}")
