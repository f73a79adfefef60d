"""From the command line to the question that a review answers, and from its findings to an exit code."""

from collections.abc import Iterable

from mgrday.cli import frame
from mgrday.days import Span
from mgrday.errors import ExitCode, UsageError
from mgrday.report import SEVERITIES, Finding, Report, Severity
from mgrday.review.question import Question
from mgrday.store.references import find
from mgrday.words import N_, _, chinese

DEPARTMENT_HELP = N_("only this department")
MEMBER_HELP = N_("only this member")
MASK_HELP = N_("hide clients, their contacts and phones, to pass it on")
FAIL_ON_HELP = N_("exit 1 if there is a finding this grave or graver: high, medium or low")

SEVERITY = "|".join(SEVERITIES)


def ask(
    department: str | None = None, member: str | None = None, window: Span | None = None, *, everywhere: bool = False
) -> Question:
    """The question of this run, about one department (a reference; else the setting) or one member; or about everybody.

    `window` is the week that outing and visit rules look at, where it is not this and last week. Raises NotFoundError,
    and SettingsError where the config file sets a rule that there is not, or a number that cannot be.
    """
    context = frame.context()
    if context.settings.rules:
        from mgrday.review.rules import fault

        context.settings.check_rules(fault)
    reader = context.reader()
    named = department or (None if everywhere else context.department)
    return Question(
        reader,
        context.now,
        department=find(reader, "department", named) if named else None,
        member=find(reader, "member", member) if member else None,
        rule_settings=context.settings.rules,
        asked_window=window,
    )


def hidden(report: Report) -> Report:
    """`report` as it may be passed on: clients, their contacts and phones masked."""
    from mgrday.review.masked import masked

    return masked(Question(frame.context().reader(), frame.context().now), report)


def severity(text: str | None) -> Severity | None:
    """The severity that `text` names in either language. Raises UsageError."""
    if text is None:
        return None
    word = text.strip().casefold()
    for known, name in zip(SEVERITIES, ("高", "中", "低"), strict=True):
        if word in (known, name):
            return known
    choices = "high 高, medium 中, low 低" if chinese() else ", ".join(SEVERITIES)
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=choices))


def exit_code(findings: Iterable[Finding], fail_on: str | None) -> int:
    """1 where a finding is as grave as `fail_on` or graver, else 0. Raises UsageError."""
    least = severity(fail_on)
    if least is None:
        return ExitCode.DONE
    grave = SEVERITIES[: SEVERITIES.index(least) + 1]
    return ExitCode.FINDINGS if any(finding.severity in grave for finding in findings) else ExitCode.DONE
