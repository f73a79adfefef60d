"""``mgrday import``: what a file may look like, what becomes of its rows, and what is left behind."""

import csv
import json
import stat
from pathlib import Path
from typing import Any

import pytest

from runner import Mgrday, Result

NOW = "2026-11-23 10:00"
HEADER = "company,contact,phone,grade,owner,next_step,next_on,created_on,note\n"


@pytest.fixture
def office(mgrday: Mgrday) -> Mgrday:
    """A runner whose store has a department with two members."""
    table = "姓名,部门,小组,职务\n何敏,一部,先锋组,组长\n吴海波,一部,先锋组,代表\n"
    assert mgrday("department", "add", "一部", "--branch", "苏州", today=NOW).code == 0
    assert bring(mgrday, "member", table, "members.csv").code == 0
    return mgrday


def bring(mgrday: Mgrday, kind: str, content: str | bytes, name: str = "file.csv", *options: str, lang: str = "en") -> Result:
    """Import a file of that content."""
    file = mgrday.folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return mgrday("import", str(file), "--kind", kind, *options, today=NOW, lang=lang)


def counted(mgrday: Mgrday, kind: str, content: str | bytes, *options: str) -> dict[str, Any]:
    """The counts of an import, whatever its exit code."""
    found: dict[str, Any] = json.loads(bring(mgrday, kind, content, "file.csv", *options, "--format", "json").out)
    return found


def listed(mgrday: Mgrday, kind: str = "lead") -> list[dict[str, Any]]:
    """Every record of a kind."""
    found: list[dict[str, Any]] = json.loads(mgrday(kind, "list", "--format", "json", today=NOW).out)
    return found


def rejects(mgrday: Mgrday, name: str = "file.csv") -> list[list[str]]:
    """The rows of the file of rejected rows."""
    with (mgrday.folder / f"{name}.rejects.csv").open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def test_a_file_goes_in_with_every_column(office: Mgrday) -> None:
    row = "苏州甲科技有限公司,王总,0512-62880000,A类,何敏,送报价,2026-11-25,2026/11/2,老客户介绍\n"
    assert counted(office, "lead", HEADER + row) == {
        "kind": "lead",
        "accepted": 1,
        "rejected": 0,
        "duplicates": 0,
        "updated": 0,
        "near_matches": 0,
        "rejects_file": None,
        "import": 2,
        "slips": 0,
        "columns": {name: name for name in HEADER.strip().split(",")},
        "left_out": [],
        "passed_over": [],
    }
    (client,) = listed(office)
    assert client["company"] == "苏州甲科技有限公司"
    assert (client["phone"], client["grade"], client["owner"]) == ("051262880000", "A", "何敏")
    assert (client["next_on"], client["created_on"], client["note"]) == ("2026-11-25", "2026-11-02", "老客户介绍")
    shown = json.loads(office("lead", "show", "1", "--format", "json", today=NOW).out)
    assert shown["graded_on"] == "2026-11-02"


@pytest.mark.parametrize(
    "header",
    [
        "公司,分类",
        "COMPANY,Grade",
        "公司 *,分 类（必填）",
        "＊公司(必填),【选填】分类",
        "客户名称;客户分类",
        "公司\t分类",
        '"公司","分类"',
        "\ufeff公司,分类",
    ],
)
def test_headers_are_known_however_they_are_written(mgrday: Mgrday, header: str) -> None:
    separator = next((each for each in "\t;" if each in header), ",")
    assert counted(mgrday, "lead", f"{header}\n甲公司{separator}b\n")["accepted"] == 1
    assert [(row["company"], row["grade"]) for row in listed(mgrday)] == [("甲公司", "B")]


def test_unknown_columns_are_left_out_and_named(mgrday: Mgrday) -> None:
    result = bring(mgrday, "lead", "公司,血型,分类\n甲公司,AB,A\n")
    assert result.code == 0
    assert "血型" in result.err
    assert result.out == "lead: 1 taken, 0 duplicate, 0 rejected\n"


def test_blank_rows_pass_over_and_line_ends_are_any(mgrday: Mgrday) -> None:
    assert counted(mgrday, "lead", "公司,分类\r\n\r\n甲公司,A\r,\r\n  , \n乙公司,B")["accepted"] == 2


def test_blank_words_are_nothing(mgrday: Mgrday) -> None:
    assert counted(mgrday, "lead", "公司,电话,联系人\n甲公司,无,—\n")["accepted"] == 1
    assert (listed(mgrday)[0]["phone"], listed(mgrday)[0]["contact"]) == (None, None)


def test_of_two_phones_the_second_goes_to_the_note(mgrday: Mgrday) -> None:
    bring(mgrday, "lead", "公司,电话,备注\n甲公司,13800000001/0512-62880000,老客户\n乙公司,13800000002 13800000003,\n")
    found = [(row["phone"], row["note"]) for row in listed(mgrday)]
    assert sorted(found) == [("13800000001", "老客户 0512-62880000"), ("13800000002", "13800000003")]


def test_bad_rows_are_rejected_and_good_ones_go_in(office: Mgrday) -> None:
    rows = [
        "甲公司,,13800000001,A,何敏,,,,",
        ",王总,,,,,,,",
        "乙公司,,12,,,,,,",
        "丙公司,,,D,,,,,",
        "丁公司,,,,没这人,,,,",
        "戊公司,,,,,,,2026-12-01,",
        "己公司,,,",
        "庚公司,,,,,,,,,多了",
        f"{'长' * 201},,,,,,,,",
        f"辛公司,,,,,,,,{'长' * 40_000}",
        '壬"公"司,,,,,,,,',
        '"癸"公司,,,,,,,,',
        "寅公司,,1.99E+10,,,,,,",
    ]
    result = bring(office, "lead", HEADER + "\n".join(rows) + "\n")
    assert result.code == 4
    assert result.out == "lead: 2 taken, 0 duplicate, 11 rejected\n"
    assert {row["company"] for row in listed(office)} == {"甲公司", '壬"公"司'}
    header, *refused = rejects(office)
    assert header == ["line", "reason", *HEADER.strip().split(",")]
    assert [row[0] for row in refused] == ["3", "4", "5", "6", "7", "8", "9", "10", "11", "13", "14"]
    assert all(row[1] for row in refused)
    assert "file.csv.rejects.csv" in result.err
    mode = stat.S_IMODE((office.folder / "file.csv.rejects.csv").stat().st_mode)
    assert mode == 0o600


def test_mended_rejects_go_in(office: Mgrday) -> None:
    assert bring(office, "lead", "公司,电话,备注\n甲公司,12,=1+1\n", lang="zh").code == 4
    text = (office.folder / "file.csv.rejects.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("行号,原因,公司,电话,备注")
    assert "'=1+1" in text
    result = bring(office, "lead", "\ufeff" + text.replace(",12,", ",13800000001,"), "mended.csv")
    assert (result.code, result.err) == (0, "")
    assert [(row["phone"], row["note"]) for row in listed(office)] == [("13800000001", "=1+1")]


def test_the_same_company_is_a_duplicate(mgrday: Mgrday) -> None:
    table = "公司,电话\n甲（苏州）公司,\nＡ公司,\n甲(苏州) 公司,13800000001\na公司,\n"
    result = bring(mgrday, "lead", table)
    assert (result.code, result.out) == (0, "lead: 2 taken, 2 duplicate, 0 rejected\n")
    assert "甲(苏州) 公司" in result.err
    assert counted(mgrday, "lead", table)["duplicates"] == 4
    assert len(listed(mgrday)) == 2


def test_an_update_fills_what_is_empty(mgrday: Mgrday) -> None:
    bring(mgrday, "lead", "公司,电话,联系人\n甲公司,13800000001,\n乙公司,13800000002,李总\n")
    table = "公司,电话,联系人,行业\n甲公司,13900000001,王总,\n乙公司,,李总,\n丙公司,,,\n"
    counts = counted(mgrday, "lead", table, "--on-duplicate", "update")
    assert (counts["accepted"], counts["updated"], counts["duplicates"]) == (1, 1, 1)
    assert {row["company"]: (row["phone"], row["contact"]) for row in listed(mgrday)} == {
        "甲公司": ("13800000001", "王总"),
        "乙公司": ("13800000002", "李总"),
        "丙公司": (None, None),
    }
    bring(mgrday, "lead", table, "file.csv", "--on-duplicate", "update", "--overwrite")
    assert {row["company"]: row["phone"] for row in listed(mgrday)}["甲公司"] == "13900000001"


def test_an_update_meets_a_row_of_its_own_file(mgrday: Mgrday) -> None:
    counts = counted(mgrday, "lead", "公司,联系人\n甲公司,\n甲公司,王总\n", "--on-duplicate", "update")
    assert (counts["accepted"], counts["updated"]) == (1, 1)
    assert listed(mgrday)[0]["contact"] == "王总"


def test_duplicates_may_be_rejected(mgrday: Mgrday) -> None:
    bring(mgrday, "lead", "公司\n甲公司\n")
    result = bring(mgrday, "lead", "公司\n甲公司\n乙公司\n乙公司\n", "file.csv", "--on-duplicate", "reject")
    assert (result.code, result.out) == (4, "lead: 1 taken, 0 duplicate, 2 rejected\n")
    assert [row[0] for row in rejects(mgrday)[1:]] == ["2", "4"]


def test_near_matches_are_kept_and_said(mgrday: Mgrday) -> None:
    bring(mgrday, "lead", "公司,电话\n苏州甲科技有限公司,\n乙公司,13800000001\n")
    counts = counted(mgrday, "lead", "公司,电话\n甲科技,\n丙公司,138 0000 0001\n丁公司,\n")
    assert (counts["accepted"], counts["near_matches"]) == (3, 2)
    result = bring(mgrday, "lead", "公司,电话\n戊公司,13800000001\n己公司,\n", "more.csv")
    assert "2 pairs" in result.err


def test_a_dry_run_says_all_and_writes_nothing(office: Mgrday) -> None:
    table = "公司,负责人\n甲公司,何敏\n" + "".join(f"公司{n},没这人\n" for n in range(8))
    result = bring(office, "lead", table, "file.csv", "--dry-run")
    assert (result.code, result.out) == (4, "lead: 1 taken, 0 duplicate, 8 rejected\n")
    assert result.err.count("没这人") == 8
    assert listed(office) == []
    assert [path.name for path in office.folder.iterdir() if "rejects" in path.name] == []
    assert "import" not in office("history", today=NOW).out.splitlines()[1]


def test_one_undo_takes_the_file_back(office: Mgrday) -> None:
    bring(office, "lead", "公司,分类\n甲公司,A\n乙公司,B\n", "leads.csv")
    assert "import leads.csv --kind lead" in office("history", today=NOW).out
    assert office("undo", "--yes", today=NOW).code == 0
    assert listed(office) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", 4),
        (b"\xef\xbb\xbf\n \n", 4),
        (b'"",""\n', 4),
        ("公司,分类\n".encode(), 0),
        ("公司,分類\n甲公司,A\n".encode("big5"), 4),
        ("company,grade\n甲公司,A\n".encode("gb18030"), 4),
        ("联系人,分类\n王总,A\n".encode(), 4),
        ("颜色,形状\n红,圆\n".encode(), 4),
        ("公司,company\n甲公司,乙公司\n".encode(), 4),
        ('公司,分类\n甲公司,A\n"乙公司,B\n丙公司,C\n'.encode(), 4),
        ('公司,分类\n甲公司,A\n"乙公司,B\n"丙公司",C\n'.encode(), 4),
        ('"公"司,分类\n甲公司,A\n'.encode(), 4),
        ("公司,分类\n甲\0公司,A\n".encode(), 4),
        (b"PK\x03\x04" + bytes(range(256)), 4),
        (bytes(range(256)) * 4, 4),
    ],
)
def test_what_cannot_be_read_as_a_whole_imports_nothing(mgrday: Mgrday, content: bytes, code: int, lang: str) -> None:
    result = bring(mgrday, "lead", content, lang=lang)
    assert result.code == code
    assert "Traceback" not in result.err
    assert result.err
    assert bool(result.out) == (code == 0)
    assert listed(mgrday) == []
    assert not list(mgrday.folder.glob("*.rejects.csv"))
    assert not [path for path in mgrday.folder.glob(".*") if "rejects" in path.name]


def test_other_encodings_are_named(mgrday: Mgrday) -> None:
    content = "公司,分类\n甲公司,A\n"
    assert counted(mgrday, "lead", content.encode("gb18030"), "--encoding", "gb18030")["accepted"] == 1
    assert counted(mgrday, "lead", content.encode("utf-16"), "--encoding", "UTF-16")["duplicates"] == 1


@pytest.mark.parametrize(
    "options",
    [
        ("missing.csv", "--kind", "lead"),
        (".", "--kind", "lead"),
        ("file.csv",),
        ("file.csv", "--kind", "dragon"),
        ("file.csv", "--kind", "lead", "--encoding", "klingon"),
        ("file.csv", "--kind", "lead", "--encoding", "base64"),
        ("file.csv", "--kind", "lead", "--on-duplicate", "shout"),
        ("file.csv", "--kind", "lead", "--overwrite"),
    ],
)
def test_wrong_words_are_exit_2(mgrday: Mgrday, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mgrday.folder)
    Path("file.csv").write_text("公司\n甲公司\n", encoding="utf-8")
    result = mgrday("import", *options, today=NOW)
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert listed(mgrday) == []


def test_where_rejects_cannot_be_written_nothing_is_imported(mgrday: Mgrday) -> None:
    (mgrday.folder / "file.csv.rejects.csv").mkdir()
    result = bring(mgrday, "lead", "公司,电话\n甲公司,\n乙公司,12\n")
    assert (result.code, result.out) == (4, "")
    assert listed(mgrday) == []


def test_a_folder_that_cannot_be_written_is_no_hindrance_without_rejects(mgrday: Mgrday) -> None:
    folder = mgrday.folder / "locked"
    folder.mkdir()
    (folder / "file.csv").write_text("公司\n甲公司\n", encoding="utf-8")
    folder.chmod(0o500)
    untouched = folder.stat().st_mtime_ns  # root may write anywhere, but then the folder would show it
    assert mgrday("import", str(folder / "file.csv"), "--kind", "lead", today=NOW).code == 0
    assert folder.stat().st_mtime_ns == untouched


def test_names_that_two_have_are_rejected(office: Mgrday) -> None:
    office("department", "add", "二部", today=NOW)
    office("member", "add", "何敏", "--department", "二部", today=NOW)
    counts = counted(office, "lead", "公司,负责人\n甲公司,何敏\n乙公司,吴海波\n丙公司,何\n丁公司,1\n")
    assert (counts["accepted"], counts["rejected"]) == (1, 3)


def test_groups_are_made_on_the_way_and_only_for_members_that_go_in(office: Mgrday) -> None:
    counts = counted(office, "member", "姓名,部门,小组,职务\n罗婷,一部,远航组,代表\n马骏,一部,新组,皇帝\n秦朗,一部,先锋组,\n")
    assert (counts["accepted"], counts["rejected"]) == (2, 1)
    assert [row["name"] for row in listed(office, "group")] == ["先锋组", "远航组"]


def test_every_kind_of_a_department_goes_in_and_is_known_again(office: Mgrday) -> None:
    files = {
        "lead": "公司,负责人,分类\n甲公司,何敏,A\n乙公司,吴海波,B\n",
        "call": "员工,公司,时间,接通,时长\n何敏,甲公司,2026-11-20 09:30,老板,3\n",
        "event": "会议,开始时间,邀约目标,业绩目标\n年会,2026-11-20 14:00,100,20万\n",
        "invitation": "会议,公司,员工,邀约日期,方式\n年会,甲公司,何敏,2026-11-17,短信\n",
        "receipt": "会议,公司,回执日期,人数,到会\n年会,甲公司,2026-11-18,2,是\n",
        "keyword": "员工,公司,关键词,年限,报价,状态\n何敏,甲公司,精密机械,2,1.28万,已推介\n",
        "outing": "员工,公司,外出时间,返回时间,结果,回访结果\n何敏,甲公司,2026-11-19 09:30,2026-11-19 11:00,推进,属实\n",
        "deal": "员工,公司,金额,签单日期\n何敏,甲公司,12800,2026-11-10\n何敏,甲公司,5000,2026-11-12\n",
        "payment": "公司,单号,金额,到账日期\n甲公司,,12800,2026-11-11\n甲公司,,2000,2026-11-13\n甲公司,2,1000,2026-11-14\n",
        "target": "范围,名称,周期,指标,目标\n分公司,苏州,2026-11,业绩,50万\n小组,先锋组,2026-11,业绩,20万\n"
        "个人,何敏,2026-W47,电话,100\n",
        "standard": "指标,新老,周期,标准\n电话,全部,日,30\n业绩,老人,月,5万\n",
    }
    for kind, table in files.items():
        rows = table.count("\n") - 1
        first = counted(office, kind, table)
        assert (first["accepted"], first["rejected"]) == (rows, 0), kind
        assert counted(office, kind, table)["duplicates"] == rows, kind
        assert len(listed(office, kind)) == rows, kind
    deals = [json.loads(office("deal", "show", number, "--format", "json", today=NOW).out) for number in (1, 2)]
    assert [deal["received"] for deal in deals] == [12800.0, 3000.0]


def test_a_progress_bar_only_on_a_terminal(mgrday: Mgrday) -> None:
    (mgrday.folder / "file.csv").write_text("公司\n甲公司\n", encoding="utf-8")
    result = mgrday("import", str(mgrday.folder / "file.csv"), "--kind", "lead", today=NOW, tty=True)
    assert result.code == 0
    assert "1 taken" in result.out
    assert "file.csv" not in result.out
