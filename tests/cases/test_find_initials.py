"""Clients, members and events by their pinyin initials: as references, and in ``mgrday find``."""


import pytest
from office import Office, opened

from older import as_of
from runner import Mgrday

SET_UP = """
member add 李伟 --department East
member add 李伟文 --department East
member add 单芳 --department East
lead add 苏州华瑞贸易有限公司 --contact 曾敏 --phone 13900002468 --owner 李伟
lead add 重庆银行科技有限公司
lead add 上海金华人造板有限公司
event add 年终答谢会 --starts "2026-12-18 14:00"
"""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    for line in SET_UP.strip().splitlines():
        found.done(line)
    return found


def found(office: Office, text: str) -> list[tuple[str, str, str]]:
    return [(row["kind"], row["name"], row["by"]) for row in office.json(f"find {text}")]


@pytest.mark.parametrize(
    ("show", "reference", "name"),
    [
        ("client", "szhrmyyxgs", "苏州华瑞贸易有限公司"),
        ("client", "szhr", "苏州华瑞贸易有限公司"),
        ("client", "ＨＲ", "苏州华瑞贸易有限公司"),
        ("client", "rmy", "苏州华瑞贸易有限公司"),
        ("client", "cqyh", "重庆银行科技有限公司"),
        ("member", "sf", "单芳"),
        ("event", "nzdx", "年终答谢会"),
    ],
)
def test_a_reference_by_initials(office: Office, show: str, reference: str, name: str) -> None:
    assert name in office.done(f"show {show} {reference}").out


def test_the_nearest_way_only(office: Office) -> None:
    """Whole initials before their beginning (李伟, 李伟文), the beginning of the core before its inside (华瑞, 金华人造板)."""
    office.done("talk add lw 目标")
    assert office.json("talk list")[0]["member"] == "李伟"
    office.done("lead grade hr A")
    assert [row["company"] for row in office.json("lead list --grade A")] == ["苏州华瑞贸易有限公司"]


def test_a_name_in_letters_comes_before_initials(office: Office) -> None:
    office.done("lead add HRMY")
    office.done("lead grade hr B")
    assert [row["company"] for row in office.json("lead list --grade B")] == ["HRMY"]


def test_several_that_fit_are_named(office: Office) -> None:
    office.done("lead add 无锡华荣物流有限公司")
    said = office("show client hr")
    assert said.code == 3
    assert "苏州华瑞贸易有限公司" in said.err and "无锡华荣物流有限公司" in said.err and "人造板" not in said.err


@pytest.mark.parametrize("reference", ["y", "rh", "zqyh", "df", "曾敏", "zm"])
def test_what_spells_no_name_finds_none(office: Office, reference: str) -> None:
    """One letter, letters out of order, other readings than those of the name, a contact."""
    for show in ("client", "member"):
        assert office(f"show {show} {reference}").code == 3


def test_records_of_a_client_by_its_initials(office: Office) -> None:
    office.done("outing leave lw hr --back 16:00")
    office.done("outing back hr --result progress")
    assert office.json("outing list")[0]["company"] == "苏州华瑞贸易有限公司"


def test_find_says_by_what_it_found(office: Office) -> None:
    assert found(office, "hr") == [
        ("client", "苏州华瑞贸易有限公司", "initials"),
        ("client", "上海金华人造板有限公司", "initials"),
    ]
    assert found(office, "zm") == [("client", "苏州华瑞贸易有限公司", "initials")]
    assert found(office, "曾敏") == [("client", "苏州华瑞贸易有限公司", "contact")]
    assert found(office, "2468") == [("client", "苏州华瑞贸易有限公司", "phone")]
    assert found(office, "lw") == [("member", "李伟", "initials"), ("member", "李伟文", "initials")]
    assert found(office, "dxh") == [("event", "年终答谢会", "initials")]
    office.done("lead add HR咨询")
    assert found(office, "hr")[0] == ("client", "HR咨询", "name")
    assert "首字母" in office.done("find lw", lang="zh").out


def test_initials_follow_the_name(office: Office) -> None:
    office.done("lead edit 华瑞 --company 苏州明达贸易有限公司 --contact 单伟")
    assert found(office, "hr") == [("client", "上海金华人造板有限公司", "initials")]
    assert found(office, "md") == found(office, "sw") == [("client", "苏州明达贸易有限公司", "initials")]
    office.done("undo --yes")
    assert found(office, "md") == found(office, "sw") == []
    assert office.done("show client szhr").code == 0


def test_an_older_store_is_spelled_when_it_is_opened(office: Office) -> None:
    older = office.mgrday.store.with_name("older.db")
    as_of("0004", office.mgrday.store, older)
    older.replace(office.mgrday.store)
    assert found(office, "zm") == [("client", "苏州华瑞贸易有限公司", "initials")]
    for show, reference in (("client", "cqyh"), ("member", "sf"), ("event", "nzdx")):
        office.done(f"show {show} {reference}")
