"""The three things to do first, out of everything that is wrong.

The gravest severity first. Within it by what the rule is about (what is lost by waiting until tomorrow, then money, then the
truth of the outing register, then clients going cold; tidying last; what the phase of the month pushes goes up), by what
hangs on it (a key deal, its amount, an A client), by how long it has waited. Each of the three is of another rule and about
another person where that is possible; never are all three of one rule.
"""

from collections.abc import Sequence

from mgrday.days import between, phase
from mgrday.report import SEVERITIES, Finding
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import in_chunks

SQL = beside(__file__)
MOST = 3
LOOKED_AT = 200
"""How many findings of one rule and severity are weighed, the oldest: more would cost and change nothing."""

_RULES = {
    "event.receipt_not_chased": 95,
    "event.role_unfilled": 90,
    "keyword.missing_for_receipt": 88,
    "event.behind": 86,
    "outing.not_returned": 84,
    "payment.overdue": 80,
    "deal.slipped": 78,
    "outing.not_real": 76,
    "event.follow_up_missing": 74,
    "client.next_step_overdue": 70,
    "outing.unverified": 68,
    "client.stale": 64,
    "service.objection_open": 62,
    "outing.overlap": 60,
    "outing.no_debrief": 56,
    "standard.below": 52,
    "member.no_outing": 50,
    "keyword.missing_for_visit": 48,
    "target.missing": 46,
    "deal.none_named": 44,
    "payment.over": 30,
    "target.behind": 20,
    "client.duplicate": 5,
}
_OTHER_RULE = 40
_PUSHED = {
    1: {"payment.overdue", "deal.slipped"},
    3: {"deal.slipped", "deal.none_named"},
    4: {"payment.overdue", "deal.slipped"},
}
"""What a phase of the month pushes: money and deals of last month in the first, key deals in the third, both in the last."""
_FOR_PUSH = 12
_TABLES = {"lead": "clients", "client": "clients", "outing": "outings", "deal": "deals", "receipt": "receipts"}
_FEN_PER_POINT = 10_000 * 100
_MOST_FOR_AMOUNT, _FOR_KEY, _FOR_A, _MOST_FOR_AGE, _DAYS_PER_POINT = 20, 15, 10, 10, 3


def first(question: Question, findings: Sequence[Finding]) -> list[Finding]:
    """At most three of `findings`, the first thing to do first."""
    chosen: list[Finding] = []
    for severity in SEVERITIES:
        ranked = _ranked(question, [finding for finding in findings if finding.severity == severity])
        for fits in (_other_rule_and_person, _other_rule, _not_the_third):
            for finding in ranked:
                if len(chosen) < MOST and finding not in chosen and fits(finding, chosen):
                    chosen.append(finding)
    return chosen


def _other_rule_and_person(finding: Finding, chosen: Sequence[Finding]) -> bool:
    people = {each.member for each in chosen if each.member is not None}
    return _other_rule(finding, chosen) and finding.member not in people


def _other_rule(finding: Finding, chosen: Sequence[Finding]) -> bool:
    return all(each.rule != finding.rule for each in chosen)


def _not_the_third(finding: Finding, chosen: Sequence[Finding]) -> bool:
    return sum(each.rule == finding.rule for each in chosen) < MOST - 1


def _ranked(question: Question, findings: Sequence[Finding]) -> list[Finding]:
    by_rule = sorted(findings, key=lambda each: (-_RULES.get(each.rule, _OTHER_RULE), each.since))
    looked_at = _a_share_of_each_rule(by_rule)
    worth = _worth(question, looked_at)
    pushed = _PUSHED.get(phase(question.today), set())

    def order(finding: Finding) -> tuple[float, str, str]:
        age = min(between(finding.since, question.today) / _DAYS_PER_POINT, _MOST_FOR_AGE)
        points = _RULES.get(finding.rule, _OTHER_RULE) + worth.get(finding.record, 0) + age
        points += _FOR_PUSH * (finding.rule in pushed)
        return (-points, finding.since, finding.message)

    return sorted(looked_at, key=order)


def _a_share_of_each_rule(findings: Sequence[Finding]) -> list[Finding]:
    """At most `LOOKED_AT` of each rule, the oldest."""
    seen: dict[str, int] = {}
    kept = []
    for finding in findings:
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        if seen[finding.rule] <= LOOKED_AT:
            kept.append(finding)
    return kept


def _worth(question: Question, findings: Sequence[Finding]) -> dict[tuple[str, int], float]:
    """By record, the points for what hangs on it."""
    worth: dict[tuple[str, int], float] = {}
    for kind, table in _TABLES.items():
        ids = [finding.record.id for finding in findings if finding.record.kind == kind]
        for chunk in in_chunks(ids):
            for row in question.reader.rows(SQL[table] + f" where x.id in ({chunk})"):
                amount = min(int(row["amount"]) / _FEN_PER_POINT, _MOST_FOR_AMOUNT)
                worth[kind, row["id"]] = amount + _FOR_KEY * int(row["key"]) + _FOR_A * (row["grade"] == "A")
    return worth
