"""``mgrday rank``: the comparison board of a period, and the bright spots on it."""

from mgrday.days import Span
from mgrday.kinds.codes import MONEY_METRICS
from mgrday.report import Block, Cell, Column, Line, Lines, Report, Table, Unit
from mgrday.review import bright_spots
from mgrday.review.board import Board, Ranked
from mgrday.review.check_parts import named
from mgrday.review.people import awards
from mgrday.review.rules.saying import say_metric
from mgrday.review.targets import Standards
from mgrday.review.whose import whose
from mgrday.store.reader import Row
from mgrday.words import N_, _, ngettext

TITLES = {
    "member": N_("Member"),
    "group": N_("Group"),
    "department": N_("Department"),
    "branch": N_("Branch"),
    "seniority": N_("New or veteran"),
}
ALWAYS = ("deals", "amount", "received")


def table(board: Board) -> Table:
    """The board as the table ``ranking``."""
    unit: Unit = "money" if board.metric in MONEY_METRICS else "count"
    rows = [_row(board, each) for each in board.ranked]
    return Table(
        "ranking",
        _("Ranking by {metric}").format(metric=say_metric(board.metric)),
        _columns(board, unit, rows),
        rows,
        empty=_("Nobody to rank in this period. Choose another one: mgrday rank --period last-month"),
        note=_note(board) if board.scope == "seniority" and rows else "",
        summed=(*ALWAYS, board.metric),
    )


def _row(board: Board, each: Ranked) -> Row:
    target = board.target(each)
    return {
        "rank": each.rank,
        "change": _moved(each),
        **each.party.labels,
        **{metric: each.figures[metric] for metric in ALWAYS},
        board.metric: each.value,
        "before": each.before,
        "target": target,
        "share": _share(each.value / target if target else None),
        **_against_standard(board, each),
    }


def _against_standard(board: Board, each: Ranked) -> dict[str, object]:
    """A member against the standard that binds them; a seniority per head against its own."""
    if board.scope == "member":
        bar = board.bars[each.party.key]
        return {"standard": bar or None, "of_standard": _share(each.value / bar if bar else None)}
    if board.scope == "seniority":
        heads = board.heads(each.party, board.done)
        standard = {"standard": heads.standard or None, "of_standard": _share(heads.share)}
        reached = {"reached": heads.reached, "bound": heads.bound} if heads.standard else {}
        return {"per_head": round(heads.each) if board.metric in MONEY_METRICS else heads.each, **standard, **reached}
    return {}


def _share(share: float | None) -> object:
    """A share of a target or standard; reaching it is a bright spot."""
    return Cell(share, "good") if share is not None and share >= 1 else share


def _moved(ranked: Ranked) -> object:
    """Going up is a bright spot; nobody is shown up for going down."""
    if ranked.change is None:
        return None
    return Cell(ranked.change, "good" if ranked.change > 0 and ranked.value else "faint")


def _columns(board: Board, unit: Unit, rows: list[Row]) -> list[Column]:
    """The columns that fit side by side; the rest is for scripts."""
    seniorities = board.scope == "seniority"
    judged = any(row.get("standard") for row in rows)
    return [
        Column("rank", _("Rank"), "count"),
        Column("change", _("Up"), "change", seniorities),
        *_who(board, rows),
        *_figures(board, seniorities, judged),
        *([Column("per_head", _("Per head"), unit)] if seniorities else []),
        Column("target", _("Target"), unit, hidden=True),
        Column("share", _("Of target"), "share", seniorities),
        *_of_standard(board.scope, unit, judged),
        Column("before", _("Last time"), unit, seniorities),
    ]


def _figures(board: Board, seniorities: bool, judged: bool) -> list[Column]:
    """What was done: the metric asked for always, of deals and money what there is room for."""
    hidden = {"deals": seniorities, "amount": seniorities, "received": seniorities or judged, board.metric: False}
    titles = {"deals": _("Deals"), "amount": _("Signed for"), "received": _("Received")}
    metrics = ALWAYS if board.metric in ALWAYS else (board.metric, *ALWAYS)
    return [
        Column(
            metric,
            titles.get(metric) or say_metric(metric).capitalize(),
            "money" if metric in MONEY_METRICS else "count",
            hidden[metric],
        )
        for metric in metrics
    ]


def _who(board: Board, rows: list[Row]) -> list[Column]:
    """Who is ranked; what they belong to is shown where it is not the same for all."""

    def above(name: str) -> Column:
        return Column(name, _(TITLES[name]), hidden=len({row[name] for row in rows}) < 2)

    first = Column(board.scope, _(TITLES[board.scope]), hidden=board.scope == "seniority")
    more = {
        "member": lambda: [Column("group", _("Group")), above("department")],
        "group": lambda: [above("department")],
        "department": lambda: [above("branch")],
        "seniority": lambda: [
            Column("seniority_said", _(TITLES["seniority"])),
            Column("members", _("Members"), "count"),
        ],
    }
    return [first, *more[board.scope]()]


def _of_standard(scope: str, unit: Unit, judged: bool) -> list[Column]:
    columns = {
        "standard": Column("standard", _("Standard"), unit, not judged or scope == "member"),
        "of_standard": Column("of_standard", _("Of standard"), "share", not judged),
        "reached": Column("reached", _("Reached it"), "count", not judged),
        "bound": Column("bound", _("Bound by it"), "count", hidden=True),
    }
    known = {"member": ("standard", "of_standard"), "seniority": tuple(columns)}
    return [columns[key] for key in known.get(scope, ())]


def _note(board: Board) -> str:
    """By what seniorities are compared: that there is no standard of the period's kind, or whom it does not bind."""
    heads = [board.heads(each.party, board.done) for each in board.ranked]
    if all(own.standard for own in heads):
        free = sum(own.members - own.bound for own in heads)
        text = ngettext(
            "Per head without {n} member who joined in the period or has left: no standard binds them.",
            "Per head without {n} members who joined in the period or have left: no standard binds them.",
            free,
        )
        return text.format(n=free) if free else ""
    given = {"metric": say_metric(board.metric), "code": board.metric}
    for other in (Span.day(board.day), Span.week(board.day), Span.month(board.day)):
        if other.kind != board.span.kind and any(own == board.metric for own, _who in Standards(board.question, other).bars):
            text = _("{metric} has a standard of another period: mgrday rank --by {code} --scope seniority --period {name}")
            return text.format(**given, name=other.name)
    text = _("No standard of {metric} for all. Set one: mgrday standard set {code} VALUE --period {kind} --seniority all")
    return text.format(**given, kind=board.span.kind)


def report(board: Board) -> Report:
    """What ``mgrday rank`` says: the bright spots, then the board."""
    shown = table(board)
    spots = bright_spots.spots(board)
    lines = bright_spots.lines(spots)
    if shown.rows and board.span.start > board.question.today:
        lines = [Line(_("The period has not begun yet."))]
    elif not any(each.value for each in board.ranked) and shown.rows:
        nothing = _("Nothing to rank yet: {metric} is 0 for everybody.").format(metric=say_metric(board.metric))
        lines.insert(0, Line(nothing))
    blocks: list[Block] = [Lines("", lines), shown] if lines else [shown]
    blocks += [bright_spots.best_table(board), bright_spots.table(spots), awards(board.question, board.span)]
    title = _("Ranking of {span}").format(span=named(board.span))
    return Report("rank", title, blocks, period=(board.span.start, board.span.end), whose=whose(board.question))
