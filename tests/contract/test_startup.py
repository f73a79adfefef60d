"""Reads start fast: a fresh interpreter that reads the store has not loaded what only writing needs."""

import json
import subprocess
import sys

import pytest

from runner import Mgrday

WRITING_ONLY = {"sqlalchemy", "sqlmodel", "pydantic", "alembic", "pendulum", "rich", "xlsxwriter"}
READS = [
    ["today"],
    ["check"],
    ["guide", "day"],
    ["report", "month"],
    ["report", "month", "--forecast-check"],
    ["rank"],
    ["findings"],
    ["findings", "rules"],
    ["findings", "rules", "client.stale"],
    ["findings", "snoozed"],
    ["show", "client", "1"],
    ["event", "board"],
    ["push", "today", "--to", "wecom", "--dry-run"],
    ["export", "agenda"],
    ["export", "lead"],
    ["find", "华瑞"],
    ["history"],
    ["config"],
    ["lead", "list"],
    ["lead", "show", "1"],
    ["target", "show", "branch", "苏州", "this-month"],
    ["lead", "neighbours", "1"],
]
PROGRAM = """
import json, sys
from mgrday.__main__ import main
code = main(json.loads(sys.argv[1]))
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", READS, ids=" ".join)
def test_a_read_loads_nothing_that_only_writing_needs(mgrday: Mgrday, arguments: list[str]) -> None:
    assert mgrday("lead", "add", "苏州华瑞贸易有限公司").code == 0
    assert mgrday("department", "add", "一部", "--branch", "苏州").code == 0
    assert mgrday("target", "set", "branch", "苏州", "this-month", "20万").code == 0
    command = [sys.executable, "-c", PROGRAM, json.dumps(arguments)]
    done = subprocess.run(command, env=mgrday.environment, capture_output=True, text=True, timeout=60)
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    assert WRITING_ONLY & set(loaded) == set()
