"""Masking: what stays of a company's name, of a phone, of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday.masking import mask_name, mask_phone, mask_text
from mgrday.names import name_parts


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("苏州华瑞电子有限公司", "苏州华瑞**有限公司"),
        ("苏州华瑞有限公司", "苏州华**有限公司"),
        ("翰森纺织（苏州）有限责任公司", "翰森**有限责任公司"),
        ("Acme Trading Co., Ltd.", "Ac**Co.,Ltd."),
        ("Acme", "Ac**"),
        ("Bo", "B**"),
        ("A公司", "**公司"),
        ("苏州有限公司", "苏**有限公司"),
        ("华", "**"),
        ("", "**"),
    ],
)
def test_a_name_keeps_its_place_two_characters_and_its_suffix(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812345678", "138****5678"),
        ("051262881234", "051****1234"),
        ("051262881234-802", "051****1234"),
        ("+8613812345678", "138****5678"),
        ("+4930123456", "49****56"),
        ("6288123", "62****23"),
        ("12345", "****"),
        ("", "****"),
    ],
)
def test_a_phone_keeps_its_ends(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("签下苏州华瑞电子有限公司，打13812345678", "签下苏州华瑞**有限公司，打138****5678"),
        ("tel +86 138 1234 5678 or 0512-62880000", "tel 138****5678 or 051****0000"),
        ("13812345678,13912345678", "138****5678,139****5678"),
        ("2026-11-23 14:30 签单 1280000 元", "2026-11-23 14:30 签单 1280000 元"),
        ("20261123 12,800,000.00 ¥1280000 1280000.50", "20261123 12,800,000.00 ¥1280000 1280000.50"),
        ("2026-11-23 13812345678", "2026-11-23 138****5678"),
        ("5 个电话，3 次外出", "5 个电话，3 次外出"),
    ],
)
def test_a_sentence_keeps_its_days_and_amounts(text: str, masked: str) -> None:
    assert mask_text(text, ["苏州华瑞电子有限公司", "华瑞"]) == masked


@given(st.text(alphabet="苏州昆山市华瑞电子科技有限公司集团股份（）() aAbßZ.,Ltd", max_size=20))
def test_nobody_reads_the_core_out_of_a_masked_name(name: str) -> None:
    place, core, legal = name_parts(name)
    masked = mask_name(name)
    assert masked.startswith(place) and masked.endswith(legal)
    shown = masked.removeprefix(place).removesuffix(legal).removesuffix("**")
    assert len(shown) <= 2
    assert shown == core[: len(shown)]
    assert len(shown) < len(core) or not core


@given(st.integers(13_000_000_000, 19_999_999_999), st.sampled_from(["{}", "电话{}。", "call {} now", "{},x", "x: {}"]))
def test_no_mobile_phone_is_left_in_a_sentence(phone: int, around: str) -> None:
    assert str(phone) not in mask_text(around.format(phone))
