"""What a review is asked about: the store, the moment, whom it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from mgrday.days import Span
from mgrday.store.reader import Reader


@dataclass(frozen=True)
class Question:
    """The inputs of every review and rule.

    `now` is local time without a zone; `department` and `member` (ids) narrow whom it concerns, None is everyone.
    `rule_settings` holds, by rule, the settings that differ from the rule's defaults. `window` is the week or weeks that
    the outing and visit rules look at: this week and last week unless a review of another week says otherwise.
    """

    reader: Reader
    now: datetime
    department: int | None = None
    member: int | None = None
    rule_settings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    asked_window: Span | None = None

    @cached_property
    def today(self) -> str:
        """The day, ``YYYY-MM-DD``."""
        return self.now.date().isoformat()

    @cached_property
    def time(self) -> str:
        """The moment, ``YYYY-MM-DD HH:MM``."""
        return self.now.strftime("%Y-%m-%d %H:%M")

    @cached_property
    def this_week(self) -> Span:
        """The week that holds today."""
        return Span.week(self.today)

    @cached_property
    def window(self) -> tuple[str, str]:
        """The days ``(start, end)``, `end` exclusive, that outing and visit rules look at."""
        if self.asked_window is not None:
            return self.asked_window.start, self.asked_window.end
        return self.this_week.previous().start, self.this_week.end

    @cached_property
    def scope(self) -> dict[str, Any]:
        """The parameters ``:department`` and ``:member`` (ids or None) that every rule's SQL takes."""
        return {"department": self.department, "member": self.member}
