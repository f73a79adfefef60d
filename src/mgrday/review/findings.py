"""All findings: what is wrong, asked of every rule or of some, gravest and oldest first; those put off apart."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from mgrday.errors import UsageError
from mgrday.report import SEVERITIES, Block, Finding, Findings, Line, Lines, Report, Severity
from mgrday.review.question import Question
from mgrday.review.rule_words import rule_words
from mgrday.review.rules import RULES
from mgrday.review.rules.saying import word
from mgrday.review.snoozing import Found, parted
from mgrday.words import N_, _

SAID: dict[Severity, str] = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def find(question: Question, rules: Collection[str] | None = None) -> list[Finding]:
    """The findings of `rules` that are not put off, as `look` gives them."""
    return look(question, rules).findings


def look(question: Question, rules: Collection[str] | None = None) -> Found:
    """The findings of `rules` (names such as ``client.stale`` or families such as ``client``), and those put off.

    Every rule is asked by default. Gravest first; of equal ones the one that has waited longest, then by client; what is
    put off in the order in which it comes back. Raises UsageError for an unknown rule.
    """
    return parted(question, every(question, rules))


def every(question: Question, rules: Collection[str] | None = None) -> list[Finding]:
    """The findings of `rules` as `look` gives them, put off or not."""
    asked = [rule for rule in RULES.values() if rules is None or rule.name in rules or rule.family in rules]
    if rules is not None:
        check(rules, {*RULES, *(rule.family for rule in RULES.values())})
    return sorted((finding for rule in asked for finding in rule.ask(question)), key=_order)


def _order(finding: Finding) -> tuple[int, str, str, str, str, int]:
    severity = SEVERITIES.index(finding.severity)
    return severity, finding.since, finding.client or "", finding.member or "", finding.rule, finding.record.id


def rule_named(text: str) -> str:
    """The rule that `text` means: its name, or the few words that headlines have for it. Raises UsageError."""
    said = {rule_words(name).casefold(): name for name in RULES}
    name = said.get(text.strip().casefold(), text.strip())
    check([name], RULES)
    return name


def check(rules: Collection[str], known: Collection[str]) -> None:
    """See that each of `rules` is `known`. Raises UsageError."""
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
    families = {each.family for each in RULES.values()}
    asked = None if rule is None else (rule if rule in families else rule_named(rule),)
    found = look(question, asked)
    chosen, snoozed = found.only(lambda finding: severity in (None, finding.severity))
    title = _("Findings")
    blocks: list[Block] = [Findings(chosen, title, snoozed=snoozed)]
    if chosen:
        text = _("To put one off, such as the first: {command}").format(command=_snooze(chosen))
        blocks.append(Lines("", [Line(text, "faint")]))
    return Report("findings", title, blocks, shape="findings")


def _snooze(findings: Sequence[Finding]) -> str:
    """The command that puts off the first of `findings`."""
    first = findings[0]
    alike = {each.member for each in findings if (each.rule, each.record) == (first.rule, first.record)}
    whom = f" --member {word(first.member)}" if len(alike) > 1 and first.member else ""
    return f"mgrday findings snooze {first.rule} {first.record.id}{whom} --until +3d --reason {_('TEXT')}"
