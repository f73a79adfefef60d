"""A small department typed in command by command, for the transcripts of verbs; built once, copied for each test."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from runner import Mgrday, Result

NOW = "2026-11-23 15:00"
"""A Monday afternoon."""
SET_UP = """
department add East --branch Suzhou
member add Wang --department East --group One --hired 2024-03-01
member add Li --department East --group One --hired 2026-10-08
member add Zhao --department East --group Two --hired 2025-03-01
member add Sun --department East --role manager
lead add Acme --phone 13812345678 --owner Wang
lead add Bolts --owner Li
lead add Bolton --owner Li
event add Summit --starts "2026-11-26 14:00"
"""
_built: list[bytes] = []


class Office:
    """``office("lead grade Acme A")`` runs a command line on Monday afternoon."""

    def __init__(self, mgrday: Mgrday) -> None:
        self.mgrday = mgrday

    def __call__(self, line: str, *, today: str = NOW, lang: str = "en", **more: Any) -> Result:
        import shlex

        return self.mgrday(*shlex.split(line), today=today, lang=lang, **more)

    def done(self, line: str, **more: Any) -> Result:
        """Run a command that must succeed."""
        result = self(line, **more)
        assert result.code == 0, result
        return result

    def json(self, line: str, **more: Any) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.done(f"{line} --format json", **more).out)

    def count(self, table: str) -> int:
        """The rows of a table."""
        with closing(sqlite3.connect(self.mgrday.store)) as connection:
            (rows,) = connection.execute(f"select count(*) from {table}").fetchone()
            return int(rows)


def opened(mgrday: Mgrday) -> Office:
    """The department of `SET_UP` in the test's own store."""
    office = Office(mgrday)
    if not _built:
        for line in SET_UP.strip().splitlines():
            office.done(line)
        assert not Path(f"{mgrday.store}-wal").exists()
        _built.append(mgrday.store.read_bytes())
    mgrday.store.write_bytes(_built[0])
    return office
