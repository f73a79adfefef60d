"""One HTML file that needs nothing else: no script, nothing loaded, every piece of data escaped."""

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from mgrday.render import Look
from mgrday.render.blocks import headline, items, more, nothing, period, severity_word
from mgrday.render.cells import clean
from mgrday.render.layout import Strip, strips
from mgrday.report import Block, Findings, Lines, Report, Table, Tone
from mgrday.words import _

_LANG = {"zh": "zh-CN", "en": "en"}
LONG = 32  # texts wider than this, counted as on a terminal, may be broken

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
    yield "<body>"
    yield "<main>"
    yield "<header>"
    yield f"<h1>{title}</h1>"
    if days := period(report):
        yield f'<p class="days">{safe(days)}</p>'
    yield "</header>"
    for block in report.page():
        yield "<section>"
        yield from _block(block, report.title)
        yield "</section>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def safe(text: str) -> str:
    """`text` cleaned and escaped, for an element or an attribute."""
    return escape(clean(text), quote=True)


def _block(block: Block, head: str) -> Iterator[str]:
    title = headline(block) if isinstance(block, Findings) else block.title
    if title and title != head:
        yield f"<h2>{safe(title)}</h2>"
    if isinstance(block, Lines):
        yield '<ul class="lines">'
        yield from (f"<li{_class(line.tone)}>{safe(line.text.strip())}</li>" for line in block.lines)
        yield "</ul>"
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _findings(block)


def _class(*names: str) -> str:
    """A class attribute of the names that say something."""
    wanted = " ".join(name for name in names if name and name != "plain")
    return f' class="{wanted}"' if wanted else ""


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield f'<p class="empty">{safe(nothing(table))}</p>'
    else:
        columns = strips(table)
        yield '<div class="wide" tabindex="0">'
        yield "<table>"
        heads = (f'<th scope="col"{_class(_side(column))}>{safe(column.title)}</th>' for column in columns)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        bodies = [list(_cells(column, "th" if at == 0 else "td")) for at, column in enumerate(columns)]
        yield from (f"<tr>{''.join(row)}</tr>" for row in zip(*bodies, strict=True))
        yield "</tbody>"
        yield "</table>"
        yield "</div>"
    if table.note:
        yield f'<p class="note">{safe(table.note)}</p>'


def _side(column: Strip) -> str:
    """The class of a column: numbers stand right, long texts may take more than a line."""
    return "number" if column.right else "long" if column.elastic and column.body > LONG else ""


def _cells(column: Strip, tag: str) -> Iterator[str]:
    tones: list[Tone] = list(column.tones) or ["plain"] * len(column.texts)
    start = '<th scope="row"' if tag == "th" else "<td"
    for text, tone in zip(column.texts, tones, strict=True):
        yield f"{start}{_class(_side(column), tone)}>{safe(text)}</{tag}>"


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
