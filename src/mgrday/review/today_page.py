"""The briefing as a page: on the first screen where the month stands, what is wrong, what to do first; the rest below."""

from collections import Counter
from collections.abc import Sequence

from mgrday.days import say_day, weekday
from mgrday.kinds.codes import METRIC, MONEY_METRICS
from mgrday.money import say_wan
from mgrday.report import SEVERITIES, Block, Finding, Findings, Line, Lines, Severity, Tone
from mgrday.review.agenda import KINDS, Entry
from mgrday.review.event_stage import broken
from mgrday.review.forecast import Forecast
from mgrday.review.forecast_page import lines as landing
from mgrday.review.lesson import lines
from mgrday.review.phase_push import Push
from mgrday.review.rule_words import rule_words
from mgrday.review.standing import Standing
from mgrday.review.today import Briefing
from mgrday.review.wide import width
from mgrday.words import N_, _, ngettext

MOST_ENTRIES = 8
MOST_FINDINGS = 15
_ROOM = 78
"""Terminal columns for the rules with most findings, in a terminal of 80."""
_SEVERITIES: dict[Severity, str] = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}
_STEPS = {
    "department": (N_("Record the department"), "mgrday department add NAME --branch BRANCH"),
    "member": (N_("Record its members"), "mgrday member add NAME --department DEPARTMENT --role rep"),
    "client": (N_("Bring in the leads"), "mgrday import FILE --kind lead"),
}


def page(briefing: Briefing) -> tuple[str, list[Block]]:
    """The title, which is the most important line, and the blocks."""
    if not briefing.ready:
        return _("First steps"), [_first_steps(briefing), Findings(briefing.findings, empty=_("Nothing wrong."))]
    month = briefing.standing
    event, head = _event(briefing), _month(month, briefing.forecast, briefing.push)
    # An event at the head must not push what to do first off the screen: what is said in grey waits until after that.
    later = [line for line in head if event and line.tone == "faint"]
    blocks: list[Block] = [Lines("", [*event, *(line for line in head if line not in later)])]
    blocks.append(_wrong(briefing.findings, len(briefing.snoozed)))
    if briefing.first:
        blocks.append(_first(briefing.first))
    if later:
        blocks.append(Lines("", later))
    pushed = briefing.push.lines()
    blocks += [pushed] if pushed else []
    blocks += briefing.push.tables(spoken=True, hidden=True)
    blocks += [_agenda(briefing), _yesterday(briefing)]
    blocks.append(Findings(briefing.findings, _("Findings"), MOST_FINDINGS, _("Nothing wrong."), briefing.snoozed))
    blocks += lines(briefing.lesson, briefing.question.today)
    return _title(month), blocks


def _event(briefing: Briefing) -> list[Line]:
    """Where the event stands that is near, under way or being cleared up, and the command that shows more."""
    event, today = briefing.event, briefing.question.today
    if event is None:
        return []
    when = " ".join((say_day(event.row["day"], today), event.row["starts_at"][11:]))
    text = _("{event}, {when} → {command}").format(event=event.row["name"], when=when, command=event.command)
    fault = broken()
    said = [Line(event.said, "wrong" if event.behind else "strong"), Line(text)]
    return said if fault is None else [Line(fault.what, "wrong"), *said]


def _first_steps(briefing: Briefing) -> Lines:
    """What a new store needs, one step after the other; the ones already taken are ticked."""
    lines = []
    for number, (name, (text, command)) in enumerate(_STEPS.items(), 1):
        done = briefing.steps[name]
        lines.append(Line(f"{'✓' if done else number}  {_(text)}", "faint" if done else "strong"))
        if not done:
            lines.append(Line(f"   {command}"))
    lines.append(Line(_("To look around first: mgrday demo"), "faint"))
    return Lines(_("Nothing to tell yet. Three steps to the first briefing:"), lines)


def _title(month: Standing) -> str:
    """Where the month stands in one line."""
    day, signed = f"{month.today} {weekday(month.today)}", say_wan(month.signed)
    if month.target is None:
        return _("{day} · signed {signed} this month, no target").format(day=day, signed=signed)
    if month.target == 0:
        return _("{day} · signed {signed} this month, the target is zero").format(day=day, signed=signed)
    target = say_wan(month.target)
    if not month.missing:
        return _("{day} · signed {signed} of {target}, target reached").format(day=day, signed=signed, target=target)
    share = month.signed / month.target
    text = _("{day} · signed {signed} of {target} ({share:.0%})").format(day=day, signed=signed, target=target, share=share)
    if not month.gap:
        return text + _(" · on pace")
    gap = _(" · {gap} behind the pace") if month.gap < 0 else _(" · {gap} ahead of the pace")
    return text + gap.format(gap=say_wan(abs(month.gap)))


def _month(month: Standing, forecast: Forecast, push: Push) -> list[Line]:
    """What it takes, where it will land, the money, the phase and its push."""
    lines = []
    left = month.workdays_left
    if month.target is None:
        text = _("Set the target: mgrday target set department NAME {month} AMOUNT").format(month=month.month.name)
        lines.append(Line(text, "wrong"))
    elif month.missing:
        text = _("Due by now {pace}; {missing} to go").format(pace=say_wan(month.pace or 0), missing=say_wan(month.missing))
        if left:
            each = say_wan(-(-month.missing // left))
            days = ngettext(" in {left} workday: {each} a day", " in {left} workdays: {each} a day", left)
            text += days.format(left=left, each=each)
        lines.append(Line(text, "wrong" if month.gap < 0 else "good"))
    money = _("Received {received} · outstanding {outstanding}, deals {deals}").format(
        received=say_wan(month.received), outstanding=say_wan(month.outstanding), deals=month.outstanding_deals
    )
    days = ngettext("{left} workday left", "{left} workdays left", left).format(left=left)
    return [*lines, *landing(forecast, month.target), Line(f"{money} · {days}"), Line(push.said, "faint")]


def _wrong(findings: Sequence[Finding], snoozed: int) -> Lines:
    """How much is wrong by severity, the rules with most findings, and how much is put off."""
    put_off = [Line(_("Put off {count}: mgrday findings snoozed").format(count=f"{snoozed:,}"), "faint")] if snoozed else []
    if not findings:
        return Lines("", [Line(_("Nothing wrong."), "good"), *put_off])
    counts = Counter(finding.severity for finding in findings)
    parts = " · ".join(f"{_(_SEVERITIES[each])} {counts[each]:,}" for each in SEVERITIES if counts[each])
    lines = []
    tones: tuple[tuple[Severity, Tone], ...] = (("high", "wrong"), ("medium", "plain"))
    for severity, tone in tones:
        rules = Counter(finding.rule for finding in findings if finding.severity == severity).most_common()
        if rules:
            lines.append(Line(_groups(f"{_(_SEVERITIES[severity])}  ", rules), tone))
    title = _("Wrong {count}: {parts}").format(count=f"{len(findings):,}", parts=parts)
    return Lines(title, [*lines, *put_off])


def _groups(start: str, rules: Sequence[tuple[str, int]]) -> str:
    """The rules with how many findings each has, as many as fit on a line of a terminal."""
    text = start
    for number, (rule, count) in enumerate(rules):
        group = f"{' · ' if number else ''}{rule_words(rule)} {count:,}"
        if width(text + group) > _ROOM:
            return f"{text} …"
        text += group
    return text


def _first(findings: Sequence[Finding]) -> Lines:
    """The things to do first, each with its command."""
    lines = []
    for number, finding in enumerate(findings, 1):
        lines.append(Line(f"{number}  {finding.message}", "strong"))
        lines.append(Line(f"   {finding.do}"))
    return Lines(_("Do first"), lines)


def _agenda(briefing: Briefing) -> Lines:
    """The day by kind of entry, each kind capped."""
    today = briefing.question.today
    lines = []
    if briefing.broken is not None:
        lines.append(Line(briefing.broken.what, "wrong"))
    for kind, heading in KINDS.items():
        entries = [entry for entry in briefing.agenda if entry.kind == kind]
        if not entries:
            continue
        lines.append(Line(f"{_(heading)} {len(entries):,}", "strong"))
        lines += [Line(f"  {_entry(entry, today)}", "wrong" if entry.overdue else "plain") for entry in entries[:MOST_ENTRIES]]
        if len(entries) > MOST_ENTRIES:
            lines.append(Line(_("  … and {count} more").format(count=len(entries) - MOST_ENTRIES), "faint"))
    return Lines(_("On the agenda"), lines or [Line(_("Nothing is planned: give each client a next step."))])


def _entry(entry: Entry, today: str) -> str:
    """An entry on one line: the time where it has one, who, with whom, what."""
    day, clock = entry.time[:10], entry.time[11:]
    when = clock if day == today else f"{say_day(day, today)} {clock}".strip()
    words = [when if entry.kind in ("event", "talk") else "", entry.member or "", entry.client or "", entry.what]
    command = f" → {entry.do}" if entry.kind == "guide" and entry.do else ""
    return "  ".join(word for word in words if word) + command


def _yesterday(briefing: Briefing) -> Lines:
    """The last workday in figures."""
    parts = [
        f"{METRIC.label(metric)} {say_wan(value) if metric in MONEY_METRICS else f'{value:,}'}"
        for metric, value in briefing.yesterday.items()
    ]
    day = say_day(briefing.last_day, briefing.question.today)
    return Lines(_("The last workday ({day})").format(day=day), [Line(" · ".join(parts))])
