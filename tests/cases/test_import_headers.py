"""``mgrday import``: a header that is several names at once, as templates have them."""

import json

import pytest

from runner import Mgrday, Result

NOW = "2026-11-23 10:00"


def bring(mgrday: Mgrday, content: str) -> Result:
    (mgrday.folder / "file.csv").write_text(content, encoding="utf-8")
    return mgrday("import", mgrday.folder / "file.csv", "--kind", "lead", "--format", "json", today=NOW)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("手机/电话", "phone"),
        ("电话／手机号码", "phone"),
        ("联系电话（手机）", "phone"),
        ("Tel / Mobile", "phone"),
        ("地区、区域", "region"),
        ("分类或等级", "grade"),
        ("负责人/跟进人/业务员", "owner"),
    ],
)
def test_names_of_the_same_field_are_one(mgrday: Mgrday, header: str, field: str) -> None:
    said = json.loads(bring(mgrday, f"公司/单位名称,{header}\n").out)
    assert said["columns"] == {"公司/单位名称": "company", header: field}


@pytest.mark.parametrize("header", ["联系人/电话", "手机/微信", "电话(万)", "/", "分类/"])
def test_names_of_several_things_are_left_and_named(mgrday: Mgrday, header: str) -> None:
    said = json.loads(bring(mgrday, f"公司,{header},来源\n").out)
    assert said["left_out"] == [header]


def test_a_field_s_own_name_comes_before_several(mgrday: Mgrday) -> None:
    said = json.loads(bring(mgrday, "公司/单位,手机/电话,电话,公司\n").out)
    assert said["columns"] == {"电话": "phone", "公司": "company"}
    assert said["left_out"] == ["公司/单位", "手机/电话"]
