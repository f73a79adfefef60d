"""All findings: what is wrong, asked of every rule or of some, gravest and oldest first; and the rules explained."""

from collections.abc import Collection
from dataclasses import replace

from mgrday.errors import UsageError
from mgrday.report import SEVERITIES, Column, Finding, Findings, Report, Severity, Table
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.words import N_, _, chinese

SAID: dict[Severity, str] = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def find(question: Question, rules: Collection[str] | None = None) -> list[Finding]:
    """The findings of `rules` (names such as ``client.stale`` or families such as ``client``; every rule by default).

    Gravest first; of equal ones the one that has waited longest, then by client. Raises UsageError for an unknown rule.
    """
    asked = [rule for rule in RULES.values() if rules is None or rule.name in rules or rule.family in rules]
    if rules is not None:
        _check(rules)
    return sorted((finding for rule in asked for finding in rule.ask(question)), key=_order)


def _order(finding: Finding) -> tuple[int, str, str, str, str, int]:
    severity = SEVERITIES.index(finding.severity)
    return severity, finding.since, finding.client or "", finding.member or "", finding.rule, finding.record.id


def _check(rules: Collection[str]) -> None:
    known = {*RULES, *(rule.family for rule in RULES.values())}
    for name in rules:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            raise UsageError(
                _("There is no rule {name}.").format(name=name),
                todo=_("Did you mean {near}? mgrday findings rules lists them all.").format(near=near[0])
                if near
                else _("mgrday findings rules lists them all."),
            )


def report(
    question: Question, rule: str | None = None, member: int | None = None, severity: Severity | None = None
) -> Report:
    """What ``mgrday findings`` says: every finding, or those of one rule or family, one member (id), one severity."""
    if member is not None:
        question = replace(question, member=member)
    found = find(question, None if rule is None else (rule,))
    chosen = [finding for finding in found if severity in (None, finding.severity)]
    title = _("Findings")
    return Report("findings", title, [Findings(chosen, title)], shape="findings")


def rules_report(question: Question) -> Report:
    """What ``mgrday findings rules`` says: when each rule fires, how grave it is, and its settings in force."""
    between = "、" if chinese() else ", "
    rows = [
        {
            "rule": rule.name,
            "severity": between.join(_(SAID[severity]) for severity in rule.severities),
            "when": _(rule.summary),
            "settings": ", ".join(f"{name} = {value}" for name, value in rule.in_force(question).items()),
        }
        for rule in RULES.values()
    ]
    columns = [
        Column("rule", _("Rule")),
        Column("severity", _("Severity")),
        Column("when", _("When it fires")),
        Column("settings", _("Settings")),
    ]
    title = _("Rules")
    return Report("rules", title, [Table("rules", title, columns, rows)], shape="list")
