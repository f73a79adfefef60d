"""What a report of a period is drawn from: its ranking, its funnel, who did how much on which day, and how old debts are."""

from collections.abc import Sequence

from mgrday.days import Span, say_day, workdays
from mgrday.money import say_wan
from mgrday.report import Cell, Chart, Column, Row, Table, bare
from mgrday.review.question import Question
from mgrday.review.rules.saying import say_metric
from mgrday.review.targets import Done, until
from mgrday.store.named import beside
from mgrday.words import N_, _, ngettext

SQL = beside(__file__)
BY_DAY = {"calls": N_("Calls day by day"), "outings": N_("Outings day by day")}
"""The activities that are drawn member by member and day by day."""
AGES = {"0": 0, "1-14": 14, "15-30": 30, "31-60": 60}
"""How long money is overdue, each with the most days; the last is all that is longer."""
OLDEST = "61+"
_AGES = {
    "0": N_("not overdue"),
    "1-14": N_("1–14 days over"),
    "15-30": N_("15–30 days over"),
    "31-60": N_("31–60 days over"),
    OLDEST: N_("more than 60 days over"),
}


def charts(question: Question, done: Done, board: Table, funnel: Table, money: Table) -> list[Chart]:
    """The pictures beside the tables of the report of the days of `done`."""
    return [*_ranking(board), *_by_day(question, done), *_funnel(funnel), *_ages(money)]


def _number(row: Row, key: str) -> int:
    value = bare(row[key])
    return value if isinstance(value, int) else 0


def _ranking(board: Table) -> list[Chart]:
    """Who stands where; nothing while nobody has signed."""
    signed = [row for row in board.rows if _number(row, "amount")]
    if not signed:
        return []
    text = ngettext(
        "{first} leads with {amount}; {n} of {all} has signed.",
        "{first} leads with {amount}; {n} of {all} have signed.",
        len(signed),
    )
    first, amount = signed[0]["member"], say_wan(_number(signed[0], "amount"))
    said = text.format(first=first, amount=amount, n=len(signed), all=len(board.rows))
    return [Chart("ranking", board, said, board.name)]


def _funnel(table: Table) -> list[Chart]:
    """Every step with its count."""
    if not any(_number(row, "count") for row in table.rows):
        return []
    steps = (_("{name} {count}").format(name=row["step_said"], count=f"{_number(row, 'count'):,}") for row in table.rows)
    return [Chart("funnel", table, " → ".join(steps), table.name)]


def _by_day(question: Question, done: Done) -> list[Chart]:
    """A grid for each activity in `BY_DAY` that there was; a single day has none.

    A row is a member, a column a workday that has begun or another day on which one of them did something.
    """
    span = done.span
    if span.kind == "day" or not done.measured:
        return []
    happened = Span(span.start, until(span, question.today))
    found = {}
    for metric in BY_DAY:
        rows = question.reader.tuples(SQL[metric], start=happened.start, end=happened.end)
        found[metric] = {(member, day): int(count) for member, day, count in rows}
    there = {member["id"] for member in done.measured}
    counted = {metric: {day for member, day in counts if member in there} for metric, counts in found.items()}
    days = sorted({*workdays(happened), *(day for each in counted.values() for day in each)})
    return [_grid(question, done, metric, found[metric], days) for metric in BY_DAY if counted[metric]]


def _grid(question: Question, done: Done, metric: str, counts: dict[tuple[int, str], int], days: Sequence[str]) -> Chart:
    rows: list[Row] = []
    for member in done.measured:
        own = {day: counts.get((member["id"], day), 0) for day in days}
        there = {day: (count if count else Cell(0, "faint")) for day, count in own.items()}
        rows.append({"member": member["name"], **there, "all": sum(own.values())})
    columns = [
        Column("member", _("Member")),
        *(Column(day, day[5:], "count") for day in days),
        Column("all", _("All"), "count"),
    ]
    sums = {day: sum(_number(row, day) for row in rows) for day in days}
    most = max(days, key=lambda day: sums[day])
    said = _("{metric}: {count} in all, most on {day}: {most}.").format(
        metric=say_metric(metric), count=f"{sum(sums.values()):,}", day=say_day(most, question.today), most=f"{sums[most]:,}"
    )
    return Chart("days", Table(f"{metric}_by_day", _(BY_DAY[metric]), columns, rows), said, "activity")


def _ages(money: Table) -> list[Chart]:
    """The money to come by how long it is overdue."""
    if not money.rows:
        return []
    sums = {age: [0, 0] for age in _AGES}
    for row in money.rows:
        over = _number(row, "days_over")
        sum_ = sums[next((age for age, most in AGES.items() if over <= most), OLDEST)]
        sum_[0] += 1
        sum_[1] += _number(row, "outstanding")
    rows = [
        {"age": age, "age_said": _(_AGES[age]), "deals": deals, "outstanding": amount} for age, (deals, amount) in sums.items()
    ]
    columns = [
        Column("age", _("Age"), hidden=True),
        Column("age_said", _("Age")),
        Column("deals", _("Deals"), "count"),
        Column("outstanding", _("Outstanding"), "money"),
    ]
    whole = sum(amount for _deals, amount in sums.values())
    said = _("{money} to come, {over} of it overdue.").format(money=say_wan(whole), over=say_wan(whole - sums["0"][1]))
    return [Chart("ages", Table("ages", _("Money to come by age"), columns, rows), said, money.name)]
