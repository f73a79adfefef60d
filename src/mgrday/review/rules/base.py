"""What a rule is: an id, its severities, its settings with their defaults, and the function that finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from mgrday.report import Finding, Severity
from mgrday.review.question import Question
from mgrday.words import _

Family = str
Unit = Literal["days", "workdays", "months", "weekday", "day of the month", "percent", "parts", "yuan"]
LIMITS: dict[Unit, tuple[int, int]] = {
    "days": (0, 36_500),
    "workdays": (0, 250),
    "months": (0, 1_200),
    "weekday": (1, 7),
    "day of the month": (1, 28),
    "percent": (0, 100),
    "parts": (0, 1_000_000),
    "yuan": (0, 1_000_000_000),
}
"""The least and the most that a number of each unit can be: with another one the rule could not fire, or always would."""
LONGEST_OUTING = 14
"""Days: an outing that began earlier before the days asked about is not looked for; no index finds it by its end."""


class Number(NamedTuple):
    """A setting of a rule: its default, its unit, and a sentence (a text for `_()`) on what it means."""

    default: int
    unit: Unit
    meaning: str


def _no_fault(numbers: Mapping[str, int]) -> str:
    """Nothing is wrong with the numbers together."""
    return ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the method.

    `summary` says when it fires (a text for `_()`), `severities` which severities it can give. `settings` are its
    numbers by name. `find` yields the findings; it is handed the settings in force. `together` says what is wrong with
    numbers of which each for itself is right, empty where nothing is.
    """

    name: str
    summary: str
    severities: tuple[Severity, ...]
    find: Callable[[Question, Mapping[str, int]], Iterable[Finding]]
    settings: Mapping[str, Number] = field(default_factory=dict)
    together: Callable[[Mapping[str, int]], str] = _no_fault

    @property
    def family(self) -> Family:
        """``client`` of ``client.stale``."""
        return self.name.partition(".")[0]

    def in_force(self, question: Question) -> dict[str, int]:
        """The rule's settings: the defaults, and over them what the user has set."""
        return {**self.defaults, **question.rule_settings.get(self.name, {})}

    @property
    def defaults(self) -> dict[str, int]:
        """The rule's settings where nobody changes one."""
        return {name: number.default for name, number in self.settings.items()}

    def fault(self, numbers: Mapping[str, int]) -> tuple[str, str] | None:
        """What is wrong with `numbers` as settings of this rule: the name of one, and the fault; None where nothing is."""
        for name, value in numbers.items():
            if name not in self.settings:
                return name, _("there is no such setting")
            least, most = LIMITS[self.settings[name].unit]
            if not least <= value <= most:
                return name, _("it must be a whole number from {least} to {most}").format(least=least, most=f"{most:,}")
        said = self.together({**self.defaults, **numbers})
        return (next(iter(numbers), self.name), said) if said else None

    def ask(self, question: Question) -> list[Finding]:
        """The rule's findings for `question`, with the settings in force."""
        return list(self.find(question, self.in_force(question)))
