"""``mgrday import``: headers as templates have them: several names at once, hints in brackets, a switchboard beside a mobile."""

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


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("客户等级（A/B/C）", "grade"),
        ("分类(A类、B类、C类)", "grade"),
        ("录入日期(YYYY-MM-DD)", "created_on"),
        ("录入日期（年-月-日）", "created_on"),
        ("联系人手机号*", "phone"),
        ("下次回访时间", "next_on"),
        ("跟进人员", "owner"),
    ],
)
def test_a_hint_in_brackets_is_no_part_of_the_name(mgrday: Mgrday, header: str, field: str) -> None:
    said = json.loads(bring(mgrday, f"公司（全称）,{header}\n").out)
    assert said["columns"] == {"公司（全称）": "company", header: field}


@pytest.mark.parametrize("header", ["座机,手机", "手机,座机", "公司电话,联系方式"])
def test_a_mobile_comes_before_a_switchboard(mgrday: Mgrday, header: str) -> None:
    said = json.loads(bring(mgrday, f"公司,{header}\n").out)
    assert set(said["columns"]) == {"公司", "手机" if "手机" in header else "联系方式"}
    assert json.loads(bring(mgrday, "公司,座机\n").out)["columns"]["座机"] == "phone"


def test_a_unit_that_changes_the_number_is_part_of_the_name(mgrday: Mgrday) -> None:
    """Ten thousands of yuan are no yuan: the column is left, and where it is needed the file is refused."""
    (mgrday.folder / "deals.csv").write_text("员工,公司,金额(万元)\n", encoding="utf-8")
    refused = mgrday("import", mgrday.folder / "deals.csv", "--kind", "deal", today=NOW)
    assert refused.code == 4
    assert "--map “金额(万元)=Amount”" in refused.err
