"""A sitting on a terminal: one thing after another, one keystroke for each; every answer is kept at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mgrday.cli import frame
from mgrday.cli.asking import key
from mgrday.words import _

SKIP, BACK, STOP = "s", "b", "q"


class Card(NamedTuple):
    """One thing of the sitting: its record, its heading, what is to be known of it."""

    id: int
    heading: str
    lines: Sequence[str]


def sit(cards: Sequence[Card], answers: Mapping[str, str], say: Callable[[str], str], keep: Callable[[Card, str], None]) -> None:
    """Show each card and wait for a key: one of `answers` (by key, as codes that `say` puts into words) is handed to `keep`.

    Enter passes a card over; a key that says nothing asks again.
    """
    context = frame.context()
    choice = " · ".join(f"{pressed} {say(code)}" for pressed, code in answers.items())
    question = _("{answers} · s skip · b back · q stop:").format(answers=choice)
    given: dict[int, str] = {}
    at = 0
    while at < len(cards):
        card = cards[at]
        before = _("now: {answer}").format(answer=say(given[card.id])) if card.id in given else ""
        context.say(f"\n[{at + 1}/{len(cards)}] {card.heading}  {before}".rstrip(" "))
        for line in card.lines:
            context.say(f"  {line}")
        pressed = key(question).lower()
        if pressed == STOP:
            break
        if pressed in answers:
            keep(card, answers[pressed])
            given[card.id] = answers[pressed]
        if pressed in answers or pressed in (SKIP, ""):
            at += 1
        elif pressed == BACK:
            at = max(at - 1, 0)
    context.say(_("{count} of {all} answered.").format(count=len(given), all=len(cards)))
