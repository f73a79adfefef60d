"""The short ways to a name's keys and to a phone give what the long ones give."""

import re
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import mgrday.names
from mgrday.initials import companies_initials, company_initials, initials
from mgrday.names import core_key, core_keys, name_key, name_keys
from mgrday.phones import read_phone

PLACES = (Path(mgrday.names.__file__).parent / "places.txt").read_text(encoding="utf-8").split()
PIECES = ("华瑞", "苏州", "重庆", "北京", "省", "市", "自治区", "(", "（", ")", "）", "[", "】", " ", "　", "公司", "有限公司",
          "集团", "股份有限责任公司",
          "银行", "长", "Co., Ltd.", "LLC", "Ａ", "ß", "ﬁ", "𠮷", "é", "9", "-", "·", "a", "\u200b")  # fmt: skip
NAMES = st.lists(st.sampled_from(PIECES) | st.sampled_from(PLACES), min_size=1, max_size=7).map("".join)
PLACE = "(?:" + "|".join(sorted(PLACES, key=len, reverse=True)) + ")(?:省|市|自治区)?"


@given(NAMES)
def test_a_key_folds_width_case_spaces_and_brackets(name: str) -> None:
    folded = unicodedata.normalize("NFKC", name).casefold()
    plain = "".join(folded.translate(str.maketrans("[【]】", "(())")).split())
    assert name_key(name) == plain


@given(NAMES)
def test_a_core_has_neither_place_nor_legal_suffix(name: str) -> None:
    key = name_key(name)
    bare = re.sub(rf"\((?:{PLACE})+\)", "", key).replace("(", "").replace(")", "")
    bare = re.sub(f"^(?:{PLACE})+", "", bare)
    core = core_key(key)
    assert core == key or (bare.startswith(core) and len(core) > 1)
    assert core_key(bare) == core_key(key) or core == key


@given(NAMES)
def test_the_initials_of_a_company_are_those_of_its_name_and_of_its_core(name: str) -> None:
    key = name_key(name)
    core = core_key(key)
    told = (company_initials(key, core) or "").split(" ")
    assert told[0] == initials(key)
    assert told[-1] in (initials(core), initials(key))
    assert initials(core) in (told[-1], "")


@given(st.lists(NAMES | st.sampled_from(["", "\n", "a\nb", "\u0301x", "ᄀ", "ᅡ"]), min_size=1))
def test_many_names_at_once_are_what_each_is(names: list[str]) -> None:
    keys = name_keys(names)
    cores = core_keys(keys)
    assert cores == list(map(core_key, keys))
    assert keys == list(map(name_key, names))
    assert companies_initials(keys, cores) == list(map(company_initials, keys, cores))


@given(st.integers(1_000_000, 99_999_999), st.integers(0, 999_999))
def test_a_phone_with_an_extension_is_kept_as_it_is_read_again(number: int, extension: int) -> None:
    for phone in (f"0512{number}", f"138{number:08}"):
        kept = f"{phone}-{extension}"
        assert read_phone(f"{phone}转{extension}") == kept == read_phone(kept)


@given(st.just(10) | st.integers(20, 99) | st.integers(200, 999), st.integers(1_000_000, 99_999_999))
def test_a_landline_is_the_same_however_it_is_written(area: int, number: int) -> None:
    assert read_phone(f"0{area}-{number}") == read_phone(f"0{area}{number}") == read_phone(f"(0{area}) {number}")
