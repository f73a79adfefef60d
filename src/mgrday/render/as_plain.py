"""Aligned text for pipes and files: no colour, nothing cut however long, numbers on the right, two spaces between."""

from collections.abc import Iterator

from mgrday.render import Look
from mgrday.render.blocks import headline, items, more, nothing, period, severity_word
from mgrday.render.cells import clean, notes
from mgrday.render.layout import GAP, Strip, heading, strips
from mgrday.report import Block, Findings, Lines, Report, Table


def render(report: Report, look: Look) -> str:
    """`report` as aligned text; `look` changes nothing."""
    head = clean(report.title)
    days = period(report)
    parts = [f"{head}{GAP}{days}" if days else head]
    for at, block in enumerate(report.page()):
        lines = [line.rstrip() for line in _block(block, head)]
        if lines:
            parts.append("\n".join(lines) if report.shape == "list" and at == 0 else "\n" + "\n".join(lines))
    return "\n".join(part for part in parts if part).lstrip("\n") + "\n"


def grid(columns: list[Strip]) -> list[str]:
    """The rows of a table as lines, without the heading."""
    return [GAP.join(cells).rstrip() for cells in zip(*(column.cells() for column in columns), strict=True)]


def _block(block: Block, head: str) -> Iterator[str]:
    if isinstance(block, Findings):
        yield from _findings(block)
        return
    title = clean(block.title)
    if title and title != head:
        yield title
    if isinstance(block, Lines):
        yield from (clean(line.text) for line in block.lines)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield nothing(table)
    else:
        columns = strips(table)
        yield from heading(columns)
        yield from grid(columns)
    yield from notes(table)


def _findings(block: Findings) -> Iterator[str]:
    yield headline(block)
    shown = items(block)
    if not shown:
        yield nothing(block)
        yield from more(block, shown)
        return
    yield from grid(
        [
            Strip("", [severity_word(item.severity) for item in shown], right=False, elastic=False),
            Strip("", [item.since for item in shown], right=False, elastic=False),
            Strip("", [item.message for item in shown], right=False, elastic=False),
            Strip("", [item.do for item in shown], right=False, elastic=False),
        ]
    )
    yield from more(block, shown)
