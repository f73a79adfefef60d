"""What a store hands on to an empty one, for the tests of files that go out and come in."""

import csv
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any

from office import Office

from runner import Mgrday

WHEN = "2026-11-27 09:00"
PEOPLE = ("department", "member", "lead")


def other(office: Office) -> Office:
    runner = office.mgrday
    return Office(Mgrday(runner.folder, {**runner.environment, "MGRDAY_DB": str(runner.folder / "other.db")}))


def asked(office: Office, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(office.mgrday.environment["MGRDAY_DB"])) as store:
        return store.execute(sql).fetchall()


def files(folder: Path, kinds: Collection[str]) -> list[tuple[Path, str]]:
    """The files of these kinds, in the order in which an empty store takes them."""
    found = [(file, file.stem.partition("-")[2]) for file in sorted(folder.iterdir())]
    return [(file, kind) for file, kind in found if kind in kinds]


def handed(office: Office, folder: Path, kinds: Collection[str], ending: str = "csv", lang: str = "en") -> Office:
    """Another store that took what this one exported, as far as it is of these kinds."""
    office.done(f"export all -o {folder} --format {ending}", today=WHEN, lang=lang)
    into = other(office)
    for file, kind in files(folder, kinds):
        told = into.json(f"import {file} --kind {kind}", today=WHEN)
        assert (told["duplicates"], told["rejected"]) == (0, 0), (file, told)
    return into


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))
