"""Whatever stands in a file: every row is accounted for, nothing is a fault, and what was accepted is there."""

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgrday.kinds import KINDS
from mgrday.kinds.base import clean
from mgrday.names import name_key
from runner import Mgrday

NOW = "2026-11-23 10:00"
HEADER = ("company", "contact", "phone", "grade", "next_step", "next_on", "created_on", "note")
CELL = st.one_of(
    st.text(max_size=30),
    st.text(alphabet='",;\n\r\t\'=+-@甲乙(（） \u200b\u202e', max_size=12),
    st.sampled_from(["", "无", "A", "b类", "13800000001", "2026-11-20", "昨天", "有限公司", "9" * 5000]),
)
ROWS = st.lists(st.tuples(*(CELL for _ in HEADER)), max_size=8)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def fresh(folder: Path) -> Mgrday:
    """A runner on a store without records."""
    for path in folder.iterdir():
        path.unlink()
    return Mgrday(folder, {"HOME": str(folder), "MGRDAY_DB": str(folder / "store.db"), "MGRDAY_ACTOR": "tester"})


def imported(mgrday: Mgrday, kind: str, content: bytes) -> dict[str, Any] | None:
    """The counts of an import, None where it was refused as a whole."""
    file = mgrday.folder / "file.csv"
    file.write_bytes(content)
    result = mgrday("import", str(file), "--kind", kind, "--format", "json", today=NOW)
    assert result.code in (0, 4), result
    assert "Traceback" not in result.err
    found: dict[str, Any] | None = json.loads(result.out) if result.out else None
    return found


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_every_row_is_accounted_for_and_what_was_accepted_is_there(folder: Path, rows: list[tuple[str, ...]]) -> None:
    mgrday = fresh(folder)
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    try:
        content = out.getvalue().encode()
    except UnicodeEncodeError:
        return
    counts = imported(mgrday, "lead", content)
    if counts is None:
        assert "\0" in out.getvalue()
        return
    filled = sum(any(map(clean, row)) for row in rows)
    assert counts["accepted"] + counts["rejected"] + counts["duplicates"] == filled
    found = json.loads(mgrday("lead", "list", "--format", "json", today=NOW).out)
    assert len(found) == counts["accepted"]
    typed = {name_key(clean(cell)) for row in rows for cell in (row[0], row[0].removeprefix("'"))}
    assert {name_key(row["company"]) for row in found} <= typed
    again = imported(mgrday, "lead", content)
    assert again is not None
    assert (again["accepted"], again["duplicates"]) == (0, counts["accepted"] + counts["duplicates"])
    assert again["rejected"] == counts["rejected"]


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(sorted(KINDS)), content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_content_is_a_fault(folder: Path, kind: str, content: bytes) -> None:
    mgrday = fresh(folder)
    header = ",".join(field.zh for field in KINDS[kind].fields)
    imported(mgrday, kind, content)
    imported(mgrday, kind, f"{header}\n".encode() + content)
