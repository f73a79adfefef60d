"""``mgrday export``: what is handed on comes in again, in an empty store, with nothing lost."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from office import Office, opened

from mgrday.kinds import KINDS
from runner import Mgrday

NOW = "2026-11-18 09:00"
HARD = (
    "=1+1", "+86 is China", "-2 days", "@home", "\'=quoted", "\'\'+twice", "\'plain", "＝全角", "a,b;c\td", 'say "no"',
    "逗号，引号“”", "🙂 emoji 👩\u200d💼", "<b>&amp;</b>", "null", "0012", "1e5", "2026-11-01", "=HYPERLINK(\"http://x\")",
)  # fmt: skip
"""Texts that a spreadsheet, a separator or a reader of cells could take for something else."""


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def facts(office: Office, kind: str) -> list[dict[str, object]]:
    """Every record of a kind as JSON has it, without the numbers, which a new store gives anew."""
    found = office.json(f"{kind} list --sort id", today=NOW)
    return [{key: value for key, value in row.items() if key not in ("id", "deal")} for row in found]


def copied(office: Office, folder: Path, ending: str) -> Office:
    """An empty store that has taken every file of `folder`."""
    runner = office.mgrday
    other = Office(Mgrday(runner.folder, {**runner.environment, "MGRDAY_DB": str(folder / "copy.db")}))
    for file in sorted(folder.glob(f"*{ending}")):
        kind = file.stem.partition("-")[2]
        result = other(f"import {file} --kind {kind} --format json", today=NOW)
        assert result.code == 0, (kind, result)
        assert json.loads(result.out)["duplicates"] == 0, kind
    return other


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("export")


def fill(office: Office) -> None:
    """Every kind of record, facts that only a verb sets among them."""
    for line in LINES:
        office.done(line, today=NOW)


LINES = (
    "department add East --branch Suzhou",
    "member add Wang --department East --group One --hired 2024-03-01 --role leader",
    "member add Zhao --department East --group Two --hired 2025-03-01",
    "lead add Acme --phone 13812345678 --owner Wang --size 50人 --next-step '=call' --next-on 2026-11-20 --created-on 2026-10-01",
    "lead add Gone --phone +49301234567 --owner Zhao --created-on 2026-10-01",
    "lead grade Acme A",
    "lead archive Gone",
    "call add Wang Acme --reached owner --minutes 5 --note -later",
    "event add Summit --starts '2026-11-16 14:00' --goal-amount 12800.50 --goal-receipts 3",
    "invitation add Summit Acme --by Wang --channel fax --sent-on 2026-11-12",
    "receipt add Summit Acme --people 2 --key --received-on 2026-11-13",
    "receipt attend Summit Acme",
    "keyword add Acme 切割机 --years 2 --quote 1.28万",
    "outing add Wang Acme --left-at '2026-11-17 09:00' --back-at '2026-11-17 11:00' --result refused",
    "outing debrief 1 --why price --condition @less --when 2026-12-01",
    "outing callback 1 not-real --grade B --note +nobody",
    "deal add Wang Acme 5000 --expected 2026-11-30 --key",
    "deal add Wang Acme 700",
    "deal remove 2",
    "deal add Zhao Acme 900.55",
    "deal sign 3 --on 2026-11-17",
    "deal lose 1 --reason '=budget'",
    "payment add 3 100.05 --on 2026-11-18",
    "target set department East 2026-11 80000",
    "target set member Wang 2026-W47 30 --metric calls",
    "standard set calls 20 --period day",
    "talk add Wang pricing --agreed more --next 2026-11-25",
    "service add Acme visit --due 2026-11-20",
    "matter add Hall --owner Wang --due 2026-11-20",
    "action add Wang 'two visits' --due 2026-11-20",
    "skill add Wang finding",
    "award add Wang first",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_all_of_it_comes_in_again(mgrday: Mgrday, filled: Path, tmp_path: Path, ending: str, lang: str) -> None:
    office, kept = Office(mgrday), filled / "filled.db"
    if not kept.exists():
        fill(office)
        with closing(sqlite3.connect(mgrday.store)) as source, closing(sqlite3.connect(kept)) as target:
            source.backup(target)
    mgrday.environment["MGRDAY_DB"] = str(kept)
    folder = tmp_path / "out"
    office.done(f"export all -o {folder} --format {ending[1:]}", today=NOW, lang=lang)
    assert len(list(folder.iterdir())) == len(KINDS)
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    other = copied(office, folder, ending)
    for kind in KINDS:
        said = facts(office, kind)
        assert said, kind
        assert facts(other, kind) == said, kind
    assert other.json("payment list", today=NOW)[0]["deal"] == 2


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_hard_texts_stay_as_they_are(mgrday: Mgrday, tmp_path: Path, ending: str) -> None:
    office = Office(mgrday)
    for text in HARD:
        added = office.mgrday("lead", "add", f"C {text}", f"--note={text}", f"--contact={text}", today=NOW)
        assert added.code == 0, added
    folder = tmp_path / "out"
    office.done(f"export all -o {folder} --format {ending[1:]}", today=NOW)
    said = facts(office, "lead")
    assert [row["note"] for row in said] == [text.replace("\t", " ") for text in HARD]
    assert facts(copied(office, folder, ending), "lead") == said


def test_a_spreadsheet_runs_nothing(office: Office, tmp_path: Path) -> None:
    office.mgrday("lead", "edit", "Acme", "--note", "=1+1", lang="en")
    file = tmp_path / "leads.csv"
    office.done(f"export lead -o {file}")
    text = file.read_bytes()
    assert text.startswith(b"\xef\xbb\xbfcompany,")
    assert b",'=1+1" in text
    assert b",=1+1" not in text


def test_the_filters_of_a_list(office: Office) -> None:
    out = office.done("export lead --owner Li --limit 1 --format json").out
    (line,) = out.splitlines()
    assert json.loads(line)["company"] == "Bolts"
    assert office.done("export lead --owner Wang --lang zh").out.splitlines()[0].startswith("公司,联系人")


def test_one_workbook_has_a_sheet_for_each_kind(office: Office, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "all.xlsx"
    office.done(f"export all -o {file}")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == list(KINDS)
    assert book["lead"].freeze_panes == "A2"


@pytest.mark.parametrize(
    "line",
    ["export lead -o leads.txt", "export all -o all.csv", "export lead --format xlsx", "export nothing", "export all"],
)
def test_what_cannot_be_exported(office: Office, line: str) -> None:
    result = office(line)
    assert result.code == 2
    assert not result.out


def test_nothing_is_left_of_a_failed_export(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / "05-call.csv").mkdir(parents=True)
    assert office(f"export all -o {folder}").code == 5
    assert [file.name for file in folder.iterdir()] == ["05-call.csv"]
