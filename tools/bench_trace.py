"""Run mgrday and write down the SQL that it runs, parameters filled in: ``bench_trace.py FILE ARGUMENT…``."""

import contextlib
import io
import sqlite3
import sys
from pathlib import Path

from mgrday.__main__ import main
from mgrday.store import opening
from mgrday.store.address import Address
from mgrday.store.connecting import BUSY_SECONDS
from mgrday.store.reader import Connection

_connect = opening.connect
statements: list[str] = []


def connect(place: Address, patience: float = BUSY_SECONDS) -> Connection:
    """mgrday's own connection, listened to."""
    connection = _connect(place, patience)
    assert isinstance(connection, sqlite3.Connection)
    connection.set_trace_callback(statements.append)
    return connection


def run(file: Path, arguments: list[str]) -> int:
    """Run the command line `arguments`; its SQL goes into `file`, what it prints nowhere."""
    opening.connect = connect
    with contextlib.redirect_stdout(io.StringIO()):
        code = main(arguments)
    file.write_text("".join(f"{sql}\n;\n" for sql in statements), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
