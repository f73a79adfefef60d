"""The shell scripts in ``examples/``: run as a colleague would run them, on the demonstration store."""

import os
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from mgrday.exchange.demonstration import build

EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = "2026-11-23 18:30"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration store."""
    place = tmp_path_factory.mktemp("store") / "demo.db"
    build(place, datetime.fromisoformat(NOW), "tester")
    return place


def script(name: str, folder: Path, store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script in `folder`."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "MGRDAY": f"{shlex.quote(sys.executable)} -m mgrday",
        "MGRDAY_DB": str(store),
        "MGRDAY_TODAY": NOW,
        "MGRDAY_LANG": "zh",
    }
    return subprocess.run(
        ["sh", str(EXAMPLES / name), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_morning_has_its_briefing_and_a_line_for_the_chat(tmp_path: Path, store: Path) -> None:
    result = script("morning.sh", tmp_path, store)
    assert result.returncode == 1, result.stderr
    assert result.stdout.count("\n") == 1
    assert "件急事，先看 morning.md" in result.stdout
    assert "沈立群" in (tmp_path / "morning.md").read_text(encoding="utf-8")


def test_the_week_has_a_page_for_each_member(tmp_path: Path, store: Path) -> None:
    result = script("weekly-check.sh", tmp_path, store, "pages")
    assert result.returncode == 1, result.stderr
    pages = written(tmp_path / "pages")
    assert len(pages) == 13
    assert {"department.md", "2-沈立群.md", "13-罗婷.md"} <= pages
    assert not any("程昊" in page or "周岚" in page for page in pages)
    assert "秦朗：有急事，见 pages/10-秦朗.md" in result.stdout
    assert "秦朗" in (tmp_path / "pages" / "10-秦朗.md").read_text(encoding="utf-8")


def test_the_month_has_its_report(tmp_path: Path, store: Path) -> None:
    result = script("monthly-report.sh", tmp_path, store, "month", "2026-11")
    assert result.returncode == 1, result.stderr
    pages = written(tmp_path / "month")
    assert {"report.html", "report.md", "ranking.csv"} <= pages
    assert len(pages) == 15
    assert (tmp_path / "month" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "顾晓雯" in (tmp_path / "month" / "ranking.csv").read_text(encoding="utf-8")


def test_a_quiet_store_is_exit_0(tmp_path: Path) -> None:
    result = script("morning.sh", tmp_path, tmp_path / "empty.db")
    assert (result.returncode, result.stdout) == (0, "今天没有急事，详细的在 morning.md\n"), result.stderr
    assert script("weekly-check.sh", tmp_path, tmp_path / "empty.db").returncode == 0
    assert written(tmp_path / "weekly-check") == {"department.md"}
    assert script("monthly-report.sh", tmp_path, tmp_path / "empty.db").returncode == 0


@pytest.mark.parametrize("name", ["morning.sh", "weekly-check.sh", "monthly-report.sh"])
def test_trouble_is_mgrdays_own_exit_code(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_text("this is no database, only words\n" * 100, encoding="utf-8")
    result = script(name, tmp_path, tmp_path / "broken.db")
    assert (result.returncode, result.stdout) == (5, "")
    assert result.stderr
