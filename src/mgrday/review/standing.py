"""Where a month stands: target, signed, received, outstanding, pace. All amounts are fen.

Whose target it is: of one department (the one asked for, or the only one there is) its own target; where it has none, the
sum of its groups' targets, else of its members'. Of several departments, each branch's target where it is set, and beside
it the departments of the branches without one. A target that was never set is None, not zero.
"""

from collections import defaultdict
from dataclasses import dataclass

from mgrday.days import Span, pace, phase, shift, workdays_left
from mgrday.review.question import Question
from mgrday.review.targets import phase_shares
from mgrday.store.named import beside

SQL = beside(__file__)


@dataclass(frozen=True, slots=True)
class Standing:
    """A month up to and including `today`; `shares` are the parts of the target that fall to the four phases."""

    month: Span
    today: str
    target: int | None
    signed: int
    deals: int
    received: int
    outstanding: int
    outstanding_deals: int
    shares: tuple[int, ...]

    @property
    def phase(self) -> int:
        """The phase of the month, 1 to 4."""
        return phase(self.today)

    @property
    def workdays_left(self) -> int:
        """The workdays of the month from today on, today included."""
        return workdays_left(self.today, self.month)

    @property
    def pace(self) -> int | None:
        """What should be signed by the last workday that is over; None without a target."""
        return None if self.target is None else pace(self.target, self.today, self.shares)

    @property
    def gap(self) -> int:
        """Signed less pace: below zero is behind; 0 without a target."""
        return 0 if self.pace is None else self.signed - self.pace

    @property
    def missing(self) -> int:
        """What is left to sign for the target; 0 once it is reached or where there is none."""
        return max((self.target or 0) - self.signed, 0)


def standing(question: Question) -> Standing:
    """Where the month of `question` stands, for its department or everybody."""
    month = Span.month(question.today)
    tomorrow = shift(question.today, 1)
    so_far = {"start": month.start, "end": tomorrow, "department": question.department}
    (signed, deals), *_none = question.reader.tuples(SQL["signed"], **so_far)
    received = question.reader.value(SQL["received"], **so_far)
    until = {"end": tomorrow, "department": question.department}
    (outstanding, open_deals), *_none = question.reader.tuples(SQL["outstanding"], **until)
    target = amount_target(question, month)
    return Standing(
        month,
        question.today,
        target,
        int(signed),
        int(deals),
        int(received),
        int(outstanding),
        int(open_deals),
        phase_shares(question),
    )


def signed_in(question: Question, span: Span) -> int:
    """The amount signed in `span`, in fen."""
    given = {"start": span.start, "end": span.end, "department": question.department}
    return int(question.reader.value(SQL["signed"], **given))


def amount_target(question: Question, period: Span) -> int | None:
    """The amount to be signed in `period` (a month, a week or a day), in fen; None where nobody set one."""
    departments = question.reader.rows(SQL["departments"])
    targets = question.reader.rows(SQL["targets"], period=period.name)
    own = {row["scope_id"]: int(row["value"]) for row in targets if row["scope"] == "department"}
    branches = {row["name"]: int(row["value"]) for row in targets if row["scope"] == "branch"}
    if question.department is not None or (len(departments) == 1 and own):
        branches = {}
    chosen = [row for row in departments if question.department in (None, row["id"])]
    # A department that names no branch is taken to belong to a branch that has a target.
    left = [row["id"] for row in chosen if not branches or row["branch"] not in {None, *branches}]
    without = [each for each in left if each not in own]
    parts = [*branches.values(), *(own[each] for each in left if each in own)]
    if without:
        parts += _of_parts(question, period, without)
    return sum(parts) if parts else None


def _of_parts(question: Question, period: Span, departments: list[int]) -> list[int]:
    """For each of `departments` the sum of its groups' targets, else of its members'; nothing for one without any."""
    groups = _sums(question.reader.tuples(SQL["group_targets"], period=period.name))
    members = _sums(question.reader.tuples(SQL["member_targets"], period=period.name, today=question.today))
    found = {**members, **groups}
    return [found[each] for each in departments if each in found]


def _sums(rows: list[tuple[int, int]]) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for department, value in rows:
        sums[department] += int(value)
    return sums
