"""How fast the reviews are, held against programs that do the least that could be done: ``make bench``.

Three tables. The first: ``today`` and ``check`` on the demonstration store against a bare program of typer, rich and sqlite3,
and against ``khal list`` where khal is installed. The second: the board of an event of 500 invitations and 300 receipts, stage
by stage, and a check-in at its door, against ``today``. The third: the reviews on a store of a million clients and ten million
calls, against their own time on the demonstration store and against the same SQL in the sqlite3 shell. Then finding in it,
against ``today`` on it, and how long a file of a million leads takes to come in, against sqlite-utils and the shell.
Each figure is a median; what is compared is run in turns. ``--quick`` takes a small store and few rounds.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import bench_event
import bench_import

TOOLS = Path(__file__).parent
MGRDAY = str(Path(sys.executable).with_name("mgrday"))
NOW = "2026-11-18 09:00"
DEPARTMENT = "商务1部"
REVIEWS = (("today",), ("check",), ("rank",), ("report", "month"), ("findings",))
AIM = 1.5
Command = Sequence[str]


@dataclass(frozen=True)
class Run:
    """A command to time; `stdin` is a file that it reads, `writes` the store that it writes to and what that is before."""

    words: Command
    stdin: Path | None = None
    writes: tuple[Path, Path] | None = None


def seconds(run: Run) -> float:
    """The time that one run takes, from its start to its end. Raises RuntimeError where it fails."""
    if run.writes:
        store, before = run.writes
        for ending in ("-wal", "-shm"):
            Path(f"{store}{ending}").unlink(missing_ok=True)
        shutil.copyfile(before, store)
    stdin = run.stdin.open("rb") if run.stdin else subprocess.DEVNULL
    started = time.perf_counter()
    done = subprocess.run(run.words, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment())
    taken = time.perf_counter() - started
    if run.stdin:
        stdin.close()  # type: ignore[union-attr]  # it is the file opened above
    if done.returncode:
        raise RuntimeError(f"{' '.join(run.words)}: exit {done.returncode}\n{done.stderr.decode()}")
    return taken


def _environment() -> dict[str, str]:
    """Nobody's own settings count, and bytecode is kept as it is for a user."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MGRDAY_") and name != "COLUMNS"}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "XDG_CONFIG_HOME": str(folder() / "config"), "MGRDAY_LANG": "zh", "LC_ALL": "C.UTF-8"}


def in_turns(runs: Mapping[str, Run], rounds: int) -> dict[str, float]:
    """The median seconds of each, all of them run once in every round; a first round only warms up."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for at in range(rounds + 1):
        for name, run in runs.items():
            spent = seconds(run)
            if at:
                taken[name].append(spent)
    return {name: median(times) for name, times in taken.items()}


def folder() -> Path:
    """Where stores are kept between runs: ``MGRDAY_BENCH_DIR``, else a folder for temporary files."""
    place = Path(os.environ.get("MGRDAY_BENCH_DIR") or Path(tempfile.gettempdir()) / "mgrday-bench")
    place.mkdir(parents=True, exist_ok=True)
    return place


def demo_store() -> Path:
    """The demonstration store, made anew."""
    making = [MGRDAY, "--today", NOW, "demo", "--at", str(folder())]
    subprocess.run(making, check=True, stdout=subprocess.DEVNULL, env=_environment())
    return folder() / "demo.db"


def large_store(clients: int, calls: int) -> Path:
    """The large store of this size; made where this version of it is not there yet."""
    made_of = [*sorted(TOOLS.glob("*_store.py")), TOOLS / "bench_people.py", TOOLS / "bench_work.py"]
    made_of += sorted((TOOLS.parent / "src/mgrday/store/migrations/versions").glob("*.py"))
    version = hashlib.sha256(b"".join(file.read_bytes() for file in made_of)).hexdigest()[:8]
    path = folder() / f"large-{clients}-{calls}-{version}.db"
    if not path.exists():
        say(f"Making {path} ({clients:,} clients, {calls:,} calls) …")
        size = ["--clients", str(clients), "--calls", str(calls)]
        subprocess.run([sys.executable, str(TOOLS / "large_store.py"), str(path), *size], check=True)
    say(f"Large store: {path}, {path.stat().st_size / 1e6:,.0f} MB (kept for the next run)")
    return path


def mgrday(store: Path, *words: str, format: str = "plain", now: str = NOW) -> Run:
    """A run of mgrday on a store."""
    return Run([MGRDAY, "--db", str(store), "--today", now, "--format", format, *words])


def demo_table(demo: Path, rounds: int) -> list[list[str]]:
    """mgrday on the demonstration store against its peers."""
    runs = {"bare typer+rich+sqlite3": Run([sys.executable, str(TOOLS / "bench_bare.py"), str(demo)])}
    khal = shutil.which("khal")
    if khal:
        runs["khal list"] = Run([khal, "-c", str(_calendar()), "list", "2026-11-18", "7d"])
    for review in ("today", "check"):
        runs[f"mgrday {review}"] = mgrday(demo, review, format="table")
    found = in_turns(runs, rounds)
    bare = found["bare typer+rich+sqlite3"]
    rows = [["demonstration store", "ms", "× bare", ""]]
    for name, spent in found.items():
        verdict = _verdict(spent / bare) if name.startswith("mgrday") else ""
        rows.append([name, f"{spent * 1000:.0f}", f"{spent / bare:.2f}", verdict])
    if not khal:
        rows.append(["khal list", "–", "–", "not installed"])
    return rows


MOMENTS = {
    "preparation": "2026-11-16 09:00",
    "day 1": "2026-11-17 09:00",
    "day 2": "2026-11-18 09:00",
    "day 3": "2026-11-19 09:00",
    "morning": "2026-11-20 09:00",
    "the event": "2026-11-20 15:00",
    "clearing up": "2026-11-23 09:00",
    "follow-up": "2026-11-24 09:00",
}
"""The stages of the large event, each with a moment of it."""


def event_table(demo: Path, rounds: int) -> list[list[str]]:
    """The board of a large event in each stage, and one check-in at its door, against the briefing of the demonstration."""
    before, over = folder() / "event-before.db", folder() / "event-over.db"
    event = bench_event.make(demo, before, over=False)
    bench_event.make(demo, over, over=True)
    runs = {"mgrday today, demonstration": mgrday(demo, "today", format="table")}
    for stage, now in MOMENTS.items():
        store = over if now > f"{bench_event.DAY} 13:30" else before
        runs[f"mgrday event board, {stage}"] = mgrday(store, "event", "board", str(event), format="table", now=now)
    for verb in (("event", "role"), ("event", "matter"), ("event", "chase"), ("receipt", "sort")):
        asked = mgrday(before, *verb, str(event), format="table", now=MOMENTS["morning"])
        runs[f"mgrday {' '.join(verb)}"] = asked
    for verb in ("after", "report"):
        asked = mgrday(over, "event", verb, str(event), format="table", now=MOMENTS["follow-up"])
        runs[f"mgrday event {verb}"] = asked
    runs["mgrday today, with the event at its head"] = mgrday(before, "today", format="table")
    door = folder() / "event-door.db"
    alone, many = "mgrday event door, one guest in a run of its own", "many guests"
    for name, guests in ((alone, 1), (many, bench_event.CAME)):
        checked = mgrday(door, "event", "door", str(event), "-", now=f"{bench_event.DAY} 13:00")
        runs[name] = replace(checked, stdin=_guests(guests), writes=(door, before))
    found = in_turns(runs, rounds)
    found["mgrday event door, each guest of one run"] = (found.pop(many) - found[alone]) / (bench_event.CAME - 1)
    briefing = found["mgrday today, demonstration"]
    rows = [["event of 500 invitations, 300 receipts", "ms", "× today", ""]]
    for name, spent in found.items():
        ratio = spent / briefing
        rows.append([name, f"{spent * 1000:.0f}", f"{ratio:.2f}", "" if spent == briefing else _verdict(ratio)])
    return rows


def _guests(count: int) -> Path:
    """A file with so many guests, one per line."""
    file = folder() / f"guests-{count}.txt"
    file.write_text("".join(f"{bench_event.phone(n)}\n" for n in range(count)))
    return file


def _verdict(ratio: float) -> str:
    return f"within {AIM}" if ratio <= AIM else f"over {AIM}"


def _calendar() -> Path:
    """A configuration of khal with a calendar of a few entries."""
    place = folder() / "khal"
    (place / "calendar").mkdir(parents=True, exist_ok=True)
    for hour in range(9, 18):
        (place / "calendar" / f"{hour}.ics").write_text(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:bench\nBEGIN:VEVENT\n"
            f"UID:{hour}\nDTSTAMP:20261101T000000\nDTSTART:20261118T{hour:02}0000\nDTEND:20261118T{hour:02}3000\n"
            f"SUMMARY:Visit {hour}\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    file = place / "config"
    file.write_text(
        f"[calendars]\n[[work]]\npath = {place / 'calendar'}\n[sqlite]\npath = {place / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Asia/Shanghai\ndefault_timezone = Asia/Shanghai\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    return file


def large_table(demo: Path, large: Path, rounds: int) -> list[list[str]]:
    """The reviews on the large store, of one department and of the whole branch, against demo time and the shell."""
    shell = shutil.which("sqlite3")
    rows = [["large store", "demo ms", "large ms", "SQL in shell ms", "large / (1.5 demo + shell)", ""]]
    for whom in ([], ["--department", DEPARTMENT]):
        for review in REVIEWS:
            words = [*review, *whom]
            runs = {"demo": mgrday(demo, *review), "large": mgrday(large, *words)}
            if shell:
                runs["shell"] = Run([shell, "-readonly", str(large)], stdin=_sql_of(large, words))
            found = in_turns(runs, rounds)
            if not shell:
                found["shell"] = 0.0
            ratio = found["large"] / (AIM * found["demo"] + found["shell"])
            name = " ".join(review) + (" of a department" if whom else " of the branch")
            told = [f"{found[each] * 1000:.0f}" for each in ("demo", "large", "shell")]
            rows.append([name, *told, f"{ratio:.2f}", "within" if ratio <= 1 else "over"])
    if not shell:
        say("The sqlite3 shell is not installed: its time counts as nothing.")
    return rows


FINDING = (("find", "科技"), ("find", "hr"), ("find", "4321"), ("find", "苏"), ("show", "client", "4321"))
"""A word of two characters, initials, the end of a phone, one character, and a reference."""


def finding_table(large: Path, rounds: int) -> list[list[str]]:
    """Finding somebody among all clients, against the briefing on the same store."""
    runs = {"mgrday today": mgrday(large, "today", format="table")}
    for words in FINDING:
        runs[f"mgrday {' '.join(words)}"] = mgrday(large, *words, format="table")
    found = in_turns(runs, rounds)
    briefing = found["mgrday today"]
    rows = [["finding on the large store", "ms", "× today", ""]]
    for name, spent in found.items():
        ratio = spent / briefing
        rows.append([name, f"{spent * 1000:.0f}", f"{ratio:.2f}", "" if spent == briefing else _verdict(ratio)])
    return rows


def _sql_of(store: Path, words: Command) -> Path:
    """A file with the SQL that a review runs on a store."""
    file = folder() / f"{'-'.join(word for word in words if word.isascii())}.sql"
    given = ["--db", str(store), "--today", NOW, "--format", "plain", *words]
    subprocess.run([sys.executable, str(TOOLS / "bench_trace.py"), str(file), *given], check=True, env=_environment())
    return file


def show(rows: Sequence[Sequence[str]]) -> None:
    """Print a table, its first line the headings."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(size) if at in (0, len(widths) - 1) else cell.rjust(size)
                 for at, (cell, size) in enumerate(zip(row, widths, strict=True))]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
    sys.stdout.write("\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell who waits what is going on."""
    sys.stderr.write(f"{text}\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a store of 50,000 clients and few rounds")
    parser.add_argument("--rounds", type=int, help="how often each is run (default 15 and 7, quick 5 and 3)")
    chosen = parser.parse_args()
    clients, calls, many, few = (50_000, 500_000, 5, 3) if chosen.quick else (1_000_000, 10_000_000, 15, 7)
    demo = demo_store()
    show(demo_table(demo, chosen.rounds or many))
    show(event_table(demo, chosen.rounds or few))
    large = large_store(clients, calls)
    show(large_table(demo, large, chosen.rounds or few))
    show(finding_table(large, chosen.rounds or few))
    for table in bench_import.tables(folder(), _environment(), clients, clients // 10):
        show(table)
    cores = os.cpu_count() or 1
    say(f"Load of the machine while measuring: {os.getloadavg()[0]:.1f} on {cores} cores; compare ratios, not times.")


if __name__ == "__main__":
    main()
