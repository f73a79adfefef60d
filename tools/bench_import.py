"""How fast leads come in: a long CSV file against sqlite-utils and the sqlite3 shell, a workbook against the same rows as CSV."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import bench_leads

TOOLS = Path(__file__).parent
PLACES = TOOLS.parent / "src" / "mgrday" / "places.txt"
MGRDAY = str(Path(sys.executable).with_name("mgrday"))
NOW = "2026-11-18 09:00"
UTILS, SHELL = 0.3, 2.0
"""What mgrday may take, in times of sqlite-utils and of the sqlite3 shell."""
WORKBOOK = 1.5
"""What a workbook may take, in times of the same rows as CSV and the bare reading."""
LEADS = f"create table leads ({', '.join(bench_leads.HEADER)}); create unique index leads_once on leads ({bench_leads.HEADER[0]})"
READ = "import python_calamine as c, sys; [0 for row in c.load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows()]"
REJECTED = 4


@dataclass(frozen=True)
class Spent:
    """The seconds of a run, those of its processors, and the most memory that one of its processes took, in MB."""

    seconds: float
    computing: float
    memory: float


def tables(folder: Path, environment: Mapping[str, str], leads: int, sheet: int) -> list[list[list[str]]]:
    """The table of a CSV file of so many leads, and the one of a workbook of so many."""
    base = _base(folder, environment)
    return [_csv_table(folder, base, environment, leads), _sheet_table(folder, base, environment, sheet)]


def _csv_table(folder: Path, base: Path, environment: Mapping[str, str], count: int) -> list[list[str]]:
    file = folder / f"leads-{count}.csv"
    bench_leads.write(file, count)
    found = {"mgrday import": _imported(folder, base, file, environment)}
    store = _fresh(folder / "import-utils.db")
    with closing(sqlite3.connect(store)) as empty:
        empty.executescript(LEADS)
    words = ["insert", str(store), "leads", str(file), "--csv", "--ignore", "--silent"]
    found["sqlite-utils insert --csv"] = _run([sys.executable, "-m", "sqlite_utils", *words], environment)
    shell = shutil.which("sqlite3")
    if shell:
        script = folder / "import-shell.sql"
        places = folder / "places.txt"
        places.write_text("\n".join(PLACES.read_text(encoding="utf-8").split()), encoding="utf-8")
        sql = (TOOLS / "bench_import.sql").read_text(encoding="utf-8")
        for name, path in (("{base}", base), ("{leads}", file), ("{places}", places)):
            sql = sql.replace(name, str(path))
        script.write_text(sql, encoding="utf-8")
        found["sqlite3 .import and SQL"] = _run([shell, str(_fresh(folder / "import-shell.db"))], environment, script)
    rows = [[f"{count:,} leads from CSV", "s", "CPU s", "MB", "mgrday / it", ""]]
    mine = found["mgrday import"].seconds
    aims = dict(zip(found, (0.0, UTILS, SHELL), strict=False))
    for name, spent in found.items():
        ratio = mine / spent.seconds
        verdict = f"{'within' if ratio <= aims[name] else 'over'} {aims[name]}" if aims[name] else ""
        rows.append([name, *_told(spent), f"{ratio:.2f}" if aims[name] else "", verdict])
    return rows


def _sheet_table(folder: Path, base: Path, environment: Mapping[str, str], count: int) -> list[list[str]]:
    text, book = folder / f"leads-{count}.csv", folder / f"leads-{count}.xlsx"
    bench_leads.write(text, count)
    bench_leads.write_workbook(book, count)
    bare = _run([sys.executable, "-c", READ, str(book)], environment)
    from_csv, from_book = (_imported(folder, base, file, environment) for file in (text, book))
    ratio = from_book.seconds / (from_csv.seconds + bare.seconds)
    rows = [[f"{count:,} leads from XLSX", "s", "CPU s", "MB", "XLSX / (CSV + bare)", ""]]
    for name, spent in (("calamine, bare reading", bare), ("mgrday import, CSV", from_csv), ("mgrday import, XLSX", from_book)):
        mine = spent is from_book
        verdict = ("within" if ratio <= WORKBOOK else "over") + f" {WORKBOOK}" if mine else ""
        rows.append([name, *_told(spent), f"{ratio:.2f}" if mine else "", verdict])
    return rows


def _told(spent: Spent) -> list[str]:
    return [f"{spent.seconds:.1f}", f"{spent.computing:.1f}", f"{spent.memory:.0f}"]


def _base(folder: Path, environment: Mapping[str, str]) -> Path:
    """A store that has the members and no leads."""
    store = _fresh(folder / "import-base.db")
    bench_leads.write_people(folder / "departments.csv", folder / "members.csv")
    for kind in ("department", "member"):
        _run([MGRDAY, "--db", str(store), "--today", NOW, "import", str(folder / f"{kind}s.csv"), "--kind", kind], environment)
    return store


def _imported(folder: Path, base: Path, file: Path, environment: Mapping[str, str]) -> Spent:
    store = _fresh(folder / "import.db")
    shutil.copyfile(base, store)
    return _run([MGRDAY, "--db", str(store), "--today", NOW, "import", str(file), "--kind", "lead"], environment)


def _fresh(store: Path) -> Path:
    """`store`, which is not there any more."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{store}{ending}").unlink(missing_ok=True)
    return store


def _run(words: Sequence[str], environment: Mapping[str, str], script: Path | None = None) -> Spent:
    """What a run takes, once the disk has what was written before. Raises RuntimeError where it fails; rejected rows are none."""
    os.sync()
    with (script or Path(os.devnull)).open("rb") as stdin:
        started = time.perf_counter()
        process = subprocess.Popen(words, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _pid, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, REJECTED):
        raise RuntimeError(f"{' '.join(words)}: exit {process.returncode}")
    return Spent(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
