"""``mgrday import``: where a table begins and ends, in which encoding it is, which column is which, and how cells are written."""

import json
from typing import Any

import pytest

from runner import Mgrday, Result

NOW = "2026-11-23 10:00"


def bring(mgrday: Mgrday, content: str | bytes, *options: str, kind: str = "lead", lang: str = "en") -> Result:
    """Import a file of that content."""
    (mgrday.folder / "file.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return mgrday("import", str(mgrday.folder / "file.csv"), "--kind", kind, *options, today=NOW, lang=lang)


def listed(mgrday: Mgrday, *names: str) -> list[tuple[Any, ...]]:
    """These fields of every client, in the order of their ids."""
    found = json.loads(mgrday("lead", "list", "--format", "json", today=NOW).out)
    return [tuple(row[name] for name in names) for row in sorted(found, key=lambda row: row["id"])]


@pytest.mark.parametrize("above", range(0, 19, 6))
def test_the_header_is_below_titles(mgrday: Mgrday, above: int) -> None:
    titles = "".join(f"第{n}条说明,,\n" for n in range(above))
    bring(mgrday, f"{titles}客户;名单,,\n公司,电话,分类\n甲公司,13800000001,A\n")
    assert listed(mgrday, "company", "phone", "grade") == [("甲公司", "13800000001", "A")]


def test_a_header_beyond_the_first_twenty_rows_is_none(mgrday: Mgrday) -> None:
    assert bring(mgrday, "说明,\n" * 19 + "公司,电话\n甲公司,\n").code == 0
    assert bring(mgrday, "说明,\n" * 20 + "公司,电话\n甲公司,\n").code == 4


def test_a_row_of_data_is_not_half_a_header(mgrday: Mgrday) -> None:
    """Its cells may be names of fields, under columns that nobody knows."""
    bring(mgrday, "公司,途径\n甲公司,电话\n乙公司,来源\n")
    assert listed(mgrday, "company", "phone") == [("甲公司", None), ("乙公司", None)]


def test_a_header_in_two_rows(mgrday: Mgrday) -> None:
    result = bring(mgrday, "公司,联系人,,分类\n,姓名,电话,\n甲公司,王总,13800000001,A\n")
    assert listed(mgrday, "company", "contact", "phone", "grade") == [("甲公司", "王总", "13800000001", "A")]
    assert result.err == "Columns taken: 姓名 → Contact.\n"


ASIDES = ["合计,12", "合 计：,", "本页小计,3", "Total,2", "注：以上为本月,", "制表人：何敏,2026", "※仅供内部,", "公司,备注"]


@pytest.mark.parametrize("row", ASIDES)
def test_totals_and_footnotes_pass_over_and_are_named(mgrday: Mgrday, row: str) -> None:
    result = bring(mgrday, f"公司,备注\n甲公司,\n{row}\n")
    assert (result.code, result.out) == (0, "lead: 1 taken, 0 duplicate, 0 rejected\n")
    assert result.err == "Passed over as totals, footnotes or a header again: line 3.\n"


@pytest.mark.parametrize("company", ["合计科技有限公司", "总计", "注目广告", "Total Energies", "※星光", "公司", "注：好"])
def test_what_looks_like_a_total_and_is_none(mgrday: Mgrday, company: str) -> None:
    result = bring(mgrday, f"备注,公司\n好,{company}\n")
    assert (result.code, listed(mgrday, "company")) == (0, [(company,)])


def test_a_matter_may_begin_like_a_footnote(mgrday: Mgrday) -> None:
    mgrday("department", "add", "一部", today=NOW)
    mgrday("member", "add", "何敏", "--department", "一部", today=NOW)
    result = bring(mgrday, "事项,负责人,期限\n注意：周五交表,何敏,2026-11-27\n注意：周五交表,,\n", kind="matter")
    assert result.out == "matter: 1 taken, 0 duplicate, 0 rejected\n"


ROW = "甲公司,王总,A\n"


@pytest.mark.parametrize("header", ["公司,联系人,分类\n", "公司,contact,grade\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_leaves_no_doubt_need_not_be_named(mgrday: Mgrday, codec: str, header: str) -> None:
    result = bring(mgrday, (header + ROW).encode(codec))
    assert (result.code, listed(mgrday, "company", "contact")) == (0, [("甲公司", "王总")])
    assert result.err == ("" if codec.startswith("utf-8") else f"Read as {codec.upper()}.\n")


def test_an_encoding_in_doubt_is_asked_for(mgrday: Mgrday) -> None:
    """In Big5 the header is none in GB18030; with English headers nothing tells the two apart."""
    for content, codec in (("公司,備註\n甲公司,\n", "big5"), ("company\n乙公司\n", "gb18030")):
        refused = bring(mgrday, content.encode(codec))
        assert refused.code == 4
        assert "--encoding" in refused.err
        assert bring(mgrday, content.encode(codec), "--encoding", codec).code == 0
    assert listed(mgrday, "company") == [("甲公司",), ("乙公司",)]


def test_a_column_is_taken_as_told(mgrday: Mgrday) -> None:
    content = "企业,老总,手机,办公电话\n甲公司,王总,13800000001,0512-62880000\n"
    result = bring(mgrday, content, "--map", "老总=联系人", "--map", "办公电话=phone", "--format", "json")
    assert listed(mgrday, "company", "contact", "phone") == [("甲公司", "王总", "051262880000")]
    said = json.loads(result.out)
    assert said["columns"] == {"企业": "company", "老总": "contact", "办公电话": "phone"}
    assert said["left_out"] == ["手机"]


def test_a_column_without_a_name_is_told_by_its_number(mgrday: Mgrday) -> None:
    result = bring(mgrday, "公司,,\n甲公司,王总,\n")
    assert "Column 2" in result.err
    assert "Column 3" not in result.err
    bring(mgrday, "公司,,\n乙公司,李总,\n", "--map", "2=contact")
    assert listed(mgrday, "contact") == [(None,), ("李总",)]


def test_a_doubt_between_two_columns_is_settled(mgrday: Mgrday) -> None:
    content = "公司,company\n甲公司,乙公司\n"
    assert "--map “company=-”" in bring(mgrday, content).err
    assert bring(mgrday, content, "--map", "公司=-").code == 0
    assert listed(mgrday, "company") == [("乙公司",)]


def test_a_column_that_is_needed_may_have_any_name(mgrday: Mgrday) -> None:
    content = "对象,电话\n甲公司,13800000001\n"
    assert "--map “对象=Company”" in bring(mgrday, content).err
    assert bring(mgrday, content, "--map", "对象=Company").code == 0
    assert bring(mgrday, "x\n乙公司\n", "--map", "x=company").code == 0
    assert listed(mgrday, "company") == [("甲公司",), ("乙公司",)]


@pytest.mark.parametrize("told", ["老总", "老总=船长", "=phone", "没有=phone", "9=phone", "0=phone"])
def test_a_column_told_wrongly_is_exit_2(mgrday: Mgrday, told: str) -> None:
    result = bring(mgrday, "公司,老总\n甲公司,王总\n", "--map", told)
    assert (result.code, result.out, listed(mgrday, "company")) == (2, "", [])


def test_rejected_rows_are_imported_with_the_same_columns(mgrday: Mgrday) -> None:
    result = bring(mgrday, "对象,电话\n甲公司,12\n", "--map", "对象=company")
    assert "--map '对象=company'" in result.err


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１３８００００００１１", "13800000011"),
        ("+86 138-0000-0011", "13800000011"),
        ("8613800000011.0", "13800000011"),
        ("0512-62880000转802", "051262880000-802"),
        ("0512-62880000-802", "051262880000-802"),
        ("400-820-8820", "4008208820"),
        ("13800000011，13800000012", "13800000011"),
        ("13800000011（办）", None),
        ("1.38E+10", None),
    ],
)
def test_phones_however_they_are_written(mgrday: Mgrday, typed: str, kept: str | None) -> None:
    assert bring(mgrday, f"公司;电话\n甲公司;{typed}\n").code == (4 if kept is None else 0)
    assert listed(mgrday, "phone") == ([] if kept is None else [(kept,)])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026/11/2", "2026-11-02"),
        ("2026年11月2日", "2026-11-02"),
        ("２０２６．１１．２", "2026-11-02"),
        ("20261102", "2026-11-02"),
        ("2026-11-02 15:30:00", "2026-11-02"),
        ("46328", "2026-11-02"),
        ("46328.75", "2026-11-02"),
        ("46349", "2026-11-23"),
        ("46350", None),
        ("4632", None),
        ("463280", None),
    ],
)
def test_days_however_they_are_written(mgrday: Mgrday, typed: str, kept: str | None) -> None:
    """Bare numbers are days as a spreadsheet counts them; 46349 is today, the next one has not come yet."""
    assert bring(mgrday, f"公司,录入日期\n甲公司,{typed}\n").code == (4 if kept is None else 0)
    assert listed(mgrday, "created_on") == ([] if kept is None else [(kept,)])


def test_a_time_as_a_spreadsheet_counts_it(mgrday: Mgrday) -> None:
    assert bring(mgrday, "会议,开始时间\n年会,46350.6041666667\n", kind="event").code == 0
    assert json.loads(mgrday("event", "list", "--format", "json", today=NOW).out)[0]["starts_at"] == "2026-11-24 14:30"
    assert bring(mgrday, "会议,开始时间\n晚会,46350\n", kind="event").code == 4


@pytest.mark.parametrize(("typed", "kept"), [("A类", "A"), ("ａ", "A"), ("Ｂ类", "B"), (" c ", "C"), ("甲", None), ("甲?", None)])
def test_grades_however_they_are_written(mgrday: Mgrday, typed: str, kept: str | None) -> None:
    result = bring(mgrday, f"公司\t分类\n甲公司\t{typed}\n")
    assert (result.code, listed(mgrday, "grade")) == ((0, [(kept,)]) if kept else (4, []))
    assert kept is not None or "Line 2 rejected" in result.err


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_cell_may_have_lines(mgrday: Mgrday, end: str) -> None:
    assert bring(mgrday, end.join(["公司,备注", '甲公司,"一', '二"', "乙公司,"])).code == 0
    assert listed(mgrday, "company", "note") == [("甲公司", "一  二" if end == "\r\n" else "一 二"), ("乙公司", None)]
