"""``mgrday demo``: a store of its own, made anew, whole, and shown."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from mgrday.cli.demo import TO_HAND_ON
from mgrday.exchange.demonstration import build
from runner import Mgrday


def test_the_demonstration_is_shown_and_says_how_to_go_on(mgrday: Mgrday) -> None:
    result = mgrday("demo", today="2026-11-23 09:00")
    place = mgrday.folder / "home" / "data" / "mgrday" / "demo.db"
    assert result.code == 0
    assert place.is_file()
    assert place.stat().st_mode & 0o777 == 0o600
    assert result.err.splitlines()[-1].endswith(f"mgrday --db {place} today")
    said = mgrday("--db", place, "today", today="2026-11-23 09:00").out
    assert result.out.startswith(said)
    assert result.out.endswith(mgrday("--db", place, "check", today="2026-11-23 09:00").out)
    assert not list(place.parent.glob(".*"))
    imported = json.loads(mgrday("--db", place, "import", "list", "--format", "json").out)
    assert {"leads.csv", "calls.csv"} <= {row["file"] for row in imported}
    for command in TO_HAND_ON:
        assert command in result.err
        words = [mgrday.folder / word if "." in word else word for word in command.split()[1:]]
        assert mgrday(*words, today="2026-11-23 09:00", MGRDAY_DB=str(place)).code == 0
    assert {file.name for file in mgrday.folder.iterdir() if file.is_file()} == {"check.xlsx", "month.html"}


def test_the_own_store_and_its_settings_are_not_used(mgrday: Mgrday) -> None:
    result = mgrday("demo", "--at", mgrday.folder / "there", MGRDAY_DEPARTMENT="三部")
    assert result.code == 0
    assert not mgrday.store.exists()
    assert (mgrday.folder / "there" / "demo.db").is_file()


def test_it_is_made_anew_each_time(mgrday: Mgrday) -> None:
    place = mgrday.folder / "demo.db"
    mgrday("demo", "--at", mgrday.folder, today="2026-11-23")
    mgrday("--db", place, "lead", "add", "添一家公司", today="2026-11-23")
    assert mgrday("demo", "--at", mgrday.folder, today="2026-12-01").code == 0
    found = json.loads(mgrday("--db", place, "lead", "list", "--format", "json").out)
    assert "添一家公司" not in {row["company"] for row in found}


def test_in_json_it_is_one_object(mgrday: Mgrday) -> None:
    said = json.loads(mgrday("demo", "--format", "json", today="2026-11-23 09:00").out)
    assert list(said) == ["db", "today", "check"]
    assert [said[name]["review"] for name in ("today", "check")] == ["today", "check"]
    assert said["today"]["findings"]


def test_a_folder_that_cannot_be_made_is_store_trouble(mgrday: Mgrday) -> None:
    (mgrday.folder / "file").write_text("", encoding="utf-8")
    result = mgrday("demo", "--at", mgrday.folder / "file" / "below")
    assert (result.code, result.out) == (5, "")


@pytest.mark.parametrize(
    "now",
    ["2026-11-18 18:00", "2026-11-23 08:00", "2026-10-05 12:00", "2026-02-28 23:59", "2027-01-01 00:00", "2028-02-29 15:00"],
)
def test_the_story_goes_in_whole_whatever_the_day(tmp_path: Path, now: str) -> None:
    outcomes = build(tmp_path / "demo.db", datetime.fromisoformat(now), "tester")
    refused = [(outcome.kind.name, outcome.rejected, outcome.duplicates, outcome.unknown) for outcome in outcomes]
    assert refused == [(outcome.kind.name, 0, 0, ()) for outcome in outcomes]
    assert [outcome.reasons for outcome in outcomes if outcome.reasons] == []
    assert all(outcome.accepted for outcome in outcomes)
