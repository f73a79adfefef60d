"""``mgrday rank --publish``: the board as it may hang on the wall or be posted in the group.

It says nothing that shames: no penalty, no loss of rank, no share under a target or standard, no figure of the period
before. Whoever has nothing or is behind is not named at the end of the board, only counted; the best few always stand
there. Clients and phones are masked. What is left out is in no format.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mgrday.masking import mask_text
from mgrday.names import name_key
from mgrday.report import Block, Cell, Column, Report, Row, Table, bare
from mgrday.review import ranking
from mgrday.review.board import Board, Ranked
from mgrday.review.question import Question
from mgrday.review.targets import due
from mgrday.store.named import beside
from mgrday.words import ngettext

ALWAYS_NAMED = 3
"""How many of the best are named however far they are, as long as they have something."""
LEFT_OUT = frozenset({"before", "target", "bound"})
LEAST_CORE, LONGEST = 3, 40
"""A client may be named in a sentence by its core from this length on; no name is looked for beyond the longest."""
SQL = beside(__file__)


def report(board: Board) -> Report:
    """What ``mgrday rank --publish`` says; `board` is a published one."""
    named = _named(board)
    told = ranking.report(board)
    blocks = [_block(board, block, named) for block in told.blocks]
    return replace(told, blocks=blocks, charts=(), facts={"published": True, "others": len(board.ranked) - named})


def _named(board: Board) -> int:
    """How many stand on the board by name, from the top: all down to the last who has something and is not behind."""
    named = len(board.ranked)
    while named and (not board.ranked[named - 1].value or _behind(board, board.ranked[named - 1])):
        named -= 1
    best = sum(each.value > 0 for each in board.ranked[:ALWAYS_NAMED])
    return max(named, best)


def _behind(board: Board, each: Ranked) -> bool:
    """Whether somebody is under what their target, or else their standard, asks by now."""
    target = board.target(each)
    if target is not None:
        return each.value < due(target, board.span, board.question)
    asked = {member["id"]: member for member in board.members} if board.scope == "member" else {}
    member = asked.get(each.party.key)
    return member is not None and each.value < board.standards.due(member, board.metric)


def _block(board: Board, block: Block, named: int) -> Block:
    if not isinstance(block, Table):
        return block
    if block.name == "ranking":
        return _ranking(block, named, _others(board, len(block.rows) - named))
    if block.name == "best":
        return replace(block, rows=[_reached(row) for row in block.rows])
    return _rewards(board.question, block) if block.name == "awards" else block


def _others(board: Board, count: int) -> str:
    """How many are not named, in a sentence."""
    if not count:
        return ""
    if board.scope == "member":
        return ngettext("{n} other is still on the way.", "{n} others are still on their way.", count).format(n=count)
    return ngettext("{n} other team is still on the way.", "{n} other teams are still on their way.", count).format(n=count)


def _ranking(table: Table, named: int, others: str) -> Table:
    """The first rows, each with its bright side only."""
    rows = [_bright(row) for row in table.rows[:named]]
    columns = [_column(column, rows) for column in table.columns if column.key not in LEFT_OUT]
    return replace(table, columns=columns, rows=rows, note=others if rows else "", empty=others or table.empty)


def _bright(row: Row) -> Row:
    """A row without what was lost, missed or is nothing at all."""
    reached = row.get("of_standard")
    kept = {key: value for key, value in row.items() if key not in LEFT_OUT and bare(value) != 0}
    for key in ("share", "of_standard"):
        if not isinstance(row.get(key), Cell):
            kept[key] = None
    if not isinstance(reached, Cell):
        kept["standard"] = None
    change = bare(row.get("change"))
    kept["change"] = row["change"] if isinstance(change, int) and change > 0 else None
    return kept


def _column(column: Column, rows: Sequence[Row]) -> Column:
    """A column of which nothing is left is for scripts."""
    return replace(column, hidden=column.hidden or not any(bare(row.get(column.key)) is not None for row in rows))


def _reached(row: Row) -> Row:
    """The best in a metric, with the standard where it is reached."""
    return row if isinstance(row["value"], Cell) else {**row, "standard": None}


def _rewards(question: Question, table: Table) -> Table:
    """The rewards without the penalties; clients and phones in their reasons are masked."""
    rows: list[Mapping[str, object]] = [row for row in table.rows if bare(row["type"]) == "reward"]
    shown = [{**row, "reason": mask_text(str(row["reason"]), clients_in(question, str(row["reason"])))} for row in rows]
    return replace(table, rows=shown, hidden=not shown)


def clients_in(question: Question, *texts: str) -> list[str]:
    """The pieces of `texts` that name a client: in full, or without city and legal suffix. Our own names are none."""
    named: dict[str, set[str]] = {}
    for piece in {piece for text in texts for piece in pieces(text)}:
        named.setdefault(name_key(piece), set()).add(piece)
    for own in ours(question):
        named.pop(own, None)
    cores = [key for key in named if len(key) >= LEAST_CORE]
    found = {*_known(question, "by_name", list(named)), *_known(question, "by_core", cores)}
    return [piece for key in found for piece in named[key]]


def ours(question: Question) -> set[str]:
    """The keys of the names of our own: people, groups, departments, branches."""
    return {name_key(name) for (name,) in question.reader.tuples(SQL["ours"])}


def long_names(question: Question) -> list[str]:
    """The clients whose names are so long that `clients_in` looks for none like them."""
    return [row["name"] for row in question.reader.rows(SQL["long"], longest=LONGEST)]


def pieces(text: str) -> Iterator[str]:
    """Every piece of a sentence that may be a name."""
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + LONGEST) + 1):
            if not text[start].isspace() and not text[end - 1].isspace():
                yield text[start:end]


def _known(question: Question, query: str, keys: Sequence[str], size: int = 200) -> Iterator[str]:
    """What a query finds of clients by some of `keys`."""
    for start in range(0, len(keys), size):
        given = {f"key{at}": key for at, key in enumerate(keys[start : start + size])}
        sql = SQL[query].replace("/*ids*/", ", ".join(f":{name}" for name in given))
        yield from (found for (found,) in question.reader.tuples(sql, **given))
