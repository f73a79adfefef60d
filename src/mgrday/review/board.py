"""Who stands where in a period, by any metric, among members, groups, departments or seniorities.

Groups and departments count for all who belong to them, those who have left too; members and seniorities for the measured
members who worked in the period. Who has the same value has the same rank, and the next one's rank leaves room for them.
New hires and veterans are compared per head, and against their own standards where both have one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mgrday.days import Span
from mgrday.kinds.codes import SENIORITY
from mgrday.review.members import seniority
from mgrday.review.question import Question
from mgrday.review.targets import Done, Standards, target_values
from mgrday.store.reader import Row
from mgrday.words import _

SCOPES = ("member", "group", "department", "seniority")
MEMBER_LABELS = (("member", "name"), ("group", "group"), ("department", "department"))


@dataclass(frozen=True, slots=True)
class Party:
    """Who is compared: a key, the first columns of the row, the members that count for it."""

    key: object
    labels: Mapping[str, object]
    members: Sequence[int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody on the board: who, their figures in the period and the one before (None: they were not there), their rank."""

    party: Party
    figures: Mapping[str, int]
    value: int
    before: int | None
    rank: int
    rank_before: int | None

    @property
    def change(self) -> int | None:
        """How many ranks they went up since the period before; None for who was not ranked then."""
        return None if self.rank_before is None else self.rank_before - self.rank


@dataclass(frozen=True)
class Heads:
    """What members of one seniority did of a metric per head, and against their standard.

    `standard` is 0 where none is in force; `bound` counts the members whom it binds, `reached` those of them who did it.
    """

    members: int
    total: int
    standard: int
    bound: int
    done: int
    reached: int

    @property
    def each(self) -> float:
        """What one of them did on average; where a standard is in force, one of those whom it binds."""
        return self.done / self.bound if self.standard and self.bound else self.total / self.members

    @property
    def share(self) -> float | None:
        """Which part of the standard those did whom it binds, on average; None where it binds nobody."""
        return self.done / (self.standard * self.bound) if self.standard and self.bound else None


@dataclass(frozen=True)
class Board:
    """Who stands where in `span` by `metric`; `scope` says what is compared.

    `counted` is what was done in the period, where somebody has counted it already. On a published board nobody stands who
    has left since.
    """

    question: Question
    span: Span
    metric: str = "amount"
    scope: str = "member"
    counted: Done | None = None
    published: bool = False

    @cached_property
    def done(self) -> Done:
        """What was done in the period."""
        return self.counted or Done(self.question, self.span)

    @cached_property
    def done_before(self) -> Done:
        """What was done of the metric in the period before."""
        return Done(self.question, self.span.previous(), (self.metric,))

    @cached_property
    def standards(self) -> Standards:
        """The standards for periods of this kind."""
        return Standards(self.question, self.span)

    @cached_property
    def bars(self) -> dict[object, int]:
        """The standard for the metric that binds each member, by id; 0 where none does."""
        return {member["id"]: self.standards.bar(member, self.metric) or 0 for member in self.members}

    @property
    def day(self) -> str:
        """The day on which it is asked who is new: today, or the day of the period that is nearest to it."""
        return min(self.span.last, max(self.span.start, self.question.today))

    @cached_property
    def members(self) -> list[Row]:
        """The members who are compared, or count for a seniority."""
        return self._measured(self.done)

    def _measured(self, done: Done) -> list[Row]:
        today = self.question.today
        return [m for m in done.measured if not (self.published and m["left_on"] is not None and m["left_on"] <= today)]

    @cached_property
    def ranked(self) -> list[Ranked]:
        """The board, best first."""
        now, last = self._parties(self.done), self._parties(self.done_before)
        ranks, ranks_before = self._places(now, self.done), self._places(last, self.done_before)
        before = {party.key: self.done_before.of(party.members)[self.metric] for party in last}
        found = []
        for party in now:
            figures = self.done.of(party.members)
            placed = ranks[party.key], ranks_before.get(party.key)
            found.append(Ranked(party, figures, figures[self.metric], before.get(party.key), *placed))
        return sorted(found, key=lambda each: each.rank)

    @cached_property
    def targets(self) -> dict[int, int]:
        """The targets for the metric in the period, by the id of who is ranked."""
        if self.scope == "seniority":
            return {}
        return target_values(self.question, self.span, self.scope, self.metric)

    def target(self, ranked: Ranked) -> int | None:
        """The target of somebody on the board."""
        return self.targets.get(ranked.party.key) if isinstance(ranked.party.key, int) else None

    def heads(self, party: Party, done: Done) -> Heads:
        """What the members of a seniority did in a period, per head."""
        standards = self.standards if done is self.done else Standards(self.question, done.span)
        bar = standards.bars.get((self.metric, str(party.key)), standards.bars.get((self.metric, "all"), 0))
        values = {each: done.figures.get(each, {}).get(self.metric, 0) for each in party.members}
        bound = [m["id"] for m in done.measured if m["id"] in values and standards.bar(m, self.metric)]
        reached = sum(values[each] >= bar for each in bound)
        return Heads(len(values), sum(values.values()), bar, len(bound), sum(values[each] for each in bound), reached)

    def _places(self, parties: Sequence[Party], done: Done) -> dict[object, int]:
        """The rank of each party in a period: by the metric; of seniorities per head, by the share of their standard if all
        have one."""
        if self.scope != "seniority":
            return places({party.key: done.of(party.members)[self.metric] for party in parties})
        heads = {party.key: self.heads(party, done) for party in parties}
        shares = {key: own.share for key, own in heads.items() if own.share is not None}
        return places(shares if len(shares) == len(heads) else {key: own.each for key, own in heads.items()})

    def _parties(self, done: Done) -> list[Party]:
        """Who is compared in a period."""
        measured = self._measured(done)
        if self.scope == "member":
            return [Party(m["id"], {name: m[own] for name, own in MEMBER_LABELS}, [m["id"]]) for m in measured]
        if self.scope == "seniority":
            return _seniorities(measured, min(done.span.last, max(done.span.start, self.question.today)))
        return self._places_of(done, {member[f"{self.scope}_id"] for member in measured})

    def _places_of(self, done: Done, here: Iterable[object]) -> list[Party]:
        """The groups or departments with measured members, each with all who belong to it."""
        own = [place for place in done.places.values() if self.question.department in (None, place["department_id"])]
        name = "group_name" if self.scope == "group" else "department"
        above = "department" if self.scope == "group" else "branch"
        parties: dict[object, tuple[dict[str, object], list[int]]] = {}
        for place in sorted(own, key=lambda place: (place[name] or "", place["id"])):
            key = place[f"{self.scope}_id"]
            if key is not None and key in here:
                parties.setdefault(key, ({self.scope: place[name], above: place[above]}, []))[1].append(place["id"])
        return [Party(key, labels, members) for key, (labels, members) in parties.items()]

    @cached_property
    def _shared(self) -> set[object]:
        """The names that more than one on the board have."""
        counted = Counter(each.party.labels[self.scope] for each in self.ranked)
        return {name for name, times in counted.items() if times > 1}

    def name(self, ranked: Ranked) -> str:
        """Who it is, in a sentence; with what they belong to where another on the board has the same name."""
        labels = ranked.party.labels
        said = str(labels.get("seniority_said") or labels[self.scope])
        above = labels.get("branch") if self.scope == "department" else labels.get("department")
        if labels[self.scope] in self._shared and above:
            return _("{name} ({department})").format(name=said, department=above)
        return said


def _seniorities(measured: Sequence[Row], day: str) -> list[Party]:
    found: dict[str, list[int]] = {}
    for member in measured:
        found.setdefault(seniority(member["hired_on"], day), []).append(member["id"])
    return [
        Party(code, {"seniority": code, "seniority_said": SENIORITY.label(code), "members": len(found[code])}, found[code])
        for code in ("new", "veteran")
        if code in found
    ]


def places(values: Mapping[object, float]) -> dict[object, int]:
    """The rank of each value, 1 for the highest; the same value has the same rank."""
    ordered = sorted(values.values(), reverse=True)
    first = {value: rank for rank, value in reversed(list(enumerate(ordered, 1)))}
    return {key: first[value] for key, value in values.items()}
