"""Text for a terminal: never wider than it, what is wrong in red, long findings wrapped, wide tables folded."""

import re
from collections.abc import Iterator

from mgrday.render import Look
from mgrday.render.blocks import Item, headline, items, more, nothing, period, severity_word
from mgrday.render.cells import clean, notes
from mgrday.render.layout import GAP, Strip, fit, fold, heading, pad, strips, total, width, wrap
from mgrday.report import Block, Findings, Lines, Report, Severity, Table, Tone

LEAST_ROOM = 40  # a terminal narrower than this is written to as if it were this wide
SIDE_BY_SIDE = 110  # from here on the command to type stands beside its finding
LONGEST_BESIDE = 44  # unless one command is longer than this

_MARK = re.compile(r" *(?:[✓□▶] +)?(?:\d{1,2}  +)?")

_CODES: dict[Tone, str] = {"wrong": "31", "good": "32", "faint": "2", "strong": "1"}
_SEVERITY_TONES: dict[Severity, Tone] = {"high": "wrong", "medium": "strong", "low": "faint"}


def render(report: Report, look: Look) -> str:
    """`report` in at most `look.width` terminal columns, coloured if `look.colour`."""
    return "\n".join(_Page(look).report(report)) + "\n"


class _Page:
    """How wide a line may be, and how a tone is painted."""

    def __init__(self, look: Look) -> None:
        self.room = max(look.width, LEAST_ROOM)
        self.colour = look.colour

    def paint(self, text: str, tone: Tone) -> str:
        """`text` in the colour of its tone, if colours are wanted."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.colour and text and tone in _CODES else text

    def report(self, report: Report) -> Iterator[str]:
        """Every line of the report; blocks stand apart by an empty line."""
        head, days = clean(report.title), period(report)
        if head:
            lines = wrap(head, self.room)
            fits = days and width(lines[-1]) + len(GAP) + width(days) <= self.room
            yield from (self.paint(line, "strong") for line in lines[:-1])
            yield self.paint(lines[-1], "strong") + (GAP + self.paint(days, "faint") if fits else "")
            if days and not fits:
                yield self.paint(days, "faint")
        for at, block in enumerate(report.page()):
            if at or (head and report.shape != "list"):
                yield ""
            yield from self.block(block, head)

    def block(self, block: Block, head: str) -> Iterator[str]:
        """A block under its title, unless the report has the same title."""
        title = headline(block) if isinstance(block, Findings) else clean(block.title)
        if title and title != head:
            yield from (self.paint(line, "strong") for line in wrap(title, self.room))
        if isinstance(block, Lines):
            for line in block.lines:
                yield from (self.paint(part, line.tone) for part in self.hang(clean(line.text)))
        elif isinstance(block, Table):
            yield from self.table(block)
        else:
            yield from self.findings(block)

    def hang(self, text: str) -> list[str]:
        """`text` wrapped; what follows the first line stands under its first word after spaces, a tick and a number."""
        found = _MARK.match(text)
        mark = found[0] if found and width(found[0]) <= self.room // 2 else ""
        first, *rest = wrap(text[len(mark) :], self.room - width(mark))
        return [mark + first, *(" " * width(mark) + line for line in rest)]

    def table(self, table: Table) -> Iterator[str]:
        """Headings, a thin rule, the rows; a table too wide comes in groups of columns, each led by the first."""
        if not table.rows:
            yield from self.hang(nothing(table))
        else:
            columns = strips(table)
            if not self.colour:
                for column in columns:
                    _mark(column)
            for at, group in enumerate(fit(columns, self.room)):
                if at:
                    yield ""
                yield from (self.paint(line, "faint") for line in heading(group))
                yield self.paint("─" * total(group), "faint")
                fold(group)
                cells = (column.cells(self.paint if self.colour else None) for column in group)
                yield from (GAP.join(row).rstrip() for row in zip(*cells, strict=True))
        for note in notes(table):
            yield from (self.paint(line, "faint") for line in self.hang(note))

    def findings(self, block: Findings) -> Iterator[str]:
        """A line or more for each finding, then its command: beside it where there is room, else under it."""
        shown = items(block)
        if not shown:
            yield from self.hang(nothing(block))
            yield from self.more(block, shown)
            return
        severities = max(width(severity_word(item.severity)) for item in shown)
        days = max(width(item.since) for item in shown)
        commands = max(width(item.do) for item in shown)
        beside = self.room >= SIDE_BY_SIDE and 0 < commands <= LONGEST_BESIDE
        indent = severities + days + 2 * len(GAP)
        room = self.room - indent - (commands + len(GAP) if beside else 0)
        if beside:
            room = min(room, max(width(item.message) for item in shown))
        for item in shown:
            messages = wrap(item.message, room)
            yield self.first_line(item, messages[0], (severities, days, room if beside else 0))
            yield from (" " * indent + line for line in messages[1:])
            if item.do and not beside:
                yield from (" " * indent + self.paint(line, "faint") for line in wrap(item.do, room))
        yield from self.more(block, shown)

    def more(self, block: Findings, shown: list[Item]) -> Iterator[str]:
        """What follows the findings."""
        yield from (self.paint(line, "faint") for text in more(block, shown) for line in self.hang(text))

    def first_line(self, item: Item, message: str, sizes: tuple[int, int, int]) -> str:
        """The line of a finding that carries its severity and day; with its command where the message has a size."""
        severity, day, room = sizes
        word = severity_word(item.severity)
        start = self.paint(word, _SEVERITY_TONES[item.severity]) + " " * (severity - width(word))
        start += GAP + self.paint(item.since, "faint") + " " * (day - width(item.since)) + GAP
        return start + (pad(message, room) + GAP + self.paint(item.do, "faint") if room else message).rstrip()


def _mark(column: Strip) -> None:
    """Where there is no red, put a ``!`` after what is wrong; the other numbers of the column keep their place."""
    if "wrong" in column.tones:
        other = " " if column.right else ""
        marks = ("!" if tone == "wrong" and text else other for text, tone in zip(column.texts, column.tones, strict=True))
        column.texts = [text + mark for text, mark in zip(column.texts, marks, strict=True)]
        column.title += other
        column.measure()
