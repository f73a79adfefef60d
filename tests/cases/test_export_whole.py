"""What is exported comes in again with nothing lost: whatever the texts, whichever the file, whoever writes meanwhile."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from office import Office, opened
from sqlmodel import SQLModel

from mgrday.exchange import exporting
from mgrday.kinds import KINDS
from mgrday.kinds.base import NOTHING
from runner import Mgrday

WHEN = "2026-11-27 09:00"
LINES = (
    "lead grade Acme A --today '2026-11-24 15:00'",
    "lead next Acme call --on 2026-11-30 --today '2026-11-25 15:00'",
    "lead edit Bolts --size 50人 --today '2026-11-25 15:00'",
    "invitation add Summit Acme Bolts --by Wang --today '2026-11-24 15:00'",
    "receipt add Summit Acme --people 2 --key --today '2026-11-25 15:00'",
    "receipt chase Summit Acme yes --by Li --today '2026-11-25 15:00'",
    "receipt sort Summit Acme --as key --today '2026-11-25 15:00'",
    "event door Summit 'Acme 3' --today '2026-11-26 13:00'",
    "keyword add Acme pumps --years 2 --quote 12000 --today '2026-11-24 15:00'",
    "keyword win 1 --today '2026-11-25 15:00'",
    "outing leave Wang Acme --at 09:00 --purpose look --today '2026-11-24 15:00'",
    "outing back 1 --result refused --today '2026-11-24 11:00'",
    "outing debrief 1 --why price --condition time --when 2026-12-01 --today '2026-11-24 15:00'",
    "outing callback 1 not-real --grade B --note nobody --today '2026-11-25 15:00'",
    "call add Wang Acme --reached owner --minutes 4 --today '2026-11-24 15:00'",
    "deal add Wang Acme 9800 --expected 2026-11-30 --event Summit --today '2026-11-24 15:00'",
    "deal key 1 --today '2026-11-25 15:00'",
    "deal add Li Bolts 1200 --today '2026-11-24 15:00'",
    "deal lose 2 --reason dear --today '2026-11-25 15:00'",
    "deal sign 1 --on 2026-11-26 --today '2026-11-26 15:00'",
    "receipt lock Summit --today '2026-11-25 16:00'",
    "payment add 1 5000.05 --on 2026-11-26 --today '2026-11-26 15:00'",
    "target set department East 2026-11 300000 --promised 250000 --strategy renewals --today '2026-11-24 15:00'",
    "standard set calls 20 --period day --today '2026-11-24 15:00'",
    "talk add Wang pricing --agreed more --next 2026-12-01 --today '2026-11-24 15:00'",
    "service add Acme visit --due 2026-11-30 --today '2026-11-24 15:00'",
    "matter add Hall --owner Wang --due 2026-11-30 --today '2026-11-24 15:00'",
    "action add Wang visits --due 2026-11-30 --today '2026-11-24 15:00'",
    "skill add Wang finding --today '2026-11-24 15:00'",
    "award add Wang first --today '2026-11-24 15:00'",
    "member mentor Wang Zhao --today '2026-11-20 15:00'",
    "member mentor Wang Li --today '2026-11-22 15:00'",
    "member watch Li --reason 'few; calls | few visits' --today '2026-11-20 15:00'",
    "member decide Li keep --note 'they \\\\ do' --today '2026-11-24 15:00'",
    "member lift Zhao --plan 'a visit; a day' --today '2026-11-20 15:00'",
    "member lift Zhao --drop --today '2026-11-22 15:00'",
    "member lift Wang --today '2026-11-24 15:00'",
    "check --comment Wang 'more; visits' --week 2026-W46 --today '2026-11-24 15:00'",
    "event role Summit Wang closer --today '2026-11-20 15:00'",
    "event role Summit Sun host --today '2026-11-20 15:00'",
    "event train Summit Wang --on 2026-11-22 --today '2026-11-24 15:00'",
    "event need Summit closer 3 --today '2026-11-24 15:00'",
    "event matter Summit --add 'Flowers; red' --today '2026-11-20 15:00'",
    "event matter Summit letters --done --note 'seen | signed' --today '2026-11-22 15:00'",
    "event matter Summit venue --drop --today '2026-11-22 15:00'",
    "deal add Wang Bolts 700 --signed 2026-11-26 --event Summit --today '2026-11-26 19:00'",
    "event reconcile Summit --accept deal-3 --reason 'came; by car' --today '2026-11-26 20:00'",
    "event reconcile Summit --close --today '2026-11-26 21:00'",
)
"""Every kind of record and what belongs to it, on days of their own, so that a day that is not handed on is seen."""
STAY = {"id", "initials", "contact_initials", "name_key", "core_key", "scope_key", "grade_then"}
"""Columns that are numbers of the store or worked out anew."""
IN_A_BACKUP = {"ticks", "snoozes", "profiles", "commands", "changes", "imports"}
"""The tables that no file has: a desk's own, and the history."""
DERIVED = {"near_pairs"}


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def other_store(office: Office, name: str) -> Office:
    runner = office.mgrday
    return Office(Mgrday(runner.folder, {**runner.environment, "MGRDAY_DB": str(runner.folder / name)}))


def stored(path: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row by table, as the database has it; what belongs to records has no order of its own."""
    kinds = {kind.table for kind in KINDS.values()}
    found: dict[str, list[tuple[Any, ...]]] = {}
    with closing(sqlite3.connect(path)) as store:
        for table in SQLModel.metadata.sorted_tables:
            if table.name not in IN_A_BACKUP | DERIVED:
                columns = ", ".join(f'"{name}"' for name in (column.name for column in table.columns) if name not in STAY)
                rows = store.execute(f"select {columns} from {table.name} order by id").fetchall()
                found[table.name] = rows if table.name in kinds else sorted(rows, key=str)
    return found


def taken(office: Office, files: Path, ending: str, name: str) -> Office:
    other = other_store(office, name)
    for file in sorted(files.glob(f"*{ending}")):
        if not file.stat().st_size:  # JSON Lines of a kind without records
            continue
        done = other(f"import {file} --kind {file.stem.partition('-')[2]} --format json", today=WHEN)
        assert done.code == 0 and json.loads(done.out)["duplicates"] == 0, (file, done)
    return other


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".jsonl"])
def test_every_stored_column_comes_in_again(office: Office, tmp_path: Path, lang: str, ending: str) -> None:
    for line in LINES:
        office.done(line, today="")
    office.done(f"export all -o {tmp_path / 'out'} --format {ending[1:5]}", today=WHEN, lang=lang)
    other = taken(office, tmp_path / "out", ending, "other.db")
    before, after = stored(str(office.mgrday.store)), stored(other.mgrday.environment["MGRDAY_DB"])
    assert ("2026-11-25", "2026-11-26") in [row[-2:] for row in before["events"]]
    for table in before:
        assert before[table], table
        assert after[table] == before[table], table


def test_json_lines_have_every_column_and_record(office: Office, tmp_path: Path) -> None:
    for line in LINES:
        office.done(line, today="")
    office.done(f"export all -o {tmp_path / 'out'} --format json", today=WHEN)
    for kind in KINDS:
        (file,) = (tmp_path / "out").glob(f"*-{kind}.jsonl")
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        handed = {field.name for field in KINDS[kind].handed}
        assert all(handed <= row.keys() for row in rows), kind
        listed = [{name: value for name, value in row.items() if name not in handed} for row in rows]
        assert listed == office.json(f"{kind} list --sort id", today=WHEN), kind


def test_a_workbook_with_all_kinds_is_read_sheet_by_sheet(office: Office, tmp_path: Path) -> None:
    for line in LINES:
        office.done(line, today="")
    file = tmp_path / "all.xlsx"
    for lang in ("zh", "en"):
        office.done(f"export all -o {file}", today=WHEN, lang=lang)
        other = other_store(office, f"{lang}.db")
        for kind in KINDS:
            done = other(f"import {file} --kind {kind}", today=WHEN)
            assert done.code == 0, (kind, done)
        assert stored(other.mgrday.environment["MGRDAY_DB"]) == stored(str(office.mgrday.store))


TEXTS = st.one_of(
    st.sampled_from(["=1+1", "+86", "-2", "@me", "''=x", "'=x", '"",a', "，；\u201c一\u201d", "＝Ａ１", "null", "0012"]),
    st.sampled_from(["🙂👩\u200d💼x", "<b>&amp;</b>", "2026-11-01", "是", "甲\n乙", '=HYPERLINK("http://x")', "1e5", "a\tb"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" \n\u3000"), max_size=30),
).filter(lambda text: sum(sign.isalnum() for sign in text) > 0 and text.strip().lower() not in NOTHING)
"""What a person may type that is text; a word for nothing comes in as nothing."""
NAMES = st.text(st.sampled_from("苏州华瑞贸易公司=+-@'\",;🙂ＡＢab12(（ "), min_size=1, max_size=20).filter(
    lambda text: sum(sign.isalpha() for sign in text) > 1
)


@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example is some thirty commands: shrinking takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    texts=st.lists(TEXTS, min_size=12, max_size=12),
    names=st.lists(NAMES, min_size=3, max_size=3, unique_by=lambda text: "".join(filter(str.isalnum, text.casefold()))),
    ending=st.sampled_from([".csv", ".xlsx", ".jsonl"]),
    lang=st.sampled_from(["zh", "en"]),
)
def test_whatever_was_typed_comes_in_again(
    tmp_path_factory: pytest.TempPathFactory, mgrday: Mgrday, texts: list[str], names: list[str], ending: str, lang: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    runner = Mgrday(folder, {**mgrday.environment, "MGRDAY_DB": str(folder / "store.db")})
    office, said = Office(runner), iter(texts)

    def add(*words: str) -> None:
        runner(*words, today=WHEN)

    for line in ("department add East", "member add Wang --department East", "member add Li --department East"):
        office.done(line, today=WHEN)
    for name in names:
        add("lead", "add", f"--contact={next(said)}", f"--note={next(said)}", f"--next-step={next(said)}", "--", name)
    add("event", "add", f"--venue={next(said)}", "--starts", "2026-11-26 09:00", "--", names[0])
    add("call", "add", "--reached", "owner", f"--note={next(said)}", f"--result={texts[0]}", "--", "Wang", "1")
    add("keyword", "add", "--", "1", texts[1])
    add("deal", "add", "--", "Wang", "1", "100.05")
    add("deal", "lose", f"--reason={texts[2]}", "1")
    add("talk", "add", f"--agreed={texts[3]}", "--", "Wang", texts[4])
    add("matter", "add", "--owner", "Wang", "--due", "+3d", "--", texts[5])
    add("action", "add", "--due", "+3d", "--", "Wang", texts[6])
    add("service", "add", f"--note={texts[7]}", "--", "2", "visit")
    add("award", "add", "--", "Li", texts[8])
    office.done(f"export all -o {folder / 'out'} --format {ending[1:5]}", today=WHEN, lang=lang)
    before = stored(str(runner.store))
    assert len(before["clients"]) > 0
    other = taken(office, folder / "out", ending, "other.db")
    after = stored(other.mgrday.environment["MGRDAY_DB"])
    for table in before:
        assert after[table] == before[table], table


def test_all_is_one_state_of_the_store(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deal with its payment that is recorded in the middle of it is in none of the files, or else in all of them."""
    for line in LINES:
        office.done(line, today="")
    put = exporting.CsvExport.put
    copied = "insert into {0} select {1} from {0} where id = 1"

    def meanwhile(self: exporting.CsvExport, kind: Any, rows: Any) -> int:
        count = put(self, kind, rows)
        if kind.name == "deal":
            with closing(sqlite3.connect(office.mgrday.store)) as store, store:
                for table, changed in (("deals", {"id": "77"}), ("payments", {"id": "77", "deal_id": "77"})):
                    names = [row[1] for row in store.execute(f"pragma table_info({table})")]
                    store.execute(copied.format(table, ", ".join(changed.get(name, f'"{name}"') for name in names)))
        return count

    monkeypatch.setattr(exporting.CsvExport, "put", meanwhile)
    office.done(f"export all -o {tmp_path / 'out'} --format csv", today=WHEN)
    lines = {file.stem.partition("-")[2]: file.read_text("utf-8-sig").count("\n") - 1 for file in (tmp_path / "out").iterdir()}
    assert (lines["deal"], lines["payment"]) == (3, 1)
    assert office.count("deals") == 4


def test_a_failed_export_says_so(office: Office, tmp_path: Path) -> None:
    for lang, words in (("en", "Nothing was exported."), ("zh", "没有导出任何内容。")):
        assert words in office(f"export lead -o {tmp_path / 'no' / 'leads.csv'}", lang=lang).err


def test_the_day_of_a_grade_is_not_edited(office: Office) -> None:
    refused = office("lead edit Acme --graded-on 2026-11-01")
    assert refused.code == 4 and "lead grade" in refused.err
    office.done("lead add Cargo --grade A --graded-on 2026-11-05 --created-on 2026-11-01")
    assert office.json("lead show Cargo")["graded_on"] == "2026-11-05"
