"""Markdown as GitHub and chat tools read it: pipe tables, numbers on the right, what is wrong in bold."""

import re
from collections.abc import Iterator

from mgrday.render import Look
from mgrday.render.blocks import Item, headline, items, more, nothing, period, severity_word
from mgrday.render.cells import clean, notes
from mgrday.render.layout import strips
from mgrday.report import Block, Findings, Lines, Report, Table, Tone
from mgrday.words import _

_MARKUP = re.compile(r"[\\`*_\[\]|~$]")
_LEADING = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")
_TONES: dict[Tone, str] = {"wrong": "**", "strong": "**", "good": "_"}


def render(report: Report, look: Look) -> str:
    """`report` as Markdown; `look` changes nothing."""
    parts = [f"# {inline(report.title)}"] if report.title else []
    if days := period(report):
        parts.append(escape(days))
    for block in report.page():
        parts.extend(_block(block, report.title))
    return "\n\n".join(parts) + "\n"


def inline(text: str) -> str:
    """`text` on one line, meaning nothing to Markdown or to HTML inside a line."""
    plain = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\g<0>", plain)


def escape(text: str) -> str:
    """`text` as `inline`, and starting no heading, list or rule either."""
    return _LEADING.sub(_disarm, inline(text))


def _disarm(match: re.Match[str]) -> str:
    """What would start a heading, a list or a rule, made plain: a number keeps its digits and loses its point's power."""
    space, sign = match.groups()
    return f"{space}\\{sign}" if not sign.isdigit() else f"{space}{sign}\\"


def code(text: str) -> str:
    """`text` as a code span, whatever backticks it holds; as plain text if it looks like HTML, which some show raw."""
    if "<" in text:
        return inline(text)
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{edge}{text}{edge}{fence}" if text else ""


def _block(block: Block, head: str) -> Iterator[str]:
    title = headline(block) if isinstance(block, Findings) else block.title
    if title and title != head:
        yield f"## {inline(title)}"
    if isinstance(block, Lines):
        if block.lines:
            yield "\n".join(f"- {_toned(escape(line.text.strip()), line.tone)}" for line in block.lines)
    elif isinstance(block, Table):
        yield "\n".join(_table(block)) if block.rows else escape(nothing(block))
        yield from map(escape, notes(block))
    else:
        yield from _findings(block)


def _toned(text: str, tone: Tone) -> str:
    mark = _TONES.get(tone, "")
    return f"{mark}{text}{mark}" if text and mark else text


def _table(table: Table) -> Iterator[str]:
    columns = strips(table)
    yield _row([inline(column.title) for column in columns])
    yield _row(["---:" if column.right else "---" for column in columns])
    bodies = []
    for column in columns:
        texts = [inline(text) for text in column.texts]
        bodies.append([*map(_toned, texts, column.tones)] if column.tones else texts)
    yield from map(_row, zip(*bodies, strict=True))


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _findings(block: Findings) -> Iterator[str]:
    shown = items(block)
    if not shown:
        yield escape(nothing(block))
        yield from map(escape, more(block, shown))
        return
    for_each = ((item, _("since {day}").format(day=item.since)) for item in shown)
    yield "\n".join(
        " · ".join(filter(None, [_start(item), inline(since), code(item.do)])) for item, since in for_each
    )
    yield from map(escape, more(block, shown))


def _start(item: Item) -> str:
    return f"- **{inline(severity_word(item.severity))}** {inline(item.message)}".rstrip()
