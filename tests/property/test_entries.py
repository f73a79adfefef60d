"""Several entries in one cell: whatever their parts say comes in as it went out."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday.errors import RefusedError
from mgrday.kinds.base import Field, Text, clean
from mgrday.kinds.entries import Entries, written

NOW = datetime(2026, 11, 23, 15, 0)
THREE = Entries((Field("a", "甲", Text(), required=True), Field("b", "乙", Text()), Field("c", "丙", Text())))
TEXTS = st.text(st.one_of(st.sampled_from(";|\\ :；｜"), st.characters(codec="utf-8")), max_size=20).map(clean)
PARTS = st.one_of(st.none(), TEXTS.filter(bool))


@given(st.lists(st.tuples(TEXTS.filter(bool), PARTS, PARTS), max_size=4))
def test_entries_come_in_as_they_went_out(entries: list[tuple[str | None, ...]]) -> None:
    assert THREE.read(written(entries), NOW) == tuple(entries)


@given(st.text(st.one_of(st.sampled_from(";|\\ ab"), st.characters(codec="utf-8")), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = THREE.read(text, NOW)
    except RefusedError:
        return
    assert THREE.read(written(read), NOW) == read


@pytest.mark.parametrize("text", ["| b", "a | b | c | d", "a;; | b"])
def test_an_entry_without_its_first_part_or_with_too_many_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"not written like: A \| \[B\] \| \[C\]"):
        THREE.read(text, NOW)
