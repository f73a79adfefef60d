"""Lists as the programs of others export them: their headers, their way to keep a phone's digits, the foot of their pages."""

from pathlib import Path

import pytest
from office import Office, opened

from runner import Mgrday

REGISTER = "企业名称,法定代表人,所属城市,有效手机号,更多电话"
FAIR = "展位号,参展单位,参展代表,职务,手机"
FOLLOWED = "客户编号,客户名称,首要联系人,联系人手机,下次跟进时间,下次跟进内容"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def write(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "leads.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        (REGISTER, "恒通,张三,苏州市,13911112222,-", {"contact": "张三", "region": "苏州市", "phone": "13911112222"}),
        (FAIR, "A01,恒通,赵六,总监,13911112222", {"contact": "赵六", "title": "总监", "phone": "13911112222"}),
        (FOLLOWED, "1,恒通,孙七,13911112222,2026-12-01,上门", {"contact": "孙七", "next_step": "上门"}),
        ("公司,法定代表人,联系人", "恒通,张三,李四", {"contact": "李四"}),
        ("公司名稱,備註", "恒通,無", {"note": None}),
    ],
)
def test_headers_of_registers_fairs_and_client_programs(
    office: Office, tmp_path: Path, header: str, row: str, said: dict[str, str | None]
) -> None:
    office.done(f"import {write(tmp_path, header, row)} --kind lead")
    [lead] = [each for each in office.json("lead list") if each["company"] == "恒通"]
    assert {name: lead[name] for name in said} == said


@pytest.mark.parametrize(
    ("written", "phone", "rest"),
    [
        ('"=""13911112222"""', "13911112222", None),
        ("'13911112222", "13911112222", None),
        ("手机：13911112222", "13911112222", None),
        ("总机0512-62881234转802", "051262881234-802", None),
        ("手机:13911112222；座机:0512-62881234", "13911112222", "0512-62881234"),
    ],
)
def test_a_phone_may_be_dressed(office: Office, tmp_path: Path, written: str, phone: str, rest: str | None) -> None:
    office.done(f"import {write(tmp_path, '公司,电话', f'恒通,{written}')} --kind lead")
    [lead] = [each for each in office.json("lead list") if each["company"] == "恒通"]
    assert (lead["phone"], lead["note"]) == (phone, rest)


def test_a_dressed_phone_that_is_none_is_refused_as_it_stands(office: Office, tmp_path: Path) -> None:
    refused = office(f"import {write(tmp_path, '公司,电话', '恒通,手机：见名片')} --kind lead")
    assert refused.code == 4
    assert "“手机：见名片”" in refused.err


@pytest.mark.parametrize("foot", ["第1页", "第 1 页，共 3 页", "共2条记录", "以下空白", "数据来源：企业名录", "第1頁/共3頁"])
def test_the_foot_of_a_page_is_no_company(office: Office, tmp_path: Path, foot: str) -> None:
    before = office.count("clients")
    office.done(f"import {write(tmp_path, '公司,电话', '第一商贸,', '以诚,', '数联,', f'{foot},')} --kind lead")
    assert office.count("clients") == before + 3


def test_an_amount_may_say_its_currency(office: Office, tmp_path: Path) -> None:
    lines = ("员工,公司,金额", "Wang,Bolton,人民币12800元整")
    office.done(f"import {write(tmp_path, *lines)} --kind deal")
    assert office.json("deal list")[-1]["amount"] == 12800
