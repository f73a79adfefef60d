"""What a rule is: an id, its severities, its settings with their defaults, and the function that finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from mgrday.report import Finding, Severity
from mgrday.review.question import Question

Family = str
LONGEST_OUTING = 14
"""Days: an outing that began earlier before the days asked about is not looked for; no index finds it by its end."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the method.

    `summary` says when it fires (a text for `_()`), `severities` which severities it can give. `settings` are its
    numbers (days, months, percent) with their defaults. `find` yields the findings; it is handed the settings in force.
    """

    name: str
    summary: str
    severities: tuple[Severity, ...]
    find: Callable[[Question, Mapping[str, int]], Iterable[Finding]]
    settings: Mapping[str, int] = field(default_factory=dict)

    @property
    def family(self) -> Family:
        """``client`` of ``client.stale``."""
        return self.name.partition(".")[0]

    def in_force(self, question: Question) -> dict[str, int]:
        """The rule's settings: the defaults, and over them what the user has set."""
        return {**self.settings, **question.rule_settings.get(self.name, {})}

    def ask(self, question: Question) -> list[Finding]:
        """The rule's findings for `question`, with the settings in force."""
        return list(self.find(question, self.in_force(question)))
