"""One HTML file that needs nothing else: no script, nothing loaded, every piece of data escaped."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

from mgrday.render import Look
from mgrday.render.blocks import headline, items, more, nothing, period, severity_word
from mgrday.render.cells import notes
from mgrday.render.layout import Strip, strips, total
from mgrday.render.markup import class_, safe
from mgrday.report import Block, Chart, Findings, Lines, Report, Table, Tone
from mgrday.words import _

_LANG = {"zh": "zh-CN", "en": "en"}
LONG = 32  # texts wider than this, counted as on a terminal, may be broken
BROAD, SAMPLE = 120, 100  # a page with a table wider than this, by its first rows, is printed on its side

# The page may style itself and do nothing else, whatever slipped into it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(report: Report, look: Look) -> str:
    """`report` as a page to send, print or read on a phone."""
    return "\n".join(_page(report, _LANG.get(look.language, look.language))) + "\n"


@cache
def _style() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8").strip()


def _page(report: Report, lang: str) -> Iterator[str]:
    title = safe(report.title)
    yield "<!doctype html>"
    yield f'<html lang="{safe(lang)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_style()}\n</style>"
    yield "</head>"
    broad = any(_broad(block) for block in report.page() if isinstance(block, Table))
    yield f"<body{class_('broad' if broad else '')}>"
    yield "<main>"
    yield "<header>"
    yield f"<h1>{title}</h1>"
    if about := " · ".join(filter(None, (report.whose, period(report)))):
        yield f'<p class="days">{safe(about)}</p>'
    yield "</header>"
    yield from _sections(report)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _broad(table: Table) -> bool:
    """Whether the first rows of a table are too wide for a page that stands upright."""
    return total(strips(replace(table, rows=table.rows[:SAMPLE]))) > BROAD


def _sections(report: Report) -> Iterator[str]:
    """The blocks in order; the pictures that stand beside no table come after the words at the head, before all tables."""
    numbers = count(1)
    first = [chart for chart in report.charts if not chart.beside]
    for block in report.page():
        if first and not isinstance(block, Lines):
            yield "<section>"
            yield from _figures(first, numbers, None)
            yield "</section>"
            first = []
        yield "<section>"
        yield from _block(block, report, numbers)
        yield "</section>"


def _block(block: Block, report: Report, numbers: Iterator[int]) -> Iterator[str]:
    title = headline(block) if isinstance(block, Findings) else block.title
    if title and title != report.title:
        yield f"<h2>{safe(title)}</h2>"
    if isinstance(block, Table):
        yield from _figures([chart for chart in report.charts if chart.beside == block.name], numbers, block)
    if isinstance(block, Lines):
        yield '<ul class="lines">'
        yield from (f"<li{class_(line.tone)}>{safe(line.text.strip())}</li>" for line in block.lines)
        yield "</ul>"
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _findings(block)


def _figures(charts: Sequence[Chart], numbers: Iterator[int], block: Table | None) -> Iterator[str]:
    """The pictures that open the section of `block`; one that is drawn from another table has that one folded below."""
    if not charts:
        return
    from mgrday.render.charts import DRAWN
    from mgrday.render.charts.parts import drawn

    for chart in charts:
        picture = DRAWN[chart.name](chart.table)
        own = block is None or chart.table.name != block.name
        yield f'<figure class="{picture.name.split()[0]}">'
        keys = "".join(f"<span>{key.sign}{safe(key.words)}</span>" for key in picture.keys)
        title = f"<b>{safe(chart.table.title)}</b>" if own else ""
        if title or keys:
            yield f"<figcaption>{title}{keys}</figcaption>"
        yield from drawn(picture, next(numbers), chart.table.title, chart.said)
        if own:
            yield f"<details><summary>{safe(_('The figures'))}</summary>"
            yield from _table(chart.table)
            yield "</details>"
        yield "</figure>"


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield f'<p class="empty">{safe(nothing(table))}</p>'
    else:
        columns = strips(table)
        yield '<div class="wide" tabindex="0">'
        yield "<table>"
        heads = (f'<th scope="col"{class_(_side(column))}>{safe(column.title)}</th>' for column in columns)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        bodies = [list(_cells(column, "th" if at == 0 else "td")) for at, column in enumerate(columns)]
        yield from (f"<tr>{''.join(row)}</tr>" for row in zip(*bodies, strict=True))
        yield "</tbody>"
        yield "</table>"
        yield "</div>"
    yield from (f'<p class="note">{safe(note)}</p>' for note in notes(table))


def _side(column: Strip) -> str:
    """The class of a column: numbers stand right, long texts may take more than a line."""
    return "number" if column.right else "long" if column.elastic and column.body > LONG else ""


def _cells(column: Strip, tag: str) -> Iterator[str]:
    tones: list[Tone] = list(column.tones) or ["plain"] * len(column.texts)
    start = '<th scope="row"' if tag == "th" else "<td"
    for text, tone in zip(column.texts, tones, strict=True):
        yield f"{start}{class_(_side(column), tone)}>{safe(text)}</{tag}>"


def _findings(block: Findings) -> Iterator[str]:
    shown = items(block)
    if not shown:
        yield f'<p class="empty">{safe(nothing(block))}</p>'
        yield from (f'<p class="note">{safe(text)}</p>' for text in more(block, shown))
        return
    yield '<ul class="findings">'
    for item in shown:
        since = safe(_("since {day}").format(day=item.since))
        command = f"<code>{safe(item.do)}</code>" if item.do else ""
        yield (
            f'<li><span class="chip {item.severity}">{safe(severity_word(item.severity))}</span>'
            f'<div><p>{safe(item.message)} <span class="days">{since}</span></p>{command}</div></li>'
        )
    yield "</ul>"
    yield from (f'<p class="note">{safe(text)}</p>' for text in more(block, shown))
