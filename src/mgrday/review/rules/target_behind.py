"""``target.behind``: a month that will not be reached at this pace."""

from collections.abc import Iterator, Mapping

from mgrday.days import Span, due_by, last_workday, say_day, shift, workdays
from mgrday.money import say_wan
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day
from mgrday.review.rules.scopes import Scopes, targets
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import N_, _

Signed = list[tuple[str, int]]
"""Days, each with an amount in fen."""


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Scopes whose amount signed up to the last finished workday is too far under the pace of the month."""
    month = Span.month(question.today)
    own = [row for row in targets(question, month.name) if row["metric"] == "amount" and row["value"] > 0]
    if not own:
        return
    last = last_workday(question.today)
    if last not in month:
        return
    days = [day for day in workdays(month) if day <= last]
    sql = beside(__file__)["signed"]
    signed: dict[int, Signed] = {}
    for day, member, amount in question.reader.tuples(sql, start=month.start, end=shift(last, 1)):
        signed.setdefault(member, []).append((day, amount))
    scopes = Scopes(question)
    for target in own:
        if scopes.concerned(target):
            whose = [each for member in scopes.parts(target, "member") for each in signed.get(member, ())]
            finding = _judged(question, settings, target, days, whose)
            if finding is not None:
                yield finding


def _phases(numbers: Mapping[str, int]) -> str:
    """The shares of the phases must come to something."""
    return "" if any(numbers[f"phase{n}"] for n in (1, 2, 3, 4)) else _("the four phases must not all be 0")


def _judged(
    question: Question, settings: Mapping[str, int], target: Row, days: list[str], signed: Signed
) -> Finding | None:
    """The finding for one target; `days` are the finished workdays of the month. It dates from the run's first day."""
    shares = [settings[f"phase{number}"] for number in (1, 2, 3, 4)]
    since = None
    for day in reversed(days):
        actual = sum(amount for signed_on, amount in signed if signed_on <= day)
        due = due_by(target["value"], day, shares)
        if actual * 100 >= due * (100 - settings["margin"]):
            break
        since = shift(day, 1)
    if since is None:
        return None
    actual, due = sum(amount for _day, amount in signed), due_by(target["value"], days[-1], shares)
    return Finding(
        RULE.name,
        "high",
        target["name"] if target["scope"] == "member" else None,
        None,
        Record("target", target["id"]),
        first_day(question.today, since, target["set_on"]),
        _("{name}: {actual} signed of {target} this month, {due} was due by {day}; {share}% behind").format(
            name=target["name"],
            actual=say_wan(actual),
            target=say_wan(target["value"]),
            due=say_wan(due),
            day=say_day(days[-1], question.today),
            share=(due - actual) * 100 // due,
        ),
        f"mgrday show member {target['scope_id']}" if target["scope"] == "member" else "mgrday deal list",
    )


PHASE = N_("The share of the month's target that is due in the phase, in proportion to the other three.")
RULE = Rule(
    name="target.behind",
    summary=N_("The amount signed this month is more than a margin (percent) under the pace that the phases' shares set."),
    severities=("high",),
    find=find,
    settings={
        "phase1": Number(15, "parts", PHASE),
        "phase2": Number(30, "parts", PHASE),
        "phase3": Number(25, "parts", PHASE),
        "phase4": Number(30, "parts", PHASE),
        "margin": Number(10, "percent", N_("How far under the pace the amount may be.")),
    },
    together=_phases,
)
