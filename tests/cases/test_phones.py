"""Which digits can be a phone in China, and that a phone as it is kept is read as the same phone again."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday.errors import RefusedError
from mgrday.phones import read_phone
from mgrday.words import LANGUAGES
from runner import Mgrday

POSSIBLE = {
    "138 0000 1234": "13800001234",
    "013800001234": "13800001234",
    "0086 138 0000 1234": "13800001234",
    "+86 (0)138-0000-1234": "13800001234",
    "62881234": "62881234",
    "6288123": "6288123",
    "86211234": "86211234",
    "(0512) 62881234": "051262881234",
    "021-62881234": "02162881234",
    "+86 512 6288 1234": "051262881234",
    "0086 512 62881234": "051262881234",
    "51262881234": "51262881234",
    "1062881234": "1062881234",
    "400-123-4567": "4001234567",
    "+86 400 123 4567": "4001234567",
    "8008201234": "8008201234",
    "62881234转802": "62881234-802",
    "0512-62881234-8": "051262881234-8",
    "95588": "95588",
    "10086": "10086",
    "12345": "12345",
    "118114": "118114",
    "96110": "96110",
    "+49 30 123456": "+4930123456",
    "+852 2345 6789": "+85223456789",
}
IMPOSSIBLE = [
    "13800", "138000", "62881", "110", "1380000123", "138000012345", "+86 1380000123", "628812345", "0755-12345", "00000000",
    "0512628812345", "400-123-456", "+49 3",
]  # fmt: skip


def test_every_usual_form_is_taken_and_kept_in_one(mgrday: Mgrday) -> None:
    file = mgrday.folder / "phones.csv"
    rows = [f"Client {number},{typed}" for number, typed in enumerate(POSSIBLE)]
    file.write_text("\n".join(("company,phone", *rows)), encoding="utf-8")
    assert mgrday("import", file, "--kind", "lead").code == 0
    kept = json.loads(mgrday("lead", "list", "--sort", "id", "--format", "json").out)
    assert [row["phone"] for row in kept] == list(POSSIBLE.values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_what_nobody_can_dial_is_refused(mgrday: Mgrday, typed: str, lang: str) -> None:
    done = mgrday("lead", "add", "Acme", "--phone", typed, lang=lang)
    assert (done.code, done.out) == (4, "")
    assert typed in done.err and "11" in done.err


def test_an_import_names_the_line_of_a_phone_that_lacks_digits(mgrday: Mgrday) -> None:
    file = mgrday.folder / "leads.csv"
    file.write_text("company,phone\nAcme,13800001234\nBolts,1380000123\nGears,13800\n", encoding="utf-8")
    done = mgrday("import", file, "--kind", "lead", "--format", "json")
    assert done.code == 4
    assert (json.loads(done.out)["accepted"], json.loads(done.out)["rejected"]) == (1, 2)
    rejects = (mgrday.folder / "leads.csv.rejects.csv").read_text("utf-8-sig")
    assert "1380000123" in rejects and "13800" in rejects


WRITTEN = r"((\+86|0086|86|0)[ -]?)?([2-9][0-9]{4,11}|1[3-9][0-9]{8,10})([ -][0-9]{1,8})?((转|ext |x|-)[0-9]{1,6})?"


@given(st.from_regex(WRITTEN, fullmatch=True))
def test_a_phone_as_it_is_kept_is_read_as_itself(typed: str) -> None:
    with contextlib.suppress(RefusedError):
        kept = read_phone(typed)
        assert read_phone(kept) == kept, typed
