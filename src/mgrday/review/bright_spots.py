"""The bright spots of a board: the best, who improved most, the longest streak, first deals; and the best in each metric."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mgrday.days import Span
from mgrday.kinds.codes import METRICS, MONEY_METRICS
from mgrday.money import say_wan
from mgrday.report import Cell, Column, Line, Table, Yuan
from mgrday.review.board import Board, Ranked
from mgrday.review.members import seniority
from mgrday.review.question import Question
from mgrday.review.rules.saying import say_metric
from mgrday.review.streaks import Streak, Streaks
from mgrday.store.named import beside
from mgrday.store.reader import Row, in_chunks
from mgrday.words import _, chinese

MOST_FIRST_DEALS = 3
MOST_NAMES = 3
SQL = beside(__file__)


@dataclass(frozen=True, slots=True)
class Spot:
    """One bright spot: of what kind, whose, how much of what, and the sentence about it."""

    kind: str
    who: Sequence[str]
    value: object
    unit: str
    text: str
    client: str | None = None
    day: str | None = None


def spots(board: Board) -> list[Spot]:
    """The bright spots, the most important first."""
    longest = streak(board.question, board.span, board.metric, board.members)
    return [*_of_board(board), *([longest] if longest else []), *_first_deals(board)]


def lines(found: Sequence[Spot]) -> list[Line]:
    """The bright spots as sentences."""
    return [Line(spot.text, "good") for spot in found]


def table(found: Sequence[Spot]) -> Table:
    """The table ``bright_spots``, for scripts: a person reads the sentences."""
    columns = [
        Column("kind", _("What")),
        Column("who", _("Who")),
        Column("value", _("Value"), "count"),
        Column("unit", _("Unit")),
        Column("client", _("Client")),
        Column("day", _("Day"), "day"),
    ]
    rows = [{column.key: getattr(spot, column.key) for column in columns} for spot in found]
    return Table("bright_spots", _("Bright spots"), columns, rows, hidden=True)


def _of_board(board: Board) -> Iterator[Spot]:
    """The best, and who improved most; of seniorities how each stands per head."""
    if board.scope == "seniority":
        yield from (_per_head(board, each) for each in board.ranked if each.value)
        return
    metric = say_metric(board.metric)
    best = [each for each in board.ranked if each.rank == 1 and each.value > 0]
    if best:
        value, who = best[0].value, [board.name(each) for each in best]
        said = _("{metric} {value}").format(metric=metric, value=figure(board.metric, value))
        text = _("Best: {names} with {value}").format(names=listed(who), value=said)
        yield Spot("best", who, raw(board.metric, value), board.metric, text)
    gains = [(each.value - each.before, each) for each in board.ranked if each.before is not None]
    most = max((gain for gain, _each in gains), default=0)
    if most > 0:
        who = [board.name(each) for gain, each in gains if gain == most]
        text = _("Improved most: {name}, {metric} up {value} on the period before").format(
            name=listed(who), metric=metric, value=figure(board.metric, most)
        )
        yield Spot("improved", who, raw(board.metric, most), board.metric, text)


def _per_head(board: Board, ranked: Ranked) -> Spot:
    heads = board.heads(ranked.party, board.done)
    name = board.name(ranked)
    each = _("{name}: {metric} {value} per head").format(
        name=name, metric=say_metric(board.metric), value=figure(board.metric, heads.each)
    )
    if heads.share is None or (board.published and heads.share < 1):
        text = each
    else:
        text = _("{each}, {share:.0%} of their standard; {reached} of {bound} reached it").format(
            each=each, share=heads.share, reached=heads.reached, bound=heads.bound
        )
    return Spot("per_head", [name], raw(board.metric, heads.each), board.metric, text)


def streak(question: Question, span: Span, metric: str, members: Sequence[Row]) -> Spot | None:
    """The longest streak of these members that runs up to the end of a period; None where none is worth telling."""
    found = Streaks(question, span, metric).longest(members)
    if found is None:
        return None
    who = people(found.members, members)
    text = _("Longest streak: {names}, {streak}").format(names=listed(who), streak=_said(found, metric))
    return Spot("streak", who, found.length, found.unit, text)


def _said(streak: Streak, metric: str) -> str:
    if metric == "received":
        text = _("money received in {n} weeks in a row")
    elif streak.unit == "weeks":
        text = _("a deal in {n} weeks in a row")
    elif streak.standard:
        text = _("the day standard of {metric} on {n} workdays in a row")
    else:
        text = _("{metric} on {n} workdays in a row")
    text = text.format(n=streak.length, metric=say_metric(metric))
    return _("{streak} or longer").format(streak=text) if streak.open else text


def _first_deals(board: Board) -> Iterator[Spot]:
    """The first deals ever of members who are new."""
    names = dict(zip((m["id"] for m in board.members), people(board.members, board.members), strict=True))
    hired = [member["id"] for member in board.members if seniority(member["hired_on"], board.day) == "new"]
    span = {"start": board.span.start, "end": board.span.end}
    rows = [
        row
        for ids in in_chunks(hired)
        for row in board.question.reader.rows(SQL["first_deals"].replace("/*ids*/", ids), **span)
    ]
    for row in rows[:MOST_FIRST_DEALS]:
        who, client, amount = names[row["member_id"]], row["client"], int(row["amount"])
        if board.published:
            from mgrday.masking import mask_name

            client = mask_name(client)
        text = _("First deal: {member}, {amount} from {client} on {day}").format(
            member=who, amount=say_wan(amount), client=client, day=row["signed_on"][5:]
        )
        yield Spot("first_deal", [who], Yuan(amount), "amount", text, client, row["signed_on"])


@dataclass(frozen=True, slots=True)
class Best:
    """Who has most of a metric, and how much."""

    members: Sequence[Row]
    value: int


def best(members: Sequence[Row], figures: Mapping[int, Mapping[str, int]], metric: str) -> Best | None:
    """Who of `members` has most of a metric; None where nobody has any."""
    values = [figures.get(member["id"], {}).get(metric, 0) for member in members]
    most = max(values, default=0)
    return Best([m for m, value in zip(members, values, strict=True) if value == most], most) if most > 0 else None


def best_table(board: Board) -> Table:
    """The table ``best``: the best in class in every metric of which somebody has any."""
    rows = []
    for metric in METRICS:
        found = best(board.members, board.done.figures, metric)
        if found is None:
            continue
        who = people(found.members, board.members)
        bars = {board.standards.bar(member, metric) for member in found.members}
        standard = (bars.pop() if len(bars) == 1 else None) or 0
        value = raw(metric, found.value)
        rows.append(
            {
                "metric": metric,
                "metric_said": say_metric(metric),
                "members": who,
                "members_said": listed(who),
                "value": Cell(value, "good") if 0 < standard <= found.value else value,
                "standard": raw(metric, standard) if standard else None,
            }
        )
    columns = [
        Column("metric", _("Metric"), hidden=True),
        Column("metric_said", _("Metric")),
        Column("members", _("Members"), hidden=True),
        Column("members_said", _("Who")),
        Column("value", _("Value"), "count"),
        Column("standard", _("Standard"), "count", hidden=not any(row["standard"] for row in rows)),
    ]
    return Table("best", _("Best in each metric"), columns, rows, hidden=not rows)


def people(chosen: Sequence[Row], among: Sequence[Row]) -> list[str]:
    """The names of members; with their department where another member has the same name."""
    times = Counter(member["name"] for member in among)
    return [
        _("{name} ({department})").format(**member) if times[member["name"]] > 1 else member["name"] for member in chosen
    ]


def listed(who: Sequence[str]) -> str:
    """Names one after the other; of many the first few, and how many there are."""
    between = "、" if chinese() else ", "
    if len(who) <= MOST_NAMES:
        return between.join(who)
    few = between.join(who[: MOST_NAMES - 1])
    return _("{names} and {more} others").format(names=few, more=len(who) - MOST_NAMES + 1)


def raw(metric: str, value: float) -> object:
    """A figure of a metric as a row shows it."""
    return Yuan(round(value)) if metric in MONEY_METRICS else value


def figure(metric: str, value: float) -> str:
    """A figure of a metric in a sentence."""
    return say_wan(round(value)) if metric in MONEY_METRICS else f"{value:,.1f}".removesuffix(".0")
