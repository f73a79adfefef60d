"""The live guides: every line of the day's, the week's or the month's guide with the figures of today, and what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mgrday.days import Span, say_span
from mgrday.errors import NotFoundError
from mgrday.method.guides import EVENING, Guide, Item, Part, load
from mgrday.method.phases import phases
from mgrday.report import Block, Column, Findings, Line, Lines, Report, Row, Table, Tone
from mgrday.review.figures import FIGURES
from mgrday.review.live import Figures, Live
from mgrday.review.question import Question
from mgrday.review.wide import width
from mgrday.store.named import beside
from mgrday.words import N_, _

SQL = beside(__file__)
_TITLES = {"day": N_("Guide of the day"), "week": N_("Guide of the week"), "month": N_("Guide of the month")}
_OLD_FINDINGS = 5
_ROOM = 74
"""Terminal columns for the figures and the command of a line on one line, in a terminal of 80."""
_TO_FILL_IN = {"AMOUNT", "MEMBER", "TEXT"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a guide as it stands: its number, its activity, its figures, whether its part is on now, when it was done."""

    number: int
    item: Item
    part: Part
    activity: str
    figures: Figures
    now: bool
    done_at: str | None
    note: str | None

    @property
    def do(self) -> str:
        """The command that acts."""
        return self.figures.do or self.item.do

    def row(self) -> Row:
        """The line as a row of the table ``guide``."""
        return {
            "number": self.number,
            "item": self.item.id,
            "part": self.part.id,
            "text": self.item.text,
            "activity": self.activity or None,
            "figures": self.figures.text or None,
            "numbers": self.figures.numbers,
            "done": self.done_at is not None,
            "done_on": self.done_at[:10] if self.done_at else None,
            "done_at": self.done_at,
            "note": self.note,
            "do": self.do or None,
            "now": self.now,
        }

    def lines(self) -> list[Line]:
        """The line for a person: what to do, and under it the figures and the command; one line once it is done."""
        if self.done_at is not None:
            note = f" {self.note}" if self.note else ""
            text = " · ".join(filter(None, (self.item.text, self.activity)))
            return [Line(f"✓ {self.number:>2}  {text}  {self.done_at[11:]}{note}", "faint")]
        lines = [Line(f"□ {self.number:>2}  {self.item.text}", "strong" if self.now else "plain")]
        below = [text for text in (self.figures.text, f"→ {_spoken(self.do)}" if self.do else "") if text]
        if width(" ".join(below)) <= _ROOM:
            below = [" ".join(below)]
        tones: tuple[Tone, ...] = ("wrong" if self.figures.wrong else "plain", "faint")
        if self.activity:
            lines.append(Line(f"      {self.activity}", "strong" if self.now else "plain"))
        return [*lines, *(Line(f"      {text}", tone) for text, tone in zip(below, tones, strict=False) if text)]


def period(name: str, today: str) -> Span:
    """The span that the guide called `name` is about."""
    return {"day": Span.day, "week": Span.week, "month": Span.month}[name](today)


def item_of(guide: Guide, reference: str) -> Item:
    """The item of `guide` that `reference` means: its number or its id. Raises NotFoundError."""
    if reference.isdecimal() and 1 <= int(reference) <= len(guide.items):
        return guide.items[int(reference) - 1]
    for item in guide.items:
        if item.id == reference.strip().casefold():
            return item
    raise NotFoundError(
        _("The guide has no item “{item}”.").format(item=reference),
        unchanged=_("Nothing was written."),
        todo=_("Items: {items}").format(items=", ".join(item.id for item in guide.items)),
    )


def guide(question: Question, name: str = "day", own: Path | None = None, *, evening: bool = False) -> Report:
    """The guide called `name` (day, week or month), with the file `own`; `evening` is the evening meeting of the day.

    Raises SettingsError for a broken guide file.
    """
    live = Live(question)
    found = load(name, own, FIGURES)
    span = period(name, question.today)
    only = EVENING if evening else None
    lines = _shown(live, found, span, only)
    done = sum(line.done_at is not None for line in lines)
    title = _("Evening meeting") if evening else _(_TITLES[name])
    table = Table("guide", title, _columns(), [line.row() for line in lines], hidden=True)
    blocks: list[Block] = [table, *_parts(found, lines, only)]
    facts: dict[str, object] = {"guide": name, "evening": evening, "time": question.time, "phase": live.standing.phase}
    if evening:
        from mgrday.review.evening import meeting
        from mgrday.review.lesson import lesson
        from mgrday.review.lesson import lines as told

        of_today = lesson(question)
        blocks += [*meeting(live), *told(of_today, question.today)]
        facts["lesson"] = None if of_today is None else of_today.data()
    elif name == "month":
        from mgrday.review.pairs import pairs

        blocks = [_phases(live), *blocks, pairs(question, span)]
    else:
        blocks.insert(0, _phase(live))
    if name == "week":
        from mgrday.review import stock

        blocks += stock.blocks(question, span)
        old = [finding for finding in live.findings if finding.since < span.start]
        snoozed = [each for each in live.found.snoozed if each.finding.since < span.start]
        nothing = _("Nothing is left from before this week.")
        blocks.append(Findings(old, _("Left from before this week"), _OLD_FINDINGS, nothing, snoozed))
    return Report(
        "guide",
        _("{title} · {span} · {done} of {all} done").format(title=title, span=say_span(span), done=done, all=len(lines)),
        blocks,
        period=(span.start, span.end),
        facts=facts,
    )


def _shown(live: Live, found: Guide, span: Span, only: str | None) -> list[Shown]:
    """The lines of a guide, of one part or all, with figures and ticks."""
    ticks = {row["item"]: row for row in live.question.reader.rows(SQL["ticks"], guide=found.name, period=span.name)}
    now = found.part_at(live.question.time[11:])
    parts = {part.id: part for part in found.parts}
    shown = []
    for number, item in enumerate(found.items, 1):
        if only in (None, item.part):
            figures = FIGURES[item.figures](live) if item.figures else Figures("")
            tick = ticks.get(item.id, {})
            part = parts[item.part]
            drawn = item.drawn(live.today)
            shown.append(Shown(number, item, part, drawn, figures, part == now, tick.get("done_at"), tick.get("note")))
    return shown


def _columns() -> Sequence[Column]:
    return (
        Column("number", _("No."), "count"),
        Column("item", _("Item")),
        Column("part", _("Part")),
        Column("text", _("What to do")),
        Column("activity", _("Activity")),
        Column("figures", _("Figures")),
        Column("numbers", _("Numbers"), "metrics"),
        Column("done", _("Done"), "flag"),
        Column("done_on", _("Done on"), "day"),
        Column("done_at", _("Done at"), "time"),
        Column("note", _("Note")),
        Column("do", _("Command")),
        Column("now", _("Now"), "flag"),
    )


def _parts(found: Guide, shown: Sequence[Shown], only: str | None) -> list[Block]:
    """A block of lines for each part that has any; the part that is on now says so, the `only` one shown needs no title."""
    blocks: list[Block] = []
    for part in found.parts:
        mine = [line for line in shown if line.part == part]
        if mine:
            title = _("▶ {part} (now)").format(part=part.name) if mine[0].now else part.name
            if part.id == only:
                title = ""
            blocks.append(Lines(title, [line for each in mine for line in each.lines()]))
    return blocks


def _phase(live: Live) -> Lines:
    """The phase of the month, what is pushed in it, and how that stands."""
    figures = FIGURES["unfinished" if live.push.clearing else "key_deals"](live)
    text = figures.text if live.push.clearing else _("key deals: {figures}").format(figures=figures.text)
    return Lines("", [Line(live.push.said, "strong"), Line(text, "wrong" if figures.wrong else "plain")])


def _phases(live: Live) -> Lines:
    """The four phases of the month and what is pushed in each."""
    lines = []
    for phase in phases():
        last = min(phase.days[1], int(live.month.last[8:]))
        text = _("{first}–{last} {phase}: {push}").format(first=phase.days[0], last=last, phase=phase.name, push=phase.push)
        now = phase.number == live.standing.phase
        lines.append(Line(f"▶ {text}" if now else f"  {text}", "strong" if now else "faint"))
    return Lines(_("The four phases"), lines)


def _spoken(command: str) -> str:
    """`command` with what is to be filled in named in the language in use; scripts have it as it is."""
    return " ".join(_(word) if word in _TO_FILL_IN else word for word in command.split(" "))
