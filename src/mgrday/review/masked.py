"""``--mask``: what a command says as it may be passed on; clients, their contacts and phones are masked in every format.

Names that stand alone are masked as what they are. In sentences those names are looked for, and besides them every
client and contact of the store; the people and teams of our own are named as they are.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from mgrday.masking import mask_name, mask_text
from mgrday.names import name_key
from mgrday.report import Block, Cell, Finding, Lines, Report, Table
from mgrday.review.published import SQL, clients_in, long_names, ours, pieces
from mgrday.review.question import Question

CLIENTS = frozenset({"client", "company"})
"""The columns and facts that name a client."""
OURS = frozenset({"member", "group", "department", "branch", "owner"})
"""The columns and facts that name one of our own."""
_LETTERS = "[A-Za-z0-9]"
Change = Callable[[str, str], str]
"""From a column's or fact's key (none for a sentence) and a text to the text that stands instead."""


def masked(question: Question, report: Report) -> Report:
    """`report` with clients, contacts and phones masked."""
    names: set[str] = set()
    texts: set[str] = set()

    def note(key: str, text: str) -> str:
        if key not in OURS:
            (names if key in CLIENTS else texts).add(text)
        return text

    _changed(report, note)
    hide = masker(question, texts, names)

    def change(key: str, text: str) -> str:
        if key in OURS:
            return text
        return mask_name(text) if key in CLIENTS else hide(text)

    return _changed(report, change)


def masker(question: Question, texts: Iterable[str], names: Iterable[str] = ()) -> Callable[[str], str]:
    """What masks any of `texts`: phones, clients and contacts named in them, and `names` besides."""
    sure = sorted(set(filter(None, names)), key=len, reverse=True)
    between = re.compile("|".join(map(re.escape, sure)) or "(?!)")
    rest = {piece for text in texts for piece in between.split(text)}
    clients, people = [*sure, *clients_in(question, *rest), *long_names(question)], _contacts(question, rest)
    return lambda text: mask_text(text, clients, people)


def _contacts(question: Question, texts: Collection[str]) -> list[str]:
    """Who is spoken with at a client and named in `texts`; a name in Latin letters must be a word of its own there."""
    named = {piece for text in texts for piece in pieces(text)}
    own, whole = ours(question), "\n".join(texts)
    contacts = [name for (name,) in question.reader.tuples(SQL["contacts"]) if name in named and name_key(name) not in own]
    return [name for name in contacts if re.search(f"(?<!{_LETTERS}){re.escape(name)}(?!{_LETTERS})", whole)]


def _changed(report: Report, change: Change) -> Report:
    """`report` with every text of it changed."""
    return replace(
        report,
        title=change("", report.title),
        blocks=[_block(block, change) for block in report.blocks],
        facts={key: _value(key, value, change) for key, value in report.facts.items()},
        charts=[replace(each, table=_table(each.table, change), said=change("", each.said)) for each in report.charts],
    )


def _block(block: Block, change: Change) -> Block:
    if isinstance(block, Table):
        return _table(block, change)
    if isinstance(block, Lines):
        return replace(block, lines=[line._replace(text=change("", line.text)) for line in block.lines])
    put_off = [each._replace(finding=_finding(each.finding, change), reason=change("", each.reason)) for each in block.snoozed]
    return replace(block, findings=[_finding(each, change) for each in block.findings], snoozed=put_off)


def _table(table: Table, change: Change) -> Table:
    """A table with the texts of its rows changed; days and times are none."""
    days = {column.key for column in table.columns if column.unit in ("day", "time")}
    rows = [{key: value if key in days else _value(key, value, change) for key, value in row.items()} for row in table.rows]
    return replace(table, rows=rows, note=change("", table.note))


def _finding(finding: Finding, change: Change) -> Finding:
    client = finding.client and change("client", finding.client)
    return replace(finding, client=client, message=change("", finding.message), do=change("", finding.do))


def _value(key: str, value: object, change: Change) -> object:
    if isinstance(value, str):
        return change(key, value)
    if isinstance(value, Cell):
        return value._replace(value=_value(key, value.value, change))
    if isinstance(value, Finding):
        return _finding(value, change)
    if isinstance(value, Mapping):
        return {str(name): _value(str(name), each, change) for name, each in value.items()}
    return [_value(key, each, change) for each in value] if isinstance(value, list) else value
