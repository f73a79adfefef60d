"""A report as a message in a group chat: lines of text, no grid, no commands; cut at a line to what a robot takes."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mgrday.render.blocks import headline, items, more, nothing, period, severity_word
from mgrday.render.cells import clean, notes
from mgrday.render.layout import strips
from mgrday.report import Block, Findings, Lines, Report, Table
from mgrday.words import _, ngettext

LONGEST_LINE = 500
"""More characters of one line nobody reads in a chat; so that one line never fills a message."""
_COMMAND = re.compile(r"^\s*(?:→\s*)?mgrday\b.*$|\s*[→:：]\s*mgrday\b.*$")
_MARKUP = str.maketrans("*_`[]<>#~|\\", "＊＿｀［］＜＞＃～｜＼")
_TAGS = str.maketrans("<>", "＜＞")


class Said(NamedTuple):
    """A line of a message; a heading stands out where the chat can do that. An empty one parts two blocks."""

    text: str
    heading: bool = False


def said(report: Report) -> list[Said]:
    """The lines of `report`, without the commands that only who sits at the keyboard can type."""
    lines = [Said("  ".join(filter(None, (clean(report.title), period(report)))), True)]
    for block in report.page():
        body = [_bare(line) for line in _block(block, clean(report.title))]
        told = [line for line in body if line.text]
        if told:
            lines += [Said(""), *told]
    return lines


def fitted(lines: Sequence[Said], most: int, newline: str = "\n", *, markup: bool) -> str:
    """The first of `lines` as one text of at most `most` bytes, with how many lines are left out at its end.

    With `markup` headings are bold. What could be taken for markup, or for calling everybody, is written in wide letters.
    """
    texts = [_written(line, markup) for line in lines]
    kept = len(texts)
    while True:
        left = sum(bool(text) for text in texts[kept:])
        tail = [ngettext("… {n} more line was not sent.", "… {n} more lines were not sent.", left).format(n=left)] if left else []
        text = newline.join([*texts[:kept], *tail])
        if size(text) <= most or not kept:
            return text
        kept -= 1


def size(text: str) -> int:
    """The bytes that `text` takes inside a message."""
    return len(json.dumps(text, ensure_ascii=False).encode("utf-8", "replace")) - 2


def _written(line: Said, markup: bool) -> str:
    if not markup:
        return _cut(line.text).translate(_TAGS)
    text = _cut(line.text).strip().translate(_MARKUP)
    return f"**{text}**" if line.heading and text else text


def _bare(line: Said) -> Said:
    return Said(_COMMAND.sub("", line.text).rstrip(), line.heading)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def _block(block: Block, head: str) -> Iterator[Said]:
    title = headline(block) if isinstance(block, Findings) else clean(block.title)
    if title and title != head:
        yield Said(title, True)
    if isinstance(block, Lines):
        yield from (Said(clean(line.text)) for line in block.lines)
    elif isinstance(block, Table):
        yield from map(Said, _table(block) if block.rows else [nothing(block)])
        yield from map(Said, notes(block))
    else:
        yield from map(Said, _findings(block))


def _table(table: Table) -> Iterator[str]:
    """A line per row: words as they are, figures after a heading that says what they are, nothing for what is empty."""
    columns = strips(table)
    heads = [f"{column.title} " if column.right and column.title != _("Value") else "" for column in columns]
    for cells in zip(*(column.texts for column in columns), strict=True):
        yield " · ".join(f"{head}{text}" for head, text in zip(heads, cells, strict=True) if text)


def _findings(block: Findings) -> Iterator[str]:
    shown = items(block)
    if not shown:
        yield nothing(block)
    yield from (f"{severity_word(item.severity)} {item.since} {item.message}" for item in shown)
    if shown:
        yield from more(block, shown)
