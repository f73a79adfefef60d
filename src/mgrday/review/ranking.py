"""``mgrday rank``: the comparison board of a period, by any metric, and the bright spots on it.

Groups and departments count for all who belong to them, those who have left too; members and seniorities for the measured
members who worked in the period. Who has the same value has the same rank, and the next one's rank leaves room for them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mgrday.days import Span
from mgrday.kinds.codes import MONEY_METRICS, SENIORITY
from mgrday.money import say_wan
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table, Unit
from mgrday.review.check_parts import named
from mgrday.review.members import seniority
from mgrday.review.people import awards
from mgrday.review.question import Question
from mgrday.review.rules.saying import say_metric
from mgrday.review.targets import Done, target_values
from mgrday.store.named import beside
from mgrday.store.reader import Row, in_chunks
from mgrday.words import N_, _, ngettext

SCOPES = ("member", "group", "department", "seniority")
TITLES = {"member": N_("Member"), "group": N_("Group"), "department": N_("Department"), "seniority": N_("New or veteran")}
ALWAYS = ("deals", "amount", "received")
MOST_FIRST_DEALS = 3
SQL = beside(__file__)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody on the board: who, their figures in the period and the one before (None: they were not there), their rank."""

    key: object
    labels: Mapping[str, object]
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
class Board:
    """Who stands where in `span` by `metric`; `scope` says what is compared.

    `counted` is what was done in the period, where somebody has counted it already.
    """

    question: Question
    span: Span
    metric: str = "amount"
    scope: str = "member"
    counted: Done | None = None

    @cached_property
    def done(self) -> Done:
        """What was done in the period."""
        return self.counted or Done(self.question, self.span)

    @cached_property
    def ranked(self) -> list[Ranked]:
        """The board, best first."""
        now = self._parties(self.done)
        last = Done(self.question, self.span.previous(), (self.metric,))
        before = {key: last.of(ids)[self.metric] for key, _labels, ids in self._parties(last)}
        figures = {key: self.done.of(ids) for key, _labels, ids in now}
        ranks = places({key: figures[key][self.metric] for key, _labels, _ids in now})
        ranks_before = places(before)
        found = [
            Ranked(
                key, labels, figures[key], figures[key][self.metric], before.get(key), ranks[key], ranks_before.get(key)
            )
            for key, labels, _ids in now
        ]
        return sorted(found, key=lambda each: each.rank)

    @cached_property
    def targets(self) -> dict[int, int]:
        """The targets for the metric in the period, by the id of who is ranked."""
        if self.scope == "seniority":
            return {}
        return target_values(self.question, self.span, self.scope, self.metric)

    def _parties(self, done: Done) -> list[tuple[object, dict[str, object], list[int]]]:
        """Who is compared in a period: a key, the first columns, the members that count for it."""
        if self.scope == "member":
            return [(m["id"], {"member": m["name"], "group": m["group"]}, [m["id"]]) for m in done.measured]
        if self.scope == "seniority":
            day = min(done.span.last, max(done.span.start, self.question.today))
            return _seniorities(done.measured, day)
        places = _of_department(done.places.values(), self.question.department)
        name = "group_name" if self.scope == "group" else "department"
        here = {member[f"{self.scope}_id"] for member in done.measured}
        parties: dict[object, tuple[object, dict[str, object], list[int]]] = {}
        for place in sorted(places, key=lambda place: (place[name] or "", place["id"])):
            key = place[f"{self.scope}_id"]
            if key is not None and key in here:
                parties.setdefault(key, (key, {self.scope: place[name]}, []))[2].append(place["id"])
        return list(parties.values())


def _seniorities(measured: Sequence[Row], day: str) -> list[tuple[object, dict[str, object], list[int]]]:
    found: dict[str, list[int]] = {}
    for member in measured:
        found.setdefault(seniority(member["hired_on"], day), []).append(member["id"])
    return [
        (code, {"seniority": code, "seniority_said": SENIORITY.label(code), "members": len(found[code])}, found[code])
        for code in ("new", "veteran")
        if code in found
    ]


def _of_department(places: Iterable[Row], department: int | None) -> list[Row]:
    return [place for place in places if department in (None, place["department_id"])]


def places(values: Mapping[object, int]) -> dict[object, int]:
    """The rank of each value, 1 for the highest; the same value has the same rank."""
    ordered = sorted(values.values(), reverse=True)
    first = {value: rank for rank, value in reversed(list(enumerate(ordered, 1)))}
    return {key: first[value] for key, value in values.items()}


def table(board: Board) -> Table:
    """The board as the table ``ranking``."""
    unit: Unit = "money" if board.metric in MONEY_METRICS else "count"
    rows = []
    for each in board.ranked:
        target = board.targets.get(each.key) if isinstance(each.key, int) else None
        share = each.value / target if target else None
        rows.append(
            {
                "rank": each.rank,
                "change": _moved(each),
                **each.labels,
                **{metric: each.figures[metric] for metric in ALWAYS},
                board.metric: each.value,
                "before": each.before,
                "target": target,
                "share": Cell(share, "good") if share is not None and share >= 1 else share,
            }
        )
    return Table(
        "ranking",
        _("Ranking by {metric}").format(metric=say_metric(board.metric)),
        _columns(board, unit),
        rows,
        empty=_("Nobody to rank in this period. Choose another one: mgrday rank --period last-month"),
    )


def _columns(board: Board, unit: Unit) -> list[Column]:
    first = Column(board.scope, _(TITLES[board.scope]), hidden=board.scope == "seniority")
    more = {
        "member": [Column("group", _("Group"))],
        "seniority": [
            Column("seniority_said", _(TITLES["seniority"])),
            Column("members", _("Members"), "count"),
        ],
    }
    figures = [
        Column("deals", _("Deals"), "count"),
        Column("amount", _("Signed for"), "money"),
        Column("received", _("Received"), "money"),
    ]
    if board.metric not in ALWAYS:
        figures.insert(0, Column(board.metric, say_metric(board.metric).capitalize(), unit))
    return [
        Column("rank", _("Rank"), "count"),
        Column("change", _("Up"), "change"),
        first,
        *more.get(board.scope, []),
        *figures,
        Column("target", _("Target"), unit, hidden=True),
        Column("share", _("Of target"), "share"),
        Column("before", _("Last time"), unit),
    ]


def _moved(ranked: Ranked) -> object:
    """Going up is a bright spot; nobody is shown up for going down."""
    if ranked.change is None:
        return None
    return Cell(ranked.change, "good" if ranked.change > 0 and ranked.value else "faint")


def bright_spots(board: Board) -> list[Line]:
    """The best, who improved most, and the first deals of new hires."""
    best = [each for each in board.ranked if each.rank == 1 and each.value > 0]
    lines = []
    if best:
        text = _("Best: {names} with {value}").format(names=_names(best), value=_said(board.metric, best[0].value))
        lines.append(Line(text, "good"))
    gains = {each.value - each.before: each for each in reversed(board.ranked) if each.before is not None}
    most = max(gains, default=0)
    if most > 0:
        winner = gains[most]
        text = _("Improved most: {name}, {metric} up {value} on the period before").format(
            name=_name(winner), metric=say_metric(board.metric), value=_figure(board.metric, most)
        )
        lines.append(Line(text, "good"))
    return lines + _first_deals(board)


def _first_deals(board: Board) -> list[Line]:
    """The first deals ever of members who are new."""
    day = min(board.span.last, max(board.span.start, board.question.today))
    hired = {m["id"]: m["name"] for m in board.done.measured if seniority(m["hired_on"], day) == "new"}
    span = {"start": board.span.start, "end": board.span.end}
    rows = [
        row
        for ids in in_chunks(hired)
        for row in board.question.reader.rows(SQL["first_deals"].replace("/*ids*/", ids), **span)
    ]
    return [
        Line(
            _("First deal: {member}, {amount} from {client} on {day}").format(
                member=hired[row["member_id"]],
                amount=say_wan(int(row["amount"])),
                client=row["client"],
                day=row["signed_on"][5:],
            ),
            "good",
        )
        for row in rows[:MOST_FIRST_DEALS]
    ]


def _name(ranked: Ranked) -> str:
    labels = ranked.labels
    named = labels.get("seniority_said") or labels.get("member") or labels.get("group") or labels.get("department")
    return str(named or "")


def _names(ranked: Sequence[Ranked]) -> str:
    if len(ranked) <= 3:
        return _(", ").join(_name(each) for each in ranked)
    return ngettext("{n} member", "{n} of them", len(ranked)).format(n=len(ranked))


def _said(metric: str, value: int) -> str:
    return _("{metric} {value}").format(metric=say_metric(metric), value=_figure(metric, value))


def _figure(metric: str, value: int) -> str:
    return say_wan(value) if metric in MONEY_METRICS else f"{value:,}"


def report(board: Board) -> Report:
    """What ``mgrday rank`` says: the bright spots, then the board."""
    shown = table(board)
    lines = bright_spots(board)
    if not lines and shown.rows:
        lines = [Line(_("Nothing to rank yet: {metric} is 0 for everybody.").format(metric=say_metric(board.metric)))]
    blocks: list[Block] = [Lines("", lines), shown] if lines else [shown]
    blocks.append(awards(board.question, board.span))
    title = _("Ranking of {span}").format(span=named(board.span))
    return Report("rank", title, blocks, period=(board.span.start, board.span.end))
