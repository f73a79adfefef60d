"""Fixtures: `mgrday` runs command lines, each test with its own store, home and environment."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mgrday import __main__, days, seniority, words
from mgrday.method import files
from mgrday.store import migrating
from mgrday.store.address import Address
from runner import Mgrday

gc.set_threshold(__main__.SELDOM)
"""As the program does when it starts: the tests take a sixth less."""


@pytest.fixture(autouse=True, scope="session")
def made_once() -> Iterator[None]:
    """A new store is made by the migrations the first time, and is a copy of that from then on."""
    upgrade = migrating.upgrade
    made: list[bytes] = []

    def again(place: Address) -> None:
        new = place.path if place.path is not None and not place.path.stat().st_size else None
        if new is not None and made:
            new.write_bytes(made[0])
            return
        upgrade(place)
        if new is not None:
            made.append(new.read_bytes())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "upgrade", again)
        yield


@pytest.fixture(autouse=True)
def as_started() -> None:
    """Every test finds the program as it starts, whichever test ran before it: English, no days, phases or method of its own."""
    words.use("en")
    days.use_workdays(frozenset(), frozenset())
    seniority.use_new_months(seniority.NEW_MONTHS)
    days.use_phases(None)
    files.use_folder(None)


@pytest.fixture
def mgrday(tmp_path: Path) -> Mgrday:
    """A runner of command lines with an empty store of its own."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PATH": os.environ.get("PATH", ""),
        "MGRDAY_DB": str(tmp_path / "store.db"),
        "MGRDAY_ACTOR": "tester",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    return Mgrday(tmp_path, environment)
