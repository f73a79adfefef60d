"""``mgrday demo``: where it is built, and that it replaces nobody's store."""

import json

import pytest

from mgrday.words import LANGUAGES
from runner import Mgrday


def test_it_is_built_in_the_file_that_db_names(mgrday: Mgrday) -> None:
    place = mgrday.folder / "new" / "try.db"
    done = mgrday("--db", place, "demo")
    assert done.code == 0 and place.is_file()
    assert done.err.splitlines()[-1].endswith(f"mgrday --db {place} today")
    assert not (mgrday.folder / "home" / "data").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_store_that_is_there_is_left_alone(mgrday: Mgrday, lang: str) -> None:
    mgrday("department", "add", "East")
    before = mgrday.store.read_bytes()
    done = mgrday("demo", "--db", mgrday.store, lang=lang)
    assert done.code == 0 and "--db" in done.err.splitlines()[0]
    assert mgrday.store.read_bytes() == before
    assert (mgrday.folder / "home" / "data" / "mgrday" / "demo.db").is_file()


def test_a_folder_that_is_named_comes_first(mgrday: Mgrday) -> None:
    done = mgrday("demo", "--at", mgrday.folder / "there", "--db", mgrday.folder / "x.db", "--format", "json")
    assert json.loads(done.out)["db"] == str(mgrday.folder / "there" / "demo.db")
    assert not (mgrday.folder / "x.db").exists()
