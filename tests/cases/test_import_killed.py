"""``mgrday import``: what a killed import left beside its source goes with the next one, and nothing that is in use."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from runner import Mgrday

WAITING = """
import sys
from mgrday.exchange import rejects
real = rejects.Rejects.publish
def publish(self):
    print("now", flush=True)
    sys.stdin.read()
    return real(self)
rejects.Rejects.publish = publish
from mgrday.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def file(mgrday: Mgrday) -> Path:
    file = mgrday.folder / "leads [1].csv"
    file.write_text("company,phone\nAcme,\nBolts,12\n", encoding="utf-8")
    return file


@contextmanager
def importing(mgrday: Mgrday, file: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """An import in a process of its own that has written its records and is about to publish the rejected rows."""
    command = [sys.executable, "-c", WAITING, "import", str(file), "--kind", "lead"]
    with subprocess.Popen(
        command, env=mgrday.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == b"now\n"
        yield process
        process.wait()


def hidden(file: Path) -> list[Path]:
    return [each for each in file.parent.iterdir() if each.name.startswith(f".{file.name}.")]


def test_what_a_killed_import_left_goes_with_the_next(mgrday: Mgrday, file: Path) -> None:
    with importing(mgrday, file) as process:
        process.send_signal(signal.SIGKILL)
    assert len(hidden(file)) == 1
    other = mgrday.folder / "other.csv"
    other.write_text("company\nGears\n", encoding="utf-8")
    assert mgrday("import", other, "--kind", "lead").code == 0
    assert len(hidden(file)) == 1, "of another source nothing is known"
    assert mgrday("import", file, "--kind", "lead").code == 4
    assert hidden(file) == [] and file.with_name(f"{file.name}.rejects.csv").exists()


def test_what_another_import_is_writing_stays(mgrday: Mgrday, file: Path) -> None:
    with importing(mgrday, file) as process:
        assert mgrday("import", file, "--kind", "lead").code == 4
        assert len(hidden(file)) == 1
        file.with_name(f"{file.name}.rejects.csv").unlink()
        assert process.stdin is not None
        process.stdin.close()
    assert process.returncode == 4
    assert hidden(file) == [] and file.with_name(f"{file.name}.rejects.csv").exists()


def test_a_file_of_the_user_s_own_stays(mgrday: Mgrday, file: Path) -> None:
    mine = file.with_name(f".{file.name}.rejects.csv.old")
    mine.write_text("mine", encoding="utf-8")
    assert mgrday("import", file, "--kind", "lead").code == 4
    assert mine.read_text(encoding="utf-8") == "mine"
