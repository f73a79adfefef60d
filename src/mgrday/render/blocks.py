"""Words about a report that every format for a person shares: its period, its findings counted, grouped and capped."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mgrday.days import weekday
from mgrday.render.cells import clean
from mgrday.report import SEVERITIES, Finding, Findings, Report, Severity, Table
from mgrday.words import N_, _, ngettext

SEVERITY_WORDS: dict[Severity, str] = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def severity_word(severity: Severity) -> str:
    """The severity in the language in use."""
    return _(SEVERITY_WORDS[severity])


def days(report: Report) -> str:
    """The report's days, first and last; nothing where it has none."""
    if report.period is None:
        return ""
    start, end = report.period
    last = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    return start if last <= start else f"{start} – {last}"


def period(report: Report) -> str:
    """The report's days where its title does not say them."""
    text = days(report)
    return "" if all(day in report.title for day in text.split(" – ")) else text


def headline(findings: Findings) -> str:
    """The title of findings with their number and, by severity, how many: ``Findings 12: high 3 · medium 7 · low 2``."""
    title = clean(findings.title) or _("Findings")
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings.findings:
        counts[finding.severity] += 1
    parts = " · ".join(f"{severity_word(severity)} {count:,}" for severity, count in counts.items() if count)
    if not parts:
        return title
    return _("{title} {count}: {parts}").format(title=title, count=f"{len(findings.findings):,}", parts=parts)


def nothing(block: Table | Findings) -> str:
    """What is said in place of an empty table or of no findings."""
    if block.empty:
        return clean(block.empty)
    return _("Nothing here.") if isinstance(block, Table) else _("Nothing wrong.")


class Item(NamedTuple):
    """A finding as a person reads it."""

    severity: Severity
    since: str
    message: str
    do: str


def items(findings: Findings) -> list[Item]:
    """The findings to show: the gravest first, at most as many as asked for, days of the latest year without the year."""
    ordered = sorted(findings.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    chosen = ordered[: findings.most]
    year = max((finding.since[:5] for finding in chosen), default="")
    return [
        Item(finding.severity, _short(finding, year), clean(finding.message), clean(finding.do)) for finding in chosen
    ]


def _short(finding: Finding, year: str) -> str:
    since = clean(finding.since)
    return since.removeprefix(year) if len(since) == 10 else since


def more(findings: Findings, shown: Sequence[Item]) -> Iterator[str]:
    """What follows the findings: where the rest is to be read, and how many are put off."""
    left = len(findings.findings) - len(shown)
    if left:
        yield _("… and {count} more: mgrday findings").format(count=f"{left:,}")
    if findings.snoozed:
        count, back = len(findings.snoozed), min(each.until for each in findings.snoozed)
        text = ngettext(
            "{count} put off, back on {day}: mgrday findings snoozed",
            "{count} put off, the next back on {day}: mgrday findings snoozed",
            count,
        )
        yield text.format(count=f"{count:,}", day=f"{weekday(back)} {back[5:]}")
