"""``mgrday import``: lists from Taiwan and Hong Kong, with headers in traditional characters."""

import json

import pytest

from mgrday.kinds import KINDS
from runner import Mgrday, Result

NOW = "2026-11-23 10:00"
HEADER = "客戶名稱,聯絡人,職稱,手機,產業,地區,來源,等級,業務員,錄入日期,備註"
TAKEN = {
    "客戶名稱": "company", "聯絡人": "contact", "職稱": "title", "手機": "phone", "產業": "industry", "地區": "region",
    "來源": "source", "等級": "grade", "業務員": "owner", "錄入日期": "created_on", "備註": "note",
}  # fmt: skip


def bring(mgrday: Mgrday, text: str, *options: str, kind: str = "lead", codec: str = "utf-8") -> Result:
    file = mgrday.folder / "file.csv"
    file.write_bytes(text.encode(codec))
    return mgrday("import", file, "--kind", kind, *options, "--format", "json", today=NOW)


@pytest.mark.parametrize(("codec", "options"), [("utf-8", ()), ("gb18030", ()), ("big5", ("--encoding", "big5"))])
def test_its_columns_are_known(mgrday: Mgrday, codec: str, options: tuple[str, ...]) -> None:
    row = "台灣科技股份有限公司,王總,經理,13800000001,電子,臺北,展會,A,,2026-11-02,要報價"
    done = bring(mgrday, f"客戶名單\n{HEADER}\n{row}\n合計,,,1,,,,,,,\n備註:僅供內部使用,,,,,,,,,,\n", *options, codec=codec)
    assert done.code == 0, done
    said = json.loads(done.out)
    assert (said["columns"], said["left_out"], said["accepted"]) == (TAKEN, [], 1)
    (kept,) = json.loads(mgrday("lead", "list", "--format", "json").out)
    assert (kept["company"], kept["contact"], kept["note"]) == ("台灣科技股份有限公司", "王總", "要報價")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("電話", "phone"), ("聯絡電話", "phone"), ("連絡電話", "phone"), ("行動電話（必填）", "phone"), ("手機／電話", "phone"),
        ("聯繫人", "contact"), ("聯係人", "contact"), ("連絡人", "contact"), ("職務", "title"), ("行業", "industry"),
        ("區域", "region"), ("規模", "size"), ("客戶來源", "source"), ("客戶級別", "grade"), ("負責人", "owner"),
        ("下次聯繫時間", "next_on"), ("說明", "note"),
    ],
)  # fmt: skip
def test_a_header_is_the_same_in_traditional_characters(mgrday: Mgrday, header: str, field: str) -> None:
    assert json.loads(bring(mgrday, f"公司,{header}\n").out)["columns"][header] == field


def test_so_are_those_of_other_kinds(mgrday: Mgrday) -> None:
    written = {
        "call": "員工,公司,時間,接通,時長,結果,備註",
        "event": "會議,開始時間,地點,邀約目標,回執目標,到會目標,業績目標",
        "deal": "員工,公司,金額,重點單,預計日期,簽單日期,丟單日期,會議",
        "payment": "公司,單號,金額,到賬日期",
    }
    for kind, header in written.items():
        said = json.loads(bring(mgrday, f"{header}\n", kind=kind).out)
        assert len(said["columns"]) == header.count(",") + 1, said
        assert set(said["columns"].values()) <= {field.name for field in KINDS[kind].fields}


def test_a_column_is_named_in_either(mgrday: Mgrday) -> None:
    said = json.loads(bring(mgrday, "公司,聯繫窗口\n甲,乙\n", "--map", "联系窗口=聯絡人").out)
    assert said["columns"] == {"公司": "company", "聯繫窗口": "contact"}
