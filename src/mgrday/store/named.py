"""Named SQL: the queries of a module stand in a ``.sql`` file beside it, each under a line ``-- name: what_it_gives``."""

import re
from functools import cache
from pathlib import Path

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)
_COMMENT = re.compile(r"^\s*--.*$", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]\w*)")


@cache
def load(path: Path) -> dict[str, str]:
    """The queries of one ``.sql`` file by name."""
    parts = _NAME.split(path.read_text(encoding="utf-8"))
    return {name: _COMMENT.sub("", text).strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def beside(module_file: str) -> dict[str, str]:
    """The queries of the ``.sql`` file that has the module's own name; call it as ``beside(__file__)``."""
    return load(Path(module_file).with_suffix(".sql"))


def parameters(sql: str) -> list[str]:
    """The names of the parameters of `sql`, each once, in order."""
    return list(dict.fromkeys(_PARAMETER.findall(sql)))


@cache
def for_psycopg(sql: str) -> str:
    """`sql` with its ``:name`` parameters written as psycopg wants them."""
    return _PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%"))
